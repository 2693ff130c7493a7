"""Times as pages write them. A time without a zone is taken as Korean, where most of our pages come from."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
_KOREAN = re.compile(
    r"(\d{4})\s?[.\-/년]\s?(\d{1,2})\s?[.\-/월]\s?(\d{1,2})\s?[.일]?"
    r"(?:\s?\([월화수목금토일]\))?[\sT]{0,3}(오전|오후|AM|PM)?\s?(?:(\d{1,2})\s?[:시]\s?(\d{1,2}))?",
    re.IGNORECASE,
)
_VISIBLE = re.compile(r"(?:입력|등록|송고|승인|발행|게재)(?:일시|시간|일)?\s{0,3}[:：]?\s{0,3}(?=\d{4}\s?[.\-/년])")


def parse_time(text: str) -> datetime | None:
    """Read a time with or without zone, in ISO 8601, RFC 5322 or Korean form; a bare day is its midnight."""
    stamp = text.strip()[:64]
    for read in (_iso, _rfc5322, _korean):
        moment = read(stamp)
        if moment is not None:
            return _plausible(moment)
    return None


def visible_time(text: str) -> datetime | None:
    """The first time that stands after a word such as 입력 in the readable text of a page."""
    match = _VISIBLE.search(text)
    return parse_time(text[match.end() : match.end() + 40]) if match else None


def _plausible(moment: datetime) -> datetime | None:
    if not 1990 <= moment.year <= 2100:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=SEOUL)


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if "-" in text else None
    except ValueError:
        return None


def _rfc5322(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if "," in text else None
    except ValueError:
        return None


def _korean(text: str) -> datetime | None:
    match = _KOREAN.match(text)
    if not match:
        return None
    year, month, day, half, hour, minute = match.groups()
    try:
        clock = _hour(int(hour or 0), (half or "").lower())
        return datetime(int(year), int(month), int(day), clock, int(minute or 0), tzinfo=SEOUL)
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    if half in ("오후", "pm") and hour < 12:
        return hour + 12
    return 0 if half in ("오전", "am") and hour == 12 else hour
