"""The worker process: real processes, real limits."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from news.worker import Died, Thread, TooLong, TooMuchMemory, Worker
from tests.news import heavy

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


async def gone(pid: int) -> None:
    """Wait until that process has ended; no process of that number is the same."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(handle, ended.set)
    try:
        async with asyncio.timeout(PATIENCE):
            await ended.wait()
    finally:
        loop.remove_reader(handle)
        os.close(handle)


@pytest_asyncio.fixture
async def worker() -> AsyncIterator[Worker]:
    async with Worker(memory=600_000_000) as made:
        yield made


@pytest.mark.asyncio
async def test_one_process_is_started_by_the_first_job_and_does_all(worker: Worker) -> None:
    assert worker.pid is None
    answers = await asyncio.gather(*(worker.run(heavy.double, number) for number in range(20)))
    assert answers == [2 * number for number in range(20)]
    assert await worker.run(heavy.own_pid) == worker.pid != os.getpid()
    assert await worker.run(heavy.chatter) == "said"
    assert not {"PATH", "HOME"} & set(await worker.run(heavy.environment))


@pytest.mark.asyncio
async def test_what_a_job_raises_is_raised_and_the_process_stays(worker: Worker) -> None:
    with pytest.raises(ValueError, match="plain"):
        await worker.run(heavy.complain, "plain")
    pid = worker.pid
    with pytest.raises(RuntimeError, match="one"):
        await worker.run(heavy.complain, "odd")
    with pytest.raises(RuntimeError, match="lambda"):
        await worker.run(heavy.unpackable)
    assert worker.pid == pid is not None
    assert await worker.run(heavy.double, 4) == 8


@pytest.mark.asyncio
@pytest.mark.parametrize("job", [heavy.forever, heavy.forever_outside_python])
async def test_a_job_beyond_its_time_is_killed_and_the_next_finds_a_new_process(worker: Worker, job: object) -> None:
    await worker.run(heavy.double, 1)
    pid = worker.pid
    assert pid is not None
    with pytest.raises(TooLong):
        await worker.run(heavy.forever if job is heavy.forever else heavy.forever_outside_python, seconds=0.2)
    await gone(pid)
    assert await worker.run(heavy.own_pid) not in (pid, os.getpid())


@pytest.mark.asyncio
async def test_a_job_beyond_its_memory_is_given_up_and_so_is_its_process(worker: Worker) -> None:
    assert await worker.run(heavy.greedy, 100_000_000) == 100_000_000
    pid = worker.pid
    with pytest.raises(TooMuchMemory):
        await worker.run(heavy.greedy, 900_000_000)
    assert pid is not None
    await gone(pid)
    assert await worker.run(heavy.double, 3) == 6


@pytest.mark.asyncio
async def test_a_process_that_dies_costs_its_job_alone(worker: Worker) -> None:
    with pytest.raises(Died):
        await worker.run(heavy.leave)
    assert await worker.run(heavy.double, 3) == 6
    pid = worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    await gone(pid)
    assert await worker.run(heavy.double, 5) == 10
    assert worker.pid != pid


@pytest.mark.asyncio
async def test_an_idle_process_retires() -> None:
    async with Worker(idle_seconds=0.05) as worker:
        pid = await worker.run(heavy.own_pid)
        await gone(pid)
        assert worker.pid is None
        assert await worker.run(heavy.own_pid) != pid


@pytest.mark.asyncio
async def test_closing_ends_the_process_and_the_job_in_it(worker: Worker) -> None:
    await worker.run(heavy.double, 1)
    pid = worker.pid
    assert pid is not None
    async with asyncio.TaskGroup() as group:
        stuck = group.create_task(given_up(worker))
        await asyncio.sleep(0)
        group.create_task(worker.aclose())
    assert stuck.result()
    await gone(pid)
    assert worker.pid is None
    with pytest.raises(Died):
        await worker.run(heavy.double, 1)


async def given_up(worker: Worker) -> bool:
    with pytest.raises(Died):
        await worker.run(heavy.forever, seconds=PATIENCE)
    return True


@pytest.mark.asyncio
async def test_a_job_that_nobody_waits_for_any_more_ends(worker: Worker) -> None:
    pid = await worker.run(heavy.own_pid)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await worker.run(heavy.forever, seconds=PATIENCE)
    await gone(pid)
    assert await worker.run(heavy.double, 2) == 4


@pytest.mark.asyncio
async def test_the_event_loop_goes_on_while_a_job_burns(worker: Worker) -> None:
    await worker.run(heavy.double, 1)
    turns = 0
    job = asyncio.gather(worker.run(heavy.busy, 0.3))
    while not job.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 100


@pytest.mark.asyncio
async def test_a_thread_does_the_same_for_a_short_command() -> None:
    assert await Thread().run(heavy.double, 4) == 8
    with pytest.raises(TooLong):
        await Thread().run(heavy.busy, 0.3, seconds=0.05)


PARENT = """
import asyncio
from news.worker import Worker
from tests.news import heavy

async def main():
    worker = Worker()
    print(await worker.run(heavy.own_pid), flush=True)
    await {then}

asyncio.run(main())
"""


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "then",
    ["asyncio.Event().wait()", "worker.run(heavy.forever)", "worker.run(heavy.forever_outside_python)"],
    ids=["idle", "busy", "stuck"],
)
async def test_no_process_outlives_a_parent_that_is_killed(then: str) -> None:
    arguments: Sequence[str] = (sys.executable, "-c", textwrap.dedent(PARENT).format(then=then))
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(await asyncio.to_thread(parent.stdout.readline))
        parent.kill()
        parent.wait()
    await gone(pid)
