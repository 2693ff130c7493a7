"""When a morning is due: once for each local date that it comes on, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.subscriptions import Days, Form, Subscription, comes_on, due_on, next_due

SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"
ZONES = (
    SEOUL,
    NEW_YORK,
    "Europe/Berlin",
    "Africa/Cairo",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Pacific/Apia",
    "Pacific/Honolulu",
)
"""Half hours, half-hour changes, changes at midnight, both hemispheres, both ends of the date line."""


class Exchange:
    """Open on Mondays to Fridays, but for some days."""

    def __init__(self, *closed: date) -> None:
        self.closed = closed

    def is_open(self, market: str, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed


def test_today_when_it_is_still_to_come_else_tomorrow() -> None:
    early = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)  # 05:00 in Seoul
    assert next_due(time(7, 45), SEOUL, early) == datetime(2026, 11, 21, 22, 45, tzinfo=UTC)
    at_once = datetime(2026, 11, 21, 22, 45, tzinfo=UTC)
    assert next_due(time(7, 45), SEOUL, at_once) == at_once + timedelta(days=1)


def local_dates(start: datetime, end: datetime) -> list[date]:
    """From the day before to the day after, so that no zone's date is missed."""
    first = start.date() - timedelta(days=2)
    return [first + timedelta(days=offset) for offset in range((end.date() - first).days + 3)]


@pytest.mark.parametrize("days", Days)
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(0, 0), time(0, 30), time(2, 15), time(2, 30), time(7, 45), time(23, 59)])
def test_a_year_has_one_slot_for_each_date_it_comes_on(zone: str, at: time, days: Days) -> None:
    exchange = Exchange(date(2026, 11, 26), date(2026, 12, 25), date(2027, 2, 8), date(2027, 2, 9))
    start, end = datetime(2026, 10, 1, 3, tzinfo=UTC), datetime(2027, 11, 15, tzinfo=UTC)
    found, now = [], start
    while (now := next_due(at, zone, now, days, exchange)) < end:
        found.append(now)
    wanted = [(day, shown(at, zone, day)) for day in local_dates(start, end)]
    eligible = [due for day, due in wanted if start < due < end and comes_on(days, day, due, exchange)]
    assert found == eligible
    assert len(found) == len(set(found))


def shown(at: time, zone: str, day: date) -> datetime:
    """By looking at the clocks of a zone, each minute of a day that changes them: the first time they show `at` or,
    where they skip it, as if they had not been changed yet."""
    before, after = (offset(zone, day + timedelta(days=days)) for days in (-1, 1))
    plain = datetime.combine(day, at, tzinfo=UTC)
    if before == after:
        return plain - before
    early = plain - max(before, after) - timedelta(minutes=1)
    for instant in (early + timedelta(minutes=minute) for minute in range(4 * 60)):
        local = instant.astimezone(ZoneInfo(zone))
        if (local.date(), local.hour, local.minute) == (day, at.hour, at.minute):
            return instant
    return plain - before


def offset(zone: str, day: date) -> timedelta:
    return datetime.combine(day, time(12), tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()


def test_a_skipped_time_and_a_doubled_one() -> None:
    # New York skips 02:30 on 8 March 2026 and shows 01:30 twice on 1 November.
    assert due_on(time(2, 30), NEW_YORK, date(2026, 3, 8)) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert due_on(time(1, 30), NEW_YORK, date(2026, 11, 1)) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    after_the_first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert next_due(time(1, 30), NEW_YORK, after_the_first) == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    # Santiago skips midnight itself on 6 September 2026: its instant is that of 01:00, on the same date.
    assert due_on(time(0, 0), "America/Santiago", date(2026, 9, 6)) == datetime(2026, 9, 6, 4, 0, tzinfo=UTC)


def test_a_trading_day_is_one_where_the_exchange_is() -> None:
    exchange = Exchange(date(2026, 11, 26))
    # Wednesday's close in New York is Thursday morning in Seoul; nothing was traded there on Thursday.
    wednesday = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
    first = next_due(time(7, 45), SEOUL, wednesday, Days.US_TRADING, exchange)
    second = next_due(time(7, 45), SEOUL, first, Days.US_TRADING, exchange)
    assert [due.astimezone(ZoneInfo(SEOUL)).date() for due in (first, second)] == [
        date(2026, 11, 26),
        date(2026, 11, 28),
    ]
    assert next_due(time(7, 45), NEW_YORK, wednesday, Days.US_TRADING, exchange) == datetime(
        2026, 11, 27, 12, 45, tzinfo=UTC
    )


def test_trading_days_need_a_calendar_that_opens() -> None:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    with pytest.raises(ValueError, match="calendar"):
        next_due(time(7, 45), SEOUL, now, Days.KR_TRADING)

    class Closed:
        def is_open(self, market: str, day: date) -> bool:
            return False

    with pytest.raises(ValueError, match="kr"):
        next_due(time(7, 45), SEOUL, now, Days.KR_TRADING, Closed())


def test_the_same_wish_in_other_words() -> None:
    one = Subscription(
        id=1, owner=1, chat=1, at=time(7, 45), zone=SEOUL, topics=("AI", "금리"), next_due=datetime.now(UTC)
    )
    again = Subscription(
        id=2, owner=1, chat=1, at=time(7, 45), zone=SEOUL, topics=("금리", "ai"), next_due=datetime.now(UTC)
    )
    menu = Subscription(
        id=3,
        owner=1,
        chat=1,
        at=time(7, 45),
        zone=SEOUL,
        topics=("금리", "ai"),
        form=Form.MENU,
        next_due=datetime.now(UTC),
    )
    assert one.same_wish(again)
    assert not one.same_wish(menu)
