"""A Gemini that stands on 127.0.0.1, answers over real HTTP, and fails when it is told to.

async with FakeGemini() as gemini:
    gemini.script(rate_limit(0.01), ok())      # for the next two calls; after that the brain answers
    gate = gemini.hold(kind="blog")            # the blog's call waits until gate.release()
    ...  base_url=gemini.url ...
    await gate.reached()
    gemini.requests[0].body
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from aiohttp import web

from tests.fakes import gemini_brain as brain
from tests.fakes.gemini_steps import Call, Seen, Step, ok

PATIENCE = 120
"""Seconds after which a test that waits for the bot gives up."""


@dataclass(slots=True)
class Gate:
    """Stops the calls that it is for, until it is released."""

    wanted: Callable[[Seen], bool]
    _reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self._reached.wait()

    def release(self) -> None:
        self._released.set()

    async def pass_through(self, seen: Seen) -> None:
        if self.wanted(seen) and not self._released.is_set():
            self._reached.set()
            await self._released.wait()


class FakeGemini:
    url: str
    """For `LLM_BASE_URL`, without the API's version."""

    def __init__(self, otherwise: Step | None = None) -> None:
        """`otherwise` answers what has not been scripted: the brain, where none is given."""
        self._otherwise = otherwise or ok()
        self.requests: list[Seen] = []
        self._steps: deque[tuple[str | None, Step]] = deque()
        self._gates: list[Gate] = []
        self._news = asyncio.Condition()
        self._closing = asyncio.Event()
        app = web.Application(client_max_size=2**26)
        app.router.add_post("/{version:v1|v1beta|v1alpha}/models/{call}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        for gate in self._gates:
            gate.release()
        await self._runner.cleanup()

    def script(self, *steps: Step, kind: str | None = None) -> None:
        """The next calls (of that kind) are answered so, one step each."""
        self._steps.extend((kind, step) for step in steps)

    def hold(self, *, n: int | None = None, kind: str | None = None) -> Gate:
        """Make calls wait: the `n`-th in all, or those of a kind, or every one."""
        gate = Gate(lambda seen: n in (None, seen.index) and kind in (None, seen.kind))
        self._gates.append(gate)
        return gate

    def forget(self) -> None:
        """As if no call had come and nothing had been scripted; gates open."""
        self.requests.clear()
        self._steps.clear()
        for gate in self._gates:
            gate.release()
        self._gates.clear()

    def of_kind(self, kind: str) -> list[Seen]:
        return [seen for seen in self.requests if seen.kind == kind]

    async def wait_for_request(self, wanted: Callable[[Seen], bool]) -> Seen:
        """The first call that fits, whether it has come or is still to come."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: any(map(wanted, self.requests)))
        return next(filter(wanted, self.requests))

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        model, _, method = request.match_info["call"].partition(":")
        body = await request.json()
        seen = Seen(
            index=len(self.requests) + 1,
            kind=brain.kind_of(body),
            model=model,
            streamed=method == "streamGenerateContent",
            key=request.headers.get("x-goog-api-key", ""),
            body=body,
        )
        self.requests.append(seen)
        step = self._next_step(seen)
        async with self._news:
            self._news.notify_all()
        for gate in self._gates:
            await gate.pass_through(seen)
        return await step(Call(seen, request, self._closing))

    def _next_step(self, seen: Seen) -> Step:
        for place, (kind, step) in enumerate(self._steps):
            if kind in (None, seen.kind):
                del self._steps[place]
                return step
        return self._otherwise
