"""The fact sheet, and where a fact that was put right is still told as it was."""

from dataclasses import replace

import pytest

from domain.assignments import Correction
from domain.drafts import Draft
from domain.parts import Part, PartKind
from tests.writing.sourced import CALM, PLANT, assignment, draft, source
from writing.facts import marked_out_of_date, out_of_date, sheet

SECTION = Part(PartKind.SECTION, 1)
RIGHT = Correction(fact=1, text="모난전기는 전지 공장에 4,300억 원을 들이기로 했다.", source=2)


def corrected(written: Draft, correction: Correction = RIGHT, fact: str = PLANT) -> Draft:
    held = assignment(written, source(1, PLANT), facts=(fact,), corrections=(correction,))
    return marked_out_of_date(written, out_of_date(held, written))


def test_the_sheet_shows_what_holds_now_and_keeps_what_was_planned() -> None:
    held = assignment(draft(PLANT), source(1, PLANT), facts=(PLANT, CALM), corrections=(RIGHT,))
    first, second = sheet(held)
    assert (first.text, first.sources, first.planned, first.corrected) == (RIGHT.text, (2,), PLANT, True)
    assert (second.text, second.corrected) == (CALM, False)


def test_the_last_of_two_corrections_holds() -> None:
    again = Correction(fact=1, text="5,000억 원이다.", source=3)
    held = assignment(draft(PLANT), source(1, PLANT), facts=(PLANT,), corrections=(RIGHT, again))
    assert sheet(held)[0].text == again.text


def test_every_line_of_both_texts_is_found_and_only_the_blog_is_marked() -> None:
    written = draft(f"{PLANT} 다른 회사는 800억 원을 쓴다.", line="모난전기가 공장에 3,400억 원을 들인대요!")
    held = assignment(written, source(1, PLANT), facts=(PLANT,), corrections=(RIGHT,))
    parts = [use.part.kind for use in out_of_date(held, written)]
    assert parts == [PartKind.SECTION, PartKind.OPENING, PartKind.SCENE, PartKind.CLOSING]
    marked = corrected(written)
    assert marked.blog.sections[0].body == f"{PLANT.replace('원', '원⚠', 1)} 다른 회사는 800억 원을 쓴다."
    assert marked.script == written.script


def test_the_mark_stands_in_place_of_the_source_and_once() -> None:
    written = draft("모난전기는 공장에 3,400억 원[1]을 들인다.")
    marked = corrected(written)
    assert marked.blog.sections[0].body == "모난전기는 공장에 3,400억 원⚠을 들인다."
    assert corrected(marked) == marked


def test_another_company_with_the_same_figure_is_left_alone() -> None:
    written = draft("둥근조선 수주액은 3,400억 원[1]이다.")
    assert corrected(written) == written


def test_a_fact_without_a_figure_is_found_by_its_words() -> None:
    right = Correction(fact=1, text="모난전기 경영진은 서두르겠다고 밝혔다.", source=2)
    written = draft(f"{CALM} 다음 발표는 봄이다.")
    assert corrected(written, right, CALM).blog.sections[0].body == f"{CALM}⚠ 다음 발표는 봄이다."


def test_what_was_rewritten_is_out_of_date_no_more() -> None:
    written = draft(RIGHT.text)
    assert corrected(written) == written


@pytest.mark.parametrize(
    "said",
    [
        "3,400억 원이 아니라 4,300억 원이에요",
        "4,300억 원이에요. 3,400억 원이 아니에요.",
        "3,400억 원 → 4,300억 원",
        "3,400억 원을 4,300억 원으로 고쳐 주세요",
        "3,400억 원이 아닌 4,300억 원",
        "4,300억 원, not 3,400억 원",
    ],
)
def test_what_a_correction_denies_it_does_not_hold(said: str) -> None:
    written = draft("모난전기는 공장에 3,400억 원[1]을 들인다.")
    right = replace(RIGHT, text=said)
    assert corrected(written, right).blog.sections[0].body == "모난전기는 공장에 3,400억 원⚠을 들인다."


def test_a_heading_and_the_title_that_tell_it_are_marked_too() -> None:
    written = draft("모난전기는 공장에 3,400억 원[1]을 들인다.")
    blog = replace(written.blog, title="모난전기, 공장에 3,400억 원을 들이는 까닭")
    section = replace(blog.sections[0], title="모난전기 공장에 3,400억 원 📈")
    told = corrected(replace(written, blog=replace(blog, sections=(section,)))).blog
    assert told.title == "모난전기, 공장에 3,400억 원⚠을 들이는 까닭"
    assert told.sections[0].title == "모난전기 공장에 3,400억 원⚠ 📈"
    assert told.sections[0].body == "모난전기는 공장에 3,400억 원⚠을 들인다."


def test_a_fact_that_is_put_right_twice_is_out_of_date_as_it_was_put_right_first() -> None:
    written = draft("모난전기는 공장에 4,300억 원[2]을 들인다.")
    again = Correction(fact=1, text="5,000억 원이다.", source=3)
    held = assignment(written, source(1, PLANT), facts=(PLANT,), corrections=(RIGHT, again))
    assert [use.words for use in out_of_date(held, written) if not use.part.is_script] == ["4,300억 원"]
    back = replace(again, text="3,400억 원이 맞다.")
    held = replace(held, corrections=(RIGHT, back))
    assert [use.words for use in out_of_date(held, draft(PLANT))] == []


def test_a_line_that_tells_what_is_right_is_not_out_of_date_for_the_words_it_keeps() -> None:
    right = Correction(fact=1, text="경영진이 아니라 노동조합이 밝혔다.", source=2)
    written = draft("모난전기 노동조합은 서두르지 않겠다는 뜻을 거듭 밝혔다.")
    assert corrected(written, right, CALM) == written


def test_an_imported_draft_has_no_sheet() -> None:
    held = assignment(draft(PLANT))
    object.__setattr__(held, "plan", None)
    assert sheet(held) == ()
