"""What a draft rests on: its figures, quotations, names and wording held against its sources."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.grounding import Entry, Shelf, Verdict, ledger
from domain.grounding.copying import copied
from domain.grounding.library import Page, pages_of
from domain.grounding.names import unknown_names
from domain.grounding.passages import passages
from domain.grounding.quotes import quotes
from domain.parts import Part
from domain.sources import Source
from domain.wording import Level, wordings
from writing.compose import DIGEST
from writing.exports.cited import cited_lines
from writing.facts import Use, out_of_date
from writing.phrases import phrases


class DoubtKind(StrEnum):
    FIGURE = "figure"
    """A figure that no source bears, or one that a source states of something else."""
    CORRECTED = "corrected"
    """What a fact said before the person put it right."""
    QUOTE = "quote"
    """Words in quotation marks that no source has so."""
    SPEAKER = "speaker"
    """The words are in a source, and somebody else's."""
    NAME = "name"
    """A name that stands in no source."""
    COPIED = "copied"
    """A source's own words for too long a stretch."""
    WORDING = "wording"
    """What a finance channel may not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something of the draft that its sources do not bear, or that it may not say."""

    part: Part
    kind: DoubtKind
    words: str
    source: int | None = None
    """The source that comes nearest, where one does."""
    sentence: str = ""
    """What that source says."""


@lru_cache(maxsize=32)
def evidence(assignment: Assignment, draft: Draft) -> tuple[Entry, ...]:
    """Every figure of the draft with the sentence that bears it, in reading order.

    Kept for a while, like `doubts`: a draft is shown in many messages, and a morning's to many readers.
    """
    rests = {words: frozenset(numbers) for words, numbers in cited_lines(assignment.script, draft.language).items()}
    entries = _with_captions(draft, ledger(draft, _shelf(assignment.sources), rests))
    if assignment.written_by != DIGEST:
        return entries
    # An extract says of itself how many sources it is made of.
    own = phrases(draft.language).counted(len(assignment.sources))
    return tuple(entry for entry in entries if entry.figure.text not in own)


def _with_captions(draft: Draft, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A figure on the screen has no words that say what it is of: those spoken in its part say it."""
    said = {_counted(one): one for one in entries if one.verdict.is_confirmed and _is_spoken(draft, one)}
    return tuple(
        replace(one, verdict=said[key].verdict, source=said[key].source, sentence=said[key].sentence)
        if one.verdict is Verdict.ELSEWHERE and (key := _counted(one)) in said and not _is_spoken(draft, one)
        else one
        for one in entries
    )


def _counted(entry: Entry) -> tuple[object, ...]:
    figure = entry.figure
    return (entry.part, figure.kind, figure.unit, figure.value, figure.high)


def _is_spoken(draft: Draft, entry: Entry) -> bool:
    """Not within a cue, `**[화면: …]**`; the blog counts as spoken."""
    if entry.part is None or not entry.part.is_script:
        return True
    before = draft.text_of(entry.part)[: entry.figure.start].rpartition("\n")[2]
    return "**[" not in before or "]**" in before


def is_confirmed(entry: Entry) -> bool:
    """A spoken line carries no mark that could be wrong: whichever source says it of the same subject will do."""
    spoken = entry.part is not None and entry.part.is_script
    return entry.verdict.is_confirmed or (spoken and entry.verdict is Verdict.ELSEWHERE and bool(entry.said_by))


@lru_cache(maxsize=32)
def doubts(assignment: Assignment, draft: Draft) -> tuple[Doubt, ...]:
    """What cannot be confirmed, part by part; an imported draft has no sources to be held against."""
    if not assignment.sources:
        return ()
    looks: tuple[Callable[[Assignment, Draft], Iterator[Doubt]], ...] = (_figures, _quotes, _names, _copied)
    found = [doubt for look in looks for doubt in look(assignment, draft)]
    return _in_order(draft, found)


def objections(assignment: Assignment, draft: Draft) -> tuple[Doubt, ...]:
    """What is worth going back to the writer for: names are often only spelt otherwise, what may not be said is."""
    found = [doubt for doubt in doubts(assignment, draft) if doubt.kind is not DoubtKind.NAME]
    return _in_order(draft, [*found, *_wordings(draft)])


def _in_order(draft: Draft, found: Sequence[Doubt]) -> tuple[Doubt, ...]:
    order = {part.key: place for place, part in enumerate(draft.parts)}
    once = dict.fromkeys(found)
    return tuple(sorted(once, key=lambda doubt: order[doubt.part.key]))


def _figures(assignment: Assignment, draft: Draft) -> Iterator[Doubt]:
    uses = out_of_date(assignment, draft)
    old = {(use.part, use.words) for use in uses}
    yield from map(_corrected, uses)
    for entry in evidence(assignment, draft):
        if entry.part is not None and not is_confirmed(entry) and (entry.part, entry.figure.text) not in old:
            words = entry.figure.text
            yield Doubt(
                part=entry.part, kind=DoubtKind.FIGURE, words=words, source=entry.source, sentence=entry.sentence
            )


def _corrected(use: Use) -> Doubt:
    return Doubt(part=use.part, kind=DoubtKind.CORRECTED, words=use.words or use.line)


def _quotes(assignment: Assignment, draft: Draft) -> Iterator[Doubt]:
    for quote in quotes(tuple(passages(draft)), _pages(assignment.sources), draft.language):
        if quote.part is not None and quote.is_finding:
            yield Doubt(
                part=quote.part,
                kind=DoubtKind.SPEAKER if quote.wrong_speaker else DoubtKind.QUOTE,
                words=quote.text,
                source=quote.source,
                sentence=quote.sentence,
            )


def _names(assignment: Assignment, draft: Draft) -> Iterator[Doubt]:
    for name in unknown_names(tuple(passages(draft)), _pages(assignment.sources), draft.language):
        if name.part is not None:
            yield Doubt(part=name.part, kind=DoubtKind.NAME, words=name.text)


def _copied(assignment: Assignment, draft: Draft) -> Iterator[Doubt]:
    """Extracts are quotations as a whole."""
    if assignment.written_by == DIGEST:
        return
    for run in copied(tuple(passages(draft)), _pages(assignment.sources), draft.language):
        if run.part is not None and run.is_too_much:
            yield Doubt(part=run.part, kind=DoubtKind.COPIED, words=run.words, source=run.source)


def _wordings(draft: Draft) -> Iterator[Doubt]:
    for passage in passages(draft):
        for found in wordings(passage.text, draft.language):
            if passage.part is not None and found.level is Level.SAID:
                yield Doubt(part=passage.part, kind=DoubtKind.WORDING, words=found.words)


def _shelf(sources: Sequence[Source]) -> Shelf:
    return _read_once(tuple(sources))[0]


def _pages(sources: Sequence[Source]) -> tuple[Page, ...]:
    return _read_once(tuple(sources))[1]


@lru_cache(maxsize=16)
def _read_once(sources: tuple[Source, ...]) -> tuple[Shelf, tuple[Page, ...]]:
    """A draft is looked at again and again while it is shown and revised; its sources stay."""
    return Shelf(sources), pages_of(sources)
