"""Who may come in: the owner, those who are named, and the first to send the one-time code."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.visitors import Visitor, running_desk
from tests.desk import OWNER, Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

STRANGER = "말 걸어 주셔서 고마워요. 다만 이 봇은 주인만 쓸 수 있어요."
LINK = re.compile(r"https://t\.me/chogo_playground_bot\?start=([\w-]{16,64})\n")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    async with running_desk(folder, OWNER_ID=str(OWNER), ALLOWED_USERS="1002,1003") as desk:
        yield desk


async def test_owner_and_those_named_come_in(desk: Desk) -> None:
    for user in (OWNER, 1002, 1003):
        await Visitor(desk, user).asks("/help", "이렇게 쓰세요")
    assert not LINK.search(desk.log)


async def test_strangers_hear_one_sentence_and_cost_nothing(desk: Desk) -> None:
    guest, stranger = Visitor(desk, OWNER), Visitor(desk, 1004)
    english = Visitor(desk, 1005, language="en")
    for words in ("메모리 반도체", "/start", "/start 0123456789abcdef", "/drafts"):
        stranger.say(words)
    await english.asks("memory chips", "Thank you for writing, but this desk works for its owner only.")
    welcome = await guest.asks("/start", "초고예요")
    body = {"id": "1", "from": stranger.side.person.as_user(), "chat_instance": "1", "message": welcome.body}
    desk.api.send_update({"callback_query": {**body, "data": "lang|en"}})
    await guest.asks("/cancel", "지금 쓰고 있는 것이 없어요")

    assert stranger.heard == [STRANGER]
    assert not desk.rows("select id from users where id not in (0, 1001, 1002, 1003)")
    assert not desk.rows("select id from drafts")
    assert not desk.gemini.requests
    assert not desk.news.requests


async def test_first_to_send_the_code_owns_the_bot_for_good(tmp_path: Path) -> None:
    async with running_desk(tmp_path, ALLOWED_USERS=None) as desk:
        first, second = Visitor(desk, 2001), Visitor(desk, 2002)
        await desk.printed("start=")
        [code] = LINK.findall(desk.log)
        await first.asks("/start 0123456789abcdef", STRANGER)
        await second.asks("메모리 반도체", STRANGER)
        assert not desk.rows("select id from users where id <> 0")

        await first.asks(f"/start {code}", "이제 이 봇의 주인이에요")
        await first.asks("/help", "이렇게 쓰세요")
        await Visitor(desk, 2003).asks(f"/start {code}", STRANGER)

        await desk.kill_bot()
        # For good: also once the owner lets others in, as the first word to them says.
        desk.settings["ALLOWED_USERS"] = "2005"
        await desk.start_bot()
        assert LINK.findall(desk.log) == [code]
        await Visitor(desk, 2005).asks("/help", "이렇게 쓰세요")
        await first.asks("/help", "이렇게 쓰세요")
        await Visitor(desk, 2004).asks(f"/start {code}", STRANGER)
        assert desk.rows("select id from users where id <> 0") == [(2001,), (2005,)]
