import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.database import Database
from tests.storage.rows import welcomed


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file brought up to date, to be copied: that takes no time."""
    path = tmp_path_factory.mktemp("migrated") / "chogo.db"
    Database(f"sqlite:///{path}").migrate()
    return path


@pytest_asyncio.fixture
async def database(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """An up-to-date file of its own, with two people in it."""
    shutil.copy(migrated, tmp_path / "chogo.db")
    opened = Database(f"sqlite:///{tmp_path / 'chogo.db'}")
    yield await welcomed(opened)
    await opened.close()
