"""The main job over real HTTP: topic or links, draft, reply, revised part, undo, drafts."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from domain.layout import parse
from domain.parts import Part
from tests.bot.visitors import FINISHED, Visitor, linked, outside, photo, running_desk
from tests.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk"), stop=True) as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    return Visitor.new(desk)


async def test_topic_becomes_messages_and_a_file(guest: Visitor) -> None:
    progress, head, *parts, file = await guest.drafted("반도체")
    draft = parse(guest.markdown)

    assert progress.edits > 0
    assert not progress.buttons
    assert head.text.startswith(draft.blog.title)
    below = ["📄 파일", "📤 내보내기", "🔎 숫자 근거", "📋 사실표", "🛫 발행 전 확인", "🤖 AI 사용 표시"]
    assert [button["text"] for button in head.buttons] == below
    assert len(parts) == len(draft.parts)
    for part, message in zip(draft.parts, parts, strict=True):
        assert guest.showing(part.key).message_id == message.message_id
    assert file.document is not None
    assert file.document["file_name"] == f"초안-{guest.drafts[-1]}.md"
    assert await guest.file(file) == guest.markdown.encode()


async def test_each_part_changes_alone_and_undo_gives_back_every_byte(guest: Visitor) -> None:
    await guest.drafted("반도체")
    original = guest.markdown
    before = _by_id(guest)
    parts = parse(original).parts
    standing = [original]
    for part in parts:
        await _revised_alone(guest, part)
        standing.append(guest.markdown)
    assert len(set(standing)) == len(parts) + 1

    for earlier in reversed(standing[:-1]):
        await guest.asks("/undo", "되돌렸어요")
        assert guest.markdown == earlier
    await guest.desk.wait_for(lambda: {key: _by_id(guest)[key] for key in before} == before)
    await guest.asks("/undo", "되돌릴 것이 없어요")


async def test_draft_is_listed_and_opened_again(guest: Visitor) -> None:
    _, *shown, _ = await guest.drafted("반도체")
    await guest.drafted("메모리 금리")
    listed = await guest.asks("/drafts", "초안이 2개 있어요")
    assert [button["text"].partition(" — ")[0] for button in listed.buttons] == ["메모리 금리", "반도체"]

    count = len(guest.messages)
    guest.press(listed, "반도체")
    await guest.desk.wait_for(lambda: len(guest.messages) == count + len(shown))
    assert guest.heard[count:] == [message.text for message in shown]

    part = guest.messages[count + 3]
    older = shown[3]
    await guest.asks("더 쉽게", "고쳤어요", to=part)
    changed = guest.side.chat[part.message_id]
    assert changed.text != older.text
    assert changed.edits == 1
    assert guest.side.chat[older.message_id].edits == 0


async def test_links_become_a_draft_with_a_report_card(guest: Visitor) -> None:
    news = guest.desk.news
    good, dead, pdf = news.at("/article/chip"), news.at("/no-such-article"), news.at("/pdf")
    private, twin = "http://10.0.0.1/secret", news.at("/article/chip?utm_source=chat")
    text = f"투자 규모 위주로 {good} {dead} {pdf} {private} {twin}"
    guest.side.send({"text": text, "entities": [_entity(text, link) for link in (good, dead, pdf, private, twin)]})
    await guest.desk.hears("링크 5건 읽는 중", guest.id)
    card = await guest.desk.hears(FINISHED, guest.id)

    lines = card.text.splitlines()[-5:]
    assert lines[0] == "1. ✅ 읽음: 동글반도체, AI 메모리 공장에 2조 4000억 원 투자"
    assert lines[1] == f"2. ⚠️ {dead} — 열리지 않아요(404). 주소를 확인해 주세요"
    assert lines[2] == f"3. ⚠️ {pdf} — PDF는 읽지 못해요. 나중에 답장으로 필요한 글을 붙여넣어 주세요"
    assert lines[3] == f"4. ⚠️ {private} — 열지 않는 주소예요. 공개된 뉴스 페이지를 보내 주세요"
    assert lines[4] == f"5. ⚠️ {twin} — 1번과 같은 기사예요"
    draft = parse(guest.markdown)
    assert draft.topic == "투자 규모 위주로"
    assert len(draft.blog.sources) == 1
    assert "링크 1건" in draft.origin


@pytest.mark.parametrize("way", ["text_link", "caption", "forwarded"])
async def test_links_are_found_wherever_they_stand(guest: Visitor, way: str) -> None:
    link = guest.desk.news.at("/article/rates")
    origin = {"type": "channel", "chat": {"id": -1005, "type": "channel", "title": "소식"}, "message_id": 7, "date": 1}
    text = f"오늘의 소식 {link}"
    contents: dict[str, dict[str, Any]] = {
        "text_link": {
            "text": "이 기사로 써 줘",
            "entities": [{"type": "text_link", "offset": 2, "length": 2, "url": link}],
        },
        "caption": {"photo": photo(), "caption": text, "caption_entities": linked(text, link)},
        "forwarded": {"text": text, "entities": linked(text, link), "forward_origin": origin},
    }
    await guest.sends(contents[way], FINISHED)
    assert "읽음: 반듯은행" in guest.heard[0]
    assert link in guest.markdown


@pytest.mark.parametrize(
    "command", ["/new 메모리 반도체", "/new@chogo_playground_bot 메모리 반도체", "/new\n메모리 반도체"]
)
async def test_new_takes_a_topic(guest: Visitor, command: str) -> None:
    await guest.asks(command, FINISHED)
    assert parse(guest.markdown).topic == "메모리 반도체"


async def _revised_alone(guest: Visitor, part: Part) -> None:
    """Reply to the part's message: it changes in place, and nothing else does but the clock."""
    markdown, messages = guest.markdown, _by_id(guest)
    target = guest.showing(part.key)
    await guest.asks("더 쉽게", "고쳤어요", to=target)
    assert guest.markdown != markdown
    assert outside(guest.markdown, part) == outside(markdown, part)
    after = _by_id(guest)
    changed = {key for key in messages if messages[key] != after[key]}
    # Head and headings follow the clock when words that are spoken change.
    allowed = {guest.showing(other.key).message_id for other in parse(markdown).parts if other.is_spoken}
    allowed = allowed if part.is_spoken else set()
    head = guest.showing("head")
    assert target.message_id in changed
    assert changed - allowed <= {target.message_id, head.message_id}
    if not part.is_spoken and part.kind != "blog_title":
        assert _above_findings(head.text) == _above_findings(str(messages[head.message_id][0]))


def _by_id(guest: Visitor) -> dict[int, tuple[str, object]]:
    return {message.message_id: (message.text, message.entities) for message in guest.messages}


def _above_findings(head: str) -> str:
    """The head without what it finds to check, which may well follow a change."""
    return head.partition("\n\n고치고 싶은 부분에")[0].partition("\n\n확인해 주세요")[0]


def _entity(text: str, link: str) -> dict[str, object]:
    """The last of two links that begin alike is the longer one."""
    place = text.rindex(link) if "utm" in link else text.index(f"{link} ")
    return {"type": "url", "offset": place, "length": len(link)}
