"""The real bot as a process of its own: at its own rates, or at `PUSHES_A_SECOND` for a test in a hurry."""

import asyncio
import os
import sys

from bot import logs
from bot.console_texts import ConsoleTexts
from bot.run import run
from bot.settings import load
from bot.world import World
from domain.language import Language
from handlers.pacer import Rates
from news.web import WebLimits
from writing.task import Patience


def world(pushes: float) -> World:
    """Nothing but waits and rates is replaced."""
    return World(
        rates=Rates(overall=pushes),
        patience=Patience(request=20, first_word=20, total=40, base=0.01, longest=0.05),
        telegram_pause=0.05,
        poll_seconds=20,
        work_poll=0.1,
        tick_seconds=0.5,
        editions_per_minute=600,
        web=WebLimits(gap_seconds=0.01),
    )


if __name__ == "__main__":
    settings = load()
    logs.set_up(settings.secrets())
    pushes = float(os.environ["PUSHES_A_SECOND"])  # noqa: TID251  a test's own, no setting
    sys.exit(asyncio.run(run(settings, ConsoleTexts(Language.EN), world(pushes))))
