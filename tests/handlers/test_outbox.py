import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground import BotApiServer, FaultKind
from bot.playground import Rates as Limits
from domain.language import Language
from domain.subscriptions import Subscription
from handlers.outbox import Enclosure, Letter, NotTaken, Outbox, Receipt
from handlers.pacer import Pacer, Rates
from handlers.pages import Rich
from storage.database import Database, Transaction
from storage.sends import Sends, Sent
from storage.subscriptions import Subscriptions
from storage.users import Users
from tests.bot.botapi import PERSON

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
FAST = Rates(overall=1e6, chat=1e6, chat_burst=1000)
KEY = "progress 1:0"


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer(rates=Limits.unlimited()) as running:
        yield running


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file brought up to date, to be copied: that takes no time."""
    path = tmp_path_factory.mktemp("migrated") / "chogo.db"
    Database(f"sqlite:///{path}").migrate()
    return path


@pytest_asyncio.fixture
async def database(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path / "chogo.db")
    opened = Database(f"sqlite:///{tmp_path / 'chogo.db'}")
    yield opened
    await opened.close()


@asynccontextmanager
async def outbox_of(address: str, token: str, database: Database, *, read_timeout: float = 20) -> AsyncIterator[Outbox]:
    request = HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"trust_env": False})
    async with Bot(token, base_url=f"{address}/bot", request=request) as bot:
        yield Outbox(bot, database, Pacer(FAST), lambda: NOW, patience=0.001)


@pytest_asyncio.fixture
async def outbox(server: BotApiServer, database: Database) -> AsyncIterator[Outbox]:
    async with outbox_of(server.url, server.token, database) as made:
        yield made


def letter(words: str) -> Letter:
    return Letter(rich=Rich(text=words))


def texts(server: BotApiServer) -> list[str]:
    return server.chats[PERSON].texts


async def in_doubt(database: Database) -> int:
    async with database.read() as tx:
        return await Sends().in_doubt(tx)


async def end_of(database: Database) -> Sent | None:
    async with database.read() as tx:
        return await Sends().ended(tx, KEY)


@pytest.mark.asyncio
async def test_a_key_sends_once_and_names_its_message_ever_after(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    first = await outbox.send(KEY, PERSON, letter("가"))
    assert await outbox.send(KEY, PERSON, letter("나")) == first
    async with outbox_of(server.url, server.token, database) as restarted:
        assert await restarted.send(KEY, PERSON, letter("다")) == first
        assert await restarted.send("another", PERSON, letter("라")) != first
    assert texts(server) == ["가", "라"]
    assert await in_doubt(database) == 0


@pytest.mark.asyncio
async def test_two_who_send_under_one_key_at_once_send_one_message(server: BotApiServer, outbox: Outbox) -> None:
    sent = await asyncio.gather(*(outbox.send(KEY, PERSON, letter(words)) for words in "가나다"))
    assert len(set(sent)) == 1
    assert texts(server) == ["가"]


@pytest.mark.asyncio
async def test_a_file_goes_out_once(server: BotApiServer, outbox: Outbox) -> None:
    enclosure = Enclosure(name="초안-1.md", content="글".encode(), caption="전체")
    first = await outbox.enclose(KEY, PERSON, enclosure)
    assert await outbox.enclose(KEY, PERSON, enclosure) == first
    assert [message.document["file_name"] for message in server.chats[PERSON].messages if message.document] == [
        "초안-1.md"
    ]


@pytest.mark.parametrize(
    ("kind", "times", "doubts"),
    [
        # Telegram said no, so it has nothing: tried again without a doubt.
        (FaultKind.TOO_MANY, 1, 0),
        # It may have been done before the answer went wrong.
        (FaultKind.SERVER_ERROR, 2, 2),
        (FaultKind.RESET, 2, 2),
    ],
)
@pytest.mark.asyncio
async def test_what_did_not_get_through_is_sent_again_until_it_does(
    server: BotApiServer, outbox: Outbox, database: Database, kind: FaultKind, times: int, doubts: int
) -> None:
    server.fault(kind, "sendMessage", times=times)
    message = await outbox.send(KEY, PERSON, letter("가"))
    assert texts(server) == ["가"]
    assert await in_doubt(database) == doubts
    assert await end_of(database) == Sent(message=message, refused=None)


@pytest.mark.asyncio
async def test_a_wait_that_telegram_asks_for_is_kept_and_progress_keeps_it_too(
    server: BotApiServer, outbox: Outbox
) -> None:
    message = await outbox.send("earlier", PERSON, letter("가"))
    server.fault(FaultKind.TOO_MANY, "editMessageText")
    await outbox.edit_soon(PERSON, message, letter("나"))
    await outbox.edit_soon(PERSON, message, letter("다"))
    await outbox.send(KEY, PERSON, letter("라"))
    assert texts(server) == ["가", "라"]
    assert server.journal[-1].at - server.refusals[0].at >= 1


@pytest.mark.asyncio
async def test_what_telegram_will_never_take_is_given_up_for_good(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    server.fault(FaultKind.BAD_REQUEST, "sendMessage")
    for _ in range(2):
        with pytest.raises(NotTaken):
            await outbox.send(KEY, PERSON, letter("가"))
    assert texts(server) == []
    assert len(server.refusals) == 1
    found = await end_of(database)
    assert found is not None
    assert found.message is None
    assert found.refused
    assert await in_doubt(database) == 0


@pytest.mark.asyncio
async def test_who_blocked_the_bot_is_noted_and_gets_the_message_after_all_when_it_is_asked_for_again(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    async with database.write() as tx:
        await Users().meet(tx, PERSON, Language.KO)
    server.fault(FaultKind.FORBIDDEN, "sendMessage")
    with pytest.raises(NotTaken):
        await outbox.send(KEY, PERSON, letter("가"))
    async with database.read() as tx:
        assert (await tx.run(text("select blocked from users where id > 0"))).scalar_one()
    await outbox.send(KEY, PERSON, letter("가"))
    assert texts(server) == ["가"]
    assert await in_doubt(database) == 0


@pytest.mark.asyncio
async def test_a_lost_receipt_is_a_double_that_is_counted(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    server.fault(FaultKind.DONE_THEN_RESET, "sendMessage")
    message = await outbox.send(KEY, PERSON, letter("가"))
    assert texts(server) == ["가", "가"]
    assert server.chats[PERSON].messages[-1].message_id == message
    assert await in_doubt(database) == 1


@pytest.mark.asyncio
async def test_a_read_time_out_is_a_doubt_like_any_other(server: BotApiServer, database: Database) -> None:
    server.fault(FaultKind.DONE_THEN_HANG, "sendMessage")
    async with outbox_of(server.url, server.token, database, read_timeout=0.2) as hasty:
        await hasty.send(KEY, PERSON, letter("가"))
    assert texts(server) == ["가", "가"]
    assert await in_doubt(database) == 1


@pytest.mark.asyncio
async def test_an_orderly_stop_waits_for_the_receipt_of_a_send_under_way(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    server.fault(FaultKind.HOLD, "sendMessage")
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(outbox.send(KEY, PERSON, letter("가")))
        await server.wait_for(lambda: server.held)
        sending.cancel()
        server.release()
    assert sending.cancelled()
    async with outbox_of(server.url, server.token, database) as restarted:
        await restarted.send(KEY, PERSON, letter("가"))
    assert texts(server) == ["가"]
    assert await in_doubt(database) == 0


@pytest.mark.asyncio
async def test_where_nobody_listens_nothing_is_in_doubt(database: Database) -> None:
    away = BotApiServer(rates=Limits.unlimited())
    async with away:
        pass
    back = BotApiServer(port=int(away.url.rpartition(":")[2]), token=away.token, rates=Limits.unlimited())
    request = HTTPXRequest(httpx_kwargs={"trust_env": False})
    bot = Bot(away.token, base_url=away.base_url, request=request)
    outbox = Outbox(bot, database, Pacer(FAST), lambda: NOW, patience=0.01)
    await request.initialize()
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(outbox.send(KEY, PERSON, letter("가")))
        opened = asyncio.Event()
        group.create_task(_told_when_tried(database, opened))
        await opened.wait()
        await back.start()
        await sending
    assert texts(back) == ["가"]
    assert await in_doubt(database) == 0
    await request.shutdown()
    await back.stop()


async def _told_when_tried(database: Database, tried: asyncio.Event) -> None:
    """Until the first try has been written down as not delivered."""
    while not tried.is_set():
        async with database.read() as tx:
            row = (await tx.run(text("select open from sends"))).one_or_none()
        if row is not None and not row.open:
            tried.set()


@pytest.mark.parametrize("kind", [FaultKind.SERVER_ERROR, FaultKind.RESET, FaultKind.DONE_THEN_RESET])
@pytest.mark.asyncio
async def test_an_edit_is_repeated_and_no_doubt(
    server: BotApiServer, outbox: Outbox, database: Database, kind: FaultKind
) -> None:
    message = await outbox.send(KEY, PERSON, letter("가"))
    server.fault(kind, "editMessageText")
    assert await outbox.edit(PERSON, message, letter("나")) is True
    assert texts(server) == ["나"]
    assert await in_doubt(database) == 0


@pytest.mark.asyncio
async def test_an_edit_that_changes_nothing_is_well(server: BotApiServer, outbox: Outbox) -> None:
    message = await outbox.send(KEY, PERSON, letter("가"))
    assert await outbox.edit(PERSON, message, letter("가")) is True


@pytest.mark.asyncio
async def test_a_message_that_is_gone_cannot_be_edited(server: BotApiServer, outbox: Outbox) -> None:
    message = await outbox.send(KEY, PERSON, letter("가"))
    server.person(PERSON).delete(message)
    assert await outbox.edit(PERSON, message, letter("나")) is False


@pytest.mark.parametrize("kind", [FaultKind.SERVER_ERROR, FaultKind.FORBIDDEN, FaultKind.RESET])
@pytest.mark.asyncio
async def test_progress_is_shown_once_or_not_at_all(server: BotApiServer, outbox: Outbox, kind: FaultKind) -> None:
    message = await outbox.send(KEY, PERSON, letter("가"))
    server.fault(kind, "editMessageText")
    await outbox.edit_soon(PERSON, message, letter("나"))
    assert texts(server) == ["가"]
    await outbox.edit_soon(PERSON, message, letter("다"))
    assert texts(server) == ["다"]


@pytest.mark.asyncio
async def test_a_press_that_is_too_old_does_no_harm(outbox: Outbox) -> None:
    await outbox.answer("12345")


@pytest.mark.asyncio
async def test_a_push_is_sent_by_the_id_of_its_file_and_noted_with_its_receipt(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    receipts: list[Receipt] = []

    async def settle(tx: Transaction, receipt: Receipt) -> None:
        await Users().blocked_us(tx, receipt.message)
        receipts.append(receipt)

    whole = Enclosure(name="초안-1.md", content="글".encode(), caption="요약")
    first = await outbox.push("push 1", PERSON, whole, settle)
    [receipt] = receipts
    assert receipt.message == first
    assert receipt.file_id
    by_id = replace(whole, content=b"", file_id=receipt.file_id)
    second = await outbox.push("push 2", PERSON, by_id, settle)
    assert second != first
    assert receipts[1] == Receipt(message=second, file_id=receipt.file_id)
    # Sent under that key before: nothing is sent, and nothing is settled twice.
    assert await outbox.push("push 2", PERSON, by_id, settle) == second
    assert len(receipts) == 2
    assert len([call for call in server.journal if call.method == "sendDocument"]) == 2


@pytest.mark.asyncio
async def test_a_file_that_telegram_has_forgotten_is_uploaded_anew(server: BotApiServer, outbox: Outbox) -> None:
    async def settle(tx: Transaction, receipt: Receipt) -> None:
        assert receipt.file_id != "gone"

    forgotten = Enclosure(name="초안-1.md", content="글".encode(), caption="요약", file_id="gone")
    message = await outbox.push("push 1", PERSON, forgotten, settle)
    assert server.chats[PERSON][message].document is not None


@pytest.mark.asyncio
async def test_who_blocked_the_bot_has_their_subscriptions_paused(
    server: BotApiServer, outbox: Outbox, database: Database
) -> None:
    async with database.write() as tx:
        await Users().meet(tx, PERSON, Language.KO)
        wanted = Subscription(id=0, owner=PERSON, chat=PERSON, at=time(7, 45), zone="Asia/Seoul", next_due=NOW)
        await Subscriptions().add(tx, wanted, "update 1")
    server.person(PERSON).block()
    with pytest.raises(NotTaken) as refused:
        await outbox.send(KEY, PERSON, letter("가"))
    assert refused.value.blocked
    async with database.read() as tx:
        assert (await tx.run(text("select paused from subscriptions"))).scalar_one() == "blocked"
