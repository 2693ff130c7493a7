"""A morning's text belongs to the desk; the first touch makes a draft of the reader's own of it."""

from domain.slots import Slot
from storage.database import Database, Transaction
from storage.drafts import Drafts
from storage.editions import Editions
from storage.shown import Shown, ShownMessages
from storage.slots import Slots

_HEAD = "head"


class Copies:
    """Every way to a copy is idempotent: a slot has one, however often and from wherever it is touched."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._slots = Slots()
        self._editions = Editions()
        self._drafts = Drafts()
        self._shown = ShownMessages()

    async def of_slot(self, slot: int, owner: int) -> int | None:
        """The reader's draft; None where the slot is none of theirs, or brought no draft."""
        async with self._database.write() as tx:
            return await self._copied(tx, await self._slots.find(tx, slot, owner))

    async def at_message(self, chat: int, message: int, owner: int) -> int | None:
        """The reader's draft of what that message brought; None where it brought no morning of theirs."""
        async with self._database.read() as tx:
            found = await self._slots.at_message(tx, chat, message, owner)
        return None if found is None else await self.of_slot(found.id, owner)

    async def of_file(self, draft: int, owner: int) -> int | None:
        """The same for a draft of the desk's, whose number the file carries that everybody was sent."""
        async with self._database.read() as tx:
            found = await self._slots.with_draft(tx, draft, owner)
        return None if found is None else await self.of_slot(found.id, owner)

    async def _copied(self, tx: Transaction, slot: Slot | None) -> int | None:
        if slot is None or slot.edition is None or slot.message is None:
            return None
        edition = await self._editions.get(tx, slot.edition)
        if edition.draft is None or edition.problem is not None:
            return None
        copy = await self._drafts.copy(tx, edition.draft, slot.owner, slot.chat, f"copy {slot.id}")
        # From here on a reply to the message is a reply to the copy, as to any other draft.
        await self._shown.remember(tx, Shown(chat=slot.chat, message=slot.message, draft=copy, part=_HEAD))
        return copy
