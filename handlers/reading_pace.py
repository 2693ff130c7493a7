"""/pace: how fast the person reads aloud, by a number or by reading a text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from domain.clock import syllables
from handlers.buttons import Action, Press, button, rows
from handlers.outbox import Letter
from handlers.pace_texts import PaceTexts
from handlers.talk import Context, Talk, message_of, plain
from storage.database import Database
from storage.users import Users

SLOWEST, FASTEST = 2.0, 9.0
"""Syllables a second that a person can read aloud so that others follow; what is outside was no reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPace:
    database: Database
    clock: Callable[[], datetime]
    users: Users = field(default_factory=Users)

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        return [CommandHandler("pace", self.pace, filters=filters.UpdateType.MESSAGE)]

    async def pace(self, update: Update, context: Context) -> None:
        talk = context.talk
        texts = PaceTexts(talk.language)
        words = (message_of(update).text or "").split()[1:]
        if words:
            await self._by_number(talk, texts, words[0])
            return
        async with self.database.read() as tx:
            now = await self.users.pace(tx, talk.user, talk.language)
        start = button(texts.start(), Action.PACE, "start")
        await talk.say(texts.explain(now), rows([start]))

    async def pressed(self, talk: Talk, press: Press, message: int | None) -> None:
        """Start the watch, or stop it and set the pace."""
        texts = PaceTexts(talk.language)
        if press.word(0) == "start":
            stop = button(texts.stop(), Action.PACE, round(self.clock().timestamp() * 1000))
            letter = Letter(rich=plain(f"{texts.read_this()}\n\n{texts.passage()}"), keyboard=rows([stop]))
            if message is None or not await talk.outbox.edit(talk.chat, message, letter):
                await talk.say(letter.rich.text, letter.keyboard)
            return
        seconds = self.clock().timestamp() - press.number(0) / 1000
        pace = syllables(texts.passage(), talk.language) / seconds if seconds > 0 else 0.0
        await self._set(talk, texts, pace, texts.not_read())

    async def _by_number(self, talk: Talk, texts: PaceTexts, word: str) -> None:
        try:
            pace = float(word.replace(",", "."))
        except ValueError:
            pace = 0.0
        await self._set(talk, texts, pace, texts.not_a_pace(SLOWEST, FASTEST))

    async def _set(self, talk: Talk, texts: PaceTexts, pace: float, refusal: str) -> None:
        if not SLOWEST <= pace <= FASTEST:
            await talk.say(refusal)
            return
        async with self.database.write() as tx:
            await self.users.set_pace(tx, talk.user, talk.language, round(pace, 2))
        await talk.say(texts.pace_set(pace))
