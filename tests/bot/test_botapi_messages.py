from collections.abc import AsyncIterator, Awaitable
from typing import Any

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.playground import BotApiServer, Rates
from tests.bot.botapi import PERSON, bot_of

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("짧게", callback_data="s:1")]])


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer(rates=Rates.unlimited()) as running:
        yield running


@pytest_asyncio.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as talking:
        yield talking


async def refused(call: Awaitable[Any], kind: type[TelegramError] = BadRequest) -> str:
    with pytest.raises(kind) as caught:
        await call
    return str(caught.value)


@pytest.mark.asyncio
async def test_the_library_starts_up_against_it(bot: Bot, server: BotApiServer) -> None:
    assert bot.username == "chogo_playground_bot"
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    commands = [BotCommand("new", "새 초안")]
    await bot.set_my_commands(commands, language_code="ko")
    assert list(await bot.get_my_commands(language_code="ko")) == commands
    assert list(await bot.get_my_commands()) == []
    assert (await bot.get_chat(PERSON)).first_name == "나"


@pytest.mark.asyncio
async def test_a_message_stands_in_the_chat_as_sent(bot: Bot, server: BotApiServer) -> None:
    asked = server.say("질문")
    bold = MessageEntity(MessageEntity.BOLD, 0, 2)
    sent = await bot.send_message(
        PERSON, "제목 https://example.com", entities=[bold], reply_markup=KEYS, reply_parameters=ReplyParameters(asked)
    )
    shown = server.chats[PERSON][sent.message_id]
    assert shown.text == "제목 https://example.com"
    assert [one["type"] for one in shown.entities] == ["bold", "url"]
    assert shown.buttons == [{"text": "짧게", "callback_data": "s:1"}]
    assert shown.reply_to == asked
    assert sent.reply_to_message is not None
    assert [(call.method, call.message_id, call.text) for call in server.journal[-1:]] == [
        ("sendMessage", sent.message_id, shown.text)
    ]


@pytest.mark.asyncio
async def test_an_edit_changes_the_message_in_place(bot: Bot, server: BotApiServer) -> None:
    sent = await bot.send_message(PERSON, "하나", reply_markup=KEYS)
    await bot.edit_message_text("둘", PERSON, sent.message_id)
    shown = server.chats[PERSON][sent.message_id]
    assert (shown.text, shown.edits, shown.buttons) == ("둘", 1, [])
    await bot.edit_message_reply_markup(PERSON, sent.message_id, reply_markup=KEYS)
    assert server.chats[PERSON][sent.message_id].buttons
    assert server.chats[PERSON].texts == ["둘"]


@pytest.mark.asyncio
async def test_edits_that_telegram_refuses(bot: Bot, server: BotApiServer) -> None:
    sent = await bot.send_message(PERSON, "하나")
    document = await bot.send_document(PERSON, b"x", filename="a.md")
    same = await refused(bot.edit_message_text("하나", PERSON, sent.message_id))
    assert same.startswith("Message is not modified: specified new message content")
    assert await refused(bot.edit_message_text("하나", PERSON, 7)) == "Message to edit not found"
    assert await refused(bot.edit_message_text("둘", PERSON, server.say("나"))) == "Message can't be edited"
    assert "no text" in await refused(bot.edit_message_text("둘", PERSON, document.message_id))
    assert "no caption" in await refused(bot.edit_message_caption(PERSON, sent.message_id, caption="둘"))
    assert server.chats[PERSON][sent.message_id].edits == 0
    assert len(server.refusals) == 5


