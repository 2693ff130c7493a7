"""A person's /cancel, or the end of the process, may hit a transaction at any point."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from storage.database import Database
from storage.drafts import Drafts
from storage.whole import whole
from tests.storage.rows import ANN, assignment


async def add_two(database: Database, number: int, begun: asyncio.Event) -> None:
    async with database.write() as tx:
        begun.set()
        for place in range(2):
            await Drafts().add(tx, assignment(), f"update {number}:{place}")


def nobody_holds_the_lock(database: Database) -> None:
    with closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as other:
        other.execute("begin immediate")
        other.execute("rollback")


async def count(database: Database) -> int:
    async with database.read() as tx:
        return await Drafts().count(tx, ANN)


@pytest.mark.asyncio
async def test_wherever_writes_are_cut_off_they_let_go_of_the_database_and_are_done_whole_or_not_at_all(
    database: Database,
) -> None:
    for rounds in range(80):
        async with asyncio.TaskGroup() as group:
            # Several, so that some are cut off while they wait for another's lock.
            names = range(4 * rounds, 4 * rounds + 4)
            tasks = [group.create_task(add_two(database, name, asyncio.Event())) for name in names]
            # So many turns of the loop further on each time: from before the beginning to after the end.
            for _ in range(rounds * 20):
                await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
        nobody_holds_the_lock(database)
        assert await count(database) % 2 == 0


@pytest.mark.asyncio
async def test_a_write_cut_off_while_it_waits_for_its_turn_does_not_take_it(database: Database) -> None:
    begun = asyncio.Event()
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        async with asyncio.TaskGroup() as group:
            task = group.create_task(add_two(database, 1, begun))
            for _ in range(50):
                await asyncio.sleep(0)
            task.cancel()
            other.execute("rollback")
    assert not begun.is_set()
    assert await count(database) == 0
    nobody_holds_the_lock(database)


@pytest.mark.asyncio
async def test_what_must_be_whole_ends_before_the_one_who_waits_for_it() -> None:
    said: list[str] = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await go_on.wait()
        said.append("ended")

    async def waiting() -> None:
        try:
            await whole(work())
        finally:
            said.append("let go")

    async with asyncio.TaskGroup() as group:
        task = group.create_task(waiting())
        await begun.wait()
        for _ in range(2):
            task.cancel()
            await asyncio.sleep(0)
        go_on.set()
    assert said == ["ended", "let go"]
    assert task.cancelled()


@pytest.mark.asyncio
async def test_what_fails_says_so() -> None:
    async def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await whole(work())
