import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage.database import Database, DatabaseNewer, DatabaseUnusable, sqlite_too_old
from storage.drafts import Drafts
from storage.tables import metadata
from tests.storage.rows import ANN, BEN, assignment, welcomed

DESK = 0


def at(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'chogo.db'}")


def written_by_a_newer(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table if not exists alembic_version (version_num varchar(32) not null)")
        connection.execute("delete from alembic_version")
        connection.execute("insert into alembic_version values ('9999')")
        connection.commit()
        connection.execute("pragma wal_checkpoint(truncate)")
    return path.read_bytes()


def test_migrations_lead_from_nothing_to_what_the_rows_need(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new folder' / 'chogo.db'}")
    database.migrate()
    engine = database.sync_engine()
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        assert set(sa.inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}
    engine.dispose()
    assert differences == []
    assert {"updates", "drafts", "revisions", "sends", "shown"} <= metadata.tables.keys()


@pytest.mark.asyncio
async def test_migrating_again_keeps_what_is_there(tmp_path: Path) -> None:
    database = at(tmp_path)
    database.migrate()
    await welcomed(database)
    database.migrate()
    async with database.read() as tx:
        assert (await tx.run(sa.text("select count(*) from users"))).scalar_one() == len((ANN, BEN, DESK))
    await database.close()


@pytest.mark.parametrize("made_by_us", [True, False])
def test_a_newer_database_is_refused_and_left_untouched(tmp_path: Path, made_by_us: bool) -> None:
    database = at(tmp_path)
    if made_by_us:
        database.migrate()
    before = written_by_a_newer(database.path)
    for look in (database.migrate, database.examine):
        with pytest.raises(DatabaseNewer) as refused:
            look()
        assert (refused.value.revision, refused.value.path) == ("9999", str(database.path))
    assert database.path.read_bytes() == before


def test_looking_makes_nothing(tmp_path: Path) -> None:
    database = at(tmp_path / "nowhere")
    database.examine()
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    database = at(tmp_path)
    database.path.write_bytes(b"this is a letter, not a database" * 100)
    for look in (database.migrate, database.examine):
        with pytest.raises(DatabaseUnusable):
            look()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    for look in (at(tmp_path / "taken").migrate, at(tmp_path / "taken").examine):
        with pytest.raises(DatabaseUnusable):
            look()


WANTED = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000, "synchronous": 2}


@pytest.mark.asyncio
async def test_every_connection_has_journal_keys_patience_and_care(database: Database) -> None:
    async with database.read() as tx, database.write() as other:
        for name, value in WANTED.items():
            assert (await tx.run(sa.text(f"pragma {name}"))).scalar_one() == value, name
            assert (await other.run(sa.text(f"pragma {name}"))).scalar_one() == value, name


def test_so_has_the_engines_connection(database: Database) -> None:
    engine = database.sync_engine()
    with engine.connect() as connection:
        for name, value in WANTED.items():
            assert connection.exec_driver_sql(f"pragma {name}").scalar_one() == value, name
    engine.dispose()


@pytest.mark.asyncio
async def test_a_draft_of_nobody_is_refused(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        async with database.write() as tx:
            await Drafts().add(tx, assignment(owner=404), "update 1:1")


@pytest.mark.asyncio
async def test_a_write_that_raises_leaves_nothing(database: Database) -> None:
    async def adds_and_fails() -> None:
        async with database.write() as tx:
            await Drafts().add(tx, assignment(), "update 1:1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await adds_and_fails()
    async with database.read() as tx:
        assert await Drafts().count(tx, ANN) == 0


@pytest.mark.asyncio
async def test_a_reader_sees_what_was_there_when_it_began(database: Database) -> None:
    async with database.read() as tx:
        assert await Drafts().count(tx, ANN) == 0
        async with database.write() as other:
            await Drafts().add(other, assignment(), "update 1:1")
        assert await Drafts().count(tx, ANN) == 0
    async with database.read() as tx:
        assert await Drafts().count(tx, ANN) == 1


@pytest.mark.parametrize(
    ("python", "sqlite", "old"),
    [
        ((3, 11), (3, 40, 1), False),
        ((3, 12), (3, 40, 1), True),
        ((3, 13), (3, 41, 9), True),
        ((3, 12), (3, 42, 0), False),
    ],
)
def test_which_sqlite_the_engine_can_use(python: tuple[int, int], sqlite: tuple[int, ...], old: bool) -> None:
    assert sqlite_too_old(python, sqlite) is old
