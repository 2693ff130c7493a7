"""Times as pages write them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
"""Of a time without a zone, unless its page is of elsewhere: most of our pages come from there."""
_KOREAN = re.compile(
    r"(\d{4})\s?[.\-/년]\s?(\d{1,2})\s?[.\-/월]\s?(\d{1,2})\s?[.일]?"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?[\sT]{0,3}(오전|오후|AM|PM)?\s?"
    r"(?:(\d{1,2})\s?[:시]\s?(\d{1,2})(?::(\d{2}))?)?\s?분?\s?(AM|PM)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ENGLISH = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},?\s)?(?:{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?|"
    rf"(?P<day2>\d{{1,2}})\s{_MONTH.replace('month', 'month2')},?)\s(?P<year>\d{{4}})"
    r"(?:,?\s(?:at\s|\|\s)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s?(?P<half>[ap]\.?m\.?)?)?"
    r"(?:\s\(?(?P<zone>UTC|GMT|KST|JST|BST|CES?T|SGT|HKT|[ECP][SD]?T|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_ZONES: dict[str, tzinfo] = {
    **dict.fromkeys(("UTC", "GMT", "Z"), UTC),
    **dict.fromkeys(("KST", "JST"), timezone(timedelta(hours=9))),
    **dict.fromkeys(("ET", "EST", "EDT"), ZoneInfo("America/New_York")),
    **dict.fromkeys(("PT", "PST", "PDT"), ZoneInfo("America/Los_Angeles")),
    **dict.fromkeys(("CT", "CST", "CDT"), ZoneInfo("America/Chicago")),
    **dict.fromkeys(("BST",), ZoneInfo("Europe/London")),
    **dict.fromkeys(("CET", "CEST"), ZoneInfo("Europe/Paris")),
    **dict.fromkeys(("SGT", "HKT"), timezone(timedelta(hours=8))),
}
_STAMP = (
    r"(?:일시|시간|시각|일)?\s{0,3}(?:on\s)?[:：|]?\s{0,3}"
    r"(?=\d{4}\s?[.\-/년]|(?:[A-Z][a-z]{2,8},?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d|\d{1,2}\s[A-Z][a-z]{2}))"
)
_VISIBLE = re.compile(
    rf"(?:(?:기사)?(?:입력|등록|송고|승인|발행|게재)|(?:First )?[Pp]ublished|Posted|PUBLISHED|기자\s?[/|]){_STAMP}"
)
_CHANGED = re.compile(rf"(?:(?:최종|기사)?(?:수정|업데이트)|[Uu]pdated|Last (?:updated|modified)|UPDATED){_STAMP}")


def parse_time(text: str, zone: tzinfo = SEOUL) -> datetime | None:
    """Read a time in ISO 8601, RFC 5322, Korean or English form; a bare day is its midnight.

    `zone` is for a time that names none.
    """
    stamp = text.strip()[:64]
    moment = next((found for read in (_iso, _rfc5322, _korean, _english) if (found := read(stamp))), None)
    if moment is None or not 1990 <= moment.year <= 2100:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def visible_time(text: str, zone: tzinfo = SEOUL) -> datetime | None:
    """The first time that stands after a word such as 입력 in the readable text of a page."""
    return next(_after(_VISIBLE, text, zone), None)


def visible_change(text: str, zone: tzinfo = SEOUL) -> datetime | None:
    """The first time that stands after a word such as 수정."""
    return next(_after(_CHANGED, text, zone), None)


def corrected(moment: datetime, visible: datetime | None) -> datetime:
    """A Korean time that a page has marked as UTC, where the same figures stand before the reader's eyes."""
    if visible is None or visible.tzinfo is not SEOUL or moment.utcoffset() != timedelta(0):
        return moment
    same = moment.replace(tzinfo=None, second=0, microsecond=0) == visible.replace(tzinfo=None, second=0)
    return moment.replace(tzinfo=SEOUL) if same else moment


def _after(mark: re.Pattern[str], text: str, zone: tzinfo) -> Iterator[datetime]:
    for match in mark.finditer(text):
        if moment := parse_time(text[match.end() : match.end() + 48], zone):
            yield moment


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if "-" in text else None
    except ValueError:
        return None


def _rfc5322(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if _MAIL.match(text) else None
    except (ValueError, IndexError):
        return None


def _korean(text: str) -> datetime | None:
    match = _KOREAN.match(text)
    if not match:
        return None
    year, month, day, before, hour, minute, second, behind = match.groups()
    try:
        clock = _hour(int(hour or 0), (before or behind or "").lower())
        return _naive(int(year), int(month), int(day), clock, int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _english(text: str) -> datetime | None:
    match = _ENGLISH.match(text)
    if not match:
        return None
    month = _MONTHS[(match["month"] or match["month2"]).lower()]
    half = (match["half"] or "").replace(".", "").lower()
    try:
        clock = _hour(int(match["hour"] or 0), half)
        day = int(match["day"] or match["day2"])
        moment = _naive(int(match["year"]), month, day, clock, int(match["minute"] or 0))
        return moment.replace(tzinfo=_zone(match["zone"] or ""))
    except ValueError:
        return None


def _naive(*figures: int) -> datetime:
    """Raises ValueError where there is no such day or time."""
    return datetime(*figures, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[arg-type, misc]


def _zone(name: str) -> tzinfo | None:
    if name[:1] in ("+", "-") and name:
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes))
    return _ZONES.get(name.upper())


def _hour(hour: int, half: str) -> int:
    if half in ("오후", "pm") and hour < 12:
        return hour + 12
    return 0 if half in ("오전", "am") and hour == 12 else hour
