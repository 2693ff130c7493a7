"""What a draft rests on: its figures held against its sources, and what could not be confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from domain.grounding import Entry, Shelf, Verdict, ledger

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.parts import Part
from domain.sources import Source
from writing.exports.cited import cited_lines
from writing.facts import Use, out_of_date

CONFIRMED = (Verdict.EXACT, Verdict.ROUNDED, Verdict.DERIVED)


class DoubtKind(StrEnum):
    FIGURE = "figure"
    """A figure that no source bears, or one that a source states of something else."""
    CORRECTED = "corrected"
    """What a fact said before the person put it right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something of the draft that its sources do not bear."""

    part: Part
    kind: DoubtKind
    words: str
    source: int | None = None
    """The source that comes nearest, where one does."""
    sentence: str = ""
    """What that source says."""


def evidence(assignment: Assignment, draft: Draft) -> tuple[Entry, ...]:
    """Every figure of the draft with the sentence that bears it, in reading order."""
    rests = {words: frozenset(numbers) for words, numbers in cited_lines(assignment.script, draft.language).items()}
    return ledger(draft, _shelf(assignment.sources), rests)


def doubts(assignment: Assignment, draft: Draft) -> tuple[Doubt, ...]:
    """What cannot be confirmed, in reading order; an imported draft has no sources to be held against."""
    if not assignment.sources:
        return ()
    uses = out_of_date(assignment, draft)
    old = {(use.part, use.words) for use in uses}
    figures = (item for item in map(_doubt, evidence(assignment, draft)) if item and (item.part, item.words) not in old)
    order = {part.key: place for place, part in enumerate(draft.parts)}
    return tuple(sorted([*map(_corrected, uses), *figures], key=lambda doubt: order[doubt.part.key]))


def _doubt(entry: Entry) -> Doubt | None:
    if entry.part is None or entry.verdict in CONFIRMED:
        return None
    return Doubt(
        part=entry.part,
        kind=DoubtKind.FIGURE,
        words=entry.figure.text,
        source=entry.source,
        sentence=entry.sentence,
    )


def _corrected(use: Use) -> Doubt:
    return Doubt(part=use.part, kind=DoubtKind.CORRECTED, words=use.words or use.line)


def _shelf(sources: Sequence[Source]) -> Shelf:
    return _read_once(tuple(sources))


@lru_cache(maxsize=16)
def _read_once(sources: tuple[Source, ...]) -> Shelf:
    """A draft is looked at again and again while it is shown and revised; its sources stay."""
    return Shelf(sources)
