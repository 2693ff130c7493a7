"""Which message shows which part of which draft: what a reply means is read off here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from storage.database import Transaction
from storage.tables import drafts, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    chat: int
    message: int
    draft: int
    part: str
    """Key of a part, or `head`, or `file`."""
    piece: int = 0
    """From 0: a part that is longer than one message has several."""
    opening: int = 0
    """Grows each time the draft is opened again; the newest messages are the ones that are kept up to date. 0 for a
    message that shows nothing of the draft but speaks of it: a reply to it is a reply to what it speaks of."""
    digest: str = ""
    """Of what the message shows, so that an unchanged one is not edited."""


class ShownMessages:
    async def remember(self, tx: Transaction, item: Shown) -> None:
        row = {name: getattr(item, name) for name in Shown.__slots__}
        changed = {"digest": item.digest, "part": item.part, "piece": item.piece}
        await tx.run(insert(shown).values(row).on_conflict_do_update(index_elements=["chat", "message"], set_=changed))

    async def find(self, tx: Transaction, chat: int, message: int, owner: int) -> Shown | None:
        """What a message shows, if it shows something of this owner's."""
        query = _select().join(drafts, drafts.c.id == shown.c.draft)
        query = query.where(shown.c.chat == chat, shown.c.message == message, drafts.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return Shown(**row) if row else None

    async def exists(self, tx: Transaction, chat: int, message: int) -> bool:
        """The message shows a draft, whoever owns it: tells "not yours" from "not a draft"."""
        query = select(shown.c.draft).where(shown.c.chat == chat, shown.c.message == message)
        return (await tx.run(query)).one_or_none() is not None

    async def latest(self, tx: Transaction, draft: int) -> list[Shown]:
        """The messages of the newest opening, in the order of the parts they show."""
        query = _select().where(shown.c.draft == draft, shown.c.opening == await self.opening(tx, draft))
        return [Shown(**row) for row in (await tx.run(query.order_by(shown.c.message))).mappings()]

    async def opening(self, tx: Transaction, draft: int) -> int:
        """The newest opening's number; 0 where the draft was never shown."""
        query = select(func.coalesce(func.max(shown.c.opening), 0)).where(shown.c.draft == draft)
        return int((await tx.run(query)).scalar_one())

    async def forget(self, tx: Transaction, chat: int, messages: Sequence[int]) -> None:
        await tx.run(delete(shown).where(shown.c.chat == chat, shown.c.message.in_(messages)))


def _select() -> Select[Any]:
    return select(*(shown.c[name] for name in Shown.__slots__))
