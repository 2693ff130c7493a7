"""Keeps account of the requests of one task on one model: nothing is sent that was not reserved before."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

import httpx2
from pydantic_ai import RunContext
from pydantic_ai import exceptions as wrong
from pydantic_ai.capabilities import WrapModelRequestHandler
from pydantic_ai.messages import ModelMessagesTypeAdapter, ModelResponse
from pydantic_ai.models import ModelRequestContext
from pydantic_ai.usage import RequestUsage, RunUsage

from writing.prices import Tokens, counted, most_tokens, price
from writing.till import Bill
from writing.usage import Used

_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A request under way."""

    most: Decimal
    """What is held back for it."""
    before: Tokens
    """What the run had used when it was sent."""


@dataclass(slots=True, kw_only=True)
class Account:
    """`request` is the library's hook around each request, repairs included; `broke` is told how a run failed."""

    bill: Bill
    used: Used
    usage: RunUsage
    """The run's own, which the library fills, also when an answer breaks off."""
    clock: Callable[[], datetime]
    patience: asyncio.Timeout | None = None
    """Of the run; it does not run out while a request waits for money."""
    _counted: Decimal = Decimal(0)
    _open: "_Open | None" = None

    async def request(
        self, _: RunContext[None], /, *, request_context: ModelRequestContext, handler: WrapModelRequestHandler
    ) -> ModelResponse:
        """Raises `domain.errors.BudgetSpent`, and whatever the request raises."""
        most = counted(self.used.spec, _at_most(request_context), self.clock())
        async with self._untimed():
            await self.bill.reserve(most)
        self.used = replace(self.used, requests=self.used.requests + 1)
        self._open = _Open(most=most, before=_tokens(self.usage))
        response = await handler(request_context)
        self._open = None
        await self._settle(_tokens(response.usage), most if _is_silent(response.usage) else None, response.usage.cost)
        return response

    async def broke(self, error: BaseException) -> None:
        """The run ended so. A streamed request only learns here why it ended: the library cancels the hook."""
        if self._open:
            held, self._open = self._open, None
            tokens = _less(_tokens(self.usage), held.before)
            await self._settle(tokens, None if _costs_nothing(error) else held.most)

    async def _settle(self, tokens: Tokens, unmeasured: Decimal | None, cost: Decimal | None = None) -> None:
        """`unmeasured`: what to charge where nobody said what the request used."""
        now, used = self.clock(), self.used
        cost = price(used.spec, tokens, now) if cost is None else cost
        self._counted += counted(used.spec, tokens, now) if unmeasured is None else unmeasured
        self.used = replace(
            used,
            unmeasured=used.unmeasured + (unmeasured is not None),
            input_tokens=used.input_tokens + tokens.input,
            cached_tokens=used.cached_tokens + tokens.cached,
            output_tokens=used.output_tokens + tokens.output,
            cost_usd=None if cost is None or used.cost_usd is None else used.cost_usd + cost,
        )
        await self.bill.settle(self.used, self._counted)

    @asynccontextmanager
    async def _untimed(self) -> AsyncIterator[None]:
        scope, loop = self.patience, asyncio.get_running_loop()
        when = scope.when() if scope else None
        if scope is None or when is None:
            yield
            return
        left = when - loop.time()
        scope.reschedule(None)
        try:
            yield
        finally:
            scope.reschedule(loop.time() + left)


def _at_most(asked: ModelRequestContext) -> Tokens:
    """The words of the question, and an answer as long as it may get."""
    wanted = asked.model_request_parameters.output_object
    schema = json.dumps(wanted.json_schema, ensure_ascii=False) if wanted else ""
    words = ModelMessagesTypeAdapter.dump_json(asked.messages).decode()
    return Tokens(input=most_tokens(words + schema), output=(asked.model_settings or {}).get("max_tokens", 0))


def _tokens(usage: RunUsage | RequestUsage) -> Tokens:
    return Tokens(input=usage.input_tokens, cached=usage.cache_read_tokens, output=usage.output_tokens)


def _less(after: Tokens, before: Tokens) -> Tokens:
    return Tokens(
        input=after.input - before.input, cached=after.cached - before.cached, output=after.output - before.output
    )


def _is_silent(usage: RequestUsage) -> bool:
    """The provider answered, and did not say how much that was."""
    return usage.input_tokens == 0 and usage.output_tokens == 0


def _costs_nothing(error: BaseException) -> bool:
    """A refusal with a status is not billed, and a request that never left us cannot be.

    Of what broke off in any other way nobody knows.
    """
    if isinstance(error, wrong.ModelHTTPError):
        return True
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, _NOT_SENT):
            return True
        cause = cause.__cause__
    return False
