"""A morning draft that comes by itself: when it is due, told from local time and zone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    id: int
    owner: int
    chat: int
    at: time
    """Local time in `zone`."""
    zone: str
    topic: str
    """Empty: the desk picks the largest story of the day."""
    next_due: datetime
    """In UTC."""

    def moved_past(self, now: datetime) -> datetime:
        """The first time it is due after `now`."""
        return next_due(self.at, self.zone, now)


def next_due(at: time, zone: str, after: datetime) -> datetime:
    """The first instant after `after`, in UTC, at which the clocks of `zone` show `at`.

    Exactly one instant belongs to each local date, also where a change of the clocks skips that time (then the
    instant is as far behind midnight as it would have been) or shows it twice (then the first counts).
    """
    local = after.astimezone(ZoneInfo(zone))
    for days in range(3):
        date = (local + timedelta(days=days)).date()
        due = datetime.combine(date, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if due > after:
            return due
    raise ValueError(f"no {at} in {zone}")  # unreachable: a day is shorter than two


def read_time(word: str) -> time | None:
    """`7:45`, `07:45`, `7시 45분`, `7시`; None for what is no time of day."""
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})|([0-9]{1,2})\s*시(?:\s*([0-9]{1,2})\s*분)?", word.strip())
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
