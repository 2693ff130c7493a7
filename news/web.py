"""The one place that opens addresses named by people, feeds or models.

An address is judged as text, its name is resolved, every answer has to be public, and the connection goes to the
very address that was judged: nothing is resolved a second time. Each redirect starts again from the beginning.
What is read automatically also keeps to robots.txt and to a pace; what may go wrong is in news.answers.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpcore
import httpx

from news.addresses import DEFAULT_PORTS, Refused, Rules, Target
from news.answers import NotAPage, NotModified, Page, TooBig, Unreachable, WebError, WebLimits, validator
from news.bodies import Gzip, Plain, refuse_other_kinds, text_type, unpacker
from news.hosts import Hosts, retry_after
from news.network import Connect, Metered, NoSuchName, Pinned, Resolve, SystemResolver, connect_tcp
from news.robots import MAX_BYTES, RobotsFiles

__all__ = ["NotAPage", "NotModified", "Page", "TooBig", "Unreachable", "Web", "WebError", "WebLimits"]

USER_AGENT = "Mozilla/5.0 (compatible; chogo/0.1; reads news for one person)"
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RESTS = frozenset({429, 503})
_BREATH = 256
"""Pieces of a body between two chances for everything else: one read from the network may hold thousands."""
_HEADERS: Mapping[bytes | str, bytes | str] = {
    "user-agent": USER_AGENT,
    "accept": ACCEPT,
    "accept-language": "ko,en;q=0.7",
    # Only what we unpack ourselves, a step at a time: a library would unpack a whole bomb before any limit sees it.
    "accept-encoding": "gzip",
}


class Web:
    """Opens addresses under the rules; keeps no cookies and reads no proxy from the environment.

    `resolve` and `connect` are the only two ways to the network: a test that replaces both never leaves it.
    """

    def __init__(
        self,
        limits: WebLimits | None = None,
        *,
        private_hosts: Iterable[str] = (),
        resolve: Resolve | None = None,
        connect: Connect = connect_tcp,
        hosts: Hosts | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Raises ValueError for an entry of `private_hosts` that cannot be read."""
        self._limits = limits or WebLimits()
        self._rules = Rules(private_hosts)
        self._hosts = hosts or Hosts(gap=self._limits.gap_seconds)
        self._robots = RobotsFiles(self._get_robots)
        self._system = SystemResolver()
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context or httpx.create_ssl_context(trust_env=False),
            max_connections=60,
            max_keepalive_connections=10,
            keepalive_expiry=5.0,
            network_backend=Pinned(
                allows_private=self._rules.allows_private,
                resolve=resolve or self._system,
                connect=connect,
                seconds=self._limits.connect_seconds,
                head_bytes=self._limits.header_bytes,
            ),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._pool.aclose()
        self._system.close()

    async def get(
        self, url: str, *, seconds: float | None = None, automatic: bool = False, etag: str = "", modified: str = ""
    ) -> Page:
        """Read one address, following redirects; `seconds` may shorten the limit for everything together.

        `automatic`: nobody sent this very address, so robots.txt and the gap between readings hold. `etag` and
        `modified` are those of the Page that the caller has; only with them NotModified can be raised.

        Raises Refused, Unreachable, NotAPage, TooBig or NotModified.
        """
        known = {"if-none-match": validator(etag), "if-modified-since": validator(modified)}
        errand = _Errand(
            url=url,
            limits=self._limits,
            seconds=min(seconds or self._limits.seconds, self._limits.seconds),
            automatic=automatic,
            known={name: value for name, value in known.items() if value},
        )
        return await self._run(errand)

    async def _get_robots(self, url: str) -> bytes:
        limits = replace(self._limits, unpacked_bytes=MAX_BYTES)
        errand = _Errand(url=url, limits=limits, seconds=limits.robots_seconds, beginning_is_enough=True)
        return (await self._run(errand)).body

    async def _run(self, errand: "_Errand") -> Page:
        try:
            async with asyncio.timeout(errand.seconds) as deadline:
                return await self._follow(_Trip(errand, deadline))
        except TimeoutError as error:
            raise Unreachable("timeout") from error

    async def _follow(self, trip: "_Trip") -> Page:
        target = self._rules.judge(trip.errand.url)
        for _ in range(trip.errand.limits.redirects + 1):
            async with self._turn(target, trip):
                answer = await self._ask(target, trip.errand)
            if isinstance(answer, Page):
                return answer
            target = self._rules.judge(answer.location)
        raise Unreachable("redirects")

    @asynccontextmanager
    async def _turn(self, target: Target, trip: "_Trip") -> AsyncIterator[None]:
        gap = await self._gap(target) if trip.errand.automatic else 0.0
        spaced = trip.spaced(target.party)
        resume = trip.pause()
        async with self._hosts.turn(target.party, spaced=spaced, gap=gap, patience=trip.patience):
            resume()
            yield

    async def _gap(self, target: Target) -> float:
        """What the host wishes for; raises Unreachable where it does not want to be read."""
        robots = await self._robots.of(target.origin)
        if not robots.allows(target.path):
            raise Unreachable(robots.failure or "robots")
        return robots.delay

    async def _ask(self, target: Target, errand: "_Errand") -> "Page | _Moved":
        headers = {**_HEADERS, **errand.known}
        try:
            async with self._pool.stream("GET", _core_url(target), headers=headers) as response:
                return await self._answer(target, response, errand)
        except NoSuchName as error:
            raise Unreachable("dns") from error
        except (httpcore.ConnectTimeout, httpcore.PoolTimeout) as error:
            raise Unreachable("timeout") from error
        except (httpcore.ConnectError, OSError) as error:
            raise Unreachable("connect") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise Unreachable("protocol") from error

    async def _answer(self, target: Target, response: httpcore.Response, errand: "_Errand") -> "Page | _Moved":
        if len(response.headers) > errand.limits.header_count:
            raise Unreachable("protocol")
        headers = _headers(response)
        if response.status in _REDIRECTS and headers.get("location"):
            return _Moved(location=_joined(target.url, headers["location"].strip()))
        if response.status == 304 and errand.known:
            raise NotModified
        if response.status != 200:
            raise self._refusal(target, response.status, headers)
        content_type = text_type(headers)
        body = await _body(response, headers, errand)
        refuse_other_kinds(body)
        return Page(url=target.url, status=200, content_type=content_type, headers=headers, body=body)

    def _refusal(self, target: Target, status: int, headers: Mapping[str, str]) -> Unreachable:
        if status not in _RESTS:
            return Unreachable(str(status))
        wait = retry_after(headers, datetime.now(UTC))
        self._hosts.rest(target.party, str(status), wait)
        return Unreachable(str(status), wait=wait)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """One address, and how it is asked for."""

    url: str
    limits: WebLimits
    seconds: float
    automatic: bool = False
    known: Mapping[bytes | str, bytes | str] = field(default_factory=dict)
    """Headers that make the request conditional."""
    beginning_is_enough: bool = False


