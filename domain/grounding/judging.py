"""What speaks for and against a figure of a source being the one that the draft means."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from domain.figures import Figure, Kind, Mode
from domain.grounding.context import SORTS, SUBJECTS, Sentence, Standing
from domain.grounding.corrections import speaks_of_a_correction
from domain.grounding.entries import Verdict
from domain.grounding.lexicon import FIRM, METRIC, NAME, PERIOD, SPAN
from domain.grounding.library import squeezed
from domain.grounding.matching import match
from domain.grounding.segments import is_of_another, is_of_another_sort
from domain.grounding.shelf import Shelf

_KIN = (
    frozenset(("margin", "gross margin")),
    frozenset(("capex", "capacity")),
    frozenset(("order", "backlog")),
)
_NUMBERED = re.compile(r"\d+(?:\.\d+)?[A-Z]*$")
_CORE = frozenset(
    [
        "revenue", "operating profit", "operating loss", "net profit", "net loss", "margin", "market cap", "export",
        "import", "target", "dividend", "debt", "cash", "inflation", "growth", "unemployment", "exchange rate",
        "policy rate", "order",
    ]
)  # fmt: skip
"""Measures that are never told by another's word."""
_JOINT = re.compile(r"(?:\*\*|\s?\[\d{1,2}\])*(?:에서|부터)\s(?:\*\*)?")
_TOPICS = (METRIC, *SUBJECTS)
_OF_THE_SAME, _MUCH = 2, 2
_TELL = (Kind.MONEY, Kind.PERCENT, Kind.INDEX, Kind.MEASURE, Kind.COUNT)
_TELLING = 3
_SHARES = (Kind.PERCENT, Kind.POINT)
_LOOSE = (Kind.DATE, Kind.QUARTER, Kind.TIME, Kind.NAME)
"""They say when and of what themselves: what stands around them speaks for them, never against."""
_VERBATIM = 100
"""Above everything that words in common can count."""
_ENDING, _LEAST_QUOTED = 4, 10
"""Letters and figures: what a spoken ending changes, and what is too short to be quoted by intent."""
_MOST_OTHERS = 20
"""A sentence of prose has fewer figures; a table would be weighed for ever."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A figure of the draft in its surroundings."""

    figure: Figure
    """Its place counts in `sentence`."""
    sentence: Sentence
    before: tuple[Sentence, ...] = ()
    """Of the same paragraph, and the heading."""
    cited: frozenset[int] = frozenset()

    @cached_property
    def topics(self) -> dict[str, str]:
        """What the draft says the figure of: measure, subjects, times."""
        told = ((sort, self.sentence.near(self.figure, sort)) for sort in SORTS)
        return {sort: key for sort, key in told if key is not None}

    @cached_property
    def turns(self) -> tuple[str | None, str | None, str | None]:
        return self.sentence.turns(self.figure)

    @cached_property
    def line(self) -> str:
        """Letters and figures of its line up to the sentence's end: headlines have dots in their midst."""
        return "".join(one.said for one in (*self.before, self.sentence))

    @cached_property
    def corrects(self) -> bool:
        """It is told as what was put right."""
        return speaks_of_a_correction(self.sentence.text)

    @cached_property
    def span(self) -> Figure | None:
        """The range that it is an end of, both ends being written out: `4.05에서 5.60퍼센트`."""
        text, figure = self.sentence.text, self.figure
        for one in self.sentence.figures:
            if (one.kind, one.unit, one.high) != (figure.kind, figure.unit, None) or one is figure:
                continue
            low, high = (figure, one) if figure.start < one.start else (one, figure)
            if low.value < high.value and _JOINT.fullmatch(text, low.end, high.start):
                return replace(figure, value=low.value, high=high.value, mode=Mode.RANGE)
        return None

    @cached_property
    def words(self) -> frozenset[str]:
        """Of the sentence and those before it."""
        return self.sentence.words.union(*(one.words for one in self.before))


@dataclass(frozen=True, slots=True)
class Candidate:
    standing: Standing
    verdict: Verdict
    clash: bool
    doubt: bool
    """Only plain words speak against it, and nothing that the word lists know."""
    score: int
    named: bool
    """The source says it of the very subject that the draft names."""
    agrees: bool = False
    """More than a word or a figure besides is common to the two sentences: enough to cite the source for it."""

    @property
    def quoted(self) -> bool:
        """The draft has the source's own words."""
        return self.score >= _VERBATIM

    @property
    def rank(self) -> tuple[bool, bool, int]:
        return (not self.clash, self.verdict is Verdict.EXACT, self.score)


def judged(claim: Claim, standing: Standing, verdict: Verdict, shelf: Shelf) -> Candidate:
    told = standing.sentence
    if shelf.is_taken_back(standing) and not claim.corrects:
        return Candidate(standing, verdict, True, False, 0, False)
    score = len(claim.sentence.words & told.words) + _company(claim, standing)
    if _is_verbatim(claim, standing):
        return Candidate(standing, verdict, False, False, _VERBATIM + score, True, True)
    if claim.figure.kind in _LOOSE:
        theirs = {(one.sort, one.key) for one in told.facets if one.sort in _TOPICS}
        score += sum((one.sort, one.key) in theirs for one in claim.sentence.facets)
        return Candidate(standing, verdict, False, False, score, False, score >= _MUCH)
    held = {sort: _held(said, sort, standing, shelf) for sort, said in claim.topics.items()}
    against = any(sort != NAME and it < 0 for sort, it in held.items())
    named = any(held.get(sort) == _OF_THE_SAME for sort in SUBJECTS)
    clash = against or _turned(claim, standing) or _other_model(claim, standing) or _taken(claim, standing, verdict)
    clash = clash or shelf.has_not_heard_of_its_firm(claim.sentence.text[: claim.figure.start])
    doubt = not clash and (held.get(NAME, 0) < 0 or _is_of_other_words(claim, standing, shelf))
    score += sum(max(it, 0) for it in held.values()) + _shared_around(claim, standing, shelf)
    same = named and claim.sentence.korean != told.korean
    agrees = same or held.get(METRIC) == _OF_THE_SAME or len(claim.sentence.words & told.words) >= _MUCH
    return Candidate(standing, verdict, clash or doubt, doubt, score, named, agrees)


