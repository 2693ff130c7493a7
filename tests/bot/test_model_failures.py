"""The model fails, Telegram fails, or there is no model: one sentence, a way on, and nothing is lost."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from bot.playground import Fault, FaultKind
from domain.layout import parse
from tests.bot.visitors import FINISHED, Visitor, running_desk, settled
from tests.desk import Desk
from tests.fakes import gemini_steps as gemini

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEPT = " 읽은 자료는 그대로 있어요."
MANY = 12
"""More calls than the bot has patience for."""


@dataclass(frozen=True, slots=True)
class Failure:
    kind: str
    """Of the calls that fail."""
    step: gemini.Step
    sentence: str

    @property
    def missing(self) -> Sequence[str]:
        """What is still to be asked for afterwards."""
        return ["plan", "blog", "script"] if self.kind == "plan" else [self.kind]


FAILURES = {
    "busy": Failure("plan", gemini.overloaded(), "글쓰기 모델이 지금 붐벼요. 잠시 뒤에 다시 해 주세요."),
    "quota": Failure(
        "blog", gemini.rate_limit(per_day=True), "글쓰기 모델의 오늘 사용량을 다 썼어요. 내일 다시 해 주세요."
    ),
    "key": Failure("plan", gemini.bad_key(), "글쓰기 모델 설정이 잘못됐어요. 봇 주인이 확인해야 해요(chogo doctor)."),
    "broken JSON": Failure("script", gemini.not_json(), "글쓰기 모델이 쓸 수 있는 답을 주지 않았어요."),
    "cut off": Failure("blog", gemini.max_tokens(), "글쓰기 모델의 답이 길이 때문에 잘렸어요."),
    "filtered": Failure(
        "script",
        gemini.safety_mid(),
        "글쓰기 모델이 이 내용은 쓰지 않겠다고 했어요. 다른 말이나 다른 기사로 해 보세요.",
    ),
    "hangs": Failure("plan", gemini.hang(), "글쓰기 모델이 제때 답하지 않았어요."),
    "reset": Failure("script", gemini.reset(200), "글쓰기 모델에 연결되지 않았어요."),
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk"), module="tests.bot.hasty_bot") as desk:
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
async def test_failure_is_one_sentence_and_another_try_finishes(guest: Visitor, name: str) -> None:
    failure, desk = FAILURES[name], guest.desk
    desk.gemini.script(*[failure.step] * MANY, kind=failure.kind)
    said = await guest.asks("반도체", KEPT.strip())
    assert said.text == failure.sentence + KEPT
    assert [button["text"] for button in said.buttons] == ["🔁 다시 시도"]
    assert len(guest.messages) == 2
    assert guest.markdown == "None"
    read = len(desk.news.requests)
    desk.gemini.forget()

    await guest.presses(said, "다시 시도", FINISHED)
    assert len(desk.news.requests) == read
    assert {seen.kind for seen in desk.gemini.requests} == set(failure.missing)
    assert len(guest.drafts) == 1


async def test_another_try_is_made_once(guest: Visitor) -> None:
    guest.desk.gemini.script(*[gemini.bad_key()] * MANY, kind="plan")
    said = await guest.asks("반도체", "설정이 잘못됐어요")
    assert "the key for google:gemini-3.8-flash is refused" in guest.desk.log
    assert guest.desk.gemini.requests[-1].key == "loopback-gemini-key"
    assert "loopback-gemini-key" not in guest.desk.log
    guest.desk.gemini.forget()
    await guest.presses(said, "다시 시도", FINISHED)
    # Pressed once more, the button writes nothing a second time: it opens what is there.
    asked, shown = len(guest.desk.gemini.requests), len(guest.messages)
    guest.press(said, "다시 시도")
    await guest.desk.wait_for(lambda: len(guest.messages) > shown)
    assert len(guest.desk.gemini.requests) == asked
    assert len(guest.drafts) == 1


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
