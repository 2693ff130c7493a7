"""Links and topics over real HTTP on loopback, and the answer without a network."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from aiohttp import web

from domain.sources import Outcome, Reading
from news.answers import WebLimits
from news.research import Findings, PracticeNews, Researcher
from news.web import Web
from tests.news.loopback import PUBLIC, Answer, Names, Site, Wires, served

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOST = "http://news.garam.com"
SENTENCE = "한국은행이 기준금리를 연 2.50%로 동결했다고 22일 밝혔다. 물가와 환율을 함께 살핀 결과라고 설명했다."
SEARCH = "http://search.garam.com/rss?q={query}"

Answers = Mapping[str, Answer | web.Response | bytes | str]


def article(title: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{title} {number}. {SENTENCE}</p>" for number in range(6))
    return f"<html><head><title>{title}</title>{head}</head><body><article>{paragraphs}</article></body></html>"


def rss(*entries: tuple[str, str], minutes: int = 0) -> web.Response:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link>"
        f"<pubDate>{format_datetime(NOW - timedelta(minutes=minutes + number))}</pubDate></item>"
        for number, (title, link) in enumerate(entries)
    )
    body = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    return web.Response(body=body.encode(), headers={"content-type": "application/rss+xml"})


class Desk:
    """A researcher whose every name leads to one site; the site tells paths apart, not hosts."""

    def __init__(self, site: Site, researcher: Researcher) -> None:
        self.site = site
        self.researcher = researcher
        self.now = NOW

    async def read(self, *urls: str) -> Sequence[Reading]:
        return await self.researcher.read(urls)

    async def find(self, topic: str, limit: int = 5) -> Findings:
        return await self.researcher.find(topic, limit)


@asynccontextmanager
async def desk(
    answers: Answers,
    folder: Path,
    *,
    feeds: Sequence[str] = (),
    search: str = SEARCH,
    practice: PracticeNews | None = None,
) -> AsyncIterator[Desk]:
    opml = folder / "feeds.opml"
    outlines = "".join(f'<outline text="가람" xmlUrl="{url}"/>' for url in feeds)
    opml.write_text(f"<opml><body>{outlines}</body></opml>")
    hosts = ("news.garam.com", "www.news.garam.com", "m.news.garam.com", "search.garam.com", "daram.com")
    names = Names({host: [[PUBLIC]] for host in hosts})
    async with (
        served(answers) as site,
        Web(
            WebLimits(gap_seconds=0.0),
            resolve=names,
            connect=Wires(site.port),
            private_hosts=[f"127.0.0.1:{site.port}"],
        ) as opened,
    ):
        made = Desk(site, Researcher(opened, feeds=opml, search_url=search, practice=practice, now=lambda: made.now))
        yield made


def outcomes(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    return [(reading.outcome.value, reading.detail) for reading in readings]


@pytest.mark.asyncio
async def test_every_link_gets_its_card_in_the_order_given(tmp_path: Path) -> None:
    answers: Answers = {
        "/good": article("금리 동결"),
        "/cp949": article("펲시 금리", "<meta charset='euc-kr'>").encode("cp949"),
        "/pdf": web.Response(body=b"%PDF-1.7", headers={"content-type": "application/pdf"}),
        "/wall": "<p>머리말입니다.</p><p>이 기사는 유료 회원 전용입니다.</p>",
        "/empty": "<div id=app></div>",
        "/pay": web.Response(status=402),
        "/inside": web.Response(status=302, headers={"location": "http://10.0.0.1/"}),
    }
    paths = ["/good", "/missing", "/pdf", "/wall", "/empty", "/pay", "/inside", "/cp949"]
    async with desk(answers, tmp_path) as at:
        readings = await at.read(
            *(HOST + path for path in paths), "http://127.0.0.1/x", "http://gone.garam.com/", "mailto:a@b"
        )
    assert [reading.url for reading in readings[:8]] == [HOST + path for path in paths]
    assert outcomes(readings) == [
        ("read", ""),
        ("unreachable", "404"),
        ("not_a_page", "application/pdf"),
        ("paywall", ""),
        ("empty", ""),
        ("paywall", "402"),
        ("refused", "literal"),
        ("read", ""),
        ("refused", "literal"),
        ("unreachable", "dns"),
        ("refused", "scheme"),
    ]
    assert all((reading.source is not None) is (reading.outcome is Outcome.READ) for reading in readings)
    assert readings[7].source is not None
    assert readings[7].source.title == "펲시 금리"


@pytest.mark.asyncio
async def test_twins_are_named_by_the_number_of_the_first_that_was_read(tmp_path: Path) -> None:
    canonical = f"<link rel='canonical' href='{HOST}/view/20261122'>"
    answers: Answers = {
        "/view/20261122": article("하나", canonical),
        "/short": web.Response(status=302, headers={"location": "/view/20261122?utm_source=x"}),
        "/mobile/20261122": article("하나", canonical),
        "/v.html": article("둘"),
    }
    async with desk(answers, tmp_path) as at:
        readings = await at.read(
            f"{HOST}/v.html?idxno=1",
            f"{HOST}/view/20261122",
            f"{HOST}/view/20261122",
            "http://m.news.garam.com/view/20261122/?fbclid=1",
            f"{HOST}/short",
            f"{HOST}/mobile/20261122",
            f"{HOST}/v.html?idxno=2",
        )
        assert at.site.asked.count("/view/20261122") == 1
    assert outcomes(readings) == [
        ("read", ""),
        ("read", ""),
        ("duplicate", "2"),
        ("duplicate", "2"),
        ("duplicate", "2"),
        ("duplicate", "2"),
        ("read", ""),
    ]


@pytest.mark.asyncio
async def test_a_twin_is_tried_where_the_first_address_fails_but_no_address_twice(tmp_path: Path) -> None:
    def answer(request: web.Request) -> web.Response:
        mobile = request.host.startswith("m.")
        return web.Response(text=article("하나"), content_type="text/html") if mobile else web.Response(status=500)

    async def view(request: web.Request) -> web.StreamResponse:
        return answer(request)

    async with desk({"/a": view}, tmp_path) as at:
        readings = await at.read(f"{HOST}/a", f"{HOST}/a", "http://m.news.garam.com/a", f"{HOST}/a?utm_source=x")
        assert outcomes(readings) == [("unreachable", "500"), ("duplicate", "1"), ("read", ""), ("duplicate", "3")]
        at.site.asked.clear()
        dead = await at.read(*(f"{HOST}/gone?utm_source={n}" for n in range(50)))
        assert len(at.site.asked) == 3
    assert outcomes(dead) == [("unreachable", "404")] * 3 + [("duplicate", "1")] * 47


@pytest.mark.asyncio
async def test_a_topic_is_found_in_feeds_and_search_and_the_missing_are_replaced(tmp_path: Path) -> None:
    answers: Answers = {
        "/feed": rss(
            ("한은, 기준금리 동결", f"{HOST}/feed1"),
            ("기준금리 동결에 채권 강세", f"{HOST}/gone"),
            ("가람전자 실적", f"{HOST}/other"),
        ),
        "/rss": rss(
            ("기준금리 동결 배경", f"{HOST}/found1"),
            ("기준금리 전망", "https://news.google.com/rss/articles/CBMiopaque"),
            ("기준금리와 집값", f"{HOST}/found2"),
            minutes=60,
        ),
        "/broken": "<html>404</html>",
        **{f"/{name}": article(name) for name in ("feed1", "other", "found1", "found2")},
    }
    async with desk(answers, tmp_path, feeds=[f"{HOST}/feed", f"{HOST}/broken"]) as at:
        found = await at.find("기준금리를 알려줘", limit=3)
        assert f"/rss?q={quote('기준금리를 알려줘')}" in at.site.asked
    assert (found.reached, found.practice) == (True, False)
    assert [source.title for source in found.sources] == ["feed1", "found1", "found2"]
    assert found.sources[0].outlet == "가람"
    assert ("unreachable", "404") in outcomes(found.readings)


@pytest.mark.asyncio
async def test_feeds_are_kept_for_five_minutes(tmp_path: Path) -> None:
    answers: Answers = {"/feed": rss(("기준금리 동결", f"{HOST}/a")), "/a": article("a")}
    async with desk(answers, tmp_path, feeds=[f"{HOST}/feed"], search="") as at:
        for minutes, fetched in ((0, 1), (4, 1), (6, 2)):
            at.now = NOW + timedelta(minutes=minutes)
            assert len((await at.find("기준금리")).sources) == 1
            assert at.site.asked.count("/feed") == fetched


@pytest.mark.asyncio
async def test_a_topic_that_nobody_writes_about_is_not_an_outage(tmp_path: Path) -> None:
    async with desk({"/rss": rss()}, tmp_path) as at:
        assert await at.researcher.probe()
        assert await at.find("없는 주제") == Findings(readings=(), reached=True)


@pytest.mark.asyncio
async def test_practice_news_stand_in_only_where_nothing_can_be_reached(tmp_path: Path) -> None:
    answers: Answers = {"/rss": rss(("기준금리 동결", f"{HOST}/a")), "/a": article("a")}
    async with served({}) as newsroom:
        pages = f"{newsroom.root}/practice"
        newsroom.answers |= {
            "/search": rss(("연습 금리", f"{pages}/1")),
            "/feed": rss(("연습 금리", f"{pages}/1"), ("금리 연습 둘", f"{pages}/2"), ("반도체", f"{pages}/3")),
            **{f"/practice/{n}": article(f"연습 {n}") for n in (1, 2, 3)},
        }
        practice = PracticeNews(search_url=f"{newsroom.root}/search?q={{query}}", feed=f"{newsroom.root}/feed")
        opml = tmp_path / "feeds.opml"
        opml.write_text(f'<opml><body><outline xmlUrl="{HOST}/feed"/></body></opml>')
        async with desk(answers, tmp_path, practice=practice) as at:
            live = await at.find("기준금리")
        assert (live.practice, len(live.sources), newsroom.asked) == (False, 1, [])
        async with Web(resolve=Names({}), private_hosts=[f"127.0.0.1:{newsroom.port}"]) as opened:
            researcher = Researcher(opened, feeds=opml, search_url=SEARCH, practice=practice, now=lambda: NOW)
            assert not await researcher.probe()
            searched = await researcher.find("금리")
            del newsroom.answers["/search"]
            fed = await researcher.find("금리")
    assert (searched.reached, searched.practice, fed.practice) == (False, True, True)
    assert [source.title for source in searched.sources] == ["연습 1"]
    assert [source.title for source in fed.sources] == ["연습 1", "연습 2"]


@pytest.mark.asyncio
async def test_without_a_network_the_shipped_feeds_cost_no_time(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "news" / "feeds.opml"
    async with Web(resolve=Names({})) as opened:
        researcher = Researcher(opened, feeds=shipped, search_url=SEARCH, now=lambda: NOW)
        start = time.monotonic()
        assert await researcher.find("금리") == Findings(readings=(), reached=False)
    assert time.monotonic() - start < 2
