from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from storage.database import Database, Transaction
from storage.sends import Sends, Sent
from tests.storage.rows import ANN, NOW

Steps = list[Callable[[Transaction], Awaitable[None]]]
KEY = "progress 1:0"
sends = Sends()


async def begin(tx: Transaction) -> None:
    await sends.begin(tx, KEY, ANN, NOW)


async def delivered(tx: Transaction) -> None:
    await sends.delivered(tx, KEY, 77)


async def not_delivered(tx: Transaction) -> None:
    await sends.not_delivered(tx, KEY)


async def refused(tx: Transaction) -> None:
    await sends.refused(tx, KEY, "blocked")


SENT = Sent(message=77, refused=None)
REFUSED = Sent(message=None, refused="blocked")


@pytest.mark.parametrize(
    ("steps", "ended", "in_doubt"),
    [
        ([], None, 0),
        ([begin], None, 0),
        ([begin, delivered], SENT, 0),
        ([begin, refused], REFUSED, 0),
        # Telegram said no for now: nothing is in doubt when it is tried again.
        ([begin, not_delivered], None, 0),
        ([begin, not_delivered, begin, delivered], SENT, 0),
        # Its receipt was lost: every repetition counts.
        ([begin, begin], None, 1),
        ([begin, begin, delivered], SENT, 1),
        ([begin, begin, begin], None, 2),
        ([begin, begin, not_delivered, begin, refused], REFUSED, 1),
    ],
)
@pytest.mark.asyncio
async def test_what_is_known_of_a_send(database: Database, steps: Steps, ended: Sent | None, in_doubt: int) -> None:
    for step in steps:
        async with database.write() as tx:
            await step(tx)
    async with database.read() as tx:
        assert await sends.ended(tx, KEY) == ended
        assert await sends.in_doubt(tx) == in_doubt


@pytest.mark.asyncio
async def test_doubts_are_added_up_over_all_sends(database: Database) -> None:
    async with database.write() as tx:
        for key in ("a", "a", "b", "b", "b", "c"):
            await sends.begin(tx, key, ANN, NOW)
        assert await sends.in_doubt(tx) == 3


@pytest.mark.asyncio
async def test_the_first_to_claim_a_key_has_it_also_when_asked_again(database: Database) -> None:
    for by, mine in (("first", True), ("second", False), ("first", True)):
        async with database.write() as tx:
            assert await sends.claim(tx, "album 1:2", ANN, by, NOW) is mine


@pytest.mark.asyncio
async def test_old_sends_are_forgotten_but_not_one_that_is_open(database: Database) -> None:
    async with database.write() as tx:
        for key in ("open", "ended"):
            await sends.begin(tx, key, ANN, NOW)
        await sends.delivered(tx, "ended", 77)
        await sends.prune(tx, NOW)
        assert await sends.ended(tx, "ended") is not None
        await sends.prune(tx, NOW + timedelta(seconds=1))
        assert await sends.ended(tx, "ended") is None
        await sends.begin(tx, "open", ANN, NOW)
        assert await sends.in_doubt(tx) == 1


@pytest.mark.asyncio
async def test_what_said_a_message_that_is_gone_may_go_out_again(database: Database) -> None:
    async with database.write() as tx:
        for key, message in (("gone", 5), ("there", 6)):
            await sends.begin(tx, key, ANN, NOW)
            await sends.delivered(tx, key, message)
        await sends.forget(tx, ANN, [5])
        assert await sends.ended(tx, "gone") is None
        assert await sends.ended(tx, "there") == Sent(message=6, refused=None)
        assert await sends.in_doubt(tx) == 0
