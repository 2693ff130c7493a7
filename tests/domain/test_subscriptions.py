"""When a morning is due: once for each local date, whatever the clocks do."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from domain.subscriptions import next_due

SEOUL = "Asia/Seoul"


def test_today_when_it_is_still_to_come_else_tomorrow() -> None:
    early = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)  # 05:00 in Seoul
    assert next_due(time(7, 45), SEOUL, early) == datetime(2026, 11, 21, 22, 45, tzinfo=UTC)
    at_once = datetime(2026, 11, 21, 22, 45, tzinfo=UTC)
    assert next_due(time(7, 45), SEOUL, at_once) == at_once + timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "at", "start", "days"),
    [
        ("Europe/Berlin", time(2, 30), datetime(2027, 3, 26, tzinfo=UTC), 5),
        ("Europe/Berlin", time(2, 30), datetime(2026, 10, 23, tzinfo=UTC), 5),
        ("Africa/Cairo", time(0, 30), datetime(2027, 4, 28, tzinfo=UTC), 5),
        ("America/Santiago", time(0, 0), datetime(2027, 9, 3, tzinfo=UTC), 5),
        ("America/New_York", time(1, 30), datetime(2026, 10, 30, tzinfo=UTC), 5),
        (SEOUL, time(7, 45), datetime(2026, 12, 30, tzinfo=UTC), 5),
    ],
)
def test_once_a_day_over_the_change_of_the_clocks(zone: str, at: time, start: datetime, days: int) -> None:
    due, found = start, []
    for _ in range(days):
        due = next_due(at, zone, due)
        found.append(due)
    gaps = {later - earlier for earlier, later in pairwise(found)}
    assert all(timedelta(hours=22) <= gap <= timedelta(hours=26) for gap in gaps), found