@pytest.mark.asyncio
async def test_messages_that_telegram_refuses(bot: Bot, server: BotApiServer) -> None:
    assert await refused(bot.send_message(PERSON, "가" * 4097)) == "Message is too long"
    assert await refused(bot.send_message(42, "가")) == "Chat not found"
    assert "parse entities" in await refused(bot.send_message(PERSON, "<b>가</b>", parse_mode="HTML"))
    long = InlineKeyboardMarkup([[InlineKeyboardButton("가", callback_data="가" * 22)]])
    assert await refused(bot.send_message(PERSON, "가", reply_markup=long)) == "Button_data_invalid"
    assert "not found" in await refused(bot.send_message(PERSON, "가", reply_parameters=ReplyParameters(7)))
    assert server.chats[PERSON].messages == []


@pytest.mark.asyncio
async def test_a_reply_to_a_missing_message_may_be_sent_without_it(bot: Bot, server: BotApiServer) -> None:
    gone = server.say("지울 글")
    server.person().delete(gone)
    sent = await bot.send_message(
        PERSON, "답", reply_parameters=ReplyParameters(gone, allow_sending_without_reply=True)
    )
    assert sent.reply_to_message is None


@pytest.mark.asyncio
async def test_a_document_goes_there_and_back(bot: Bot, server: BotApiServer) -> None:
    text = "# 초안\n".encode()
    sent = await bot.send_document(PERSON, text, filename="초안.md", caption="전체 글")
    assert sent.document is not None
    assert sent.document.file_name == "초안.md"
    file = await bot.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == text
    again = await bot.send_document(PERSON, sent.document.file_id)
    assert again.document == sent.document
    await bot.edit_message_caption(PERSON, sent.message_id, caption="고친 글")
    assert server.chats[PERSON].texts == ["고친 글", ""]
    assert "file identifier" in await refused(bot.send_document(PERSON, "BQnone"))


@pytest.mark.asyncio
async def test_the_bot_reads_a_file_of_the_person(bot: Bot, server: BotApiServer) -> None:
    reply_to = (await bot.send_message(PERSON, "초안")).message_id
    server.send_document("고침.md", "고친 글".encode(), caption="이걸로", reply_to=reply_to)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.reply_to_message is not None
    file = await bot.get_file(update.message.document.file_id)
    assert bytes(await file.download_as_bytearray()).decode() == "고친 글"


@pytest.mark.asyncio
async def test_deleting_reacting_and_typing(bot: Bot, server: BotApiServer) -> None:
    said = server.say("주제")
    await bot.set_message_reaction(PERSON, said, ReactionTypeEmoji("👀"))
    assert server.chats[PERSON][said].reaction == "👀"
    assert await refused(bot.set_message_reaction(PERSON, said, ReactionTypeEmoji("🧾"))) == "Reaction_invalid"
    assert await bot.send_chat_action(PERSON, "typing")
    sent = await bot.send_message(PERSON, "하나")
    await bot.delete_message(PERSON, sent.message_id)
    assert server.chats[PERSON].texts == ["주제"]
    assert await refused(bot.delete_message(PERSON, sent.message_id)) == "Message to delete not found"


@pytest.mark.asyncio
async def test_who_blocked_the_bot_cannot_be_reached(bot: Bot, server: BotApiServer) -> None:
    server.person(2002).block()
    assert "blocked by the user" in await refused(bot.send_message(2002, "가"), Forbidden)
    server.person(2002).block(blocked=False)
    await bot.send_message(2002, "나")
    assert server.chats[2002].texts == ["나"]


@pytest.mark.asyncio
async def test_a_wrong_token_and_an_unknown_method(bot: Bot, server: BotApiServer) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("1:wrong", base_url=server.base_url):
            pass
    assert "not found in Bot API" in await refused(bot.do_api_request("sendRichMessage"), TelegramError)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.asyncio
async def test_the_fourth_message_in_a_second_has_to_wait() -> None:
    async with BotApiServer(clock=lambda: 1_800_000_000.0) as server, bot_of(server) as bot:
        for place in range(3):
            await bot.send_message(PERSON, f"{place}")
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(PERSON, "3")
        assert caught.value.retry_after == 1
        assert server.chats[PERSON].texts == ["0", "1", "2"]
