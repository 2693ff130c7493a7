"""Looks for a topic: among what the feeds have brought, then in Naver's search, then in one by RSS.

A desk that has nothing stored yet reads the feeds themselves, all of them at once and within seconds.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import quote

from domain.feeds import EVERYBODY, Item
from news.addresses import Refused
from news.feeds import Feed, newest_first, parse_feed, resolved
from news.freshness import FRESH_DAYS, is_old
from news.naver import Naver
from news.topics import Topic, best
from news.web import Web, WebError
from news.wording import Titles

SECONDS = 3.5
"""For each feed and each search, all of them side by side: nobody waits longer for a network that is not there."""
ENOUGH = 15
"""Items; pages that cannot be read are replaced by the next."""
_PARSE_SECONDS = 1.5
_KEEP = timedelta(minutes=5)
_KEEP_FAILURE = timedelta(seconds=30)


class Shelf(Protocol):
    """Items that are stored already."""

    async def recent(self, owner: int, since: datetime) -> Sequence[Item]:
        """Those that this person may find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`reached` is False where neither a search nor any feed answered: then it is the network, not the topic."""

    items: tuple[Item, ...]
    """The best first."""
    reached: bool
    leads: tuple[Item, ...] = ()
    """Headlines whose page has no address that could be opened, and that no item told of."""


@dataclass(frozen=True, slots=True)
class _Kept:
    at: datetime
    items: tuple[Item, ...] | None

    def fresh(self, now: datetime) -> bool:
        return now - self.at < (_KEEP if self.items is not None else _KEEP_FAILURE)


async def read_feed(web: Web, url: str, outlet: str = "", *, automatic: bool = True) -> tuple[Item, ...] | None:
    """The items of a feed, newest first; None where it cannot be reached or is none.

    `automatic` is False for a search that a person asked for.
    """
    try:
        async with asyncio.timeout(SECONDS + _PARSE_SECONDS):
            page = await web.get(url, seconds=SECONDS, automatic=automatic)
            items = await asyncio.to_thread(parse_feed, page.body, page.url, outlet)
    except (Refused, WebError, TimeoutError):
        return None
    return None if items is None else tuple(newest_first(items))


async def search(web: Web, search_url: str, query: str) -> tuple[Item, ...] | None:
    """What `search_url`, RSS with `{query}` in it, finds; None where it cannot be reached."""
    if not search_url:
        return None
    return await read_feed(web, search_url.replace("{query}", quote(query[:200], safe="")), automatic=False)


async def probe(web: Web, search_url: str) -> bool:
    """Whether the search answers at all, asked with a word that is always in the news."""
    return await search(web, search_url, "경제") is not None


class Finder:
    """Knows what is stored, and else for a few minutes what was in the feeds."""

    def __init__(
        self,
        web: Web,
        *,
        feeds: Sequence[Feed],
        search_url: str,
        now: Callable[[], datetime],
        shelf: Shelf | None = None,
        naver: Naver | None = None,
    ) -> None:
        self._web = web
        self._feeds = tuple(feeds)
        self._search_url = search_url
        self._now = now
        self._shelf = shelf
        self._naver = naver
        self._kept: dict[str, _Kept] = {}

    async def find(self, text: str, *, owner: int = EVERYBODY, days: float = FRESH_DAYS, enough: int = ENOUGH) -> Found:
        """Items for a topic as the person typed it; the search by RSS is spared where `enough` are found before."""
        now = self._now()
        stored = await self._shelf.recent(owner, now - timedelta(days=days)) if self._shelf else ()
        if not stored:
            gathered = await self._ask_everybody(text)
        else:
            gathered = await self._ask_in_turn(text, stored, enough)
        return await asyncio.to_thread(_chosen, Topic.of(text), gathered, now, days)

    async def _ask_everybody(self, text: str) -> "_Gathered":
        named, searched, *fed = await asyncio.gather(
            self._ask_naver(text),
            search(self._web, self._search_url, text),
            *(self._read(feed) for feed in self._feeds),
        )
        items = newest_first([item for each in fed for item in each or ()])
        return _Gathered(fed=items, named=named, searched=searched, reached=any(each is not None for each in fed))

    async def _ask_in_turn(self, text: str, stored: Sequence[Item], enough: int) -> "_Gathered":
        topic = Topic.of(text)
        ready = await asyncio.to_thread(lambda: sum(topic.matched(item) == len(topic.words) > 0 for item in stored))
        named = await self._ask_naver(text)
        if ready + len(named or ()) >= enough:
            return _Gathered(fed=stored, named=named, searched=None, reached=named is not None)
        searched = await search(self._web, self._search_url, text)
        return _Gathered(fed=stored, named=named, searched=searched, reached=False)

    async def _ask_naver(self, text: str) -> tuple[Item, ...] | None:
        return await self._naver.search(text) if self._naver else None

    async def _read(self, feed: Feed) -> tuple[Item, ...] | None:
        kept = self._kept.get(feed.url)
        if kept is None or not kept.fresh(self._now()):
            kept = _Kept(self._now(), await read_feed(self._web, feed.url, feed.outlet, automatic=True))
            self._kept[feed.url] = kept
        return kept.items


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """`fed`: newest first."""

    fed: Sequence[Item]
    named: Sequence[Item] | None
    searched: Sequence[Item] | None
    reached: bool


def _chosen(topic: Topic, gathered: _Gathered, now: datetime, days: float) -> Found:
    fresh = [item for item in gathered.fed if not is_old(item.published, now, days)]
    from_feeds = best(topic, fresh)
    full = [item for item in from_feeds if topic.matched(item) == len(topic.words)]
    partly = [item for item in from_feeds if topic.matched(item) < len(topic.words)]
    told = [
        item for item in (*(gathered.named or ()), *(gathered.searched or ())) if not is_old(item.published, now, days)
    ]
    opened, leads = _opened(told, Titles(fresh))
    # A search has read whole pages, we only headlines: what it finds goes before what matches partly.
    items = _each_once([*newest_first([*full, *best(topic, opened)]), *opened, *partly])
    reached = gathered.reached or gathered.named is not None or gathered.searched is not None
    return Found(items=items, reached=reached, leads=_each_once(leads))


def _opened(told: Sequence[Item], known: Titles) -> tuple[list[Item], list[Item]]:
    """What has an address of its own, or is the story of an item that has; and the leads that are left."""
    opened, leads = [], []
    for item in told:
        url = resolved(item.url)
        if url is not None:
            opened.append(replace(item, url=url))
        elif (twin := known.like(item)) is not None:
            opened.append(twin)
        else:
            leads.append(item)
    return opened, leads


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
