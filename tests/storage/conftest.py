from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage.database import Database
from tests.storage.rows import welcomed


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A file brought up to date, with two people in it."""
    opened = Database(f"sqlite:///{tmp_path / 'chogo.db'}")
    opened.migrate()
    yield await welcomed(opened)
    await opened.close()
