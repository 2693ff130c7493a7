"""The fake news site does what its users count on."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import feedparser
import pytest
import pytest_asyncio

from tests.fakes.news_pages import ORDERS, Story
from tests.fakes.news_site import BOMB_BYTES, HUGE_BYTES, NewsSite, Page

NOW = datetime(2026, 3, 2, 1, 7, tzinfo=UTC)


@pytest_asyncio.fixture
async def site() -> AsyncIterator[NewsSite]:
    async with NewsSite(now=NOW) as site:
        yield site


@pytest_asyncio.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(auto_decompress=False) as client:
        yield client


@pytest.mark.asyncio
async def test_stories_state_their_figures(site: NewsSite, client: aiohttp.ClientSession) -> None:
    for story in [*site.stories, ORDERS]:
        async with client.get(site.at(story.path)) as response:
            text = await response.text()
        assert story.figures
        assert [figure for figure in story.figures if figure not in text] == []


@pytest.mark.asyncio
async def test_encodings(site: NewsSite, client: aiohttp.ClientSession) -> None:
    title = site.stories[0].title
    async with client.get(site.at("/cp949")) as response:
        assert response.headers["Content-Type"] == "text/html"
        assert title in (await response.read()).decode("cp949")
    async with client.get(site.at("/mislabelled")) as response:
        assert response.charset == "euc-kr"
        assert title in (await response.read()).decode("utf-8")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/pdf", 200, "application/pdf"),
        ("/image", 200, "image/png"),
        ("/nowhere", 404, "text/html"),
        ("/broken", 500, "text/html"),
        ("/paywall", 200, "text/html"),
        ("/to-login", 200, "text/html"),
        ("/empty", 200, "text/html"),
        ("/chain/1", 200, "text/html"),
    ],
)
async def test_bad_pages(site: NewsSite, client: aiohttp.ClientSession, path: str, status: int, kind: str) -> None:
    async with client.get(site.at(path)) as response:
        assert (response.status, response.content_type) == (status, kind)


@pytest.mark.asyncio
async def test_redirects(site: NewsSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.at("/chain/1")) as response:
        assert response.url.path == site.stories[0].path
    with pytest.raises(aiohttp.TooManyRedirects):
        await client.get(site.at("/loop/1"))
    async with client.get(site.redirect("/away", "http://example.com/"), allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (302, "http://example.com/")


@pytest.mark.asyncio
async def test_pages_wait_until_released(site: NewsSite, client: aiohttp.ClientSession) -> None:
    async with asyncio.TaskGroup() as tasks:
        hanging = tasks.create_task(client.get(site.at("/hang")))
        await site.asked_for("/hang")
        async with client.get(site.at("/slow")) as slow:
            begun = await slow.content.readany()
            assert begun.startswith(b"<!doctype html>")
            assert b"</html>" not in begun
            assert not hanging.done()
            site.release()
            rest = await slow.read()
    assert (begun + rest).decode().endswith("</html>")
    async with hanging.result() as answer:
        assert answer.status == 200


@pytest.mark.asyncio
async def test_leaving_the_site_ends_what_waits(client: aiohttp.ClientSession) -> None:
    async with asyncio.TaskGroup() as tasks, NewsSite() as site:
        hanging = tasks.create_task(client.get(site.at("/hang")))
        await site.asked_for("/hang")
    hanging.result().close()


@pytest.mark.asyncio
async def test_the_huge_page_stops_with_its_reader(site: NewsSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.at("/huge")) as response:
        assert len(await response.content.readexactly(1024 * 1024)) == 1024 * 1024
        response.close()
    assert 0 < site.sent["/huge"] < HUGE_BYTES


@pytest.mark.asyncio
async def test_the_bomb_is_small_until_unpacked(site: NewsSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.at("/bomb")) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        packed = await response.read()
    assert len(packed) * 100 < BOMB_BYTES
    assert len(zlib.decompressobj(31).decompress(packed, 1024 * 1024)) == 1024 * 1024


@pytest.mark.asyncio
async def test_feed_and_search(site: NewsSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.at("/feed.xml")) as response:
        whole = feedparser.parse(await response.read())
    assert not whole.bozo
    assert [entry.link for entry in whole.entries] == [site.at(story.path) for story in site.stories]
    async with client.get(site.search_url.format(query="주택담보대출 금리")) as response:
        found = feedparser.parse(await response.read())
    [entry] = found.entries
    assert entry.title == "반듯은행 주택담보대출 금리 연 4.15%로 내려 - 네모뉴스"
    assert entry.source.title == "네모뉴스"
    assert site.requests[-1].query == {"q": "주택담보대출 금리"}
    async with client.get(site.search_url.format(query="날씨")) as response:
        assert feedparser.parse(await response.read()).entries == []


@pytest.mark.asyncio
async def test_pages_of_a_test_s_own(site: NewsSite, client: aiohttp.ClientSession) -> None:
    story = Story(
        path="/mine", title="새 소식", published=NOW + timedelta(hours=1), paragraphs=("사과 한 개에 900원이다.",)
    )
    async with client.get(site.publish(story)) as response:
        assert "900원" in await response.text()
    assert site.stories[0] == story
    async with client.get(site.put("/odd", Page(status=418, body=b"tea")), headers={"X-Mine": "1"}) as response:
        assert (response.status, await response.read()) == (418, b"tea")
    assert site.count("/odd") == 1
    assert site.requests[-1].headers["X-Mine"] == "1"
