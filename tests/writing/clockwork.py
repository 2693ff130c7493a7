"""A clock that is turned by hand over a real database: what a tick asks for is counted, nothing is written or sent."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from domain.language import Language
from domain.slots import Ended
from domain.subscriptions import Days, Form, next_due
from news.research import Researcher
from news.web import Web
from storage.database import Database, Transaction
from storage.durable import Durable, Queue
from storage.users import Users
from writing.bindings import Bindings
from writing.desk import Desk
from writing.digest import DigestWriter
from writing.editions import EDITION, EditionDesk
from writing.mornings import CHOOSE, PUSH, Mornings
from writing.serving import Servings
from writing.slate import Choice, Kind, Lasting, Nothing, WhyNow
from writing.subscribing import Subscribing, Wish
from writing.tools import Tools

START = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
"""07:00 in Seoul."""
NO_FEEDS = '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>'


class HandClock:
    """`now`: what it shows, whatever it showed before."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class OneStory:
    """A slate with a story for each window, the same for everybody."""

    async def choose(
        self,
        owner: int,
        topics: Sequence[str],
        language: Language,
        count: int,
        *,
        now: datetime,
        besides: Sequence[str] = (),
    ) -> tuple[Choice, ...]:
        title = f"{now:%m-%d} 소식"
        story = Choice(
            title=title,
            key=title,
            links=("https://example.com/a",),
            terms=(title,),
            outlets=2,
            why_now=WhyNow(outlets=2, hours=1, growing=False),
            why_lasting=Lasting(kind=Kind.POLICY),
            search_phrase=title,
        )
        return () if topics else (story,)

    async def why_nothing(
        self, owner: int, topics: Sequence[str], language: Language, *, now: datetime, besides: Sequence[str] = ()
    ) -> Nothing:
        return Nothing.NO_NEWS

    async def note_had(self, tx: Transaction, owner: int, title: str, terms: Sequence[str], at: datetime) -> None: ...

    async def note_picked(self, tx: Transaction, owner: int, terms: Sequence[str], at: datetime) -> None: ...


class AtOnce(Durable):
    """Keeps what is asked for in memory, each id once, and does it when it is told to: for a year in a minute."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._known: set[str] = set()
        self._waiting: list[tuple[str, Sequence[Any]]] = []

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def submit_all(
        self, tx: Transaction, name: str, works: Mapping[str, Sequence[Any]], *, queue: Queue = Queue.WORK
    ) -> None:
        self._waiting += [(name, arguments) for work, arguments in works.items() if work not in self._known]
        self._known.update(works)

    async def work_off(self) -> bool:
        """Whether there was anything to do."""
        waiting, self._waiting = self._waiting, []
        for name, arguments in waiting:
            await self._bodies[name](*arguments)
        return bool(waiting)


class Clockwork:
    """The mornings without a chat: editions are finished as soon as they are begun, and pushes are only counted."""

    def __init__(self, folder: Path, *, lead: timedelta, per_minute: float, at_once: bool) -> None:
        self.clock = HandClock()
        self.pushed: Counter[int] = Counter()
        self.begun: Counter[int] = Counter()
        self.database = Database(f"sqlite:///{folder / 'chogo.db'}")
        self.durable = AtOnce(self.database) if at_once else Durable(self.database, poll=0.02)
        self.web = Web()
        feeds = folder / "feeds.opml"
        feeds.write_text(NO_FEEDS, encoding="utf-8")
        self.tools = Tools(
            database=self.database,
            durable=self.durable,
            researcher=Researcher(self.web, feeds=feeds, search_url="http://127.0.0.1:9/{query}", now=self.clock),
            writer=DigestWriter(),
            slate=OneStory(),
            clock=self.clock,
            zone=ZoneInfo("Asia/Seoul"),
        )
        self.mornings = Mornings(self.tools, lead=lead, per_minute=per_minute)
        self.editions = EditionDesk(self.tools, Desk(self.tools))
        self.bindings = Bindings(self.tools, self.mornings, self.editions)
        self.servings = Servings(self.tools)
        self.subscribing = Subscribing(self.database, self.clock, self.tools.calendar)

    async def tick(self, at: datetime | None = None) -> None:
        if at is not None:
            self.clock.now = at
        await self.mornings.tick(self.clock.now)

    async def settled(self) -> None:
        """Everything that was asked for is done, and what became ready by it as well."""
        if isinstance(self.durable, AtOnce):
            await self.mornings.tick(self.clock.now)
            while await self.durable.work_off():
                await self.mornings.tick(self.clock.now)
            return
        idle = 0
        while idle < 2:
            await self.mornings.tick(self.clock.now)
            open_ = "select count(*) from workflow_status where status in ('PENDING', 'ENQUEUED', 'DELAYED')"
            # Twice: what ended after the tick may have made something ready for the next one.
            idle = idle + 1 if (await self.rows(open_))[0][0] == 0 else 0
            await asyncio.sleep(0.01 if idle == 0 else 0)

    async def add(
        self,
        owner: int,
        at: time = time(7, 45),
        zone: str = "Asia/Seoul",
        *,
        days: Days = Days.DAILY,
        topics: tuple[str, ...] = (),
        form: Form = Form.ONE,
    ) -> int:
        """A subscription of a person who is new, or known; its id."""
        async with self.database.write() as tx:
            await Users().meet(tx, owner, Language.KO)
        wish = Wish(at=at, zone=zone, days=days, topics=topics, form=form)
        made = await self.subscribing.subscribe(owner, owner, wish, f"{owner} {at} {zone} {days}")
        assert not isinstance(made, str)
        return made.id

    async def rows(self, query: str) -> list[tuple[object, ...]]:
        async with self.database.read() as tx:
            return [tuple(row) for row in await tx.run(text(query))]

    def wanted(self, at: time, zone: str, days: Days, start: datetime, end: datetime) -> list[datetime]:
        """Every slot from `start` on and before `end`, by the calendar alone."""
        found, after = [], start
        while (due := next_due(at, zone, after, days, self.tools.calendar)) < end:
            found.append(due)
            after = due
        return found

    # Workflows

    async def choose(self, slots: list[int]) -> None:
        decisions = [await self.bindings.decide(slot) for slot in await self.bindings.open_slots(slots)]
        await self.bindings.keep([each for each in decisions if each is not None])

    async def edition(self, edition: int) -> None:
        self.begun[edition] += 1
        await self.editions.finish(edition, "")

    async def push(self, slot: int) -> None:
        serving = await self.servings.find(slot)
        if serving.slot.message is not None or serving.slot.ended is not None:
            return
        why = self.servings.unwanted(serving)
        if why is not None:
            await self.servings.end(serving, Ended(why))
            return
        self.pushed[slot] += 1
        async with self.database.write() as tx:
            await self.servings.arrived(tx, serving, slot, None)


@asynccontextmanager
async def clockwork(
    folder: Path, *, lead: timedelta = timedelta(minutes=20), per_minute: float = 6000, at_once: bool = False
) -> AsyncIterator[Clockwork]:
    made = Clockwork(folder, lead=lead, per_minute=per_minute, at_once=at_once)
    made.database.migrate()
    made.durable.register(CHOOSE, made.choose)
    made.durable.register(EDITION, made.edition)
    made.durable.register(PUSH, made.push)
    await made.durable.start()
    try:
        yield made
    finally:
        await made.durable.stop()
        await made.web.aclose()
        await made.database.close()
