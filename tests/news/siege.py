"""Runs attacks through the seams of the web: DNS from a table, servers in memory, every connection recorded."""

import asyncio
import socket
import ssl
import time
import tracemalloc
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import httpcore
import httpx
from typing_extensions import override

from domain.errors import ChogoError
from news.addresses import Refused, is_public
from news.network import Pinned
from news.web import NotAPage, NotModified, TooBig, Unreachable, Web
from tests.news.attack import Attack, Part, Server

MEMORY = 64 * 1024 * 1024
SLACK = 3.0
"""Seconds on top of an attack's time cap: this machine may be busy with other things."""


class Stream(httpcore.AsyncNetworkStream):
    """A connection to a scripted server: `answer` has the parts for a request."""

    def __init__(self, answer: Callable[[bytes], Iterable[Part]]) -> None:
        self._answer = answer
        self._parts: Iterator[Part] = iter(())
        self._rest = b""

    @override
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        await asyncio.sleep(0)
        if not self._rest:
            part = next(self._parts, b"")
            if part is None:
                await asyncio.Event().wait()
            self._rest = part or b""
        data, self._rest = self._rest[:max_bytes], self._rest[max_bytes:]
        return data

    @override
    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            self._parts, self._rest = iter(self._answer(buffer)), b""

    @override
    async def aclose(self) -> None:
        self._parts = iter(())

    @override
    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return self

    @override
    def get_extra_info(self, info: str) -> object:
        return False if info == "is_readable" else None


@dataclass(slots=True)
class Field:
    """The net as an attack lays it out."""

    dns: Mapping[str, Sequence[Sequence[str]]]
    answer: Callable[[bytes], Iterable[Part]]
    connected: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """As the C library would: odd spellings of IPv4 addresses are addresses, local names lead inside."""
        self.looked_up.append(host)
        if host in self.dns:
            given = self.dns[host]
            return given[min(self.looked_up.count(host), len(given)) - 1]
        if "localhost" in host or "metadata" in host or "." not in host.strip("."):
            return ["127.0.0.1"]
        try:
            return [socket.inet_ntoa(socket.inet_aton(host))]
        except OSError:
            return ["10.0.0.1"]

    async def connect(self, address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
        self.connected.append((address, port))
        return Stream(self.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    ended: str
    connected: Sequence[tuple[str, int]]
    looked_up: Sequence[str]
    peak: int
    """Bytes."""
    seconds: float

    def breaches(self, ends: str, cap: float) -> list[str]:
        """What should not have happened; `cap` in seconds."""
        found = reached(self.connected)
        if self.peak >= MEMORY:
            found.append(f"{self.peak} bytes")
        if self.seconds >= cap + SLACK:
            found.append(f"{self.seconds:.1f} s")
        if self.ended != ends:
            found.append(f"ended as {self.ended!r}, not {ends!r}")
        return found


def reached(connected: Iterable[tuple[str, int]]) -> list[str]:
    """Of the connections those that must not be."""
    return [f"{address}:{port}" for address, port in connected if not is_public(address) or port not in (80, 443)]


@cache
def context() -> ssl.SSLContext:
    """Made once: it costs more than a whole attack."""
    return httpx.create_ssl_context(trust_env=False)


async def besiege(attack: Attack) -> Outcome:
    """The attack against `Web.get`."""
    ground = Field(attack.dns, in_turn(attack.servers))
    async with Web(attack.limits, resolve=ground.resolve, connect=ground.connect, ssl_context=context()) as web:
        return await measured(ground, _ended(web, attack))


async def measured(ground: Field, ending: Awaitable[str]) -> Outcome:
    tracemalloc.start()
    began = time.monotonic()
    try:
        ended = await ending
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return Outcome(
        ended=ended,
        connected=tuple(ground.connected),
        looked_up=tuple(ground.looked_up),
        peak=peak,
        seconds=time.monotonic() - began,
    )


def in_turn(servers: Sequence[Server]) -> Callable[[bytes], Iterable[Part]]:
    left = iter(servers)
    return lambda request: next(left, servers[-1])()


async def _ended(web: Web, attack: Attack) -> str:
    try:
        await web.get(attack.url, automatic=attack.automatic)
    except (Refused, Unreachable, NotAPage, TooBig, NotModified) as error:
        return _word(error)
    return "page"


def _word(error: ChogoError) -> str:
    match error:
        case Refused(reason=reason):
            return f"refused {reason}"
        case Unreachable(reason=reason):
            return f"unreachable {reason}"
        case NotAPage():
            return "not a page"
        case TooBig():
            return "too big"
        case _:
            return "not modified"


TRUSTED = frozenset({"address", "DNS answer", "redirect", "rebinding"})
"""The kinds of attacks that a client without our rules is shown; it has no limits for the others."""


async def besiege_trusting(attack: Attack) -> list[str]:
    """What a client without our rules reaches: shows that there is something to be kept from."""
    ground = Field(attack.dns, in_turn(attack.servers or [_secret]))
    backend = Pinned(
        allows_private=lambda host, port: True,
        resolve=ground.resolve,
        connect=ground.connect,
        seconds=1,
        head_bytes=100_000,
    )
    url: str | None = attack.url
    async with httpcore.AsyncConnectionPool(network_backend=backend, ssl_context=context()) as pool:
        for _ in range(6):
            url = await _location(pool, url) if url else None
    return reached(ground.connected)


def _secret() -> Iterable[Part]:
    return [b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret"]


async def _location(pool: httpcore.AsyncConnectionPool, url: str) -> str | None:
    try:
        asked = httpx.URL(url)
        async with pool.stream("GET", httpcore.URL(str(asked)), headers={"host": asked.netloc}) as response:
            headers = {name.lower(): value for name, value in response.headers}
    except (
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
        ValueError,
    ):
        return None
    given = headers.get(b"location")
    try:
        return str(asked.join(given.decode())) if given else None
    except httpx.InvalidURL:
        return None
