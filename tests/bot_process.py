"""The real bot as a process of its own, with waits and rates made short: started by `tests.desk`."""

import asyncio
import sys
from typing import NoReturn

from bot import logs
from bot.console_texts import ConsoleTexts
from bot.run import run
from bot.settings import load
from bot.world import World
from domain.language import Language
from handlers.pacer import Rates
from news.web import WebLimits
from writing.task import Patience


def fast_world() -> World:
    """Nothing is replaced but the waiting: the same servers, the same rules."""
    return World(
        rates=Rates(overall=100_000.0, chat=100_000.0, chat_burst=1000),
        patience=Patience(request=20, first_word=20, total=40, base=0.01, longest=0.05),
        telegram_pause=0.02,
        poll_seconds=20,
        work_poll=0.02,
        tick_seconds=0.2,
        editions_per_minute=6000,
        web=WebLimits(gap_seconds=0.01),
    )


def serve(world: World) -> NoReturn:
    """Be the bot until it is told to stop."""
    settings = load()
    logs.set_up(settings.secrets())
    sys.exit(asyncio.run(run(settings, ConsoleTexts(Language.EN), world)))


if __name__ == "__main__":
    serve(fast_world())
