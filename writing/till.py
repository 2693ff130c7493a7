"""Where calls are paid: every request to a model is held against a budget before it is sent, and settled after it."""

from decimal import Decimal
from typing import Protocol

from writing.usage import Payer, Used


class Bill(Protocol):
    """One task on one model; its requests follow each other."""

    async def reserve(self, most: Decimal) -> None:
        """Hold back what the next request may cost at most (US dollars).

        Waits while requests under way hold back what may turn out to be left over. Raises
        `domain.errors.BudgetSpent`.
        """

    async def settle(self, used: Used, counted: Decimal) -> None:
        """The request is over: `used` is what the task used so far, `counted` what the budget is charged for it."""


class Till(Protocol):
    def bill(self, payer: Payer, spec: str, task: str) -> Bill: ...


class OpenTill:
    """Pays for everything and writes nothing down: for commands that write one draft and end."""

    def bill(self, payer: Payer, spec: str, task: str) -> Bill:  # noqa: ARG002 - everything is paid for
        return _Paid()


class _Paid:
    async def reserve(self, most: Decimal) -> None: ...

    async def settle(self, used: Used, counted: Decimal) -> None: ...
