"""The tick over what is due, on the real database: once, also for two ticks, and never stale news."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from domain.assignments import Assignment
from domain.language import Language
from news.research import Researcher
from news.web import Web
from storage.database import Database, Transaction
from storage.drafts import Drafts
from storage.durable import Durable
from storage.users import Users
from writing.desk import MORNING, Desk
from writing.digest import DigestWriter
from writing.mornings import MAX_SUBSCRIPTIONS, Mornings, Refusal
from writing.slate import Choice, Nothing
from writing.tools import Tools

OWNER = 5
SEVEN = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
"""07:00 in Seoul."""
NO_FEEDS = '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>'


class Clock:
    def __init__(self) -> None:
        self.now = SEVEN

    def __call__(self) -> datetime:
        return self.now


class NoSlate:
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
        return ()

    async def why_nothing(
        self, owner: int, topics: Sequence[str], language: Language, *, now: datetime, besides: Sequence[str] = ()
    ) -> Nothing:
        return Nothing.NO_NEWS

    async def note_had(self, tx: Transaction, owner: int, title: str, terms: Sequence[str], at: datetime) -> None: ...

    async def note_picked(self, tx: Transaction, owner: int, terms: Sequence[str], at: datetime) -> None: ...


class Room:
    """A desk without a chat: the workflows that are asked for are only counted."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.asked: list[int] = []
        self.database = Database(f"sqlite:///{folder / 'chogo.db'}")
        self.durable = Durable(self.database, poll=0.02)
        self.web = Web()
        feeds = folder / "feeds.opml"
        feeds.write_text(NO_FEEDS, encoding="utf-8")
        tools = Tools(
            database=self.database,
            durable=self.durable,
            researcher=Researcher(self.web, feeds=feeds, search_url="http://127.0.0.1:9/{query}", now=self.clock),
            writer=DigestWriter(),
            slate=NoSlate(),
            clock=self.clock,
            zone=ZoneInfo("Asia/Seoul"),
        )
        self.mornings = Mornings(tools, Desk(tools))

    async def drafts(self) -> list[Assignment]:
        async with self.database.read() as tx:
            return await Drafts().of(tx, OWNER, limit=100)

    async def _count(self, draft: int, attempt: int) -> None:
        self.asked.append(draft)


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    room = Room(tmp_path)
    room.database.migrate()
    room.durable.register(MORNING, room._count)
    await room.durable.start()
    async with room.database.write() as tx:
        await Users().meet(tx, OWNER, Language.KO)
    yield room
    await room.durable.stop()
    await room.web.aclose()
    await room.database.close()


async def subscribe(room: Room, topic: str = "금리") -> None:
    made = await room.mornings.subscribe(OWNER, OWNER, time(7, 45), topic, f"update {topic}")
    assert not isinstance(made, Refusal)


@pytest.mark.asyncio
async def test_nothing_before_its_time_and_once_at_it(room: Room) -> None:
    await subscribe(room)
    await room.mornings.tick()
    assert await room.drafts() == []
    room.clock.now = SEVEN + timedelta(minutes=45)
    await room.mornings.tick()
    await room.mornings.tick()
    [draft] = await room.drafts()
    assert draft.topic == "금리"
    room.clock.now += timedelta(hours=23, minutes=59)
    await room.mornings.tick()
    assert len(await room.drafts()) == 1
    room.clock.now += timedelta(minutes=1)
    await room.mornings.tick()
    assert len(await room.drafts()) == 2


@pytest.mark.asyncio
async def test_a_short_outage_is_caught_up_and_a_long_one_is_left_out(room: Room) -> None:
    await subscribe(room)
    room.clock.now = SEVEN + timedelta(hours=2)
    await room.mornings.tick()
    assert len(await room.drafts()) == 1
    # Two days away: neither yesterday's draft nor the one of hours ago is news any more.
    room.clock.now = SEVEN + timedelta(days=2, hours=6)
    await room.mornings.tick()
    assert len(await room.drafts()) == 1
    room.clock.now = SEVEN + timedelta(days=3, minutes=45)
    await room.mornings.tick()
    assert len(await room.drafts()) == 2


@pytest.mark.asyncio
async def test_who_has_ended_it_gets_none(room: Room) -> None:
    await subscribe(room)
    [mine] = await room.mornings.of(OWNER)
    assert not await room.mornings.unsubscribe(OWNER + 1, mine.id)
    assert await room.mornings.unsubscribe(OWNER, mine.id)
    room.clock.now = SEVEN + timedelta(hours=1)
    await room.mornings.tick()
    assert await room.drafts() == []


@pytest.mark.asyncio
async def test_there_is_an_end_to_subscribing_and_a_repeat_adds_none(room: Room) -> None:
    for number in range(MAX_SUBSCRIPTIONS):
        await subscribe(room, f"주제 {number}")
    again = await room.mornings.subscribe(OWNER, OWNER, time(8, 0), "더", "another update")
    assert again is Refusal.TOO_MANY
    assert len(await room.mornings.of(OWNER)) == MAX_SUBSCRIPTIONS
