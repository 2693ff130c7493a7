"""What stops a start because of the database: said in one sentence by `chogo run`, and nothing is touched."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database
from tests.desk import Desk


async def start(desk: Desk) -> tuple[int, str]:
    """The program itself, beside whatever runs. Returns its exit status and all that it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=desk.folder,
        env=desk.environment(),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), timeout=30)
    return process.returncode or 0, said.decode()


@pytest.mark.asyncio
async def test_a_second_process_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        status, said = await start(desk)
        assert (status, said) == (1, f"Another chogo is working on {desk.database}. Stop it first.\n")
        desk.say("/help")
        await desk.wait_for(desk.from_bot)
        assert await desk.stop_bot() == 0


@pytest.mark.asyncio
async def test_a_newer_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        Database(f"sqlite:///{desk.database}").migrate()
        with closing(sqlite3.connect(desk.database)) as connection:
            connection.execute("update alembic_version set version_num = '9999'")
            connection.commit()
            connection.execute("pragma wal_checkpoint(truncate)")
        before = desk.database.read_bytes()
        status, said = await start(desk)
        sentence = f"The database {desk.database} was written by a newer chogo. Please update this one.\n"
        assert (status, said) == (1, sentence)
        assert desk.database.read_bytes() == before
