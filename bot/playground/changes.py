"""Waking whoever waits for something to have happened: tests, long polls, open pages."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.playground.errors import Json

T = TypeVar("T")


class Changes:
    """One condition for everything that the server knows; every change wakes every waiter."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []

    def on_change(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)

    def notify(self) -> None:
        self.wake()
        for listener in self._listeners:
            listener()

    def wake(self) -> None:
        """For what is no change of the state: waiters ask again, listeners are not told."""
        happened, self._event = self._event, asyncio.Event()
        happened.set()

    async def until(self, predicate: Callable[[], T], timeout: float | None) -> T:
        """The first truthy answer of `predicate`. Raises TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not (answer := predicate()):
                await self._event.wait()
        return answer


@dataclass(frozen=True, slots=True)
class PageEvent:
    number: int
    kind: str
    chat_id: int
    data: Json


class PageFeed:
    """What open pages have to hear of, the last thousand kept for one that lost its line for a moment."""

    def __init__(self, changes: Changes, *, kept: int = 1000) -> None:
        self._changes = changes
        self._events: deque[PageEvent] = deque(maxlen=kept)
        self.last = 0

    def publish(self, kind: str, chat_id: int, data: Json) -> None:
        self.last += 1
        self._events.append(PageEvent(self.last, kind, chat_id, data))
        self._changes.notify()

    def since(self, number: int) -> list[PageEvent] | None:
        """Events after `number`, or None when some of them are no longer kept."""
        oldest = self._events[0].number if self._events else self.last + 1
        if not oldest - 1 <= number <= self.last:
            return None
        return [event for event in self._events if event.number > number]
