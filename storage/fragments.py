"""Finished parts of an answer that is asked for piece by piece."""

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from storage.call_tables import fragments
from storage.database import Transaction


class Fragments:
    async def of(self, tx: Transaction, draft: int, task: str) -> list[str]:
        """In the order in which they were written."""
        query = select(fragments.c.text).where(fragments.c.draft == draft, fragments.c.task == task)
        return list((await tx.run(query.order_by(fragments.c.position))).scalars())

    async def add(self, tx: Transaction, draft: int, task: str, text: str) -> None:
        count = select(func.count()).where(fragments.c.draft == draft, fragments.c.task == task)
        position = (await tx.run(count)).scalar_one()
        await tx.run(insert(fragments).values(draft=draft, task=task, position=position, text=text))

    async def forget(self, tx: Transaction, draft: int, task: str) -> None:
        """The whole is written."""
        await tx.run(delete(fragments).where(fragments.c.draft == draft, fragments.c.task == task))

    async def copy(self, tx: Transaction, draft: int, to: int) -> None:
        columns = (fragments.c.task, fragments.c.position, fragments.c.text)
        for row in (await tx.run(select(*columns).where(fragments.c.draft == draft))).mappings():
            await tx.run(insert(fragments).values(draft=to, **row))
