"""Feeds gathered over real HTTP into a real database: everybody's, and a person's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from domain.language import Language
from news.answers import WebLimits
from news.feeds import Feed
from news.web import Web
from news.worker import Thread
from storage.database import Database
from storage.users import Users
from tests.news.loopback import PUBLIC, Names, Site, Wires, served
from tests.news_report.ill_feeds import item, rss
from writing.daily import StoredSlate
from writing.gathering import KEPT, MAX_FEEDS, Gathering, NotFollowed
from writing.slate import WINDOW
from writing.windows import Windows

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA, BORA = 7, 8
SHARED, OWN = "http://garam.com/shared", "http://daram.com/own"


@dataclass
class Desk:
    site: Site
    database: Database
    gathering: Gathering
    now: datetime = field(default=START)

    async def titles(self, owner: int = 0) -> list[str]:
        found = await self.gathering.recent(owner, self.now - timedelta(days=2))
        return sorted(each.title for each in found)

    def gives(self, path: str, *items: str, etag: str = "") -> None:
        headers = {"content-type": "application/rss+xml", **({"etag": etag} if etag else {})}
        self.site.answers[path] = web.Response(body=rss(*items).encode(), headers=headers)


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    database = Database(f"sqlite:///{folder / 'chogo.db'}")
    database.migrate()
    names = Names({host: [[PUBLIC]] for host in ("garam.com", "daram.com")})
    async with (
        served({}) as site,
        Web(WebLimits(gap_seconds=0.0), resolve=names, connect=Wires(site.port)) as opened,
    ):
        made = Desk(site, database, Gathering(database=database, web=opened, worker=Thread(), clock=lambda: made.now))
        yield made
    await database.close()


@pytest.mark.asyncio
async def test_due_feeds_are_looked_at_and_again_when_their_time_comes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.gives("/shared", item(1, "기준금리"))
        await at.gathering.sync([Feed(url=SHARED, outlet="가람")])
        assert await at.gathering.poll_due() == 1
        assert await at.gathering.poll_due() == 0
        assert at.site.asked.count("/shared") == 1
        at.gives("/shared", item(1, "기준금리"), item(2, "환율"))
        at.now += timedelta(minutes=20)
        assert await at.gathering.poll_due() == 1
        assert await at.titles() == ["기준금리 1", "환율 2"]
        at.now += KEPT + timedelta(days=1)
        await at.gathering.prune()
        assert await at.gathering.recent(0, START - KEPT) == []


@pytest.mark.asyncio
async def test_a_feed_that_fails_keeps_what_it_brought_and_rests_longer(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.gives("/shared", item(1))
        await at.gathering.sync([Feed(url=SHARED, outlet="가람")])
        await at.gathering.poll_due()
        at.site.answers["/shared"] = web.Response(status=500)
        for minutes, asked in ((31, 2), (10, 2), (10, 3), (20, 3), (15, 4)):
            at.now += timedelta(minutes=minutes)
            await at.gathering.poll_due()
            assert at.site.asked.count("/shared") == asked
        assert await at.titles() == ["기준금리 동결 1"]


@pytest.mark.asyncio
async def test_what_a_feed_of_ones_own_brings_is_ones_own(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.gives("/own", item(1, "환율"))
        assert await at.gathering.follow(ANNA, OWN) == 1
        assert await at.titles(ANNA) == ["환율 1"]
        assert await at.titles(BORA) == await at.titles() == []
        assert await at.gathering.follow(BORA, OWN) == 1
        at.gives("/own", item(1, "환율"), item(2, "유가"))
        at.now += timedelta(hours=1)
        asked = at.site.asked.count("/own")
        # Two people follow it, and its host is asked once.
        assert await at.gathering.poll_due() == 2
        assert at.site.asked.count("/own") == asked + 1
        assert await at.titles(BORA) == ["유가 2", "환율 1"]
        mine = (await at.gathering.of(ANNA))[0]
        assert not await at.gathering.unfollow(BORA, mine.id)
        assert await at.gathering.unfollow(ANNA, mine.id)
        assert len(await at.gathering.of(BORA)) == 1


@pytest.mark.asyncio
async def test_an_address_is_looked_at_before_it_is_followed(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.site.answers["/page"] = web.Response(text="<p>글</p>", content_type="text/html")
        at.gives("/own", item(1))
        refused = ["http://10.0.0.1/rss", "file:///etc/passwd", "http://localhost/rss"]
        assert [await at.gathering.follow(ANNA, url) for url in refused] == [NotFollowed.REFUSED] * 3
        assert await at.gathering.follow(ANNA, "http://gone.com/rss") is NotFollowed.UNREACHABLE
        assert await at.gathering.follow(ANNA, "http://daram.com/page") is NotFollowed.NO_FEED
        assert await at.gathering.of(ANNA) == []
        assert await at.gathering.follow(ANNA, OWN) == 1
        assert await at.gathering.follow(ANNA, OWN) is NotFollowed.KNOWN
        for number in range(MAX_FEEDS - 1):
            assert await at.gathering.follow(ANNA, f"{OWN}?n={number}") == 1
        assert await at.gathering.follow(ANNA, f"{OWN}?n=more") is NotFollowed.TOO_MANY


@pytest.mark.asyncio
async def test_the_slate_has_the_story_that_most_outlets_tell_and_each_reader_has_it_once(tmp_path: Path) -> None:
    words = "<description>{}</description>"
    chips = words.format("가람전자가 메모리 반도체 값이 올라 3분기 영업이익이 크게 늘었다고 공시했다.")
    sea = words.format("먼바다에 물결이 높게 일겠다고 기상청이 알렸다. 조업하는 배는 조심해야 한다.")
    async with desk(tmp_path) as at:
        windows = Windows(database=at.database, gathering=at.gathering, worker=Thread(), ranker=None)
        slate = StoredSlate(at.database, windows)
        assert await slate.choose(ANNA, (), Language.KO, 3, now=at.now) == ()
        at.gives("/shared", item(1, "가람전자 메모리 호황 실적", chips), item(2, "기상청 풍랑 예보", sea))
        other = item(3, "가람전자 메모리 호황 실적", chips).replace("news.garam.com/3", "daram.com/3")
        at.gives("/other", other)
        await at.gathering.sync([Feed(url=SHARED, outlet="가람"), Feed(url="http://daram.com/other", outlet="다람")])
        await at.gathering.poll_due()
        at.now += WINDOW
        first, second = await slate.choose(ANNA, (), Language.KO, 3, now=at.now)
        assert set(first.links) == {"https://news.garam.com/1", "https://daram.com/3"}
        assert second.links == ("https://news.garam.com/2",)
        async with at.database.write() as tx:
            await Users().meet(tx, ANNA, Language.KO)
            await slate.note_had(tx, ANNA, first.title, first.terms, at.now)
        assert [each.key for each in await slate.choose(ANNA, (), Language.KO, 3, now=at.now)] == [second.key]
        assert await slate.choose(ANNA, (), Language.KO, 3, now=at.now, besides=[second.key]) == ()
        assert len(await slate.choose(BORA, (), Language.KO, 3, now=at.now)) == 2
