"""Who wants a draft at which time; `next_due` is the only clock there is."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.subscriptions import Subscription
from storage.database import Transaction
from storage.tables import subscriptions
from storage.times import from_text, to_text


class Subscriptions:
    async def add(self, tx: Transaction, wanted: Subscription, asked_by: str) -> Subscription:
        """Keep a new subscription and number it; the one that the same `asked_by` added before is given back."""
        row = {
            "owner": wanted.owner,
            "chat": wanted.chat,
            "asked_by": asked_by,
            "at": wanted.at.isoformat("minutes"),
            "zone": wanted.zone,
            "topic": wanted.topic,
            "next_due": to_text(wanted.next_due),
        }
        await tx.run(insert(subscriptions).values(row).on_conflict_do_nothing())
        query = select(subscriptions).where(subscriptions.c.asked_by == asked_by)
        return _subscription((await tx.run(query)).mappings().one())

    async def of(self, tx: Transaction, owner: int) -> list[Subscription]:
        query = select(subscriptions).where(subscriptions.c.owner == owner).order_by(subscriptions.c.id)
        return [_subscription(row) for row in (await tx.run(query)).mappings()]

    async def count(self, tx: Transaction, owner: int) -> int:
        query = select(func.count()).select_from(subscriptions).where(subscriptions.c.owner == owner)
        return int((await tx.run(query)).scalar_one())

    async def remove(self, tx: Transaction, owner: int, subscription: int) -> bool:
        mine = (subscriptions.c.owner == owner, subscriptions.c.id == subscription)
        return bool((await tx.run(delete(subscriptions).where(*mine))).rowcount)

    async def due(self, tx: Transaction, now: datetime) -> list[Subscription]:
        query = select(subscriptions).where(subscriptions.c.next_due <= to_text(now))
        return [_subscription(row) for row in (await tx.run(query.order_by(subscriptions.c.next_due))).mappings()]

    async def move(self, tx: Transaction, due: Subscription, to: datetime) -> bool:
        """Move on from the time it was due; False where somebody else has done so, or it is gone."""
        mine = (subscriptions.c.id == due.id, subscriptions.c.next_due == to_text(due.next_due))
        return bool((await tx.run(update(subscriptions).where(*mine).values(next_due=to_text(to)))).rowcount)


def _subscription(row: Any) -> Subscription:
    return Subscription(
        **{name: row[name] for name in ("id", "owner", "chat", "zone", "topic")},
        at=time.fromisoformat(row["at"]),
        next_due=from_text(row["next_due"]),
    )
