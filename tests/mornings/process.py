"""The real bot as a process of its own: at its own rates, or at `PUSHES_A_SECOND` for a test in a hurry."""

import os
from dataclasses import replace

from bot.world import World
from handlers.pacer import Rates
from tests.bot_process import fast_world, serve


def world(pushes: float) -> World:
    """Real rates, and what asks the database again does so at a pace that leaves room for thousands of readers."""
    return replace(
        fast_world(),
        rates=Rates(overall=pushes),
        telegram_pause=0.05,
        work_poll=0.1,
        tick_seconds=0.5,
        editions_per_minute=600,
    )


if __name__ == "__main__":
    serve(world(float(os.environ["PUSHES_A_SECOND"])))  # noqa: TID251  a test's own, no setting
