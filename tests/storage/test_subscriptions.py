"""What became of the subscriptions of an older chogo, and that no number is given twice."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from alembic import command

from domain.orders import OpenOrder, Order
from domain.subscriptions import Days, Form, Subscription
from storage.database import Database, _alembic
from storage.orders import Orders
from storage.subscriptions import Subscriptions
from tests.storage.rows import ANN, BEN, NOW

OLD = "insert into subscriptions values (?, 11, 11, ?, '07:45', 'Asia/Seoul', ?, '2026-11-25T22:45:00+00:00')"


def subscription(owner: int = ANN, at: time = time(7, 45)) -> Subscription:
    return Subscription(id=0, owner=owner, chat=owner, at=at, zone="Asia/Seoul", next_due=NOW)


@pytest.mark.asyncio
async def test_a_topic_of_before_is_the_one_topic_of_now(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'chogo.db'}")
    engine = database.sync_engine()
    config = _alembic(database.url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    with closing(sqlite3.connect(database.path)) as old, old:
        old.execute("insert into users (id, language) values (11, 'ko')")
        old.executemany(OLD, [(3, "update 1:1", '메모리 "반도체"'), (8, "update 1:2", "")])
    database.migrate()
    async with database.read() as tx:
        kept = await Subscriptions().of(tx, ANN)
    assert [(one.id, one.topics, one.days, one.form, one.paused) for one in kept] == [
        (3, ('메모리 "반도체"',), Days.DAILY, Form.ONE, None),
        (8, (), Days.DAILY, Form.ONE, None),
    ]
    await database.close()


@pytest.mark.asyncio
async def test_a_number_is_never_given_twice(database: Database) -> None:
    async with database.write() as tx:
        first = await Subscriptions().add(tx, subscription(), "update 1:1")
        assert await Subscriptions().add(tx, subscription(), "update 1:1") == first
        assert await Subscriptions().remove(tx, ANN, first.id)
        assert (await Subscriptions().add(tx, subscription(), "update 1:2")).id > first.id
        wanted = OpenOrder(id=0, owner=ANN, chat=ANN, order=Order())
        opened = await Orders().open(tx, wanted, "update 1:3", NOW)
        await Orders().close(tx, opened.id)
        assert (await Orders().open(tx, wanted, "update 1:4", NOW)).id > opened.id


@pytest.mark.asyncio
async def test_what_is_due_by_then_oldest_first(database: Database) -> None:
    async with database.write() as tx:
        late = await Subscriptions().add(tx, subscription(BEN), "update 1:1")
        await Subscriptions().save(tx, replace(late, next_due=NOW + timedelta(minutes=5)))
        await Subscriptions().add(tx, subscription(), "update 1:2")
        assert [one.owner for one in await Subscriptions().due(tx, NOW, 9)] == [ANN]
        assert [one.owner for one in await Subscriptions().due(tx, NOW + timedelta(minutes=5), 9)] == [ANN, BEN]
        assert await Subscriptions().due(tx, NOW - timedelta(seconds=1), 9) == []


@pytest.mark.asyncio
async def test_an_order_keeps_every_answer_and_goes_with_its_questions(database: Database) -> None:
    said = Order(at=time(7, 45), zone="Asia/Seoul", days=Days.US_TRADING, topics=("금리", "AI"), form=Form.MENU)
    async with database.write() as tx:
        opened = await Orders().open(tx, OpenOrder(id=0, owner=ANN, chat=ANN, order=Order()), "update 1:1", NOW)
        assert opened.order == Order()
        for answered in (Order(topics=()), said):
            await Orders().save(tx, opened.id, answered)
            found = await Orders().find(tx, opened.id, ANN)
            assert found is not None
            assert found.order == answered
        assert await Orders().find(tx, opened.id, BEN) is None
        await Orders().asked(tx, ANN, 70, opened.id)
        await Orders().asked(tx, ANN, 70, opened.id)
        asked = await Orders().answered(tx, ANN, 70, ANN)
        assert asked is not None
        assert asked.id == opened.id
        assert await Orders().answered(tx, ANN, 70, BEN) is None
        assert await Orders().answered(tx, ANN, 71, ANN) is None
        await Orders().prune(tx, NOW)
        assert await Orders().find(tx, opened.id, ANN) is not None
        await Orders().prune(tx, datetime(2027, 1, 1, tzinfo=UTC))
        assert await Orders().answered(tx, ANN, 70, ANN) is None
