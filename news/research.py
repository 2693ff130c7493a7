"""Reads the links of a person, or finds and reads pages for a topic: a report card for each."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from domain.feeds import EVERYBODY, Item
from domain.sources import Outcome, Reading, Source
from news.addresses import Refused
from news.articles import Article, read_article
from news.feeds import read_opml, resolved
from news.freshness import FRESH_DAYS, age_said, fresh_only
from news.identity import identity
from news.naver import Naver
from news.search import Finder, Shelf, probe, read_feed, search
from news.topics import Topic, best
from news.web import NotAPage, Page, TooBig, Unreachable, Web
from news.worker import Runs, Thread, WorkerFailure

_AT_ONCE = 8
_PAGE_SECONDS = 6.0
_PARSE_SECONDS = 8.0
_TRIES_PER_PAGE = 3
_WALLS = frozenset({"401", "402"})
_NOBODY = frozenset({"dns", "connect", "timeout"})
_LEADS = 3
"""Headlines without a page that are worth a line."""
_HEADLINE = 120
WIDE_DAYS = 30.0
"""How old a page may be where somebody asked to look further back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeNews:
    """The practice newsroom, for when the live search cannot be reached."""

    search_url: str
    """With `{query}` in it."""
    feed: str

    def has(self, url: str) -> bool:
        """The page is one of the practice newsroom's: it lies beside its feed."""
        return url.startswith(self.feed.rpartition("/")[0] + "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found for a topic; without a page that could be read there is nothing to stand on."""

    readings: tuple[Reading, ...]
    """Every page that was opened, in the order of its promise; a twin's number counts in this order."""
    reached: bool
    """Whether the live search or any feed answered."""
    practice: bool = False
    """These are pages of the practice newsroom, not news."""

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(reading.source for reading in self.readings if reading.source)


class Researcher:
    """Opens nothing itself: every address goes through `web`."""

    def __init__(
        self,
        web: Web,
        *,
        feeds: Path,
        search_url: str,
        now: Callable[[], datetime],
        practice: PracticeNews | None = None,
        worker: Runs | None = None,
        shelf: Shelf | None = None,
        naver: Naver | None = None,
    ) -> None:
        """Raises news.feeds.FeedListError where the list of feeds cannot be read.

        `worker` does what is heavy; a thread of this process where none is given.
        """
        self._web = web
        self._worker = worker or Thread()
        self._now = now
        self._search_url = search_url
        self._practice = practice
        self._finder = Finder(web, feeds=read_opml(feeds), search_url=search_url, now=now, shelf=shelf, naver=naver)
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def probe(self) -> bool:
        """Whether the live search answers."""
        return await probe(self._web, self._search_url)

    def is_practice(self, url: str) -> bool:
        """A page of the practice newsroom, whoever named it."""
        return self._practice is not None and self._practice.has(url)

    async def read(self, urls: Sequence[str]) -> tuple[Reading, ...]:
        """Read links side by side; the answers in the order of the links, one for each.

        A person sent them, so they are read whatever their age, and the age of an old one is said.
        """
        groups: dict[str, list[int]] = {}
        for index, url in enumerate(urls):
            groups.setdefault(identity(url), []).append(index)
        read = await asyncio.gather(*(self._read_twins(urls, indices) for indices in groups.values()))
        articles = {index: article for group in read for index, article in group.items()}
        readings = _without_twins([articles[index] for index in range(len(urls))])
        return tuple(age_said(reading, self._now()) for reading in readings)

    async def find(self, topic: str, limit: int = 5, days: float = FRESH_DAYS, owner: int = EVERYBODY) -> Findings:
        """Find pages for a topic and read the best until `limit` are read, or none is left.

        Nothing older than `days` is a source; practice articles have no age. `owner`: whose own feeds count too.
        """
        found = await self._finder.find(topic, owner=owner, days=days, enough=limit * _TRIES_PER_PAGE)
        readings = await self._read_best(found.items, limit, days)
        reached = found.reached or any(_answered(reading) for reading in readings)
        if reached or self._practice is None:
            return Findings(readings=(*readings, *_headlines(found.leads)), reached=reached)
        items = await self._practise(self._practice, topic)
        return Findings(readings=await self._read_best(items, limit, None), reached=False, practice=True)

    async def _practise(self, practice: PracticeNews, topic: str) -> Sequence[Item]:
        """The newsroom's own search knows best what it has; its feed is for where that search does not answer."""
        searched = await search(self._web, practice.search_url, topic)
        if searched is not None:
            return searched
        return best(Topic.of(topic), await read_feed(self._web, practice.feed, automatic=False) or ())

    async def _read_best(self, items: Sequence[Item], limit: int, days: float | None) -> tuple[Reading, ...]:
        leads = _openable(items)[: limit * _TRIES_PER_PAGE]
        articles: list[Article] = []
        while leads and (missing := limit - _count_read(articles)) > 0:
            now, leads = leads[:missing], leads[missing:]
            articles += await asyncio.gather(*(self._found(item, days) for item in now))
        return _without_twins(articles)

    async def _found(self, item: Item, days: float | None) -> Article:
        """A page that names no time has that of the feed which told of it."""
        # The practice newsroom, whose articles have no age, is our own: towards it no manners are needed.
        article = await self._open(item.url, item.outlet, _PAGE_SECONDS, automatic=days is not None)
        reading = article.reading
        if reading.source and reading.source.published is None:
            reading = replace(reading, source=replace(reading.source, published=item.published))
        return replace(article, reading=reading if days is None else fresh_only(reading, self._now(), days))

    async def _read_twins(self, urls: Sequence[str], indices: Sequence[int]) -> dict[int, Article]:
        """Addresses of one article: once it is read, or the same address failed, the others are its twins."""
        done: dict[int, Article] = {}
        tried: dict[str, int] = {}
        twin: int | None = None
        for index in indices:
            known = twin if twin is not None else tried.get(urls[index])
            if known is None and len(tried) >= _TRIES_PER_PAGE:
                known = indices[0]
            if known is not None:
                done[index] = _twin(urls[index], known)
                continue
            done[index] = await self._open(urls[index])
            tried[urls[index]] = index
            twin = index if done[index].reading.outcome is Outcome.READ else None
        return done

    async def _open(
        self, url: str, outlet: str = "", seconds: float | None = None, *, automatic: bool = False
    ) -> Article:
        async with self._places:
            try:
                page = await self._web.get(url, seconds=seconds, automatic=automatic)
            except (Refused, Unreachable, NotAPage, TooBig) as error:
                return _failed(url, error)
            article = await self._parsed(page, outlet)
        return replace(article, reading=replace(article.reading, url=url))

    async def _parsed(self, page: Page, outlet: str) -> Article:
        """A page that takes too long, or too much memory, is given up."""
        try:
            return await self._worker.run(partial(read_article, outlet=outlet), page, seconds=_PARSE_SECONDS)
        except WorkerFailure:
            return Article(reading=Reading(url=page.url, outcome=Outcome.EMPTY, detail="slow"), canonical=page.url)


def _failed(url: str, error: Refused | Unreachable | NotAPage | TooBig) -> Article:
    match error:
        case Refused(reason=reason):
            outcome, detail = Outcome.REFUSED, reason
        case Unreachable(reason=reason):
            outcome, detail = (Outcome.PAYWALL if reason in _WALLS else Outcome.UNREACHABLE), reason
        case NotAPage(content_type=kind):
            outcome, detail = Outcome.NOT_A_PAGE, kind
        case _:
            outcome, detail = Outcome.NOT_A_PAGE, "too big"
    return Article(reading=Reading(url=url, outcome=outcome, detail=detail), canonical=url)


def _answered(reading: Reading) -> bool:
    """Somebody was there: else it is the network and not the page."""
    return reading.outcome is not Outcome.UNREACHABLE or reading.detail not in _NOBODY


def _headlines(leads: Sequence[Item]) -> list[Reading]:
    """Leads whose page nobody can open from here: said, and never cited."""
    return [Reading(url=item.url, outcome=Outcome.LEAD, detail=item.title[:_HEADLINE]) for item in leads[:_LEADS]]


def _twin(url: str, index: int) -> Article:
    return Article(reading=Reading(url=url, outcome=Outcome.DUPLICATE, detail=str(index + 1)), canonical=url)


def _without_twins(articles: Iterable[Article]) -> tuple[Reading, ...]:
    """Pages that redirects or their own canonical address show to be the same are one source."""
    first: dict[str, int] = {}
    readings: list[Reading] = []
    for index, article in enumerate(articles):
        source = article.reading.source
        if source is None:
            readings.append(article.reading)
            continue
        names = {identity(source.url), identity(article.canonical)}
        twin = next((first[name] for name in names if name in first), None)
        readings.append(article.reading if twin is None else _twin(article.reading.url, twin).reading)
        first.update(dict.fromkeys(names, index) if twin is None else {})
    return tuple(readings)


def _openable(items: Iterable[Item]) -> list[Item]:
    """Items whose page has an address; leads that only Google can resolve are left out. Twins go too."""
    once: dict[str, Item] = {}
    for item in items:
        url = resolved(item.url)
        if url is not None:
            once.setdefault(identity(url), replace(item, url=url))
    return list(once.values())


def _count_read(articles: Iterable[Article]) -> int:
    return sum(article.reading.outcome is Outcome.READ for article in articles)
