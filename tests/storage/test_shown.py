import pytest

from storage.database import Database
from storage.shown import Shown, ShownMessages
from tests.storage.rows import ANN, BEN, written

shown = ShownMessages()


def item(message: int, draft: int, part: str = "head", opening: int = 1, piece: int = 0, digest: str = "") -> Shown:
    return Shown(chat=ANN, message=message, draft=draft, part=part, piece=piece, opening=opening, digest=digest)


@pytest.mark.asyncio
async def test_only_the_owner_finds_what_a_message_shows(database: Database) -> None:
    draft = await written(database)
    async with database.write() as tx:
        await shown.remember(tx, item(5, draft, "section:2"))
        assert await shown.find(tx, ANN, 5, ANN) == item(5, draft, "section:2")
        assert await shown.find(tx, ANN, 5, BEN) is None
        assert await shown.exists(tx, ANN, 5) is True
        assert await shown.find(tx, BEN, 5, ANN) is None
        assert await shown.exists(tx, BEN, 5) is False


@pytest.mark.asyncio
async def test_a_message_that_changes_is_remembered_anew(database: Database) -> None:
    draft = await written(database)
    async with database.write() as tx:
        await shown.remember(tx, item(5, draft, digest="old"))
        await shown.remember(tx, item(5, draft, digest="new"))
        assert await shown.latest(tx, draft) == [item(5, draft, digest="new")]


@pytest.mark.asyncio
async def test_the_newest_opening_counts_for_each_draft_by_itself(database: Database) -> None:
    one, two = [await written(database, asked_by=f"update 1:{number}") for number in (1, 2)]
    async with database.write() as tx:
        assert await shown.opening(tx, one) == 0
        assert await shown.latest(tx, one) == []
        for thing in (item(5, one), item(6, one, opening=2), item(7, one, "script", opening=2), item(8, two)):
            await shown.remember(tx, thing)
        assert await shown.opening(tx, one) == 2
        assert [found.message for found in await shown.latest(tx, one)] == [6, 7]
        assert [found.message for found in await shown.latest(tx, two)] == [8]


@pytest.mark.asyncio
async def test_what_is_forgotten_shows_nothing_any_more(database: Database) -> None:
    draft = await written(database)
    async with database.write() as tx:
        for message in (5, 6, 7):
            await shown.remember(tx, item(message, draft))
        await shown.forget(tx, ANN, [5, 7])
        assert [found.message for found in await shown.latest(tx, draft)] == [6]
