"""Who wants a draft at which time; `next_due` is the only clock there is."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.slots import Claim
from domain.subscriptions import Days, Form, Paused, Subscription
from storage.database import Transaction
from storage.tables import subscriptions
from storage.times import from_text, to_text


class Subscriptions:
    async def add(self, tx: Transaction, wanted: Subscription, asked_by: str) -> Subscription:
        """Keep a new subscription and number it; the one that the same `asked_by` added before is given back."""
        row = {"owner": wanted.owner, "chat": wanted.chat, "asked_by": asked_by, **_wish(wanted)}
        await tx.run(insert(subscriptions).values(row).on_conflict_do_nothing())
        query = select(subscriptions).where(subscriptions.c.asked_by == asked_by)
        return _subscription((await tx.run(query)).mappings().one())

    async def asked(self, tx: Transaction, asked_by: str) -> Subscription | None:
        """What that request added, where it still stands."""
        query = select(subscriptions).where(subscriptions.c.asked_by == asked_by)
        row = (await tx.run(query)).mappings().one_or_none()
        return _subscription(row) if row else None

    async def of(self, tx: Transaction, owner: int) -> list[Subscription]:
        query = select(subscriptions).where(subscriptions.c.owner == owner).order_by(subscriptions.c.id)
        return [_subscription(row) for row in (await tx.run(query)).mappings()]

    async def find(self, tx: Transaction, subscription: int, owner: int | None = None) -> Subscription | None:
        """As it is now; None where it is gone, or none of this owner's."""
        query = select(subscriptions).where(subscriptions.c.id == subscription)
        if owner is not None:
            query = query.where(subscriptions.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return _subscription(row) if row else None

    async def count(self, tx: Transaction, owner: int) -> int:
        query = select(func.count()).select_from(subscriptions).where(subscriptions.c.owner == owner)
        return int((await tx.run(query)).scalar_one())

    async def blocked(self, tx: Transaction, owner: int) -> list[Subscription]:
        """Those that wait because their owner blocked the bot."""
        theirs = (subscriptions.c.owner == owner, subscriptions.c.paused == Paused.BLOCKED.value)
        return [_subscription(row) for row in (await tx.run(select(subscriptions).where(*theirs))).mappings()]

    async def wait_outside(self, tx: Transaction, admitted: Collection[int]) -> None:
        """Those of everybody else wait as if they had blocked the bot: nothing is written or sent for them."""
        others = (subscriptions.c.owner.not_in(admitted), subscriptions.c.paused.is_(None))
        await tx.run(update(subscriptions).where(*others).values(paused=Paused.BLOCKED.value))

    async def remove(self, tx: Transaction, owner: int, subscription: int) -> bool:
        mine = (subscriptions.c.owner == owner, subscriptions.c.id == subscription)
        return bool((await tx.run(delete(subscriptions).where(*mine))).rowcount)

    async def save(self, tx: Transaction, changed: Subscription) -> None:
        """Keep what its reader changed, with the `next_due` that follows from it."""
        mine = (subscriptions.c.owner == changed.owner, subscriptions.c.id == changed.id)
        await tx.run(update(subscriptions).where(*mine).values(_wish(changed)))

    async def due(self, tx: Transaction, now: datetime, limit: int) -> list[Subscription]:
        """Those due at `now` or before it, oldest first; a paused one never is."""
        # Exactly the condition of the index, so that the paused ones cost a tick nothing.
        query = select(subscriptions).where(subscriptions.c.next_due <= to_text(now), subscriptions.c.paused.is_(None))
        query = query.order_by(subscriptions.c.next_due).limit(limit)
        return [_subscription(row) for row in (await tx.run(query)).mappings()]

    async def named(self, tx: Transaction, ids: Sequence[int]) -> dict[int, Subscription]:
        """As they are now, by id; without those that are gone."""
        query = select(subscriptions).where(subscriptions.c.id.in_(ids))
        return {row["id"]: _subscription(row) for row in (await tx.run(query)).mappings()}

    async def move_on(self, tx: Transaction, claims: Sequence[Claim]) -> None:
        """From what was taken up to what is due next; the oldest slot that was missed is remembered."""
        rows = [{"of": claim.subscription.id, "to": to_text(claim.next_due)} for claim in claims]
        if rows:
            moved = update(subscriptions).where(subscriptions.c.id == bindparam("of"))
            await tx.run(moved.values(next_due=bindparam("to")), rows)
        for claim in claims:
            if claim.missed:
                await self.note_missed(tx, claim.subscription.id, claim.missed[0])

    async def note_missed(self, tx: Transaction, subscription: int, slot: datetime) -> None:
        """Remember the oldest slot that was missed, until the reader is told."""
        mine = (subscriptions.c.id == subscription, subscriptions.c.missed.is_(None))
        await tx.run(update(subscriptions).where(*mine).values(missed=to_text(slot)))

    async def told_missed(self, tx: Transaction, subscription: int) -> None:
        await tx.run(update(subscriptions).where(subscriptions.c.id == subscription).values(missed=None))

    async def rest(self, tx: Transaction, owner: int, subscription: int, day: date) -> bool:
        """Send nothing on that local date; False where it is gone, or none of this owner's."""
        mine = (subscriptions.c.owner == owner, subscriptions.c.id == subscription)
        done = await tx.run(update(subscriptions).where(*mine).values(resting=day.isoformat()))
        return bool(done.rowcount)


def _wish(subscription: Subscription) -> dict[str, object]:
    """The columns that a reader's wishes decide; `missed` and `resting` are the clock's."""
    return {
        "at": subscription.at.isoformat("minutes"),
        "zone": subscription.zone,
        "days": subscription.days.value,
        "topics": json.dumps(subscription.topics, ensure_ascii=False),
        "form": subscription.form.value,
        "paused": subscription.paused.value if subscription.paused else None,
        "next_due": to_text(subscription.next_due),
    }


def _subscription(row: Any) -> Subscription:
    return Subscription(
        **{name: row[name] for name in ("id", "owner", "chat", "zone")},
        at=time.fromisoformat(row["at"]),
        days=Days(row["days"]),
        topics=tuple(json.loads(row["topics"])),
        form=Form(row["form"]),
        paused=Paused(row["paused"]) if row["paused"] else None,
        next_due=from_text(row["next_due"]),
        missed=from_text(row["missed"]) if row["missed"] else None,
        resting=date.fromisoformat(row["resting"]) if row["resting"] else None,
    )
