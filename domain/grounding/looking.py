"""Looks one figure up: first in the sources that are cited for it, then in all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.figures import Figure, Kind
from domain.grounding.context import SORTS, SUBJECTS, Sentence, Standing
from domain.grounding.deriving import derived
from domain.grounding.entries import Verdict
from domain.grounding.lexicon import METRIC, PERIOD
from domain.grounding.matching import match, touches
from domain.grounding.shelf import Shelf

_TOPICS = (METRIC, *SUBJECTS)
_KIN = (
    frozenset(("margin", "gross margin")),
    frozenset(("capex", "capacity")),
    frozenset(("order", "backlog")),
)
_OF_DATES = (Kind.DATE, Kind.QUARTER, Kind.DURATION, Kind.TIME)
_LOOSE = (Kind.DATE, Kind.QUARTER, Kind.TIME, Kind.NAME)
"""They say when and of what themselves: what stands around them speaks for them, never against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of the draft in its surroundings."""

    figure: Figure
    """Its place counts in `sentence`."""
    sentence: Sentence
    before: tuple[Sentence, ...] = ()
    """Of the same paragraph, and the heading."""
    cited: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    verdict: Verdict
    source: int | None = None
    sentence: str = ""
    working: str = ""
    said_by: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Candidate:
    standing: Standing
    verdict: Verdict
    clash: bool
    score: int
    named: bool
    """The source says it of the very subject that the draft names."""

    @property
    def rank(self) -> tuple[bool, bool, int]:
        return (not self.clash, self.verdict is Verdict.EXACT, self.score)


def look_up(claim: Claim, shelf: Shelf) -> Answer:
    every = list(_candidates(claim, shelf))
    cited = claim.cited & shelf.numbers
    mine = [one for one in every if not cited or one.standing.sentence.source in cited]
    best = max((one for one in mine if _is_about(one, claim, cited)), key=lambda one: one.rank, default=None)
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
        numbers = {one.standing.sentence.source for one in every if _is_about(one, claim, claim.cited)}
        return replace(_answer(Verdict.ELSEWHERE, other.standing), said_by=frozenset(numbers - cited))
    near = next((one for one in shelf.alike(claim.figure) if touches(claim.figure, one.figure)), None)
    return _answer(Verdict.ELSEWHERE, near) if near else Answer(verdict=Verdict.NONE)


def _candidates(claim: Claim, shelf: Shelf) -> Iterator[_Candidate]:
    """A title says too little to speak for a figure that its article says something else of."""
    matches = list(_matches(claim.figure, shelf.alike(claim.figure)))
    told = {standing.sentence.source for standing, _ in matches if standing.sentence.index}
    for standing, found in matches:
        if standing.sentence.index or standing.sentence.source not in told:
            yield _judged(claim, standing, found, shelf)


def _better_elsewhere(best: _Candidate, every: list[_Candidate], claim: Claim, shelf: Shelf) -> bool:
    """The cited source never speaks of the figure's subject, and another says it of that very subject."""
    if best.named:
        return False
    subjects = {(sort, said) for sort in SUBJECTS if (said := claim.sentence.near(claim.figure, sort))}
    own = shelf.sentences[best.standing.sentence.source]
    if not subjects or any((one.sort, one.key) in subjects for told in own for one in told.facets):
        return False
    return any(one.named and not one.clash for one in every)


def _answer(verdict: Verdict, standing: Standing) -> Answer:
    return Answer(verdict=verdict, source=standing.sentence.source, sentence=standing.sentence.text)


def _matches(figure: Figure, standings: Iterable[Standing]) -> Iterable[tuple[Standing, Verdict]]:
    for standing in standings:
        found = match(figure, standing.figure)
        if found is not None:
            yield standing, found


def _is_about(one: _Candidate, claim: Claim, cited: frozenset[int]) -> bool:
    """Nothing speaks against it, and something for it: a shared word, or so many digits that chance is no answer."""
    if one.clash:
        return False
    foreign = claim.sentence.korean != one.standing.sentence.korean
    return one.score > 0 or (_is_telling(claim.figure) and (bool(cited) or foreign)) or (foreign and bool(cited))


def _is_telling(figure: Figure) -> bool:
    if figure.kind is Kind.NAME:
        return True
    return figure.kind not in _OF_DATES and len(figure.value.normalize().as_tuple().digits) >= 3


def _judged(claim: Claim, standing: Standing, verdict: Verdict, shelf: Shelf) -> _Candidate:
    told = standing.sentence
    score = len(claim.sentence.words & told.words) + _names_shared(claim.sentence, told)
    if claim.figure.kind in _LOOSE:
        theirs = {(one.sort, one.key) for one in told.facets if one.sort in _TOPICS}
        score += sum((one.sort, one.key) in theirs for one in claim.sentence.facets)
        return _Candidate(standing, verdict, False, score, False)
    held = {
        sort: _held(said, sort, standing, shelf)
        for sort in SORTS
        if (said := claim.sentence.near(claim.figure, sort)) is not None
    }
    clash = min(held.values(), default=0) < 0 or _turned(claim, standing)
    score += sum(max(it, 0) for it in held.values()) + _shared_around(claim, standing, shelf)
    return _Candidate(standing, verdict, clash, score, any(held.get(sort) == 2 for sort in SUBJECTS))


def _names_shared(one: Sentence, other: Sentence) -> int:
    return sum(it.kind is Kind.NAME and any(match(it, told) for told in other.figures) for it in one.figures)


def _turned(claim: Claim, standing: Standing) -> bool:
    """Up for down, a surplus for a deficit, since a year ago for since the quarter before."""
    mine, theirs, told = claim.sentence, standing.sentence, standing.figure
    return (
        _differ(mine.direction(claim.figure), theirs.direction(told))
        or _differ(mine.side(claim.figure), theirs.side(told))
        or _differ(mine.basis(claim.figure), theirs.basis(told))
    )


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _shared_around(claim: Claim, standing: Standing, shelf: Shelf) -> int:
    """Words that the two share only with their neighbours: the title, the sentence before."""
    mine = claim.sentence.words.union(*(one.words for one in claim.before))
    theirs = standing.sentence.words.union(*(one.words for one in shelf.around(standing)))
    return 1 if mine & theirs else 0


def _held(said: str, sort: str, standing: Standing, shelf: Shelf) -> int:
    """2 where the source says it of the same, -1 where of another, 0 where it does not tell."""
    allowed = shelf.allowed(standing, sort)
    if said in allowed or any(said in kin and kin & allowed for kin in _KIN):
        return 2
    if allowed:
        return -1
    if any(one.sort == sort and one.key == said for near in shelf.around(standing) for one in near.facets):
        return 1
    return -1 if _has_rival(said, sort, standing, shelf) else 0


def _has_rival(said: str, sort: str, standing: Standing, shelf: Shelf) -> bool:
    """The same source tells another figure of that very thing."""
    if sort == METRIC or sort.startswith(PERIOD):
        return False
    metric = shelf.allowed(standing, METRIC)
    for other in shelf.standings[standing.sentence.source]:
        if other is standing or other.figure.unit != standing.figure.unit:
            continue
        if said in shelf.allowed(other, sort):
            theirs = shelf.allowed(other, METRIC)
            if not metric or not theirs or metric & theirs:
                return True
    return False


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
