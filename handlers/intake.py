"""Long polling of our own: an update is stored before Telegram hears that we have it.

The library's updater confirms a batch before its handlers ran (a crash loses it) and stops for ever at one update
that it cannot parse.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.error import Conflict, NetworkError, TimedOut
from telegram.ext import ExtBot

from handlers.background import Background
from storage.database import Database
from storage.inbox import Inbox, StoredUpdate

log = logging.getLogger(__name__)

_WANTED = ["message", "edited_message", "callback_query"]
_BATCH = 100
# An update that brought the process down this often is set aside. As many as the durable engine grants its work: a
# process that is killed again and again for reasons of its own must not lose what people asked for.
_TRIES = 100
# Telegram lets one program poll. Two that take turns would each see half of the messages.
_CONFLICTS = 3
_PAUSE = 1.0


class PollingBot(ExtBot[None]):
    """The library's bot, with updates as they come."""

    async def receive(self, wanted: dict[str, Any], read_timeout: float) -> list[dict[str, Any]]:
        """Unparsed: one update that cannot be read must not hold up the others."""
        answer: Any = await self._post("getUpdates", wanted, read_timeout=read_timeout)
        return list(answer)


class Intake:
    """`poll_seconds`: how long Telegram holds a poll open while there is nothing new (at most 50)."""

    def __init__(
        self,
        bot: PollingBot,
        database: Database,
        handle: Callable[[Update], Awaitable[None]],
        background: Background,
        clock: Callable[[], datetime],
        poll_seconds: int = 50,
    ) -> None:
        self._bot = bot
        self._database = database
        self._inbox = Inbox()
        self._handle = handle
        self._background = background
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._chats: dict[str, deque[StoredUpdate]] = {}
        self._offset: int | None = None
        self._conflicts = 0

    async def resume(self) -> None:
        """Take up what an earlier process had stored but not worked off."""
        async with self._database.read() as tx:
            unfinished = await self._inbox.unfinished(tx)
        for item in unfinished:
            self._pass_on(item)

    async def poll(self) -> None:
        """Ask Telegram for updates, for ever. Raises `Conflict` when another program keeps polling."""
        while True:
            try:
                received = await self._receive()
            except TimedOut:
                continue
            except NetworkError as error:
                log.warning("Telegram cannot be reached: %s", error)
                await asyncio.sleep(_PAUSE)
                continue
            except Conflict:
                self._conflicts += 1
                if self._conflicts >= _CONFLICTS:
                    raise
                continue
            self._conflicts = 0
            await self.accept(received)
            if not received:
                # Everything is confirmed. After a quiet week Telegram draws the next id anew, and one below an
                # offset that is still asked for would be dropped as confirmed.
                self._offset = None

    async def accept(self, received: list[dict[str, Any]]) -> None:
        """Store updates as they came, then let them be worked off; those seen before are passed over."""
        items = [item for item in map(_stored, received) if item]
        if not items:
            return
        async with self._database.write() as tx:
            new = await self._inbox.store(tx, items, self._clock())
        # Only now: the next poll confirms everything below the offset.
        self._offset = max(self._offset or 0, *(item.id + 1 for item in items))
        for item in new:
            self._pass_on(item)

    async def _receive(self) -> list[dict[str, Any]]:
        wanted: dict[str, Any] = {"timeout": self._poll_seconds, "limit": _BATCH, "allowed_updates": _WANTED}
        if self._offset is not None:
            wanted["offset"] = self._offset
        return await self._bot.receive(wanted, read_timeout=self._poll_seconds + 10.0)

    def _pass_on(self, item: StoredUpdate) -> None:
        """One chat's updates in order, different chats side by side."""
        chat = f"chat {item.chat}" if item.chat is not None else f"update {item.id}"
        waiting = self._chats.get(chat)
        if waiting is not None:
            waiting.append(item)
            return
        self._chats[chat] = deque([item])
        self._background.start(chat, self._work_off(chat))

    async def _work_off(self, chat: str) -> None:
        waiting = self._chats[chat]
        while waiting:
            try:
                await self._one(waiting[0])
            except Exception:
                # Such as a full disk: the update stays stored, and its tries are counted.
                log.exception("update %s is tried again", waiting[0].id)
                await asyncio.sleep(_PAUSE)
            else:
                waiting.popleft()
        del self._chats[chat]

    async def _one(self, item: StoredUpdate) -> None:
        async with self._database.write() as tx:
            tries = await self._inbox.begin(tx, item.id)
        aside = f"given up after {tries - 1} tries" if tries > _TRIES else await self._handled(item)
        if aside:
            log.error("update %s was set aside: %s", item.id, aside)
        async with self._database.write() as tx:
            await self._inbox.finish(tx, item.id, self._clock(), set_aside=aside)

    async def _handled(self, item: StoredUpdate) -> str | None:
        """None, or why the update cannot be read."""
        try:
            update = Update.de_json(json.loads(item.body), self._bot)
        except Exception as error:
            # Whatever the library stumbles over: the next update goes on.
            return f"{type(error).__name__}: {error}"
        await self._handle(update)
        return None


def _stored(raw: dict[str, Any]) -> StoredUpdate | None:
    identity = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(identity, int):
        log.error("an update without an id was passed over")
        return None
    return StoredUpdate(id=identity, chat=_chat(raw), body=json.dumps(raw, ensure_ascii=False))


def _chat(raw: dict[str, Any]) -> int | None:
    for kind in _WANTED:
        found = raw.get(kind)
        if isinstance(found, dict):
            message = found.get("message", found)
            chat = message.get("chat") if isinstance(message, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return None
