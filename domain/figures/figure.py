"""One number as a text states it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    """Percentage points; basis points are a hundredth of one: 25bp is 0.25."""
    INDEX = "index"
    """Points of an index, a score."""
    COUNT = "count"
    MEASURE = "measure"
    """Length, weight, power and the like: the unit is part of the value."""
    MULTIPLE = "multiple"
    DATE = "date"
    QUARTER = "quarter"
    DURATION = "duration"
    TIME = "time"
    NAME = "name"
    """A name with a number in it: H200, HBM4, 빅4."""
    BARE = "bare"
    """No unit is written: 4,098.55."""


class Mode(StrEnum):
    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BAND = "band"
    """`1,430원대`: from the value up to the next of its last digit."""
    LEVEL = "level"
    """`4,100선`."""
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    text: str
    """As written, marks inside it included: `text[start:end]` of what was read."""
    start: int
    end: int
    kind: Kind
    unit: str
    """The same for every spelling (won, dollar, %, %p, 명, km, day, month ...); of a name, the name in capitals."""
    value: Decimal
    """In whole units: won, not 억. A day is 20261121, a month 202611, a quarter 20263; 0 stands for what is unknown
    (`28일` without a story's day is 28, `11월` is 11). A time is minutes from midnight. Its exponent is the
    precision written."""
    high: Decimal | None = None
    """The end of a range."""
    mode: Mode = Mode.EXACT
    loose: bool = False
    """Of dates and quarters: the year, or year and month, is not written but taken from the story's day."""

    @property
    def number(self) -> str:
        """The value as plain digits."""
        return plain_number(self.value)


def plain_number(value: Decimal) -> str:
    return f"{value.normalize():f}"
