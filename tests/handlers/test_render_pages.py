"""Cutting text to Telegram's limits."""

import random
import time

import pytest
from telegram import MessageEntity

from handlers.markdown import to_rich
from handlers.pages import Rich, clean, clip, pages, utf16_len, utf16_offsets
from tests.handlers.render_support import (
    BROKEN,
    EXAMPLE,
    FAMILY,
    NASTY,
    SPACES,
    assert_telegram_takes,
    random_text,
    shown,
)

SENTENCE = "코스피는 이날 2,650선에서 거래를 마쳤습니다. "


def cuts(rich: Rich, split: tuple[Rich, ...]) -> list[tuple[int, int]]:
    """Where each page lies in the text; fails if anything but whitespace (or nothing to see) was lost."""
    places, position = [], 0
    for page in split:
        start = rich.text.index(page.text, position)
        assert rich.text[position:start].strip(" \n\u3000\u200b") == ""
        position = start + len(page.text)
        places.append((start, position))
    assert rich.text[position:].strip(" \n\u3000\u200b") == ""
    return places


def with_random_entities(text: str, seed: int) -> Rich:
    chance = random.Random(seed)
    offsets = utf16_offsets(text)
    entities, position = [], 0
    while (start := position + chance.randint(0, 40)) < len(text):
        position = min(len(text), start + chance.choice((1, 5, 30, 120)))
        place = (offsets[start], offsets[position] - offsets[start])
        entities.append(MessageEntity(MessageEntity.BOLD, *place))
    return Rich(text=text, entities=tuple(entities))


def seen_places(rich: Rich) -> list[tuple[int, int]]:
    """Begin and end of each entity in UTF-16 units, without whitespace at the edges."""
    places = []
    for entity, found in zip(rich.entities, shown(rich), strict=True):
        start = entity.offset + utf16_len(found.text) - utf16_len(found.text.lstrip())
        places.append((start, start + utf16_len(found.text.strip())))
    return places


@pytest.mark.parametrize(
    ("text", "units"), [("", 0), ("가", 1), ("😀", 2), (FAMILY, 11), ("🇰🇷", 4), ("e\u0301", 2), ("\ud83d", 1)]
)
def test_length_counts_utf16_units(text: str, units: int) -> None:
    assert utf16_len(text) == units


def test_clean_mends_what_telegram_would_change() -> None:
    assert clean("a\r\nb\rc\x00d\te\u202ef\u2028g") == "a\nb\nc d ef\ng"
    assert clean("\ud83d\ude00 \ud83d") == "😀 \ufffd"


def test_a_text_that_fits_is_one_page_as_it_is() -> None:
    rich = to_rich(f"## 제목 {FAMILY}\n\n" + "**값**은 " * 40)
    assert pages(rich) == (rich,)
    assert shown(pages(rich)[0]) == shown(rich)


@pytest.mark.parametrize("nothing", ["", " \n ", "\u200b" * 20, " \u200b\n"])
def test_nothing_to_see_is_no_page(nothing: str) -> None:
    assert pages(Rich(text=nothing), 10) == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("가나다라 마바. 사아\n자차\n\n카타 파하 거너", "가나다라 마바. 사아\n자차"),
        ("가나다라 마바. 사아\n자차 카타 파하 거너", "가나다라 마바. 사아"),
        ("가나다라 마바. 사아 자차 카타 파하 거너", "가나다라 마바."),
        ("가나다라 마바 사아 자차 카타 파하 거너", "가나다라 마바 사아 자차 카타"),
        ("가나다라 마바. 사아 3. 카타 파하 거너", "가나다라 마바."),
        ("가나다라마바사。아자차카타파하거너더러", "가나다라마바사。"),
        ("가\n\n나다라마 바사아자 차카타파하 거너더", "가\n\n나다라마 바사아자"),
    ],
)
def test_the_best_place_in_the_second_half_of_a_page_is_taken(text: str, first: str) -> None:
    assert pages(Rich(text=text), 17)[0].text == first


def test_a_link_goes_to_the_next_page_whole() -> None:
    rich = to_rich("앞에 오는 말 [끊기지 않는 긴 제목](https://a.example/) 뒤")
    first, second = pages(rich, 14)
    assert first.text == "앞에 오는 말"
    assert [(entity.text, entity.url) for entity in shown(second)] == [("끊기지 않는 긴 제목", "https://a.example/")]


def test_an_entity_longer_than_a_page_is_closed_and_reopened_between_words() -> None:
    split = pages(to_rich("앞 **" + "열두 글자가 되는 말 " * 20 + "끝** 뒤"), 50)
    assert len(split) > 3
    assert {word for page in split for word in page.text.split()} == {"앞", "열두", "글자가", "되는", "말", "끝", "뒤"}
    assert "".join(found.text for page in split for found in shown(page)).count("열두") == 20
    for page in split:
        assert_telegram_takes(page, 50)


def test_an_entity_gives_way_before_a_word_does() -> None:
    split = pages(to_rich("가나**다 라마 바사**"), 7)
    assert [page.text for page in split] == ["가나다 라마", "바사"]
    assert [found.text for page in split for found in shown(page)] == ["다 라마", "바사"]


def test_no_page_has_more_entities_than_telegram_reads() -> None:
    rich = to_rich("**가** 나 " * 450)
    split = pages(rich)
    assert [len(page.entities) for page in split] == [100, 100, 100, 100, 50]
    assert [found.text for page in split for found in shown(page)] == ["가"] * 450


