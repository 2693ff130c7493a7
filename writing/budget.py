"""The till of the bot: what each person may spend in a day, kept in the database so that no race overruns it.

A request's worst case is reserved in one writing transaction with the sum of everything that the payer has spent and
reserved that day; writing transactions follow each other, so nothing passes the limit between the two. What was
reserved and not used comes free when the request is settled. A request of which nobody learns what it used (it broke
off, or the process died) is charged what was reserved for it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from zoneinfo import ZoneInfo

from domain.errors import BudgetSpent
from storage.calls import Calls, Counts
from storage.database import Database, Transaction
from storage.whole import whole
from writing.usage import DESK, Payer, Used

_NANO = Decimal(1_000_000_000)
_LOOK_AGAIN = 2.0
"""Seconds after which somebody who waits looks again: another process may have settled something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """US dollars a day; None for no limit."""

    each: Decimal | None = None
    """For each person."""
    desk: Decimal | None = None
    """For all that the desk does unasked."""

    def of(self, owner: int) -> Decimal | None:
        return self.desk if owner == DESK else self.each


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What "today" means."""

    clock: Callable[[], datetime]
    """With a zone."""
    zone: ZoneInfo

    def since(self, moment: datetime, days_back: int = 0) -> datetime:
        """The midnight before `moment`, or the one so many days earlier."""
        date = moment.astimezone(self.zone).date() - timedelta(days=days_back)
        return datetime.combine(date, time(), tzinfo=self.zone).astimezone(UTC)

    def month(self, moment: datetime) -> datetime:
        """When the month of `moment` began."""
        first = moment.astimezone(self.zone).date().replace(day=1)
        return datetime.combine(first, time(), tzinfo=self.zone).astimezone(UTC)


class Budget:
    """Implements `writing.till.Till`."""

    def __init__(self, database: Database, calendar: Calendar, limits: Limits) -> None:
        self.limits = limits
        self.calendar = calendar
        self._database = database
        self._settled = asyncio.Condition()

    def bill(self, payer: Payer, spec: str, task: str) -> "StoredBill":
        return StoredBill(
            database=self._database,
            calendar=self.calendar,
            limit=self.limits.of(payer.owner),
            settled=self._settled,
            payer=payer,
            spec=spec,
            task=task,
        )

    async def settle_left_open(self) -> int:
        """At the start, before work is taken up: requests that the last process had sent count as spent."""
        async with self._database.write() as tx:
            return await Calls().settle_left_open(tx, self.calendar.clock())


@dataclass(slots=True, kw_only=True)
class StoredBill:
    """Implements `writing.till.Bill`: one row."""

    database: Database
    calendar: Calendar
    limit: Decimal | None
    settled: asyncio.Condition
    """Told whenever a request is settled."""
    payer: Payer
    spec: str
    task: str
    _calls: Calls = field(default_factory=Calls, init=False)
    _row: int | None = field(default=None, init=False)
    _at: datetime | None = field(default=None, init=False)

    async def reserve(self, most: Decimal) -> None:
        # What began yesterday is paid from yesterday's budget to its end.
        self._at = self._at or self.calendar.clock()
        try:
            while not await whole(self._reserved(self._at, _up(most))):
                await self._wait()
        except asyncio.CancelledError:
            # Stopped between the reservation and the request: it will not be sent.
            await whole(self._release())
            raise

    async def settle(self, used: Used, counted: Decimal) -> None:
        counts = Counts(
            unmeasured=used.unmeasured,
            input_tokens=used.input_tokens,
            cached_tokens=used.cached_tokens,
            output_tokens=used.output_tokens,
            cost=None if used.cost_usd is None else _near(used.cost_usd),
            counted=_up(counted),
        )
        # Not cut off by a stop of ours: what was reserved would stay reserved.
        await whole(self._settle(counts))

    async def _reserved(self, at: datetime, amount: int) -> bool:
        async with self.database.write() as tx:
            if not await self._has_room(tx, at, amount):
                return False
            if self._row is None:
                self._row = await self._calls.open(tx, self.payer.owner, self.payer.draft, self.task, self.spec, at)
            await self._calls.reserve(tx, self._row, amount)
        return True

    async def _has_room(self, tx: Transaction, at: datetime, amount: int) -> bool:
        """False where requests under way hold back what may be left over. Raises `BudgetSpent`."""
        if self.limit is None:
            return True
        since, until = self.calendar.since(at), self.calendar.since(at, -1)
        total = await self._calls.total(tx, since, until, self.payer.owner)
        limit = _up(self.limit)
        if total.counted + amount > limit:
            raise BudgetSpent(self.limit, total.counted / _NANO, amount / _NANO)
        return total.counted + total.reserved + amount <= limit

    async def _settle(self, counts: Counts) -> None:
        if self._row is not None:
            async with self.database.write() as tx:
                await self._calls.settle(tx, self._row, counts)
            await self._tell()

    async def _release(self) -> None:
        if self._row is not None:
            async with self.database.write() as tx:
                await self._calls.release(tx, self._row)
            await self._tell()

    async def _tell(self) -> None:
        async with self.settled:
            self.settled.notify_all()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_AGAIN), self.settled:
                await self.settled.wait()
        except TimeoutError:
            return


def _up(dollars: Decimal) -> int:
    return int((dollars * _NANO).to_integral_value(ROUND_CEILING))


def _near(dollars: Decimal) -> int:
    return int((dollars * _NANO).to_integral_value(ROUND_HALF_EVEN))
