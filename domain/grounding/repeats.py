"""Figures that a draft says again: in a title, a heading or a cue, where there is no room for the subject.

What the text around has confirmed is not lost by being said short, unless the few words there speak against it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.figures import Figure, Kind
from domain.grounding.entries import Entry, Verdict
from domain.grounding.judging import Claim, judged
from domain.grounding.matching import match
from domain.grounding.shelf import Shelf
from domain.parts import PartKind

_TITLES = (PartKind.BLOG_TITLE, PartKind.SCRIPT_TITLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A figure that has been looked up."""

    entry: Entry
    claim: Claim
    short: bool
    """In a title, in a heading or in a cue."""


def with_repeats(looked: Sequence[Looked], shelf: Shelf) -> tuple[Entry, ...]:
    """The entries in their order; what only repeats a confirmed figure is confirmed by the same sentence."""
    confirmed = [one for one in looked if one.entry.verdict.is_confirmed]
    return tuple(_repeated(one, confirmed, shelf) if one not in confirmed else one.entry for one in looked)


def _repeated(one: Looked, confirmed: Sequence[Looked], shelf: Shelf) -> Entry:
    scope = tuple(_before(one, confirmed))
    told = next((it for it in scope if _repeats(one, it, shelf)), None)
    if told is None or _is_of_another(one, told, scope):
        return one.entry
    first = told.entry
    return replace(
        one.entry,
        verdict=first.verdict,
        source=first.source,
        sentence=first.sentence,
        working=first.working,
        said_by=frozenset(),
    )


def _before(one: Looked, confirmed: Sequence[Looked]) -> Iterator[Looked]:
    """Those that it may repeat: a cue and a heading their own part, a title all of the blog or of the script."""
    part = one.entry.part
    for told in confirmed:
        its = told.entry.part
        if part is None or its is None:
            continue
        wide = part.kind in _TITLES or not one.short
        if its == part or (wide and its.is_script == part.is_script):
            yield told


def _is_of_another(one: Looked, told: Looked, scope: Sequence[Looked]) -> bool:
    """What the few words speak of is what the draft says another figure of the kind of."""

    def shared(it: Looked) -> int:
        return len(one.claim.sentence.words & it.claim.sentence.words)

    kind, least = told.claim.figure.kind, shared(told)
    others = (it for it in scope if not it.short and it.claim.figure.kind is kind)
    return any(shared(it) > least for it in others if match(it.claim.figure, told.claim.figure) is None)


def _repeats(one: Looked, told: Looked, shelf: Shelf) -> bool:
    said, first = one.claim.figure, told.entry
    if not _is_same(said, first.figure, unwritten=one.short and one.entry.part == first.part):
        return False
    if first.verdict is Verdict.DERIVED:
        return one.short and one.entry.part == first.part
    found = [
        judged(one.claim, standing, verdict, shelf)
        for standing, verdict in shelf.matches(first.figure)
        if standing.sentence.source == first.source
    ]
    if one.short:
        near = one.entry.part == first.part
        return any((near or it.score > 0) and not it.clash for it in found)
    cited = one.claim.cited
    rests_on_it = first.source in cited if cited else said.kind is Kind.DATE
    return rests_on_it and any(not it.clash for it in found)


def _is_same(said: Figure, first: Figure, *, unwritten: bool) -> bool:
    """`unwritten`: the unit may be left out, `한국 22` for 22%."""
    if unwritten and said.kind is Kind.BARE and not said.unit:
        return said.value == first.value
    return match(said, first) is Verdict.EXACT
