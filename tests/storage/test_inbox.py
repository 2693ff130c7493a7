from datetime import timedelta

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.inbox import Inbox, StoredUpdate
from tests.storage.rows import NOW

inbox = Inbox()


def update(number: int, body: str = "{}") -> StoredUpdate:
    return StoredUpdate(id=number, chat=1, body=body)


@pytest.mark.asyncio
async def test_updates_are_stored_once_and_given_back_in_order(database: Database) -> None:
    async with database.write() as tx:
        first = await inbox.store(tx, [update(7), update(5), update(7), update(6)], NOW)
        again = await inbox.store(tx, [update(8), update(7), update(4), update(5)], NOW)
    assert [item.id for item in first] == [5, 6, 7]
    assert [item.id for item in again] == [4, 8]
    async with database.read() as tx:
        assert [item.id for item in await inbox.unfinished(tx)] == [4, 5, 6, 7, 8]


@pytest.mark.asyncio
async def test_a_repeated_update_changes_nothing_even_with_other_words(database: Database) -> None:
    async with database.write() as tx:
        await inbox.store(tx, [update(5, '{"a": 1}')], NOW)
        await inbox.store(tx, [update(5, '{"a": 2}')], NOW)
        assert [item.body for item in await inbox.unfinished(tx)] == ['{"a": 1}']
        await inbox.finish(tx, 5, NOW)
        assert await inbox.store(tx, [update(5)], NOW) == []
        assert await inbox.unfinished(tx) == []


@pytest.mark.asyncio
async def test_tries_are_counted_one_by_one(database: Database) -> None:
    for expected in (1, 2, 3):
        async with database.write() as tx:
            await inbox.store(tx, [update(5)], NOW)
            assert await inbox.begin(tx, 5) == expected


@pytest.mark.asyncio
async def test_another_bots_updates_mean_nothing(database: Database) -> None:
    async with database.write() as tx:
        await inbox.belong_to(tx, 1)
        await inbox.store(tx, [update(5)], NOW)
        await inbox.belong_to(tx, 1)
        assert len(await inbox.unfinished(tx)) == 1
        await inbox.belong_to(tx, 2)
        assert await inbox.unfinished(tx) == []
        assert len(await inbox.store(tx, [update(5)], NOW)) == 1


@pytest.mark.asyncio
async def test_pruning_keeps_what_is_open_set_aside_or_young(database: Database) -> None:
    async with database.write() as tx:
        await inbox.store(tx, [update(number) for number in range(1, 5)], NOW)
        await inbox.finish(tx, 1, NOW)
        await inbox.finish(tx, 2, NOW, set_aside="unreadable")
        await inbox.finish(tx, 3, NOW + timedelta(hours=1))
        await inbox.prune(tx, NOW + timedelta(minutes=1))
        left = (await tx.run(text("select id, set_aside from updates order by id"))).all()
    assert [tuple(row) for row in left] == [(2, "unreadable"), (3, None), (4, None)]
