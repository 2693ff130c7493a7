"""Feeds and what they brought: everybody's and each person's own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.feeds import EVERYBODY, Item
from storage.database import Database
from storage.feeds import Feeds
from storage.items import Items

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA, BORA = 7, 8


def item(number: int, hours: float | None = 1.0) -> Item:
    published = None if hours is None else NOW - timedelta(hours=hours)
    return Item(url=f"https://a.com/{number}", title=f"제목 {number}", lede="글", outlet="가람", published=published)


def named(*items: Item) -> dict[str, Item]:
    return {each.url: each for each in items}


async def titles(database: Database, owner: int = EVERYBODY, hours: float = 24) -> list[str]:
    async with database.read() as tx:
        return [each.title for each in await Items().recent(tx, NOW - timedelta(hours=hours), owner)]


@pytest.mark.asyncio
async def test_a_list_of_feeds_is_followed_and_what_is_known_of_them_stays(database: Database) -> None:
    feeds = Feeds()
    async with database.write() as tx:
        await feeds.sync(tx, {"https://a.com/rss": "가람", "https://b.com/rss": "나래"}, NOW)
        first, second = await feeds.due(tx, NOW, 10)
        await feeds.checked(tx, replace(first, etag='"1"', failures=2), NOW + timedelta(hours=1))
        await feeds.add(tx, ANNA, "https://b.com/rss", "", NOW)
        await feeds.sync(tx, {"https://a.com/rss": "가람일보", "https://c.com/rss": "다온"}, NOW)
        shared = await feeds.of(tx, EVERYBODY)
        assert [(feed.url, feed.title, feed.etag, feed.failures) for feed in shared] == [
            ("https://a.com/rss", "가람일보", '"1"', 2),
            ("https://c.com/rss", "다온", "", 0),
        ]
        assert [feed.url for feed in await feeds.of(tx, ANNA)] == ["https://b.com/rss"]
        assert {feed.url for feed in await feeds.due(tx, NOW, 10)} == {"https://b.com/rss", "https://c.com/rss"}
        assert len(await feeds.due(tx, NOW + timedelta(hours=1), 10)) == 3
        # Removed while it was looked at: it does not come back.
        await feeds.checked(tx, second, NOW)
        assert await feeds.count(tx, EVERYBODY) == 2


@pytest.mark.asyncio
async def test_a_person_removes_their_own_feed_alone(database: Database) -> None:
    feeds = Feeds()
    async with database.write() as tx:
        assert await feeds.add(tx, ANNA, "https://a.com/rss", "", NOW)
        assert not await feeds.add(tx, ANNA, "https://a.com/rss", "", NOW)
        assert await feeds.add(tx, BORA, "https://a.com/rss", "", NOW)
        mine = (await feeds.of(tx, ANNA))[0]
        assert not await feeds.remove(tx, BORA, mine.id)
        assert await feeds.remove(tx, ANNA, mine.id)
        assert not await feeds.remove(tx, ANNA, mine.id)
        assert (await feeds.count(tx, ANNA), await feeds.count(tx, BORA)) == (0, 1)


@pytest.mark.asyncio
async def test_an_article_is_kept_once_and_the_first_words_stay(database: Database) -> None:
    items = Items()
    async with database.write() as tx:
        assert await items.add(tx, EVERYBODY, named(item(1), item(2)), NOW) == 2
        changed = {"https://a.com/1": Item(url="x", title="바뀐 제목", lede="", outlet="", published=NOW)}
        assert await items.add(tx, EVERYBODY, changed | named(item(3)), NOW) == 1
        assert await items.add(tx, EVERYBODY, {}, NOW) == 0
    assert sorted(await titles(database)) == ["제목 1", "제목 2", "제목 3"]


@pytest.mark.asyncio
async def test_what_a_feed_of_ones_own_brings_is_found_by_its_owner_alone(database: Database) -> None:
    items = Items()
    async with database.write() as tx:
        assert not await items.any(tx, ANNA)
        await items.add(tx, ANNA, named(item(1), item(2)), NOW)
        await items.add(tx, BORA, named(item(1)), NOW)
        assert (await items.any(tx, ANNA), await items.any(tx)) == (True, False)
    assert await titles(database) == []
    assert sorted(await titles(database, ANNA)) == ["제목 1", "제목 2"]
    assert await titles(database, BORA) == ["제목 1"]
    async with database.write() as tx:
        await items.add(tx, EVERYBODY, named(item(2)), NOW)
    assert await titles(database) == ["제목 2"]
    assert sorted(await titles(database, ANNA)) == ["제목 1", "제목 2"]


@pytest.mark.asyncio
async def test_newest_first_within_the_time_asked_for_and_no_time_is_made_up(database: Database) -> None:
    async with database.write() as tx:
        some = named(item(1, 5), item(2, 1), item(3, 30), item(4, None), item(5, -48))
        await Items().add(tx, EVERYBODY, some, NOW)
    async with database.read() as tx:
        found = await Items().recent(tx, NOW - timedelta(hours=24))
    assert [each.title for each in found][2:] == ["제목 2", "제목 1"]
    # Neither a feed without times nor one that is ahead of time says when it was published.
    assert {each.title: each.published for each in found[:2]} == {"제목 4": None, "제목 5": None}


@pytest.mark.asyncio
async def test_old_items_are_forgotten(database: Database) -> None:
    items = Items()
    async with database.write() as tx:
        await items.add(tx, EVERYBODY, named(item(1, 400), item(2, 300)), NOW - timedelta(hours=300))
        await items.add(tx, EVERYBODY, named(item(3, 400)), NOW)
        await items.prune(tx, NOW - timedelta(hours=336))
    assert sorted(await titles(database, hours=1000)) == ["제목 1", "제목 2", "제목 3"]
    async with database.write() as tx:
        await items.prune(tx, NOW - timedelta(hours=200))
    assert await titles(database, hours=1000) == ["제목 3"]
