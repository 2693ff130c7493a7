"""A web site on 127.0.0.1, and the two seams by which public names lead to it without a network."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpcore
from aiohttp import web

from news.network import connect_tcp

PUBLIC = "93.184.216.34"

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """Answers by path; whatever was asked is kept."""

    answers: dict[str, Answer | web.Response | bytes | str]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        self.headers.append(request.headers)
        answer = self.answers.get(request.path)
        if answer is None:
            return web.Response(status=404)
        if isinstance(answer, str):
            return web.Response(text=answer, content_type="text/html")
        if isinstance(answer, bytes):
            return web.Response(body=answer, headers={"content-type": "text/html"})
        if isinstance(answer, web.Response):
            return web.Response(body=answer.body, status=answer.status, headers=answer.headers)
        return await answer(request)


@asynccontextmanager
async def served(answers: Mapping[str, Answer | web.Response | bytes | str]) -> AsyncIterator[Site]:
    site = Site(dict(answers))
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", site.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


@dataclass
class Names:
    """A resolver that knows what it is told: for each name the answers to the first, second … question."""

    known: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        answers = self.known.get(host)
        if answers is None:
            raise OSError("no such name")
        answer = answers[min(self.asked.count(host), len(answers) - 1)]
        self.asked.append(host)
        return answer


def public(*hosts: str) -> Names:
    return Names({host: [[PUBLIC]] for host in hosts})


@dataclass
class Wires:
    """A connector that leads every address to one loopback port and keeps what was asked for."""

    port: int
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def __call__(self, address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
        self.asked.append((address, port))
        return await connect_tcp("127.0.0.1", self.port, seconds)


async def nowhere(address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
    """A connector for tests in which nothing may be connected at all."""
    raise AssertionError(f"connected to {address}:{port}")
