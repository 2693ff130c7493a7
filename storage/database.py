"""The database file: opened, brought up to date, and handed out as short transactions."""

import asyncio
import errno
import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage.whole import whole

T = TypeVar("T")
MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseNewer(Exception):
    """The file was written by a newer chogo: `revision` is unknown to this one."""

    def __init__(self, revision: str, path: str) -> None:
        super().__init__(revision)
        self.revision = revision
        self.path = path


class DatabaseUnusable(Exception):
    """The file cannot be opened or written; the message is the driver's or the system's."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(reason)
        self.path = str(path)


class Transaction:
    """One open transaction; opaque to everyone outside this package."""

    __slots__ = ("_connection",)

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def run(self, statement: sa.Executable, values: Any = None) -> sa.CursorResult[Any]:
        return await whole(self._connection.execute(statement, values))

    async def run_sync(self, work: Callable[[sa.Connection], T]) -> T:
        """Do something within the transaction that wants a synchronous connection."""
        return await whole(self._connection.run_sync(work))


class Database:
    """`url`: a SQLAlchemy URL of SQLite (`sqlite:///file` or `sqlite+aiosqlite:///file`)."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url).set(drivername="sqlite")
        # As many connections as there are pushes and answers at once: opening one takes longer than most of its use.
        self._engine = create_async_engine(self.url.set(drivername="sqlite+aiosqlite"), pool_size=16, max_overflow=32)
        _configure(self._engine.sync_engine, isolation_level=None)
        # Ours take turns in the order they came. SQLite hands its lock to whoever asks at the right moment, which is
        # mostly the newest one: where many write, the oldest would wait until they give up.
        self._writers = asyncio.Lock()

        # The driver's own handling of transactions begins them late and not for reads, so we begin them: a write
        # takes the lock at once and waits its turn, instead of failing half-way when another one was faster.
        @event.listens_for(self._engine.sync_engine, "begin")
        def _begun(connection: sa.Connection) -> None:
            writes = connection.get_execution_options().get("writes", False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @property
    def path(self) -> Path:
        return Path(self.url.database or "")

    def sync_engine(self) -> sa.Engine:
        """A synchronous engine on the same file, for the durable engine, which has no asynchronous one."""
        engine = sa.create_engine(self.url)
        _configure(engine, isolation_level="IMMEDIATE")
        return engine

    def migrate(self) -> None:
        """Bring the tables up to date.

        Raises:
            DatabaseNewer: the file has seen a newer chogo, and is left as it is.
            DatabaseUnusable: the file is none of SQLite's, or cannot be written.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # What people wrote is for nobody else on this computer; SQLite gives its journals the mode of the file.
            self.path.touch(mode=0o600)
            self._migrate()
        except OSError as error:
            raise DatabaseUnusable(error.strerror or "", self.path) from error
        except sa.exc.DBAPIError as error:
            raise DatabaseUnusable(str(error.orig), self.path) from error

    def _migrate(self) -> None:
        engine = self.sync_engine()
        try:
            config = _alembic(self.url)
            with engine.connect() as connection:
                _refuse_newer(connection, ScriptDirectory.from_config(config))
                # A checkpointed journal of its own file: readers never wait for the writer.
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        finally:
            engine.dispose()

    def examine(self) -> None:
        """Look whether the file could be used, without making or changing anything.

        Raises:
            DatabaseNewer, DatabaseUnusable
        """
        if not self.path.exists():
            _refuse_unwritable(self.path)
            return
        engine = self.sync_engine()
        try:
            with engine.connect() as connection:
                _refuse_newer(connection, ScriptDirectory.from_config(_alembic(self.url)))
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                connection.rollback()
        except sa.exc.DBAPIError as error:
            raise DatabaseUnusable(str(error.orig), self.path) from error
        finally:
            engine.dispose()

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        return self._transaction(writes=False)

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """Committed when the block ends, rolled back when it raises. Nothing slow may be awaited inside."""
        return self._in_turn()

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[Transaction]:
        async with self._writers, self._transaction(writes=True) as tx:
            yield tx

    @asynccontextmanager
    async def _transaction(self, *, writes: bool) -> AsyncIterator[Transaction]:
        """Whoever is cancelled in here, by /cancel or at the end of the process, first finishes what was begun."""
        connection = self._engine.connect()
        try:
            await whole(_begin(connection, writes))
            yield Transaction(connection)
            await whole(connection.commit())
        finally:
            # What was not committed is rolled back.
            await whole(_end(connection))

    async def close(self) -> None:
        await self._engine.dispose()


async def _begin(connection: AsyncConnection, writes: bool) -> None:
    await connection.start()
    await connection.execution_options(writes=writes)
    await connection.begin()


async def _end(connection: AsyncConnection) -> None:
    if connection.sync_connection is not None:
        await connection.close()


def sqlite_too_old(python: tuple[int, int], sqlite: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """From Python 3.12 on, the durable engine needs a function of SQLite 3.42 for its clock."""
    return python >= (3, 12) and sqlite < (3, 42)


def _configure(engine: sa.Engine, isolation_level: str | None) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = isolation_level
        cursor = connection.cursor()
        # FULL: what was accepted survives a power cut as well as a kill.
        for pragma in ("busy_timeout=30000", "foreign_keys=ON", "synchronous=FULL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _alembic(url: URL) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def _refuse_newer(connection: sa.Connection, scripts: ScriptDirectory) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise DatabaseNewer(current, connection.engine.url.database or "")


def _refuse_unwritable(path: Path) -> None:
    """Its folder, or the nearest one above it that exists, must be one and writable."""
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        raise DatabaseUnusable(f"{os.strerror(errno.ENOTDIR)}: {folder}", path)
    if not os.access(folder, os.W_OK):
        raise DatabaseUnusable(f"{os.strerror(errno.EACCES)}: {folder}", path)
