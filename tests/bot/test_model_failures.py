"""The model fails, Telegram fails, or there is no model: one sentence, a way on, and nothing is lost."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from bot.playground import Fault, FaultKind
from domain.layout import parse
from tests.bot.visitors import FINISHED, Visitor, running_desk, settled
from tests.desk import OWNER, Desk
from tests.fakes import gemini_steps as gemini
from tests.fakes.gemini_phrases import KOREAN

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEPT = " 읽은 자료는 그대로 있어요."
INSTEAD = " 우선 읽은 기사에서 뽑은 발췌를 보내 드려요. 나중에 같은 자료로 다시 써 드릴 수 있어요."
EXTRACTS = "발췌를 보냈어요"
ANEW = "모델로 다시 쓰기"
MANY = 12
"""More calls than the bot has patience for."""


@dataclass(frozen=True, slots=True)
class Failure:
    kind: str
    """Of the calls that fail."""
    step: gemini.Step
    requests: int
    """That the model gets before it is given up."""
    sentence: str

    @property
    def missing(self) -> Sequence[str]:
        """What is still to be asked for afterwards."""
        return ["plan", "blog", "script"] if self.kind == "plan" else [self.kind]


BUSY = "글쓰기 모델이 지금 붐벼요. 잠시 뒤에 다시 해 주세요."
QUOTA = "글쓰기 모델의 오늘 사용량을 다 썼어요. 내일 다시 해 주세요."
SETUP = "글쓰기 모델 설정이 잘못됐어요. 봇 주인이 확인해야 해요(chogo doctor)."
UNUSABLE = "글쓰기 모델이 쓸 수 있는 답을 주지 않았어요."
CUT = "글쓰기 모델의 답이 길이 때문에 잘렸어요."
REFUSED = "글쓰기 모델이 이 내용은 쓰지 않겠다고 했어요. 다른 말이나 다른 기사로 해 보세요."
UNREACHABLE = "글쓰기 모델에 연결되지 않았어요."
SILENT = "글쓰기 모델이 제때 답하지 않았어요."
WRONG_SHAPE = gemini.ok(json.dumps({"title": "제목"}))

FAILURES = {
    "429 with a wait": Failure("plan", gemini.rate_limit(), 4, BUSY),
    "429 of the day": Failure("blog", gemini.rate_limit(per_day=True), 1, QUOTA),
    "503": Failure("plan", gemini.overloaded(), 4, BUSY),
    "500": Failure("script", gemini.http_error(500, "INTERNAL"), 4, BUSY),
    "400 bad key": Failure("plan", gemini.bad_key(), 1, SETUP),
    "404": Failure("plan", gemini.http_error(404, "NOT_FOUND"), 1, SETUP),
    "somebody else's page": Failure("blog", gemini.page(), 2, UNREACHABLE),
    "broken JSON": Failure("script", gemini.not_json(), 3, UNUSABLE),
    "wrong schema": Failure("blog", WRONG_SHAPE, 3, UNUSABLE),
    # Whole, the first half, one section, one section in short.
    "cut by length": Failure("blog", gemini.max_tokens(), 4, CUT),
    "cut before a word": Failure("script", gemini.max_tokens(0), 4, CUT),
    "plan cut by length": Failure("plan", gemini.max_tokens(), 2, CUT),
    "prompt blocked": Failure("plan", gemini.prompt_blocked(), 1, REFUSED),
    "filtered in the middle": Failure("script", gemini.safety_mid(), 1, REFUSED),
    "recitation": Failure("blog", gemini.recitation(), 1, REFUSED),
    "no candidates": Failure("plan", gemini.empty_candidates(), 3, UNUSABLE),
    "no parts": Failure("script", gemini.no_parts(), 3, UNUSABLE),
    "reset": Failure("plan", gemini.reset(), 4, UNREACHABLE),
    "reset in the middle": Failure("script", gemini.reset(200), 4, UNREACHABLE),
    "ends in the middle": Failure("blog", gemini.eof(), 3, UNUSABLE),
    "error in the stream": Failure("script", gemini.stream_error(), 4, BUSY),
    "hangs": Failure("plan", gemini.hang(), 1, SILENT),
    "hangs while it writes": Failure("blog", gemini.hang(), 1, SILENT),
}
"""Every row of the table of failures that does not heal by itself; those that do are in `test_model_heals`."""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    async with running_desk(folder, module="tests.bot.hasty_bot", OWNER_ID=str(OWNER), DAILY_BUDGET_USD="0") as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def keyless(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("keyless"), GEMINI_API_KEY=None) as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


@pytest.mark.parametrize("name", FAILURES)
async def test_a_failure_is_one_sentence_a_digest_and_a_way_back(guest: Visitor, name: str) -> None:
    failure, desk = FAILURES[name], guest.desk
    desk.gemini.script(*[failure.step] * MANY, kind=failure.kind)
    progress = await guest.asks("반도체", EXTRACTS)
    said = guest.messages[1]
    assert said.text == failure.sentence + KEPT + INSTEAD
    assert [button["text"] for button in said.buttons] == [f"✍️ {ANEW}"]
    assert len(desk.gemini.of_kind(failure.kind)) == failure.requests

    # A whole draft of quoted sentences, marked as what it is; nothing of the model's is in it.
    digest = guest.markdown
    assert parse(digest).origin.endswith("모델 없이 만든 발췌")
    head = guest.showing("head")
    assert "글쓰기 모델이 답하지 못해서 기사에서 뽑은 문장만 모았어요" in head.text
    assert any(ANEW in button["text"] for button in head.buttons)
    assert progress.message_id == guest.messages[0].message_id
    assert not [text for text in [*guest.heard, digest] if KOREAN.leads[1] in text or '"title"' in text]
    assert not [text for text in guest.heard if "키" in text]
    read = len(desk.news.requests)
    desk.gemini.forget()

    # Written anew it is a draft of its own; what was read and what was finished is not asked for again.
    await guest.presses(said, ANEW, FINISHED)
    assert len(desk.news.requests) == read
    assert {seen.kind for seen in desk.gemini.requests} == set(failure.missing)
    first, second = guest.drafts
    assert desk.rows("select markdown from drafts where id = ?", first) == [(digest,)]
    assert desk.rows("select written_by, instead_of from drafts where id = ?", second) == [
        ("google:gemini-3.8-flash", first)
    ]


async def test_writing_anew_is_done_once(guest: Visitor) -> None:
    guest.desk.gemini.script(*[gemini.overloaded()] * MANY, kind="plan")
    await guest.asks("반도체", EXTRACTS)
    said = guest.messages[1]
    guest.desk.gemini.forget()
    await guest.presses(said, ANEW, FINISHED)
    # Pressed once more, the button writes nothing a second time: it opens what is there.
    asked, shown = len(guest.desk.gemini.requests), len(guest.messages)
    guest.press(said, ANEW)
    await guest.desk.wait_for(lambda: len(guest.messages) > shown)
    assert len(guest.desk.gemini.requests) == asked
    assert len(guest.drafts) == 2


async def test_a_model_that_fails_again_brings_no_second_digest(guest: Visitor) -> None:
    guest.desk.gemini.script(*[gemini.rate_limit(per_day=True)] * MANY, kind="plan")
    await guest.asks("반도체", EXTRACTS)
    again = await guest.presses(guest.messages[1], ANEW, QUOTA)
    told = await guest.desk.hears(QUOTA + KEPT, guest.id, 2)
    assert told.text == QUOTA + KEPT
    assert [button["text"] for button in told.buttons] == ["🔁 다시 시도"]
    assert len(guest.desk.saying(EXTRACTS, guest.id)) == 1
    guest.desk.gemini.forget()
    await guest.presses(told, "다시 시도", FINISHED)
    assert again
    assert len(guest.drafts) == 2


async def test_the_owner_hears_of_a_refused_key_once(guest: Visitor) -> None:
    desk, other = guest.desk, Visitor.new(guest.desk)
    for person in (guest, other):
        desk.gemini.script(gemini.bad_key(), kind="plan")
        await person.asks("반도체", EXTRACTS)
        assert person.messages[1].text.startswith(SETUP)
        assert not [text for text in person.heard if "API" in text]
    assert desk.gemini.requests[-1].key == "loopback-gemini-key"
    told = await desk.hears("🔑 google:gemini-3.8-flash에 쓰는 API 키가 거절됐어요", OWNER)
    assert "GEMINI_API_KEY" in told.text
    assert "chogo doctor --live" in told.text
    await settled(desk)
    assert len(desk.saying("🔑", OWNER)) == 1
    assert "loopback-gemini-key" not in "".join(desk.texts(OWNER).values()) + desk.log


async def test_the_owner_hears_of_a_model_that_nobody_knows(guest: Visitor) -> None:
    guest.desk.gemini.script(gemini.http_error(404, "NOT_FOUND"), kind="plan")
    await guest.asks("반도체", EXTRACTS)
    assert guest.messages[1].text.startswith(SETUP)
    told = await guest.desk.hears("🔧 제공자가 google:gemini-3.8-flash 모델을 모른다고 해요", OWNER)
    assert "LLM_MODEL" in told.text
    await settled(guest.desk)
    assert len(guest.desk.saying("🔧", OWNER)) == 1


async def test_what_a_model_used_is_written_down_also_when_it_failed(guest: Visitor) -> None:
    desk = guest.desk
    desk.gemini.script(*[gemini.max_tokens()] * MANY, kind="blog")
    await guest.asks("반도체", EXTRACTS)
    counted = "select task, spec, sum(requests), sum(cost), sum(reserved) from calls where owner = ? group by task"
    rows = {task: values for task, *values in desk.rows(counted, guest.id)}
    assert set(rows) == {"plan", "blog", "script"}
    for task, (spec, requests, cost, reserved) in rows.items():
        assert (spec, requests, reserved) == ("google:gemini-3.8-flash", len(desk.gemini.of_kind(task)), 0)
        assert cost > 0
    [(made_with,)] = desk.rows("select prompts from drafts where owner = ?", guest.id)
    assert json.loads(made_with)["script"]["model"] == "google:gemini-3.8-flash"
    assert json.loads(made_with)["plan"]["prompts"].keys() == {"rules", "layout", "plan"}


async def test_failing_change_leaves_the_part(guest: Visitor) -> None:
    await guest.drafted()
    before = guest.markdown
    guest.desk.gemini.script(*[gemini.overloaded()] * MANY, kind="revise")
    said = await guest.asks("더 쉽게", "그 부분은 그대로예요.", to=guest.showing("section:2"))
    assert said.text == "글쓰기 모델이 지금 붐벼요. 잠시 뒤에 다시 해 주세요. 그 부분은 그대로예요."
    assert guest.markdown == before
    guest.desk.gemini.forget()
    await guest.presses(said, "다시 시도", "고쳤어요: 2번 섹션")
    assert guest.markdown != before


# Without a model


async def test_without_a_key_a_digest_says_what_it_is(keyless: Desk) -> None:
    guest = Visitor.new(keyless)
    _, head, *_, file = await guest.drafted("동글반도체 금리")
    draft = parse(guest.markdown)
    assert draft.origin.endswith("모델 없이 만든 발췌")
    assert "모델 없이 만든 발췌".encode() in await guest.file(file)
    assert "글쓰기 모델이 없어서 기사에서 뽑은 문장만 모았어요" in head.text
    assert len(draft.blog.sources) > 1


async def test_without_a_key_code_changes_what_it_can(keyless: Desk) -> None:
    guest = Visitor.new(keyless)
    await guest.drafted("동글반도체 금리")
    standing = [guest.markdown]
    for wish in ("더 길게", "더 짧게", "다른 문장으로", "숫자 더"):
        await guest.asks(wish, "고쳤어요: 2번 섹션", to=guest.showing("section:2"))
        assert guest.markdown not in standing
        standing.append(guest.markdown)
    said = await guest.asks("더 쉽게", "그건 글쓰기 모델이 있어야 하는데", to=guest.showing("section:2"))
    assert not said.buttons
    assert guest.markdown == standing[-1]
    await guest.asks("이걸로 바꿔: 제가 쓴 글이에요.", "고쳤어요: 2번 섹션", to=guest.showing("section:2"))
    for earlier in reversed(standing):
        await guest.asks("/undo", "되돌렸어요: 2번 섹션")
        assert guest.markdown == earlier
    assert not keyless.gemini.requests


# Telegram fails


async def test_everything_arrives_over_a_failing_telegram(guest: Visitor) -> None:
    whole = Visitor.new(guest.desk)
    expected = Counter(message.text for message in await whole.drafted("메모리 반도체"))
    faults = (FaultKind.TOO_MANY, FaultKind.SERVER_ERROR, FaultKind.RESET, FaultKind.DONE_THEN_RESET)
    for kind in faults:
        fault = Fault(kind=kind, method="sendMessage", chat_id=guest.id, skip=1)
        guest.desk.api.faults.add(fault)
    await guest.drafted("메모리 반도체")

    assert not guest.desk.api.faults.waiting
    heard = Counter(guest.heard)
    assert not expected - heard
    [(doubts,)] = guest.desk.rows("select sum(in_doubt) from sends where chat = ?", guest.id)
    [(others,)] = guest.desk.rows("select sum(in_doubt) from sends where chat = ?", whole.id)
    # Of an error, a reset before and one after the work the bot can't tell which; it was told that the first failed.
    assert (heard - expected).total() == 1
    assert (doubts, others) == (3, 0)


async def test_failing_changes_of_messages_are_made_in_the_end(guest: Visitor) -> None:
    await guest.drafted()
    part = guest.showing("section:2")
    for kind in (FaultKind.TOO_MANY, FaultKind.SERVER_ERROR, FaultKind.RESET, FaultKind.DONE_THEN_RESET):
        fault = Fault(kind=kind, method="editMessageText", when=_of(part.message_id))
        guest.desk.api.faults.add(fault)
    await guest.asks("더 쉽게", "고쳤어요: 2번 섹션", to=part)
    assert not guest.desk.api.faults.waiting
    assert "새로 다듬은" in guest.side.chat[part.message_id].text


async def test_somebody_who_blocks_the_bot_holds_up_nobody(guest: Visitor) -> None:
    gate = guest.desk.gemini.hold(kind="blog")
    other = Visitor.new(guest.desk)
    guest.say("반도체")
    await gate.reached()
    guest.side.block()
    other.say("반도체")
    guest.desk.gemini.forget()
    await guest.desk.hears(FINISHED, other.id)
    while not guest.desk.rows("select id from users where id = ? and blocked", guest.id):
        await settled(guest.desk)
    assert not guest.desk.saying(FINISHED, guest.id)

    guest.side.block(blocked=False)
    listed = await guest.asks("/drafts", "초안이 1개 있어요")
    assert not guest.desk.rows("select id from users where blocked")
    await guest.presses(listed, "반도체", parse(guest.markdown).blog.title)
    await guest.desk.hears("👋", guest.id)


def _of(message: int) -> Callable[[dict[str, Any]], bool]:
    return lambda payload: str(payload.get("message_id")) == str(message)
