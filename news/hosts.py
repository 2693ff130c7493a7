"""How often a host is asked: one request at a time, automatic ones with a gap between them, none while it rests.

A person who sends links waits for nothing but the request before theirs; the gap is for what is read automatically.
A host that answered 429 or 503 with Retry-After is left alone until then, by everybody.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from news.answers import Unreachable

LONGEST_REST = 6 * 3600.0
"""Seconds; a host that asks for more is asked again after these."""
QUIET = 60.0
"""Seconds without automatic reading after a 429 or 503 that names no time."""
_MANY = 1000


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    """Requests that run or wait."""
    ready_at: float = 0.0
    """For automatic reading."""
    rests_until: float = 0.0
    """For everybody."""
    reason: str = ""
    """The status with which it asked for its rest."""


class Hosts:
    """Times are of `clock`, in seconds."""

    def __init__(
        self,
        *,
        gap: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, *, spaced: bool, patience: float, gap: float = 0.0) -> AsyncIterator[None]:
        """Have the host to oneself; `gap` is what the host itself wishes for.

        Raises Unreachable with the status for a host that rests, or `busy` where the turn does not come in time.
        """
        host = self._host(name)
        host.users += 1
        try:
            self._refuse_resting(host)
            await self._wait(host, spaced=spaced, patience=patience)
            try:
                self._refuse_resting(host)
                host.ready_at = max(host.ready_at, self._clock() + max(self._gap, gap))
                yield
            finally:
                host.turn.release()
        finally:
            host.users -= 1

    def rest(self, name: str, status: str, seconds: float | None) -> None:
        """The host answered 429 or 503; `seconds` is what its Retry-After says."""
        host = self._host(name)
        if seconds is None:
            host.ready_at = max(host.ready_at, self._clock() + QUIET)
        else:
            host.rests_until = self._clock() + min(seconds, LONGEST_REST)
            host.reason = status

    def _refuse_resting(self, host: _Host) -> None:
        left = host.rests_until - self._clock()
        if left > 0:
            raise Unreachable(host.reason, wait=left)

    async def _wait(self, host: _Host, *, spaced: bool, patience: float) -> None:
        """Returns with the turn taken. Nobody holds it while waiting for the gap to pass."""
        try:
            async with asyncio.timeout(patience):
                while True:
                    if spaced:
                        await self._wait_for_gap(host, patience)
                    await host.turn.acquire()
                    if not spaced or host.ready_at <= self._clock():
                        return
                    host.turn.release()
        except TimeoutError as error:
            raise Unreachable("busy") from error

    async def _wait_for_gap(self, host: _Host, patience: float) -> None:
        left = host.ready_at - self._clock()
        if left > patience:
            raise Unreachable("busy", wait=left)
        if left > 0:
            await self._sleep(left)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts and len(self._hosts) >= _MANY:
            now = self._clock()
            self._hosts = {n: h for n, h in self._hosts.items() if h.users or max(h.ready_at, h.rests_until) > now}
        return self._hosts.setdefault(name, _Host())


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds from now; None where the header is missing or says nothing.

    A date is compared with the server's own, so that a clock that is wrong, ours or theirs, changes nothing.
    """
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until = _date(text)
    return None if until is None else max(0.0, (until - (_date(headers.get("date", "")) or now)).total_seconds())


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text[:60])
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
