"""Looks one figure up: first in the sources that are cited for it, then in all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.figures import Figure, Kind
from domain.grounding.context import SUBJECTS, Standing
from domain.grounding.deriving import derived
from domain.grounding.entries import Verdict
from domain.grounding.judging import Candidate, Claim, judged
from domain.grounding.matching import touches
from domain.grounding.shelf import Shelf

_OF_DATES = (Kind.DATE, Kind.QUARTER, Kind.DURATION, Kind.TIME)
_MOST = 40
"""Places of one number that are weighed; a table that repeats it more often says no more."""
_FEW_DIGITS = 2
_OF_TITLES = (Kind.MONEY, Kind.MEASURE, Kind.DURATION)
_MUCH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    verdict: Verdict
    source: int | None = None
    sentence: str = ""
    working: str = ""
    said_by: frozenset[int] = frozenset()


def look_up(claim: Claim, shelf: Shelf) -> Answer:
    every = list(_candidates(claim, shelf))
    cited = claim.cited & shelf.numbers
    mine = [one for one in every if not cited or one.standing.sentence.source in cited]
    alone = len(mine) == 1 and len(every) == 1
    about = [one for one in mine if _is_about(one, claim, cited, alone=alone)]
    best = max(about, key=lambda one: one.rank, default=None)
    if best is not None and not _better_elsewhere(best, every, claim, shelf):
        return _answer(best.verdict, best.standing)
    of_its_day = _published(claim.figure, cited or shelf.numbers, shelf)
    if of_its_day is not None:
        return of_its_day
    worked = derived(claim.figure, (claim.sentence, *claim.before), shelf, cited or shelf.numbers)
    if worked is not None:
        first, working = worked
        return replace(_answer(Verdict.DERIVED, first), working=working)
    other = max(every, key=lambda one: one.rank, default=None)
    if other is not None:
        numbers = {one.standing.sentence.source for one in every if one.agrees and not one.clash}
        return replace(_answer(Verdict.ELSEWHERE, other.standing), said_by=frozenset(numbers - cited))
    near = next((one for one in shelf.alike(claim.figure) if touches(claim.figure, one.figure)), None)
    return _answer(Verdict.ELSEWHERE, near) if near else Answer(verdict=Verdict.NONE)


def _candidates(claim: Claim, shelf: Shelf) -> Iterator[Candidate]:
    """A title says too little to speak for a figure that its article says something else of.

    Where it shares much with the draft, and only plain words speak against the article's sentences, it may.
    """
    matches = shelf.matches(claim.figure) + (shelf.matches(claim.span) if claim.span else ())
    cited_first = sorted(matches, key=lambda row: row[0].sentence.source not in claim.cited)
    every = [judged(claim, standing, found, shelf) for standing, found in cited_first[:_MOST]]
    told = [one for one in every if one.standing.sentence.index]
    for one in every:
        body = [it for it in told if it.standing.sentence.source == one.standing.sentence.source]
        if one.standing.sentence.index or not body or one.quoted or _speaks_as_title(one, body, claim):
            yield one


def _speaks_as_title(title: Candidate, body: list[Candidate], claim: Claim) -> bool:
    cited = title.standing.sentence.source in claim.cited and claim.figure.kind in _OF_TITLES
    return cited and title.score >= _MUCH and all(it.doubt or not it.clash for it in body)


def _better_elsewhere(best: Candidate, every: list[Candidate], claim: Claim, shelf: Shelf) -> bool:
    """The cited source never speaks of the figure's subject, and another says it of that very subject."""
    if best.named or best.standing.sentence.korean != claim.sentence.korean:
        return False
    subjects = {(sort, said) for sort, said in claim.topics.items() if sort in SUBJECTS}
    own = shelf.sentences[best.standing.sentence.source]
    if not subjects or any((one.sort, one.key) in subjects for told in own for one in told.facets):
        return False
    return any(one.named and not one.clash for one in every)


def _answer(verdict: Verdict, standing: Standing) -> Answer:
    return Answer(verdict=verdict, source=standing.sentence.source, sentence=standing.sentence.text)


def _is_about(one: Candidate, claim: Claim, cited: frozenset[int], *, alone: bool) -> bool:
    """Nothing speaks against it, and something for it: a shared word, or so many digits that chance is no answer.

    `alone`: the cited sources tell no other such figure.
    """
    if one.clash:
        return False
    if one.score > 0:
        return True
    foreign = claim.sentence.korean != one.standing.sentence.korean
    if not cited:
        return foreign and _is_telling(claim.figure)
    return foreign or _is_telling(claim.figure) or (alone and _digits(claim.figure) >= _FEW_DIGITS)


def _is_telling(figure: Figure) -> bool:
    if figure.kind is Kind.NAME:
        return True
    return figure.kind not in _OF_DATES and _digits(figure) > _FEW_DIGITS


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _published(figure: Figure, numbers: frozenset[int], shelf: Shelf) -> Answer | None:
    """The day, month or year on which a source appeared."""
    if figure.kind is not Kind.DATE:
        return None
    for number in sorted(numbers):
        day = shelf.days.get(number)
        if day is None:
            continue
        value = {"day": day.year * 10_000 + day.month * 100 + day.day, "month": day.year * 100 + day.month}
        if figure.value == value.get(figure.unit, day.year) and shelf.sentences[number]:
            return Answer(verdict=Verdict.EXACT, source=number, sentence=shelf.sentences[number][0].text)
    return None
