"""What readers have had and picked, each text once however many have had it, and the slates of the news windows."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, Text, cast, delete, exists, func, literal, select, union_all
from sqlalchemy.dialects.sqlite import insert

from storage.database import Transaction
from storage.tables import covered, drafts, picks, rankings, readings, slates, told
from storage.times import from_text, to_text

_BEGINNING = 300
"""Characters of a source: what its headline and first sentences say is what it is about."""


@dataclass(frozen=True, slots=True)
class Noted:
    told: str
    """Names the terms; see `Memory.terms`."""
    at: datetime
    asked: bool = False
    """It came because the person asked for it in the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    had: Sequence[Noted] = ()
    picked: Sequence[Noted] = ()


class Memory:
    async def note_had(self, tx: Transaction, owner: int, title: str, terms: Sequence[str], at: datetime) -> None:
        """Noting the same again keeps the later time."""
        await self._note(tx, covered, owner, title, terms, at)

    async def note_picked(self, tx: Transaction, owner: int, terms: Sequence[str], at: datetime) -> None:
        title = terms[0].partition("\n")[0] if terms else ""
        await self._note(tx, picks, owner, title, terms, at)

    async def of(self, tx: Transaction, owner: int, had: datetime, picked: datetime) -> "Notes":
        """What that person has had and picked since then, oldest first.

        Had is what came in the morning, and what was read for drafts that were asked for in the chat. One statement:
        it is asked for each reader of a morning.
        """
        read = exists().where(readings.c.draft == drafts.c.id, readings.c.title.is_not(None))
        rows = union_all(
            _noted(covered, "had", owner, had),
            _noted(picks, "picked", owner, picked),
            select(
                literal("asked").label("how"), cast(drafts.c.id, Text).label("told"), drafts.c.created_at.label("at")
            )
            .where(drafts.c.owner == owner, drafts.c.created_at >= to_text(had))
            .where(read),
        )
        found: dict[str, list[Noted]] = {"had": [], "picked": [], "asked": []}
        for row in (await tx.run(rows.order_by("at"))).all():
            asked = row.how == "asked"
            name = f"{_DRAFT}{row.told}" if asked else row.told
            found["had" if asked else row.how].append(Noted(name, from_text(row.at), asked=asked))
        return Notes(had=found["had"], picked=found["picked"])

    async def terms(self, tx: Transaction, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Those that are still known."""
        wanted = list(names)
        asked = [int(name.removeprefix(_DRAFT)) for name in wanted if name.startswith(_DRAFT)]
        query = select(told.c.digest, told.c.terms)
        rows = [row for part in _parts(wanted) for row in (await tx.run(query.where(told.c.digest.in_(part)))).all()]
        found = {row.digest: tuple(json.loads(row.terms)) for row in rows}
        return found | await self._asked_terms(tx, asked)

    async def known(self, tx: Transaction, since: datetime) -> list[str]:
        """The names of all that anybody has had or picked since: what many have had comes once."""
        noted = [select(table.c.told).where(table.c.at >= to_text(since)) for table in (covered, picks)]
        return sorted((await tx.run(noted[0].union(noted[1]))).scalars())

    async def slate(self, tx: Transaction, start: datetime, owner: int) -> str | None:
        query = select(slates.c.stories).where(slates.c.start == to_text(start), slates.c.owner == owner)
        return (await tx.run(query)).scalar_one_or_none()

    async def keep_slate(self, tx: Transaction, start: datetime, owner: int, stories: str) -> str:
        """The one that is kept: the first, whoever came with it."""
        row = {"start": to_text(start), "owner": owner, "stories": stories}
        await tx.run(insert(slates).values(row).on_conflict_do_nothing())
        return await self.slate(tx, start, owner) or stories

    async def ranking(self, tx: Transaction, start: datetime, language: str) -> str | None:
        query = select(rankings.c.answer).where(rankings.c.start == to_text(start), rankings.c.language == language)
        return (await tx.run(query)).scalar_one_or_none()

    async def keep_ranking(self, tx: Transaction, start: datetime, language: str, answer: str) -> str:
        """As with `keep_slate`."""
        row = {"start": to_text(start), "language": language, "answer": answer}
        await tx.run(insert(rankings).values(row).on_conflict_do_nothing())
        return await self.ranking(tx, start, language) or answer

    async def prune(self, tx: Transaction, *, noted: datetime, slates_of: datetime) -> None:
        """Forget what was noted, and the windows that began, before then."""
        for table in (covered, picks):
            await tx.run(delete(table).where(table.c.at < to_text(noted)))
        for table in (slates, rankings):
            await tx.run(delete(table).where(table.c.start < to_text(slates_of)))
        used = select(covered.c.told).union(select(picks.c.told))
        await tx.run(delete(told).where(told.c.digest.not_in(used)))

    async def _note(
        self, tx: Transaction, table: Table, owner: int, title: str, terms: Sequence[str], at: datetime
    ) -> None:
        packed = json.dumps(list(terms), ensure_ascii=False)
        digest = hashlib.sha256(packed.encode()).hexdigest()[:24]
        await tx.run(insert(told).values(digest=digest, title=title, terms=packed).on_conflict_do_nothing())
        new = insert(table).values(owner=owner, told=digest, at=to_text(at))
        later = {"at": func.max(table.c.at, new.excluded.at)}
        await tx.run(new.on_conflict_do_update(index_elements=["owner", "told"], set_=later))

    async def _asked_terms(self, tx: Transaction, asked: Sequence[int]) -> dict[str, tuple[str, ...]]:
        beginning = func.substr(readings.c.text, 1, _BEGINNING)
        query = select(readings.c.draft, readings.c.title, beginning.label("text"))
        query = query.where(readings.c.draft.in_(asked), readings.c.title.is_not(None), readings.c.revision.is_(None))
        found: dict[str, tuple[str, ...]] = {}
        for row in (await tx.run(query.order_by(readings.c.draft, readings.c.position))).all():
            name = f"{_DRAFT}{row.draft}"
            found[name] = (*found.get(name, ()), f"{row.title}\n{row.text}")
        return found


_DRAFT = "draft "


def _noted(table: Table, how: str, owner: int, since: datetime) -> Select[tuple[str, str, str]]:
    query = select(literal(how).label("how"), table.c.told, table.c.at)
    return query.where(table.c.owner == owner, table.c.at >= to_text(since))


def _parts(names: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """A statement takes a limited number of values."""
    return (names[start : start + 500] for start in range(0, len(names), 500))
