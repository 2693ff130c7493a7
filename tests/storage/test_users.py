import pytest
from sqlalchemy import text

from domain.language import Language
from storage.database import Database
from storage.users import Ownership, Users
from tests.storage.rows import ANN, BEN

users, ownership = Users(), Ownership()


@pytest.mark.asyncio
async def test_a_language_follows_telegram_until_one_is_chosen(database: Database) -> None:
    async with database.write() as tx:
        assert await users.meet(tx, ANN, Language.EN) is Language.EN
        await users.choose_language(tx, ANN, Language.KO)
        assert await users.meet(tx, ANN, Language.EN) is Language.KO
        assert await users.language(tx, BEN) is Language.KO


@pytest.mark.asyncio
async def test_who_blocked_us_is_met_again(database: Database) -> None:
    blocked = text("select blocked from users where id > 0 order by id")
    async with database.write() as tx:
        await users.blocked_us(tx, ANN)
        assert list((await tx.run(blocked)).scalars()) == [True, False]
        await users.meet(tx, ANN, Language.KO)
        assert list((await tx.run(blocked)).scalars()) == [False, False]


@pytest.mark.asyncio
async def test_the_first_with_the_code_owns_the_bot_for_good(database: Database) -> None:
    async with database.write() as tx:
        assert await ownership.code(tx, "first") == "first"
        assert await ownership.code(tx, "second") == "first"
        assert await ownership.claim(tx, BEN, "second") is False
        assert await ownership.owner(tx) is None
        assert await ownership.claim(tx, ANN, "first") is True
        assert await ownership.claim(tx, BEN, "first") is False
        assert await ownership.owner(tx) == ANN
