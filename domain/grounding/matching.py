"""When a figure of a draft is the figure of a source: the same, or rounded as people round honestly."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from domain.figures import Figure, Kind, Mode
from domain.grounding.entries import Verdict

_GENERIC = "개"
_COUNTED_BY_PIECE = frozenset(("명", "곳", "건", "장", "대", "가지", "개사", "회", "종", "채", "편", "기", "주"))
_ALIKE = (
    frozenset(("명", "인")),
    frozenset(("개사", "곳")),
    frozenset(("세", "살")),
    frozenset(("채", "가구")),
    frozenset(("종", "종목")),
    frozenset(("번째", "위")),
)
_MONTHS = {"month": 1, "year": 12}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_ROUNDABLE = (Kind.MONEY, Kind.PERCENT, Kind.POINT, Kind.INDEX, Kind.COUNT, Kind.MEASURE, Kind.MULTIPLE, Kind.BARE)
_OF_ONE_UNIT = (Kind.MONEY, Kind.PERCENT, Kind.POINT, Kind.INDEX, Kind.MEASURE, Kind.NAME)
_LEAST_ROUNDED_COUNT = 1_000
_CLOSE, _ROUGH, _FLOOR = Decimal("0.025"), Decimal("0.06"), Decimal("0.1")
_SOFT = (Mode.APPROX, Mode.LEVEL, Mode.BAND)


def match(claim: Figure, told: Figure) -> Verdict | None:
    """EXACT, ROUNDED, or None. `told` is the source's."""
    if claim.kind is told.kind and claim.kind in _OF_ONE_UNIT and claim.unit != told.unit:
        return None
    if claim.kind in (Kind.DATE, Kind.QUARTER) or told.kind in (Kind.DATE, Kind.QUARTER):
        return Verdict.EXACT if _same_date(claim, told) else None
    if claim.kind is Kind.TIME or told.kind is Kind.TIME:
        same = claim.kind == told.kind and abs(claim.value - told.value) in (0, 720)
        return Verdict.EXACT if same else None
    if not same_unit(claim, told):
        return None
    mine, theirs = base(claim), base(told)
    if claim.mode is Mode.RANGE or told.mode is Mode.RANGE:
        return Verdict.EXACT if _same_range(claim, told) else None
    if {claim.mode, told.mode} == {Mode.AT_LEAST, Mode.AT_MOST}:
        return None
    if mine == theirs:
        return Verdict.EXACT
    return Verdict.ROUNDED if _is_rounded(claim, mine, theirs) else None


def touches(claim: Figure, told: Figure) -> bool:
    """The number is the end of the source's range, or the other way round: near, and yet not what it says."""
    if not same_unit(claim, told):
        return False
    ends = {abs(it) for it in (claim.value, claim.high) if it is not None}
    return bool(ends & {abs(it) for it in (told.value, told.high) if it is not None})


def same_unit(one: Figure, other: Figure) -> bool:
    """Money of one currency, the same measure, counters that count the same; a unit left out stands for some."""
    if one.kind is Kind.DURATION and other.kind is Kind.DURATION:
        return (one.unit in _MONTHS) == (other.unit in _MONTHS)
    kinds = {one.kind, other.kind}
    if kinds == {Kind.COUNT}:
        return _same_counter(one.unit, other.unit)
    if kinds == {Kind.COUNT, Kind.MULTIPLE}:
        return {one.unit, other.unit} == {"회", "배"} and "times" in (one.text + other.text)
    if Kind.BARE in kinds and kinds != {Kind.BARE}:
        unitless = one if one.kind is Kind.BARE else other
        return not unitless.unit and _stands_for(kinds, one.value)
    return one.kind == other.kind and one.unit == other.unit


def _stands_for(kinds: set[Kind], value: Decimal) -> bool:
    return bool(kinds & {Kind.INDEX, Kind.COUNT}) or (Kind.MONEY in kinds and abs(value) >= 10_000)


def _same_counter(one: str, other: str) -> bool:
    if one == other or (_GENERIC in (one, other) and {one, other} & _COUNTED_BY_PIECE):
        return True
    return any(one in alike and other in alike for alike in _ALIKE)


def base(figure: Figure) -> Decimal:
    """In the smallest unit of its kind: months or seconds of durations."""
    scale = _MONTHS.get(figure.unit) or _SECONDS.get(figure.unit) or 1
    return abs(figure.value) * (scale if figure.kind is Kind.DURATION else 1)


def _same_range(claim: Figure, told: Figure) -> bool:
    if claim.high is not None and told.high is not None:
        return (claim.value, claim.high) == (told.value, told.high)
    if claim.high is None and told.high is not None:
        upper = claim.mode is Mode.AT_MOST and claim.value == told.high
        return upper or (claim.mode is Mode.AT_LEAST and claim.value == told.value)
    return False


