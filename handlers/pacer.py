"""Keeps everything that is sent under Telegram's limits."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Messages a second; Telegram's FAQ says 30 overall and about 1 in one chat, with short bursts tolerated."""

    overall: float = 25.0
    chat: float = 1.0
    chat_burst: int = 3


class Pacer:
    """Gives out turns: overall evenly, within one chat a short burst and then evenly (GCRA, both times)."""

    def __init__(self, rates: Rates, clock: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._clock = clock
        self._next = 0.0
        self._chats: dict[int, float] = {}
        self._paused_until = 0.0

    async def turn(self, chat: int) -> None:
        """Wait for the next turn to send to that chat; turns are given in the order they were asked for."""
        at = self._reserve(chat)
        # A pause that Telegram asks for in the meantime holds for those who wait already, too.
        while (wait := max(at, self._paused_until) - self._clock()) > 0:  # noqa: ASYNC110  nothing to await but time
            await asyncio.sleep(wait)

    def free(self, chat: int) -> bool:
        """Take a turn if one is to be had at once: for what may be left out, such as showing progress."""
        now = self._clock()
        if max(self._next, self._chat_at(chat, now), self._paused_until) > now:
            return False
        self._reserve(chat)
        return True

    def pause(self, seconds: float) -> None:
        """Telegram said when to come back: until then nothing is sent to anyone."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def _reserve(self, chat: int) -> float:
        now = self._clock()
        self._forget(now)
        mine = self._chat_at(chat, now)
        at = max(now, self._next, mine)
        self._next = max(self._next, at) + 1 / self._rates.overall
        self._chats[chat] = max(self._chats.get(chat, 0.0), at) + 1 / self._rates.chat
        return at

    def _chat_at(self, chat: int, now: float) -> float:
        spent = self._chats.get(chat, now)
        return spent - (self._rates.chat_burst - 1) / self._rates.chat

    def _forget(self, now: float) -> None:
        if len(self._chats) > 10_000:
            self._chats = {chat: spent for chat, spent in self._chats.items() if spent > now}
