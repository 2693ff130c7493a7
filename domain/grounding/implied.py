"""Figures that a source states without writing them as a draft would: `1~9월` are nine months from January on."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from domain.figures import Figure, Kind

_YEAR_AGO = re.compile(
    r"지난해 같은 (?:기간|달|분기)|전년|작년 동기|\b(?:a|one) year (?:ago|earlier|before)"
    r"|\b[Yy]ear[- ]on[- ]year|\b[Yy]ear[- ]over[- ]year"
)
_MONTHS = re.compile(r"(?<![\d.,])(\d{1,2})\s?(?:월부터\s|월?\s?[~∼～–-])\s?(\d{1,2})월(?!\s?\d)")
_PART = re.compile(
    r"\b(?:(?P<n>one|two|three|four)[ -](?P<of>third|quarter|fourth|fifth)s?|(?P<a>a) (?P<of1>third|fourth|fifth))"
    r" of (?:the|its|their|all|that|those)\b",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5}
_POINT = re.compile(r"\b(?P<part>quarter|half)(?:[ -]percentage)?[ -]point\b", re.IGNORECASE)
_POINTS = {"quarter": Decimal("0.25"), "half": Decimal("0.5")}
_FOLD = re.compile(
    r"\b(?:f[ae]ll(?:en|s)?|dropped|declined|decreased|shrunk|cut|down)\s(?:by\s)?(?P<n>\d{1,3})(?:-fold| times)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?P<money>yen|won|yuan|euro|pound)\s[a-z ]{0,30}?\b(?:to|at)\s(?P<n>\d[\d,]*\.\d+)(?=[.,;]?(?:\s[a-z]|$))"
    r"(?!\s(?:per|percent|points?|billion|million|trillion))",
    re.IGNORECASE,
)
_FIRST_DAYS = re.compile(
    r"\bfirst (?P<n>\d{1,2}) days of (?P<month>January|February|March|April|May|June|July|August|September|October"
    r"|November|December)"
)
_PER_DOLLAR = re.compile(r"\b(?:per|to the|against the) (?:U\.?S\.? )?dollar\b")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_MONTH = 12


def implied(text: str, day: date | None) -> Iterator[Figure]:
    """`day`: on which the story appeared; a month whose year is not written is of that year, or one off."""
    for hints, pattern, make in _RULES:
        if any(hint in text for hint in hints):
            for found in pattern.finditer(text):
                yield from make(found, day.year if day else 0)


def _figure(found: re.Match[str], kind: Kind, unit: str, value: Decimal, *, loose: bool = False) -> Figure:
    return Figure(
        text=found[0], start=found.start(), end=found.end(), kind=kind, unit=unit, value=value, high=None, loose=loose
    )


def _year_ago(found: re.Match[str], _: int) -> Iterator[Figure]:
    """`a year earlier` and its kin bear out a `1년 전` of the draft."""
    yield _figure(found, Kind.DURATION, "year", Decimal(1))


def _months(found: re.Match[str], year: int) -> Iterator[Figure]:
    """The first of them, and how many they are; the last is read as it is."""
    first, last = int(found[1]), int(found[2])
    if 1 <= first < last <= _LAST_MONTH:
        yield _figure(found, Kind.DATE, "month", Decimal(year * 100 + first), loose=True)
        yield _figure(found, Kind.DURATION, "month", Decimal(last - first + 1))


def _part(found: re.Match[str], _: int) -> Iterator[Figure]:
    number, of = found["n"] or found["a"], found["of"] or found["of1"]
    yield _figure(found, Kind.MULTIPLE, "배", Decimal(_NUMBERS[number.lower()]) / Decimal(_PARTS[of.lower()]))


def _point(found: re.Match[str], _: int) -> Iterator[Figure]:
    yield _figure(found, Kind.POINT, "%p", _POINTS[found["part"].lower()])


def _fold(found: re.Match[str], _: int) -> Iterator[Figure]:
    """`fallen 33-fold` is 33분의 1."""
    if int(found["n"]) > 1:
        yield _figure(found, Kind.MULTIPLE, "배", Decimal(1) / Decimal(int(found["n"])))


def _rate(found: re.Match[str], _: int) -> Iterator[Figure]:
    """`The yen slipped to 151.8`: what one dollar costs, of which neither unit is written."""
    yield from _dollar(found, 0)
    yield _figure(found, Kind.MONEY, found["money"].lower(), Decimal(found["n"].replace(",", "")))


def _dollar(found: re.Match[str], _: int) -> Iterator[Figure]:
    yield _figure(found, Kind.MONEY, "dollar", Decimal(1))


def _first_days(found: re.Match[str], year: int) -> Iterator[Figure]:
    """`the first 20 days of November`: from the 1st to the 20th."""
    month = _NAMES.index(found["month"][:3].lower()) + 1
    for last in (1, int(found["n"])):
        yield _figure(found, Kind.DATE, "day", Decimal(year * 10_000 + month * 100 + last), loose=True)


_Make = Callable[[re.Match[str], int], Iterator[Figure]]
_RULES: tuple[tuple[tuple[str, ...], re.Pattern[str], _Make], ...] = (
    (("같은", "전년", "작년", "year", "Year"), _YEAR_AGO, _year_ago),
    (("월",), _MONTHS, _months),
    ((" of ",), _PART, _part),
    (("point",), _POINT, _point),
    (("-fold", " times"), _FOLD, _fold),
    (("yen", "won", "yuan", "euro", "pound"), _RATE, _rate),
    (("dollar",), _PER_DOLLAR, _dollar),
    ((" days of ",), _FIRST_DAYS, _first_days),
)
"""What a text must hold for the rule to be tried, the rule, what it makes."""
