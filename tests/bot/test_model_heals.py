"""The model has a bad moment, and the person in the chat gets the draft all the same: retries, parts, other models."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from domain.layout import parse
from tests.bot.visitors import FINISHED, Visitor, running_desk
from tests.desk import Desk
from tests.fakes import gemini_steps as gemini

pytestmark = pytest.mark.asyncio(loop_scope="module")

FLASH, LITE = "gemini-3.8-flash", "gemini-3.5-flash-lite"
MANY = 12


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    async with running_desk(folder, module="tests.bot.hasty_bot", DAILY_BUDGET_USD="0") as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def two_models(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    folder, models = tmp_path_factory.mktemp("two"), f"google:{LITE}"
    async with running_desk(folder, module="tests.bot.hasty_bot", LLM_FALLBACKS=models, DAILY_BUDGET_USD="0") as desk:
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


HEALS = {
    "429 with a wait": ("plan", gemini.rate_limit()),
    "429 with an hour's wait, which is cut short": ("plan", gemini.rate_limit(3600)),
    "503": ("blog", gemini.overloaded()),
    "500": ("plan", gemini.http_error(500, "INTERNAL")),
    "somebody else's page": ("blog", gemini.page()),
    "broken JSON": ("plan", gemini.not_json()),
    "wrong schema": ("script", gemini.ok(json.dumps({"title": "제목"}))),
    "no candidates": ("plan", gemini.empty_candidates()),
    "no parts": ("blog", gemini.no_parts()),
    "reset": ("plan", gemini.reset()),
    "reset in the middle": ("blog", gemini.reset(300)),
    "ends in the middle": ("script", gemini.eof()),
    "error in the stream": ("blog", gemini.stream_error()),
    "broken event": ("script", gemini.bad_event()),
    "a comment in the stream": ("blog", gemini.keepalive(300)),
    "plan cut by length": ("plan", gemini.max_tokens()),
}
"""One bad answer of each kind that another try mends."""


@pytest.mark.parametrize("case", HEALS)
async def test_one_bad_answer_is_asked_for_again(guest: Visitor, case: str) -> None:
    kind, step = HEALS[case]
    guest.desk.gemini.script(step, kind=kind)
    await guest.drafted()
    asked = {name: len(guest.desk.gemini.of_kind(name)) for name in ("plan", "blog", "script")}
    assert asked == {"plan": 1, "blog": 1, "script": 1, kind: 2}
    assert parse(guest.markdown).origin.endswith(f"google:{FLASH}")


@pytest.mark.parametrize(
    ("kind", "steps", "requests"),
    [
        # Whole, then two sections, then the third.
        ("blog", [gemini.max_tokens()], 3),
        ("script", [gemini.max_tokens()], 3),
        # Half of it is too long as well: one by one.
        ("blog", [gemini.max_tokens(0), gemini.max_tokens()], 5),
        ("script", [gemini.max_tokens(), gemini.max_tokens(), gemini.max_tokens()], 6),
    ],
)
async def test_a_text_cut_by_length_comes_in_parts_and_whole(
    guest: Visitor, kind: str, steps: list[gemini.Step], requests: int
) -> None:
    guest.desk.gemini.script(*steps, kind=kind)
    await guest.drafted()
    seen = guest.desk.gemini.of_kind(kind)
    assert len(seen) == requests
    assert "# 이번에 쓸 부분" in seen[1].message
    assert "</written>" in seen[-1].message
    assert "</written>" not in seen[1].message
    draft = parse(guest.markdown)
    plan = json.loads(guest.desk.rows("select plan from drafts where owner = ?", guest.id)[0][0])
    assert [section.title.rpartition(" ")[0] for section in draft.blog.sections] == plan["sections"]
    assert [scene.title for scene in draft.script.scenes] == plan["scenes"]
    assert draft.script.closing.body
    assert guest.desk.rows("select count(*) from fragments where draft = ?", guest.drafts[-1]) == [(0,)]


async def test_finished_parts_are_kept_for_the_next_try(guest: Visitor) -> None:
    """The first half came, then the model fell over: only the rest is asked for when it is taken up again."""
    busy = [gemini.overloaded()] * MANY
    guest.desk.gemini.script(gemini.max_tokens(), gemini.ok(), *busy, kind="blog")
    await guest.asks("반도체", "발췌를 보냈어요")
    assert guest.desk.rows("select task from fragments where draft = ?", guest.drafts[-1]) == [("blog",)]
    first = guest.desk.gemini.of_kind("blog")[1].message
    guest.desk.gemini.forget()
    await guest.presses(guest.messages[1], "모델로 다시 쓰기", FINISHED)
    [rest] = guest.desk.gemini.requests
    assert rest.kind == "blog"
    assert "</written>" in rest.message
    assert "</written>" not in first
    assert len(parse(guest.markdown).blog.sections) == 3


# Another model


FALLS = {
    "429 of the day": ("plan", [gemini.rate_limit(per_day=True)]),
    "bad key": ("plan", [gemini.bad_key()]),
    "unknown model": ("blog", [gemini.http_error(404, "NOT_FOUND")]),
    "overloaded": ("script", [gemini.overloaded()] * 4),
    "never in shape": ("blog", [gemini.not_json()] * 3),
    "filtered": ("script", [gemini.safety_mid()]),
    "blocked": ("plan", [gemini.prompt_blocked()]),
    "reset in the middle": ("blog", [gemini.reset(200)] * 4),
    "hangs": ("plan", [gemini.hang()]),
    "nothing that the library knows": ("plan", [gemini.nonsense()]),
    "cut, however short": ("plan", [gemini.max_tokens()] * 2),
}


@pytest.mark.parametrize("case", FALLS)
async def test_another_model_stands_in_whatever_went_wrong(two_models: Desk, case: str) -> None:
    two_models.gemini.forget()
    guest = Visitor.new(two_models)
    kind, steps = FALLS[case]
    two_models.gemini.script(*steps, kind=kind)
    await guest.drafted()
    asked = [seen.model for seen in two_models.gemini.of_kind(kind)]
    assert asked == [FLASH] * len(steps) + [LITE]
    [(made_with,)] = two_models.rows("select prompts from drafts where owner = ?", guest.id)
    assert json.loads(made_with)[kind]["model"] == f"google:{LITE}"
    specs = two_models.rows("select spec, requests from calls where owner = ? and task = ? order by id", guest.id, kind)
    assert sum(count for _, count in specs) == len(steps) + 1
    assert specs[-1] == (f"google:{LITE}", 1)


async def test_the_other_model_goes_on_where_the_first_one_stopped(two_models: Desk) -> None:
    two_models.gemini.forget()
    guest = Visitor.new(two_models)
    two_models.gemini.script(gemini.max_tokens(), gemini.ok(), gemini.rate_limit(per_day=True), kind="script")
    await guest.drafted()
    assert [seen.model for seen in two_models.gemini.of_kind("script")] == [FLASH] * 3 + [LITE]
    assert "</written>" in two_models.gemini.of_kind("script")[-1].message
    assert len(parse(guest.markdown).script.scenes) == 3


async def test_when_none_can_answer_the_digest_comes(two_models: Desk) -> None:
    two_models.gemini.forget()
    guest = Visitor.new(two_models)
    two_models.gemini.script(gemini.rate_limit(per_day=True), gemini.overloaded(), kind="plan")
    two_models.gemini.script(*[gemini.overloaded()] * MANY, kind="plan")
    await guest.asks("반도체", "발췌를 보냈어요")
    assert guest.messages[1].text.startswith("글쓰기 모델의 오늘 사용량을 다 썼어요.")
    assert [seen.model for seen in two_models.gemini.requests] == [FLASH] + [LITE] * 4
