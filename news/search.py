"""Looks for a topic in the outlets' feeds and in one search by RSS, all of them at once and within seconds."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from news.addresses import Refused
from news.feeds import Feed, Item, newest_first, parse_feed
from news.topics import Topic, best
from news.web import Web, WebError

SECONDS = 3.5
"""For each feed and each search, all of them side by side: nobody waits longer for a network that is not there."""
_PARSE_SECONDS = 1.5
_KEEP = timedelta(minutes=5)
_KEEP_FAILURE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`reached` is False where neither the search nor any feed answered: then it is the network, not the topic."""

    items: tuple[Item, ...]
    """The best first."""
    reached: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    at: datetime
    items: tuple[Item, ...] | None

    def fresh(self, now: datetime) -> bool:
        return now - self.at < (_KEEP if self.items is not None else _KEEP_FAILURE)


async def read_feed(web: Web, url: str, outlet: str = "") -> tuple[Item, ...] | None:
    """The items of a feed, newest first; None where it cannot be reached or is none."""
    try:
        async with asyncio.timeout(SECONDS + _PARSE_SECONDS):
            page = await web.get(url, seconds=SECONDS)
            items = await asyncio.to_thread(parse_feed, page.body, page.url, outlet)
    except (Refused, WebError, TimeoutError):
        return None
    return None if items is None else tuple(newest_first(items))


async def search(web: Web, search_url: str, query: str) -> tuple[Item, ...] | None:
    """What `search_url`, RSS with `{query}` in it, finds; None where it cannot be reached."""
    if not search_url:
        return None
    return await read_feed(web, search_url.replace("{query}", quote(query[:200], safe="")))


async def probe(web: Web, search_url: str) -> bool:
    """Whether the search answers at all, asked with a word that is always in the news."""
    return await search(web, search_url, "경제") is not None


class Finder:
    """Knows the feeds, and for a few minutes what was in them."""

    def __init__(self, web: Web, *, feeds: Sequence[Feed], search_url: str, now: Callable[[], datetime]) -> None:
        self._web = web
        self._feeds = tuple(feeds)
        self._search_url = search_url
        self._now = now
        self._kept: dict[str, _Kept] = {}

    async def find(self, text: str) -> Found:
        """Items for a topic as the person typed it: those of feeds that match, and what the search gives."""
        searched, *fed = await asyncio.gather(
            search(self._web, self._search_url, text), *(self._read(feed) for feed in self._feeds)
        )
        topic = Topic.of(text)
        from_feeds = best(topic, newest_first([item for items in fed for item in items or ()]))
        full = [item for item in from_feeds if topic.matched(item) == len(topic.words)]
        partly = [item for item in from_feeds if topic.matched(item) < len(topic.words)]
        # The search has read whole pages, we only headlines: what it finds goes before what matches partly.
        items = _each_once([*newest_first([*full, *best(topic, searched or ())]), *(searched or ()), *partly])
        return Found(items=items, reached=searched is not None or any(items is not None for items in fed))

    async def _read(self, feed: Feed) -> tuple[Item, ...] | None:
        kept = self._kept.get(feed.url)
        if kept is None or not kept.fresh(self._now()):
            kept = _Kept(self._now(), await read_feed(self._web, feed.url, feed.outlet))
            self._kept[feed.url] = kept
        return kept.items


def _each_once(items: Sequence[Item]) -> tuple[Item, ...]:
    """One of each address and each headline: a wire story that many outlets carry is one story."""
    once: dict[str, Item] = {}
    titles: set[str] = set()
    for item in items:
        title = "".join(filter(str.isalnum, item.title.lower()))
        if item.url not in once and title not in titles:
            once[item.url] = item
            titles.add(title)
    return tuple(once.values())
