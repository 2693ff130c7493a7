"""Updates waiting for the bot, and the long poll that fetches them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.playground.changes import Changes
from bot.playground.errors import ApiError, Json

KEPT_SECONDS = 24 * 3600
CALLBACK_KEPT_SECONDS = 150
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Queued:
    update: Json
    at: float
    again: bool = False
    """To be delivered once more, although an offset past it was asked for."""


class UpdateQueue:
    """As Telegram keeps it: an update stays until an offset past it is asked for, or until it is too old."""

    def __init__(self, *, changes: Changes, clock: Callable[[], float], first_id: int) -> None:
        self._changes = changes
        self._clock = clock
        self.last_id = first_id
        self.waiting: list[Queued] = []
        self.allowed: list[str] = []
        self.confirmed = 0
        """The highest offset the bot has asked for."""
        self.closing = False
        self.open_polls = 0
        """Polls that wait right now."""
        self._polls = 0

    def add(self, kind: str, body: Json) -> int:
        """Puts an update in line; returns its id."""
        return self.put({kind: body})

    def put(self, update: Json) -> int:
        """A whole update, whatever is in it; an `update_id` it already has is kept."""
        kind = next((name for name in update if name != "update_id"), "")
        if self.allowed and kind not in self.allowed:
            return 0
        if "update_id" not in update:
            self.last_id += 1
            update = {"update_id": self.last_id, **update}
        self.waiting.append(Queued(update, self._clock()))
        self._changes.notify()
        return int(update["update_id"])

    def redeliver(self, update: Json) -> None:
        """Delivers an update again under its old id, also after it was confirmed."""
        self.waiting.append(Queued(update, self._clock(), again=True))
        self._changes.notify()

    def confirm(self, offset: int) -> None:
        """Forgets everything below `offset`; a negative one keeps that many of the newest."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset:
            self.confirmed = max(self.confirmed, offset)
            self.waiting = [queued for queued in self.waiting if queued.again or queued.update["update_id"] >= offset]
        self._changes.notify()

    async def poll(self, *, offset: int, limit: int, timeout: int) -> list[Json]:
        """Waits up to `timeout` seconds. As with Telegram, it is the older of two polls that fails with 409."""
        self._polls += 1
        mine = self._polls
        self.open_polls += 1
        self.confirm(offset)
        try:
            await self._changes.until(lambda: self._polls != mine or self.closing or self._fresh(), timeout)
        except TimeoutError:
            return []
        finally:
            self.open_polls -= 1
            self._changes.wake()
        if self._polls != mine:
            raise ApiError(409, CONFLICT)
        batch = self._fresh()[:limit]
        self.waiting[: len(batch)] = [replace(queued, again=False) for queued in batch]
        return [queued.update for queued in batch]

    def _fresh(self) -> list[Queued]:
        now = self._clock()
        self.waiting = [queued for queued in self.waiting if now - queued.at < _kept_seconds(queued.update)]
        return self.waiting


def _kept_seconds(update: Json) -> int:
    return CALLBACK_KEPT_SECONDS if "callback_query" in update else KEPT_SECONDS
