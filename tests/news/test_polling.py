"""A followed feed over real HTTP: unchanged ones cost nothing, broken ones are asked less and less."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from domain.feeds import FollowedFeed
from news.polling import LONGEST, QUIET, USUAL, Look, Polled, next_check, poll
from news.web import Web
from news.worker import Thread
from tests.news.loopback import Answer, Site, Wires, public, served
from tests.news_report.ill_feeds import TWO, item, rss

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
URL = "http://news.garam.com/rss"


def feed(url: str = URL, **known: str | int) -> FollowedFeed:
    return FollowedFeed(id=1, url=url, owner=0, title="가람", **known)  # type: ignore[arg-type]


@asynccontextmanager
async def site(answer: Answer | web.Response) -> AsyncIterator[tuple[Site, Web]]:
    async with (
        served({"/rss": answer}) as made,
        Web(resolve=public("news.garam.com"), connect=Wires(made.port)) as opened,
    ):
        yield made, opened


async def looked(answer: Answer | web.Response, asked: FollowedFeed | None = None) -> Polled:
    async with site(answer) as (_, opened):
        return await poll(opened, asked or feed(), Thread())


def answered(body: str, **headers: str) -> web.Response:
    return web.Response(body=body.encode(), headers={"content-type": "application/rss+xml", **headers})


@pytest.mark.asyncio
async def test_what_a_feed_says_of_itself_is_sent_back_and_an_unchanged_one_is_not_sent_again() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("if-none-match") == '"1"':
            return web.Response(status=304)
        return answered(rss(*TWO), etag='"1"', **{"last-modified": "Sun, 22 Nov 2026 00:00:00 GMT"})

    async with site(answer) as (made, opened):
        first = await poll(opened, feed(failures=3), Thread())
        second = await poll(opened, first.feed, Thread())
        assert made.headers[-1]["if-modified-since"] == "Sun, 22 Nov 2026 00:00:00 GMT"
    assert (first.look, [each.title for each in first.items]) == (Look.READ, ["기준금리 동결 1", "기준금리 동결 2"])
    assert {each.outlet for each in first.items} == {"가람"}
    assert (first.feed.etag, first.feed.failures) == ('"1"', 0)
    assert (second.look, second.items, second.feed) == (Look.SAME, (), first.feed)


@pytest.mark.asyncio
async def test_one_article_under_two_addresses_is_one_item() -> None:
    twice = item(1) + item(1).replace("/1<", "/1?utm_source=rss<")
    assert len((await looked(answered(rss(twice)))).named) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("answer", "look", "wait"),
    [
        (web.Response(status=500), Look.UNREACHABLE, 0),
        (web.Response(status=429, headers={"retry-after": "900"}), Look.UNREACHABLE, 900),
        (web.Response(text="<html><p>점검 중</p></html>", content_type="text/html"), Look.NO_FEED, 0),
        (web.Response(body=b"%PDF-1.7", headers={"content-type": "application/pdf"}), Look.NO_FEED, 0),
        (web.Response(status=302, headers={"location": "http://10.0.0.1/"}), Look.REFUSED, 0),
    ],
)
async def test_a_look_that_brings_nothing(answer: web.Response, look: Look, wait: float) -> None:
    known = feed(etag='"1"', failures=2)
    polled = await looked(answer, known)
    assert (polled.look, polled.items, polled.feed.failures, polled.feed.etag) == (look, (), 3, '"1"')
    assert polled.wait == pytest.approx(wait, abs=5)


@pytest.mark.asyncio
async def test_what_the_host_wants_no_program_to_read_is_left() -> None:
    async with site(answered(rss(*TWO))) as (made, opened):
        made.answers["/robots.txt"] = web.Response(text="User-agent: *\nDisallow: /rss")
        assert (await poll(opened, feed(), Thread())).look is Look.UNREACHABLE
        assert (await poll(opened, feed(), Thread(), automatic=False)).look is Look.READ


def test_news_are_looked_for_sooner_and_failures_later_and_later() -> None:
    def pause(look: Look, new: int = 0, failures: int = 0, wait: float = 0) -> timedelta:
        return next_check(Polled(feed=feed(failures=failures), look=look, wait=wait), NOW, new) - NOW

    assert (pause(Look.READ, new=3), pause(Look.READ), pause(Look.SAME)) == (USUAL, QUIET, QUIET)
    failing = [pause(Look.UNREACHABLE, failures=number) for number in (1, 2, 3, 10, 1000)]
    assert failing == [USUAL, USUAL * 2, USUAL * 4, LONGEST, LONGEST]
    assert pause(Look.UNREACHABLE, failures=1, wait=7200) == timedelta(hours=2)
