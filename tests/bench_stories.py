"""How long a day of 2,000 items takes: kept, read back, and grouped in the worker process."""

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from domain.feeds import EVERYBODY, Item
from news.grouping import day_events
from news.identity import identity
from news.worker import Worker
from storage.database import Database
from storage.items import Items
from tests.news_report.stories import MOMENT
from tests.news_report.story_set import written

ITEMS = 2000
PAST = 4000


def made(count: int, seed: int) -> Iterator[Item]:
    """Every third one a copy of a report with a few other words, the others mixed from the words of all."""
    chance = random.Random(seed)
    reports = [each.item for each in written()]
    words = [word for report in reports for word in report.lede.split()]
    for number in range(count):
        url = f"https://news{number % 40}.garam.com/view/{seed}{number:06}"
        if number % 3 == 0:
            report = chance.choice(reports)
            yield replace(report, url=url, lede=f"{report.lede} {' '.join(chance.sample(words, 3))}", published=MOMENT)
        else:
            title, lede = " ".join(chance.sample(words, 7)), " ".join(chance.sample(words, 30))
            minutes = timedelta(minutes=chance.randrange(1200))
            yield Item(url=url, title=title, lede=lede, outlet=f"매체{number % 40}", published=MOMENT - minutes)


async def grouping() -> str:
    today, past = list(made(ITEMS, 1)), list(made(PAST, 2))
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'chogo.db'}")
        database.migrate()
        start = time.perf_counter()
        async with database.write() as tx:
            await Items().add(tx, EVERYBODY, {identity(item.url): item for item in today}, MOMENT)
        async with database.read() as tx:
            found = await Items().recent(tx, MOMENT - timedelta(days=1))
        kept = time.perf_counter() - start
        await database.close()
    async with Worker() as worker:
        start = time.perf_counter()
        events = await worker.run(day_events, found, past, seconds=60.0)
        taken = time.perf_counter() - start
        memory = _peak(worker.pid or 0)
        start = time.perf_counter()
        await worker.run(day_events, found, past, seconds=60.0)
        again = time.perf_counter() - start
    return (
        f"{len(found)} items kept and read back: {kept:.2f} s; de-duplicated and clustered in the worker process, with "
        f"{PAST} of days before: {taken:.2f} s with its start, {again:.2f} s without; {len(events)} topics; its memory "
        f"at most {memory} MB (targets: < 5 s, < 200 MB)"
    )


def _peak(process: int) -> int:
    """Megabytes; Linux only."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
