"""What is no topic, no reply and no press of theirs: each with its own sentence, and nothing is started or changed."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot.playground import Fault, FaultKind, Shown
from tests.bot.visitors import FINISHED, Visitor, linked, photo, running_desk, settled
from tests.desk import Desk
from tests.fakes.news_site import NewsSite

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = {"file_id": "f", "file_unique_id": "u"}
STICKER = {"sticker": {**FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}}
PDF = {"document": {**FILE, "file_name": "기사.pdf", "mime_type": "application/pdf"}}
NO_TOPIC: dict[str, tuple[dict[str, Any], str]] = {
    "empty": ({"text": ""}, "무엇에 대해 쓸까요?"),
    "whitespace": ({"text": "  \n\t "}, "무엇에 대해 쓸까요?"),
    "new without a topic": (
        {"text": "/new", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]},
        "무엇에 대해 쓸까요?",
    ),
    "20,000 characters in one": ({"text": "반도체 " * 5000}, "19,999자나 돼요. 주제는 1,000자까지예요."),
    "emoji": ({"text": "🔥🔥🚀 !?"}, "기호만으로는 주제를 알 수 없어요"),
    "sticker": (STICKER, "귀여운 스티커네요!"),
    "voice": ({"voice": {**FILE, "duration": 3}}, "소리와 영상은 아직 알아듣지 못해요"),
    "photo": ({"photo": photo()}, "사진은 읽지 못해요"),
    "another file": (PDF, "파일은 초안의 .md 만 읽어요"),
    "a place": ({"location": {"longitude": 127.0, "latitude": 37.5}}, "읽을 수 없는 메시지예요"),
    "unknown command": (
        {"text": "/nonsense", "entities": [{"type": "bot_command", "offset": 0, "length": 9}]},
        "모르는 명령이에요",
    ),
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


@pytest.mark.parametrize("case", NO_TOPIC)
async def test_no_topic_gets_a_sentence_of_its_own(guest: Visitor, case: str) -> None:
    content, words = NO_TOPIC[case]
    await guest.sends(content, words)
    assert len(guest.messages) == 1
    assert not guest.drafts
    assert not guest.desk.gemini.requests


async def test_caption_of_a_file_is_a_topic(guest: Visitor) -> None:
    link = guest.desk.news.at("/article/rates")
    await guest.sends({**PDF, "caption": link, "caption_entities": linked(link, link)}, "읽음: 반듯은행")
    await guest.desk.hears(FINISHED, guest.id)
    assert link in guest.markdown
    await guest.sends({**PDF, "caption": "반도체"}, FINISHED)
    assert len(guest.drafts) == 2
    assert not guest.desk.saying("파일은 초안의", guest.id)


async def test_edited_message_starts_nothing(guest: Visitor) -> None:
    written = guest.say("/help")
    await guest.desk.hears("이렇게 쓰세요", guest.id)
    await guest.hears_after(lambda: guest.side.edit(written, "메모리 반도체"), "고친 메시지는 다시 처리하지 않아요")
    assert not guest.drafts


async def test_command_with_the_name_of_the_bot(guest: Visitor) -> None:
    await guest.asks("/help@chogo_playground_bot", "이렇게 쓰세요")


# Links


async def test_dead_link_writes_nothing(guest: Visitor) -> None:
    await _nothing_read(guest, guest.desk.news.at("/no-such-article"), "열리지 않아요(404)")


async def test_pdf_writes_nothing(guest: Visitor) -> None:
    await _nothing_read(guest, guest.desk.news.at("/pdf"), "PDF는 읽지 못해요")


async def test_private_addresses_are_never_opened(guest: Visitor) -> None:
    async with NewsSite() as other:
        await _nothing_read(guest, other.at("/article/chip"), "열지 않는 주소예요")
        assert not other.requests
    await _nothing_read(Visitor.new(guest.desk), "http://169.254.169.254/latest/meta-data", "열지 않는 주소예요")


async def test_ten_of_fifty_links_are_read(guest: Visitor) -> None:
    news = guest.desk.news
    links = [news.at("/article/chip"), *(news.at(f"/fifty/{number}") for number in range(2, 51))]
    text = "\n".join(links)
    entities = [{"type": "url", "offset": text.index(f"{link}\n"), "length": len(link)} for link in links[:-1]]
    entities.append({"type": "url", "offset": text.rindex("http"), "length": len(links[-1])})
    await guest.sends({"text": text, "entities": entities}, FINISHED)
    assert guest.heard[0].startswith("링크를 50건 보내셨어요. 앞의 10건을 읽을게요.")
    assert news.count("/fifty/10") == 1
    assert news.count("/fifty/11") == 0


async def _nothing_read(guest: Visitor, link: str, why: str) -> None:
    said = await guest.sends({"text": link, "entities": linked(link, link)}, "근거 부족: 읽을 수 있는 링크가 없어서")
    assert [button["text"] for button in said.buttons] == ["🔁 다시 시도"]
    [card] = guest.desk.saying(f"{link} — {why}", guest.id)
    assert not card.buttons
    assert len(guest.messages) == 2
    assert guest.markdown == "None"
    assert not guest.desk.gemini.requests


# What is not theirs


async def test_reply_to_what_is_no_draft(guest: Visitor) -> None:
    welcome = await guest.asks("/start", "초고예요")
    await guest.asks("더 짧게", "그 메시지는 초안이 아니에요", to=welcome)
    assert not guest.drafts


async def test_reply_to_the_draft_of_somebody_else(guest: Visitor) -> None:
    await guest.drafted()
    before = _of(guest)
    stranger = Visitor.new(guest.desk)
    part = guest.showing("section:1")
    for words in ("더 짧게", "이걸로 바꿔: 제 글이에요."):
        body = {"from": stranger.side.person.as_user(), "chat": guest.side.chat.about, "date": 1, "message_id": 5}
        update = {"message": {**body, "text": words, "reply_to_message": part.body}}
        await guest.hears_after(
            lambda update=update: guest.desk.api.send_update(update), "다른 분의 초안이라 고칠 수 없어요"
        )
    # In a chat of their own, the message with that number is none of a draft either.
    message = {"message_id": part.message_id, "date": 1, "chat": stranger.side.chat.about, "text": part.text}
    await stranger.sends({"text": "더 짧게", "reply_to_message": message}, "그 메시지는 초안이 아니에요")
    assert _of(guest) == before
    assert not guest.desk.gemini.of_kind("revise")


async def test_presses_on_the_draft_of_somebody_else(guest: Visitor) -> None:
    await guest.drafted()
    await guest.asks("이걸로 바꿔: 바꾼 글이에요.", "고쳤어요", to=guest.showing("section:1"))
    draft = guest.drafts[-1]
    [(revision,)] = guest.desk.rows("select id from revisions where draft = ?", draft)
    before, shown = _of(guest), guest.heard
    stranger = Visitor.new(guest.desk)
    welcome = await stranger.asks("/start", "초고예요")
    for data in (f"open|{draft}", f"file|{draft}", f"which|{revision}|section:1"):
        await stranger.hears_after(lambda data=data: _press(stranger, welcome, data), "그 초안을 찾을 수 없어요")
    await stranger.hears_after(lambda: _press(stranger, welcome, f"undo|{revision}"), "되돌릴 것이 없어요")
    for data in (f"again|{draft}|0", f"ragain|{revision}|0"):
        await stranger.hears_after(lambda data=data: _press(stranger, welcome, data), "그 초안을 찾을 수 없어요")
    await stranger.asks("/drafts", "아직 초안이 없어요")
    assert _of(guest) == before
    assert guest.heard == shown
    assert len(stranger.messages) == 8


async def test_nobody_else_can_stop_a_draft(guest: Visitor) -> None:
    gate = guest.desk.gemini.hold(kind="plan")
    guest.say("반도체")
    await gate.reached()
    stranger = Visitor.new(guest.desk)
    welcome = await stranger.asks("/start", "초고예요")
    await stranger.hears_after(
        lambda: _press(stranger, welcome, f"stop|{guest.drafts[-1]}"), "지금 쓰고 있는 것이 없어요"
    )
    await stranger.asks("/cancel", "지금 쓰고 있는 것이 없어요")
    gate.release()
    await guest.desk.hears(FINISHED, guest.id)
    assert len(guest.desk.gemini.of_kind("plan")) == 1


UNKNOWN = ("open|-1", "open|12345678901234567890", "topic|99", "again|999|0", "ragain|999|0", "which|999|opening")


@pytest.mark.parametrize("data", ["from-another-time:12", "open", *UNKNOWN])
async def test_buttons_that_mean_nothing_any_more(guest: Visitor, data: str) -> None:
    welcome = await guest.asks("/start", "초고예요")
    await guest.hears_after(lambda: _press(guest, welcome, data), "그 초안을 찾을 수 없어요")


async def test_button_of_a_message_too_old_to_be_read(guest: Visitor) -> None:
    await guest.drafted()
    before = guest.markdown
    await guest.asks("이걸로 바꿔: 바꾼 글이에요.", "고쳤어요", to=guest.showing("section:1"))
    [(revision,)] = guest.desk.rows("select id from revisions where draft = ?", guest.drafts[-1])
    old = Shown(body={"chat": guest.side.chat.about, "message_id": 3, "date": 0})
    await guest.hears_after(lambda: _press(guest, old, f"undo|{revision}"), "되돌렸어요")
    assert guest.markdown == before


async def test_trouble_of_ours_is_said(guest: Visitor) -> None:
    *_, file = await guest.drafted()
    before = guest.markdown
    guest.desk.api.fault(FaultKind.BAD_REQUEST, "getFile", description="file is temporarily unavailable")
    await guest.hears_after(
        lambda: guest.side.send_document("초안.md", before.encode(), reply_to=file.message_id),
        "제 쪽에서 문제가 생겼어요",
    )
    assert guest.markdown == before


# Elsewhere


async def test_group_hears_one_sentence(guest: Visitor) -> None:
    group = guest.desk.api.person(guest.id, chat_id=-500 - guest.id)
    group.say("아무 말이나 나눕니다")
    group.say("/new 반도체")
    group.say("/new 금리")
    await settled(guest.desk)
    assert [message.text for message in group.chat.from_bot] == [
        "저는 일대일 대화에서만 일해요. 개인 대화로 보내 주세요."
    ]
    assert not guest.drafts


async def test_other_kinds_of_updates_are_passed_over(guest: Visitor) -> None:
    await guest.asks("/help", "이렇게 쓰세요")
    [(first,)] = guest.desk.rows("select min(id) from updates")
    post = {"message_id": 1, "date": 1, "chat": {"id": -1009, "type": "channel", "title": "소식"}, "text": "반도체"}
    query = {"id": "1", "from": guest.side.person.as_user(), "query": "반도체", "offset": ""}
    nowhere = {"id": "2", "from": guest.side.person.as_user(), "chat_instance": "1", "data": "stop|1"}
    kinds = {"channel_post": post, "inline_query": query, "callback_query": nowhere, "from_the_future": {}}
    for number, (kind, body) in enumerate(kinds.items(), start=1):
        guest.desk.api.redeliver({"update_id": first - number, kind: body})
    await settled(guest.desk)
    done = guest.desk.rows("select set_aside from updates where id < ?", first)
    assert done == [(None,)] * len(kinds)
    assert len(guest.messages) == 1
    assert not guest.desk.rows("select id from drafts where chat = -1009")


# Updates that are broken, repeated or out of order


async def test_update_that_cannot_be_read_is_set_aside(guest: Visitor) -> None:
    api = guest.desk.api
    chat = guest.side.chat.about
    broken = [
        api.send_update({"message": {"message_id": 1, "date": "gestern", "chat": chat, "text": "반도체"}}),
        api.send_update({"message": "not a message"}),
        api.send_update({"callback_query": {"id": "3", "from": 4, "data": "stop|1"}}),
    ]
    await guest.asks("/help", "이렇게 쓰세요")
    await settled(guest.desk)
    rows = guest.desk.rows("select id from updates where set_aside is not null and done_at is not null")
    assert [identity for (identity,) in rows] == broken
    assert len(guest.messages) == 1


async def test_repeated_update_does_nothing_twice(guest: Visitor) -> None:
    guest.desk.api.faults.add(Fault(kind=FaultKind.DUPLICATE_UPDATES, method="getUpdates"))
    await guest.drafted()
    await guest.asks("이걸로 바꿔: 바꾼 글이에요.", "고쳤어요", to=guest.showing("section:1"))
    before, heard = _of(guest), guest.heard
    for (body,) in guest.desk.rows("select body from updates where chat = ?", guest.id):
        guest.desk.api.redeliver(json.loads(body))
    await settled(guest.desk)
    assert _of(guest) == before
    assert guest.heard == heard


async def test_reversed_batch_is_worked_off_in_order(guest: Visitor) -> None:
    guest.desk.api.faults.add(Fault(kind=FaultKind.REVERSED_UPDATES, method="getUpdates"))
    guest.say("/help")
    await guest.asks("/cancel", "지금 쓰고 있는 것이 없어요")
    assert not guest.desk.api.faults.waiting
    assert guest.heard[0].startswith("이렇게 쓰세요")
    assert len(guest.messages) == 2


def _press(who: Visitor, message: Shown, data: str) -> None:
    """A press with data that no button of the message has, as a changed app could send it."""
    query = {"id": "1", "from": who.side.person.as_user(), "chat_instance": "1", "message": message.body, "data": data}
    who.desk.api.send_update({"callback_query": query})


def _of(guest: Visitor) -> list[tuple[Any, ...]]:
    """Everything stored of a person's drafts."""
    drafts = guest.desk.rows("select * from drafts where owner = ? order by id", guest.id)
    query = "select revisions.* from revisions join drafts on drafts.id = draft where drafts.owner = ? order by 1"
    return [*drafts, *guest.desk.rows(query, guest.id)]
