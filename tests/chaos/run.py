"""One run: people at work, kills at chosen moments, and the reckoning at the end."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.playground import FaultKind
from tests.chaos.audit import Audit, audit, unfinished
from tests.chaos.moments import MOMENTS, Moment
from tests.chaos.people import USERS, Kind, People
from tests.chaos.stage import Stage
from tests.desk import Desk

_BUSY = 5
"""Requests that may be under way when the next moment is laid out."""
_ORDERLY_EVERY = 5
"""Kills after which the bot is stopped by SIGTERM once, in the middle of its work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    seed: int
    moments: Counter[str]
    orderly_stops: int
    requests: Counter[Kind]
    again: int
    """Updates that were delivered once more, after they had been confirmed."""
    audit: Audit
    seconds: float

    @property
    def kills(self) -> int:
        return self.moments.total()


async def run(folder: Path, *, kills: int, seed: int) -> Outcome:
    """Raises AssertionError when something is waited for in vain."""
    started = time.monotonic()
    async with Desk(folder) as desk:
        # What broke off is charged in full: so many kills would spend a day's money, which is not what this is about.
        desk.settings |= {"DAILY_BUDGET_USD": "0", "DESK_BUDGET_USD": "0"}
        scene = _Scene(Stage(desk=desk, random=Random(seed)))
        await scene.open()
        for number, moment in enumerate(_chosen(scene.stage.random, kills), start=1):
            await scene.kill_at(moment)
            if number % _ORDERLY_EVERY == 2:
                await scene.stop_orderly()
        reckoning = await scene.close()
    return Outcome(
        seed=seed,
        moments=scene.moments,
        orderly_stops=scene.orderly_stops,
        requests=Counter(request.kind for request in scene.people.requests),
        again=scene.again,
        audit=reckoning,
        seconds=time.monotonic() - started,
    )


def _chosen(random: Random, kills: int) -> Iterator[Moment]:
    """Each kind once before any comes a second time."""
    waiting: list[Moment] = []
    for _ in range(kills):
        waiting = waiting or random.sample(MOMENTS, len(MOMENTS))
        yield waiting.pop()


class _Scene:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.people = People(stage)
        self.moments: Counter[str] = Counter()
        self.orderly_stops = 0
        self.again = 0
        self._in_flight = 0

    async def open(self) -> None:
        """Everybody has begun something, and somebody has a draft and a change."""
        await self.stage.desk.start_bot()
        for _ in USERS:
            await self.people.topic()
        for _ in range(2):
            await self.people.reply()

    async def kill_at(self, moment: Moment) -> None:
        # Kills that come faster than anything gets done would only pile work up.
        await self.stage.until("most of the work to be done", lambda: unfinished(self.stage) <= _BUSY)
        await moment.come(self.stage, self.people)
        await self.stage.desk.kill_bot()
        await self.stage.clear()
        self.moments[moment.name] += 1
        # Counted at the kill, from outside: only these may be repeated.
        self._in_flight += self.stage.number("select count(*) from sends where open")
        await self._meanwhile()
        await self.stage.desk.start_bot()
        await self.people.anything()

    async def stop_orderly(self) -> None:
        gate = self.stage.gate("blog")
        await self.people.topic()
        await gate.reached()
        status = await self.stage.desk.stop_bot()
        if status != 0:
            raise AssertionError(f"SIGTERM ended the bot with {status}\n{self.stage.desk.log[-4000:]}")
        await self.stage.clear()
        self._in_flight += self.stage.number("select count(*) from sends where open")
        self.orderly_stops += 1
        await self._meanwhile()
        await self.stage.desk.start_bot()

    async def close(self) -> Audit:
        """Everything comes to its end, also in the chat, and then the bot is stopped."""
        for kind in (FaultKind.DUPLICATE_UPDATES, FaultKind.REVERSED_UPDATES):
            self.stage.desk.api.fault(kind)
        await self.people.topic()
        await self.stage.until("everything to be finished", self._finished)
        status = await self.stage.desk.stop_bot()
        result = await audit(self.stage, self.people, self._in_flight)
        if status != 0:
            result.broken.append(f"the bot ended with {status}")
        return result

    def _finished(self) -> bool:
        arrived = self.stage.number("select count(*) from updates")
        return arrived >= len(self.people.requests) and not unfinished(self.stage)

    async def _meanwhile(self) -> None:
        """While the bot is away people go on, and Telegram gets its queue wrong."""
        for _ in range(self.stage.random.randrange(3)):
            await self.people.anything()
        disturbances = (FaultKind.DUPLICATE_UPDATES, FaultKind.REVERSED_UPDATES)
        for kind in self.stage.random.sample(disturbances, self.stage.random.randrange(3)):
            self.stage.desk.api.fault(kind)
        self._repeat(self.stage.rows("select body from updates order by id"))

    def _repeat(self, bodies: Iterable[tuple[str]]) -> None:
        known = list(bodies)
        for (body,) in self.stage.random.sample(known, min(len(known), self.stage.random.randrange(3))):
            self.stage.desk.api.redeliver(json.loads(body))
            self.again += 1
