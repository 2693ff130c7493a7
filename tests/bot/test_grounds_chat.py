"""What a draft rests on, in the chat: doubts, the sentence behind a figure, the facts, the look before publishing."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.playground import Shown
from domain.layout import parse
from domain.parts import Part, PartKind
from tests.bot.visitors import FINISHED, Visitor, running_desk
from tests.desk import Desk
from tests.fakes import gemini_steps as gemini
from tests.fakes.news_pages import ARTICLES

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHIP = ARTICLES[0]
ROUNDS = 2
"""How often one part goes back to the writer."""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


def head(guest: Visitor) -> Shown:
    return guest.showing("head")


def parts_with(guest: Visitor, words: str) -> list[Part]:
    draft = parse(guest.markdown)
    return [part for part in draft.parts if words in draft.body_of(part)]


async def drafted(guest: Visitor) -> None:
    await guest.asks(guest.desk.news.at(CHIP.path), FINISHED)


async def test_a_sound_draft_has_no_doubt_and_goes_back_to_nobody(guest: Visitor) -> None:
    await drafted(guest)
    assert "⚠" not in guest.markdown
    assert "확인하지 못한 것" not in head(guest).text
    assert not guest.desk.gemini.of_kind("revise")


async def test_an_invented_figure_goes_back_twice_and_is_marked_then(guest: Visitor) -> None:
    guest.desk.gemini.script(gemini.altered("820명", "935명"), kind="blog")
    await drafted(guest)
    wrong = parts_with(guest, "935명")
    assert wrong
    asked = [seen.message for seen in guest.desk.gemini.of_kind("revise")]
    assert len(asked) == ROUNDS * len(wrong)
    assert all("“935명”: 어느 자료에도 없습니다" in message for message in asked)
    assert guest.markdown.count("935명") == guest.markdown.count("935명⚠")
    edits = [call.payload["text"] for call in guest.desk.api.journal if call.method == "editMessageText"]
    assert any(f"{len(wrong)}곳을 다시 쓰고 있어요" in text for text in edits)
    assert "확인하지 못한 것" in head(guest).text
    said = await guest.presses(head(guest), "⚠ 935명", "어느 자료에도 없어요")
    # A reply to the answer means the part that it speaks of.
    guest.desk.gemini.script(gemini.part_with("935명⚠", "820명[1]"), kind="revise")
    await guest.asks("자료대로 고쳐 줘", "고쳤어요", to=said)
    assert parts_with(guest, "935명") == wrong[1:]


async def test_a_figure_that_is_mended_leaves_no_trace(guest: Visitor) -> None:
    guest.desk.gemini.script(gemini.altered("820명", "935명"), kind="blog")
    guest.desk.gemini.script(*[gemini.part_with("935명", "820명")] * 4, kind="revise")
    await drafted(guest)
    assert "935명" not in guest.markdown
    assert "⚠" not in guest.markdown
    assert "확인하지 못한 것" not in head(guest).text


async def test_what_the_script_says_is_listed_and_never_marked_among_the_words(guest: Visitor) -> None:
    guest.desk.gemini.script(gemini.altered("820명", "935명"), kind="script")
    await drafted(guest)
    [part] = parts_with(guest, "935명")
    assert part.kind is PartKind.SCENE
    assert "⚠" not in guest.markdown
    assert f"{part.number}번 장면 “935명”" in head(guest).text


async def test_a_revision_never_adds_an_unconfirmed_figure_unmarked(guest: Visitor) -> None:
    await drafted(guest)
    [part, *_] = [part for part in parts_with(guest, "820명") if part.kind is PartKind.SECTION]
    guest.desk.gemini.script(gemini.part_with("820명[1]", "820명[1] 가운데 471명[1]"), kind="revise")
    await guest.asks("더 자세히", "고쳤어요", to=guest.showing(part.key))
    assert "471명⚠" in guest.markdown
    blog = guest.markdown.partition("\n---\n---\n")[0]
    assert blog.count("820명[1]") == blog.count("820명") > 0
    assert f"{part.number}번 섹션 “471명”" in head(guest).text


async def test_own_words_stay_as_they_are_and_their_new_figures_are_named(guest: Visitor) -> None:
    await drafted(guest)
    own = "추가: 새 섹션 🚀\n한 해 영업이익은 471조 원입니다."
    said = await guest.asks(own, "고쳤어요", to=guest.showing("section:1"))
    assert "확인하지 못한 새 숫자: 471조 원" in said.text
    edited = guest.markdown.replace("35%[1]", "53%[1]").encode()
    said = await guest.hears_after(
        lambda: guest.side.send_document("초안.md", edited, reply_to=head(guest).message_id), "고쳤어요: 초안 전체"
    )
    assert "확인하지 못한 새 숫자: 53%" in said.text
    assert guest.markdown.encode() == edited
    await guest.desk.wait_for(lambda: "“53%”: 어느 자료에도 없어요" in guest.side.chat[head(guest).message_id].text)


async def test_every_figure_is_shown_with_its_sentence(guest: Visitor) -> None:
    await drafted(guest)
    said = await guest.presses(head(guest), "숫자 근거", "자료에서 확인했어요")
    found = re.search(r"숫자 (\d+)개 중 (\d+)개를", said.text)
    assert found
    assert found[1] == found[2] != "0"
    assert "✅ 2조 4000억 원" in said.text
    assert "투자한다.”" in said.text
    assert await turned(guest, said) != said.text


async def turned(guest: Visitor, said: Shown) -> str:
    """The list of figures with its page turned, in place."""
    guest.press(said, "▶️")
    await guest.desk.wait_for(lambda: guest.side.chat[said.message_id].text != said.text)
    return guest.side.chat[said.message_id].text


async def test_a_fact_is_put_right_and_told_so_everywhere(guest: Visitor) -> None:
    await drafted(guest)
    before = guest.markdown
    facts = await guest.presses(head(guest), "사실표", "두 글이 함께 쓴 사실")
    [line] = [line for line in facts.text.splitlines() if "820명" in line]
    number = line.partition(".")[0]
    said = await guest.asks(f"{number}번: 공장에서 일할 사람은 860명이 맞아요", f"사실 {number}번", to=facts)
    await guest.desk.wait_for(lambda: "아직 예전 내용이 남은 곳" in guest.side.chat[said.message_id].text)
    marked = guest.markdown
    blog, _, script = marked.partition("\n---\n---\n")
    assert blog.count("820명⚠") == blog.count("820명") > 0
    assert "⚠" not in script
    assert "820명" in script
    assert "직접 확인" in blog
    wrong = parts_with(guest, "820명")
    guest.desk.gemini.script(*[gemini.part_with("820명⚠", "860명[2]")] * 20, kind="revise")
    await rewritten(guest, said, wrong)
    assert "820명" not in guest.markdown
    assert "860명" in guest.markdown
    assert "⚠" not in guest.markdown
    while guest.markdown != before:
        await guest.asks("/undo", "되돌렸어요")
    assert guest.markdown == before


async def test_a_bare_figure_is_enough_to_put_a_fact_right_and_bears_what_is_rewritten(guest: Visitor) -> None:
    await drafted(guest)
    facts = await guest.presses(head(guest), "사실표", "두 글이 함께 쓴 사실")
    [line] = [line for line in facts.text.splitlines() if "820명" in line]
    number = line.partition(".")[0]
    said = await guest.asks(f"{number}번:820명이 아니라 860명", f"사실 {number}번", to=facts)
    await guest.desk.wait_for(lambda: "아직 예전 내용이 남은 곳" in guest.side.chat[said.message_id].text)
    wrong = parts_with(guest, "820명")
    await rewritten(guest, said, wrong)
    blog = guest.markdown.partition("\n---\n---\n")[0].partition("## 출처")[0]
    assert blog.count("860명[2]") == blog.count("860명") > 0
    assert "⚠" not in guest.markdown
    await guest.asks("/undo", f"되돌렸어요: 사실 {number}번")
    assert "860명" not in guest.markdown


async def test_asking_twice_for_the_same_lines_rewrites_them_once(guest: Visitor) -> None:
    await drafted(guest)
    facts = await guest.presses(head(guest), "사실표", "두 글이 함께 쓴 사실")
    [line] = [line for line in facts.text.splitlines() if "820명" in line]
    number = line.partition(".")[0]
    said = await guest.asks(f"{number}번: 860명", f"사실 {number}번", to=facts)
    await guest.desk.wait_for(lambda: "아직 예전 내용이 남은 곳" in guest.side.chat[said.message_id].text)
    [section] = [part for part in parts_with(guest, "820명") if part.kind is PartKind.SECTION]
    guest.desk.gemini.forget()
    guest.desk.gemini.script(gemini.part_with("820명⚠", "860명[2]"), kind="revise")
    gate = guest.desk.gemini.hold(kind="revise")
    guest.press(said, name(section))
    await gate.reached()
    guest.press(said, name(section))
    await guest.hears_after(gate.release, "달라진 것이 없어 그대로 뒀어요")
    assert len(guest.desk.gemini.of_kind("revise")) == 1
    assert guest.markdown.count("860명[2]") == 1


async def rewritten(guest: Visitor, said: Shown, wrong: Sequence[Part]) -> None:
    """Spoken lines carry no mark, so their answers are scripted without one."""
    spoken = [part for part in wrong if part.is_spoken]
    guest.desk.gemini.forget()
    for part in wrong:
        old, new = ("820명", "860명") if part.is_spoken else ("820명⚠", "860명[2]")
        guest.desk.gemini.script(gemini.part_with(old, new), kind="revise")
        guest.press(said, "1번 장면" if part in spoken and part.number == 1 else name(part))
        await guest.desk.wait_for(partial(_no_longer, guest, part))


def _no_longer(guest: Visitor, part: Part) -> bool:
    return part not in parts_with(guest, "820명")


def name(part: Part) -> str:
    names = {PartKind.TAKEAWAYS: "핵심 요약", PartKind.SECTION: "번 섹션", PartKind.SCENE: "번 장면"}
    return f"{part.number or ''}{names[part.kind]}"


async def test_a_number_that_is_none_of_the_sheet_is_asked_for(guest: Visitor) -> None:
    await drafted(guest)
    facts = await guest.presses(head(guest), "사실표", "두 글이 함께 쓴 사실")
    await guest.asks("99번: 아니에요", "몇 번 사실인가요?", to=facts)
    await guest.asks("틀렸어요", "몇 번 사실인가요?", to=facts)


async def test_the_sources_are_read_again_before_publishing(desk: Desk, guest: Visitor) -> None:
    story = replace(CHIP, path="/article/chip-again", title="동글반도체 공장 다시 보기")
    address = desk.news.publish(story)
    await guest.asks(address, FINISHED)
    await guest.presses(head(guest), "발행 전 확인", "바뀐 내용도, 때를 넘긴 숫자도 없어요")
    changed = tuple(text.replace("820명", "790명") for text in story.paragraphs)
    desk.news.publish(replace(story, title=f"[정정] {story.title}", paragraphs=changed))
    said = await guest.presses(head(guest), "발행 전 확인", "발행하기 전에 살펴봐 주세요")
    assert "정정 내용이 실렸어요" in said.text
    assert "820명" in said.text
    desk.news.put(story.path, desk.news._pages["/broken"])
    said = await guest.presses(head(guest), "발행 전 확인", "이제 열리지 않아요")
    assert "820명" in guest.markdown


async def test_too_little_to_stand_on_is_said_with_ways_on(desk: Desk, guest: Visitor) -> None:
    short = replace(CHIP, path="/article/short", title="동글반도체 한 줄 소식", paragraphs=CHIP.paragraphs[:2])
    said = await guest.asks(desk.news.publish(short), "근거가 부족해요")
    assert not desk.gemini.requests
    memo = await guest.presses(said, "짧은 메모", "읽은 내용만 모았어요")
    assert "2조 4000억 원" in memo.text
    # A pasted text is a way on: the draft is taken up with it.
    await guest.asks("\n".join(CHIP.paragraphs[1:] * 2), FINISHED, to=said)
    assert parse(guest.markdown)


async def test_the_line_about_ai_goes_below_the_sources_and_can_be_taken_back(guest: Visitor) -> None:
    await drafted(guest)
    before = guest.markdown
    await guest.presses(head(guest), "AI 사용 표시", "고쳤어요")
    draft = parse(guest.markdown)
    assert "AI" in draft.blog.note
    assert "투자" in draft.blog.note
    assert "AI 사용 표시" not in [button["text"] for button in head(guest).buttons]
    await guest.asks("/undo", "되돌렸어요")
    assert guest.markdown == before


async def test_a_change_of_an_imported_draft_marks_and_names_the_figures_it_adds(guest: Visitor) -> None:
    content = (Path(__file__).parents[1] / "drafts" / "memory-ko.md").read_bytes()
    await guest.hears_after(lambda: guest.side.send_document("글.md", content), "👋")
    await guest.desk.wait_for(
        lambda: guest.desk.rows("select 1 from shown where draft = ? and part = 'closing'", guest.drafts[-1])
    )
    part = next(part for part in parse(guest.markdown).parts if part.kind is PartKind.SECTION)
    first = parse(guest.markdown).body_of(part).split()[0]
    guest.desk.gemini.script(gemini.part_with(first, f"{first} 직원 935명과"), kind="revise")
    said = await guest.asks("더 자세히", "고쳤어요", to=guest.showing(part.key))
    assert "확인하지 못한 새 숫자: 935명" in said.text
    assert guest.markdown.count("935명") == guest.markdown.count("935명⚠") == 1
    assert guest.markdown.count("⚠") == 1
    await guest.asks("/undo", "되돌렸어요")
    assert guest.markdown.encode() == content
