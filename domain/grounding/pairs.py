"""What can be worked out of two figures that stand close together in a source, to be found by its result."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from domain.figures import Figure, Kind
from domain.grounding.context import Standing
from domain.grounding.matching import same_unit

ADDABLE = (Kind.MONEY, Kind.COUNT, Kind.INDEX, Kind.MEASURE, Kind.POINT)
DIVISIBLE = (Kind.MONEY, Kind.COUNT, Kind.INDEX, Kind.MEASURE, Kind.BARE)
_SHARERS = (Kind.COUNT, Kind.DURATION)
FAR = 3
"""Sentences that the two may be apart."""
_MOST = 40
"""Figures on either side with which one is paired: a table in a page has thousands."""
_MARGIN = 0.07
"""More than any rounding that is honest."""
_Row = tuple[float, int, Standing, Standing]


class Pairs:
    """Differences, sums and quotients of one source's figures."""

    def __init__(self, standings: Sequence[Standing]) -> None:
        self._rows: dict[tuple[str, Kind], list[_Row]] = defaultdict(list)
        kept = [one for one in standings if is_operand(one, standings)]
        for place, one in enumerate(kept):
            for other in kept[place + 1 : place + 1 + _MOST]:
                if other.sentence.index - one.sentence.index > FAR:
                    break
                if one.figure.value != other.figure.value and same_unit(one.figure, other.figure):
                    self._add(one, other)
        for one, other in _shared_out(standings):
            self._put("rate", one.figure.kind, float(one.figure.value / other.figure.value), one, other)
        for rows in self._rows.values():
            rows.sort(key=lambda row: row[:2])

    def _add(self, one: Standing, other: Standing) -> None:
        kind = one.figure.kind
        mine, theirs = float(one.figure.value), float(other.figure.value)
        large, small = max(mine, theirs), min(mine, theirs)
        if kind in ADDABLE or kind is Kind.PERCENT:
            self._put("sum", kind, large - small, one, other)
        if kind in ADDABLE:
            self._put("sum", kind, large + small, one, other)
        if kind in DIVISIBLE:
            for result in (small / large * 100, (large - small) / small * 100, (large - small) / large * 100):
                self._put("share", kind, result, one, other)
            self._put("times", kind, large / small, one, other)

    def _put(self, sort: str, kind: Kind, result: float, one: Standing, other: Standing) -> None:
        rows = self._rows[sort, kind]
        rows.append((result, len(rows), one, other))

    def giving(self, claim: Figure) -> Iterator[tuple[Standing, Standing]]:
        """Those whose result is about as large as the claim."""
        size = abs(float(claim.value))
        for key in _keys(claim):
            rows = self._rows.get(key, [])
            first = bisect_left(rows, size * (1 - _MARGIN), key=lambda row: row[0])
            last = bisect_right(rows, size * (1 + _MARGIN), key=lambda row: row[0])
            for _, _, one, other in rows[first:last]:
                yield one, other


def _shared_out(standings: Sequence[Standing]) -> Iterator[tuple[Standing, Standing]]:
    """Money, and what it is for: `3년간 1조5천억 원`, `8척을 2조9천억 원에`."""
    for place, one in enumerate(standings):
        for other in standings[max(0, place - _MOST) : place + _MOST]:
            sharing = one.figure.kind is Kind.MONEY and other.figure.kind in _SHARERS
            if sharing and one.sentence is other.sentence and other.figure.value > 1 and one.figure.value > 0:
                yield one, other


def is_operand(one: Standing, standings: Sequence[Standing]) -> bool:
    """Positive, no range, and no figure of a title that the article tells again."""
    if one.figure.value <= 0 or one.figure.high is not None:
        return False
    if one.figure.kind not in (*ADDABLE, Kind.PERCENT, Kind.BARE):
        return False
    return one.sentence.index > 0 or not any(
        it.sentence.index and it.figure.value == one.figure.value and it.figure.unit == one.figure.unit
        for it in standings
    )


def _keys(claim: Figure) -> Iterator[tuple[str, Kind]]:
    if claim.kind in ADDABLE:
        yield "sum", claim.kind
    if claim.kind is Kind.MONEY:
        yield "rate", claim.kind
    if claim.kind is Kind.POINT:
        yield "sum", Kind.PERCENT
    if claim.kind is Kind.PERCENT:
        yield from (("share", kind) for kind in DIVISIBLE)
    if claim.kind is Kind.MULTIPLE and claim.unit == "배":
        yield from (("times", kind) for kind in DIVISIBLE)
