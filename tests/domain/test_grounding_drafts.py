"""The ledger over a whole draft, and the marks that follow from it."""

import re
from dataclasses import replace

import pytest

from domain.drafts import Draft, Section
from domain.grounding import Entry, Shelf, Verdict, ledger, marked, recited
from domain.layout import parse, render
from domain.parts import Part, PartKind
from tests.domain.clean import told, written
from tests.domain.test_grounding import CHIPS, RIVAL, SHELF

TITLE, TAKEAWAYS = Part(PartKind.BLOG_TITLE), Part(PartKind.TAKEAWAYS)
MARKS = re.compile(r"\s?(?:\[\d{1,2}\](?!\()|⚠)")
FIRST = Part(PartKind.SECTION, 1)


def draft() -> Draft:
    base = told(0).draft
    body = (
        "영업이익은 **2조 1,987억 원**[1]이에요. 배당은 1,450원[1]입니다."
        "\n\n가동률은 59%[1]라고 합니다. 설비투자는 14조 원⚠이에요."
    )
    sections = (Section(title="영업이익 63.7% 증가 🚀", body=body), *base.blog.sections[1:])
    takeaways = ("영업이익률은 **23.3%**[1]", "직원은 3만 명[1]")
    blog = replace(base.blog, title="매출 9조 4,512억 원의 비밀", takeaways=takeaways, sections=sections)
    spoken = "**[화면: HBM4 사진]**\n(대사) 영업이익률은 23.3%입니다. 배당은 1,450원이에요."
    opening = replace(base.script.opening, body=spoken)
    return replace(base, blog=blog, script=replace(base.script, opening=opening))


def texts(entries: tuple[Entry, ...], part: Part) -> list[tuple[str, Verdict]]:
    return [(one.figure.text, one.verdict) for one in entries if one.part == part]


def test_every_part_is_read_in_its_order() -> None:
    entries = ledger(draft(), SHELF)
    assert texts(entries, TITLE) == [("9조 4,512억 원", Verdict.EXACT)]
    assert texts(entries, TAKEAWAYS) == [("23.3%", Verdict.EXACT), ("3만 명", Verdict.NONE)]
    assert [text for text, _ in texts(entries, FIRST)] == ["63.7%", "2조 1,987억 원", "1,450원", "59%", "14조 원"]
    assert [text for text, _ in texts(entries, Part(PartKind.OPENING))] == ["HBM4", "23.3%", "1,450원"]
    assert [one.offset for one in entries] == sorted(one.offset for one in entries)


@pytest.mark.parametrize("whole", [*(clean.draft for clean in written()), told(0).draft, told(1).draft])
def test_offsets_and_places_are_those_of_the_texts(whole: Draft) -> None:
    markdown = render(whole)
    for entry in ledger(whole, Shelf([])):
        text = entry.figure.text
        assert entry.part is not None
        assert markdown[entry.offset : entry.offset + len(text)] == text
        assert whole.text_of(entry.part)[entry.figure.start : entry.figure.end] == text
        assert entry.verdict is Verdict.NONE


@pytest.mark.parametrize("whole", [told(2).draft, told(3).draft])
def test_the_layouts_own_numbers_are_no_figures(whole: Draft) -> None:
    markdown = render(whole)
    starts = {entry.offset for entry in ledger(whole, Shelf([]))}
    for heading in re.finditer(r"^#+ \**(\d+)\. |\((\d+):\d\d-(\d+):\d\d\)", markdown, re.MULTILINE):
        assert not starts & set(range(heading.start(), heading.end()))


def test_a_spoken_line_is_looked_up_where_it_rests() -> None:
    line = "영업이익률은 23.3%입니다. 배당은 1,450원이에요."
    entries = ledger(draft(), SHELF, {line: frozenset([2])})
    assert texts(entries, Part(PartKind.OPENING))[1:] == [("23.3%", Verdict.ELSEWHERE), ("1,450원", Verdict.NONE)]
    assert {one.marked for one in entries if one.part == Part(PartKind.OPENING)} == {frozenset(), frozenset([2])}


def test_what_is_not_confirmed_is_marked_and_what_is_by_now_no_more() -> None:
    new = marked(draft(), ledger(draft(), SHELF))
    assert new.blog.takeaways == ("영업이익률은 **23.3%**[1]", "직원은 3만 명⚠")
    assert new.blog.sections[0].body == (
        "영업이익은 **2조 1,987억 원**[1]이에요. 배당은 1,450원⚠입니다."
        "\n\n가동률은 59%⚠라고 합니다. 설비투자는 14조 원[1]이에요."
    )


def test_a_wrong_mark_is_corrected_before() -> None:
    old = draft()
    mended = recited(old, ledger(old, SHELF))
    assert mended.blog.sections[0].body == old.blog.sections[0].body.replace("59%[1]", "59%[2]")
    assert "59%[2]라고" in marked(mended, ledger(mended, SHELF)).blog.sections[0].body


def test_marking_twice_is_marking_once_and_nothing_else_moves() -> None:
    old = draft()
    mended = recited(old, ledger(old, SHELF))
    once = marked(mended, ledger(mended, SHELF))
    assert marked(once, ledger(once, SHELF)) == once
    assert recited(once, ledger(once, SHELF)) == once
    assert once.script == old.script
    plain = str.maketrans("", "", "⚠[]12")
    assert render(once).translate(plain) == render(old).translate(plain)


@pytest.mark.parametrize("old", [*(clean.draft for clean in written()), told(0).draft, told(3).draft])
def test_a_marked_draft_reads_back_and_loses_no_word(old: Draft) -> None:
    new = marked(old, ledger(old, Shelf([CHIPS, RIVAL])))
    assert parse(render(new)) == new
    assert new.script == old.script
    assert "⚠" in render(new)
    assert MARKS.sub("", render(new)) == MARKS.sub("", render(old))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("가동률은 58%를[2] 넘어요.", "가동률은 58%를⚠ 넘어요."),
        ("가동률은 **58%**[2]예요.", "가동률은 **58%**⚠예요."),
        ("가동률은 58%[1][2]예요.", "가동률은 58%⚠예요."),
        ("가동률은 59%⚠예요.", "가동률은 59%[2]예요."),
        ("가동률은 58%예요.[2]", "가동률은 58%⚠예요.[2]"),
    ],
)
def test_a_mark_is_changed_where_it_stands(body: str, expected: str) -> None:
    base = told(0).draft
    old = replace(
        base, blog=replace(base.blog, sections=(Section(title="가동률 🚀", body=body), *base.blog.sections[1:]))
    )
    assert marked(old, ledger(old, SHELF)).blog.sections[0].body == expected


def test_a_figure_takes_the_marks_that_follow_in_its_sentence() -> None:
    base = told(0).draft
    body = "영업이익률은 23.3%였고요[1]. 가동률은 59%라고 합니다[2]."
    old = replace(base, blog=replace(base.blog, sections=(Section(title="둘 🚀", body=body), *base.blog.sections[1:])))
    found = [(one.marked, one.verdict) for one in ledger(old, SHELF) if one.part == FIRST]
    assert found == [(frozenset([1]), Verdict.EXACT), (frozenset([2]), Verdict.EXACT)]
