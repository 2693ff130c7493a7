"""What desk and revising work with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.subscriptions import Calendar
from news.research import Researcher
from storage.database import Database
from storage.durable import Durable
from writing.brief import Writer
from writing.slate import Slate
from writing.trading_days import TradingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    database: Database
    durable: Durable
    researcher: Researcher
    writer: Writer
    slate: Slate
    clock: Callable[[], datetime]
    """With a zone."""
    zone: ZoneInfo
    """What "today" means, and the time that a draft carries."""
    calendar: Calendar = field(default_factory=TradingDays)

    def local_now(self) -> datetime:
        return self.clock().astimezone(self.zone)
