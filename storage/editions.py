"""Editions: one for each topic, language and whatever else enters the prompt, in one window of the news."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.language import Language
from storage.database import Transaction
from storage.tables import editions
from storage.times import from_text, to_text

_AGAIN = "|again"
"""Behind the key of an edition that nothing came of: that of the next try in its window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    id: int = 0
    key: str
    """The same for everybody who is given the same text."""
    title: str
    links: tuple[str, ...]
    terms: tuple[str, ...]
    """What the memory of topics compares."""
    angle: str | None = None
    """In which light it is told, as `writing.slate` names it."""
    language: Language
    seconds: int
    pace: float
    """Syllables a second."""
    window: datetime
    """In UTC: the beginning of the news window."""
    needed_at: datetime
    """In UTC: the first slot that it has to be ready for."""
    as_of: datetime | None = None
    """In UTC: what it knows is the news of that moment."""
    draft: int | None = None
    """Owned by the desk."""
    finished_at: datetime | None = None
    problem: str | None = None
    """Why there is no text; only once it is finished."""
    file_id: str | None = None
    """Under which Telegram has the file, once it was uploaded."""


class Editions:
    async def want(self, tx: Transaction, wanted: Edition) -> int:
        """Its id; made when it is the first of its key, or when nothing came of the one before."""
        row: dict[str, Any] = {name: getattr(wanted, name) for name in ("key", "title", "angle", "seconds", "pace")}
        row |= {"links": json.dumps(wanted.links), "terms": json.dumps(wanted.terms, ensure_ascii=False)}
        row |= {"language": wanted.language.value, "window": to_text(wanted.window)}
        row |= {"needed_at": to_text(wanted.needed_at)}
        found = await self._of_key(tx, row)
        while found.problem is not None:
            # The news may be back, or have more by now: whoever comes later is not told what was true earlier.
            row["key"] += _AGAIN
            found = await self._of_key(tx, row)
        if row["needed_at"] < found.needed_at:
            await self._set(tx, found.id, needed_at=row["needed_at"])
        return int(found.id)

    async def get(self, tx: Transaction, edition: int) -> Edition:
        """Raises `NoResultFound`."""
        return _edition((await tx.run(select(editions).where(editions.c.id == edition))).mappings().one())

    async def waiting(self, tx: Transaction, limit: int) -> list[int]:
        """Ids of those not begun yet, the one that is needed first in front."""
        query = select(editions.c.id).where(editions.c.started_at.is_(None)).order_by(editions.c.needed_at).limit(limit)
        return list((await tx.run(query)).scalars())

    async def last_start(self, tx: Transaction, now: datetime) -> datetime | None:
        """When one was begun last; what a clock that jumped back says of the future does not count."""
        query = select(func.max(editions.c.started_at)).where(editions.c.started_at <= to_text(now))
        found = (await tx.run(query)).scalar_one()
        return from_text(found) if found else None

    async def started(self, tx: Transaction, edition: int, at: datetime) -> None:
        await self._set(tx, edition, started_at=to_text(at))

    async def opened(self, tx: Transaction, edition: int, draft: int, as_of: datetime) -> None:
        await self._set(tx, edition, draft=draft, as_of=to_text(as_of))

    async def finished(self, tx: Transaction, edition: int, at: datetime, problem: str | None) -> None:
        await self._set(tx, edition, finished_at=to_text(at), problem=problem)

    async def uploaded(self, tx: Transaction, edition: int, file_id: str) -> None:
        await self._set(tx, edition, file_id=file_id)

    async def _of_key(self, tx: Transaction, row: dict[str, Any]) -> Any:
        await tx.run(insert(editions).values(row).on_conflict_do_nothing())
        query = select(editions.c.id, editions.c.needed_at, editions.c.problem)
        return (await tx.run(query.where(editions.c.key == row["key"]))).one()

    async def _set(self, tx: Transaction, edition: int, **values: Any) -> None:
        await tx.run(update(editions).where(editions.c.id == edition).values(values))


def _edition(row: Any) -> Edition:
    same = ("id", "key", "title", "angle", "seconds", "pace", "draft", "problem", "file_id")
    return Edition(
        **{name: row[name] for name in same},
        links=tuple(json.loads(row["links"])),
        terms=tuple(json.loads(row["terms"])),
        language=Language(row["language"]),
        window=from_text(row["window"]),
        needed_at=from_text(row["needed_at"]),
        as_of=from_text(row["as_of"]) if row["as_of"] else None,
        finished_at=from_text(row["finished_at"]) if row["finished_at"] else None,
    )
