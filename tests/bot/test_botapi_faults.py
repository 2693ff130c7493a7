import asyncio
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.playground import BotApiServer, Fault, FaultKind, Rates
from tests.bot.botapi import PERSON, bot_of

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer(rates=Rates.unlimited()) as running:
        yield running


@pytest_asyncio.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as talking:
        yield talking


async def failure(call: Awaitable[Any]) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await call
    return caught.value


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.TOO_MANY, RetryAfter),
        (FaultKind.FORBIDDEN, Forbidden),
        (FaultKind.BAD_REQUEST, BadRequest),
        (FaultKind.SERVER_ERROR, NetworkError),
        (FaultKind.RESET, NetworkError),
    ],
)
@pytest.mark.asyncio
async def test_a_fault_happens_as_often_as_asked_and_nothing_is_done(
    bot: Bot, server: BotApiServer, kind: FaultKind, error: type[TelegramError]
) -> None:
    server.fault(kind, "sendMessage", times=2)
    for _ in range(2):
        assert isinstance(await failure(bot.send_message(PERSON, "가")), error)
    assert server.chats[PERSON].messages == []
    await bot.send_message(PERSON, "나")
    assert server.chats[PERSON].texts == ["나"]
    assert server.faults.waiting == ()


@pytest.mark.asyncio
async def test_a_fault_waits_for_its_method_chat_payload_and_turn(bot: Bot, server: BotApiServer) -> None:
    server.person(2002)
    server.fault(FaultKind.FORBIDDEN, "sendMessage", chat_id=2002)
    server.fault(FaultKind.BAD_REQUEST, "sendMessage", when=lambda payload: payload["text"] == "나", skip=1)
    await bot.send_chat_action(2002, "typing")
    await bot.send_message(PERSON, "가")
    await bot.send_message(PERSON, "나")
    assert isinstance(await failure(bot.send_message(2002, "다")), Forbidden)
    assert isinstance(await failure(bot.send_message(PERSON, "나")), BadRequest)
    assert [(call.chat_id, call.error) for call in server.refusals] == [
        (2002, "Forbidden: bot was blocked by the user"),
        (PERSON, "Bad Request: chat not found"),
    ]


@pytest.mark.asyncio
async def test_retry_after_is_told(bot: Bot, server: BotApiServer) -> None:
    server.faults.add(Fault(kind=FaultKind.TOO_MANY, retry_after=7))
    error = await failure(bot.send_message(PERSON, "가"))
    assert isinstance(error, RetryAfter)
    assert error.retry_after == 7


@pytest.mark.asyncio
async def test_done_then_reset_stands_in_the_chat_though_the_bot_never_heard(bot: Bot, server: BotApiServer) -> None:
    server.fault(FaultKind.DONE_THEN_RESET, "sendMessage")
    assert isinstance(await failure(bot.send_message(PERSON, "가")), NetworkError)
    assert server.chats[PERSON].texts == ["가"]
    assert [call.answered for call in server.journal if call.method == "sendMessage"] == [False]


@pytest.mark.asyncio
async def test_a_refused_call_does_not_use_up_a_fault_that_spoils_answers(bot: Bot, server: BotApiServer) -> None:
    server.fault(FaultKind.DONE_THEN_RESET, "sendMessage")
    assert isinstance(await failure(bot.send_message(42, "가")), BadRequest)
    assert [fault.kind for fault in server.faults.waiting] == [FaultKind.DONE_THEN_RESET]


@pytest.mark.asyncio
async def test_done_then_hang_leaves_the_bot_waiting(bot: Bot, server: BotApiServer) -> None:
    server.fault(FaultKind.DONE_THEN_HANG, "sendMessage")
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(failure(bot.send_message(PERSON, "가")))
        await server.wait_for(lambda: server.held)
        assert server.chats[PERSON].texts == ["가"]
        assert not sending.done()
        server.release()
    assert isinstance(sending.result(), NetworkError)


@pytest.mark.asyncio
async def test_a_held_call_is_done_once_it_is_let_go(bot: Bot, server: BotApiServer) -> None:
    server.fault(FaultKind.HOLD, "sendMessage")
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(bot.send_message(PERSON, "가"))
        await server.wait_for(lambda: server.held)
        assert server.chats[PERSON].texts == []
        server.release()
    assert sending.result().text == "가"


@pytest.mark.asyncio
async def test_stopping_lets_go_of_polls_and_held_calls() -> None:
    server = BotApiServer()
    await server.start()
    async with bot_of(server) as bot, asyncio.TaskGroup() as group:
        server.fault(FaultKind.HOLD, "sendMessage")
        sending = group.create_task(failure(bot.send_message(PERSON, "가")))
        polling = group.create_task(bot.get_updates(timeout=30))
        await server.wait_for(lambda: server.polling and server.held)
        await server.stop()
    assert isinstance(sending.result(), NetworkError)
    assert polling.result() == ()


@pytest.mark.asyncio
async def test_waiting_for_what_never_comes_ends(server: BotApiServer) -> None:
    with pytest.raises(TimeoutError):
        await server.wait_for(lambda: False, timeout=0.01)
