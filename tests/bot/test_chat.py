"""Replies, files that come back, undo, cancel and language, over real HTTP."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from domain.language import Language
from domain.layout import parse
from domain.parts import Part
from tests.bot.visitors import FINISHED, Visitor, linked, outside, running_desk
from tests.desk import Desk
from tests.fakes.gemini_steps import ok

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECOND = Part.from_key("section:2")
PASTED = """반듯경제가 정리한 대출 금리 전망
반듯은행이 금리를 내린 뒤 다른 은행 세 곳도 인하를 검토하고 있다.
네모은행은 다음 달 0.10%포인트를 내릴 계획이라고 밝혔다.
금융권은 하반기에 인하 폭이 커질 수 있다고 본다. 다만 수수료를 함께 따져야 한다는 조언이 이어진다.
갈아타기에 드는 비용은 평균 37만 원이다.
전문가들은 남은 기간이 긴 대출일수록 금리 차이가 크게 느껴진다고 설명했다.
은행마다 조건이 다르므로 비교가 먼저라는 말도 나온다."""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


# Replies


async def test_reply_to_the_head_that_names_a_part(guest: Visitor) -> None:
    await guest.drafted()
    before = guest.markdown
    await guest.asks("2번 섹션을 더 쉽게", "고쳤어요: 2번 섹션", to=guest.showing("head"))
    assert guest.markdown != before
    assert outside(guest.markdown, SECOND) == outside(before, SECOND)


async def test_reply_to_the_head_asks_which_part_was_meant(guest: Visitor) -> None:
    await guest.drafted()
    before = guest.markdown
    head = guest.showing("head")
    open_ = await guest.asks("더 쉽게", "어느 부분을 고칠까요?", to=head)
    assert len(open_.buttons) == len(parse(before).parts)
    several = await guest.asks("1번 섹션이랑 2번 섹션을 짧게", "어느 부분을 고칠까요?", to=head)
    assert [button["text"] for button in several.buttons] == ["1번 섹션", "2번 섹션"]
    assert guest.markdown == before
    assert not guest.desk.gemini.of_kind("revise")

    await guest.presses(several, "2번 섹션", "고쳤어요: 2번 섹션")
    assert outside(guest.markdown, SECOND) == outside(before, SECOND)
    await guest.presses(open_, "오프닝", "고쳤어요: 오프닝")
    # Answered once, a question stays answered.
    await guest.presses(several, "1번 섹션", "이미 처리하고 있어요")
    assert len(guest.desk.gemini.of_kind("revise")) == 2


async def test_own_words_go_in_verbatim_without_the_model(guest: Visitor) -> None:
    await guest.drafted()
    before, asked = guest.markdown, len(guest.desk.gemini.requests)
    words = "제가 직접 쓴 문단이에요. **굵게** 쓴 곳도 그대로 둡니다."
    await guest.asks(f"이걸로 바꿔: {words}", "고쳤어요: 2번 섹션", to=guest.showing("section:2"))
    assert parse(guest.markdown).body_of(SECOND) == words
    assert outside(guest.markdown, SECOND) == outside(before, SECOND)
    assert len(guest.desk.gemini.requests) == asked
    await guest.asks("이걸로 바꿔:", "무엇을 고칠까요?", to=guest.showing("section:2"))


async def test_reply_with_a_link_adds_a_source(guest: Visitor) -> None:
    await guest.drafted("주택담보대출 금리")
    before = parse(guest.markdown)
    number = len(before.blog.sources) + 1
    link = guest.desk.news.at("/article/chip-rival")
    sentence = f"새로 짓는 것보다 8개월[{number}] 짧게 걸린다고 회사는 설명했다."
    text = f"{before.text_of(SECOND)}\n\n{sentence}"
    guest.desk.gemini.script(ok(json.dumps({"text": text}, ensure_ascii=False)), kind="revise")
    words = f"이 기사도 넣어 줘 {link}"
    content = {"text": words, "entities": linked(words, link)}
    await guest.sends(content, "고쳤어요: 2번 섹션", to=guest.showing("section:2"))

    after = parse(guest.markdown)
    assert f'<source number="{number}"' in guest.desk.gemini.of_kind("revise")[0].message
    assert after.text_of(SECOND) == text
    assert after.blog.sources[:-1] == before.blog.sources
    assert after.blog.sources[-1].startswith(f"{number}. [뾰족전자도 AI 메모리 증설")
    assert link in after.blog.sources[-1]
    assert f"{number}. 뾰족전자도 AI 메모리 증설" in guest.showing("head").text
    # Taken back, the source does not come in again with the next change.
    await guest.asks("/undo", "되돌렸어요: 2번 섹션")
    assert parse(guest.markdown) == before
    await guest.desk.wait_for(lambda: "뾰족전자도" not in guest.showing("head").text)
    await guest.asks("이걸로 바꿔: 제가 쓴 글이에요.", "고쳤어요: 2번 섹션", to=guest.showing("section:2"))
    assert parse(guest.markdown).blog.sources == before.blog.sources


async def test_reply_with_an_unreadable_link_changes_nothing(guest: Visitor) -> None:
    await guest.drafted()
    before, link = guest.markdown, guest.desk.news.at("/no-such-article")
    content = {"text": link, "entities": linked(link, link)}
    await guest.sends(content, "보내 주신 자료를 읽지 못해서 고치지 않았어요", to=guest.showing("section:2"))
    assert guest.markdown == before


async def test_reply_with_pasted_text_adds_a_source(guest: Visitor) -> None:
    await guest.drafted("주택담보대출 금리")
    before = parse(guest.markdown)
    number = len(before.blog.sources) + 1
    await guest.asks(PASTED, "고쳤어요: 2번 섹션", to=guest.showing("section:2"))
    after = parse(guest.markdown)
    asked = guest.desk.gemini.of_kind("revise")[0].message
    assert "갈아타기에 드는 비용은 평균 37만 원이다." in asked
    assert after.blog.sources == (*before.blog.sources, f"{number}. 반듯경제가 정리한 대출 금리 전망")


async def test_two_quick_replies_to_two_parts_both_count(guest: Visitor) -> None:
    await guest.drafted()
    before = guest.markdown
    gate = guest.desk.gemini.hold(kind="revise")
    guest.say("쉽게 풀어 줘", to=guest.showing("section:1"))
    guest.say("짧게 줄여 줘", to=guest.showing("section:2"))
    await guest.desk.hears("고치는 중: 1번 섹션", guest.id)
    await guest.desk.hears("고치는 중: 2번 섹션", guest.id)
    await gate.reached()
    gate.release()
    await guest.desk.hears("고쳤어요: 1번 섹션", guest.id)
    await guest.desk.hears("고쳤어요: 2번 섹션", guest.id)
    draft = parse(guest.markdown)
    assert "쉽게 풀어 줘" in draft.text_of(Part.from_key("section:1"))
    assert "짧게 줄여 줘" in draft.text_of(SECOND)
    for part in ("section:1", "section:2"):
        assert "새로 다듬은" in guest.showing(part).text
    await guest.asks("/undo", "되돌렸어요")
    await guest.asks("/undo", "되돌렸어요")
    assert guest.markdown == before


# Files


@pytest.mark.parametrize("way", ["as a reply", "by its name", "from Windows"])
async def test_edited_file_updates_the_draft(guest: Visitor, way: str) -> None:
    *_, file = await guest.drafted()
    before = guest.markdown
    edited = before.replace(parse(before).body_of(SECOND), "파일에서 고친 문단이에요.")
    content = edited.replace("\n", "\r\n").encode("utf-8-sig") if way == "from Windows" else edited.encode()
    name = f"초안-{guest.drafts[-1]} (1).md" if way == "by its name" else "고친 글.md"
    reply_to = None if way == "by its name" else file.message_id
    await guest.hears_after(lambda: guest.side.send_document(name, content, reply_to=reply_to), "고쳤어요: 초안 전체")
    assert guest.markdown == edited
    assert "파일에서 고친 문단이에요." in guest.showing("section:2").text
    await guest.asks("/undo", "되돌렸어요: 초안 전체")
    assert guest.markdown == before


async def test_damaged_file_is_refused_with_its_line(guest: Visitor) -> None:
    *_, file = await guest.drafted()
    before = guest.markdown
    lines = before.split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("**Date:**"))
    lines[place] = "**Date:** 어제"
    damaged = "\n".join(lines).encode()
    said = await guest.hears_after(
        lambda: guest.side.send_document("초안.md", damaged, reply_to=file.message_id), "초안으로 읽을 수 없는 파일"
    )
    assert f"{place + 1}번째 줄 “**Date:** 어제”" in said.text
    assert guest.markdown == before
    assert not guest.desk.rows("select id from revisions where owner = ?", guest.id)


@pytest.mark.parametrize("number", ["{}", "98765432109876543210987"])
async def test_file_named_like_the_draft_of_somebody_else_is_a_draft_of_ones_own(guest: Visitor, number: str) -> None:
    await guest.drafted()
    before = guest.markdown
    other = Visitor.new(guest.desk)
    content = before.replace("소식", "소문").encode()
    name = f"초안-{number.format(guest.drafts[-1])}.md"
    other.side.send_document(name, content)
    await guest.desk.hears("👋", other.id)
    assert guest.markdown == before
    assert other.markdown.encode() == content


async def test_file_that_is_too_big_is_refused(guest: Visitor) -> None:
    *_, file = await guest.drafted()
    await guest.hears_after(
        lambda: guest.side.send_document("초안.md", b"a" * 1_000_001, reply_to=file.message_id), "파일이 너무 커요"
    )


# Undo


async def test_undo_buttons_go_from_the_newest_back(guest: Visitor) -> None:
    await guest.drafted()
    first = guest.markdown
    older = await guest.asks("더 쉽게", "고쳤어요: 1번 섹션", to=guest.showing("section:1"))
    second = guest.markdown
    newer = await guest.asks("더 쉽게", "고쳤어요: 2번 섹션", to=guest.showing("section:2"))
    third = guest.markdown

    await guest.presses(older, "되돌리기", "그 뒤에 고친 것이 있어요")
    assert guest.markdown == third
    await guest.presses(newer, "되돌리기", "되돌렸어요: 2번 섹션")
    assert guest.markdown == second
    await guest.presses(newer, "되돌리기", "되돌릴 것이 없어요")
    assert guest.markdown == second
    await guest.presses(older, "되돌리기", "되돌렸어요: 1번 섹션")
    assert guest.markdown == first


# Stopping


async def test_cancel_keeps_what_was_read_and_can_be_carried_on(guest: Visitor) -> None:
    gate = guest.desk.gemini.hold(kind="blog")
    guest.say("반도체")
    await gate.reached()
    stopped = await guest.asks("/cancel", "멈췄어요. 읽은 기사")
    [(kept,)] = guest.desk.rows("select count(*) from readings where draft = ?", guest.drafts[-1])
    assert kept > 0
    assert f"읽은 기사 {kept}건" in stopped.text
    read = len(guest.desk.news.requests)
    guest.desk.gemini.forget()

    await guest.presses(stopped, "이어서 쓰기", FINISHED)
    assert len(guest.desk.news.requests) == read
    assert not guest.desk.gemini.of_kind("plan")
    assert len(parse(guest.markdown).blog.sources) == kept


async def test_stop_button(guest: Visitor) -> None:
    gate = guest.desk.gemini.hold(kind="plan")
    guest.say("반도체")
    await gate.reached()
    await guest.presses(guest.messages[0], "멈추기", "멈췄어요. 읽은 기사")
    guest.desk.gemini.forget()
    listed = await guest.asks("/drafts", "초안이 1개 있어요")
    assert [button["text"] for button in listed.buttons] == ["반도체 — 멈춤"]
    await guest.presses(listed, "반도체", "아직 다 쓰지 않은 초안이에요")
    await guest.presses(guest.messages[0], "이어서 쓰기", FINISHED)


async def test_cancel_of_a_change_leaves_the_part(guest: Visitor) -> None:
    await guest.drafted()
    before = guest.markdown
    gate = guest.desk.gemini.hold(kind="revise")
    guest.say("더 쉽게", to=guest.showing("section:2"))
    await gate.reached()
    stopped = await guest.asks("/cancel", "멈췄어요. 그대로 남은 부분: 2번 섹션")
    assert guest.markdown == before
    guest.desk.gemini.forget()
    await guest.presses(stopped, "다시 시도", "고쳤어요: 2번 섹션")
    assert outside(guest.markdown, SECOND) == outside(before, SECOND)


async def test_cancel_with_nothing_running(guest: Visitor) -> None:
    await guest.asks("/cancel", "지금 쓰고 있는 것이 없어요")


# Language


async def test_language_is_chosen_for_good(guest: Visitor) -> None:
    asked = await guest.asks("/language", "어느 언어로 이야기할까요?")
    await guest.presses(asked, "English", "We speak English from now on.")
    await guest.asks("/help", "What I can do")
    await guest.asks("/drafts", "You have no drafts yet.")
    await guest.presses(asked, "한국어", "이제 한국어로 이야기할게요")
    await guest.asks("/help", "이렇게 쓰세요")


async def test_english_speaker_gets_english(desk: Desk) -> None:
    guest = Visitor.new(desk, language="en-GB")
    await guest.asks("/start", "Hello, this is chogo.")
    await guest.asks("AI memory", "The draft is here.")
    draft = parse(guest.markdown)
    assert draft.language is Language.EN
    assert "## Sources" in guest.markdown
    changed = await guest.asks("shorter", "Changed: section 2", to=guest.showing("section:2"))
    assert [button["text"] for button in changed.buttons] == ["↩️ Undo"]
    await guest.asks("/undo", "Taken back: section 2")
    hangul = [text for text in guest.heard if "초안" in text]
    assert not hangul
