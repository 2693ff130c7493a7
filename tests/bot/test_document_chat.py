"""What the document can do, from the chat: pace, retiming, restructuring, carrying over, redo, importing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count

import pytest
import pytest_asyncio

from domain.clock import seconds_of, syllables
from domain.drafts import Draft
from domain.language import Language
from domain.layout import parse, render
from domain.parts import Part
from handlers.pace_texts import PaceTexts
from tests.desk import Desk
from writing.carrying import figures_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

_PEOPLE = count(70_001)
CHIPS = "/article/chip"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with Desk(tmp_path_factory.mktemp("desk")) as desk:
        desk.settings = {"GEMINI_API_KEY": None}
        await desk.start_bot()
        yield desk


@pytest.fixture
def person() -> int:
    return next(_PEOPLE)


async def drafted(desk: Desk, person: int) -> Draft:
    desk.chat(person)
    await desk.drafted(desk.news.at(CHIPS), person)
    return stored(desk, person)


def stored(desk: Desk, person: int) -> Draft:
    return parse(markdown(desk, person))


def markdown(desk: Desk, person: int) -> str:
    [(text,)] = desk.rows("select markdown from drafts where owner = ? order by id desc limit 1", person)
    assert isinstance(text, str)
    return text


def shows(desk: Desk, person: int, part: str) -> int:
    query = (
        "select shown.message from shown join drafts on drafts.id = shown.draft where drafts.owner = ? and part = ? "
        "and opening > 0 order by opening desc, drafts.id desc limit 1"
    )
    [(message,)] = desk.rows(query, person, part)
    return int(message)


async def test_a_pace_by_number_counts_for_the_next_draft(desk: Desk, person: int) -> None:
    desk.say("/pace 6", user=person)
    await desk.hears("6.0음절로 정했어요", person)
    draft = await drafted(desk, person)
    spoken = sum(seconds_of(scene.body, Language.KO, 6.0) for scene in draft.script.spoken)
    assert abs(draft.script.closing.end - spoken) <= 1


@pytest.mark.parametrize("words", ["0", "fast", "99", "-3", "nan"])
async def test_a_pace_that_is_none_is_refused(desk: Desk, person: int, words: str) -> None:
    desk.say(f"/pace {words}", user=person)
    await desk.hears("음절 사이의 숫자예요", person)


async def test_a_pace_by_reading_aloud(desk: Desk, person: int) -> None:
    desk.say("/pace", user=person)
    asked = await desk.hears("소리 내어 읽어 주세요", person)
    desk.api.press(asked.message_id, "pace|start", user_id=person)
    shown = await desk.hears(PaceTexts(Language.KO).passage()[:20], person)
    assert shown.message_id == asked.message_id
    # Nobody reads that fast: pressed at once, it was no reading.
    [[stop]] = shown.keyboard
    desk.api.press(shown.message_id, str(stop["callback_data"]), user_id=person)
    await desk.hears("읽은 시간 같지 않아요", person)
    # As if it had been started thirty seconds before.
    started = int(str(stop["callback_data"]).partition("|")[2]) - 30_000
    user = desk.api.person(person).person.as_user()
    press = {"id": "1", "from": user, "chat_instance": "1", "data": f"pace|{started}", "message": shown.body}
    desk.api.send_update({"callback_query": press})
    said = await desk.hears("음절로 정했어요", person)
    assert f"{syllables(PaceTexts(Language.KO).passage(), Language.KO) / 30:.1f}"[:2] in said.text


async def test_a_length_is_asked_for_in_words(desk: Desk, person: int) -> None:
    desk.say(f"{desk.news.at(CHIPS)} 3분짜리 영상으로", user=person)
    await desk.hears("초안이 나왔어요", person)
    assert desk.rows("select seconds from drafts where owner = ?", person) == [(180,)]
    desk.say("반도체 90분 영상", user=person)
    await desk.hears("1분에서 20분까지예요", person)


async def test_retiming_an_imported_draft(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    scenes = tuple(replace(scene, end=scene.end + 40) for scene in draft.script.scenes)
    crooked = replace(draft, script=replace(draft.script, scenes=scenes), topic="들여온 초안")
    desk.api.send_document("남의 글.md", render(crooked).encode(), user_id=person)
    await desk.hears("새 초안으로 그대로 들여왔어요", person)
    await desk.wait_for(lambda: desk.saying("들여온 초안 ·", person))
    await desk.wait_for(
        lambda: desk.rows(
            "select 1 from shown where part = 'closing' and draft = (select max(id) from drafts where owner = ?)",
            person,
        )
    )
    assert markdown(desk, person) == render(crooked)
    head = desk.saying("들여온 초안 ·", person)[-1]
    assert any("시간 다시 맞추기" in str(button) for row in head.keyboard for button in row)
    desk.say("시간 다시 맞추기", user=person, reply_to=head.message_id)
    await desk.hears("고쳤어요: 대본의 시간", person)
    assert stored(desk, person) == crooked.retimed()
    desk.say("/undo", user=person)
    await desk.hears("되돌렸어요", person)
    assert markdown(desk, person) == render(crooked)


async def test_a_dead_link_and_then_the_text_itself(desk: Desk, person: int) -> None:
    desk.say(desk.news.at("/gone"), user=person)
    told = await desk.hears("이 메시지에 기사 글이나 다른 링크를", person)
    text = "반듯은행, 대출 금리 내린다\n" + "반듯은행이 주택담보대출 금리를 0.25%포인트 내린다고 22일 밝혔다. " * 6
    desk.say(text, user=person, reply_to=told.message_id)
    await desk.hears("초안이 나왔어요", person)
    draft = stored(desk, person)
    assert draft.blog.sources[0].startswith("1. 반듯은행, 대출 금리 내린다")


async def test_a_section_is_moved_and_taken_out_by_words(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    titles = [section.title for section in draft.blog.sections]
    desk.say("위로 옮겨 줘", user=person, reply_to=shows(desk, person, "section:2"))
    await desk.hears("고쳤어요: 2번 섹션", person)
    moved = [section.title for section in stored(desk, person).blog.sections]
    assert moved == [titles[1], titles[0], *titles[2:]]
    desk.say("1번 섹션 빼 줘", user=person, reply_to=shows(desk, person, "head"))
    await desk.hears("고쳤어요: 1번 섹션", person)
    assert [section.title for section in stored(desk, person).blog.sections] == [titles[0], *titles[2:]]
    await desk.wait_for(
        lambda: (
            not desk.rows(
                "select 1 from shown where part = ? and opening > 0 and draft = "
                "(select max(id) from drafts where owner = ?)",
                f"section:{len(titles)}",
                person,
            )
        )
    )
    desk.say(
        "추가: 짚어 볼 것 🔍\n아직 정해지지 않은 것이 많습니다.", user=person, reply_to=shows(desk, person, "section:1")
    )
    await desk.hears("고쳤어요: 1번 섹션", person, times=2)
    assert stored(desk, person).blog.sections[1].title == "짚어 볼 것 🔍"
    for _ in range(3):
        before = len(desk.saying("되돌렸어요", person))
        desk.say("/undo", user=person)
        await desk.hears("되돌렸어요", person, times=before + 1)
    assert stored(desk, person) == draft


async def test_a_place_that_is_not_there_changes_nothing(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    desk.say("40번으로 옮겨 줘", user=person, reply_to=shows(desk, person, "section:1"))
    await desk.hears("옮길 자리도 있어야 해요", person)
    assert stored(desk, person) == draft


async def test_a_figure_is_carried_over_and_taken_back_as_one(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    before = markdown(desk, person)
    part, figure = said_in_both(draft)
    new = draft.body_of(part).replace(figure, f"9{figure}")
    desk.say(f"이걸로 바꿔: {new}", user=person, reply_to=shows(desk, person, part.key))
    changed = await desk.hears("고쳤어요", person)
    [offer, *_] = [data for data in buttons(changed.keyboard) if data.startswith("carry|")]
    desk.api.press(changed.message_id, offer, user_id=person)
    await desk.hears("고쳤어요", person, times=2)
    target = Part.from_key(offer.split("|")[2])
    carried = stored(desk, person)
    assert f"9{figure}" in carried.body_of(target)
    after = markdown(desk, person)
    desk.say("/undo", user=person)
    await desk.hears("되돌렸어요", person)
    assert markdown(desk, person) == before
    desk.say("/redo", user=person)
    await desk.hears("다시 했어요", person)
    assert markdown(desk, person) == after
    desk.say("/redo", user=person)
    await desk.hears("다시 할 것이 없어요", person)


def said_in_both(draft: Draft) -> tuple[Part, str]:
    """A section with a figure that the script says too."""
    script = {figure for part in draft.parts if part.is_spoken for figure in figures_in(draft.body_of(part))}
    for part in draft.parts:
        if part.key.startswith("section"):
            for figure in figures_in(draft.body_of(part)):
                if figure in script and figure[0] != "9":
                    return part, figure
    raise AssertionError("no figure is in both texts")


def buttons(keyboard: object) -> list[str]:
    assert isinstance(keyboard, list | tuple)
    return [str(button.get("callback_data", "")) for row in keyboard for button in row]


async def test_the_part_that_is_named_goes_not_the_one_replied_to(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    titles = [section.title for section in draft.blog.sections]
    last = len(titles)
    desk.say(f"{last}번 섹션 빼 줘", user=person, reply_to=shows(desk, person, "section:1"))
    done = await desk.hears(f"고쳤어요: {last}번 섹션", person)
    assert [section.title for section in stored(desk, person).blog.sections] == titles[:-1]
    # Taking out the last one, or moving one, exchanges no figure of the script.
    assert not [data for data in buttons(done.keyboard) if data.startswith("carry|")]
    desk.say("아래로 옮겨 줘", user=person, reply_to=shows(desk, person, "section:1"))
    moved = await desk.hears("고쳤어요: 1번 섹션", person)
    assert not [data for data in buttons(moved.keyboard) if data.startswith("carry|")]


async def test_a_wish_that_names_another_part_is_asked_about(desk: Desk, person: int) -> None:
    await drafted(desk, person)
    desk.say("1번 장면 이야기처럼 더 길게", user=person, reply_to=shows(desk, person, "section:2"))
    asked = await desk.hears("어느 부분을 고칠까요?", person)
    assert [data.split("|")[2] for data in buttons(asked.keyboard)] == ["section:2", "scene:1"]


async def test_a_move_said_to_the_head_is_a_move_once_the_part_is_chosen(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    desk.say("맨 뒤로 옮겨 줘", user=person, reply_to=shows(desk, person, "head"))
    asked = await desk.hears("어느 부분을 고칠까요?", person)
    [choice] = [data for data in buttons(asked.keyboard) if data.endswith("|section:1")]
    desk.api.press(asked.message_id, choice, user_id=person)
    await desk.hears("고쳤어요: 1번 섹션", person)
    assert stored(desk, person).blog.sections[-1] == draft.blog.sections[0]


async def test_a_marked_passage_is_no_section_to_take_out(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    body = draft.blog.sections[0].body
    desk.api.person(person).say("빼 줘", reply_to=shows(desk, person, "section:1"), quote=body.split()[0])
    await desk.hears("글쓰기 모델이 있어야 하는데", person)
    assert stored(desk, person) == draft


async def test_the_list_of_sources_stays_as_the_person_left_it(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    mine = replace(draft, blog=replace(draft.blog, sources=("9. 내가 적은 출처",)))
    desk.api.send_document("내 초안.md", render(mine).encode(), user_id=person, reply_to=shows(desk, person, "head"))
    await desk.hears("고쳤어요: 초안 전체", person)
    desk.say("이걸로 바꿔: 새 블로그 제목", user=person, reply_to=shows(desk, person, "blog_title"))
    await desk.hears("고쳤어요: 블로그 제목", person)
    assert stored(desk, person).blog.sources == mine.blog.sources


async def test_undo_after_redo_takes_back_what_stands_last(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    title = shows(desk, person, "blog_title")
    steps = ["이걸로 바꿔: 가나다 제목", "/undo", "이걸로 바꿔: 라마바 제목", f"이걸로 바꿔: {draft.blog.title}"]
    for number, said in enumerate(steps, start=1):
        desk.say(said, user=person, reply_to=None if said == "/undo" else title)
        await told(desk, person, number)
    desk.say("/redo", user=person)
    await desk.hears("다시 할 것이 없어요", person)
    desk.say("/undo", user=person)
    await desk.hears("되돌렸어요", person, times=2)
    assert stored(desk, person).blog.title == "라마바 제목"


async def test_a_figure_of_another_kind_is_not_exchanged_by_code(desk: Desk, person: int) -> None:
    draft = await drafted(desk, person)
    part, figure = said_in_both(draft)
    new = draft.body_of(part).replace(figure, "300명")
    desk.say(f"이걸로 바꿔: {new}", user=person, reply_to=shows(desk, person, part.key))
    changed = await desk.hears("고쳤어요", person)
    [offer, *_] = [data for data in buttons(changed.keyboard) if data.startswith("carry|")]
    desk.api.press(changed.message_id, offer, user_id=person)
    # Only a writer could say it so that the sentence still holds, and there is none here.
    await desk.hears("글쓰기 모델이 있어야 하는데", person)
    assert figure in stored(desk, person).body_of(Part.from_key(offer.split("|")[2]))


async def told(desk: Desk, person: int, changes: int) -> None:
    """Wait until so many changes were said to be made or taken back."""
    await desk.wait_for(lambda: len(desk.saying("고쳤어요", person) + desk.saying("되돌렸어요", person)) >= changes)
