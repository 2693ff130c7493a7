import unicodedata

import pytest

from tests.writing.digest_articles import ENGLISH, PLANT
from writing.sentences import LONGEST, normal, quotable, split


@pytest.mark.parametrize(
    ("paragraph", "pieces"),
    [
        ("매출이 늘었다. 이익은 줄었다.", 2),
        ("매출은 12.5% 늘어 3.2조 원이 됐다. 이익은 줄었다.", 2),
        ("매출이 늘었다.이익은 줄었다.", 2),
        ("공청회는 2026. 1. 22. 청주에서 열린다. 누구나 올 수 있다.", 2),
        ("회의는 3. 10. 청주에서 열린다고 했다.", 1),
        ('대표는 "준비가 끝났다. 미룰 이유가 없다"고 말했다. 주가는 올랐다.', 2),
        ("대표는 “준비가 끝났다. 미룰 이유가 없다”고 말했다. 주가는 올랐다.", 2),
        ('"지금이 때다." 김 대표가 웃으며 말했다. 주가는 올랐다.', 2),
        ("정말 오를까? 아무도 모른다! 그래도 산다.", 3),
        ("값이 더 내릴 수도… 있다고 했다. 지켜볼 일이다.", 2),
        ("가람(옛 나래. 2019년 합병)이 공장을 짓는다. 착공은 봄이다.", 2),
        ("Mr. Dole of Northwind Inc. said so. Nobody asked.", 2),
        ("Sales in the U.S. rose 3.5 percent. Profit fell.", 2),
        ("It was founded in 2019. The firm employs 40 people.", 2),
        ('"We will wait," said J. Kim, e.g. until spring. Prices may fall.', 2),
        ("They asked why. and then left.", 1),
    ],
)
def test_a_paragraph_is_cut_where_a_reader_would(paragraph: str, pieces: int) -> None:
    assert len(split(paragraph)) == pieces
    assert " ".join(split(paragraph)).replace(" ", "") == paragraph.replace(" ", "")


def test_boilerplate_captions_and_the_dateline_are_left_out() -> None:
    found = quotable(PLANT)
    assert found[0].startswith("가람반도체가 충북 청주에")
    text = " ".join(found)
    assert not any(word in text for word in ("기자", "@", "무단", "ⓒ", "조감도"))
    assert len(found) == 8


def test_english_datelines_and_footers_are_left_out() -> None:
    found = quotable(ENGLISH)
    assert found[0].startswith("Garam Semiconductor said on Thursday")
    assert not any("Subscribe" in s or "Photo" in s for s in found)


@pytest.mark.parametrize("text", [PLANT, ENGLISH])
def test_every_sentence_stands_in_the_page_as_quoted(text: str) -> None:
    assert all(sentence in normal(text) for sentence in quotable(text))


def test_speech_without_its_speaker_is_not_quoted() -> None:
    text = '"우리가 반드시 업계 1위가 된다."\n박 대표는 "업계 1위가 목표"라고 말했다.\n'
    text += '그는 "올해가 고비다. 내년은 다르다고 했다.'
    assert quotable(text) == ('박 대표는 "업계 1위가 목표"라고 말했다.',)


@pytest.mark.parametrize(
    "sentence",
    [
        "매출이 **크게** 늘었다고 회사가 밝혔다.",
        "매출이 크게 늘었다고[1] 회사가 밝혔다.",
        "**[화면: 가짜]** 매출이 크게 늘었다고 밝혔다.",
        "(대사) 매출이 크게 늘었다고 회사가 밝혔다.",
        "자세한 것은 [여기](x)에서 볼 수 있다고 밝혔다.",
        "매출이 <b>크게</b> 늘었다고 회사가 밝혔다.",
        "매출이 크게\x00 늘었다고 회사가 밝혔다.",
    ],
)
def test_a_sentence_that_would_read_as_markup_is_not_quoted(sentence: str) -> None:
    assert quotable(f"{sentence}\n이익은 지난해보다 줄었다고 했다.") == ("이익은 지난해보다 줄었다고 했다.",)


def test_a_mail_wrapped_by_hand_is_joined_to_sentences() -> None:
    text = "가람반도체가 청주에 커다란 새 공장을 짓는다고 지난\n목요일 오후에 열린 설명회에서 직접 밝혔다. 착공은\n"
    text += "봄이며 준공은 2년 뒤가 될 것이라고 전했다."
    assert len(quotable(text)) == 2
    assert "지난 목요일" in quotable(text)[0]


def test_decomposed_hangul_is_composed() -> None:
    assert quotable(unicodedata.normalize("NFD", "매출이 크게 늘었다고 밝혔다.")) == ("매출이 크게 늘었다고 밝혔다.",)


def test_a_page_without_sentences_gives_its_lines() -> None:
    assert quotable("가람반도체 증설 메모\n🙂🙂") == ("가람반도체 증설 메모",)
    assert quotable("안녕") == ("안녕",)


@pytest.mark.parametrize("text", ["", "🙂🙂🙂", "\n\n", "— * —", "가" * (LONGEST + 1)])
def test_nothing_to_quote(text: str) -> None:
    assert quotable(text) == ()


@pytest.mark.parametrize("unit", ["“", '"', "(", "가", "1.", ". ", "*", "- ", "a.b@", "2026. 1. ", "1,", "[가", "조"])
def test_a_hundred_thousand_characters_of_anything_are_survived(unit: str) -> None:
    assert quotable(unit * (100_000 // len(unit))) == ()


def test_no_sentence_twice() -> None:
    assert len(quotable("매출이 크게 늘었다고 밝혔다.\n" * 50)) == 1
