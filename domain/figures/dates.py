"""Days, months, years, quarters and times of day, told from the day on which the text appeared."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.figures.figure import Kind

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?![A-Za-z])))"
)
_WHEN = r"(?:지난해|작년|올해|금년|내년|재작년|내후년)"
_MOON = r"(?:지난달|전달|이달|이번\s?달|금월|내달|다음\s?달)"
_YEARS = {"재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "금년": 0, "내년": 1, "내후년": 2}
_MOONS = {"지난": -1, "전달": -1, "이달": 0, "이번": 0, "금월": 0, "내달": 1, "다음": 1}
_YEAR = r"(?:(?:19|20)\d{2}|['’]\d{2})\s?년?"
_DAYS = r"(?P<d>\d{1,2})(?:\s?일)?\s?[~–-]\s?(?P<d2>\d{1,2})\s?일|(?P<d1>\d{1,2})\s?일"
# `20일 만에`, `28일간`: so many days, and no day of the month.
_NO_SPAN = r"(?!\s?(?:간|째|만에|만의|동안|연속|치|이내|이상|넘|가량|남짓|정도|안에|안팎|뒤|후(?!보)|전(?![체망국기])))"
_GONE, _COMING = re.compile(r"지난\s?$"), re.compile(r"오는\s?$")
_PAST = re.compile(r"[었았했였됐졌]|(?:밝|알)혔")
_TOLD_WITHIN = 60
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    start: int
    end: int
    kind: Kind
    unit: str
    value: Decimal
    high: Decimal | None = None
    loose: bool = False


def _full(match: re.Match[str], _: date | None) -> Moment | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return _day(match, year, month, day)


def _day(match: re.Match[str], year: int, month: int, day: int, *, loose: bool = False) -> Moment | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    groups = match.groupdict()
    last = groups.get("d2")
    high = Decimal(year * 10_000 + month * 100 + int(last)) if last else None
    value = Decimal(year * 10_000 + month * 100 + day)
    return Moment(match.start(), match.end(), Kind.DATE, "day", value, high, loose)


def _year_of(words: str | None, published: date | None) -> int | None:
    """The year that is written, or told from the story's."""
    if words and words in _YEARS:
        return published.year + _YEARS[words] if published else None
    digits = re.search(r"\d+", words or "")
    if digits is None:
        return None
    return int(digits[0]) + (2000 if len(digits[0]) == 2 else 0)


def _nearest_year(month: int, day: int, published: date | None) -> int:
    """News tells of the past and of the near future: 1월 in a story of December is the next year's."""
    if published is None:
        return 0
    apart = (month - published.month) * 31 + day - published.day
    return published.year + (1 if apart < -200 else -1 if apart > 160 else 0)


def _month_day(match: re.Match[str], published: date | None) -> Moment | None:
    month, day = int(match["m"]), int(match["d"] or match["d1"])
    year = _year_of(match["y"], published)
    loose = year is None
    return _day(match, _nearest_year(month, day, published) if year is None else year, month, day, loose=loose)


