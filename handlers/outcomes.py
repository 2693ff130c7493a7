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
    TooThin,
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
    THIN = "thin"
    """Something could be read, but too little for a draft."""
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
    if isinstance(error, ModelFailure):
        log.warning("the writer failed: %s", error)
        return f"{Problem.MODEL}:{error.reason}"
    if isinstance(error, BudgetSpent):
        return f"{Problem.BUDGET}:{error.budget}:{error.spent}:{error.needed}"
    found = next((problem for kinds, problem in _PROBLEMS if isinstance(error, kinds)), None)
    if found is None:
        log.error("an error without a sentence of its own: %r", error)
    return found or Problem.TROUBLE


_PROBLEMS: tuple[tuple[type[ChogoError] | tuple[type[ChogoError], ...], Problem], ...] = (
    (NothingToStandOn, Problem.NOTHING),
    (TooThin, Problem.THIN),
    (NewsUnreachable, Problem.NO_NEWS),
    (NoShorter, Problem.NO_SHORTER),
    (NeedsModel, Problem.NEEDS_MODEL),
    (Stopped, Problem.STOPPED),
    ((LayoutError, NoSuchPart), Problem.LAYOUT),
)
"""The first that fits: what is wrong, as the outcome that is stored."""
