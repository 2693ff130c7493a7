"""Changes that were asked for, what they replaced, and the order in which they can be taken back."""

import json
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.assignments import Revision, RevisionKind
from storage.database import Transaction
from storage.tables import drafts, revisions
from storage.times import from_text, to_text


class Revisions:
    async def add(self, tx: Transaction, wanted: Revision, asked_by: str) -> Revision:
        """Keep a new request and number it; the one that the same `asked_by` added before is given back."""
        same = ("draft", "owner", "part", "request", "pasted", "replacement")
        row = {name: getattr(wanted, name) for name in same}
        row |= {
            "kind": wanted.kind.value,
            "group_id": wanted.group or None,
            "asked_by": asked_by,
            "links": json.dumps(wanted.links),
            "made_at": to_text(wanted.made_at),
        }
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
        of_owner = (revisions.c.owner == owner, revisions.c.after.is_(None), revisions.c.stopped.is_(False))
        has_aim = or_(revisions.c.part.is_not(None), revisions.c.kind != RevisionKind.REWRITE.value)
        return list((await tx.run(select(revisions.c.id).where(*of_owner, has_aim))).scalars())

    async def choose_part(self, tx: Transaction, revision: int, owner: int, part: str, kind: RevisionKind) -> bool:
        """Answer "which part?"; False where it was answered before."""
        open_ = (revisions.c.id == revision, revisions.c.owner == owner, revisions.c.part.is_(None))
        statement = update(revisions).where(*open_, revisions.c.after.is_(None))
        return bool((await tx.run(statement.values(part=part, kind=kind.value))).rowcount)

    async def stop(self, tx: Transaction, revision: int) -> None:
        open_ = (revisions.c.id == revision, revisions.c.after.is_(None))
        await tx.run(update(revisions).where(*open_).values(stopped=True))

    async def again(self, tx: Transaction, revision: int, owner: int, attempt: int) -> bool:
        open_ = (revisions.c.id == revision, revisions.c.owner == owner, revisions.c.after.is_(None))
        statement = update(revisions).where(*open_, revisions.c.attempt == attempt)
        return bool((await tx.run(statement.values(attempt=attempt + 1, stopped=False))).rowcount)

    async def apply(self, tx: Transaction, revision: Revision, before: str, after: str) -> None:
        """Note what was changed, and change the draft, in one transaction.

        It joins the group it was asked for only directly behind that group's last change: what is taken back as one
        has to follow on one another.
        """
        last = await self.last(tx, revision.owner, revision.draft)
        group = revision.group if last and revision.group == last.group else revision.id
        newest = select(func.coalesce(func.max(revisions.c.applied_order), 0) + 1).scalar_subquery()
        values = {"before": before, "after": after, "applied_order": newest, "group_id": group}
        await tx.run(update(revisions).where(revisions.c.id == revision.id).values(values))
        await self._set(tx, revision.draft, after)

    async def last(self, tx: Transaction, owner: int, draft: int | None = None) -> Revision | None:
        """The change that undo takes back: the owner's newest one that stands, of one draft or of all."""
        stands = (revisions.c.owner == owner, revisions.c.after.is_not(None), revisions.c.undone_by.is_(None))
        query = select(revisions).where(*stands).order_by(revisions.c.applied_order.desc()).limit(1)
        if draft is not None:
            query = query.where(revisions.c.draft == draft)
        row = (await tx.run(query)).mappings().one_or_none()
        return _revision(row) if row else None

    async def undo(self, tx: Transaction, last: Revision, asked_by: str) -> list[Revision]:
        """Take the group of a draft's last change back; returns its changes, oldest first."""
        stands = (revisions.c.group_id == last.group, revisions.c.undone_by.is_(None), revisions.c.after.is_not(None))
        group = await self._where(tx, *stands)
        await tx.run(update(revisions).where(*stands).values(undone_by=asked_by, redone_by=None))
        await self._set(tx, last.draft, group[0].before or "")
        return group

    async def redo(self, tx: Transaction, first: Revision, asked_by: str) -> list[Revision]:
        """Make a group that was taken back stand again; returns its changes, oldest first."""
        gone = (revisions.c.group_id == first.group, revisions.c.undone_by.is_not(None))
        group = await self._where(tx, *gone)
        await tx.run(update(revisions).where(*gone).values(undone_by=None, redone_by=asked_by))
        await self._set(tx, first.draft, group[-1].after or "")
        return group

    async def undone_last(self, tx: Transaction, owner: int) -> Revision | None:
        """What redo makes stand again: the newest group taken back whose draft still is what it was before it."""
        joined = revisions.join(drafts, drafts.c.id == revisions.c.draft)
        fits = (revisions.c.undone_by.is_not(None), revisions.c.before == drafts.c.markdown)
        # A draft can have come back to the same words by later changes, which stand: those are not to be skipped.
        later = revisions.alias()
        stands = (later.c.undone_by.is_(None), later.c.applied_order > revisions.c.applied_order)
        gone_on = select(later.c.id).where(later.c.draft == revisions.c.draft, *stands).exists()
        query = select(revisions).select_from(joined).where(revisions.c.owner == owner, *fits, ~gone_on)
        row = (await tx.run(query.order_by(revisions.c.applied_order.desc()).limit(1))).mappings().one_or_none()
        return _revision(row) if row else None

    async def newest_of(self, tx: Transaction, group: int) -> Revision | None:
        """The last change of a group that stands."""
        stands = (revisions.c.after.is_not(None), revisions.c.undone_by.is_(None))
        found = await self._where(tx, revisions.c.group_id == group, *stands)
        return found[-1] if found else None

    async def undone_by(self, tx: Transaction, asked_by: str) -> list[Revision]:
        """What that message took back already, so that the same message never takes back a second change."""
        return await self._where(tx, revisions.c.undone_by == asked_by)

    async def redone_by(self, tx: Transaction, asked_by: str) -> list[Revision]:
        return await self._where(tx, revisions.c.redone_by == asked_by)

    async def _where(self, tx: Transaction, *conditions: ColumnElement[bool]) -> list[Revision]:
        rows = await tx.run(select(revisions).where(*conditions).order_by(revisions.c.applied_order))
        return [_revision(row) for row in rows.mappings()]

    async def _set(self, tx: Transaction, draft: int, markdown: str) -> None:
        await tx.run(update(drafts).where(drafts.c.id == draft).values(markdown=markdown))


def _revision(row: Any) -> Revision:
    same = ("id", "draft", "owner", "part", "request", "pasted", "replacement", "attempt", "stopped")
    return Revision(
        **{name: row[name] for name in (*same, "before", "after")},
        kind=RevisionKind(row["kind"]),
        group=row["group_id"] or row["id"],
        undone=row["undone_by"] is not None,
        links=tuple(json.loads(row["links"])),
        made_at=from_text(row["made_at"]),
    )
