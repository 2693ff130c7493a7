"""Looks one figure up: first in the sources that are cited for it, then in all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.figures import Figure, Kind
from domain.grounding.context import SORTS, Sentence
from domain.grounding.deriving import derived
from domain.grounding.entries import Verdict
from domain.grounding.lexicon import METRIC, PERIOD
from domain.grounding.matching import match, touches
from domain.grounding.shelf import Shelf, Standing

_KIN = (
    frozenset(("margin", "gross margin")),
    frozenset(("capex", "capacity")),
    frozenset(("order", "backlog")),
)
_OF_DATES = (Kind.DATE, Kind.QUARTER, Kind.DURATION, Kind.TIME)


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

    @property
    def rank(self) -> tuple[bool, bool, int]:
        return (not self.clash, self.verdict is Verdict.EXACT, self.score)


def look_up(claim: Claim, shelf: Shelf) -> Answer:
    every = [_judged(claim, standing, found, shelf) for standing, found in _matches(claim.figure, shelf.standings)]
    cited = claim.cited & shelf.numbers
    mine = [one for one in every if not cited or one.standing.sentence.source in cited]
    best = max((one for one in mine if _is_about(one, claim, cited)), key=lambda one: one.rank, default=None)
    if best is not None:
        return _answer(best.verdict, best.standing)
    of_its_day = _published(claim.figure, cited or shelf.numbers, shelf)
    if of_its_day is not None:
        return of_its_day
    worked = derived(claim.figure, (claim.sentence, *claim.before), shelf, cited or shelf.numbers)
    if worked is not None:
        first, working = worked
        return Answer(
            verdict=Verdict.DERIVED, source=first.sentence.source, sentence=first.sentence.text, working=working
        )
    other = max(every, key=lambda one: one.rank, default=None)
    if other is not None:
        numbers = {one.standing.sentence.source for one in every if _is_about(one, claim, claim.cited)}
        return replace(_answer(Verdict.ELSEWHERE, other.standing), said_by=frozenset(numbers))
    near = next((one for one in shelf.standings if touches(claim.figure, one.figure)), None)
    return _answer(Verdict.ELSEWHERE, near) if near else Answer(verdict=Verdict.NONE)


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
    score = 0
    told = standing.sentence
    clash = claim.figure.kind not in _OF_DATES and (
        _differ(claim.sentence.direction(claim.figure), told.direction(standing.figure))
        or _differ(claim.sentence.side(claim.figure), told.side(standing.figure))
    )
    for sort in SORTS:
        if claim.figure.kind in _OF_DATES and sort.startswith(PERIOD):
            continue
        said = claim.sentence.near(claim.figure, sort)
        if said is None:
            continue
        held = _held(said, sort, standing, shelf)
        clash = clash or (held < 0 and claim.figure.kind is not Kind.NAME)
        score += max(held, 0)
    score += len(claim.sentence.words & told.words)
    if claim.figure.kind not in _OF_DATES:
        score += _shared_around(claim, standing, shelf)
    score += sum(one.kind is Kind.NAME and any(match(one, it) for it in told.figures) for one in claim.sentence.figures)
    return _Candidate(standing, verdict, clash, score)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _shared_around(claim: Claim, standing: Standing, shelf: Shelf) -> int:
    """Words that the two share only with their neighbours: the title, the sentence before."""
    mine = claim.sentence.words.union(*(one.words for one in claim.before))
    theirs = standing.sentence.words.union(*(one.words for one in shelf.around(standing)))
    return 1 if mine & theirs else 0


def _held(said: str, sort: str, standing: Standing, shelf: Shelf) -> int:
    """2 where the source says it of the same, -1 where of another, 0 where it does not tell."""
    allowed = standing.sentence.allowed(standing.figure, sort)
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
    metric = standing.sentence.allowed(standing.figure, METRIC)
    for other in shelf.standings:
        if other.sentence.source != standing.sentence.source or other.figure.unit != standing.figure.unit:
            continue
        if other is not standing and said in other.sentence.allowed(other.figure, sort):
            theirs = other.sentence.allowed(other.figure, METRIC)
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
