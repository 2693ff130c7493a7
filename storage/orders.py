"""Subscriptions that are being put together, and the messages that ask for what they lack."""

import json
from datetime import datetime, time
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.orders import OpenOrder, Order
from domain.subscriptions import Days, Form
from storage.database import Transaction
from storage.tables import orders, questions
from storage.times import to_text


class Orders:
    async def open(self, tx: Transaction, wanted: OpenOrder, asked_by: str, now: datetime) -> OpenOrder:
        """Keep a new one and number it; the one that the same `asked_by` opened before is given back."""
        row = {"owner": wanted.owner, "chat": wanted.chat, "line": wanted.line, "moves": wanted.moves}
        row |= {"asked_by": asked_by, "made_at": to_text(now), **_said(wanted.order)}
        await tx.run(insert(orders).values(row).on_conflict_do_nothing())
        return _order((await tx.run(select(orders).where(orders.c.asked_by == asked_by))).mappings().one())

    async def find(self, tx: Transaction, order: int, owner: int) -> OpenOrder | None:
        query = select(orders).where(orders.c.id == order, orders.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return _order(row) if row else None

    async def save(self, tx: Transaction, order: int, said: Order) -> None:
        await tx.run(update(orders).where(orders.c.id == order).values(_said(said)))

    async def close(self, tx: Transaction, order: int) -> None:
        await tx.run(delete(orders).where(orders.c.id == order))

    async def asked(self, tx: Transaction, chat: int, message: int, order: int) -> None:
        """That message asks for what the order lacks: a reply to it is an answer."""
        row = {"chat": chat, "message": message, "order": order}
        await tx.run(insert(questions).values(row).on_conflict_do_nothing())

    async def answered(self, tx: Transaction, chat: int, message: int, owner: int) -> OpenOrder | None:
        """The order that a message asks about."""
        query = select(orders).join(questions, questions.c.order == orders.c.id)
        query = query.where(questions.c.chat == chat, questions.c.message == message, orders.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return _order(row) if row else None

    async def prune(self, tx: Transaction, before: datetime) -> None:
        await tx.run(delete(orders).where(orders.c.made_at < to_text(before)))


def _said(order: Order) -> dict[str, object]:
    return {
        "at": order.at.isoformat("minutes") if order.at else None,
        "zone": order.zone,
        "days": order.days.value if order.days else None,
        "topics": json.dumps(order.topics, ensure_ascii=False) if order.topics is not None else None,
        "form": order.form.value if order.form else None,
    }


def _order(row: Any) -> OpenOrder:
    said = Order(
        at=time.fromisoformat(row["at"]) if row["at"] else None,
        zone=row["zone"],
        days=Days(row["days"]) if row["days"] else None,
        topics=tuple(json.loads(row["topics"])) if row["topics"] is not None else None,
        form=Form(row["form"]) if row["form"] else None,
    )
    return OpenOrder(order=said, **{name: row[name] for name in ("id", "owner", "chat", "line", "moves")})
