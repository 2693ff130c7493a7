"""Conditional requests, one request at a time, Retry-After and robots.txt over real HTTP on loopback."""

import asyncio
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from news.hosts import Hosts
from news.web import NotModified, Unreachable, Web, WebLimits
from tests.news.loopback import Answer, Wires, public, served

HOST = "http://news.example.com"
Answers = dict[str, Answer | web.Response | bytes | str]
NO_GAP = WebLimits(gap_seconds=0.0)
RULES = web.Response(text="User-agent: *\nDisallow: /closed\n", content_type="text/plain")


def on(port: int, *names: str, limits: WebLimits = NO_GAP, hosts: Hosts | None = None) -> Web:
    return Web(limits, resolve=public("news.example.com", *names), connect=Wires(port), hosts=hosts)


@pytest.mark.asyncio
async def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("if-none-match") == 'W/"7"':
            return web.Response(status=304)
        modified = "Sun, 22 Nov 2026 11:00:00 GMT"
        return web.Response(text="<p>x</p>", headers={"etag": 'W/"7"', "last-modified": modified})

    async with served({"/": answer}) as site, on(site.port) as opened:
        page = await opened.get(f"{HOST}/")
        assert "if-none-match" not in site.headers[0]
        assert (page.etag, page.modified) == ('W/"7"', "Sun, 22 Nov 2026 11:00:00 GMT")
        with pytest.raises(NotModified):
            await opened.get(f"{HOST}/", etag=page.etag, modified=page.modified)
        assert site.headers[1]["if-modified-since"] == page.modified
        assert (await opened.get(f"{HOST}/", etag='"6"')).etag == 'W/"7"'


@pytest.mark.asyncio
async def test_validators_that_no_header_may_hold_are_neither_kept_nor_sent() -> None:
    bad = web.Response(text="x", content_type="text/html", headers={"etag": "é" * 3, "last-modified": "a" * 300})
    async with served({"/": bad}) as site, on(site.port) as opened:
        page = await opened.get(f"{HOST}/", etag='"a"\r\nX-Evil: 1', modified="금요일")
        assert (page.etag, page.modified) == ("", "")
        assert not {"if-none-match", "if-modified-since", "x-evil"} & {name.lower() for name in site.headers[0]}


@pytest.mark.asyncio
async def test_not_modified_unasked_is_an_error() -> None:
    async with served({"/": web.Response(status=304)}) as site, on(site.port) as opened:
        with pytest.raises(Unreachable, match="304"):
            await opened.get(f"{HOST}/")


@dataclass
class Gate:
    """Lets one request in at a time be seen: counts who is inside until all are let go."""

    inside: int = 0
    most: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, request: web.Request) -> web.Response:
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.arrived.set()
        await self.go.wait()
        self.inside -= 1
        return web.Response(text="<p>x</p>", content_type="text/html")


@pytest.mark.asyncio
async def test_one_host_has_one_request_at_a_time_and_others_do_not_wait_for_it() -> None:
    gate = Gate()
    async with (
        served({"/a": gate, "/b": gate, "/c": gate, "/free": "<p>y</p>"}) as site,
        on(site.port, "other.example.com") as opened,
    ):
        many = asyncio.gather(*(opened.get(f"{HOST}/{path}") for path in "abc"))
        await gate.arrived.wait()
        assert (await opened.get("http://other.example.com/free")).status == 200
        gate.go.set()
        assert [page.url for page in await many] == [f"{HOST}/{path}" for path in "abc"]
    assert gate.most == 1


@pytest.mark.asyncio
async def test_waiting_for_a_turn_costs_patience_and_not_the_time_of_the_page() -> None:
    gate = Gate()
    async with served({"/a": gate, "/b": "<p>y</p>"}) as site:
        limits = WebLimits(seconds=5.0, turn_seconds=0.05, gap_seconds=0.0)
        async with on(site.port, limits=limits) as opened:
            first = asyncio.gather(opened.get(f"{HOST}/a"))
            await gate.arrived.wait()
            with pytest.raises(Unreachable, match="busy"):
                await opened.get(f"{HOST}/b")
            gate.go.set()
            await first


