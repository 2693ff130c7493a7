"""How a step of durable work ended: stored as a word, so that a restart reads the same outcome again."""

import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from domain.errors import ChogoError, ModelFailure, NeedsModel, NewsUnreachable, NoShorter, NothingToStandOn, Stopped
from domain.markup import LayoutError
from domain.parts import NoSuchPart
from handlers.outbox import NotTaken

log = logging.getLogger(__name__)


class Problem(StrEnum):
    """Why a step did not end well; stored as the step's outcome. A model's failure follows a colon."""

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
    GONE = "gone"
    """The person blocked the bot: there is nobody to tell."""
    TROUBLE = "trouble"


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
        case NothingToStandOn():
            return Problem.NOTHING
        case NewsUnreachable():
            return Problem.NO_NEWS
        case NoShorter():
            return Problem.NO_SHORTER
        case NeedsModel():
            return Problem.NEEDS_MODEL
        case Stopped():
            return Problem.STOPPED
        case LayoutError() | NoSuchPart():
            return Problem.LAYOUT
        case _:
            log.error("an error without a sentence of its own: %r", error)
            return Problem.TROUBLE
