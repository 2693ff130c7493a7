"""The one place that opens addresses named by people, feeds or models.

    WebError
    ├── Unreachable   no answer, or one that is an error: `reason` is a word or the status
    ├── NotAPage      an answer that is no text we read: `content_type` says what it is
    └── TooBig        more bytes than we take, packed or unpacked

    Refused           (news.addresses) an address that is not opened at all

An address is judged as text, its name is resolved, every answer has to be public, and the connection goes to the
very address that was judged: nothing is resolved a second time. Each redirect starts again from the beginning.
"""

import asyncio
import zlib
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpcore
import httpx

from domain.errors import ChogoError
from news.addresses import DEFAULT_PORTS, Rules, Target
from news.network import Connect, NoSuchName, Pinned, Resolve, SystemResolver, connect_tcp

USER_AGENT = "Mozilla/5.0 (compatible; chogo/0.1; reads news for one person)"
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXT_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain"})
_STEP = 65_536


class WebError(ChogoError):
    """An address that was opened and gave no page."""


class Unreachable(WebError):
    """`reason`: dns, connect, timeout, protocol, redirects, or the status as three digits."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAPage(WebError):
    """`content_type` as the server names it, or as the first bytes show."""

    def __init__(self, content_type: str) -> None:
        super().__init__(content_type)
        self.content_type = content_type


class TooBig(WebError):
    """The body is larger than `WebLimits` allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLimits:
    seconds: float = 12.0
    """For everything that one address costs, redirects included."""
    connect_seconds: float = 4.0
    """For one attempt to connect; a name may have several addresses."""
    packed_bytes: int = 5_000_000
    unpacked_bytes: int = 5_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address answered with, unpacked and not yet decoded."""

    url: str
    """The final address, after redirects."""
    status: int
    content_type: str
    """Lower case, without parameters; empty where the server names none."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


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
    ) -> None:
        """Raises ValueError for an entry of `private_hosts` that cannot be read."""
        self._limits = limits or WebLimits()
        self._rules = Rules(private_hosts)
        self._system = SystemResolver()
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=60,
            max_keepalive_connections=10,
            keepalive_expiry=5.0,
            network_backend=Pinned(
                allows_private=self._rules.allows_private,
                resolve=resolve or self._system,
                connect=connect,
                seconds=self._limits.connect_seconds,
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

    async def get(self, url: str, *, seconds: float | None = None) -> Page:
        """Read one address, following redirects; `seconds` may shorten the limit for everything together.

        Raises Refused, Unreachable, NotAPage or TooBig.
        """
        try:
            async with asyncio.timeout(min(seconds or self._limits.seconds, self._limits.seconds)):
                return await self._follow(url)
        except TimeoutError as error:
            raise Unreachable("timeout") from error

    async def _follow(self, url: str) -> Page:
        target = self._rules.judge(url)
        for _ in range(self._limits.redirects + 1):
            answer = await self._ask(target)
            if isinstance(answer, Page):
                return answer
            target = self._rules.judge(answer.location)
        raise Unreachable("redirects")

    async def _ask(self, target: Target) -> "Page | _Moved":
        try:
            async with self._pool.stream("GET", _core_url(target), headers=_HEADERS) as response:
                return await self._answer(target, response)
        except NoSuchName as error:
            raise Unreachable("dns") from error
        except (httpcore.ConnectTimeout, httpcore.PoolTimeout) as error:
            raise Unreachable("timeout") from error
        except (httpcore.ConnectError, OSError) as error:
            raise Unreachable("connect") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise Unreachable("protocol") from error

    async def _answer(self, target: Target, response: httpcore.Response) -> "Page | _Moved":
        headers = _headers(response)
        if response.status in _REDIRECTS and headers.get("location"):
            return _Moved(location=urljoin(target.url, headers["location"].strip()))
        if response.status != 200:
            raise Unreachable(str(response.status))
        content_type = _content_type(headers)
        body = await self._body(response, headers)
        _refuse_other_kinds(body)
        return Page(url=target.url, status=200, content_type=content_type, headers=headers, body=body)

    async def _body(self, response: httpcore.Response, headers: Mapping[str, str]) -> bytes:
        unpacker = _unpacker(headers, self._limits.unpacked_bytes)
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:18]) > self._limits.packed_bytes:
            raise TooBig("content-length")
        packed = 0
        async with aclosing(_chunks(response)) as chunks:
            async for chunk in chunks:
                packed += len(chunk)
                if packed > self._limits.packed_bytes:
                    raise TooBig("packed")
                unpacker.feed(chunk)
        return unpacker.whole()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    location: str


async def _chunks(response: httpcore.Response) -> AsyncGenerator[bytes, None]:
    async for chunk in response.aiter_stream():
        yield chunk


_HEADERS: Mapping[bytes | str, bytes | str] = {
    "user-agent": USER_AGENT,
    "accept": ACCEPT,
    "accept-language": "ko,en;q=0.7",
    # Only what we unpack ourselves, a step at a time: a library would unpack a whole bomb before any limit sees it.
    "accept-encoding": "gzip",
}


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


def _content_type(headers: Mapping[str, str]) -> str:
    """A server that names no type is given the benefit of the doubt: the first bytes are looked at later."""
    named = headers.get("content-type", "").split(";")[0].strip().lower()
    if named and named not in _TEXT_TYPES and not (named.endswith("+xml") and named != "image/svg+xml"):
        raise NotAPage(named[:80])
    return named


_MAGIC = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"\x1f\x8b": "application/gzip",
}


def _refuse_other_kinds(body: bytes) -> None:
    start = body[:64].lstrip()
    for magic, kind in _MAGIC.items():
        if start.startswith(magic):
            raise NotAPage(kind)
    if b"\x00" in body[:512] and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAPage("application/octet-stream")


def _unpacker(headers: Mapping[str, str], limit: int) -> "_Plain | _Gzip":
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _Plain(limit)
    if encoding in ("gzip", "x-gzip"):
        return _Gzip(limit)
    raise NotAPage(f"content-encoding: {encoding[:40]}")


class _Plain:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._body = bytearray()

    def feed(self, chunk: bytes) -> None:
        self._body += chunk
        if len(self._body) > self._limit:
            raise TooBig("unpacked")

    def whole(self) -> bytes:
        return bytes(self._body)


class _Gzip(_Plain):
    """Unpacks a step at a time, so that a bomb costs no more memory than the limit and one step."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._stream = zlib.decompressobj(31)

    def feed(self, chunk: bytes) -> None:
        try:
            while not self._stream.eof:
                step = self._stream.decompress(chunk, _STEP)
                super().feed(step)
                if len(step) < _STEP:
                    break
                chunk = self._stream.unconsumed_tail
        except zlib.error as error:
            raise Unreachable("protocol") from error

    def whole(self) -> bytes:
        """Raises Unreachable where the end is missing: half a page must not pass for one."""
        if self._body and not self._stream.eof:
            raise Unreachable("protocol")
        return super().whole()