@pytest.mark.asyncio
async def test_the_time_of_a_page_stands_still_while_it_waits_for_its_turn() -> None:
    hosts, gate = Hosts(gap=0.0), Gate()
    async with (
        served({"/b": "<p>y</p>", "/hang": gate}) as site,
        on(site.port, "other.example.com", hosts=hosts) as opened,
    ):
        async with hosts.turn("news.example.com", spaced=False, patience=1):
            waiting = asyncio.gather(opened.get(f"{HOST}/b", seconds=0.5))
            # Another page uses up more than that meanwhile.
            with pytest.raises(Unreachable, match="timeout"):
                await opened.get("http://other.example.com/hang", seconds=0.6)
        assert (await waiting)[0].status == 200
        gate.go.set()


@pytest.mark.asyncio
@pytest.mark.parametrize("status", [429, 503])
async def test_a_host_that_asks_for_rest_is_left_alone_by_everybody(status: int) -> None:
    busy = web.Response(status=status, headers={"retry-after": "120"})
    async with served({"/busy": busy, "/": "<p>x</p>"}) as site, on(site.port) as opened:
        with pytest.raises(Unreachable, match=str(status)) as first:
            await opened.get(f"{HOST}/busy")
        assert first.value.wait == 120
        for automatic in (False, True):
            with pytest.raises(Unreachable, match=str(status)) as later:
                await opened.get(f"{HOST}/", automatic=automatic)
            assert later.value.wait is not None
            assert 100 < later.value.wait <= 120
    assert site.asked == ["/busy"]


@pytest.mark.asyncio
async def test_robots_hold_for_automatic_reading_and_not_for_a_person_s_link() -> None:
    answers: Answers = {"/robots.txt": RULES, "/closed": "<p>x</p>", "/open": "<p>x</p>"}
    async with served(answers) as site, on(site.port) as opened:
        for _ in range(2):
            with pytest.raises(Unreachable, match="robots"):
                await opened.get(f"{HOST}/closed", automatic=True)
        assert (await opened.get(f"{HOST}/open", automatic=True)).status == 200
        assert site.asked == ["/robots.txt", "/open"]
        assert (await opened.get(f"{HOST}/closed")).status == 200


@pytest.mark.asyncio
async def test_a_redirect_into_what_robots_close_is_not_followed() -> None:
    there = web.Response(status=302, headers={"location": "http://other.example.com/closed"})
    answers: Answers = {"/robots.txt": RULES, "/closed": "<p>x</p>", "/a": there}
    async with served(answers) as site, on(site.port, "other.example.com") as opened:
        with pytest.raises(Unreachable, match="robots"):
            await opened.get(f"{HOST}/a", automatic=True)
        assert site.asked == ["/robots.txt", "/a", "/robots.txt"]
        assert (await opened.get(f"{HOST}/a")).status == 200


@pytest.mark.asyncio
@pytest.mark.parametrize(("status", "reads"), [(404, True), (403, True), (500, False), (503, False)])
async def test_robots_that_cannot_be_had(status: int, reads: bool) -> None:
    async with served({"/robots.txt": web.Response(status=status), "/": "<p>x</p>"}) as site, on(site.port) as opened:
        if reads:
            assert (await opened.get(f"{HOST}/", automatic=True)).status == 200
        else:
            with pytest.raises(Unreachable, match="robots"):
                await opened.get(f"{HOST}/", automatic=True)
    assert ("/" in site.asked) is reads


@pytest.mark.asyncio
async def test_of_robots_without_end_the_beginning_is_read() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/plain"})
        await response.prepare(request)
        await response.write(b"User-agent: *\nDisallow: /closed\n")
        while True:
            await response.write(b"# more\n" * 10_000)

    async with served({"/robots.txt": endless, "/open": "<p>x</p>"}) as site, on(site.port) as opened:
        with pytest.raises(Unreachable, match="robots"):
            await opened.get(f"{HOST}/closed", automatic=True)
        assert (await opened.get(f"{HOST}/open", automatic=True)).status == 200


@pytest.mark.asyncio
async def test_the_gap_is_kept_between_readings_and_not_within_one() -> None:
    slept: list[float] = []
    now = [0.0]

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 6))
        now[0] += seconds

    hosts = Hosts(gap=3.0, clock=lambda: now[0], sleep=sleep)
    there = web.Response(status=302, headers={"location": "/b"})
    async with served({"/a": there, "/b": "<p>x</p>"}) as site, on(site.port, hosts=hosts) as opened:
        await opened.get(f"{HOST}/a", automatic=True)
        assert slept in ([], [3.0])
        before = len(slept)
        await opened.get(f"{HOST}/b", automatic=True)
        assert slept[before:] == [3.0]
        await opened.get(f"{HOST}/a")
        assert len(slept) == before + 1
