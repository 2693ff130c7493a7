"""What a change makes of a draft: pure, and the same however often it is worked off."""

import re
from collections.abc import Iterable
from dataclasses import replace

from domain.assignments import Assignment, Correction, Revision, RevisionKind
from domain.compose import source_line
from domain.drafts import Draft
from domain.layout import parse
from domain.naming import find_parts
from domain.parts import Part
from domain.sources import Source
from domain.wording import ai_line
from writing.facts import marked_out_of_date, out_of_date
from writing.mending import signed
from writing.structure import read_restructuring, restructured

_MARK = re.compile(r"\[([0-9]{1,2})\]")


def parts_meant(words: str, assignment: Assignment) -> tuple[Part, ...]:
    """The parts of a written draft that somebody's words name."""
    return find_parts(words, parse(assignment.markdown or ""))


def changed(
    assignment: Assignment, wanted: Revision, text: str, pace: float, brought: frozenset[int] = frozenset()
) -> Draft:
    """The draft with the change in it; `text` is the new part, or the new draft.

    `brought`: numbers of the sources that came with the change; they are listed from now on.

    Raises `LayoutError`, and `NoSuchPart` where the draft has lost the part since.
    """
    draft = parse(assignment.markdown or "")
    if wanted.kind is RevisionKind.RETIME:
        return draft.retimed(pace)
    if wanted.kind is RevisionKind.CORRECT:
        return corrected(assignment, wanted, brought)
    if wanted.part is None:
        return parse(text)
    part = Part.from_key(wanted.part)
    if wanted.kind is RevisionKind.RESTRUCTURE:
        restructuring = read_restructuring(wanted.request, part)
        return restructured(draft, part, restructuring, pace) if restructuring else draft
    new = draft.with_text(part, text, pace)
    if wanted.kind is not RevisionKind.REPLACE:
        # The person's own words stay as they are; what is in doubt there is listed under the draft.
        new = signed(assignment, new, only=part, before=draft)
    named = {int(n) for n in _MARK.findall(new.text_of(part))} - {int(n) for n in _MARK.findall(draft.text_of(part))}
    resting = [source for source in assignment.sources if source.number in brought | named]
    return _with_sources(new, resting, anew=assignment.is_imported)


def may_take_ai_line(draft: Draft) -> bool:
    """The line stands below the sources, once."""
    return bool(draft.blog.sources) and ai_line(draft.language) not in draft.blog.note


def with_ai_line(draft: Draft) -> Draft:
    """The draft with the line about the use of AI at the end of the note below its sources."""
    if not may_take_ai_line(draft):
        return draft
    note = " ".join(filter(None, [draft.blog.note, ai_line(draft.language)]))
    return replace(draft, blog=replace(draft.blog, note=note))


def corrected(assignment: Assignment, wanted: Revision, brought: frozenset[int]) -> Draft:
    """The draft with `⚠` wherever its blog tells the fact as it was, and the correction among its sources."""
    draft = parse(assignment.markdown or "")
    right = Correction(fact=int(wanted.request), text=wanted.pasted, source=max(brought, default=0))
    now = replace(assignment, corrections=(*assignment.corrections, right))
    uses = tuple(use for use in out_of_date(now, draft) if use.fact == right.fact)
    sources = [source for source in assignment.sources if source.number in brought]
    return _with_sources(marked_out_of_date(draft, uses), sources)


def parts_out_of_date(assignment: Assignment, fact: int) -> tuple[Part, ...]:
    """The parts that still tell that fact as it was before it was put right."""
    uses = out_of_date(assignment, parse(assignment.markdown or ""))
    return tuple(dict.fromkeys(use.part for use in uses if use.fact == fact))


def highest_listed(draft: Draft) -> int:
    """The highest number in the draft's list of sources, 0 where it has none: a further source comes above it."""
    heads = (line.partition(".")[0].strip() for line in draft.blog.sources)
    return max((int(head) for head in heads if head.isascii() and head.isdigit()), default=0)


def _with_sources(draft: Draft, sources: Iterable[Source], *, anew: bool = False) -> Draft:
    """List what a change brought or now rests on; a list that the person edited or took out stays as it is.

    `anew`: a draft without a list gets one, for it has never had a source of ours.
    """
    listed = {line.partition(".")[0] for line in draft.blog.sources}
    new = [source for source in sources if str(source.number) not in listed]
    if not new or not (draft.blog.sources or anew):
        return draft
    lines = (*draft.blog.sources, *map(source_line, new))
    return replace(draft, blog=replace(draft.blog, sources=lines))
