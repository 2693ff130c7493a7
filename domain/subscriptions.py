"""A morning draft that comes by itself: when it is due, told from local time, zone and the days it comes on."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

MAX_SUBSCRIPTIONS = 10
"""Of one person."""
MAX_TOPICS = 5
"""Of one subscription."""
_LONGEST_PAUSE = 60
"""Days that are looked through for the next one: no exchange of the world is closed for that long."""


class Days(StrEnum):
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    KR_TRADING = "kr"
    US_TRADING = "us"


class Form(StrEnum):
    ONE = "one"
    """A finished draft."""
    MENU = "menu"
    """Three topics to pick one from."""


class Paused(StrEnum):
    ASKED = "asked"
    BLOCKED = "blocked"
    """Telegram said that the person blocked the bot: kept, and taken up when they write again."""


class Calendar(Protocol):
    def is_open(self, market: str, day: date) -> bool:
        """Whether the exchange trades on that day of its own calendar; weekends are closed."""


MARKETS = {Days.KR_TRADING: ("XKRX", "Asia/Seoul"), Days.US_TRADING: ("XNYS", "America/New_York")}
"""The exchange (ISO 10383) whose days are meant, and where its clocks are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    id: int
    owner: int
    chat: int
    at: time
    """Local time in `zone`."""
    zone: str
    days: Days = Days.DAILY
    topics: tuple[str, ...] = ()
    """None: the desk picks."""
    form: Form = Form.ONE
    paused: Paused | None = None
    next_due: datetime
    """In UTC; of a paused one it says nothing."""
    missed: datetime | None = None
    """The oldest slot that was missed and that the reader has not been told of, in UTC."""
    resting: date | None = None
    """The local date on which nothing is sent, as the reader asked."""

    def moved_past(self, now: datetime, calendar: Calendar) -> datetime:
        """The first time it is due after `now`."""
        return next_due(self.at, self.zone, now, self.days, calendar)

    def local(self, moment: datetime) -> datetime:
        """On the reader's own clock."""
        return moment.astimezone(ZoneInfo(self.zone))

    def same_wish(self, other: "Subscription") -> bool:
        """Would bring the same at the same time, whatever state the two are in."""
        mine = (self.at, self.zone, self.days, self.form, sorted(map(str.casefold, self.topics)))
        return mine == (other.at, other.zone, other.days, other.form, sorted(map(str.casefold, other.topics)))


def due_on(at: time, zone: str, day: date) -> datetime:
    """The one instant, in UTC, that belongs to a local date.

    Where a change of the clocks skips that time, the instant is as far behind midnight as it would have been; where
    it is shown twice, the first counts.
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def comes_on(days: Days, day: date, due: datetime, calendar: Calendar | None = None) -> bool:
    """Whether something comes on the local date `day`, for which it would be due at `due`.

    A trading day is one where the exchange is, at that instant: in Seoul the morning after a Friday in New York is a
    Saturday, and that is when the reader wants Friday's close.
    """
    if days in MARKETS:
        if calendar is None:
            raise ValueError("trading days need a calendar")
        market, place = MARKETS[days]
        return calendar.is_open(market, due.astimezone(ZoneInfo(place)).date())
    return days is Days.DAILY or day.weekday() < 5


def next_due(
    at: time, zone: str, after: datetime, days: Days = Days.DAILY, calendar: Calendar | None = None
) -> datetime:
    """The first instant after `after`, in UTC, at which the clocks of `zone` show `at` on one of the days.

    Exactly one instant belongs to each local date (see `due_on`). Raises ValueError for trading days without a
    calendar, and for one that never opens again.
    """
    # From the day before: where the clocks skip a time, its instant may have slid into the next date.
    first = after.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    for offset in range(_LONGEST_PAUSE):
        day = first + timedelta(days=offset)
        due = due_on(at, zone, day)
        if due > after and comes_on(days, day, due, calendar):
            return due
    raise ValueError(f"no {at} in {zone} on {days} days")
