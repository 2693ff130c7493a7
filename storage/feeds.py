"""The feeds that are followed: everybody's, which the settings list, and each person's own."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.feeds import EVERYBODY, FollowedFeed
from storage.database import Transaction
from storage.tables import feeds
from storage.times import to_text


class Feeds:
    async def sync(self, tx: Transaction, listed: Mapping[str, str], now: datetime) -> None:
        """Make everybody's feeds those that are listed, address to title; what is known of the old ones stays."""
        gone = delete(feeds).where(feeds.c.owner == EVERYBODY, feeds.c.url.not_in(listed))
        await tx.run(gone)
        for url, title in listed.items():
            await self._insert(tx, EVERYBODY, url, title, now)
            renamed = update(feeds).where(feeds.c.owner == EVERYBODY, feeds.c.url == url, feeds.c.title != title)
            await tx.run(renamed.values(title=title))

    async def due(self, tx: Transaction, now: datetime, limit: int) -> list[FollowedFeed]:
        """Those whose time has come, the longest waiting first."""
        query = select(feeds).where(feeds.c.next_check <= to_text(now)).order_by(feeds.c.next_check).limit(limit)
        return [_feed(row) for row in (await tx.run(query)).mappings()]

    async def checked(self, tx: Transaction, feed: FollowedFeed, next_check: datetime) -> None:
        """Keep how a feed stands after it was looked at; one that was removed meanwhile stays so."""
        values = {
            "etag": feed.etag or None,
            "modified": feed.modified or None,
            "failures": feed.failures,
            "next_check": to_text(next_check),
        }
        await tx.run(update(feeds).where(feeds.c.id == feed.id).values(**values))

    async def of(self, tx: Transaction, owner: int) -> list[FollowedFeed]:
        query = select(feeds).where(feeds.c.owner == owner).order_by(feeds.c.id)
        return [_feed(row) for row in (await tx.run(query)).mappings()]

    async def count(self, tx: Transaction, owner: int) -> int:
        query = select(func.count()).select_from(feeds).where(feeds.c.owner == owner)
        return int((await tx.run(query)).scalar_one())

    async def add(self, tx: Transaction, owner: int, url: str, title: str, now: datetime) -> bool:
        """False where that person follows it already."""
        return await self._insert(tx, owner, url, title, now)

    async def remove(self, tx: Transaction, owner: int, feed: int) -> bool:
        mine = delete(feeds).where(feeds.c.owner == owner, feeds.c.id == feed)
        return bool((await tx.run(mine)).rowcount)

    async def _insert(self, tx: Transaction, owner: int, url: str, title: str, now: datetime) -> bool:
        row = {"url": url, "owner": owner, "title": title, "next_check": to_text(now)}
        return bool((await tx.run(insert(feeds).values(row).on_conflict_do_nothing())).rowcount)


def _feed(row: Any) -> FollowedFeed:
    names: Sequence[str] = ("id", "url", "owner", "title", "failures")
    return FollowedFeed(**{name: row[name] for name in names}, etag=row["etag"] or "", modified=row["modified"] or "")
