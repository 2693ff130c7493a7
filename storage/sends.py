"""What was sent: one row per message that must go out, so that none goes out twice without being counted.

A send is *open* from just before the call until its answer is stored. A send that is found open again was cut off
by a kill or a time-out: whether Telegram has the message is in doubt, it is sent again, and the doubt is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, cast, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Transaction
from storage.tables import sends
from storage.times import to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The end of a send: a message id, or why Telegram will never take it."""

    message: int | None
    refused: str | None


class Sends:
    async def ended(self, tx: Transaction, key: str) -> Sent | None:
        """The end of a send, where it has one: then nothing is to be sent."""
        found = (await tx.run(select(sends).where(sends.c.key == key))).one_or_none()
        if found is None or (found.message is None and found.refused is None):
            return None
        return Sent(message=found.message, refused=found.refused)

    async def begin(self, tx: Transaction, key: str, chat: int, now: datetime) -> None:
        """Open a send that has not ended; one that is open already is in doubt, which is counted."""
        row = {"key": key, "chat": chat, "started_at": to_text(now)}
        doubt = {"open": True, "in_doubt": sends.c.in_doubt + cast(sends.c.open, Integer)}
        await tx.run(insert(sends).values(row).on_conflict_do_update(index_elements=["key"], set_=doubt))

    async def claim(self, tx: Transaction, key: str, chat: int, by: str, now: datetime) -> bool:
        """Whether `by` is the first to answer for that key, now or when it was worked off before."""
        row = {"key": key, "chat": chat, "started_at": to_text(now), "open": False, "refused": by}
        await tx.run(insert(sends).values(row).on_conflict_do_nothing())
        return bool((await tx.run(select(sends.c.refused).where(sends.c.key == key))).scalar_one() == by)

    async def delivered(self, tx: Transaction, key: str, message: int) -> None:
        await tx.run(update(sends).where(sends.c.key == key).values(open=False, message=message))

    async def not_delivered(self, tx: Transaction, key: str) -> None:
        """Telegram said no for now, or was not reached: there is nothing in doubt, and it may be tried again."""
        await tx.run(update(sends).where(sends.c.key == key).values(open=False))

    async def refused(self, tx: Transaction, key: str, reason: str) -> None:
        await tx.run(update(sends).where(sends.c.key == key).values(open=False, refused=reason))

    async def forget(self, tx: Transaction, chat: int, messages: Sequence[int]) -> None:
        """Those messages are gone from the chat: what they said may go out again."""
        theirs = (sends.c.chat == chat, sends.c.message.in_(messages))
        await tx.run(update(sends).where(*theirs).values(message=None))

    async def in_doubt(self, tx: Transaction) -> int:
        """How often a send was repeated without knowing whether the first one arrived."""
        return int((await tx.run(select(func.coalesce(func.sum(sends.c.in_doubt), 0)))).scalar_one())

    async def prune(self, tx: Transaction, before: datetime) -> None:
        await tx.run(delete(sends).where(sends.c.started_at < to_text(before), sends.c.open.is_(False)))
