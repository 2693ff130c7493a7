"""A small news site on 127.0.0.1: good pages with known figures, and every kind of bad one."""

import asyncio
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Handler

from tests.fakes.news_pages import ARTICLES, ORDERS, Story, feed, login_page, page, paywall_page, story_page

HUGE_BYTES = 256 * 1024 * 1024
BOMB_BYTES = 64 * 1024 * 1024
"""What `/bomb` unpacks to."""

_CHUNK = 64 * 1024
_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the site answers under one path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as it arrived."""

    path: str
    """Decoded, without its query."""
    query: Mapping[str, str]
    headers: Mapping[str, str]


class NewsSite:
    """Use as `async with NewsSite() as site`; `site.at("/pdf")` is an address. A path that is not there is a 404.

    Good pages are those of `stories`. Bad ones are listed in `_bad_pages`. Live ones: `/slow` starts a page and `/hang`
    does not even start one, until `release()`; `/huge` goes on for HUGE_BYTES; `/feed.xml` lists `stories`;
    `/search?q=` those of them that have a word of the query.
    """

    def __init__(self, *, now: datetime | None = None) -> None:
        """`now` dates the stories: the newest is an hour older."""
        self.requests: list[Seen] = []
        self.sent: Counter[str] = Counter()
        """Bytes of `/huge` handed to the network so far."""
        self.url = ""
        """Without a slash at the end; empty until started."""
        self._now = now or datetime.now(UTC)
        self._stories: list[Story] = []
        self._pages: dict[str, Page] = {}
        self._released = asyncio.Event()
        self._arrival = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    @property
    def host(self) -> str:
        """`IP:port`, as NEWS_PRIVATE_HOSTS takes it."""
        return self.url.removeprefix("http://")

    @property
    def search_url(self) -> str:
        """As NEWS_SEARCH_URL takes it."""
        return self.at("/search?q={query}")

    @property
    def stories(self) -> Sequence[Story]:
        """Newest first."""
        return self._stories

    def at(self, path: str) -> str:
        return f"{self.url}{path}"

    def put(self, path: str, page: Page) -> str:
        """Answer `page` under `path` from now on; returns its address."""
        self._pages[path] = page
        return self.at(path)

    def publish(self, story: Story) -> str:
        """Put a good page up, and into the feed and the search; returns its address."""
        self._stories = sorted([story, *self._stories], key=lambda each: each.published, reverse=True)
        return self.put(story.path, html(story_page(story, self.at(story.path))))

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """`to` goes into the header as it stands: a path of ours, or any address."""
        return self.put(path, Page(status=status, headers={"Location": to}))

    def release(self) -> None:
        """Let every waiting request finish, and those still to come."""
        self._released.set()

    def count(self, path: str) -> int:
        return sum(seen.path == path for seen in self.requests)

    async def asked_for(self, path: str, times: int = 1) -> None:
        """Wait until `path` has been asked for so often."""
        async with self._arrival:
            await self._arrival.wait_for(lambda: self.count(path) >= times)

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._note])
        live = {"/slow": self._slow, "/hang": self._hang, "/huge": self._huge}
        lists = {"/feed.xml": self._feed, "/search": self._search}
        app.add_routes([web.get(path, handler) for path, handler in (live | lists).items()])
        app.add_routes([web.get("/{path:.*}", self._stored)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        for hours, story in enumerate(ARTICLES, start=1):
            self.publish(story.dated(self._now - timedelta(hours=hours)))
        self._pages.update(_bad_pages(self._stories[0], self.at))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
        if self._runner:
            await self._runner.cleanup()

    @web.middleware
    async def _note(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        async with self._arrival:
            self.requests.append(Seen(path=request.path, query=dict(request.query), headers=dict(request.headers)))
            self._arrival.notify_all()
        return await handler(request)

    async def _stored(self, request: web.Request) -> web.Response:
        page = self._pages.get(request.path, _NOT_FOUND)
        return web.Response(body=page.body, status=page.status, headers=page.headers)

    async def _slow(self, request: web.Request) -> web.StreamResponse:
        whole = html(story_page(self._stories[0], self.at("/slow"))).body
        response = await _start(request)
        await response.write(whole[: len(whole) // 2])
        await self._released.wait()
        await response.write(whole[len(whole) // 2 :])
        return response

    async def _hang(self, request: web.Request) -> web.Response:
        await self._released.wait()
        return web.Response(text="늦었습니다.")

    async def _huge(self, request: web.Request) -> web.StreamResponse:
        response = await _start(request)
        chunk = "동글반도체 ".encode() * (_CHUNK // 16)
        try:
            while self.sent["/huge"] < HUGE_BYTES:
                await response.write(chunk)
                self.sent["/huge"] += len(chunk)
        except ConnectionError:
            # The reader has had enough, as it should.
            return response
        return response

    async def _feed(self, request: web.Request) -> web.Response:
        return self._rss("동글일보", self._stories)

    async def _search(self, request: web.Request) -> web.Response:
        query = request.query.get("q", "")
        found = [story for story in self._stories if any(word in story.title for word in query.split())]
        return self._rss(query, found)

    def _rss(self, title: str, stories: Sequence[Story]) -> web.Response:
        return web.Response(text=feed(title, stories, self.at), content_type="application/xml", charset="utf-8")


def html(text: str, *, charset: str = "utf-8", claimed: str | None = None, status: int = 200) -> Page:
    """A page of `text` in `charset`, whose header claims another one, or none where `claimed` is empty."""
    name = charset if claimed is None else claimed
    kind = f"text/html; charset={name}" if name else "text/html"
    return Page(body=text.encode(charset), status=status, headers={"Content-Type": kind})


_NOT_FOUND = html(page("없는 주소", "<p>찾으시는 기사가 없습니다.</p>"), status=404)


def _bad_pages(story: Story, at: Callable[[str], str]) -> dict[str, Page]:
    return {
        # The same story in other bytes.
        "/cp949": html(story_page(story, at("/cp949"), "euc-kr"), charset="cp949", claimed=""),
        "/mislabelled": html(story_page(story, at("/mislabelled"), "euc-kr"), claimed="euc-kr"),
        # No article.
        "/pdf": Page(body=_PDF, headers={"Content-Type": "application/pdf"}),
        "/image": Page(body=_PNG, headers={"Content-Type": "image/png"}),
        "/broken": html(page("오류", "<p>잠시 뒤에 다시 찾아 주세요.</p>"), status=500),
        "/paywall": html(paywall_page()),
        "/login": html(login_page()),
        "/empty": html(page("동글일보", "<main></main>")),
        # Redirects.
        "/to-login": Page(status=302, headers={"Location": "/login"}),
        "/chain/1": Page(status=301, headers={"Location": "/chain/2"}),
        "/chain/2": Page(status=302, headers={"Location": at("/chain/3")}),
        "/chain/3": Page(status=307, headers={"Location": story.path}),
        "/loop/1": Page(status=302, headers={"Location": "/loop/2"}),
        "/loop/2": Page(status=302, headers={"Location": "/loop/1"}),
        "/to-private": Page(status=302, headers={"Location": "http://10.0.0.1/"}),
        # Out to hurt.
        "/bomb": Page(body=_bomb(), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}),
        "/orders": html(story_page(ORDERS, at("/orders"))),
    }


@cache
def _bomb() -> bytes:
    packer = zlib.compressobj(level=1, wbits=31)
    part = bytes(1024 * 1024)
    return b"".join([packer.compress(part) for _ in range(BOMB_BYTES // len(part))] + [packer.flush()])


async def _start(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
    await response.prepare(request)
    return response
