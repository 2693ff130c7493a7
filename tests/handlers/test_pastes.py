"""Which message only goes on with the one before it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Chat, Message, MessageEntity, User

from handlers.pastes import goes_on

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CHAT = Chat(1, "private")
LONG = "가" * 4000


def message(text: str | None, number: int = 1, seconds: float = 0, user: int = 1, **more: Any) -> Message:
    person = User(user, "나", is_bot=False)
    return Message(number, NOW + timedelta(seconds=seconds), CHAT, from_user=person, text=text, **more)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (message(LONG), message("나머지", 2)),
        (message("😀" * 2000), message("나머지", 2)),
        (message(LONG), message("나머지", 3, 2)),
        (message(LONG), message("나머지", 2, 30)),
        (message(LONG, reply_to_message=message("글", 9)), message("나머지", 2)),
        (message(LONG, reply_to_message=message("글", 9)), message("나머지", 2, reply_to_message=message("글", 9))),
    ],
)
def test_a_piece_goes_on(before: Message, after: Message) -> None:
    assert goes_on(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (message(LONG[:-1]), message("반도체", 2)),
        (message(LONG), message("반도체", 3, 3)),
        (message(LONG), message("반도체", 2, 31)),
        (message(LONG), message("반도체", 2, user=2)),
        (message(LONG), message("반도체", 2, reply_to_message=message("글", 9))),
        (
            message(LONG, reply_to_message=message("글", 9)),
            message("반도체", 2, reply_to_message=message("다른 글", 8)),
        ),
        (message(LONG), message("/help", 2, entities=[MessageEntity("bot_command", 0, 5)])),
        (message(LONG), message("https://example.com", 2, entities=[MessageEntity("url", 0, 19)])),
        (message(LONG), message(None, 2)),
        (message(None), message("반도체", 2)),
    ],
)
def test_a_message_of_its_own(before: Message, after: Message) -> None:
    assert not goes_on(before, after)
