"""One wish in several messages (albums, long texts that the app cuts), and one button pressed more than once."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from domain.layout import parse
from tests.bot.visitors import FINISHED, Visitor, linked, photo, running_desk, settled
from tests.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

LINE = "반듯은행은 금리를 내렸다. "


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


# Albums


async def test_album_gets_one_answer(guest: Visitor) -> None:
    for _ in range(3):
        guest.side.send({"photo": photo(), "media_group_id": f"album {guest.id}"})
    await guest.asks("/help", "이렇게 쓰세요")
    assert [text.partition(".")[0] for text in guest.heard[:-1]] == ["사진은 읽지 못해요"]


async def test_album_whose_caption_is_a_topic_is_a_topic(guest: Visitor) -> None:
    album = {"photo": photo(), "media_group_id": f"album {guest.id}"}
    guest.side.send({**album, "caption": "반도체"})
    guest.side.send(album)
    await guest.sends(album, FINISHED)
    await settled(guest.desk)
    assert not guest.desk.saying("사진은 읽지 못해요", guest.id)
    assert len(guest.drafts) == 1


async def test_album_that_is_a_reply_gets_one_answer(guest: Visitor) -> None:
    welcome = await guest.asks("/start", "초고예요")
    album = {"photo": photo(), "media_group_id": f"album {guest.id}"}
    guest.side.send({**album, "caption": "더 짧게"}, reply_to=welcome.message_id)
    guest.side.send(album)
    await settled(guest.desk)
    assert [text.partition(".")[0] for text in guest.heard[1:]] == ["그 메시지는 초안이 아니에요"]


# Long texts


async def test_long_text_in_pieces_gets_one_answer(guest: Visitor) -> None:
    await guest.asks("반도체 " * 5000, "주제는 1,000자까지예요")
    await settled(guest.desk)
    assert len(guest.desk.rows("select id from updates where chat = ?", guest.id)) == 5
    assert len(guest.messages) == 1
    assert not guest.drafts
    # What follows as something of its own is heard.
    await guest.asks("/help", "이렇게 쓰세요")
    await guest.drafted()
    assert len(guest.drafts) == 1


async def test_long_text_goes_on_after_a_restart(guest: Visitor) -> None:
    first = guest.say("가" * 4096)
    await guest.desk.hears("주제는 1,000자까지예요", guest.id)
    # Else the sentence may be in doubt, and said again.
    await settled(guest.desk)
    await guest.desk.kill_bot()
    await guest.desk.start_bot()
    guest.side.send({"text": "반도체", "date": guest.side.chat[first].body["date"]})
    await settled(guest.desk)
    assert len(guest.messages) == 1
    assert not guest.drafts


@pytest.mark.parametrize("own", ["link", "forwarded", "reply"])
async def test_message_of_its_own_is_heard_behind_a_long_one(guest: Visitor, own: str) -> None:
    welcome = await guest.asks("/start", "초고예요")
    link = guest.desk.news.at("/article/rates")
    origin = {"type": "channel", "chat": {"id": -1005, "type": "channel", "title": "소식"}, "message_id": 7, "date": 1}
    contents: dict[str, tuple[dict[str, Any], str]] = {
        "link": ({"text": link, "entities": linked(link, link)}, FINISHED),
        "forwarded": ({"text": "반도체", "forward_origin": origin}, FINISHED),
        "reply": ({"text": "더 짧게"}, "그 메시지는 초안이 아니에요"),
    }
    content, words = contents[own]
    guest.say("가" * 4096)
    await guest.sends(content, words, to=welcome if own == "reply" else None)


@pytest.mark.parametrize("later", [3, 31])
async def test_topic_a_while_after_a_long_text_is_a_topic(guest: Visitor, later: int) -> None:
    first = guest.say("가" * 4096)
    await guest.desk.hears("주제는 1,000자까지예요", guest.id)
    date = guest.side.chat[first].body["date"] + later
    message_id = first + (1000 if later == 3 else 1)
    await guest.sends({"text": "반도체", "date": date, "message_id": message_id}, FINISHED)


@pytest.mark.parametrize("repeated", [False, True], ids=["first only", "every piece a reply"])
async def test_pasted_text_in_pieces_is_said_to_be_used_in_part(guest: Visitor, repeated: bool) -> None:
    await guest.drafted("주택담보대출 금리")
    before = parse(guest.markdown)
    part = guest.showing("section:2")
    first = f"대출 금리 전망\n{LINE * 300}"[:4096].strip()
    pieces = [first, (LINE * 400)[:4096], LINE * 3]
    for piece in pieces:
        guest.say(piece, to=part if repeated or piece == first else None)
    await guest.desk.hears("고쳤어요: 2번 섹션", guest.id)
    await settled(guest.desk)
    [said] = guest.desk.saying("여러 조각으로 왔어요", guest.id)
    assert "첫 조각만 출처로 읽었어요" in said.text
    after = parse(guest.markdown)
    assert len(after.blog.sources) == len(before.blog.sources) + 1
    assert len(guest.drafts) == 1
    assert guest.desk.rows("select count(*) from revisions where owner = ?", guest.id) == [(1,)]


async def test_own_words_in_pieces_are_said_to_have_gone_in_in_part(guest: Visitor) -> None:
    await guest.drafted()
    guest.say("이걸로 바꿔: " + "제가 쓴 문장이에요. " * 400, to=guest.showing("section:2"))
    await guest.desk.hears("고쳤어요: 2번 섹션", guest.id)
    await settled(guest.desk)
    [said] = guest.desk.saying("여러 조각으로 왔어요", guest.id)
    assert "첫 조각만 넣었어요" in said.text
    assert len(guest.drafts) == 1


# Old buttons


async def test_old_button_of_a_draft_is_answered_at_every_stage(guest: Visitor) -> None:
    gate = guest.desk.gemini.hold(kind="blog")
    guest.say("반도체")
    await gate.reached()
    old = await guest.asks("/cancel", "멈췄어요. 읽은 기사")
    data = old.buttons[0]["callback_data"]
    guest.desk.gemini.forget()

    gate = guest.desk.gemini.hold(kind="blog")
    guest.side.press(old.message_id, data)
    await gate.reached()
    running = await guest.hears_after(lambda: guest.side.press(old.message_id, data), "알아서 보내 드려요")
    await guest.presses(running, "멈추기", "멈췄어요. 읽은 기사")
    stopped = await guest.hears_after(lambda: guest.side.press(old.message_id, data), "아직 다 쓰지 않은 초안이에요")
    assert [button["callback_data"] for button in stopped.buttons] != [data]
    guest.desk.gemini.forget()
    await guest.presses(stopped, "이어서 쓰기", FINISHED)

    shown = len(guest.desk.saying("👋", guest.id))
    guest.side.press(old.message_id, data)
    await guest.desk.hears("👋", guest.id, shown + 1)
    assert len(guest.drafts) == 1


async def test_old_button_of_a_change_is_answered(guest: Visitor) -> None:
    await guest.drafted()
    gate = guest.desk.gemini.hold(kind="revise")
    guest.say("더 쉽게", to=guest.showing("section:2"))
    await gate.reached()
    old = await guest.asks("/cancel", "멈췄어요. 그대로 남은 부분: 2번 섹션")
    data = old.buttons[0]["callback_data"]
    guest.desk.gemini.forget()

    gate = guest.desk.gemini.hold(kind="revise")
    guest.side.press(old.message_id, data)
    await gate.reached()
    await guest.hears_after(lambda: guest.side.press(old.message_id, data), "이미 처리하고 있어요")
    gate.release()
    await guest.desk.hears("고쳤어요: 2번 섹션", guest.id)
    await guest.hears_after(lambda: guest.side.press(old.message_id, data), "이미 처리하고 있어요")
    assert guest.desk.rows("select count(*) from revisions where owner = ?", guest.id) == [(1,)]
