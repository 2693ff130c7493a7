"""The writer that asks a language model.

One call is one `Task`. It is tried on each model in turn; on one model it is tried again while waiting can help.
Everything that goes wrong ends as a ModelFailure that carries facts and no secret.
"""

import asyncio
import logging
from collections.abc import AsyncIterable, Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic

from pydantic_ai import Agent, ModelRetry, NativeOutput, RunContext
from pydantic_ai import exceptions as wrong
from pydantic_ai.capabilities import Hooks
from pydantic_ai.messages import (
    AgentStreamEvent,
    ModelResponse,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
)
from pydantic_ai.models import ModelRequestContext
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RunUsage

from domain.errors import ModelFailure, ModelFailureReason
from writing import answers, asking
from writing.asking import Asking
from writing.brief import Brief, RevisionBrief
from writing.growing import Growing
from writing.models import ReadyModel
from writing.pieces import BlogPiece, Plan, Progress, ScriptPiece
from writing.task import Answer, Patience, Revised, Task
from writing.usage import Used

log = logging.getLogger(__name__)


OUTPUT_TOKENS = 16_000
"""Of one answer, a model's thinking included: a whole script takes about a third of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelWriter:
    """Asks `models` in their order (at least one); implements `writing.brief.Writer`.

    `on_used` is called once per task and model; `on_key_refused` with the name of a model whose key was refused,
    also when a later model answered in its place. Neither may raise.
    """

    models: Sequence[ReadyModel]
    patience: Patience = field(default_factory=Patience)
    on_used: Callable[[Used], None] = field(default=lambda _: None)
    on_key_refused: Callable[[str], None] = field(default=lambda _: None)

    @property
    def name(self) -> str:
        return self.models[0].spec

    def telling(self, on_used: Callable[[Used], None]) -> "ModelWriter":
        """The same writer, which tells somebody else what it uses: one draft's meter."""
        return replace(self, on_used=on_used)

    async def plan(self, brief: Brief) -> Plan:
        faults = partial(answers.plan_faults, brief=brief)
        return await self._ask(Task(name="plan", asking=asking.for_plan(brief), answer=Plan, mend=_same, faults=faults))

    async def blog(self, brief: Brief, plan: Plan, progress: Progress) -> BlogPiece:
        task = Task(
            name="blog",
            asking=asking.for_blog(brief, plan),
            answer=BlogPiece,
            mend=answers.tidy_blog,
            faults=partial(answers.blog_faults, brief=brief),
        )
        return await self._ask(task, Growing(progress))

    async def script(self, brief: Brief, plan: Plan, progress: Progress) -> ScriptPiece:
        task = Task(
            name="script",
            asking=asking.for_script(brief, plan),
            answer=ScriptPiece,
            mend=answers.tidy_script,
            faults=partial(answers.script_faults, brief=brief),
            wishes=partial(answers.length_faults, brief=brief),
        )
        return await self._ask(task, Growing(progress))

    async def revise(self, brief: RevisionBrief) -> str:
        task = Task(
            name="revise",
            asking=asking.for_revision(brief),
            answer=Revised,
            mend=lambda answer: Revised(text=answers.tidy_revision(answer.text, brief)),
            faults=lambda answer: answers.revision_faults(answer.text, brief),
        )
        return (await self._ask(task)).text

    async def ask(self, task: Task[Answer]) -> Answer:
        """A task that is none of a draft. Raises ModelFailure."""
        return await self._ask(task)

    async def aclose(self) -> None:
        for model in self.models:
            await model.aclose()

    async def _ask(self, task: Task[Answer], growing: Growing | None = None) -> Answer:
        """Raises the first model's failure when no model can answer: it is the one that was chosen."""
        failures: list[ModelFailure] = []
        for model in self.models:
            outcome = await _Run(model, task, self.patience, growing).outcome(self.on_used)
            if not isinstance(outcome, ModelFailure):
                return outcome
            failures.append(outcome)
            if outcome.reason is ModelFailureReason.KEY:
                self.on_key_refused(model.spec)
        raise failures[0]


async def ping(model: ReadyModel, timeout: float = 30) -> None:
    """One tiny real call; raises ModelFailure."""
    rules, message = "Answer with the JSON asked for, nothing else.", 'Put the word "ok" into text.'
    task = Task(
        name="ping", asking=Asking(rules=rules, message=message), answer=Revised, mend=_same, faults=lambda _: []
    )
    patience = Patience(request=timeout, total=timeout, tries=1)
    outcome = await _Run(model, task, patience, None).outcome(lambda _: None)
    if isinstance(outcome, ModelFailure):
        raise outcome


class _Filtered(Exception):
    """The provider's filter ended an answer in the middle."""


WORTH_ANOTHER_TRY = (
    wrong.ModelRateLimitError,
    wrong.ModelUnavailableError,
    wrong.ModelServerError,
    wrong.ModelConnectionError,
)
WRONG = (wrong.AgentRunError, wrong.UserError, TimeoutError, _Filtered)
"""Everything that a run raises on the model's account."""

REASONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], ModelFailureReason], ...] = (
    (wrong.ModelQuotaExceededError, ModelFailureReason.QUOTA),
    ((wrong.ModelRateLimitError, wrong.ModelUnavailableError, wrong.ModelServerError), ModelFailureReason.BUSY),
    ((wrong.ModelTimeoutError, wrong.ModelRequestTimeout, TimeoutError), ModelFailureReason.TIMEOUT),
    (wrong.ModelConnectionError, ModelFailureReason.UNREACHABLE),
    (wrong.ModelAuthenticationError, ModelFailureReason.KEY),
    (wrong.ModelNotFoundError, ModelFailureReason.NOT_FOUND),
    ((wrong.ModelContextWindowExceededError, wrong.OutputTokenLimitExceeded), ModelFailureReason.TOO_LONG),
    ((wrong.ContentFilterError, _Filtered), ModelFailureReason.REFUSED),
    ((wrong.ModelRequestRejectedError, wrong.UnexpectedModelBehavior, wrong.UserError), ModelFailureReason.UNUSABLE),
    (wrong.ModelAPIError, ModelFailureReason.UNREACHABLE),
)
"""The first that fits; a ModelAPIError of no kind is an answer that was not the provider's (a proxy's page)."""


class _Run(Generic[Answer]):
    """One task on one model."""

    def __init__(self, model: ReadyModel, task: Task[Answer], patience: Patience, growing: Growing | None) -> None:
        self._model = model
        self._task = task
        self._patience = patience
        self._growing = growing
        self._usage = RunUsage()
        self._agent = self._build_agent()

    async def outcome(self, on_used: Callable[[Used], None]) -> Answer | ModelFailure:
        """A failure is returned, not raised, so that no traceback drags the library's exceptions along."""
        try:
            async with asyncio.timeout(self._patience.total), self._agent:
                return await self._persevere()
        except WRONG as error:
            return self._failure(error)
        finally:
            on_used(self._used())

    async def _persevere(self) -> Answer:
        streamed = self._growing is not None
        for attempt in range(self._patience.tries - 1):
            try:
                return await self._once(streamed)
            except WORTH_ANOTHER_TRY as error:
                self._note(error)
                await asyncio.sleep(self._pause(error, attempt))
            except wrong.ModelAPIError as error:
                if not streamed or type(error) is not wrong.ModelAPIError:
                    raise
                self._note(error)
                streamed = False  # something on the way spoils streams: ask for the answer in one piece
        return await self._once(streamed)

    async def _once(self, streamed: bool) -> Answer:
        handler = self._watch if streamed else None
        message = self._task.asking.message
        result = await self._agent.run(message, usage=self._usage, event_stream_handler=handler, infer_name=False)
        return result.output

    async def _watch(self, _: RunContext[None], events: AsyncIterable[AgentStreamEvent]) -> None:
        if growing := self._growing:
            growing.restart()
            async for event in events:
                await growing.add(_text(event))

    def _build_agent(self) -> Agent[None, Answer]:
        agent: Agent[None, Answer] = Agent(
            self._model.here(),
            output_type=NativeOutput(self._task.answer),
            instructions=self._task.asking.rules,
            retries=2,
            model_settings=self._settings(),
            capabilities=[Hooks(after_model_request=_refuse_filtered)],
        )
        agent.output_validator(self._judge)
        return agent

    def _judge(self, ctx: RunContext[None], answer: Answer) -> Answer:
        if ctx.partial_output:
            return answer
        mended = self._task.mend(answer)
        faults = self._task.faults(mended)
        if not faults and ctx.retry == 0:
            faults = self._task.wishes(mended)
        if faults:
            raise ModelRetry("\n".join(faults[:10]))
        return mended

    def _settings(self) -> ModelSettings:
        return ModelSettings(
            max_tokens=OUTPUT_TOKENS,
            max_retries=0,
            request_timeout=self._patience.request,
            first_event_timeout=self._patience.first_word,
        )

    def _pause(self, error: wrong.ModelAPIError, attempt: int) -> float:
        wanted = error.retry_after if error.retry_after is not None else self._patience.base * 2**attempt
        return min(wanted, self._patience.longest)

    def _failure(self, error: Exception) -> ModelFailure:
        self._note(error)
        reason = next(reason for kinds, reason in REASONS if isinstance(error, kinds))
        return ModelFailure(reason, f"{self._model.spec} {self._task.name}: {_kind(error)}")

    def _note(self, error: Exception) -> None:
        """The provider's own words, of which we know only that they may be long and may quote the key."""
        words = str(error).replace(self._model.key, "***") if self._model.key else str(error)
        log.warning("%s %s: %s: %s", self._model.spec, self._task.name, _kind(error), words[:500])

    def _used(self) -> Used:
        usage = self._usage
        return Used(
            spec=self._model.spec,
            task=self._task.name,
            requests=usage.requests,
            input_tokens=usage.input_tokens,
            cached_tokens=usage.cache_read_tokens,
            output_tokens=usage.output_tokens,
            cost_usd=usage.cost,
        )


def _refuse_filtered(
    _: RunContext[object], /, *, request_context: ModelRequestContext, response: ModelResponse
) -> ModelResponse:
    """The library takes an answer that the filter cut off for broken JSON and asks twice more."""
    del request_context
    if response.finish_reason == "content_filter":
        raise _Filtered
    return response


def _text(event: AgentStreamEvent) -> str:
    match event:
        case PartStartEvent(part=TextPart(content=content)):
            return content
        case PartDeltaEvent(delta=TextPartDelta(content_delta=content)):
            return content
        case _:
            return ""


def _kind(error: Exception) -> str:
    name = type(error).__name__.removeprefix("_HTTP").lstrip("_")
    return f"{name} {error.status_code}" if isinstance(error, wrong.ModelHTTPError) else name


def _same(answer: Answer) -> Answer:
    return answer
