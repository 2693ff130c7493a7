"""Gathers what the feeds bring, politely, and hands it out: to the search, the day, and each person theirs."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from domain.feeds import EVERYBODY, FollowedFeed, Item
from news.feeds import Feed
from news.polling import Look, Polled, next_check, poll
from news.web import Web
from news.worker import Runs
from storage.database import Database
from storage.feeds import Feeds
from storage.items import Items

MAX_FEEDS = 30
"""Of one person's own."""
KEPT = timedelta(days=14)
"""How long items are remembered: they also say which words are in the news every day."""
_AT_ONCE = 6
_PER_ROUND = 60


class NotFollowed(StrEnum):
    """Why an address was not added."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NO_FEED = "no feed"
    KNOWN = "known"
    TOO_MANY = "too many"


class Gathering:
    def __init__(self, *, database: Database, web: Web, worker: Runs, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._web = web
        self._worker = worker
        self._clock = clock
        self._feeds = Feeds()
        self._items = Items()

    async def sync(self, listed: Sequence[Feed]) -> None:
        """Make everybody's feeds those that the settings list."""
        async with self._database.write() as tx:
            await self._feeds.sync(tx, {feed.url: feed.outlet for feed in listed}, self._clock())

    async def poll_due(self) -> int:
        """Look at the feeds whose time has come, each address once; returns how many items were new."""
        async with self._database.read() as tx:
            due = await self._feeds.due(tx, self._clock(), _PER_ROUND)
        by_address: dict[str, list[FollowedFeed]] = {}
        for feed in due:
            by_address.setdefault(feed.url, []).append(feed)
        places = asyncio.Semaphore(_AT_ONCE)
        return sum(await asyncio.gather(*(self._look(group, places) for group in by_address.values())))

    async def recent(self, owner: int, since: datetime) -> list[Item]:
        """Stored items that this person may find, newest first."""
        async with self._database.read() as tx:
            return await self._items.recent(tx, since, owner)

    async def own(self, owner: int, since: datetime) -> list[Item]:
        """Stored items that this person's own feeds have brought, newest first."""
        async with self._database.read() as tx:
            return await self._items.own(tx, since, owner)

    async def owners(self, since: datetime) -> frozenset[int]:
        """Those whose own feeds have brought something."""
        async with self._database.read() as tx:
            return await self._items.owners(tx, since)

    async def prune(self) -> None:
        async with self._database.write() as tx:
            await self._items.prune(tx, self._clock() - KEPT)

    async def of(self, owner: int) -> list[FollowedFeed]:
        async with self._database.read() as tx:
            return await self._feeds.of(tx, owner)

    async def shared(self) -> int:
        """How many feeds everybody has."""
        async with self._database.read() as tx:
            return await self._feeds.count(tx, EVERYBODY)

    async def follow(self, owner: int, url: str) -> int | NotFollowed:
        """Add a feed of a person's own after a look at it; returns how many items it holds now."""
        async with self._database.read() as tx:
            mine = await self._feeds.of(tx, owner)
        if any(feed.url == url for feed in mine):
            return NotFollowed.KNOWN
        if len(mine) >= MAX_FEEDS:
            return NotFollowed.TOO_MANY
        polled = await poll(
            self._web, FollowedFeed(id=0, url=url, owner=owner, title=""), self._worker, automatic=False
        )
        if polled.look is not Look.READ:
            return NotFollowed(polled.look)
        return await self._added(owner, url, polled)

    async def unfollow(self, owner: int, feed: int) -> bool:
        async with self._database.write() as tx:
            return await self._feeds.remove(tx, owner, feed)

    async def _added(self, owner: int, url: str, polled: Polled) -> int | NotFollowed:
        now = self._clock()
        async with self._database.write() as tx:
            if await self._feeds.count(tx, owner) >= MAX_FEEDS:
                return NotFollowed.TOO_MANY
            if not await self._feeds.add(tx, owner, url, "", now):
                return NotFollowed.KNOWN
            await self._items.add(tx, owner, polled.named, now)
        return len(polled.items)

    async def _look(self, group: Sequence[FollowedFeed], places: asyncio.Semaphore) -> int:
        """One address, which several people may follow; unchanged is only what is unchanged for all of them."""
        same = len({(feed.etag, feed.modified) for feed in group}) == 1
        asked = group[0] if same else FollowedFeed(id=0, url=group[0].url, owner=EVERYBODY, title=group[0].title)
        async with places:
            polled = await poll(self._web, asked, self._worker)
        async with self._database.write() as tx:
            now, new = self._clock(), 0
            for feed in group:
                added = await self._items.add(tx, feed.owner, polled.named, now)
                stands = _stands(feed, polled)
                await self._feeds.checked(tx, stands.feed, next_check(stands, now, added))
                new += added
        return new


def _stands(feed: FollowedFeed, polled: Polled) -> Polled:
    """What a look at the shared address means for one of its followers."""
    failures = 0 if polled.look in (Look.READ, Look.SAME) else feed.failures + 1
    known = polled.feed if polled.look is Look.READ else feed
    mine = FollowedFeed(
        id=feed.id,
        url=feed.url,
        owner=feed.owner,
        title=feed.title,
        etag=known.etag,
        modified=known.modified,
        failures=failures,
    )
    return Polled(feed=mine, look=polled.look, wait=polled.wait)
