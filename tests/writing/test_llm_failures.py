"""The model on a bad day: every way to fail ends in success or in one named failure, after so many calls."""

import json
import logging
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from pydantic_ai.exceptions import ModelHTTPError, OutputTokenLimitExceeded
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models.function import AgentInfo, FunctionModel
from pydantic_ai.settings import ModelSettings

from domain.errors import ModelFailure, ModelFailureReason
from tests.fakes import gemini_steps as steps
from tests.fakes.gemini import FakeGemini
from tests.writing.llm_bench import KEY, PLAN, QUICK, Ear, brief, model, revision, writer
from writing.llm import ping
from writing.models import Built, ReadyModel
from writing.runs import OUTPUT_TOKENS, settings
from writing.task import Patience
from writing.usage import Used

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_gemini() -> AsyncIterator[FakeGemini]:
    async with FakeGemini() as gemini:
        yield gemini


@pytest.fixture
def gemini(shared_gemini: FakeGemini) -> FakeGemini:
    shared_gemini.forget()
    return shared_gemini


Reason = ModelFailureReason
HTTP = httpx2.AsyncClient()
WRONG_SCHEMA = steps.ok(json.dumps({"title": "제목"}))
SERVER_ERROR = steps.http_error(500, "INTERNAL")

NEVER_WELL: dict[str, tuple[list[steps.Step], ModelFailureReason]] = {
    "rate limited": ([steps.rate_limit()] * 4, Reason.BUSY),
    "overloaded": ([steps.overloaded()] * 4, Reason.BUSY),
    "server error": ([SERVER_ERROR] * 4, Reason.BUSY),
    "quota of the day": ([steps.rate_limit(per_day=True)], Reason.QUOTA),
    "bad key": ([steps.bad_key()], Reason.KEY),
    "forbidden": ([steps.http_error(403, "PERMISSION_DENIED")], Reason.KEY),
    "unknown model": ([steps.http_error(404, "NOT_FOUND")], Reason.NOT_FOUND),
    "bad request": ([steps.http_error(400, "INVALID_ARGUMENT")], Reason.UNUSABLE),
    "no JSON": ([steps.not_json()] * 3, Reason.UNUSABLE),
    "wrong schema": ([WRONG_SCHEMA] * 3, Reason.UNUSABLE),
    "prompt blocked": ([steps.prompt_blocked()], Reason.REFUSED),
    "filtered in the middle": ([steps.safety_mid()], Reason.REFUSED),
    "recitation": ([steps.recitation()], Reason.REFUSED),
    "nothing that the library knows": ([steps.nonsense()], Reason.UNUSABLE),
    "no candidates": ([steps.empty_candidates()] * 3, Reason.UNUSABLE),
    "no parts": ([steps.no_parts()] * 3, Reason.UNUSABLE),
    "reset": ([steps.reset()] * 4, Reason.UNREACHABLE),
}
NEVER_WELL_STREAMED = NEVER_WELL | {
    # Whole, the first half, one section, one section in short.
    "cut by length": ([steps.max_tokens()] * 4, Reason.TOO_LONG),
    "cut before a word": ([steps.max_tokens(0)] * 4, Reason.TOO_LONG),
    "somebody else's page": ([steps.page()] * 2, Reason.UNREACHABLE),
    "reset in the middle": ([steps.reset(300)] * 4, Reason.UNREACHABLE),
    "error in the stream": ([steps.stream_error()] * 4, Reason.BUSY),
    "ends in the middle": ([steps.eof()] * 3, Reason.UNUSABLE),
}
NEVER_WELL_WHOLE = NEVER_WELL | {
    "somebody else's page": ([steps.page()], Reason.UNREACHABLE),
    "cut by length": ([steps.max_tokens()] * 2, Reason.TOO_LONG),
    "cut before a word": ([steps.max_tokens(0)] * 2, Reason.TOO_LONG),
}

