"""Keeps everything that is sent under Telegram's limits, and live answers ahead of mornings."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakValueDictionary

_LATE = 2.0
"""Turns that may be made up for when the process was late: more would show in one second as too many."""


class Lane(StrEnum):
    LIVE = "live"
    """Somebody waits for it."""
    BULK = "bulk"
    """One of many that go out by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Messages a second; Telegram's FAQ says 30 overall and about 1 in one chat, with short bursts tolerated.

    The five between ours and Telegram's are the room for live answers that come together with a morning's pushes: a
    second that holds both has at most as many as Telegram takes.
    """

    overall: float = 25.0
    chat: float = 0.95
    chat_burst: int = 3


class Pacer:
    """Gives out turns: overall evenly, within one chat a short burst and then evenly (GCRA, both times).

    A live turn never waits behind bulk ones: those take only what no live one wants.
    """

    def __init__(self, rates: Rates, clock: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._clock = clock
        self._gap = 1 / rates.overall
        self._next = 0.0
        self._chats: dict[int, float] = {}
        # Of chats that nothing is known of: the process before this one may have used up their burst a moment ago.
        self._unknown: float | None = None
        # Who holds a lane's lock is the next one of it; the locks hand on in the order they were asked for.
        self._lanes = {lane: asyncio.Lock() for lane in Lane}
        self._in_chat: WeakValueDictionary[tuple[int, Lane], asyncio.Lock] = WeakValueDictionary()

    async def turn(self, chat: int, lane: Lane = Lane.LIVE, ready: Callable[[], Awaitable[None]] | None = None) -> None:
        """Wait for the next turn to send to that chat; within a lane a chat's turns come in the order asked for.

        `ready`: what is done between turn and send, such as a note that it is on its way. The next in the lane waits
        for it, so that sends whose notes were held up do not leave all at once.
        """
        asked = self._clock()
        async with self._in_chat.setdefault((chat, lane), asyncio.Lock()):
            while True:
                await self._sleep_until(lambda: self._chat_at(chat))
                async with self._lanes[lane]:
                    await self._sleep_until(lambda: self._turn_at(lane))
                    now = self._clock()
                    if self._chat_at(chat) > now:
                        # The other lane was faster in this chat.
                        continue
                    # Who waited and was woken late has not used the time in between: the rate stays what it is.
                    self._next = max(self._next, min(now, max(asked, now - _LATE * self._gap))) + self._gap
                    self._spend(chat)
                    if ready is not None:
                        await ready()
                    return

    def free(self, chat: int) -> bool:
        """Take a turn if one is to be had at once: for what may be left out, such as showing progress."""
        now = self._clock()
        if max(self._next, self._chat_at(chat)) > now or self._lanes[Lane.LIVE].locked():
            return False
        self._next = now + self._gap
        self._spend(chat)
        return True

    def pause(self, seconds: float) -> None:
        """Telegram said when to come back: until then nothing is sent to anyone, in whichever lane."""
        self._next = max(self._next, self._clock() + seconds)

    def _turn_at(self, lane: Lane) -> float:
        if lane is Lane.BULK and self._lanes[Lane.LIVE].locked():
            return max(self._next, self._clock()) + self._gap
        return self._next

    async def _sleep_until(self, at: Callable[[], float]) -> None:
        # Asked again after each sleep: a pause that Telegram asks for in the meantime holds for those who wait, too.
        while (wait := at() - self._clock()) > 0:  # noqa: ASYNC110  nothing to await but time
            await asyncio.sleep(wait)

    def _spend(self, chat: int) -> None:
        now = self._clock()
        self._forget(now)
        self._chats[chat] = max(self._spent(chat), now) + 1 / self._rates.chat

    def _chat_at(self, chat: int) -> float:
        return self._spent(chat) - self._burst

    def _spent(self, chat: int) -> float:
        if self._unknown is None:
            self._unknown = self._clock() + self._burst
        return self._chats.get(chat, self._unknown)

    @property
    def _burst(self) -> float:
        """Seconds that a chat's burst may be ahead of its even rate."""
        return (self._rates.chat_burst - 1) / self._rates.chat

    def _forget(self, now: float) -> None:
        if len(self._chats) > 10_000:
            self._chats = {chat: spent for chat, spent in self._chats.items() if spent > now}
