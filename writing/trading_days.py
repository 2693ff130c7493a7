"""On which days an exchange trades, by the calendars of the `holidays` library."""

from datetime import date
from functools import cache

from holidays import HolidayBase, financial_holidays


class TradingDays:
    """A `domain.subscriptions.Calendar`. Special closings that an exchange announces later come with the library."""

    def is_open(self, market: str, day: date) -> bool:
        return day.weekday() < 5 and day not in _closings(market)


@cache
def _closings(market: str) -> HolidayBase:
    """Of every year: the library works out a year when a day of it is first asked for."""
    return financial_holidays(market)
