"""Undo and redo: what was changed is taken back, or done again, byte for byte."""

from dataclasses import dataclass

from domain.assignments import Revision
from storage.database import Database
from storage.revisions import Revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What undo or redo did: the changes of one group, oldest first; none where there was nothing."""

    changes: tuple[Revision, ...] = ()
    later: bool = False
    """A later change stands in the way of the one that was asked for."""

    @property
    def draft(self) -> int | None:
        return self.changes[0].draft if self.changes else None


class History:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._revisions = Revisions()

    async def undo(self, owner: int, asked_by: str, only: int | None = None) -> Taken:
        """Take back the last change, byte for byte, and with it what was carried over from it.

        `only`: take back that change or nothing. The same `asked_by` takes back one change only.
        """
        async with self._database.write() as tx:
            done = await self._revisions.undone_by(tx, asked_by)
            if done:
                return Taken(changes=tuple(done))
            asked = await self._revisions.find(tx, only, owner) if only is not None else None
            last = await self._revisions.last(tx, owner, asked.draft if asked else None)
            if last is None or (only is not None and (asked is None or asked.undone or asked.group != last.group)):
                return Taken(later=asked is not None and not asked.undone and last is not None)
            return Taken(changes=tuple(await self._revisions.undo(tx, last, asked_by)))

    async def redo(self, owner: int, asked_by: str) -> Taken:
        """Make the change stand again that was taken back last; nothing where the draft has changed since."""
        async with self._database.write() as tx:
            done = await self._revisions.redone_by(tx, asked_by)
            first = None if done else await self._revisions.undone_last(tx, owner)
            if first is not None:
                done = await self._revisions.redo(tx, first, asked_by)
        return Taken(changes=tuple(done))
