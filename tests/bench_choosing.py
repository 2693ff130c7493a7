"""How long choosing takes for every reader of one window: the slate of a day of 2,000 items, then 5,000 readers."""

import asyncio
import random
import sqlite3
import tempfile
import time
from datetime import UTC, timedelta
from pathlib import Path

from domain.feeds import EVERYBODY
from domain.language import Language
from news.identity import identity
from news.web import Web
from news.worker import Worker
from storage.database import Database
from storage.items import Items
from storage.memory import Memory
from storage.users import Users
from tests.bench_stories import ITEMS, PAST, made
from tests.news_report.stories import MOMENT
from tests.news_report.story_set import written
from writing.daily import StoredSlate
from writing.gathering import Gathering
from writing.windows import Windows

READERS = 5000
EDITIONS = 60
"""Distinct stories of the last two weeks."""
_HAD = 10
_AT_ONCE = 64
_TOPICS = ((), ("반도체",), ("은행", "금리"), ("AI", "배터리", "부동산"))


async def choosing() -> str:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'chogo.db'}")
        database.migrate()
        await _fill(database)
        async with Worker() as worker, Web() as web:
            gathering = Gathering(database=database, web=web, worker=worker, clock=lambda: MOMENT)
            slate = StoredSlate(database, Windows(database=database, gathering=gathering, worker=worker, ranker=None))
            start = time.perf_counter()
            await slate.choose(1, (), Language.KO, 3, now=MOMENT)
            first = time.perf_counter() - start
            places = asyncio.Semaphore(_AT_ONCE)

            async def one(reader: int) -> int:
                async with places:
                    topics = _TOPICS[reader % len(_TOPICS)]
                    return len(await slate.choose(reader, topics, Language.KO, 3, now=MOMENT))

            start, busy = time.perf_counter(), time.process_time()
            found = await asyncio.gather(*(one(reader) for reader in range(1, READERS + 1)))
            taken, busy = time.perf_counter() - start, time.process_time() - busy
        await database.close()
    return (
        f"the slate of {ITEMS} items with the first choice: {first:.2f} s; then for {READERS} readers who have had "
        f"{_HAD} of {EDITIONS} stories: {taken:.2f} s in all, "
        f"of which the process worked {busy:.2f} s ({1000 * busy / READERS:.2f} ms each); "
        f""
        f"{sum(found)} choices (target: well under 60 s)"
    )


async def _fill(database: Database) -> None:
    today, past = list(made(ITEMS, 1)), list(made(PAST, 2))
    reports = [each.item for each in written()]
    async with database.write() as tx:
        await Items().add(tx, EVERYBODY, {identity(item.url): item for item in today}, MOMENT)
        before = {identity(item.url): item for item in past}
        await Items().add(tx, EVERYBODY, before, MOMENT - timedelta(days=1))
        await Users().meet(tx, 1, Language.KO)
        for item in reports[: 4 * EDITIONS : 4]:
            await Memory().note_had(tx, 1, item.title, (f"{item.title}\n{item.lede[:200]}",), MOMENT)
    _copy(database.path)


def _copy(path: Path) -> None:
    """What the first reader has had, dealt out to all."""
    chance = random.Random(5)
    with sqlite3.connect(path) as connection:
        told = [row[0] for row in connection.execute("select told from covered")]
        connection.execute("delete from covered")
        people = [(reader, "ko") for reader in range(2, READERS + 1)]
        connection.executemany("insert into users (id, language) values (?, ?)", people)
        rows = [
            (reader, each, (MOMENT - timedelta(days=chance.randrange(1, 14))).astimezone(UTC).isoformat())
            for reader in range(1, READERS + 1)
            for each in chance.sample(told, _HAD)
        ]
        connection.executemany("insert into covered (owner, told, at) values (?, ?, ?)", rows)
    connection.close()


if __name__ == "__main__":
    print(asyncio.run(choosing()))
