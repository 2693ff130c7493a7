"""Makes the chat match the draft: one way for the first showing, a change, an undo, and what a crash cut off."""

import asyncio
from weakref import WeakValueDictionary

from domain.assignments import Assignment
from domain.language import Language
from handlers.desk_texts import DeskTexts
from handlers.outbox import Enclosure, Letter, Outbox
from handlers.views import HEAD, View, enclosure, views
from storage.database import Database
from storage.durable import Durable
from storage.sends import Sends
from storage.shown import Shown, ShownMessages
from storage.users import Users
from writing.compose import topic_of
from writing.desk import Desk, document

SHOW = "show"
"""The workflow that makes an opening's messages match; its arguments are the draft and the opening's number."""
FIRST = 1
"""The opening that follows the writing."""


class Showing:
    def __init__(self, database: Database, durable: Durable, outbox: Outbox, desk: Desk) -> None:
        self._database = database
        self._durable = durable
        self._outbox = outbox
        self._desk = desk
        self._shown = ShownMessages()
        self._sends = Sends()
        self._users = Users()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def open(self, draft: int, asked_by: str) -> None:
        """Show the draft anew, below everything else in the chat."""
        async with self._database.write() as tx:
            opening = await self._shown.opening(tx, draft) + 1
            await self._durable.submit(tx, SHOW, f"open {draft}:{asked_by}", draft, opening)

    async def refresh(self, draft: int, asked_by: str) -> None:
        """Let the newest messages follow a change."""
        async with self._database.write() as tx:
            opening = await self._shown.opening(tx, draft)
            await self._durable.submit(tx, SHOW, f"refresh {draft}:{asked_by}", draft, opening)

    async def match(self, draft: int, opening: int | None = None) -> None:
        """Send what is missing, edit what differs, delete what is left over; doing it twice changes nothing.

        `opening`: the newest one where none is named. Raises `NotTaken`.
        """
        async with self._turns.setdefault(draft, asyncio.Lock()):
            async with self._database.read() as tx:
                newest = await self._shown.opening(tx, draft)
                shown = await self._shown.latest(tx, draft) if opening in (None, newest) else []
            opening = newest if opening is None else opening
            if opening < newest or opening == 0:
                # Never shown, or shown again further down since: those messages match already.
                return
            await self._match(await self._desk.get(draft), opening, shown)

    async def language(self, owner: int) -> Language:
        async with self._database.read() as tx:
            return await self._users.language(tx, owner)

    def enclosure(self, assignment: Assignment, texts: DeskTexts) -> Enclosure:
        return enclosure(assignment, topic_of(assignment), texts)

    async def shows(self, chat: int, message: int, draft: int) -> bool:
        """Whether the message is one that shows the draft itself, and is kept up to date with it."""
        async with self._database.read() as tx:
            return message in {item.message for item in await self._shown.latest(tx, draft) if item.chat == chat}

    async def speaks_of(self, assignment: Assignment, message: int, part: str = HEAD) -> None:
        """A message that speaks of the draft, or of a part: a reply to it means what it speaks of."""
        item = Shown(chat=assignment.chat, message=message, draft=assignment.id, part=part)
        async with self._database.write() as tx:
            await self._shown.remember(tx, item)

    async def _match(self, assignment: Assignment, opening: int, shown: list[Shown]) -> None:
        language, draft = await self.language(assignment.owner), document(assignment)
        async with self._database.read() as tx:
            pace = await self._users.pace(tx, assignment.owner, draft.language)
        there = {(item.part, item.piece): item for item in shown}
        for view in views(assignment, draft, language, pace):
            await self._match_one(assignment, opening, view, there.pop(view.place, None))
        await self._take_away(assignment, [item.message for item in there.values()])

    async def _match_one(self, assignment: Assignment, opening: int, view: View, item: Shown | None) -> None:
        if item and item.digest == view.digest:
            return
        letter = Letter(rich=view.rich, keyboard=view.keyboard)
        message = item.message if item else None
        if message is None or not await self._outbox.edit(assignment.chat, message, letter):
            key = f"show {assignment.id}:{opening}:{view.part}:{view.piece}:{view.digest}"
            sent = await self._outbox.send(key, assignment.chat, letter)
            if message is not None:
                await self._forget(assignment, [message])
            message = sent
        async with self._database.write() as tx:
            await self._shown.remember(
                tx,
                Shown(
                    chat=assignment.chat,
                    message=message,
                    draft=assignment.id,
                    part=view.part,
                    piece=view.piece,
                    opening=opening,
                    digest=view.digest,
                ),
            )

    async def _take_away(self, assignment: Assignment, messages: list[int]) -> None:
        for message in messages:
            await self._outbox.delete(assignment.chat, message)
        await self._forget(assignment, messages)

    async def _forget(self, assignment: Assignment, messages: list[int]) -> None:
        async with self._database.write() as tx:
            await self._shown.forget(tx, assignment.chat, messages)
            # Else the same words, wanted again, would be taken for sent already.
            await self._sends.forget(tx, assignment.chat, messages)
