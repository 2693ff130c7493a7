"""Quotations of a text held against its sources."""

import pytest

from domain.grounding.library import pages_of
from domain.grounding.passages import Passage, passages
from domain.grounding.quotations import quotations
from domain.grounding.quotes import Quote, QuoteVerdict, quotes
from domain.language import Language
from domain.layout import render
from domain.sources import Source
from tests.domain.clean import written

KOREAN = (
    '한들경제의 보도다. 누리클라우드의 서지안 본부장은 "땅도 있고 서버도 있다. 전기만 없다"고 말했다. '
    '이어 그는 "내년 봄까지 120곳이 더 기다린다"고 덧붙였다. '
    "강나래 다온반도체 전무는 “남는 라인이 하나도 없다”고 했다. 회사는 줄을 선 곳이 많다고 설명했다."
)
ENGLISH = '"Demand is off the charts," said Jensen Huang, chief executive. "We ship 40,000 units a week," he added.'


def source(text: str, number: int = 1) -> Source:
    return Source(number=number, url="", outlet="", title="", published=None, text=text)


def judged(text: str, *texts: str, language: Language = Language.KO) -> list[Quote]:
    pages = pages_of(source(one, number) for number, one in enumerate(texts, 1))
    return list(quotes((Passage(None, text, 0),), pages, language))


def verdict(text: str, *texts: str, language: Language = Language.KO) -> QuoteVerdict:
    (quote,) = judged(text, *texts, language=language)
    return quote.verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('서지안 본부장은 "땅도 있고 서버도 있다. 전기만 없다"고 말했습니다.', QuoteVerdict.EXACT),
        ("서지안 본부장은 “땅도 있고, 서버도 있다. 전기만 없다.”라고 말했습니다.", QuoteVerdict.EXACT),
        ('서지안 본부장은 "전기만 없다"고 했어요[1].', QuoteVerdict.EXACT),
        ('서지안 본부장은 "땅도 있고 서버도 있다"고, 또 "내년 봄까지 120곳이 더 기다린다"고 했다.', QuoteVerdict.EXACT),
        ('강나래 전무는 "남는 라인이 없다"고 했습니다.', QuoteVerdict.ALTERED),
        ('서지안 본부장은 "내년 봄까지 20곳이 더 기다린다"고 했습니다.', QuoteVerdict.ALTERED),
        ('서지안 본부장은 "내년 가을까지 120곳이 더 기다린다"고 했습니다.', QuoteVerdict.ALTERED),
        ('서지안 본부장은 "전력 요금을 두 배로 올려야 한다"고 말했습니다.', QuoteVerdict.NONE),
        ('서지안 본부장은 "다음 달에 공장을 닫겠습니다."라고 밝혔습니다.', QuoteVerdict.NONE),
    ],
)
def test_korean_speech_gets_its_verdict(text: str, expected: QuoteVerdict) -> None:
    assert {quote.verdict for quote in judged(text, KOREAN)} == {expected}


def test_an_altered_one_comes_with_what_the_source_has() -> None:
    (quote,) = judged('강나래 전무는 "남는 라인이 없다"고 했습니다.', "다른 글이다.", KOREAN)
    assert (quote.source, "남는 라인이 하나도 없다" in quote.sentence) == (2, True)
    assert 0.62 <= quote.likeness < 1
    assert quote.is_finding


def test_a_source_that_is_not_cited_is_elsewhere() -> None:
    cited = '서지안 본부장은 "전기만 없다"고 말했습니다[1].'
    assert verdict(cited, "아무 말도 없다.", KOREAN) is QuoteVerdict.ELSEWHERE
    assert verdict(cited, KOREAN, "아무 말도 없다.") is QuoteVerdict.EXACT
    assert verdict(cited.replace("[1]", ""), "아무 말도 없다.", KOREAN) is QuoteVerdict.EXACT


def test_a_figure_is_never_cut_out_of_a_longer_one() -> None:
    assert verdict('그는 "20곳이 더 기다린다"고 했다.', KOREAN) is not QuoteVerdict.EXACT