def test_of_entities_piled_on_one_place_a_hundred_are_kept() -> None:
    pile = tuple(MessageEntity(MessageEntity.BOLD, 0, 2) for _ in range(130))
    (page,) = pages(Rich(text="가나", entities=pile))
    assert len(page.entities) == 100


@pytest.mark.parametrize(
    "emoji", [FAMILY, "🇰🇷", "👍🏿", "😀", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "각", "e\u0301\u0323", "ᄒ\u1161\u11ab", "각\u11a8\u11ab"]
)
@pytest.mark.parametrize("limit", [4096, 4095, 97])
def test_three_thousand_emoji_stay_whole(emoji: str, limit: int) -> None:
    split = pages(Rich(text=emoji * 3000), limit)
    assert "".join(page.text for page in split) == emoji * 3000
    for page in split:
        assert page.text == emoji * (len(page.text) // len(emoji))
        assert utf16_len(page.text) <= limit
    assert len(split) == 1 or utf16_len(split[0].text) > limit - utf16_len(emoji), "a page is filled"


def test_a_character_longer_than_a_page_is_cut_between_code_points() -> None:
    tower = "가" + "\u0301" * 100
    split = pages(Rich(text=tower), 30)
    assert "".join(page.text for page in split) == tower
    assert max(utf16_len(page.text) for page in split) <= 30


@pytest.mark.parametrize("seed", range(120))
def test_pages_of_any_text(seed: int) -> None:
    """The outside judge of what a character is: the `regex` package's reading of Unicode's annex 29."""
    regex = pytest.importorskip("regex", reason="judges where characters end")
    limit = random.Random(seed).choice((40, 75, 200, 1024))
    rich = with_random_entities(clean(random_text(seed, 500, NASTY, SPACES)).strip(), seed)
    characters = {match.end() for match in regex.finditer(r"\X", rich.text)}
    split = pages(rich, limit)
    for page in split:
        assert_telegram_takes(page, limit)
    for start, end in cuts(rich, split):
        assert end in characters
        if end < len(rich.text) and not rich.text[end].isspace():
            assert not any(char.isspace() for char in rich.text[start:end]), "a word was cut though another ended"


@pytest.mark.parametrize("seed", range(60))
def test_entities_survive_paging(seed: int) -> None:
    rich = with_random_entities(clean(random_text(seed, 400, NASTY, SPACES)).strip(), seed)
    before = "".join("".join(found.text.split()) for found in shown(rich))
    after = "".join("".join(found.text.split()) for page in pages(rich, 150) for found in shown(page))
    assert after.replace("\u200b", "") == before.replace("\u200b", "")


@pytest.mark.parametrize("seed", range(60))
def test_short_entities_are_cut_only_where_no_other_word_ends(seed: int) -> None:
    limit = 90
    text = clean(random_text(seed, 400, ("한국", "가격", "😀"), (" ", " ", "\n"))).strip()
    rich = with_random_entities(text, seed)
    offsets = utf16_offsets(text)
    short = [place for place in seen_places(rich) if place[1] - place[0] <= limit]
    for start, end in cuts(rich, pages(rich, limit))[:-1]:
        if any(s < offsets[end] < e for s, e in short):
            spaces = [i for i in range(start + 1, end) if text[i].isspace() and not text[i - 1].isspace()]
            assert all(any(s < offsets[i] < e for s, e in short) for i in spaces)


def test_ten_thousand_characters_take_less_than_twenty_milliseconds() -> None:
    rich = to_rich("## 제목 🚀\n\n" + (SENTENCE + "**값**은 [1] 👩🏽‍🚀\n\n") * 260)
    assert len(rich.text) > 9_500
    best = min(_seconds(rich) for _ in range(5))
    assert best < 0.020


def _seconds(rich: Rich) -> float:
    started = time.process_time()
    pages(rich)
    return time.process_time() - started


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the example draft is not beside this checkout")
def test_the_example_draft_is_cut_between_lines() -> None:
    rich = to_rich(EXAMPLE.read_text(encoding="utf-8"))
    split = pages(rich)
    assert len(split) == 2
    for _, end in cuts(rich, split)[:-1]:
        assert rich.text[end] == "\n"


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("짧은 말", 4, "짧은 말"),
        ("조금 더 긴 말", 6, "조금 더…"),
        ("조금 더 긴 말", 5, "조금 더…"),
        ("조금 더 긴 말", 4, "조금…"),
        ("한낱말이너무길다", 5, "한낱말이…"),
        (FAMILY * 3, 24, FAMILY * 2 + "…"),
        (FAMILY * 3, 22, FAMILY + "…"),
        (FAMILY * 3, 11, "…"),
        ("  앞뒤 빈칸  ", 5, "앞뒤 빈칸"),
        ("가나다", 1, "…"),
        ("가나다", 0, ""),
    ],
)
def test_clip_ends_with_a_word(text: str, limit: int, clipped: str) -> None:
    assert clip(text, limit) == clipped


@pytest.mark.parametrize("seed", range(80))
def test_clip_of_any_text_fits_and_keeps_characters_whole(seed: int) -> None:
    regex = pytest.importorskip("regex", reason="judges where characters end")
    text = random_text(seed, 60, NASTY, SPACES, BROKEN)
    whole = clean(text).strip()
    characters = {match.end() for match in regex.finditer(r"\X", whole)}
    for limit in range(utf16_len(whole) + 2):
        clipped = clip(text, limit)
        assert utf16_len(clipped) <= limit
        if clipped != whole and clipped not in ("", "…"):
            assert whole.startswith(clipped[:-1])
            assert len(clipped) - 1 in characters