class _Trip:
    """What an errand has spent so far. Its time stands still while it waits for a host's turn."""

    def __init__(self, errand: _Errand, deadline: asyncio.Timeout) -> None:
        self.errand = errand
        self.patience = errand.limits.turn_seconds
        self._deadline = deadline
        self._asked: set[str] = set()

    def spaced(self, party: str) -> bool:
        """Whether the gap holds: requests to one host on the way of one errand are one reading."""
        first = party not in self._asked
        self._asked.add(party)
        return first and self.errand.automatic

    def pause(self) -> Callable[[], None]:
        """Stop the time; what is returned starts it again."""
        at, ends = asyncio.get_running_loop().time(), self._deadline.when()
        if ends is None or self._deadline.expired():
            raise Unreachable("timeout")
        self._deadline.reschedule(None)

        def resume() -> None:
            now = asyncio.get_running_loop().time()
            self.patience = max(0.0, self.patience - (now - at))
            self._deadline.reschedule(ends + now - at)

        return resume


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError as error:
        raise Refused("form") from error


async def _body(response: httpcore.Response, headers: Mapping[str, str], errand: _Errand) -> bytes:
    body: Plain | Gzip = unpacker(headers, errand.limits)
    stream = response.extensions.get("network_stream")
    if isinstance(stream, Metered):
        # Half as much again for the packaging of pieces.
        stream.grant(errand.limits.packed_bytes * 3 // 2 + errand.limits.header_bytes)
    try:
        async with aclosing(_chunks(response)) as chunks:
            async for chunk in chunks:
                body.feed(chunk)
    except TooBig:
        if errand.beginning_is_enough:
            return body.so_far()
        raise
    return body.whole()


async def _chunks(response: httpcore.Response) -> AsyncGenerator[bytes, None]:
    count = 0
    async for chunk in response.aiter_stream():
        yield chunk
        count += 1
        if count % _BREATH == 0:
            await asyncio.sleep(0)


def _core_url(target: Target) -> httpcore.URL:
    host = f"[{target.host}]" if ":" in target.host else target.host
    port = None if target.port == DEFAULT_PORTS[target.scheme] else target.port
    return httpcore.URL(scheme=target.scheme, host=host, port=port, target=target.path)


def _headers(response: httpcore.Response) -> dict[str, str]:
    """Of a header that comes twice the first counts."""
    headers: dict[str, str] = {}
    for name, value in response.headers:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("utf-8", "replace"))
    return headers
