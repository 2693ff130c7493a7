"""One slot on its way to its reader: what it brings, whether it is still wanted, and what its arrival changes."""

from dataclasses import dataclass
from datetime import datetime

from domain.assignments import Assignment
from domain.language import Language
from domain.slots import Ended, Slot, ended
from domain.subscriptions import Subscription
from storage.database import Transaction
from storage.drafts import Drafts
from storage.editions import Edition, Editions
from storage.slots import Slots
from storage.subscriptions import Subscriptions
from storage.users import Users
from writing.tools import Tools

_KEPT = 32
"""Drafts that are held while they go out: each is read once, not once for every reader."""
_TOLD = (Ended.MISSED, Ended.REFUSED, Ended.TROUBLE)
"""The reader still wanted it and heard nothing: the next one says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    slot: Slot
    subscription: Subscription | None
    edition: Edition | None
    language: Language
    now: datetime
    """On the reader's clock."""

    @property
    def problem(self) -> str | None:
        """Why there is no draft to send."""
        return self.slot.problem or (self.edition.problem if self.edition else None)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.now.tzinfo)


class Servings:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._slots = Slots()
        self._subscriptions = Subscriptions()
        self._editions = Editions()
        self._drafts = Drafts()
        self._users = Users()
        self._held: dict[int, Assignment] = {}

    async def find(self, slot: int) -> Serving:
        """For durable work, which was submitted for exactly this slot."""
        async with self._tools.database.read() as tx:
            found = await self._slots.get(tx, slot)
            subscription = await self._subscriptions.find(tx, found.subscription)
            edition = await self._editions.get(tx, found.edition) if found.edition is not None else None
            language = await self._users.language(tx, found.owner)
        now = self._tools.clock()
        return Serving(
            slot=found,
            subscription=subscription,
            edition=edition,
            language=language,
            now=subscription.local(now) if subscription else now.astimezone(self._tools.zone),
        )

    def unwanted(self, serving: Serving) -> Ended | None:
        """Asked once more when the turn to be sent has come: much can change while thousands wait."""
        return ended(serving.slot, serving.subscription, serving.now, self._tools.calendar)

    async def text(self, serving: Serving) -> Assignment:
        """The draft of the desk's that the slot brings."""
        draft = serving.edition.draft if serving.edition else None
        if draft is None:
            raise LookupError(f"slot {serving.slot.id} brings no draft")
        if draft not in self._held:
            async with self._tools.database.read() as tx:
                found = await self._drafts.get(tx, draft)
            while len(self._held) >= _KEPT:
                del self._held[next(iter(self._held))]
            self._held[draft] = found
        return self._held[draft]

    async def end(self, serving: Serving, why: Ended) -> None:
        """Nothing is sent."""
        async with self._tools.database.write() as tx:
            await self._slots.end(tx, [serving.slot.id], why)
            if why in _TOLD and not serving.slot.pick:
                await self._subscriptions.note_missed(tx, serving.slot.subscription, serving.slot.due)

    async def arrived(self, tx: Transaction, serving: Serving, message: int, file_id: str | None) -> None:
        """Within the transaction that notes the delivery."""
        slot, edition, now = serving.slot, serving.edition, self._tools.clock()
        await self._slots.delivered(tx, slot.id, message, now)
        if serving.subscription is not None and serving.subscription.missed is not None:
            await self._subscriptions.told_missed(tx, slot.subscription)
        if edition is None or serving.problem is not None:
            return
        if file_id is not None and file_id != edition.file_id:
            await self._editions.uploaded(tx, edition.id, file_id)
        await self._tools.slate.note_had(tx, slot.owner, edition.title, edition.terms, now)
