"""Slots: one row for each morning of each subscription, from the claim to the message id."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.feeds import EVERYBODY
from domain.slots import Claim, Ended, Slot
from storage.database import Transaction
from storage.tables import drafts, editions, slots
from storage.times import from_text, to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """An edition that a reader had, or will have."""

    key: str
    title: str


class Slots:
    async def claim(self, tx: Transaction, claims: Sequence[Claim]) -> dict[int, datetime]:
        """Keep a row for each slot, the missed ones as ended; returns those to work on that nobody had claimed.

        By their id, with the scheduled instant.
        """
        missed = [_row(claim, due, Ended.MISSED) for claim in claims for due in claim.missed]
        wanted = [_row(claim, claim.due, None) for claim in claims if claim.due is not None]
        if missed:
            await tx.run(insert(slots).on_conflict_do_nothing(), missed)
        if not wanted:
            return {}
        statement = insert(slots).on_conflict_do_nothing().returning(slots.c.id, slots.c.due)
        return {row.id: from_text(row.due) for row in await tx.run(statement, wanted)}

    async def ask(self, tx: Transaction, of: Slot, pick: str, edition: int | None) -> Slot:
        """A further slot beside one of the same reader; the one that was asked for before is given back."""
        row: dict[str, Any] = {
            "subscription": of.subscription,
            "owner": of.owner,
            "chat": of.chat,
            "due": to_text(of.due),
            "pick": pick,
            "edition": edition,
        }
        await tx.run(insert(slots).values(row).on_conflict_do_nothing())
        return _slot((await tx.run(_select().where(*_same_morning(of), slots.c.pick == pick))).mappings().one())

    async def beside(self, tx: Transaction, of: Slot) -> list[Slot]:
        """What the same reader asked for on top of that morning, oldest first."""
        query = _select().where(*_same_morning(of), slots.c.pick != "").order_by(slots.c.id)
        return [_slot(row) for row in (await tx.run(query)).mappings()]

    async def get(self, tx: Transaction, slot: int) -> Slot:
        """For durable work, which was submitted for exactly this slot. Raises `NoResultFound`."""
        return _slot((await tx.run(_select().where(slots.c.id == slot))).mappings().one())

    async def find(self, tx: Transaction, slot: int, owner: int) -> Slot | None:
        row = (await tx.run(_select().where(slots.c.id == slot, slots.c.owner == owner))).mappings().one_or_none()
        return _slot(row) if row else None

    async def at_message(self, tx: Transaction, chat: int, message: int, owner: int) -> Slot | None:
        """The slot that this message of the owner's brought."""
        query = _select().where(slots.c.chat == chat, slots.c.message == message, slots.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return _slot(row) if row else None

    async def with_draft(self, tx: Transaction, draft: int, owner: int) -> Slot | None:
        """The newest slot that brought this draft of the desk to that owner."""
        query = _select().join(editions, editions.c.id == slots.c.edition)
        query = query.where(editions.c.draft == draft, slots.c.owner == owner, slots.c.message.is_not(None))
        row = (await tx.run(query.order_by(slots.c.id.desc()).limit(1))).mappings().one_or_none()
        return _slot(row) if row else None

    async def unbound(self, tx: Transaction, ids: Sequence[int]) -> list[Slot]:
        """Those of them for which nothing has been decided yet."""
        open_ = and_(slots.c.edition.is_(None), slots.c.choices.is_(None), slots.c.problem.is_(None))
        query = _select().where(slots.c.id.in_(ids), open_, slots.c.ended.is_(None)).order_by(slots.c.id)
        return [_slot(row) for row in (await tx.run(query)).mappings()]

    async def bind(self, tx: Transaction, slot: int, **to: Any) -> None:
        """`edition`, `choices` or `problem`: what is to be sent."""
        await tx.run(update(slots).where(slots.c.id == slot, slots.c.message.is_(None)).values(to))

    async def served_since(self, tx: Transaction, of: Slot, since: datetime) -> list[Served]:
        """What its owner was given since then, or will be, oldest first: not to be chosen for them again.

        What the same subscription was prepared for and has not brought is not: it has moved since.
        """
        query = select(editions.c.key, editions.c.title).join(slots, slots.c.edition == editions.c.id)
        theirs = (slots.c.owner == of.owner, slots.c.due >= to_text(since), slots.c.ended.is_(None))
        brought = or_(slots.c.message.is_not(None), slots.c.subscription != of.subscription, slots.c.pick != "")
        query = query.where(*theirs, brought).order_by(slots.c.id)
        return [Served(key=row.key, title=row.title) for row in await tx.run(query)]

    async def any_ready(self, tx: Transaction, now: datetime) -> bool:
        """Whether something waits to be pushed."""
        return bool((await tx.run(select(exists(_ready(now))))).scalar_one())

    async def ready(self, tx: Transaction, now: datetime, limit: int) -> list[Slot]:
        """Due, decided, written, and not yet on their way: oldest first."""
        rows = await tx.run(_ready(now).order_by(slots.c.due, slots.c.id).limit(limit))
        return [_slot(row) for row in rows.mappings()]

    async def overdue(self, tx: Transaction, before: datetime, limit: int) -> list[Slot]:
        """Due before then and not on their way: nobody was there, or their draft never came to be."""
        open_ = (slots.c.asked.is_(False), slots.c.ended.is_(None), slots.c.pick == "")
        query = _select().where(slots.c.due < to_text(before), *open_).order_by(slots.c.due).limit(limit)
        return [_slot(row) for row in (await tx.run(query)).mappings()]

    async def asked(self, tx: Transaction, ids: Sequence[int]) -> None:
        await tx.run(update(slots).where(slots.c.id.in_(ids)).values(asked=True))

    async def end(self, tx: Transaction, ids: Sequence[int], why: Ended) -> None:
        """Nothing is sent, or nothing arrived; what was delivered stays so."""
        await tx.run(update(slots).where(slots.c.id.in_(ids), slots.c.message.is_(None)).values(ended=why.value))

    async def delivered(self, tx: Transaction, slot: int, message: int, at: datetime) -> None:
        await tx.run(update(slots).where(slots.c.id == slot).values(message=message, sent_at=to_text(at), ended=None))

    async def prune(self, tx: Transaction, before: datetime) -> None:
        """Forget the mornings before that time, and what the desk wrote for them; the readers' copies stay theirs."""
        await tx.run(delete(slots).where(slots.c.due < to_text(before)))
        wanted = select(slots.c.edition).where(slots.c.edition == editions.c.id).exists()
        await tx.run(delete(editions).where(editions.c.window < to_text(before), ~wanted))
        kept = select(editions.c.draft).where(editions.c.draft == drafts.c.id).exists()
        old = (drafts.c.owner == EVERYBODY, drafts.c.created_at < to_text(before))
        await tx.run(delete(drafts).where(*old, ~kept))


def _same_morning(of: Slot) -> tuple[ColumnElement[bool], ...]:
    return slots.c.subscription == of.subscription, slots.c.due == to_text(of.due)


def _ready(now: datetime) -> Select[Any]:
    """In the words of the partial index, so that what was sent costs a tick nothing."""
    query = _select().outerjoin(editions, editions.c.id == slots.c.edition)
    menu = and_(slots.c.choices.is_not(None), slots.c.edition.is_(None))
    decided = or_(menu, slots.c.problem.is_not(None), editions.c.finished_at.is_not(None))
    return query.where(slots.c.due <= to_text(now), slots.c.asked.is_(False), slots.c.ended.is_(None), decided)


def _row(claim: Claim, due: datetime, why: Ended | None) -> dict[str, Any]:
    of = claim.subscription
    row = {"subscription": of.id, "owner": of.owner, "chat": of.chat, "due": to_text(due)}
    return row | {"ended": why.value if why else None}


def _select() -> Select[Any]:
    return select(*(slots.c[name] for name in Slot.__slots__))


def _slot(row: Any) -> Slot:
    kept = {name: row[name] for name in Slot.__slots__}
    kept["due"] = from_text(row["due"])
    kept["ended"] = Ended(row["ended"]) if row["ended"] else None
    return Slot(**kept)
