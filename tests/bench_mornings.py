"""Mornings at full size: 5,000 pushes with live answers between them, and 100,000 subscriptions.

python -m tests.bench_mornings [--readers 5000] [--subscriptions 100000] [--late]
"""

import argparse
import asyncio
import math
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.playground import Rates
from tests.bot.visitors import Visitor
from tests.desk import Desk
from tests.mornings.readers import ids, make_due, seed
from tests.writing.clockwork import clockwork

PUSHES = 25.0
LIVE_EVERY = 2.0
"""Seconds between two people who ask something while the pushes go out."""


async def delivery(readers: int, late: bool) -> tuple[bool, str]:
    """Everybody is due at once; meanwhile somebody asks for something every now and then.

    `late`: due before the process started, so that all of it is prepared while the first ones go out already.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with Desk(Path(folder), module="tests.mornings.process", rates=Rates()) as desk:
            desk.settings = {"PUSHES_A_SECOND": str(PUSHES)}
            for reader in ids(readers):
                desk.api.person(reader)
            await desk.start_bot()
            await desk.kill_bot()
            seed(desk.database, readers)
            due = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=-5 if late else 2)
            make_due(desk.database, due, ["반도체 표가말", "반도체 표나말"])
            await desk.start_bot()
            waits = await _asked_until_all_are_out(desk, readers)
            pushes = [call.at for call in desk.api.journal if call.method == "sendDocument"]
            refused = sum("Too Many" in (call.error or "") for call in desk.api.refusals)
    rate = (len(pushes) - 1) / (pushes[-1] - pushes[0])
    busiest = max(sum(other < at + 1 for other in pushes[place : place + 60]) for place, at in enumerate(pushes))
    p99 = sorted(waits)[math.ceil(len(waits) * 0.99) - 1]
    holds = rate >= 0.95 * PUSHES and p99 < 1 and not refused and len(pushes) == readers
    return holds, (
        f"{len(pushes):,} pushes at {rate:.2f} a second ({rate / PUSHES:.1%} of {PUSHES:.0f}; target >= 95 %), at most "
        f"{busiest} in any second, {refused} answers 429; {len(waits)} live answers meanwhile: median "
        f"{statistics.median(waits):.3f} s, 99th percentile {p99:.3f} s (target < 1 s)"
    )


async def _asked_until_all_are_out(desk: Desk, readers: int) -> list[float]:
    """Seconds from each question to its answer."""
    asking = [Visitor.new(desk) for _ in range(10)]
    waits: list[float] = []

    def out() -> int:
        return sum(call.method == "sendDocument" for call in desk.api.journal)

    await desk.api.wait_for(out, timeout=180)
    while out() < readers:
        visitor = asking[len(waits) % len(asking)]
        began = time.perf_counter()
        await visitor.asks("/drafts", "아직 초안이 없어요")
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(LIVE_EVERY)
    return waits


async def many(subscriptions: int) -> tuple[bool, str]:
    """How a process starts and ticks over a table of that many."""
    with tempfile.TemporaryDirectory() as folder:
        idle = await _started(Path(folder) / "few", 10)
        full = await _started(Path(folder) / "many", subscriptions)
        nothing, batch = await _ticks(Path(folder) / "ticks", subscriptions)
    more = full[1] - idle[1]
    holds = full[0] < 5 and more < 150 and nothing < 20
    return holds, (
        f"{subscriptions:,} subscriptions: start {full[0]:.2f} s (with 10: {idle[0]:.2f} s; target < 5 s), memory "
        f"{more:+.0f} MB over idle ({idle[1]:.0f} MB; target < 150); a tick with nothing due {nothing:.2f} ms, "
        f"one that takes up 500, with pauses for others, {batch:.0f} ms"
    )


async def _started(folder: Path, subscriptions: int) -> tuple[float, float]:
    """Seconds until it polls, and megabytes once it has been up for some ticks."""
    folder.mkdir()
    async with Desk(folder, module="tests.mornings.process") as desk:
        desk.settings = {"PUSHES_A_SECOND": str(PUSHES)}
        await desk.start_bot()
        await desk.kill_bot()
        seed(desk.database, subscriptions)
        _wake(desk.database)
        began = time.perf_counter()
        await desk.start_bot()
        taken = time.perf_counter() - began
        await asyncio.sleep(5)
        assert desk.process is not None
        return taken, _memory(desk.process.pid)


async def _ticks(folder: Path, subscriptions: int) -> tuple[float, float]:
    """Milliseconds of a tick with nothing due, and of one that takes up a batch."""
    folder.mkdir()
    async with clockwork(folder, at_once=True) as room:
        seed(room.database.path, subscriptions)
        _wake(room.database.path)
        room.clock.now = datetime(2029, 12, 31, tzinfo=UTC)
        taken = [await _timed(room.tick()) for _ in range(50)]
        batch = await _timed(room.tick(datetime(2030, 1, 2, tzinfo=UTC) - timedelta(minutes=10)))
    return statistics.median(taken), batch


async def _timed(work: object) -> float:
    began = time.perf_counter()
    await work  # type: ignore[misc]
    return (time.perf_counter() - began) * 1000


def _wake(database: Path) -> None:
    """Nobody is paused; all are due on one far day, spread over its minutes."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "update subscriptions set paused = null,"
            " next_due = printf('2030-01-02T%02d:%02d:00+00:00', id / 60 % 24, id % 60),"
            " at = printf('%02d:%02d', id / 60 % 24, id % 60)"
        )
        connection.execute("analyze")


def _memory(process: int) -> float:
    """Megabytes that are in use now; Linux only."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_mornings")
    parser.add_argument("--readers", type=int, default=5000)
    parser.add_argument("--subscriptions", type=int, default=100_000)
    parser.add_argument("--late", action="store_true", help="due before the process started, as after an outage")
    wanted = parser.parse_args(arguments)
    results = []
    for work in (many(wanted.subscriptions), delivery(wanted.readers, wanted.late)):
        holds, line = asyncio.run(work)
        print(line, flush=True)
        results.append(holds)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
