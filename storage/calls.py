"""What asking models cost: one row for each task on each model, and what is held back for requests under way.

Money is in billionths of a US dollar, as whole numbers: a single cached token of the cheapest model costs several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, case, func, insert, select, update

from storage.call_tables import calls
from storage.database import Transaction
from storage.tables import drafts
from storage.times import to_text

_NANO = Decimal(1_000_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What one task on one model used so far."""

    unmeasured: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost: int | None
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Of several calls."""

    requests: int = 0
    unmeasured: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: int = 0
    """Of the calls whose price is known."""
    unpriced: int = 0
    """Calls whose price is not known: they are not in `cost`."""
    counted: int = 0
    """What the budget was charged."""
    reserved: int = 0

    @property
    def cost_usd(self) -> Decimal:
        return self.cost / _NANO

    @property
    def charged_usd(self) -> Decimal:
        return self.counted / _NANO

    @property
    def reserved_usd(self) -> Decimal:
        return self.reserved / _NANO


class Calls:
    async def open(self, tx: Transaction, owner: int, draft: int | None, task: str, spec: str, at: datetime) -> int:
        row = {"owner": owner, "draft": draft, "task": task, "spec": spec, "at": to_text(at)}
        return int((await tx.run(insert(calls).values(row).returning(calls.c.id))).scalar_one())

    async def reserve(self, tx: Transaction, call: int, amount: int) -> None:
        """Hold back `amount` for a request that is about to be sent."""
        values = {"reserved": amount, "requests": calls.c.requests + 1}
        await tx.run(update(calls).where(calls.c.id == call).values(values))

    async def release(self, tx: Transaction, call: int) -> None:
        """What was held back is free again: the request was never sent."""
        held = update(calls).where(calls.c.id == call, calls.c.reserved > 0)
        await tx.run(held.values(reserved=0, requests=calls.c.requests - 1))

    async def settle(self, tx: Transaction, call: int, counts: Counts) -> None:
        """The request is over: what the call used so far takes the place of what was held back."""
        values = {
            "reserved": 0,
            "unmeasured": counts.unmeasured,
            "input_tokens": counts.input_tokens,
            "cached_tokens": counts.cached_tokens,
            "output_tokens": counts.output_tokens,
            "cost": counts.cost,
            "counted": counts.counted,
        }
        await tx.run(update(calls).where(calls.c.id == call).values(values))

    async def settle_left_open(self, tx: Transaction, before: datetime) -> int:
        """Requests that a dead process had sent: what was held back for them counts as spent. How many there were."""
        left = update(calls).where(calls.c.reserved > 0, calls.c.at < to_text(before))
        values = {
            "counted": calls.c.counted + calls.c.reserved,
            "reserved": 0,
            "unmeasured": calls.c.unmeasured + 1,
        }
        return int((await tx.run(left.values(values))).rowcount)

    async def total(self, tx: Transaction, since: datetime, until: datetime, owner: int | None = None) -> Total:
        """Of one payer, or of everybody."""
        when = (calls.c.at >= to_text(since), calls.c.at < to_text(until))
        whose = () if owner is None else (calls.c.owner == owner,)
        return _total((await tx.run(_summed().where(*when, *whose))).mappings().one())

    async def of_newest_drafts(self, tx: Transaction, owner: int, limit: int) -> Sequence[tuple[str, Total]]:
        """Topic and use of the newest drafts for which a model was asked at this person's cost."""
        query = (
            _summed(drafts.c.topic)
            .join(drafts, drafts.c.id == calls.c.draft)
            .where(calls.c.owner == owner)
            .group_by(drafts.c.id)
            .order_by(drafts.c.id.desc())
            .limit(limit)
        )
        return [(row["topic"], _total(row)) for row in (await tx.run(query)).mappings()]


def _summed(*columns: ColumnElement[Any]) -> Any:
    sums = (
        func.coalesce(func.sum(calls.c[name]), 0).label(name)
        for name in ("requests", "unmeasured", "input_tokens", "output_tokens", "cost", "counted", "reserved")
    )
    used = calls.c.input_tokens + calls.c.output_tokens > 0
    unpriced = func.coalesce(func.sum(case((calls.c.cost.is_(None) & used, 1), else_=0)), 0).label("unpriced")
    return select(*columns, *sums, unpriced).select_from(calls)


def _total(row: Any) -> Total:
    return Total(**{name: int(row[name]) for name in Total.__slots__})
