"""How fast a bot may send: counted as Telegram counts, answered with the wait that it asks for."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.errors import too_many_requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Sends and edits allowed. Telegram names no exact figures; these are the ones its FAQ implies."""

    overall_per_second: int = 30
    chat_burst: int = 3
    chat_per_second: float = 1.0
    group_per_minute: int = 20

    @classmethod
    def unlimited(cls) -> "Rates":
        """For tests that are not about pacing."""
        return cls(overall_per_second=10**6, chat_burst=10**6, chat_per_second=10.0**6, group_per_minute=10**6)


@dataclass(frozen=True, slots=True)
class _Bucket:
    tokens: float
    at: float


class Meter:
    """Counts what went out; a refused call is not counted."""

    def __init__(self, rates: Rates, clock: Callable[[], float]) -> None:
        self._rates = rates
        self._clock = clock
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._chats: dict[int, _Bucket] = {}

    def count(self, chat_id: int) -> None:
        """Raises 429 with the wait that would make this send possible."""
        now = self._clock()
        bucket = self._bucket(chat_id, now)
        group = self._groups.setdefault(chat_id, deque()) if chat_id < 0 else deque()
        wait = max(
            _window_wait(self._all, self._rates.overall_per_second, 1.0, now),
            _window_wait(group, self._rates.group_per_minute, 60.0, now),
            (1 - bucket.tokens) / self._rates.chat_per_second,
        )
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        self._all.append(now)
        group.append(now)
        self._chats[chat_id] = _Bucket(bucket.tokens - 1, now)

    def _bucket(self, chat_id: int, now: float) -> _Bucket:
        full = float(self._rates.chat_burst)
        old = self._chats.get(chat_id, _Bucket(full, now))
        # The tiny addition keeps a sender that waits exactly one interval from failing on a rounding error.
        refilled = old.tokens + (now - old.at) * self._rates.chat_per_second + 1e-6
        return _Bucket(min(full, refilled), now)


def _window_wait(window: deque[float], allowed: int, seconds: float, now: float) -> float:
    while window and now - window[0] >= seconds:
        window.popleft()
    return window[0] + seconds - now if len(window) >= allowed else 0.0