def _is_verbatim(claim: Claim, standing: Standing) -> bool:
    """The draft quotes the source's whole sentence, its ending aside, or a title from its beginning to the figure."""
    told = standing.sentence
    words = told.said[:-_ENDING] if told.index else squeezed(told.text[: standing.figure.end])
    return len(words) >= _LEAST_QUOTED and words in claim.line


def _is_of_other_words(claim: Claim, standing: Standing, shelf: Shelf) -> bool:
    told = standing.sentence
    another = is_of_another(claim.sentence, claim.figure, standing, shelf.rivals(standing), shelf.sentence_before(told))
    if another and not _stands_among_its_own(claim, standing):
        return True
    return is_of_another_sort(claim.sentence, claim.figure, standing, shelf.standings[told.source])


def _stands_among_its_own(claim: Claim, standing: Standing) -> bool:
    """The only one of its kind in both sentences, which share a telling figure of another kind."""
    both = (claim.sentence.figures, standing.sentence.figures)
    if any(sum(one.kind is standing.figure.kind for one in figures) > 1 for figures in both):
        return False
    shared = [
        one
        for one in claim.sentence.figures
        if one is not claim.figure and any(match(one, it) is Verdict.EXACT for it in standing.sentence.figures)
    ]
    return any(one.kind in _TELL and len(one.value.normalize().as_tuple().digits) >= _TELLING for one in shared)


def _company(claim: Claim, standing: Standing) -> int:
    """Other figures of the draft's sentence that stand in the same sentence of the source."""
    others = [one for one in claim.sentence.figures if one is not claim.figure][:_MOST_OTHERS]
    told = standing.sentence.figures[:_MOST_OTHERS]
    return sum(any(match(one, it) for it in told) for one in others)


def _taken(claim: Claim, standing: Standing, verdict: Verdict) -> bool:
    """The sentence of the draft says this figure already, and exactly: what is like it is no rounding of it."""
    if verdict is Verdict.EXACT or claim.figure.mode is not Mode.EXACT or claim.figure.kind not in _SHARES:
        return False
    others = (one for one in claim.sentence.figures if one is not claim.figure)
    return any(match(one, standing.figure) is Verdict.EXACT for one in others)


def _turned(claim: Claim, standing: Standing) -> bool:
    """Up for down, a surplus for a deficit, since a year ago for since the quarter before."""
    theirs = standing.sentence.turns(standing.figure)
    return any(one and other and one != other for one, other in zip(claim.turns, theirs, strict=True))


def _other_model(claim: Claim, standing: Standing) -> bool:
    """HBM3 in the draft's sentence where the source's has HBM4."""
    mine = {one.unit for one in claim.sentence.figures if one.kind is Kind.NAME}
    theirs = {one.unit for one in standing.sentence.figures if one.kind is Kind.NAME}
    return bool(theirs) and any(
        name not in theirs and _line(name) in {_line(other) for other in theirs} for name in mine
    )


def _line(name: str) -> str:
    """HBM of HBM3E, G of 5G."""
    return _NUMBERED.sub("", name) or name.lstrip("0123456789")


def _shared_around(claim: Claim, standing: Standing, shelf: Shelf) -> int:
    """Words that the two share only with their neighbours: the title, the sentence before."""
    theirs = standing.sentence.words.union(*(one.words for one in shelf.around(standing)))
    return 1 if claim.words & theirs else 0


def _held(said: str, sort: str, standing: Standing, shelf: Shelf) -> int:
    """2 where the source says it of the same, -1 where of another, 0 where it does not tell."""
    allowed = shelf.allowed(standing, sort)
    if said in allowed or any(said in kin and kin & allowed for kin in _KIN):
        return _OF_THE_SAME
    if not allowed and any(one.sort == sort and one.key == said for it in shelf.around(standing) for one in it.facets):
        return 1
    if allowed and _are_apart(said, sort, allowed, standing, shelf):
        return -1
    return -1 if _has_rival(said, sort, standing, shelf) and (allowed or sort in _TOPICS) else 0


def _are_apart(said: str, sort: str, allowed: frozenset[str], standing: Standing, shelf: Shelf) -> bool:
    """Two measures that nobody takes for each other; a place or an index that the source never speaks of."""
    if sort == SPAN:
        return True
    if sort == METRIC:
        return said in _CORE and allowed <= _CORE
    if sort == NAME or sort.startswith(PERIOD):
        return False
    own = shelf.sentences[standing.sentence.source]
    spoken_of = any(one.sort == sort and one.key == said for told in own for one in told.facets)
    return spoken_of or standing.sentence.korean if sort == FIRM else not spoken_of


def _has_rival(said: str, sort: str, standing: Standing, shelf: Shelf) -> bool:
    """The same source tells another figure of that very thing."""
    metric = shelf.allowed(standing, METRIC) if sort != METRIC else frozenset()
    for other in shelf.rivals(standing):
        if other is not standing and said in shelf.allowed(other, sort):
            theirs = shelf.allowed(other, METRIC) if sort != METRIC else frozenset()
            if not metric or not theirs or metric & theirs:
                return True
    return False