@pytest.mark.parametrize(
    "text",
    [
        "이것을 '추론'이라고 부릅니다.",
        '세 회사를 묶어 "빅4"라고 합니다.',
        '흔히 "보이지 않는 손"이라고 불립니다.',
        '"AI 반도체가 좋다"는 뉴스만 보고 투자하기는 어렵습니다.',
        '여러분은 "지금 사도 될까요?"라고 물으실 거예요.',
        "'더 샀어야 했는데!' 하는 생각이 듭니다.",
        "「자본시장법」은 2009년에 시행됐습니다.",
        '"전력망"과 "변압기"가 열쇠입니다.',
    ],
)
def test_terms_titles_and_the_audience_are_no_speech(text: str) -> None:
    assert not list(quotations(text, Language.KO))


def test_a_sentence_alone_belongs_to_the_one_before() -> None:
    (one,) = quotations(
        '서지안 본부장은 이렇게 말했어요. "땅도 있고 서버도 있다. 전기만 없다." 참 답답하죠?', Language.KO
    )
    assert "서지안 본부장" in one.before


def test_the_wrong_speaker_is_told_with_the_right_one() -> None:
    (quote,) = judged('강나래 다온반도체 전무는 "땅도 있고 서버도 있다. 전기만 없다"고 말했습니다.', KOREAN)
    assert (quote.verdict, quote.wrong_speaker, quote.is_finding) == (QuoteVerdict.EXACT, True, True)
    assert "서지안" in quote.said_by
    (quote,) = judged('문도윤 본부장은 "땅도 있고 서버도 있다. 전기만 없다"고 말했습니다.', KOREAN)
    assert quote.wrong_speaker


@pytest.mark.parametrize(
    "text",
    [
        '서지안 본부장은 "내년 봄까지 120곳이 더 기다린다"고 덧붙였습니다.',
        '회사 관계자는 "남는 라인이 하나도 없다"고 했습니다.',
        '서 본부장은 "전기만 없다"고 했습니다.',
    ],
)
def test_the_right_speaker_and_nobody_by_name_are_fine(text: str) -> None:
    assert not any(quote.is_finding for quote in judged(text, KOREAN))


def test_a_translation_is_held_back_only_where_its_speaker_or_a_figure_is_there() -> None:
    assert verdict('젠슨 황 CEO는 "수요가 폭발적이다"라고 말했습니다.', ENGLISH) is QuoteVerdict.TRANSLATED
    assert verdict('회사 측은 "매주 40,000대를 보낸다"고 말했습니다.', ENGLISH) is QuoteVerdict.TRANSLATED
    assert verdict('문도윤 대표는 "공장을 새로 짓겠다"고 말했습니다.', ENGLISH) is QuoteVerdict.NONE
    assert not judged('젠슨 황 CEO는 "수요가 폭발적이다"라고 말했습니다.', ENGLISH)[0].is_finding


def test_english_speech() -> None:
    said = '"Demand is off the charts," said Jensen Huang.'
    assert verdict(said, ENGLISH, language=Language.EN) is QuoteVerdict.EXACT
    other = '"Demand is off the charts," said Lisa Su.'
    assert judged(other, ENGLISH, language=Language.EN)[0].wrong_speaker
    invented = 'Jensen Huang told reporters that "the next chip will be free for all schools".'
    assert verdict(invented, ENGLISH, language=Language.EN) is QuoteVerdict.NONE
    assert not list(quotations('They call it a "smart grid" these days.', Language.EN))


def test_without_sources_every_quotation_is_none() -> None:
    assert verdict('서지안 본부장은 "전기만 없다"고 했어요.') is QuoteVerdict.NONE


def test_places_are_those_of_the_markdown() -> None:
    for clean in written():
        markdown, pieces = render(clean.draft), tuple(passages(clean.draft))
        assert all(markdown[one.offset : one.offset + len(one.text)] == one.text for one in pieces)
        found = list(quotes(pieces, (), clean.draft.language))
        assert all(markdown[one.offset : one.offset + len(one.text)] == one.text for one in found)
