"""One process beside the bot for parsing, grouping and other heavy text work: no page blocks a chat.

    WorkerFailure
    ├── TooLong         the job took more than its time
    ├── TooMuchMemory   the job wanted more than its memory
    └── Died            the process ended without an answer

It starts with the first job and ends when it has been idle for a while. A job that goes beyond its time or memory
costs the process, not the bot: it is killed, and the next job finds a new one. It inherits neither the environment
nor any open file, so that a page which got the better of a parser would find no key there.
"""

import asyncio
import json
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar, TypeVarTuple

from domain.errors import ChogoError
from news.worker_process import DONE, LENGTH, NO_MEMORY

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_START_SECONDS = 30.0
"""For the process to be there and to load what the job needs: seconds on a machine that is busy."""
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); import news.worker_process as w; w.serve({memory})"
# A library of numbers would otherwise map stacks for every core.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}


class WorkerFailure(ChogoError):
    """A job that was given up; the next one is not concerned."""


class TooLong(WorkerFailure):
    """It took more than its time."""


class TooMuchMemory(WorkerFailure):
    """It wanted more than its memory."""


class Died(WorkerFailure):
    """The process ended without an answer."""


class Runs(Protocol):
    """Runs heavy work beside the event loop."""

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float = ...) -> T:
        """Raises WorkerFailure, and whatever the function raises."""


class Thread:
    """Runs work in a thread of this process: for one short command, where a process costs more than it saves."""

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float = 10.0) -> T:
        """Raises TooLong; the thread goes on to its end all the same."""
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.to_thread(function, *args)
        except TimeoutError as error:
            raise TooLong(f"{seconds} s") from error


class Worker:
    """Use it as a context, or call `aclose` in the end; jobs wait for their turn."""

    def __init__(self, *, idle_seconds: float = 60.0, memory: int = 1 << 30) -> None:
        """`memory`: bytes of address space."""
        self._idle_seconds = idle_seconds
        self._memory = memory
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._ended: set[Process] = set()
        self._retiring: asyncio.TimerHandle | None = None
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process else None

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float = 10.0) -> T:
        """Call a function of a module, with values that can be pickled; `seconds` count from when it begins.

        Raises TooLong, TooMuchMemory or Died, and whatever the function raises.
        """
        job = pickle.dumps((function, args))
        async with self._turn:
            self._stay()
            try:
                kind, value = await self._answer(job, seconds)
            finally:
                self._retire_later()
        if kind != DONE:
            raise TooMuchMemory if kind == NO_MEMORY else value
        result: T = value
        return result

    async def aclose(self) -> None:
        """End the process for good; a job that is under way, and each that comes later, ends as Died."""
        self._closed = True
        self._stay()
        self._drop()
        for process in self._ended:
            await process.wait()
        self._ended.clear()

    async def _answer(self, job: bytes, seconds: float) -> tuple[str, Any]:
        """An idle process may have been killed by somebody else: then a new one is asked, once."""
        was_idle = self._process is not None
        try:
            return await self._asked(job, seconds)
        except _Unheard as error:
            if was_idle:
                return await self._asked(job, seconds)
            raise Died("while it started") from error

    async def _asked(self, job: bytes, seconds: float) -> tuple[str, Any]:
        process = self._process = self._process or await self._started()
        answer: tuple[str, Any] = (NO_MEMORY, None)
        try:
            answer = await _exchange(process, job, seconds)
        except _Unheard:
            raise
        except (EOFError, OSError) as error:
            raise Died("during the job") from error
        finally:
            if answer[0] == NO_MEMORY:
                self._drop()
        return answer

    async def _started(self) -> Process:
        if self._closed:
            raise Died("closed")
        program = _START.format(memory=self._memory)
        arguments = (sys.executable, "-c", program, json.dumps(sys.path))
        return await asyncio.create_subprocess_exec(
            *arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_ENVIRONMENT
        )

    def _drop(self) -> None:
        """It holds nothing that would have to be put in order, so it is killed and not asked."""
        process, self._process = self._process, None
        self._ended = {each for each in self._ended if each.returncode is None}
        if process is not None:
            self._ended.add(process)
            if process.returncode is None:
                process.kill()

    def _stay(self) -> None:
        if self._retiring:
            self._retiring.cancel()
            self._retiring = None

    def _retire_later(self) -> None:
        if self._process is not None and not self._closed:
            self._retiring = asyncio.get_running_loop().call_later(self._idle_seconds, self._drop)


class _Unheard(ChogoError):
    """The process was gone before it began with the job."""


async def _exchange(process: Process, job: bytes, seconds: float) -> tuple[str, Any]:
    """Raises TooLong, _Unheard, and EOFError where the process ends during the job."""
    try:
        async with asyncio.timeout(_START_SECONDS):
            first = await _begun(process, job)
        if first:
            return _unpacked(first)
        async with asyncio.timeout(seconds):
            return _unpacked(await _received(process))
    except TimeoutError as error:
        raise TooLong(f"{seconds} s") from error


async def _begun(process: Process, job: bytes) -> bytes:
    """Empty as soon as the job has begun; otherwise already the answer, for it could not be loaded."""
    if process.stdin is None:
        raise _Unheard
    try:
        process.stdin.write(LENGTH.pack(len(job)) + job)
        await process.stdin.drain()
        return await _received(process)
    except (EOFError, OSError) as error:
        raise _Unheard from error


async def _received(process: Process) -> bytes:
    """Raises EOFError where the process has ended."""
    if process.stdout is None:
        raise EOFError
    head = await process.stdout.readexactly(LENGTH.size)
    return await process.stdout.readexactly(LENGTH.unpack(head)[0])


def _unpacked(frame: bytes) -> tuple[str, Any]:
    kind, value = pickle.loads(frame)  # noqa: S301 - of the process that we started
    return str(kind), value
