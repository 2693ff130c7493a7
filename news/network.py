"""Connections that go only to addresses that were judged: below HTTP, so that nothing can go round it."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack

import httpcore
from typing_extensions import override

from news.addresses import DEFAULT_PORTS, Refused, is_literal, is_public

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""All IP addresses of a name, as text; raises OSError where it has none."""

Connect = Callable[[str, int, float], Awaitable[httpcore.AsyncNetworkStream]]
"""Connect to an IP and a port within so many seconds; raises httpcore.ConnectError or ConnectTimeout."""

_ATTEMPTS = 3


class SystemResolver:
    """The machine's own resolver, in threads of its own: names that hang must not starve the page readers."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=24, thread_name_prefix="names")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        answers = await loop.run_in_executor(self._threads, _look_up, host, port)
        return tuple(dict.fromkeys(answers))

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[str]:
    return [str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


async def connect_tcp(address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
    return await httpcore.AnyIOBackend().connect_tcp(address, port, timeout=seconds)


class NoSuchName(OSError):
    """A name without an address."""


class Metered(httpcore.AsyncNetworkStream):
    """Hands on no more bytes than an answer may have: first for its head, then what `grant` allows for its body.

    The library that reads HTTP bounds one line at a time, but neither how many provisional answers come before the
    real one nor how much packaging is around a body.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream, head_bytes: int) -> None:
        self._stream = stream
        self._head_bytes = head_bytes
        self._left = head_bytes

    def grant(self, count: int) -> None:
        """The head is read; so many bytes may follow."""
        self._left = count

    @override
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._left <= 0:
            raise httpcore.RemoteProtocolError("more bytes than an answer may have")
        data = await self._stream.read(min(max_bytes, self._left), timeout)
        self._left -= len(data)
        return data

    @override
    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """A request: its answer starts from the beginning."""
        self._left = self._head_bytes
        await self._stream.write(buffer, timeout)

    @override
    async def aclose(self) -> None:
        await self._stream.aclose()

    @override
    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        async with AsyncExitStack() as stack:
            # A handshake that is cancelled leaves its connection open.
            stack.push_async_callback(self._stream.aclose)
            secured = await self._stream.start_tls(ssl_context, server_hostname, timeout)
            stack.pop_all()
        return Metered(secured, self._head_bytes)

    @override
    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class Pinned(httpcore.AsyncNetworkBackend):
    """Resolves a name, judges every answer, and connects to one that was judged."""

    def __init__(
        self,
        *,
        allows_private: Callable[[str, int], bool],
        resolve: Resolve,
        connect: Connect,
        seconds: float,
        head_bytes: int,
    ) -> None:
        self._allows_private = allows_private
        self._resolve = resolve
        self._connect = connect
        self._seconds = seconds
        self._head_bytes = head_bytes

    @override
    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises Refused where a single answer is not public: such a name is not worth a second look."""
        host = host.strip("[]")
        addresses = await self._addresses(host, port)
        if not self._allows_private(host, port):
            if port not in DEFAULT_PORTS.values():
                raise Refused("port")
            if not all(map(is_public, addresses)):
                raise Refused("private")
        return Metered(await self._first_of(addresses, port), self._head_bytes)

    @override
    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise Refused("scheme")

    @override
    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        if is_literal(host):
            return (host,)
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise NoSuchName(host) from error
        if not addresses:
            raise NoSuchName(host)
        return addresses

    async def _first_of(self, addresses: Sequence[str], port: int) -> httpcore.AsyncNetworkStream:
        """A machine without IPv6 fails at once on such an address, so the next one is tried."""
        failed: httpcore.NetworkError | httpcore.TimeoutException = httpcore.ConnectError("no address")
        for address in addresses[:_ATTEMPTS]:
            try:
                return await self._connect(address, port, self._seconds)
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                failed = error
        raise failed