def _moon_day(match: re.Match[str], published: date | None) -> Moment | None:
    day = int(match["d"] or match["d1"])
    if published is None:
        return _bare_day(match, day)
    month = published.month - 1 + _MOONS[match["moon"][:2]]
    return _day(match, published.year + month // 12, month % 12 + 1, day, loose=True)


def _bare_day(match: re.Match[str], day: int) -> Moment | None:
    high = match["d2"]
    if not 1 <= day <= 31:
        return None
    value = Decimal(day)
    return Moment(match.start(), match.end(), Kind.DATE, "day", value, Decimal(high) if high else None, True)


def _day_alone(match: re.Match[str], published: date | None) -> Moment | None:
    """`28일`: of the story's month, but of the month before where that is far ahead and told as past."""
    day = int(match["d"] or match["d1"])
    if published is None or not 1 <= day <= 31:
        return _bare_day(match, day)
    before, after = match.string[: match.start()], match.string[match.end() : match.end() + _TOLD_WITHIN]
    month = published.month - 1
    if day > published.day and (_GONE.search(before) or (day > published.day + 10 and _PAST.search(after))):
        month -= 1
    elif day < published.day and _COMING.search(before):
        month += 1
    return _day(match, published.year + month // 12, month % 12 + 1, day, loose=True)


def _month(match: re.Match[str], published: date | None) -> Moment | None:
    month = int(match["m"])
    if not 1 <= month <= 12:
        return None
    year = _year_of(match["y"], published)
    loose = year is None
    if year is None:
        year = _nearest_year(month, 15, published)
    return Moment(match.start(), match.end(), Kind.DATE, "month", Decimal(year * 100 + month), None, loose)


def _year(match: re.Match[str], _: date | None) -> Moment | None:
    year = _year_of(match["y"], None)
    return Moment(match.start(), match.end(), Kind.DATE, "year", Decimal(year or 0)) if year else None


def _quarter(match: re.Match[str], published: date | None) -> Moment | None:
    groups = match.groupdict()
    word = (groups.get("q") or groups.get("q2") or "").lower()
    quarter = _ORDINALS.get(word) or (int(word) if word.isdigit() else 0)
    if not 1 <= quarter <= 4:
        return None
    year = _year_of(groups.get("y") or groups.get("y2"), published)
    loose = year is None
    if year is None:
        year = published.year - (1 if quarter > (published.month + 2) // 3 + 1 else 0) if published else 0
    return Moment(match.start(), match.end(), Kind.QUARTER, "quarter", Decimal(year * 10 + quarter), None, loose)


def _quarter_unnamed(match: re.Match[str], published: date | None) -> Moment | None:
    """`in the second.` where the text speaks of quarters."""
    return _quarter(match, published) if "quarter" in match.string else None


def _time(match: re.Match[str], _: date | None) -> Moment | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = (match.groupdict().get("half") or "").lower().replace(".", "")
    if half in ("오후", "pm", "저녁", "밤") and hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        return None
    return Moment(match.start(), match.end(), Kind.TIME, "minute of day", Decimal(hour * 60 + minute))


def _english_day(match: re.Match[str], published: date | None) -> Moment | None:
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    day, year = match["d"], match["y"]
    if day:
        number = int(year) if year else _nearest_year(month, int(day), published)
        return _day(match, number, month, int(day), loose=not year)
    number = int(year) if year else _nearest_year(month, 15, published)
    return Moment(match.start(), match.end(), Kind.DATE, "month", Decimal(number * 100 + month), None, not year)


_Maker = Callable[[re.Match[str], date | None], Moment | None]
_Y4 = r"(?:19|20)\d{2}"
_AN_YEAR = rf"(?:,?\s(?P<y>{_Y4}))?"
_HALF = r"(?P<half>[ap]\.?m\.?)"
_NOT_A_YEAR = r"(?![\d,.]*\d|\s?[가-힣%]|\s(?:million|billion|trillion|percent|won)|[A-Za-z-])"
# What a text must hold for the rule to be tried ("A": an English month), the rule, what it makes.
_PATTERNS: tuple[tuple[str, str, _Maker], ...] = (
    ("", rf"(?<![\d.,-])(?P<y>{_Y4})(?P<sep>\s?[./-]\s?)(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?![\d,])\.?", _full),
    ("월", rf"(?:(?P<y>{_YEAR}|{_WHEN})\s?)?(?<!\d)(?P<m>\d{{1,2}})\s?월\s?(?:{_DAYS}){_NO_SPAN}", _month_day),
    ("일", rf"(?P<moon>{_MOON})\s?(?:{_DAYS}){_NO_SPAN}", _moon_day),
    ("", r"(?<![\d.,/-])(?P<y>)(?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?P<d1>)(?=\s(?:종가|기준|마감|현재|장))", _month_day),
    ("분기", rf"(?:(?P<y>{_YEAR}|{_WHEN})\s?)?(?<![\d.,])(?P<q>[1-4])\s?분기(?!점)", _quarter),
    (
        "Q",
        rf"(?:(?P<y>{_Y4})\s?)?(?<![A-Za-z\d])(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?:\s?(?P<y2>{_Y4}|['’]\d{{2}}))?(?![A-Za-z])",
        _quarter,
    ),
    (
        "quarter",
        rf"(?i:(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter)(?:\s(?:of\s)?(?P<y>{_Y4}))?",
        _quarter,
    ),
    ("quarter", r"(?<=in )the (?P<q>first|second|third|fourth)(?P<y>)(?=[.,;]|$)", _quarter_unnamed),
    ("월", rf"(?:(?P<y>{_YEAR}|{_WHEN})\s?)?(?<![\d.,])(?P<m>\d{{1,2}})\s?월(?![급세])", _month),
    ("일", rf"(?<![\d.,])(?:{_DAYS}){_NO_SPAN}(?!\s?(?:당|차\b|자리))", _day_alone),
    ("년", rf"(?<![\d,.~–-])(?P<y>{_Y4})\s?년(?![간째치])(?!\s?(?:동안|만에|간))", _year),
    ("시", r"(?P<half>오전|오후|새벽|저녁|밤|아침)\s?(?P<h>\d{1,2})\s?시(?!간)(?:\s?(?P<min>\d{1,2})\s?분)?", _time),
    ("시", r"(?<![\d.,])(?P<h>\d{1,2})\s?시(?![간총가장도민작중범])(?:\s?(?P<min>\d{1,2})\s?분)?", _time),
    (":", rf"(?<![\d:.,(])(?P<h>\d{{1,2}}):(?P<min>\d{{2}})(?![\d:)])(?:\s?{_HALF})?", _time),
    ("m", rf"(?<![\d:.,])(?P<h>\d{{1,2}})(?P<min>)\s?{_HALF}(?![A-Za-z])", _time),
    (
        "A",
        rf"(?<![A-Za-z])(?P<month>{_MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.%]\d|%|\d){_AN_YEAR}",
        _english_day,
    ),
    ("A", rf"(?<![\d.,])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH}){_AN_YEAR}(?![\d])", _english_day),
    ("A", rf"(?<![A-Za-z])(?P<month>{_MONTH})(?P<d>),?\s(?P<y>{_Y4})(?!\d)", _english_day),
    ("A", rf"(?<![A-Za-z])(?!May(?! \d)|March (?!\d))(?P<month>{_MONTH})(?P<d>)(?P<y>)(?![A-Za-z])", _english_day),
    ("A", r"(?<=(?i:in|of|by) )(?P<month>May|March)(?P<d>)(?P<y>)(?![A-Za-z])", _english_day),
    ("", rf"(?<![A-Za-z\d.,$€₩¥£-])(?P<y>{_Y4}){_NOT_A_YEAR}", _year),
)
_RULES = tuple((hint, re.compile(pattern), make) for hint, pattern, make in _PATTERNS)
_NAMED_MONTH = re.compile(rf"(?<![A-Za-z]){_MONTH}")


def moments(text: str, published: date | None) -> Iterator[Moment]:
    """Those that overlap come in the order of the rules: the first is the one meant."""
    month = _NAMED_MONTH.search(text) is not None
    for hint, pattern, make in _RULES:
        if not (month if hint == "A" else hint in text):
            continue
        for match in pattern.finditer(text):
            made = make(match, published)
            if made is not None:
                yield made
