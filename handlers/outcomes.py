"""How a step of durable work ended: stored as a word, so that a restart reads the same outcome again."""

import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from domain.errors import (
    BudgetSpent,
    ChogoError,
    ModelFailure,
    NeedsModel,
    NewsUnreachable,
    NoShorter,
    NothingToStandOn,
    Stopped,
)
from domain.markup import LayoutError
from domain.parts import NoSuchPart
from handlers.outbox import NotTaken

log = logging.getLogger(__name__)


class Problem(StrEnum):
    """Why a step did not end well; stored as the step's outcome. A model's failure, or the amounts of a budget, follow
    a colon."""

    NONE = ""
    STOPPED = "stopped"
    NOTHING = "nothing"
    NO_NEWS = "no news"
    """Neither search nor feeds could be reached."""
    NEEDS_MODEL = "needs model"
    NO_SHORTER = "no shorter"
    LAYOUT = "layout"
    UNCHANGED = "unchanged"
    MODEL = "model"
    BUDGET = "budget"
    """The day's money does not last; behind it the budget, what is spent, what would be needed."""
    DIGEST = "digest"
    """No problem of its own: the model failed, and a digest has taken the draft's place and is to be shown."""
    GONE = "gone"
    """The person blocked the bot: there is nobody to tell."""
    TROUBLE = "trouble"


_PLAIN: dict[type[ChogoError], Problem] = {
    NothingToStandOn: Problem.NOTHING,
    NewsUnreachable: Problem.NO_NEWS,
    NoShorter: Problem.NO_SHORTER,
    NeedsModel: Problem.NEEDS_MODEL,
    Stopped: Problem.STOPPED,
    LayoutError: Problem.LAYOUT,
    NoSuchPart: Problem.LAYOUT,
}
"""Errors without facts; the first that fits."""


async def outcome_of(work: Callable[[], Awaitable[None]]) -> str:
    """Do a step's work and say how it ended: the one place where everything is caught."""
    try:
        await work()
    except ChogoError as error:
        return _problem(error)
    except NotTaken as error:
        log.info("nobody to tell: %s", error)
        return Problem.GONE
    except Exception:
        log.exception("a step failed")
        return Problem.TROUBLE
    return Problem.NONE


def _problem(error: ChogoError) -> str:
    match error:
        case ModelFailure(reason=reason):
            log.warning("the writer failed: %s", error)
            return f"{Problem.MODEL}:{reason}"
        case BudgetSpent(budget=budget, spent=spent, needed=needed):
            return f"{Problem.BUDGET}:{budget}:{spent}:{needed}"
        case _:
            for kind, problem in _PLAIN.items():
                if isinstance(error, kind):
                    return problem
            log.error("an error without a sentence of its own: %r", error)
            return Problem.TROUBLE
