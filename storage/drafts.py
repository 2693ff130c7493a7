"""Assignments and the drafts made of them; every query is by owner, except where durable work goes on with its own."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.assignments import Assignment, Correction, Origin, RevisionKind
from domain.language import Language
from domain.sources import Outcome, Reading, Source, numbered
from storage.database import Transaction
from storage.fragments import Fragments
from storage.tables import drafts, readings, revisions
from storage.times import from_text, to_text

_COPIED = [
    *("topic", "links", "pasted", "language", "created_at", "seconds", "angle", "practice", "origin", "collected"),
    *("plan", "blog", "script", "markdown", "written_by", "prompts", "stands_in"),
]


class Drafts:
    async def add(self, tx: Transaction, wanted: Assignment, asked_by: str) -> Assignment:
        """Keep a new assignment and number it; the one that the same `asked_by` added before is given back."""
        row = {
            "owner": wanted.owner,
            "chat": wanted.chat,
            "asked_by": asked_by,
            "topic": wanted.topic,
            "links": json.dumps(wanted.links),
            "language": wanted.language.value,
            "created_at": to_text(wanted.created_at),
            "seconds": wanted.seconds,
            "pace": wanted.pace,
            "angle": wanted.angle,
            "origin": wanted.origin.value,
            "markdown": wanted.markdown,
            "written_by": wanted.written_by,
        }
        await tx.run(insert(drafts).values(row).on_conflict_do_nothing())
        found = (await tx.run(select(drafts).where(drafts.c.asked_by == asked_by))).mappings().one()
        return await self._whole(tx, found)

    async def copy(self, tx: Transaction, draft: int, owner: int, chat: int, asked_by: str) -> int:
        """A written draft once more, as the owner's own; the one that the same `asked_by` made before is given back."""
        kept = [drafts.c[name] for name in _COPIED]
        row = select(literal(owner), literal(chat), literal(asked_by), *kept).where(drafts.c.id == draft)
        names = ["owner", "chat", "asked_by", *_COPIED]
        made = await tx.run(insert(drafts).from_select(names, row).on_conflict_do_nothing())
        copy = int((await tx.run(select(drafts.c.id).where(drafts.c.asked_by == asked_by))).scalar_one())
        if made.rowcount:
            theirs = [column for column in readings.c if column.name != "draft"]
            found = select(literal(copy), *theirs).where(readings.c.draft == draft, readings.c.revision.is_(None))
            await tx.run(insert(readings).from_select(["draft", *(column.name for column in theirs)], found))
        return copy

    async def get(self, tx: Transaction, draft: int, *, revision: int | None = None) -> Assignment:
        """For durable work, which was submitted for exactly this draft. Raises `NoResultFound`.

        `revision`: a change under way; what it brought counts for it, and for no other.
        """
        row = (await tx.run(select(drafts).where(drafts.c.id == draft))).mappings().one()
        return await self._whole(tx, row, revision)

    async def find(self, tx: Transaction, draft: int, owner: int) -> Assignment | None:
        query = select(drafts).where(drafts.c.id == draft, drafts.c.owner == owner)
        row = (await tx.run(query)).mappings().one_or_none()
        return await self._whole(tx, row) if row else None

    async def of(self, tx: Transaction, owner: int, *, limit: int, offset: int = 0) -> list[Assignment]:
        """Newest first."""
        query = select(drafts).where(drafts.c.owner == owner).order_by(drafts.c.id.desc())
        rows = (await tx.run(query.limit(limit).offset(offset))).mappings().all()
        return [await self._whole(tx, row) for row in rows]

    async def count(self, tx: Transaction, owner: int) -> int:
        query = select(func.count()).select_from(drafts).where(drafts.c.owner == owner)
        return int((await tx.run(query)).scalar_one())

    async def running(self, tx: Transaction, owner: int) -> list[int]:
        """Drafts that are not written yet and were not stopped."""
        query = select(drafts.c.id).where(drafts.c.owner == owner, drafts.c.markdown.is_(None))
        return list((await tx.run(query.where(drafts.c.stopped.is_(False)))).scalars())

    async def stop(self, tx: Transaction, draft: int, attempt: int | None = None) -> None:
        """`attempt`: only if none has been begun since."""
        still = [drafts.c.id == draft, drafts.c.markdown.is_(None)]
        still += [] if attempt is None else [drafts.c.attempt == attempt]
        await tx.run(update(drafts).where(*still).values(stopped=True))

    async def again(self, tx: Transaction, draft: int, owner: int, attempt: int) -> bool:
        """Take the work up once more; False where that attempt has been taken up already, or all is written."""
        still = (drafts.c.id == draft, drafts.c.owner == owner, drafts.c.markdown.is_(None))
        statement = update(drafts).where(*still, drafts.c.attempt == attempt)
        return bool((await tx.run(statement.values(attempt=attempt + 1, stopped=False))).rowcount)

    async def supply(self, tx: Transaction, draft: int, links: Sequence[str], pasted: str) -> None:
        """What the person sent after too little could be read."""
        values = {"links": json.dumps(list(links)), "pasted": pasted}
        await tx.run(update(drafts).where(drafts.c.id == draft).values(values))

    async def save_readings(self, tx: Transaction, draft: int, found: Sequence[Reading], *, practice: bool) -> None:
        """What the links of the request became; those that a revision brought stay."""
        await tx.run(delete(readings).where(readings.c.draft == draft, readings.c.revision.is_(None)))
        await self._insert_readings(tx, draft, found, first=0, revision=None)
        values = {"collected": True, "practice": practice}
        await tx.run(update(drafts).where(drafts.c.id == draft).values(values))

    async def forget_readings(self, tx: Transaction, draft: int) -> None:
        """Collect anew at the next attempt: what was read was too little."""
        await tx.run(delete(readings).where(readings.c.draft == draft, readings.c.revision.is_(None)))
        await tx.run(update(drafts).where(drafts.c.id == draft).values(collected=False))

    async def add_readings(
        self, tx: Transaction, draft: int, revision: int, found: Sequence[Reading], above: int = 0
    ) -> list[Reading]:
        """What a revision brought, numbered on from the draft's sources and from `above`, the highest number that its
        own list has; given back as it was stored the first time."""
        mine = (readings.c.draft == draft, readings.c.revision == revision)
        before = (await tx.run(select(readings).where(*mine).order_by(readings.c.position))).mappings().all()
        if before:
            return [_reading(row) for row in before]
        highest = (func.max(readings.c.position).label("position"), func.max(readings.c.number).label("number"))
        top = (await tx.run(select(*highest).where(readings.c.draft == draft))).mappings().one()
        added = numbered(found, max(top["number"] or 0, above) + 1)
        last = top["position"]
        await self._insert_readings(tx, draft, added, first=0 if last is None else last + 1, revision=revision)
        return added

    async def brought_by(self, tx: Transaction, revision: int) -> frozenset[int]:
        """Numbers of the sources that a change brought along."""
        query = select(readings.c.number).where(readings.c.revision == revision, readings.c.number.is_not(None))
        return frozenset((await tx.run(query)).scalars())

    async def save_piece(
        self,
        tx: Transaction,
        draft: int,
        piece: str,
        text: str,
        written_by: str,
        made_with: Mapping[str, Any] | None = None,
    ) -> None:
        """`piece`: `plan`, `blog` or `script`; `made_with`: model and versions of the prompts, as JSON values."""
        before = (await tx.run(select(drafts.c.prompts).where(drafts.c.id == draft))).scalar_one()
        prompts = json.dumps({**json.loads(before), piece: made_with}) if made_with else before
        values = {piece: text, "written_by": written_by, "prompts": prompts}
        await tx.run(update(drafts).where(drafts.c.id == draft).values(values))
        await Fragments().forget(tx, draft, piece)

    async def stand_in(self, tx: Transaction, draft: int, attempt: int, markdown: str, why: str) -> bool:
        """A digest is the draft from now on; False where it is written already, or was taken up anew."""
        still = (drafts.c.id == draft, drafts.c.attempt == attempt, drafts.c.markdown.is_(None))
        values = {"markdown": markdown, "written_by": "digest", "stands_in": why}
        return bool((await tx.run(update(drafts).where(*still).values(values))).rowcount)

    async def anew(self, tx: Transaction, digest: Assignment, now: datetime, asked_by: str) -> tuple[Assignment, bool]:
        """The same once more, to be written by a model: what was read, and every piece that a model had finished.

        Also whether it is new: the same `asked_by` gets the one that was made before.
        """
        wanted = replace(digest, created_at=now, markdown=None, written_by=None)
        added = await self.add(tx, wanted, asked_by)
        if added.instead_of is not None:
            return added, False
        row = (await tx.run(select(drafts).where(drafts.c.id == digest.id))).mappings().one()
        same = ("pasted", "practice", "collected", "plan", "blog", "script", "prompts")
        values = {**{name: row[name] for name in same}, "instead_of": digest.id}
        await tx.run(update(drafts).where(drafts.c.id == added.id).values(values))
        read = select(readings).where(readings.c.draft == digest.id, readings.c.revision.is_(None))
        for item in (await tx.run(read)).mappings().all():
            await tx.run(insert(readings).values({**item, "draft": added.id}))
        await Fragments().copy(tx, digest.id, added.id)
        return await self.get(tx, added.id), True

    async def save_composed(self, tx: Transaction, draft: int, markdown: str) -> None:
        """The draft as far as it is mended: a restart goes on from there."""
        await tx.run(update(drafts).where(drafts.c.id == draft).values(composed=markdown))

    async def save_markdown(self, tx: Transaction, draft: int, markdown: str) -> None:
        await tx.run(update(drafts).where(drafts.c.id == draft).values(markdown=markdown, composed=None))

    async def widen(self, tx: Transaction, draft: int) -> None:
        """Search further back and for more pages from now on."""
        await tx.run(update(drafts).where(drafts.c.id == draft).values(wide=True))

    async def _corrections(self, tx: Transaction, draft: int) -> tuple[Correction, ...]:
        """The facts that were put right, oldest first, while those changes stand."""
        mine = (revisions.c.draft == draft, revisions.c.kind == RevisionKind.CORRECT.value)
        stands = (revisions.c.after.is_not(None), revisions.c.undone_by.is_(None))
        joined = revisions.join(readings, readings.c.revision == revisions.c.id)
        query = select(revisions.c.request, revisions.c.pasted, readings.c.number).select_from(joined)
        rows = (await tx.run(query.where(*mine, *stands).order_by(revisions.c.applied_order))).mappings()
        return tuple(Correction(fact=int(row["request"]), text=row["pasted"], source=row["number"]) for row in rows)

    async def _insert_readings(
        self, tx: Transaction, draft: int, found: Sequence[Reading], *, first: int, revision: int | None
    ) -> None:
        for position, item in enumerate(found, start=first):
            await tx.run(insert(readings).values(_row(item, draft, position, revision)))

    async def _whole(self, tx: Transaction, row: Any, revision: int | None = None) -> Assignment:
        read = None
        if row["collected"] or row["markdown"] is not None:
            # What a change brought is a source while that change stands: not before, and not once it is taken back.
            brought = readings.outerjoin(revisions, revisions.c.id == readings.c.revision)
            stands = and_(revisions.c.after.is_not(None), revisions.c.undone_by.is_(None))
            counts = or_(readings.c.revision.is_(None), readings.c.revision == revision, stands)
            query = select(readings).select_from(brought).where(counts, readings.c.draft == row["id"])
            query = query.order_by(readings.c.position)
            read = tuple(_reading(item) for item in (await tx.run(query)).mappings())
        same = ("id", "owner", "chat", "topic", "pasted", "seconds", "pace", "angle", "attempt", "stopped", "wide")
        return Assignment(
            **{name: row[name] for name in (*same, "practice", "plan", "blog", "script", "composed", "markdown")},
            written_by=row["written_by"],
            corrections=await self._corrections(tx, row["id"]) if row["markdown"] is not None else (),
            stands_in=row["stands_in"],
            instead_of=row["instead_of"],
            links=tuple(json.loads(row["links"])),
            language=Language(row["language"]),
            origin=Origin(row["origin"]),
            created_at=from_text(row["created_at"]),
            readings=read,
        )


def _row(item: Reading, draft: int, position: int, revision: int | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "draft": draft,
        "position": position,
        "url": item.url,
        "outcome": item.outcome.value,
        "detail": item.detail,
        "revision": revision,
    }
    if source := item.source:
        row |= {"number": source.number, "source_url": source.url, "outlet": source.outlet, "title": source.title}
        # The page's own zone is kept: a draft cites "07:30 KST", not an instant.
        row |= {"published": source.published and source.published.isoformat(), "text": source.text}
        row |= {"modified": source.modified and source.modified.isoformat(), "author": source.author}
    return row


def _reading(row: Any) -> Reading:
    source = None
    if row["number"] is not None:
        source = Source(
            number=row["number"],
            url=row["source_url"],
            outlet=row["outlet"],
            title=row["title"],
            published=from_text(row["published"]) if row["published"] else None,
            modified=from_text(row["modified"]) if row["modified"] else None,
            author=row["author"],
            text=row["text"],
        )
    return Reading(url=row["url"], outcome=Outcome(row["outcome"]), source=source, detail=row["detail"])
