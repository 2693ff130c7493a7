"""Every figure of a draft, or of a plain text, with what became of it in the sources."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.clock import cue_pattern
from domain.drafts import Draft
from domain.figures import Figure, read
from domain.grounding.context import Sentence
from domain.grounding.entries import Entry
from domain.grounding.judging import Claim
from domain.grounding.looking import look_up
from domain.grounding.repeats import Looked, with_repeats
from domain.grounding.shelf import Shelf
from domain.layout import render
from domain.markup import WORDING
from domain.parts import Part, PartKind
from domain.sentences import spans

_ALIKE = 0.6
_SHORT = (PartKind.BLOG_TITLE, PartKind.SCRIPT_TITLE)
_MARK = re.compile(r"\[(\d{1,2})\](?!\()")
# `2,200억 원[1]`, `**2,200억 원**[1]`, and where the particle came first: `2,200억 원을[1]`.
_BEHIND = re.compile(r"(?:\*\*)?[가-힣]{0,3}(?:\s?\[\d{1,2}\](?!\())+")
_NUMBERED = re.compile(r"^(?:[ \t]*(?:\d{1,2}[.)]|[*+•-])[ \t]+)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,4} (?:\[YouTube Script\] |(?:\*\*)?\d{1,3}\. )?")
_CLOCK = re.compile(r"\(\d{1,3}:\d{2}-\d{1,3}:\d{2}\)(?:\*\*)?$")
_PLAIN_MARKS = re.compile(r"\*\*|⚠\ufe0f?|\s?\[\d{1,2}\](?!\()")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    """In the part's text."""
    text: str
    bare: str
    """Without its marker and marks: as `rests` names a spoken line."""
    short: bool = False
    """A title or a heading."""
    cues: tuple[tuple[int, int], ...] = ()
    """Where its cues stand."""


def ledger(draft: Draft, shelf: Shelf, rests: Mapping[str, frozenset[int]] | None = None) -> tuple[Entry, ...]:
    """The figures in reading order, those of titles and cues too; headings' numbers and clock times are none.

    `rests`: the bare text of a spoken line, and the numbers of the sources that it rests on.
    """
    whole = render(draft)
    at = 0
    looked: list[Looked] = []
    for part in draft.parts:
        text = draft.text_of(part)
        at = whole.index(text, at)
        for line in _lines(draft, part, text):
            looked.extend(_looked(line, part, at, shelf, draft.written_at.date(), rests or {}))
        at += len(text)
    return with_repeats(looked, shelf)


def ledger_of_text(text: str, shelf: Shelf, published: date | None = None) -> tuple[Entry, ...]:
    """The same for a text of any shape; `published` is its day, by default that of the newest source."""
    day = published or shelf.newest
    at = 0
    entries: list[Entry] = []
    for piece in text.split("\n"):
        line = _line(at, piece)
        if line is not None:
            entries.extend(one.entry for one in _looked(line, None, 0, shelf, day, {}))
        at += len(piece) + 1
    return tuple(entries)


def _lines(draft: Draft, part: Part, text: str) -> Iterator[_Line]:
    heading = draft.heading_of(part)
    cues = cue_pattern(draft.language)
    marker = WORDING[draft.language].line
    at = 0
    for number, piece in enumerate(text.split("\n")):
        if number == 0 and heading:
            line = _heading_line(part, piece)
        else:
            line = _line(at, piece, spoken=(cues, marker) if part.is_spoken else None)
        if line is not None:
            yield replace(line, short=True) if part.kind in _SHORT else line
        at += len(piece) + 1


def _heading_line(part: Part, heading: str) -> _Line | None:
    """A heading's words; those of opening, closing and takeaways are the layout's."""
    if part.kind not in (PartKind.SECTION, PartKind.SCENE):
        return None
    opened = _HEADING.match(heading)
    start = opened.end() if opened else 0
    clock = _CLOCK.search(heading)
    words = heading[start : clock.start() if clock else len(heading)]
    return _Line(start, words, words, short=True)


def _line(at: int, piece: str, spoken: tuple[re.Pattern[str], str] | None = None) -> _Line | None:
    numbered = _NUMBERED.match(piece) or _HEADING.match(piece)
    start = numbered.end() if numbered else 0
    words = piece[start:]
    if not words.strip():
        return None
    bare, cued = words, []
    if spoken is not None:
        cues, marker = spoken
        cued = [found.span() for found in cues.finditer(words)]
        bare = cues.sub("", bare).strip().removeprefix(marker)
    return _Line(at + start, words, " ".join(_PLAIN_MARKS.sub("", bare).split()), cues=tuple(cued))


def _looked(
    line: _Line, part: Part | None, at: int, shelf: Shelf, day: date | None, rests: Mapping[str, frozenset[int]]
) -> Iterator[Looked]:
    figures = tuple(one for one in read(line.text, published=day) if not shelf.is_of_an_outlet(line.text, one))
    if not figures:
        return
    everywhere = _rest(line.bare, rests) or frozenset(int(mark) for mark in _MARK.findall(line.text))
    before: list[Sentence] = []
    for start, end in spans(line.text):
        inside = [one for one in figures if start <= one.start < end]
        own = tuple(_shifted(one, -start) for one in inside)
        said = Sentence(line.text[start:end], own, shelf.names, day)
        for figure, local in zip(inside, said.figures, strict=True):
            marked = _marked(line.text, figure, end) or everywhere
            claim = Claim(figure=local, sentence=said, before=tuple(before), cited=marked)
            answer = look_up(claim, shelf)
            entry = Entry(
                part=part,
                figure=_shifted(figure, line.start),
                offset=at + line.start + figure.start,
                verdict=answer.verdict,
                source=answer.source,
                sentence=answer.sentence,
                working=answer.working,
                marked=marked,
                said_by=answer.said_by,
            )
            cued = any(first <= figure.start < last for first, last in line.cues)
            yield Looked(entry=entry, claim=claim, short=line.short or cued)
        before.append(said)


def _rest(bare: str, rests: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """What a line rests on; one that was mended since, on what the line rested on that has most of its words."""
    if bare in rests or not rests:
        return rests.get(bare, frozenset())
    mine = set(bare.split())
    nearest = max(rests, key=lambda line: len(mine & set(line.split())))
    theirs = set(nearest.split())
    return rests[nearest] if len(mine & theirs) >= _ALIKE * len(mine | theirs) else frozenset()


def _shifted(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _marked(text: str, figure: Figure, end: int) -> frozenset[int]:
    """The marks right after a figure, else those that follow in its sentence."""
    behind = _BEHIND.match(text, figure.end)
    return frozenset(int(mark) for mark in _MARK.findall(behind[0] if behind else text[figure.end : end]))
