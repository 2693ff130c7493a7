"""One run: mornings for everybody, kills at chosen moments, and the reckoning at the end."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.playground import FaultKind, Rates
from tests.chaos.stage import Stage
from tests.desk import Desk
from tests.mornings.audit import Audit, audit
from tests.mornings.moments import SENDING, WRITING, Moment
from tests.mornings.readers import ids, make_due, seed

KILLS_A_MORNING = 10
TOPICS = 5
_SYLLABLES = "가나다라마바사아자차"
_LOOK_AGAIN = 0.5
"""Seconds: the database tells nobody when it changes."""
_LOOKS = 2400
"""In all twenty minutes for what is left of a morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Pushes a second of the bot, and what the Bot API server enforces."""

    bot: float = 25.0
    server: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    seed: int
    readers: int
    mornings: int
    pace: Pace
    moments: Counter[str]
    audit: Audit
    seconds: float

    @property
    def kills(self) -> int:
        return self.moments.total()


async def run(folder: Path, *, kills: int, readers: int, seed: int, pace: Pace | None = None) -> Outcome:
    """Raises AssertionError when something is waited for in vain."""
    pace = pace or Pace()
    started = time.monotonic()
    rates = Rates(overall_per_second=pace.server)
    async with Desk(folder, module="tests.mornings.process", rates=rates) as desk:
        desk.settings = {"PUSHES_A_SECOND": str(pace.bot)}
        scene = _Scene(Stage(desk=desk, random=Random(seed)), readers)
        await scene.open()
        waiting = list(_chosen(scene.stage.random, kills))
        for moments in waiting:
            await scene.morning(moments)
        reckoning = await scene.close()
    return Outcome(
        seed=seed,
        readers=readers,
        mornings=len(waiting),
        pace=pace,
        moments=scene.moments,
        audit=reckoning,
        seconds=time.monotonic() - started,
    )


def _chosen(random: Random, kills: int) -> Iterator[list[Moment]]:
    """For each morning its moments, in the order in which they can come."""
    while kills > 0:
        count = min(kills, KILLS_A_MORNING)
        writing = sorted(random.sample(range(len(WRITING)), min(len(WRITING), -(-count * 6 // 10))))
        sending = [random.choice(SENDING) for _ in range(count - len(writing))]
        yield [*(WRITING[place] for place in writing), *sending]
        kills -= count


class _Scene:
    def __init__(self, stage: Stage, readers: int) -> None:
        self.stage = stage
        self.moments: Counter[str] = Counter()
        self._readers = readers
        self._blocked = ids(readers)[:: max(2, readers // 10)]
        self._in_flight = 0
        self._mornings = 0
        # All within the window in which a late morning is still sent, and a minute of its own for each.
        self._first = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=100)

    async def open(self) -> None:
        """A bot that has run once, its readers, and some who have blocked it since."""
        desk = self.stage.desk
        for reader in ids(self._readers):
            desk.api.person(reader)
        await desk.start_bot()
        await desk.kill_bot()
        seed(desk.database, self._readers)
        for reader in self._blocked:
            desk.api.chats[reader].blocked = True

    async def morning(self, moments: list[Moment]) -> None:
        """Everybody is due; the bot is killed at each of the moments, and in the end everybody has been served."""
        due = self._first + timedelta(minutes=10 * self._mornings)
        words = [f"반도체 표{_SYLLABLES[self._mornings]}{_SYLLABLES[number]}말" for number in range(TOPICS)]
        make_due(self.stage.desk.database, due, words)
        self._mornings += 1
        for moment in moments:
            come = moment.lay(self.stage)
            await self._start()
            await come()
            await self.stage.desk.kill_bot()
            await self.stage.clear()
            self.moments[moment.name] += 1
            # Counted at the kill, from outside: only these may be repeated.
            self._in_flight += self.stage.number("select count(*) from sends where open")
        await self._start()
        await self._served(due)
        if await self.stage.desk.stop_bot() != 0:
            raise AssertionError(f"the bot did not stop in order\n{self.stage.desk.log[-4000:]}")

    async def close(self) -> Audit:
        return audit(
            self.stage,
            mornings=self._mornings,
            readers=self._readers,
            blocked=self._blocked,
            in_flight=self._in_flight,
        )

    async def _start(self) -> None:
        """Now and then it dies once more before it has come up."""
        desk = self.stage.desk
        if self.stage.random.random() < 0.15:
            desk.api.fault(FaultKind.HOLD, "setMyCommands")
            async with asyncio.TaskGroup() as group:
                starting = group.create_task(_ended(desk))
                await self.stage.held("a start")
                await desk.kill_bot()
                await starting
            await self.stage.until("the call of the dead process to end", lambda: self._let_go(desk))
        await desk.start_bot()

    def _let_go(self, desk: Desk) -> bool:
        """A held call of a process that is gone ends by itself; what is laid out for the next one stays."""
        return desk.api.held == 0

    async def _served(self, due: datetime) -> None:
        open_ = "select count(*) from slots where message is null and ended is null"
        working = "select count(*) from workflow_status where status in ('PENDING', 'ENQUEUED', 'DELAYED')"
        for _ in range(_LOOKS):
            if self._all(due) and not self.stage.number(open_) and not self.stage.number(working):
                return
            # Not asked at every push: this process is the server that must keep its time.
            await asyncio.sleep(_LOOK_AGAIN)
        raise AssertionError(f"not everybody was served\n{self.stage.desk.log[-4000:]}")

    def _all(self, due: datetime) -> bool:
        return self.stage.number("select count(*) from slots where due = ?", due.isoformat()) > 0


async def _ended(desk: Desk) -> None:
    """A start that is killed says so."""
    try:
        await desk.start_bot()
    except AssertionError:
        return
