"""What a figure is about, as far as the words around it tell."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from domain.figures import Figure, Kind
from domain.grounding.lexicon import BASIS, DIRECTION, FIRM, METRIC, NAME, PERIOD, SIDE, SPAN, Facet, facets
from domain.grounding.library import squeezed
from domain.grounding.words import words

_RELATIVE = re.compile(r"재작년|지난해|작년|올해|내년")
_YEARS = {"재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "내년": 1}
# `지난해보다`, `1년 전 같은 기간`: what is compared with, and not the time that the figure is of.
_COMPARED = re.compile(r"[가-힣]{0,2}?(?:\s?[가-힣]{0,6}\s?)?(?:보다|대비|에 비해|같은 (?:기간|달|분기)|동기|의? 같은)")
_CHANGES = (Kind.PERCENT, Kind.POINT, Kind.INDEX, Kind.MULTIPLE)
_OF = re.compile(r"\s(?:in|of|from|on|for)(?:\s[a-z]+){0,2}\s")
_CLAUSE = re.compile(
    r"(?:[고며]|지만|는데|으나|면서|반면),?\s|,\s(?=[가-힣A-Za-z· ]{1,14}[은는]\s)|;\s|\s·\s|\swhile\s|\sbut\s|,\sand\s"
)
_CLOSE_BEHIND, _TOUCHING = 14, 2
_KOREAN = re.compile(r"[가-힣]")
_BESIDE, _ACTS = re.compile(r"(?:에서(?=\s)|에(?=\s)|에게|[와과](?=\s))"), re.compile(r"[은는이가]\s")
_OWN_SUBJECT = re.compile(r"[가-힣A-Za-z]{2,}[은는이가](?=\s)")
_CHANGED_FROM = re.compile(r"\b(?:up|down)\s[^,;]{0,40}\bfrom\s$")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a source or a draft with all that is found in it, once it is asked for."""

    text: str
    figures: tuple[Figure, ...]
    """Their places count in `text`."""
    names: "Names"
    day: date | None
    """On which it was published, for 올해 and its kin."""
    source: int = 0
    index: int = 0
    """Its place in the source."""

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """In their order. 반도체 in the name of a firm is none."""
        named = self.names.facets(self.text)
        inside = [(one.start, one.end) for one in named]
        plain = [one for one in facets(self.text) if not any(a <= one.start and one.end <= b for a, b in inside)]
        every = (*named, *plain, *_periods(self.text, self.figures, self.day))
        return tuple(sorted(every, key=lambda one: one.start))

    @cached_property
    def words(self) -> frozenset[str]:
        return words(self.text)

    @cached_property
    def said(self) -> str:
        """Letters and figures alone, to be compared word for word."""
        return squeezed(self.text)

    @cached_property
    def korean(self) -> bool:
        return _KOREAN.search(self.text) is not None

    def before(self, figure: Figure, sort: str) -> Facet | None:
        """The nearest facet of that sort that stands before a figure."""
        found = [one for one in self.facets if one.sort == sort and one.end <= figure.start]
        return found[-1] if found else None

    def near(self, figure: Figure, sort: str) -> str | None:
        """What a figure of ours is said of: the nearest before it, else the nearest behind it in its clause."""
        touching = self._touching(figure, sort)
        if touching is not None:
            return touching
        before = self.before(figure, sort)
        if before is not None and sort in (FIRM, NAME) and (beside := _BESIDE.match(self.text, before.end)):
            before = self._subject(figure, sort) or (before if beside[0] == "에서" else None)
            if before is None:
                return None
        if before is not None and self._is_left_behind(before, figure):
            return None
        if before is not None and not self._belongs_elsewhere(before, figure):
            return before.key
        if before is not None or sort.startswith(PERIOD):
            return None
        end = self.clause_end(figure.end)
        if self.korean and self._kind_behind(figure) < end:
            return None
        following = [one for one in self.facets if one.sort == sort and figure.end <= one.start < end]
        return following[0].key if following else None

    def _subject(self, figure: Figure, sort: str) -> Facet | None:
        """Of `가람은 누리에 3조 원을`: the one that acts, and not the one beside it."""
        found = [one for one in self.facets if one.sort == sort and one.end <= figure.start]
        return next((one for one in reversed(found) if _ACTS.match(self.text, one.end)), None)

    def _is_left_behind(self, facet: Facet, figure: Figure) -> bool:
        """It belongs to the figure of the kind before, and ours has a subject of its own."""
        between = self._kind_before(figure)
        if between <= facet.start:
            return False
        return facet.sort == SPAN or (
            facet.sort == NAME and _OWN_SUBJECT.search(self.text, between, figure.start) is not None
        )

    def _kind_before(self, figure: Figure) -> int:
        """Where the figure of its kind before it ends."""
        return max((one.end for one in self.figures if one.kind == figure.kind and one.end <= figure.start), default=-1)

    def _kind_behind(self, figure: Figure) -> int:
        """Where the next figure of its kind begins."""
        starts = (one.start for one in self.figures if one.kind == figure.kind and one.start >= figure.end)
        return min(starts, default=len(self.text))

    def _touching(self, figure: Figure, sort: str) -> str | None:
        """`640억 원의 영업손실`: the measure right behind a figure, unless another figure follows that at once."""
        if sort != METRIC or not self.korean:
            return None
        for one in self.facets:
            if one.sort == sort and 0 <= one.start - figure.end <= _TOUCHING:
                if self.text[figure.end : one.start].strip() not in ("", "의"):
                    return None
                followed = any(0 <= it.start - one.end <= _TOUCHING for it in self.figures)
                return None if followed else one.key
        return None

    def _belongs_elsewhere(self, facet: Facet, figure: Figure) -> bool:
        """In an earlier clause, and a figure of another kind stands between."""
        if facet.start >= self.clause_start(figure.start):
            return False
        return any(
            facet.end <= one.start and one.end <= figure.start and one.kind != figure.kind for one in self.figures
        )

    def clause_end(self, at: int) -> int:
        found = _CLAUSE.search(self.text, at)
        return found.start() if found else len(self.text)

    def clause_start(self, at: int) -> int:
        ends = [found.end() for found in _CLAUSE.finditer(self.text, 0, at)]
        return ends[-1] if ends else 0

    def allowed(self, figure: Figure, sort: str) -> frozenset[str]:
        """What a figure of a source may be about.

        Backwards from the figure as far as another figure of its kind to which the facet belongs.
        """
        if not self.korean:
            return self._allowed_in_english(figure, sort)
        marks: list[tuple[int, str | None]] = [
            (one.start, one.key) for one in self.facets if one.sort == sort and one.end <= figure.start
        ]
        marks += [(one.start, None) for one in self.figures if one.kind == figure.kind and one.end <= figure.start]
        keys: set[str] = set()
        for _, key in sorted(marks, reverse=True, key=lambda mark: mark[0]):
            if key is None and keys:
                break
            if key is not None:
                keys.add(key)
        touching = self._touching(figure, sort)
        keys |= {touching} if touching else set()
        if not (keys or sort.startswith(PERIOD)):
            keys |= self._behind(figure, sort)
        return frozenset(keys)

    def _allowed_in_english(self, figure: Figure, sort: str) -> frozenset[str]:
        """What stands between it and the figure of its kind before, or right behind it; times stand behind."""
        own = [one for one in self.facets if one.sort == sort]
        start, end = self._kind_before(figure), self._kind_behind(figure)
        before = {one.key for one in own if start <= one.start and one.end <= figure.start}
        behind = {one.key for one in own if figure.end <= one.start < end}
        if sort.startswith(PERIOD) and behind:
            return frozenset(behind)
        close = {one.key for one in own if _OF.fullmatch(self.text[figure.end : max(figure.end, one.start)])}
        if before or close:
            return frozenset(before | close)
        return frozenset({one.key for one in own if one.end <= figure.start} | self._behind(figure, sort))

    def _behind(self, figure: Figure, sort: str) -> set[str]:
        end = self.clause_end(figure.end)
        return {one.key for one in self.facets if one.sort == sort and figure.end <= one.start < end}

    def turns(self, figure: Figure) -> tuple[str | None, str | None, str | None]:
        """Direction, side and basis: what turns a figure into its contrary."""
        return self.direction(figure), self.side(figure), self.basis(figure)

    def direction(self, figure: Figure) -> str | None:
        """up or down, where the figure is a change and the words say so."""
        if figure.kind not in _CHANGES:
            return None
        if figure.value < 0:
            return "down"
        if self.korean:
            listed = self.text[figure.end : figure.end + 1] == ","
            end = len(self.text) if listed else self.clause_end(figure.end)
            for one in self.facets:
                if one.sort == DIRECTION and figure.end <= one.start < end + 1:
                    return one.key
            return None
        close = [one for one in self.facets if one.sort == DIRECTION and 0 <= one.start - figure.end < _CLOSE_BEHIND]
        if close:
            return close[0].key
        start = self.clause_start(figure.start)
        before = [
            one for one in self.facets if one.sort == DIRECTION and start <= one.start and one.end <= figure.start
        ]
        return before[-1].key if before else None

    def side(self, figure: Figure) -> str | None:
        """plus or minus: 흑자 or 적자, bought or sold; in Korean the word follows."""
        end = self.clause_end(figure.end)
        found = [one for one in self.facets if one.sort == SIDE and figure.end <= one.start < end]
        if found:
            return found[0].key
        before = self.before(figure, SIDE)
        return before.key if before and not self.korean else None

    def basis(self, figure: Figure) -> str | None:
        """year, quarter ...: what a change is measured from; in English it follows, in Korean it stands before."""
        if figure.kind not in _CHANGES:
            return None
        if self.korean:
            before = self.before(figure, BASIS)
            return before.key if before else None
        rivals = [one.start for one in self.figures if one.kind == figure.kind and one.start > figure.start]
        end = min((*rivals, len(self.text)))
        found = [one for one in self.facets if one.sort == BASIS and figure.end <= one.start < end]
        return found[0].key if found else None


