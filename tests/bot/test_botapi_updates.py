import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict

from bot.playground import BotApiServer, FaultKind, Person, Rates
from tests.bot.botapi import PERSON, bot_of

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("짧게", callback_data="s:1")]])


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def server(clock: Clock) -> AsyncIterator[BotApiServer]:
    async with BotApiServer(clock=clock, rates=Rates.unlimited()) as running:
        yield running


@pytest_asyncio.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as talking:
        yield talking


def texts(updates: tuple[object, ...]) -> list[str | None]:
    return [getattr(getattr(update, "message", None), "text", None) for update in updates]


@pytest.mark.asyncio
async def test_an_update_stays_until_an_offset_past_it_is_asked_for(bot: Bot, server: BotApiServer) -> None:
    for word in ("하나", "둘", "셋"):
        server.say(word)
    first = await bot.get_updates(limit=2)
    assert texts(first) == ["하나", "둘"]
    assert texts(await bot.get_updates()) == ["하나", "둘", "셋"]
    last = first[-1].update_id + 1
    assert texts(await bot.get_updates(offset=last)) == ["셋"]
    assert server.confirmed == last
    assert texts(await bot.get_updates()) == ["셋"]


@pytest.mark.asyncio
async def test_a_long_poll_wakes_when_something_is_said(bot: Bot, server: BotApiServer) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await server.wait_for(lambda: server.polling)
        server.say("안녕")
    assert texts(poll.result()) == ["안녕"]


@pytest.mark.asyncio
async def test_the_older_of_two_polls_meets_a_conflict(bot: Bot, server: BotApiServer) -> None:
    async with bot_of(server) as second, asyncio.TaskGroup() as group:
        older = group.create_task(_conflict(bot))
        await server.wait_for(lambda: server.polling)
        newer = group.create_task(second.get_updates(timeout=30))
        assert "terminated by other getUpdates" in await older
        server.say("안녕")
    assert texts(newer.result()) == ["안녕"]


async def _conflict(bot: Bot) -> str:
    with pytest.raises(Conflict) as caught:
        await bot.get_updates(timeout=30)
    return str(caught.value)


@pytest.mark.asyncio
async def test_a_person_speaks_with_name_language_and_quote(bot: Bot, server: BotApiServer) -> None:
    sent = await bot.send_message(PERSON, "😀 첫 문장. 둘째 문장.")
    server.person().say("짧게", reply_to=sent.message_id, quote="둘째 문장.")
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert message.from_user.language_code == "ko"
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == sent.message_id
    assert message.quote is not None
    assert (message.quote.text, message.quote.position) == ("둘째 문장.", 9)


@pytest.mark.asyncio
async def test_a_text_too_long_for_one_message_comes_in_pieces(bot: Bot, server: BotApiServer) -> None:
    server.say("가" * 5000)
    pieces = [len(text or "") for text in texts(await bot.get_updates())]
    assert pieces == [4096, 904]


@pytest.mark.asyncio
async def test_a_button_is_pressed_and_answered(bot: Bot, server: BotApiServer) -> None:
    sent = await bot.send_message(PERSON, "글", reply_markup=KEYS)
    server.press(sent.message_id, "s:1")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "s:1"
    assert await update.callback_query.answer("했어요")
    with pytest.raises(BadRequest, match="too old"):
        await bot.answer_callback_query("123")
    with pytest.raises(LookupError):
        server.press(sent.message_id, "s:2")


@pytest.mark.asyncio
async def test_old_presses_never_arrive_old_messages_do(bot: Bot, server: BotApiServer, clock: Clock) -> None:
    sent = await bot.send_message(PERSON, "글", reply_markup=KEYS)
    server.press(sent.message_id, "s:1")
    server.say("안녕")
    clock.now += 151
    assert texts(await bot.get_updates()) == ["안녕"]
    clock.now += 24 * 3600
    assert await bot.get_updates() == ()


@pytest.mark.asyncio
async def test_only_the_kinds_asked_for_arrive(bot: Bot, server: BotApiServer) -> None:
    await bot.get_updates(allowed_updates=["message"])
    said = server.say("하나")
    server.person().edit(said, "둘")
    assert texts(await bot.get_updates()) == ["하나"]


@pytest.mark.asyncio
async def test_stickers_albums_groups_and_strangers(bot: Bot, server: BotApiServer) -> None:
    size = {"file_id": "A", "file_unique_id": "a", "width": 1, "height": 1}
    for _ in range(2):
        server.person().send({"photo": [size], "media_group_id": "9"})
    server.person().send({"sticker": size | {"type": "regular", "is_animated": False, "is_video": False}})
    server.person(chat_id=-77).say("/start@chogo_playground_bot")
    server.person(3003).say("남")
    updates = await bot.get_updates()
    messages = [update.effective_message for update in updates]
    assert [(m.media_group_id, bool(m.sticker), m.chat.type, m.chat_id) for m in messages if m] == [
        ("9", False, "private", PERSON),
        ("9", False, "private", PERSON),
        (None, True, "private", PERSON),
        (None, False, "group", -77),
        (None, False, "private", 3003),
    ]


@pytest.mark.asyncio
async def test_repeated_reversed_and_senseless_updates(bot: Bot, server: BotApiServer) -> None:
    server.say("하나")
    server.say("둘")
    server.fault(FaultKind.DUPLICATE_UPDATES)
    server.fault(FaultKind.REVERSED_UPDATES)
    disturbed = await bot.get_updates()
    assert texts(disturbed) == ["둘", "둘", "하나", "하나"]
    last = max(update.update_id for update in disturbed)
    server.redeliver({"update_id": disturbed[0].update_id, "message": server.chats[PERSON].messages[1].body})
    again = await bot.get_updates(offset=last + 1)
    assert [(update.update_id, *texts((update,))) for update in again] == [(last, "둘")]
    assert await bot.get_updates(offset=last + 1) == ()
    server.send_update({"message": {"text": 5}})
    with pytest.raises(KeyError):
        await bot.get_updates()


@pytest.mark.asyncio
async def test_people_may_speak_other_languages() -> None:
    people = [Person(id=1, first_name="Ann", language_code="en"), Person(id=2, language_code=None)]
    async with BotApiServer(people=people) as server, bot_of(server) as bot:
        server.say("hello")
        server.say("안녕", user_id=2)
        users = [update.effective_user for update in await bot.get_updates()]
        assert [(user.id, user.language_code) for user in users if user] == [(1, "en"), (2, None)]


@pytest.mark.asyncio
async def test_a_poll_ends_with_its_bot(server: BotApiServer) -> None:
    async with bot_of(server) as bot, asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await server.wait_for(lambda: server.polling)
        poll.cancel()
        await server.wait_for(lambda: not server.polling)
