"""Telegram's updates as they came: stored before they are confirmed, so that a crash loses none."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Transaction
from storage.tables import desk, updates
from storage.times import to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredUpdate:
    id: int
    chat: int | None
    """None where none can be read off: such an update waits for no other."""
    body: str
    """JSON, as Telegram sent it."""


_BOT = "bot"


class Inbox:
    async def belong_to(self, tx: Transaction, bot: int) -> None:
        """Update ids are a bot's own: when another bot takes over the database, the old ones mean nothing."""
        row = {"key": _BOT, "value": str(bot)}
        before = (await tx.run(select(desk.c.value).where(desk.c.key == _BOT))).scalar_one_or_none()
        await tx.run(insert(desk).values(row).on_conflict_do_update(index_elements=["key"], set_=row))
        if before not in (None, str(bot)):
            await tx.run(delete(updates))

    async def store(self, tx: Transaction, received: Sequence[StoredUpdate], now: datetime) -> list[StoredUpdate]:
        """Keep what is new; an update id that was stored before is left alone. Returns the new ones in order."""
        new = []
        for item in sorted(received, key=lambda item: item.id):
            row = {"id": item.id, "chat": item.chat, "body": item.body, "received_at": to_text(now)}
            result = await tx.run(insert(updates).values(row).on_conflict_do_nothing())
            if result.rowcount:
                new.append(item)
        return new

    async def unfinished(self, tx: Transaction) -> list[StoredUpdate]:
        """Stored but not yet worked off, in order."""
        query = select(updates.c.id, updates.c.chat, updates.c.body)
        rows = await tx.run(query.where(updates.c.done_at.is_(None)).order_by(updates.c.id))
        return [StoredUpdate(id=row.id, chat=row.chat, body=row.body) for row in rows]

    async def message_before(self, tx: Transaction, chat: int, update_id: int) -> dict[str, Any] | None:
        """The chat's update with a new message that came last before that one, as Telegram sent it."""
        query = select(updates.c.body).where(updates.c.chat == chat, updates.c.id < update_id)
        # What was set aside could not be read as an update.
        readable = (updates.c.set_aside.is_(None), func.json_type(updates.c.body, "$.message") == "object")
        body = (await tx.run(query.where(*readable).order_by(updates.c.id.desc()).limit(1))).scalar_one_or_none()
        return dict(json.loads(body)) if body else None

    async def begin(self, tx: Transaction, update_id: int) -> int:
        """Count one more try, and say which: an update that kills the process must not do so for ever."""
        statement = update(updates).where(updates.c.id == update_id).values(tries=updates.c.tries + 1)
        return int((await tx.run(statement.returning(updates.c.tries))).scalar_one())

    async def finish(self, tx: Transaction, update_id: int, now: datetime, *, set_aside: str | None = None) -> None:
        """`set_aside`: why it could not be worked off; it is kept for the owner to look at."""
        values = {"done_at": to_text(now), "set_aside": set_aside}
        await tx.run(update(updates).where(updates.c.id == update_id).values(values))

    async def prune(self, tx: Transaction, before: datetime) -> None:
        """Forget what was worked off before that time; what was set aside stays."""
        old = updates.c.done_at < to_text(before)
        await tx.run(delete(updates).where(old, updates.c.set_aside.is_(None)))
