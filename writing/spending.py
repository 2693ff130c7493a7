"""What somebody's calls of models have cost, for /usage."""

from dataclasses import dataclass
from decimal import Decimal

from storage.calls import Calls, Total
from storage.database import Database
from writing.budget import Budget

_WEEK = 7
_DRAFTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    today: Total
    week: Total
    """The last seven days, today among them."""
    month: Total
    """Since its first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    spans: Spans
    drafts: tuple[tuple[str, Total], ...]
    """The newest ones with their topics."""
    limit: Decimal | None
    """US dollars a day; None where there is no limit."""

    @property
    def left(self) -> Decimal | None:
        """Of today's budget, without what requests under way hold back."""
        today = self.spans.today
        return None if self.limit is None else max(Decimal(0), self.limit - today.charged_usd - today.reserved_usd)


class Spending:
    def __init__(self, database: Database, budget: Budget) -> None:
        self._database = database
        self._budget = budget
        self._calls = Calls()

    async def of(self, owner: int) -> Spent:
        async with self._database.read() as tx:
            drafts = await self._calls.of_newest_drafts(tx, owner, _DRAFTS)
        return Spent(spans=await self.spans(owner), drafts=tuple(drafts), limit=self._budget.limits.of(owner))

    async def spans(self, owner: int | None) -> Spans:
        """Of one payer, or of everybody, the desk included."""
        calendar = self._budget.calendar
        now = calendar.clock()
        until = calendar.since(now, -1)
        async with self._database.read() as tx:
            today, week, month = [
                await self._calls.total(tx, since, until, owner)
                for since in (calendar.since(now), calendar.since(now, _WEEK - 1), calendar.month(now))
            ]
        return Spans(today=today, week=week, month=month)
