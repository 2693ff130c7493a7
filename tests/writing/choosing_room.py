"""A desk with stored news and no chat: real SQLite, the real grouping, and whoever wants to choose."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.feeds import EVERYBODY, Item
from domain.language import Language
from news.identity import identity
from news.web import Web
from news.worker import Runs, Thread
from storage.database import Database
from storage.items import Items
from storage.users import Users
from tests.news_report.story_set import FIRST_DAY, written
from writing.daily import StoredSlate
from writing.gathering import Gathering
from writing.ranking import Ranker
from writing.slate import Choice
from writing.windows import Windows

ANNA, BORA, CARO = 7, 8, 9


def morning(day: int) -> datetime:
    """07:25 of a day of the set, by its number; 1 is the first one."""
    return FIRST_DAY + timedelta(days=day + 1, hours=7, minutes=25)


def item(title: str, lede: str, outlet: str, at: datetime, number: int) -> Item:
    return Item(url=f"https://news.garam.com/own/{number}", title=title, lede=lede, outlet=outlet, published=at)


@dataclass
class Room:
    database: Database
    gathering: Gathering
    worker: Runs
    slate: StoredSlate

    async def brings(self, items: Iterable[Item], now: datetime, owner: int = EVERYBODY) -> None:
        async with self.database.write() as tx:
            await Items().add(tx, owner, {identity(each.url): each for each in items}, now)

    async def choose(
        self, now: datetime, owner: int = ANNA, topics: tuple[str, ...] = (), count: int = 3, **more: tuple[str, ...]
    ) -> list[Choice]:
        return list(await self.slate.choose(owner, topics, Language.KO, count, now=now, **more))

    async def had(self, choice: Choice, at: datetime, owner: int = ANNA) -> None:
        async with self.database.write() as tx:
            await self.slate.note_had(tx, owner, choice.title, choice.terms, at)

    async def picked(self, choice: Choice, at: datetime, owner: int = ANNA) -> None:
        async with self.database.write() as tx:
            await self.slate.note_picked(tx, owner, choice.terms, at)

    def restarted(self, ranker: Ranker | None = None) -> "Room":
        """The same database, and nothing in memory."""
        return replace(self, slate=_slate(self.database, self.gathering, self.worker, ranker))


def _slate(database: Database, gathering: Gathering, worker: Runs, ranker: Ranker | None) -> StoredSlate:
    windows = Windows(database=database, gathering=gathering, worker=worker, ranker=ranker)
    return StoredSlate(database, windows)


@asynccontextmanager
async def room(
    folder: Path, *, worker: Runs | None = None, ranker: Ranker | None = None, until: int = 4
) -> AsyncIterator[Room]:
    """With the items of the set's days up to `until`; 0 for none."""
    database = Database(f"sqlite:///{folder / 'chogo.db'}")
    database.migrate()
    now = FIRST_DAY.astimezone(ZoneInfo("UTC"))
    async with database.write() as tx:
        for person in (ANNA, BORA, CARO):
            await Users().meet(tx, person, Language.KO)
    works = worker or Thread()
    try:
        async with Web() as web:
            gathering = Gathering(database=database, web=web, worker=works, clock=lambda: now)
            made = Room(database, gathering, works, _slate(database, gathering, works, ranker))
            if until:
                await made.brings((each.item for each in written() if each.day <= until), morning(until))
            yield made
    finally:
        await database.close()
