"""The exchanges' days, against days that are known."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from writing.trading_days import TradingDays

KRX, NYSE = "XKRX", "XNYS"


@pytest.mark.parametrize(
    ("market", "day", "is_open"),
    [
        (KRX, date(2026, 1, 1), False),
        (KRX, date(2026, 1, 2), True),
        (KRX, date(2026, 2, 13), True),
        (KRX, date(2026, 2, 16), False),  # 설
        (KRX, date(2026, 2, 17), False),
        (KRX, date(2026, 2, 18), False),
        (KRX, date(2026, 2, 19), True),
        (KRX, date(2026, 3, 2), False),  # for 1 March, a Sunday
        (KRX, date(2026, 5, 1), False),
        (KRX, date(2026, 9, 24), False),  # 추석
        (KRX, date(2026, 11, 26), True),
        (KRX, date(2026, 12, 30), True),
        (KRX, date(2026, 12, 31), False),  # the exchange's own end of the year
        (NYSE, date(2026, 1, 1), False),
        (NYSE, date(2026, 2, 17), True),
        (NYSE, date(2026, 4, 3), False),  # Good Friday
        (NYSE, date(2026, 6, 19), False),  # Juneteenth
        (NYSE, date(2026, 7, 3), False),  # for 4 July, a Saturday
        (NYSE, date(2026, 11, 26), False),
        (NYSE, date(2026, 11, 27), True),
        (NYSE, date(2026, 12, 31), True),
    ],
)
def test_known_days(market: str, day: date, is_open: bool) -> None:
    assert TradingDays().is_open(market, day) is is_open


@pytest.mark.parametrize("market", [KRX, NYSE])
def test_weekends_are_closed_and_the_next_year_is_known(market: str) -> None:
    year = [date(2027, 1, 1) + timedelta(days=offset) for offset in range(365)]
    days = TradingDays()
    assert not any(days.is_open(market, day) for day in year if day.weekday() >= 5)
    closed = [day for day in year if day.weekday() < 5 and not days.is_open(market, day)]
    # The New York exchange has ten holidays a year, the Korean one more; neither is ever closed for two weeks.
    assert 9 <= len(closed) <= 20
    opened = [day for day in year if days.is_open(market, day)]
    assert max(later - earlier for earlier, later in pairwise(opened)) < timedelta(days=14)
