"""A day of mornings in numbers, for the owner."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, case, cast, func, literal, select

from domain.slots import Ended
from storage.database import Transaction
from storage.tables import drafts, editions, sends, slots
from storage.times import to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    title: str
    readers: int
    sent: int
    written_by: str | None
    """None while it is being written."""
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    planned: int = 0
    """Taken up, and not on their way yet."""
    under_way: int = 0
    sent: int = 0
    ended: Mapping[Ended, int]
    """Without a message, and why."""
    without_draft: int = 0
    """Of those sent: one honest line instead of a draft."""
    in_doubt: int = 0
    """Pushes that were repeated without knowing whether the first one arrived."""
    topics: tuple[Topic, ...] = ()
    """What most readers are given first."""

    @property
    def slots(self) -> int:
        return self.planned + self.under_way + self.sent + sum(self.ended.values())


class Overview:
    async def day(self, tx: Transaction, since: datetime, until: datetime, *, topics: int) -> Day:
        """Of the slots that are due from `since` on and before `until`."""
        within = (slots.c.due >= to_text(since), slots.c.due < to_text(until))
        sent, asked = slots.c.message.is_not(None), slots.c.asked
        query = select(sent.label("sent"), asked.label("asked"), slots.c.ended, func.count().label("n"))
        rows = (await tx.run(query.where(*within).group_by(sent, asked, slots.c.ended))).all()
        ended: Counter[Ended] = Counter()
        count: Counter[str] = Counter()
        for row in rows:
            if row.sent:
                count["sent"] += row.n
            elif row.ended:
                ended[Ended(row.ended)] += row.n
            else:
                count["under_way" if row.asked else "planned"] += row.n
        empty = select(func.count()).select_from(slots.outerjoin(editions, editions.c.id == slots.c.edition))
        empty = empty.where(*within, sent, func.coalesce(slots.c.problem, editions.c.problem).is_not(None))
        doubts = select(func.coalesce(func.sum(sends.c.in_doubt), 0)).join(
            slots, sends.c.key == literal("push ") + cast(slots.c.id, Text)
        )
        return Day(
            planned=count["planned"],
            under_way=count["under_way"],
            sent=count["sent"],
            ended=ended,
            without_draft=int((await tx.run(empty)).scalar_one()),
            in_doubt=int((await tx.run(doubts.where(*within))).scalar_one()),
            topics=await self._topics(tx, since, until, topics),
        )

    async def _topics(self, tx: Transaction, since: datetime, until: datetime, limit: int) -> tuple[Topic, ...]:
        joined = slots.join(editions, editions.c.id == slots.c.edition).outerjoin(
            drafts, drafts.c.id == editions.c.draft
        )
        readers = func.count().label("readers")
        written = case((drafts.c.markdown.is_not(None), drafts.c.written_by)).label("written_by")
        query = select(
            editions.c.title, readers, func.count(slots.c.message).label("sent"), written, editions.c.problem
        )
        query = query.select_from(joined).where(slots.c.due >= to_text(since), slots.c.due < to_text(until))
        rows = await tx.run(query.group_by(editions.c.id).order_by(readers.desc(), editions.c.id).limit(limit))
        return tuple(Topic(**row) for row in rows.mappings())
