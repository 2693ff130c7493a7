"""Durable work: once accepted it is finished, whatever happens to the process. The only importer of the engine.

A workflow's body is run from its beginning after a restart; every step of it that had ended gives back its stored
result instead of being done again. So a body may only decide by what its steps returned, and steps are where work is
done. A step that was cut off is done again: what it writes must be the same the second time.
"""

import asyncio
import fcntl
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import IO, Any, TypeVar

from dbos import DBOS, DBOSClient
from sqlalchemy import Connection

from storage.database import Database, Transaction

T = TypeVar("T")
Body = Callable[..., Awaitable[None]]

_APPLICATION = "chogo"
# Pinned: by default the engine derives it from the source and leaves work of any other version untouched for ever.
# Bodies therefore change only by adding steps at their end, or under a new name.
_VERSION = "1"
_EXECUTOR = "desk"


class Queue(StrEnum):
    """Each with workers of its own, so that thousands of one kind hold up none of another."""

    WORK = "work"
    """What a person waits for."""
    MORNING = "morning"
    """What has to be ready in some minutes."""
    SEND = "send"
    """One push each."""


_SIDE_BY_SIDE = {Queue.MORNING: 16, Queue.SEND: 32}
# Nobody looks at the clock while they wait, and each look costs a little.
_LOOKS = {Queue.WORK: 1, Queue.MORNING: 3, Queue.SEND: 2}


class AlreadyRunning(Exception):
    """Another process works on this database: two would do the same work twice."""


class Durable:
    """`side_by_side`: how many that a person waits for run at once. `poll`: seconds until such a one is noticed."""

    def __init__(self, database: Database, *, side_by_side: int = 64, poll: float = 0.1) -> None:
        self._database = database
        self._side_by_side = side_by_side
        self._poll = poll
        self._bodies: dict[str, Body] = {}
        self._running: set[asyncio.Task[Any]] = set()
        self._stopping = False
        self._lock: IO[bytes] | None = None
        self._client: DBOSClient | None = None

    def register(self, name: str, body: Body) -> None:
        """Make a body known under a lasting name, before `start`. Its arguments are plain JSON values."""
        self._bodies[name] = body

    async def start(self) -> None:
        """Take up what was left unfinished, and from now on what is submitted.

        Raises:
            AlreadyRunning: another process has this database.
        """
        self._lock = _lock(self._database)
        engine = self._database.sync_engine()
        DBOS(
            config={
                "name": _APPLICATION,
                "system_database_url": self._database.url.render_as_string(hide_password=False),
                "system_database_engine": engine,
                "application_version": _VERSION,
                "executor_id": _EXECUTOR,
                "log_level": "WARNING",
                "notification_listener_polling_interval_sec": 1.0,
            }
        )
        for name, body in self._bodies.items():
            DBOS.workflow(name=name)(self._tracked(name, body))
        # Launched on the running loop: the bodies then run on it too, beside the objects that belong to it.
        DBOS.launch()
        for queue in Queue:
            await DBOS.register_queue_async(
                queue.value,
                worker_concurrency=_SIDE_BY_SIDE.get(queue, self._side_by_side),
                polling_interval_sec=self._poll * _LOOKS[queue],
            )
        self._client = DBOSClient(system_database_engine=engine, application_name=_APPLICATION)

    async def submit(self, tx: Transaction, name: str, work: str, *arguments: Any, queue: Queue = Queue.WORK) -> None:
        """Ask for a workflow within a transaction: the row and the work it asks for are committed together.

        The same `work` id is done once, however often it is submitted.
        """
        await self.submit_all(tx, name, {work: arguments}, queue=queue)

    async def submit_all(
        self, tx: Transaction, name: str, works: Mapping[str, Sequence[Any]], *, queue: Queue = Queue.WORK
    ) -> None:
        """The same for many: the arguments of each by its id."""
        client = self._client
        if client is None:
            raise RuntimeError("submitted before start")

        def enqueue(connection: Connection) -> None:
            for work, arguments in works.items():
                client.enqueue_in_transaction(
                    connection,
                    {"workflow_name": name, "queue_name": queue.value, "workflow_id": work, "app_version": _VERSION},
                    *arguments,
                )

        await tx.run_sync(enqueue)

    async def step(self, name: str, work: Callable[..., Coroutine[Any, Any, T]], *arguments: Any) -> T:
        """Do one step of the workflow that calls this, or give back what it returned before the restart."""
        return await DBOS.run_step_async({"name": name}, work, *arguments)

    async def prune(self, before: datetime) -> int:
        """Forget workflows that ended before that time; returns how many.

        The engine keeps its history for ever otherwise. Never younger than what may still be submitted again.
        """
        ended = await DBOS.list_workflows_async(
            status=["SUCCESS", "ERROR", "CANCELLED"], end_time=before.isoformat(), limit=10_000, load_input=False
        )
        ids = [item.workflow_id for item in ended]
        if ids:
            await DBOS.delete_workflows_async(ids)
        return len(ids)

    async def stop(self) -> None:
        """Let go: what is running is left as unfinished, to be taken up at the next start."""
        self._stopping = True
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._client is not None:
            await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
            self._client.destroy()
            self._client = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _tracked(self, name: str, body: Body) -> Body:
        async def tracked(*arguments: Any) -> None:
            if self._stopping:
                # The engine still hands out work while it stops: that stays unfinished as well.
                raise asyncio.CancelledError
            task = asyncio.current_task()
            assert task is not None  # noqa: S101  a coroutine always runs in one
            self._running.add(task)
            try:
                await body(*arguments)
            finally:
                self._running.discard(task)

        tracked.__qualname__ = tracked.__name__ = name
        return tracked


def _lock(database: Database) -> IO[bytes]:
    """Held while the process lives; the kernel lets go of it however the process ends."""
    handle = database.path.with_name(database.path.name + ".lock").open("ab")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise AlreadyRunning(str(database.path)) from error
    return handle
