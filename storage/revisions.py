"""Changes that were asked for, what they replaced, and the order in which they can be taken back."""

import json
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.assignments import Revision
from storage.database import Transaction
from storage.tables import drafts, revisions
from storage.times import from_text, to_text


class Revisions:
    async def add(self, tx: Transaction, wanted: Revision, asked_by: str) -> Revision:
        """Keep a new request and number it; the one that the same `asked_by` added before is given back."""
        same = ("draft", "owner", "part", "request", "pasted", "replacement")
        row = {name: getattr(wanted, name) for name in same}
        row |= {"asked_by": asked_by, "links": json.dumps(wanted.links), "made_at": to_text(wanted.made_at)}
        await tx.run(insert(revisions).values(row).on_conflict_do_nothing())
        found = (await tx.run(select(revisions).where(revisions.c.asked_by == asked_by))).mappings().one()
        return _revision(found)

    async def get(self, tx: Transaction, revision: int) -> Revision:
        """For durable work, which was submitted for exactly this revision. Raises `NoResultFound`."""
        return _revision((await tx.run(select(revisions).where(revisions.c.id == revision))).mappings().one())

    async def find(self, tx: Transaction, revision: int, owner: int) -> Revision | None:
        query = select(revisions).where(revisions.c.id == revision, revisions.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return _revision(row) if row else None

    async def running(self, tx: Transaction, owner: int) -> list[int]:
        """Asked for, with a part to work on, and neither done nor stopped."""
        query = select(revisions.c.id).where(revisions.c.owner == owner, revisions.c.after.is_(None))
        return list(
            (await tx.run(query.where(revisions.c.stopped.is_(False), revisions.c.part.is_not(None)))).scalars()
        )

    async def choose_part(self, tx: Transaction, revision: int, owner: int, part: str) -> bool:
        """Answer "which part?"; False where it was answered before."""
        open_ = (revisions.c.id == revision, revisions.c.owner == owner, revisions.c.part.is_(None))
        statement = update(revisions).where(*open_, revisions.c.after.is_(None))
        return bool((await tx.run(statement.values(part=part))).rowcount)

    async def stop(self, tx: Transaction, revision: int) -> None:
        open_ = (revisions.c.id == revision, revisions.c.after.is_(None))
        await tx.run(update(revisions).where(*open_).values(stopped=True))

    async def again(self, tx: Transaction, revision: int, owner: int, attempt: int) -> bool:
        open_ = (revisions.c.id == revision, revisions.c.owner == owner, revisions.c.after.is_(None))
        statement = update(revisions).where(*open_, revisions.c.attempt == attempt)
        return bool((await tx.run(statement.values(attempt=attempt + 1, stopped=False))).rowcount)

    async def apply(self, tx: Transaction, revision: int, before: str, after: str) -> None:
        """Note what was changed, and change the draft, in one transaction."""
        newest = select(func.coalesce(func.max(revisions.c.applied_order), 0) + 1).scalar_subquery()
        values = {"before": before, "after": after, "applied_order": newest}
        statement = update(revisions).where(revisions.c.id == revision).values(values)
        draft = (await tx.run(statement.returning(revisions.c.draft))).scalar_one()
        await tx.run(update(drafts).where(drafts.c.id == draft).values(markdown=after))

    async def last(self, tx: Transaction, owner: int, draft: int | None = None) -> Revision | None:
        """The change that undo takes back: the owner's newest one that stands, of one draft or of all."""
        stands = (revisions.c.owner == owner, revisions.c.after.is_not(None), revisions.c.undone_by.is_(None))
        query = select(revisions).where(*stands).order_by(revisions.c.applied_order.desc()).limit(1)
        if draft is not None:
            query = query.where(revisions.c.draft == draft)
        row = (await tx.run(query)).mappings().one_or_none()
        return _revision(row) if row else None

    async def undo(self, tx: Transaction, revision: Revision, asked_by: str) -> None:
        """Give the draft back what it was before; the caller has made sure that this is its last change."""
        await tx.run(update(revisions).where(revisions.c.id == revision.id).values(undone_by=asked_by))
        await tx.run(update(drafts).where(drafts.c.id == revision.draft).values(markdown=revision.before))

    async def undone_by(self, tx: Transaction, asked_by: str) -> Revision | None:
        """What that message took back already, so that the same message never takes back a second change."""
        row = (await tx.run(select(revisions).where(revisions.c.undone_by == asked_by))).mappings().one_or_none()
        return _revision(row) if row else None


def _revision(row: Any) -> Revision:
    same = ("id", "draft", "owner", "part", "request", "pasted", "replacement", "attempt", "stopped")
    return Revision(
        **{name: row[name] for name in (*same, "before", "after")},
        undone=row["undone_by"] is not None,
        links=tuple(json.loads(row["links"])),
        made_at=from_text(row["made_at"]),
    )