def _is_rounded(claim: Figure, mine: Decimal, theirs: Decimal) -> bool:
    if claim.kind not in _ROUNDABLE or not theirs or not mine or _digits(mine) >= _digits(theirs):
        return False
    if claim.kind is Kind.COUNT and theirs < _LEAST_ROUNDED_COUNT:
        return False
    place = _place(claim)
    apart = abs(mine - theirs) / theirs
    if claim.mode in (Mode.AT_LEAST, Mode.BAND) and theirs.quantize(place, ROUND_FLOOR) == mine:
        return apart <= _FLOOR
    nearest = theirs.quantize(place, ROUND_HALF_UP) == mine
    return nearest and apart <= (_ROUGH if claim.mode in _SOFT else _CLOSE)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _place(figure: Figure) -> Decimal:
    """Of its last digit: the one behind the point as written, else the last that is not 0."""
    exponent = int(figure.value.as_tuple().exponent)
    if exponent >= 0:
        exponent = int(figure.value.normalize().as_tuple().exponent)
    return Decimal((0, (1,), exponent))


def rounds_to(result: Decimal, claim: Figure) -> bool:
    """Whether what we worked out is the claim, at the claim's precision."""
    mine = abs(claim.value)
    place = _place(claim)
    if result == mine:
        return True
    apart = abs(result - mine) / result if result else Decimal(1)
    more = claim.mode is Mode.AT_LEAST and claim.kind is Kind.MULTIPLE
    if more and apart <= _FLOOR and result.quantize(place, ROUND_FLOOR) == mine:
        return True
    # Nearness first: a third has more digits than a number far from it can be cut to.
    return apart <= (_ROUGH if claim.mode in _SOFT else _CLOSE) and result.quantize(place, ROUND_HALF_UP) == mine


def _same_date(claim: Figure, told: Figure) -> bool:
    kinds = {claim.kind, told.kind}
    if Kind.DURATION in kinds:
        return _day_or_days(claim, told) or _day_or_days(told, claim)
    if claim.kind is Kind.QUARTER:
        return told.kind is Kind.QUARTER and _agree(claim, told, 10)
    if claim.kind is not Kind.DATE:
        return False
    if claim.unit == "year":
        return claim.value == _year(told)
    if told.kind is not Kind.DATE:
        return False
    if claim.unit == "month":
        return _same_month(claim, told)
    return told.unit == "day" and _same_days(claim, told)


def _agree(one: Figure, other: Figure, cycle: int) -> bool:
    """Equal, or equal but for a year that one of them leaves out."""
    return one.value == other.value or _near(one, one.value, other, other.value, cycle)


def _near(one: Figure, value: Decimal, other: Figure, its: Decimal, cycle: int) -> bool:
    """A year that is not written was told from the story's day, and may be one off."""
    apart = abs(value // cycle - its // cycle)
    return (one.loose or other.loose) and value % cycle == its % cycle and (apart <= 1 or not min(value, its) // cycle)


def _same_days(claim: Figure, told: Figure) -> bool:
    cycle = 100 if min(claim.value, told.value) < 100 else 10_000
    if claim.high is not None:
        return told.high is not None and claim.high % cycle == told.high % cycle and _agree(claim, told, cycle)
    ends = [told.value] + ([told.high] if told.high is not None else [])
    return any(claim.value == end or _near(claim, claim.value, told, end, cycle) for end in ends)


def _same_month(claim: Figure, told: Figure) -> bool:
    if told.unit not in ("day", "month") or (told.unit == "day" and told.value < 100):
        return False
    month = told.value // 100 if told.unit == "day" else told.value
    return claim.value == month or _near(claim, claim.value, told, month, 100)


def _year(told: Figure) -> Decimal:
    by = {"day": 10_000, "month": 100, "quarter": 10, "year": 1}.get(told.unit)
    return told.value // by if by else Decimal(-1)


def _day_or_days(day: Figure, span: Figure) -> bool:
    """`20일` without more may be a day of the month or so many days."""
    bare = day.kind is Kind.DATE and day.unit == "day" and day.loose and span.kind is Kind.DURATION
    return bare and span.unit == "day" and day.value % 100 == span.value


DATED = (Kind.DATE, Kind.QUARTER, Kind.TIME, Kind.DURATION)
_MONTH_DAYS = 31


def sizes(figure: Figure) -> Iterator[float]:
    """By which figures are found that tell no time: how large they are; of ranges both ends."""
    yield float(abs(figure.value))
    if figure.high is not None:
        yield float(abs(figure.high))


def told_times(figure: Figure) -> Iterator[tuple[str, int]]:
    """By which a time of a source is found: a day by its day, month and year."""
    yield from said_times(figure)
    if figure.kind is Kind.DATE:
        if figure.high is not None:
            yield "day", int(figure.high) % 100
        if figure.unit == "day" and figure.value > _MONTH_DAYS:
            yield "month", int(figure.value) // 100 % 100
    if figure.kind in (Kind.DATE, Kind.QUARTER) and figure.unit != "year":
        yield "year", int(_year(figure))


def said_times(figure: Figure) -> Iterator[tuple[str, int]]:
    """By which a time of a draft looks for its like; `20일` may be a day or so many days."""
    value = int(figure.value)
    if figure.kind is Kind.DATE:
        yield figure.unit, value if figure.unit == "year" else value % 100
        if figure.unit == "day":
            yield "span", value % 100 * _SECONDS["day"]
    elif figure.kind is Kind.QUARTER:
        yield "quarter", value % 10
    elif figure.kind is Kind.TIME:
        yield "time", value % 720
    elif figure.kind is Kind.DURATION:
        yield ("months" if figure.unit in _MONTHS else "span"), int(base(figure))