HEALS: dict[str, steps.Step] = {
    "rate limited": steps.rate_limit(),
    "overloaded": steps.overloaded(),
    "server error": SERVER_ERROR,
    "no JSON": steps.not_json(),
    "wrong schema": WRONG_SCHEMA,
    "no candidates": steps.empty_candidates(),
    "no parts": steps.no_parts(),
    "reset": steps.reset(),
}
HEALS_STREAMED = HEALS | {
    "somebody else's page": steps.page(),
    "reset in the middle": steps.reset(300),
    "error in the stream": steps.stream_error(),
    "ends in the middle": steps.eof(),
    "broken event": steps.bad_event(),
    "keep-alive": steps.keepalive(),
    "keep-alive in the middle": steps.keepalive(300),
}


@pytest.mark.parametrize("case", NEVER_WELL_STREAMED)
async def test_a_streamed_call_that_never_goes_well(gemini: FakeGemini, case: str) -> None:
    script, reason = NEVER_WELL_STREAMED[case]
    gemini.script(*script)
    with pytest.raises(ModelFailure) as caught:
        await writer(model(gemini)).blog(brief(), PLAN, Ear())
    assert (caught.value.reason, len(gemini.requests)) == (reason, len(script))


@pytest.mark.parametrize("case", NEVER_WELL_WHOLE)
async def test_a_whole_call_that_never_goes_well(gemini: FakeGemini, case: str) -> None:
    script, reason = NEVER_WELL_WHOLE[case]
    gemini.script(*script)
    with pytest.raises(ModelFailure) as caught:
        await writer(model(gemini)).plan(brief())
    assert (caught.value.reason, len(gemini.requests)) == (reason, len(script))


@pytest.mark.parametrize("case", HEALS_STREAMED)
async def test_a_streamed_call_that_heals(gemini: FakeGemini, case: str) -> None:
    ear = Ear()
    gemini.script(HEALS_STREAMED[case])
    blog = await writer(model(gemini)).blog(brief(), PLAN, ear)
    assert len(gemini.requests) == 2
    assert len(blog.sections) == 3
    lengths = [len(text) for text in ear.heard]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize("case", HEALS)
async def test_a_whole_call_that_heals(gemini: FakeGemini, case: str) -> None:
    gemini.script(HEALS[case])
    assert (await writer(model(gemini)).plan(brief())).facts
    assert len(gemini.requests) == 2


async def test_a_silent_model_is_given_up(gemini: FakeGemini) -> None:
    gemini.script(steps.hang(), steps.hang(), steps.hang())
    for patience in (
        replace(QUICK, first_word=0.05),
        replace(QUICK, request=0.05),
        replace(QUICK, total=0.05),
    ):
        with pytest.raises(ModelFailure) as caught:
            await writer(model(gemini), patience=patience).blog(brief(), PLAN, Ear())
        assert caught.value.reason is Reason.TIMEOUT
    assert len(gemini.requests) == 3


async def test_nobody_there() -> None:
    async with FakeGemini() as gemini:
        ours = writer(model(gemini))
    with pytest.raises(ModelFailure) as caught:
        await ours.plan(brief())
    assert caught.value.reason is Reason.UNREACHABLE


async def test_a_wait_that_the_provider_asks_for_is_cut_to_our_patience(gemini: FakeGemini) -> None:
    gemini.script(steps.rate_limit(3600))
    patient = replace(QUICK, total=5, longest=0.01)
    assert (await writer(model(gemini), patience=patient).plan(brief())).facts


async def test_a_wait_that_the_provider_asks_for_is_kept(gemini: FakeGemini) -> None:
    gemini.script(steps.rate_limit(3600))
    impatient = replace(QUICK, total=0.2, longest=7200)
    with pytest.raises(ModelFailure) as caught:
        await writer(model(gemini), patience=impatient).plan(brief())
    assert caught.value.reason is Reason.TIMEOUT
    assert len(gemini.requests) == 1


