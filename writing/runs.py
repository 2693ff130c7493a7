"""One task on one model: tried again while waiting can help, ended by an answer or by one named failure."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterable
from dataclasses import dataclass
from pathlib import Path
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

from domain.errors import ChogoError, ModelFailure, ModelFailureReason
from writing.accounts import Account
from writing.growing import Growing
from writing.models import ReadyModel
from writing.task import Answer, Patience, Task
from writing.usage import Used

log = logging.getLogger(__name__)


OUTPUT_TOKENS = 16_000
"""Of one answer, a model's thinking included: a whole script takes about a third of it."""


class _Filtered(Exception):
    """The provider's filter ended an answer in the middle."""


WORTH_ANOTHER_TRY = (
    wrong.ModelRateLimitError,
    wrong.ModelUnavailableError,
    wrong.ModelServerError,
    wrong.ModelConnectionError,
)

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
    (Exception, ModelFailureReason.UNUSABLE),
)
"""The first that fits; a ModelAPIError of no kind is an answer that was not the provider's (a proxy's page), and the
last line is for what the library lets through of a broken answer: another model may still answer."""


class AnswerCut(ModelFailure):
    """The answer reached its length limit; a smaller one may be asked for."""

    def __init__(self, detail: str) -> None:
        super().__init__(ModelFailureReason.TOO_LONG, detail)


@dataclass(slots=True, kw_only=True)
class Run(Generic[Answer]):
    """Used once."""

    model: ReadyModel
    task: Task[Answer]
    patience: Patience
    growing: Growing | None
    account: Account

    @property
    def used(self) -> Used:
        return self.account.used

    async def outcome(self) -> Answer | ModelFailure:
        """A failure is returned, not raised, so that no traceback drags the library's exceptions along.

        Raises what is not the model's doing: `domain.errors.BudgetSpent`, and what the listener raises.
        """
        agent = self._agent()
        try:
            async with asyncio.timeout(self.patience.total) as scope, agent:
                self.account.patience = scope
                return await self._persevere(agent)
        except ChogoError:
            raise
        except Exception as error:
            return self._failure(error)

    async def _persevere(self, agent: Agent[None, Answer]) -> Answer:
        streamed = self.growing is not None
        for attempt in range(self.patience.tries - 1):
            try:
                return await self._once(agent, streamed)
            except wrong.ModelQuotaExceededError:
                # A rate limit by its type, but of the whole day.
                raise
            except WORTH_ANOTHER_TRY as error:
                self._note(error)
                await asyncio.sleep(self._pause(error, attempt))
            except wrong.ModelAPIError as error:
                if not streamed or type(error) is not wrong.ModelAPIError:
                    raise
                self._note(error)
                streamed = False  # something on the way spoils streams: ask for the answer in one piece
        return await self._once(agent, streamed)

    async def _once(self, agent: Agent[None, Answer], streamed: bool) -> Answer:
        handler = self._watch if streamed else None
        message, usage = self.task.asking.message, self.account.usage
        try:
            result = await agent.run(message, usage=usage, event_stream_handler=handler, infer_name=False)
        except BaseException as error:
            await self.account.broke(error)
            raise
        return result.output

    async def _watch(self, _: RunContext[None], events: AsyncIterable[AgentStreamEvent]) -> None:
        if growing := self.growing:
            growing.restart()
            async for event in events:
                await growing.add(_text(event))

    def _agent(self) -> Agent[None, Answer]:
        agent: Agent[None, Answer] = Agent(
            self.model.here(),
            output_type=NativeOutput(self.task.answer),
            instructions=self.task.asking.rules,
            retries=2,
            model_settings=settings(self.patience),
            capabilities=[Hooks(model_request=self.account.request, after_model_request=_refuse_filtered)],
        )
        agent.output_validator(self._judge)
        return agent

    def _judge(self, ctx: RunContext[None], answer: Answer) -> Answer:
        if ctx.partial_output:
            return answer
        mended = self.task.mend(answer)
        faults = self.task.faults(mended)
        if not faults and ctx.retry == 0:
            faults = self.task.wishes(mended)
        if faults:
            raise ModelRetry("\n".join(faults[:10]))
        return mended

    def _pause(self, error: wrong.ModelAPIError, attempt: int) -> float:
        wanted = error.retry_after if error.retry_after is not None else self.patience.base * 2**attempt
        return min(wanted, self.patience.longest)

    def _failure(self, error: Exception) -> ModelFailure:
        self._note(error)
        detail = f"{self.model.spec} {self.task.name}: {_kind(error)}"
        if isinstance(error, wrong.OutputTokenLimitExceeded):
            return AnswerCut(detail)
        reason = next(reason for kinds, reason in REASONS if isinstance(error, kinds))
        return ModelFailure(reason, detail)

    def _note(self, error: Exception) -> None:
        """The provider's own words, of which we know only that they may be long and may quote the key."""
        words = str(error).replace(self.model.key, "***") if self.model.key else str(error)
        log.warning("%s %s: %s: %s", self.model.spec, self.task.name, _kind(error), words[:500])
        if not isinstance(error, (wrong.AgentRunError, wrong.UserError, TimeoutError, _Filtered)):
            # Neither the library nor we foresaw it: where it comes from has to be found out.
            places = traceback.extract_tb(error.__traceback__)[-3:]
            log.error("%s", " < ".join(f"{Path(it.filename).name}:{it.lineno} {it.name}" for it in reversed(places)))


def settings(patience: Patience) -> ModelSettings:
    """No call is made without these: how long its answer may be, and how long it is waited for."""
    return ModelSettings(
        max_tokens=OUTPUT_TOKENS,
        max_retries=0,
        request_timeout=patience.request,
        first_event_timeout=patience.first_word,
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