@dataclass(frozen=True, slots=True)
class Names:
    """Names that the sources tell of, to be found again in a draft."""

    pattern: re.Pattern[str] | None = None
    """Finds each spelling; `keys` has its sort and the name."""
    keys: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def facets(self, text: str) -> list[Facet]:
        if self.pattern is None:
            return []
        return [Facet(match.start(), match.end(), *self.keys[match[0]]) for match in self.pattern.finditer(text)]


def _periods(text: str, figures: Iterable[Figure], day: date | None) -> list[Facet]:
    found = []
    if day is not None:
        found += [
            Facet(match.start(), match.end(), f"{PERIOD} year", str(day.year + _YEARS[match[0]]))
            for match in _RELATIVE.finditer(text)
            if not _COMPARED.match(text, match.end())
        ]
    for one in figures:
        compared = _COMPARED.match(text, one.end) or _CHANGED_FROM.search(text[: one.start])
        if one.kind in (Kind.DATE, Kind.QUARTER) and one.value > 999 and not compared:
            key = str(one.value % (10 if one.kind is Kind.QUARTER else 10_000))
            key = str(one.value % 100) if one.unit == "month" else str(one.value) if one.unit == "year" else key
            found.append(Facet(one.start, one.end, f"{PERIOD} {one.unit}", key))
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure where it stands in a source."""

    figure: Figure
    sentence: Sentence


SUBJECTS = (FIRM, NAME, "place", "index", "commodity", "investor", "segment")
SORTS = (METRIC, SPAN, *SUBJECTS, f"{PERIOD} year", f"{PERIOD} quarter", f"{PERIOD} month")
"""What two figures are compared by; directions apart."""
