"""What an answer costs: packed, endless, slow and broken bodies over real HTTP on loopback."""

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from news.web import NotAPage, TooBig, Unreachable, Web, WebLimits
from tests.news.loopback import Wires, public, served

HOST = "http://news.example.com"


def zipped(body: bytes, encoding: str = "gzip") -> web.Response:
    return web.Response(body=body, headers={"content-type": "text/html", "content-encoding": encoding})


@pytest.mark.asyncio
async def test_unpacks_gzip_whole_at_any_length() -> None:
    for length in (0, 1, 65_535, 65_536, 65_537, 300_000):
        body = bytes(n * 31 % 251 + 1 for n in range(length))
        async with (
            served({"/": zipped(gzip.compress(body))}) as site,
            Web(resolve=public("news.example.com"), connect=Wires(site.port)) as opened,
        ):
            assert (await opened.get(f"{HOST}/")).body == body


@pytest.mark.asyncio
async def test_a_bomb_costs_no_more_than_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(60)) + packer.flush()
    async with (
        served({"/": zipped(bomb)}) as site,
        Web(resolve=public("news.example.com"), connect=Wires(site.port)) as opened,
    ):
        tracemalloc.start()
        with pytest.raises(TooBig):
            await opened.get(f"{HOST}/")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (zipped(b"xx", "br"), NotAPage),
        (zipped(gzip.compress(gzip.compress(b"x")), "gzip, gzip"), NotAPage),
        (zipped(b"not gzip at all"), Unreachable),
        (zipped(gzip.compress(b"half a page" * 50)[:-20]), Unreachable),
        (web.Response(body=b"a" * 50_001, headers={"content-type": "text/html"}), TooBig),
        (zipped(gzip.compress(b"a" * 50_001)), TooBig),
    ],
)
async def test_bodies_that_are_not_taken(answer: web.Response, error: type[Exception]) -> None:
    limits = WebLimits(packed_bytes=50_000, unpacked_bytes=50_000)
    async with (
        served({"/": answer}) as site,
        Web(limits, resolve=public("news.example.com"), connect=Wires(site.port)) as opened,
    ):
        with pytest.raises(error):
            await opened.get(f"{HOST}/")


@pytest.mark.asyncio
async def test_a_body_without_length_ends_at_the_limit() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/html"})
        await response.prepare(request)
        while True:
            await response.write(b"a" * 10_000)

    async with served({"/": endless}) as site:
        limits = WebLimits(packed_bytes=100_000)
        async with Web(limits, resolve=public("news.example.com"), connect=Wires(site.port)) as opened:
            with pytest.raises(TooBig):
                await opened.get(f"{HOST}/")


@pytest.mark.asyncio
async def test_a_body_that_drips_ends_at_its_time() -> None:
    stop = asyncio.Event()

    async def dripping(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/html"})
        await response.prepare(request)
        await response.write(b"a")
        await stop.wait()
        return response

    async with served({"/": dripping}) as site:
        limits = WebLimits(seconds=0.2)
        async with Web(limits, resolve=public("news.example.com"), connect=Wires(site.port)) as opened:
            with pytest.raises(Unreachable, match="timeout"):
                await opened.get(f"{HOST}/")
        stop.set()


@asynccontextmanager
async def raw_server(answer: bytes) -> AsyncIterator[int]:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"x-%d: %s\r\n" % (n, b"a" * 1000) for n in range(2000)) + b"\r\n",
        b"no HTTP at all\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\nshort",
    ],
)
async def test_answers_that_are_no_http(answer: bytes) -> None:
    async with (
        raw_server(answer) as port,
        Web(resolve=public("news.example.com"), connect=Wires(port)) as opened,
    ):
        with pytest.raises(Unreachable, match="protocol"):
            await opened.get(f"{HOST}/")
