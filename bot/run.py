"""Runs the bot until it is told to stop: against Telegram, or against the playground of this computer."""

import asyncio
import signal
import sys

from bot.app import Assistant
from bot.console_texts import ConsoleTexts
from bot.playing import Playing, PortTaken
from bot.settings import Settings
from bot.world import World
from handlers.background import Background


async def run(settings: Settings, texts: ConsoleTexts, world: World | None = None) -> int:
    """Raises what stops a start; see `bot.__main__`."""
    if settings.telegram_bot_token is None:
        return await _playground(settings, texts, world)
    assistant = Assistant(settings, world)
    _end_on_signals(assistant.background)
    async with assistant.running() as running:
        print(texts.bot_ready(running.me.username or ""))
        print(texts.writer(assistant.model))
        if running.claim_code:
            print(texts.claim(f"https://t.me/{running.me.username}?start={running.claim_code}"))
        sys.stdout.flush()
        await _until_stopped(assistant.background)
    return 0


async def _playground(settings: Settings, texts: ConsoleTexts, world: World | None) -> int:
    playing = Playing(settings, world or World())
    try:
        await playing.start()
    except PortTaken:
        print(texts.port_taken(settings.playground_port), file=sys.stderr)
        return 1
    try:
        assistant = playing.assistant()
        _end_on_signals(assistant.background)
        async with assistant.running():
            print(texts.playground_ready(playing.url))
            print(texts.writer(playing.model), flush=True)
            await _until_stopped(assistant.background)
    finally:
        await playing.stop()
    return 0


def _end_on_signals(background: Background) -> None:
    """From before the start on: whatever is begun while it starts is let go of in order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, background.ended.set)


async def _until_stopped(background: Background) -> None:
    await background.ended.wait()
    if background.error:
        raise background.error
