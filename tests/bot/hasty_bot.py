"""The bot as `tests.bot_process` has it, but with little patience for a model that hangs."""

import asyncio
import sys
from dataclasses import replace

from bot import logs
from bot.console_texts import ConsoleTexts
from bot.run import run
from bot.settings import load
from bot.world import World
from domain.language import Language
from tests.bot_process import fast_world


def hasty_world() -> World:
    world = fast_world()
    return replace(world, patience=replace(world.patience, request=2, first_word=2, total=3))


if __name__ == "__main__":
    settings = load()
    logs.set_up(settings.secrets())
    sys.exit(asyncio.run(run(settings, ConsoleTexts(Language.EN), hasty_world())))
