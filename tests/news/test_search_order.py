"""Where a topic is looked for: what is stored, then Naver, then the search by RSS, whose bare leads are never cited."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from domain.feeds import Item
from domain.sources import Outcome
from news.answers import WebLimits
from news.naver import Naver, NaverKey
from news.research import Findings, Researcher
from news.web import Web
from tests.news.loopback import PUBLIC, Answer, Names, Site, Wires, served
from tests.news.test_research import HOST, NOW, SEARCH, article, rss

LEAD = "https://news.google.com/rss/articles/CBMiopaque"
ANNA = 7


@dataclass
class Stored:
    """A shelf in memory."""

    items: Sequence[Item]
    asked: tuple[int, datetime] | None = None

    async def recent(self, owner: int, since: datetime) -> Sequence[Item]:
        self.asked = (owner, since)
        return self.items


def item(title: str, path: str, hours: float = 1) -> Item:
    return Item(url=HOST + path, title=title, lede="", outlet="가람", published=NOW - timedelta(hours=hours))


@asynccontextmanager
async def desk(
    folder: Path, *stored: Item, searched: web.Response | None = None, naver: Sequence[Item] | None = None
) -> AsyncIterator[tuple[Researcher, Site, Stored]]:
    opml = folder / "feeds.opml"
    opml.write_text(f'<opml><body><outline text="가람" xmlUrl="{HOST}/feed"/></body></opml>')
    pages = {f"/{name}": article(name) for name in "abcdefghijklmnopqrstuvwxyz"}
    named = [
        {"title": it.title, "originallink": it.url, "pubDate": f"{it.published:%Y-%m-%d %H:%M}"} for it in naver or ()
    ]
    answers: dict[str, Answer | web.Response | bytes | str] = {
        "/rss": searched or rss(),
        "/feed": rss(("기준금리 동결", f"{HOST}/z")),
        **pages,
    }
    async with (
        served({**answers, "/v1/search/news.json": web.json_response({"items": named})}) as site,
        Web(
            WebLimits(gap_seconds=0.0),
            resolve=Names({host: [[PUBLIC]] for host in ("news.garam.com", "search.garam.com")}),
            connect=Wires(site.port),
        ) as opened,
    ):
        shelf = Stored(stored)
        asks = Naver(NaverKey(client="c", secret="s"), site.root) if naver is not None else None
        yield Researcher(opened, feeds=opml, search_url=SEARCH, now=lambda: NOW, shelf=shelf, naver=asks), site, shelf


def titles(found: Findings) -> list[str]:
    return [source.title for source in found.sources]


@pytest.mark.asyncio
async def test_what_is_stored_spares_the_feeds_and_where_it_is_enough_the_search_too(tmp_path: Path) -> None:
    many = [item(f"기준금리 소식 {name}", f"/{name}") for name in "abcdef"]
    async with desk(tmp_path, *many) as (researcher, site, shelf):
        found = await researcher.find("기준금리", limit=2, days=3, owner=ANNA)
        assert shelf.asked == (ANNA, NOW - timedelta(days=3))
    assert titles(found) == ["a", "b"]
    assert not [path for path in site.asked if path.startswith(("/feed", "/rss"))]
    assert found.reached


@pytest.mark.asyncio
async def test_naver_is_asked_before_the_search_by_rss(tmp_path: Path) -> None:
    named = [item(f"기준금리 이야기 {name}", f"/{name}") for name in "ghi"]
    async with desk(tmp_path, item("기준금리 동결", "/a"), naver=named) as (researcher, site, _):
        assert titles(await researcher.find("기준금리", limit=1)) == ["a"]
        asked = [path.partition("?")[0] for path in site.asked]
        assert (asked[0], "/rss" in asked) == ("/v1/search/news.json", False)
        await researcher.find("기준금리", limit=4)
        asked = [path.partition("?")[0] for path in site.asked]
    assert "/rss" in asked
    assert "/feed" not in asked


@pytest.mark.asyncio
async def test_a_fresh_install_reads_the_feeds_themselves(tmp_path: Path) -> None:
    async with desk(tmp_path) as (researcher, site, _):
        assert titles(await researcher.find("기준금리")) == ["z"]
    assert "/feed" in site.asked


@pytest.mark.asyncio
async def test_a_bare_lead_is_the_stored_report_of_the_same_story_or_only_a_headline(tmp_path: Path) -> None:
    searched = rss(("한은, 통화정책방향 회의서 0.25%p 인하", LEAD + "1"), ("기준금리 전망 엇갈려", LEAD + "2"))
    stored = item("한은 통화정책방향 회의서 0.25%P 인하", "/a")
    async with desk(tmp_path, stored, searched=searched) as (researcher, _, _):
        found = await researcher.find("기준금리")
    assert titles(found) == ["a"]
    lead = found.readings[-1]
    assert (lead.outcome, lead.detail, lead.source) == (Outcome.LEAD, "기준금리 전망 엇갈려", None)
    assert [reading.outcome for reading in found.readings].count(Outcome.LEAD) == 1


@pytest.mark.asyncio
async def test_nothing_older_than_asked_is_opened(tmp_path: Path) -> None:
    old = rss(("기준금리 옛 소식", f"{HOST}/b"), ("기준금리 옛 전망", LEAD), minutes=60 * 24 * 8)
    async with desk(tmp_path, item("기준금리 동결", "/a"), searched=old) as (researcher, site, _):
        found = await researcher.find("기준금리")
        assert "/b" not in site.asked
        assert [reading.outcome for reading in found.readings] == [Outcome.READ]
        longer = await researcher.find("기준금리", days=30)
    assert [reading.outcome for reading in longer.readings] == [Outcome.READ, Outcome.READ, Outcome.LEAD]


@pytest.mark.asyncio
async def test_stored_items_do_not_hide_that_the_network_is_down(tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text("<opml><body/></opml>")
    shelf = Stored([replace(item("기준금리 동결", "/a"), url="http://gone.garam.com/a")])
    async with Web(resolve=Names({})) as opened:
        found = await Researcher(opened, feeds=opml, search_url=SEARCH, now=lambda: NOW, shelf=shelf).find("기준금리")
    assert (found.reached, found.sources) == (False, ())