@pytest.mark.parametrize("case", NEVER_WELL_STREAMED)
async def test_another_model_answers_whatever_the_first_one_did(gemini: FakeGemini, case: str) -> None:
    used: list[Used] = []
    refused: list[str] = []
    script, reason = NEVER_WELL_STREAMED[case]
    gemini.script(*script)
    models = model(gemini), model(gemini, "google:gemini-3.5-flash-lite")
    ours = writer(*models, on_used=used.append, on_refused=refused.append)
    assert (await ours.blog(brief(), PLAN, Ear())).sections
    assert [seen.model for seen in gemini.requests] == ["gemini-3.8-flash"] * len(script) + ["gemini-3.5-flash-lite"]
    assert refused == (["google:gemini-3.8-flash"] if reason in (Reason.KEY, Reason.NOT_FOUND) else [])
    assert [one.spec for one in used][-1] == "google:gemini-3.5-flash-lite"
    assert sum(one.requests for one in used) == len(script) + 1


async def test_no_call_is_made_without_its_timeouts() -> None:
    for patience in (Patience(), QUICK):
        asked = settings(patience)
        assert asked["request_timeout"] == patience.request > 0
        assert asked["first_event_timeout"] == patience.first_word > 0
        assert asked["max_tokens"] == OUTPUT_TOKENS
        assert asked["max_retries"] == 0
        assert max(patience.request, patience.first_word, patience.longest) < patience.total < 600


@pytest.mark.parametrize("ask", ["plan", "blog", "script", "revise", "ping", "blog in parts"])
async def test_every_kind_of_call_carries_its_timeouts(ask: str) -> None:
    """What the library was told, for each request that reached a model."""
    seen: list[ModelSettings] = []

    def answer(_: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        seen.append(info.model_settings or {})
        raise ModelHTTPError(429, "told enough") if ask != "blog in parts" else OutputTokenLimitExceeded("cut")

    async def streamed(messages: list[ModelMessage], info: AgentInfo) -> AsyncIterator[str]:
        answer(messages, info)
        yield ""

    silent = ReadyModel("function:x", "", lambda: Built(FunctionModel(answer, stream_function=streamed), HTTP))
    ours = writer(silent, patience=QUICK)
    calls: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
        "plan": lambda: ours.plan(brief()),
        "blog": lambda: ours.blog(brief(), PLAN, Ear()),
        "script": lambda: ours.script(brief(), PLAN, Ear()),
        "revise": lambda: ours.revise(revision("글")),
        "ping": lambda: ping(silent, 10),
        "blog in parts": lambda: ours.blog(brief(), PLAN, Ear()),
    }
    with pytest.raises(ModelFailure):
        await calls[ask]()
    assert seen
    for told in seen:
        assert told["request_timeout"] == 10
        assert told["first_event_timeout"] in (10, Patience().first_word)
        assert told["max_tokens"] == OUTPUT_TOKENS
    assert len(seen) == (4 if ask == "blog in parts" else 1)


async def test_when_no_model_answers_the_first_ones_reason_counts(gemini: FakeGemini) -> None:
    gemini.script(steps.rate_limit(per_day=True), steps.bad_key())
    with pytest.raises(ModelFailure) as caught:
        await writer(model(gemini), model(gemini, "google:other")).plan(brief())
    assert caught.value.reason is Reason.QUOTA


async def test_the_key_is_in_no_log_and_no_traceback(gemini: FakeGemini, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    gemini.script(steps.bad_key())
    with pytest.raises(ModelFailure) as caught:
        await writer(model(gemini)).blog(brief(), PLAN, Ear())
    assert gemini.requests[0].key == KEY
    await writer(model(gemini)).plan(brief())
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(model(gemini)) + caplog.text
    assert "API key not valid: ***" in told
    assert KEY not in told
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


async def test_ping_says_what_is_wrong(gemini: FakeGemini) -> None:
    gemini.script(steps.overloaded(), steps.bad_key())
    with pytest.raises(ModelFailure) as busy:
        await ping(model(gemini))
    with pytest.raises(ModelFailure) as refused:
        await ping(model(gemini))
    assert (busy.value.reason, refused.value.reason) == (Reason.BUSY, Reason.KEY)
    assert len(gemini.requests) == 2
