"""The morning: at each subscriber's time one draft is asked for, once, whatever happens to the process."""

import logging
from datetime import datetime, timedelta

from domain.assignments import Origin
from domain.language import Language
from domain.subscriptions import Subscription
from storage.database import Transaction
from storage.subscriptions import Subscriptions
from storage.users import Users
from writing.desk import Desk, Wanted
from writing.tools import Tools

log = logging.getLogger(__name__)

CATCH_UP = timedelta(hours=3)
"""How late a morning draft is still of use; what was missed for longer is left out."""


class Mornings:
    def __init__(self, tools: Tools, desk: Desk) -> None:
        self._tools = tools
        self._desk = desk
        self._subscriptions = Subscriptions()
        self._users = Users()

    async def tick(self) -> None:
        """Ask for the drafts that are due: moving on and asking are one transaction, so it happens once."""
        now = self._tools.clock()
        async with self._tools.database.read() as tx:
            due = await self._subscriptions.due(tx, now)
        for subscription in due:
            async with self._tools.database.write() as tx:
                if await self._subscriptions.move(tx, subscription, subscription.moved_past(now, self._tools.calendar)):
                    await self._ask(tx, subscription, now)

    async def another(self, draft: int, owner: int, chat: int, asked_by: str) -> bool:
        """A further draft, on another topic than those this reader had lately; False where that draft is gone."""
        found = await self._desk.find(draft, owner)
        if found is None:
            return False
        wanted = Wanted(owner=owner, chat=chat, topic="", links=(), language=found.language, seconds=found.seconds)
        async with self._tools.database.write() as tx:
            await self._desk.open_in(tx, wanted, asked_by, Origin.MORNING)
        return True

    async def _ask(self, tx: Transaction, due: Subscription, now: datetime) -> None:
        if now - due.next_due > CATCH_UP:
            log.warning("the draft of %s for subscription %d was missed", due.next_due, due.id)
            return
        language = await self._users.language(tx, due.owner)
        topic = ", ".join(due.topics)
        hangul = any("가" <= char <= "힣" for char in topic)
        wanted = Wanted(
            owner=due.owner,
            chat=due.chat,
            topic=topic,
            links=(),
            language=Language.KO if hangul else language,
        )
        # Made from the time it was due, never from now: two ticks, or two processes, ask for the same draft.
        await self._desk.open_in(tx, wanted, f"morning {due.id}:{due.next_due.isoformat()}", Origin.MORNING)
