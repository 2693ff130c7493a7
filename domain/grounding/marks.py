"""Puts the verdicts into the blog: ⚠ behind what could not be confirmed, the right number behind what could."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.drafts import Draft, Section
from domain.grounding.entries import Entry, Verdict
from domain.parts import Part, PartKind

WARNING = "⚠"
_MARKS = re.compile(r"(?:\*\*)?[가-힣]{0,3}(?P<marks>(?:\s?\[\d{1,2}\](?!\()|\s?⚠\ufe0f?)+)")
_Change = Callable[[Entry, str], str | None]


def marked(draft: Draft, entries: Sequence[Entry]) -> Draft:
    """The draft with ⚠ in place of the mark of every blog figure that is not confirmed.

    A ⚠ behind a figure that is confirmed by now becomes its source's mark. The script is never touched.
    """
    return _changed(draft, entries, _verdict_mark)


def recited(draft: Draft, entries: Sequence[Entry]) -> Draft:
    """The draft with the mark corrected where a figure stands, of the same subject, in another source alone.

    The marks having changed, the figures want to be looked up again before `marked`.
    """
    return _changed(draft, entries, _right_mark)


def _verdict_mark(entry: Entry, marks: str) -> str | None:
    if not entry.verdict.is_confirmed:
        return WARNING
    if WARNING not in marks:
        return None
    return f"[{entry.source}]" if entry.source else ""


def _right_mark(entry: Entry, marks: str) -> str | None:
    if entry.verdict is not Verdict.ELSEWHERE or len(entry.said_by) != 1 or "[" not in marks:
        return None
    return f"[{min(entry.said_by)}]"


def _changed(draft: Draft, entries: Sequence[Entry], change: _Change) -> Draft:
    blog = draft.blog
    title = _with_marks(blog.title, _of(entries, Part(PartKind.BLOG_TITLE)), change)
    takeaways = _with_marks(draft.text_of(Part(PartKind.TAKEAWAYS)), _of(entries, Part(PartKind.TAKEAWAYS)), change)
    bullets = tuple(line.removeprefix("*   ") for line in takeaways.split("\n")[1:])
    sections = tuple(
        _section(draft, number, _of(entries, Part(PartKind.SECTION, number)), change)
        for number in range(1, len(blog.sections) + 1)
    )
    return replace(draft, blog=replace(blog, title=title, takeaways=bullets, sections=sections))


def _section(draft: Draft, number: int, entries: list[Entry], change: _Change) -> Section:
    text = _with_marks(draft.text_of(Part(PartKind.SECTION, number)), entries, change)
    heading, _, body = text.partition("\n\n")
    return Section(title=heading.partition(". ")[2], body=body)


def _of(entries: Sequence[Entry], part: Part) -> list[Entry]:
    return [one for one in entries if one.part == part]


def _with_marks(text: str, entries: list[Entry], change: _Change) -> str:
    for entry in sorted(entries, key=lambda one: one.figure.start, reverse=True):
        end = entry.figure.end
        behind = _MARKS.match(text, end)
        old = behind["marks"] if behind else ""
        new = change(entry, old)
        if new is None or new == old.strip():
            continue
        start = behind.start("marks") if behind else end
        text = text[:start] + new + text[start + len(old) :]
    return text
