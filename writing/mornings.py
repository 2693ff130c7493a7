"""The clock of the mornings: one tick over what is due; every instant is compared, none is counted."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from domain.slots import CATCH_UP, LEAD, Claim, Ended, Slot, claimed, ended
from storage.database import Transaction
from storage.durable import Queue
from storage.editions import Editions
from storage.slots import Slots
from storage.subscriptions import Subscriptions
from writing.editions import EDITION
from writing.tools import Tools

log = logging.getLogger(__name__)

CHOOSE = "choose"
"""The workflow that decides what some slots bring; its argument is their ids."""
PUSH = "push"
"""The workflow that sends what a slot brings; its argument is the slot."""
BATCH = 100
"""Rows of one transaction: nobody who writes waits long for the lock."""
BATCHES = 5
"""Of one kind in a tick; the next one comes back for the rest."""
_BREATH = 0.03
"""Seconds between two of them, in which others get the lock."""
_IDLE = timedelta(seconds=5)
"""Where no edition has waited for longer than this, nothing is made up for."""


class Mornings:
    """`lead`: how long before a slot the work for it begins. `per_minute`: editions that may be begun."""

    def __init__(self, tools: Tools, *, lead: timedelta = LEAD, per_minute: float = 10.0) -> None:
        self._tools = tools
        self._lead = lead
        self._gap = timedelta(minutes=1 / per_minute)
        self._subscriptions = Subscriptions()
        self._slots = Slots()
        self._editions = Editions()

    async def tick(self, now: datetime) -> None:
        """Do what is due at `now`, at most some batches of each kind; whoever ticks as well does nothing twice.

        What is asked for has ids that are made of the scheduled instants, never of `now`.
        """
        async with self._tools.database.read() as tx:
            due = await self._subscriptions.due(tx, now + self._lead, 1)
            waiting = await self._editions.waiting(tx, 1)
            overdue = await self._slots.overdue(tx, now - CATCH_UP, 1)
            ready = await self._slots.any_ready(tx, now)
        if due:
            await _in_batches(lambda: self._prepare(now))
        if waiting:
            await self._begin(now)
        if overdue:
            await _in_batches(lambda: self._miss(now))
        if ready:
            await _in_batches(lambda: self._deliver(now))

    async def _prepare(self, now: datetime) -> int:
        """Take up what is due within the lead: moving on and asking for the work are one transaction."""
        async with self._tools.database.write() as tx:
            due = await self._subscriptions.due(tx, now + self._lead, BATCH)
            claims = [claimed(each, now, self._lead, self._tools.calendar) for each in due]
            found = await self._slots.claim(tx, claims)
            await self._subscriptions.move_on(tx, claims)
            together: dict[datetime, list[int]] = defaultdict(list)
            for slot, instant in found.items():
                together[instant].append(slot)
            for instant, slots in together.items():
                work = f"{CHOOSE} {instant.isoformat()}:{min(slots)}"
                await self._tools.durable.submit(tx, CHOOSE, work, sorted(slots), queue=Queue.MORNING)
        _tell_missed(claims)
        return len(due)

    async def _begin(self, now: datetime) -> None:
        """Begin editions evenly, so that a minute has no more of them than the model's quota takes."""
        async with self._tools.database.write() as tx:
            last = await self._editions.last_start(tx, now)
            for edition in await self._editions.waiting(tx, BATCH):
                at = now if last is None or last + self._gap < now - _IDLE else last + self._gap
                if at > now:
                    break
                await self._editions.started(tx, edition, at)
                await self._tools.durable.submit(tx, EDITION, f"{EDITION} {edition}", edition, queue=Queue.MORNING)
                last = at

    async def _miss(self, now: datetime) -> int:
        """End what nobody was there to send in time; its reader is told with the next one."""
        async with self._tools.database.write() as tx:
            overdue = await self._slots.overdue(tx, now - CATCH_UP, BATCH)
            await self._slots.end(tx, [slot.id for slot in overdue], Ended.MISSED)
            for slot in overdue:
                await self._subscriptions.note_missed(tx, slot.subscription, slot.due)
        return len(overdue)

    async def _deliver(self, now: datetime) -> int:
        """Ask for the pushes of what is due and ready, by what its reader wants now."""
        async with self._tools.database.write() as tx:
            ready = await self._slots.ready(tx, now, BATCH)
            await self.push(tx, ready, now)
        return len(ready)

    async def push(self, tx: Transaction, slots: Sequence[Slot], now: datetime) -> None:
        """The same for these slots, within a transaction of the caller's."""
        known = await self._subscriptions.named(tx, [slot.subscription for slot in slots])
        wanted, over = [], defaultdict(list)
        for slot in slots:
            why = ended(slot, known.get(slot.subscription), now, self._tools.calendar)
            if why is None:
                wanted.append(slot.id)
            else:
                over[why].append(slot.id)
        for reason, ids in over.items():
            await self._slots.end(tx, ids, reason)
        await self._slots.asked(tx, wanted)
        work = {f"{PUSH} {slot}": (slot,) for slot in wanted}
        await self._tools.durable.submit_all(tx, PUSH, work, queue=Queue.SEND)


async def _in_batches(work: Callable[[], Awaitable[int]]) -> None:
    for _ in range(BATCHES):
        if await work() < BATCH:
            return
        await asyncio.sleep(_BREATH)


def _tell_missed(claims: Sequence[Claim]) -> None:
    missed = sum(len(claim.missed) for claim in claims)
    if missed:
        log.warning("%d mornings were missed; their readers are told with the next one", missed)
