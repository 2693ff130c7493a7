"""A time of day in people's words, Korean or English, anywhere in a line."""

import re
from dataclasses import dataclass
from datetime import time

_HOURS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_FORENOON = "오전|아침|새벽|a\\.?m\\.?"
_AFTERNOON = "오후|낮|점심|저녁|p\\.?m\\.?"
_HALF = rf"{_FORENOON}|{_AFTERNOON}|밤"
_ENDS = r"(?:에|마다|쯤|경)?(?![가-힣0-9A-Za-z:])"
# The longer words first: 열두 begins like 열.
_NATIVE = "|".join(sorted(_HOURS, key=len, reverse=True))
_TIME = re.compile(
    rf"(?<![가-힣0-9A-Za-z:.,])(?:(?P<before>{_HALF})\s*)?(?:"
    rf"(?P<hour>[0-9]{{1,3}}):(?P<minute>[0-9]{{1,3}})(?:\s*(?P<after>[ap]\.?m\b\.?))?"
    rf"|(?P<oclock>[0-9]{{1,3}}|{_NATIVE})\s*시(?:\s*(?P<past>[0-9]{{1,3}})\s*분|\s*(?P<half>반){_ENDS})?"
    rf"|(?P<round>[0-9]{{1,2}})\s*(?P<english>[ap]\.?m\b\.?)"
    rf"){_ENDS}"
    rf"|(?<![가-힣0-9A-Za-z])(?P<named>정오|자정|noon|midnight){_ENDS}",
    re.IGNORECASE,
)
_NAMED = {"정오": time(12), "noon": time(12), "자정": time(0), "midnight": time(0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    at: time | None
    """None for a time that no clock shows, such as 25:00."""
    words: str
    start: int
    end: int


def find_time(text: str) -> Told | None:
    """The first time of day in the text: `07:45`, `7시 45분`, `오전 7시 반`, `일곱 시`, `7:45 am`, `7pm`, `정오`."""
    match = _TIME.search(text)
    if match is None:
        return None
    return Told(at=_read(match), words=match[0].strip(), start=match.start(), end=match.end())


def read_time(text: str) -> time | None:
    """The time that is all the text says; None for anything else, and for a time that no clock shows."""
    told = find_time(text.strip())
    return told.at if told and told.words == text.strip() else None


def _read(match: re.Match[str]) -> time | None:
    if match["named"]:
        return _NAMED[match["named"].lower()]
    said = match["hour"] or match["oclock"] or match["round"]
    hour = int(said) if said.isdecimal() else _HOURS.index(said) + 1
    minutes = match["minute"] or match["past"] or ("30" if match["half"] else "00")
    if match["minute"] and len(minutes) != 2:
        return None
    half = (match["before"] or match["after"] or match["english"] or "").lower()
    told = _of_day(hour, half)
    return time(told, int(minutes)) if told is not None and int(minutes) < 60 else None


def _of_day(hour: int, half: str) -> int | None:
    """The hour from 0 to 23 that is meant in a half of the day, if there is one."""
    if hour > 23:
        return None
    if re.fullmatch(_FORENOON, half):
        return hour % 12 if hour <= 12 else None
    if half == "밤":
        # 밤 12시 is midnight, 밤 1시 an hour later, 밤 9시 in the evening.
        return hour % 12 + 12 * (6 <= hour < 12) if hour <= 12 else hour
    if half:
        return hour % 12 + 12 if hour <= 12 else hour
    return hour
