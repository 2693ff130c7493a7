"""What a reader does with their mornings: asks for one, pauses, moves and ends it. The clock reads the rows."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.subscriptions import (
    MAX_SUBSCRIPTIONS,
    Calendar,
    Days,
    Form,
    Paused,
    Subscription,
    comes_on,
    due_on,
    next_due,
)
from storage.database import Database, Transaction
from storage.subscriptions import Subscriptions


class Refusal(StrEnum):
    TOO_MANY = "too many"
    ALREADY = "already"
    """They have one that brings the same at the same time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A morning as it is asked for."""

    at: time
    zone: str
    days: Days = Days.DAILY
    topics: tuple[str, ...] = ()
    form: Form = Form.ONE


class Subscribing:
    """`clock`: the time now, with a zone. Every change sets `next_due` anew in its own transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime], calendar: Calendar) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._subscriptions = Subscriptions()

    async def subscribe(self, owner: int, chat: int, wish: Wish, asked_by: str) -> Subscription | Refusal:
        """Once for each `asked_by`: asked for again, the same is given back."""
        wanted = Subscription(
            id=0,
            owner=owner,
            chat=chat,
            at=wish.at,
            zone=wish.zone,
            days=wish.days,
            topics=wish.topics,
            form=wish.form,
            next_due=self.first(wish),
        )
        async with self._database.write() as tx:
            known = await self._subscriptions.asked(tx, asked_by)
            return known or await self._add(tx, wanted, asked_by)

    def first(self, wish: Wish) -> datetime:
        """When it would come for the first time, in UTC."""
        return next_due(wish.at, wish.zone, self._clock(), wish.days, self._calendar)

    def first_after(self, subscription: Subscription) -> datetime:
        """When it comes next: a day on which it rests is left out."""
        due = subscription.next_due
        resting = due.astimezone(ZoneInfo(subscription.zone)).date() == subscription.resting
        return subscription.moved_past(due, self._calendar) if resting else due

    def passed_today(self, subscription: Subscription) -> bool:
        """Its time of today was a slot, and is over."""
        now = self._clock()
        today = now.astimezone(ZoneInfo(subscription.zone)).date()
        due = due_on(subscription.at, subscription.zone, today)
        return due <= now and comes_on(subscription.days, today, due, self._calendar)

    async def waiting(self, owner: int) -> int:
        """How many wait because this person blocked the bot."""
        async with self._database.read() as tx:
            return len(await self._subscriptions.blocked(tx, owner))

    async def keep_to(self, admitted: Collection[int] | None) -> None:
        """Whoever is not let in any more is sent nothing; let in again, they have everything back when they write."""
        if admitted is not None:
            async with self._database.write() as tx:
                await self._subscriptions.wait_outside(tx, admitted)

    async def came_back(self, owner: int) -> None:
        """Take up what waits because this person blocked the bot: they write again."""
        async with self._database.write() as tx:
            for one in await self._subscriptions.blocked(tx, owner):
                await self._save(tx, replace(one, paused=None))

    async def of(self, owner: int) -> list[Subscription]:
        """Theirs, oldest first."""
        async with self._database.read() as tx:
            return await self._subscriptions.of(tx, owner)

    async def find(self, owner: int, subscription: int) -> Subscription | None:
        async with self._database.read() as tx:
            return await self._subscriptions.find(tx, subscription, owner)

    async def pause(self, owner: int, subscription: int) -> Subscription | None:
        """As it is then; None where it is gone, or none of theirs."""
        return await self._change(owner, subscription, lambda now: replace(now, paused=Paused.ASKED))

    async def resume(self, owner: int, subscription: int) -> Subscription | None:
        return await self._change(owner, subscription, lambda now: replace(now, paused=None))

    async def move(
        self, owner: int, subscription: int, at: time, zone: str | None = None
    ) -> Subscription | Refusal | None:
        """To another time of day, and another zone if one is named; the other subscriptions stay different."""
        async with self._database.write() as tx:
            mine = await self._subscriptions.of(tx, owner)
            found = next((one for one in mine if one.id == subscription), None)
            if found is None:
                return None
            moved = replace(found, at=at, zone=zone or found.zone)
            if any(moved.same_wish(one) for one in mine if one.id != subscription):
                return Refusal.ALREADY
            return await self._save(tx, moved)

    async def remove(self, owner: int, subscription: int) -> bool:
        async with self._database.write() as tx:
            return await self._subscriptions.remove(tx, owner, subscription)

    async def _add(self, tx: Transaction, wanted: Subscription, asked_by: str) -> Subscription | Refusal:
        mine = await self._subscriptions.of(tx, wanted.owner)
        if any(wanted.same_wish(one) for one in mine):
            return Refusal.ALREADY
        if len(mine) >= MAX_SUBSCRIPTIONS:
            return Refusal.TOO_MANY
        return await self._subscriptions.add(tx, wanted, asked_by)

    async def _change(
        self, owner: int, subscription: int, change: Callable[[Subscription], Subscription]
    ) -> Subscription | None:
        async with self._database.write() as tx:
            found = await self._subscriptions.find(tx, subscription, owner)
            return await self._save(tx, change(found)) if found else None

    async def _save(self, tx: Transaction, changed: Subscription) -> Subscription:
        changed = replace(changed, next_due=changed.moved_past(self._clock(), self._calendar))
        await self._subscriptions.save(tx, changed)
        return changed
