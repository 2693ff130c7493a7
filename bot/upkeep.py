"""Forgets once a day what was finished long ago; drafts and their revisions stay."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.durable import Durable
from storage.inbox import Inbox
from storage.orders import Orders
from storage.sends import Sends
from storage.slots import Slots
from writing.daily import StoredSlate
from writing.gathering import Gathering

_KEPT = timedelta(days=30)
"""How long finished work is remembered: far longer than Telegram repeats an update or a button is pressed."""

_KEPT_MORNINGS = timedelta(days=90)
"""For so long a push that nobody touched can be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    database: Database
    durable: Durable
    gathering: Gathering
    slate: StoredSlate
    clock: Callable[[], datetime]

    async def prune(self) -> None:
        now = self.clock()
        before = now - _KEPT
        await self.durable.prune(before)
        await self.gathering.prune()
        await self.slate.prune(now)
        async with self.database.write() as tx:
            await Inbox().prune(tx, before)
            await Sends().prune(tx, before)
            await Slots().prune(tx, now - _KEPT_MORNINGS)
            await Orders().prune(tx, before)
