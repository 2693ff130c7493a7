"""Faults on order: what the next calls of the bot meet instead of an honest answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.playground.errors import ApiError, Json, bad_request, forbidden, too_many_requests


class FaultKind(StrEnum):
    TOO_MANY = "too_many"
    FORBIDDEN = "forbidden"
    BAD_REQUEST = "bad_request"
    SERVER_ERROR = "server_error"
    RESET = "reset"
    """The connection is reset, nothing was done."""
    HOLD = "hold"
    """Waits for `release()`, then does the work and answers; not done when the bot goes away meanwhile."""
    DONE_THEN_RESET = "done_then_reset"
    DONE_THEN_HANG = "done_then_hang"
    """The work is done; the answer never comes (until `release()` resets the connection)."""
    DUPLICATE_UPDATES = "duplicate_updates"
    """A batch of getUpdates has each update twice."""
    REVERSED_UPDATES = "reversed_updates"
    """A batch of getUpdates, of two or more, comes newest first."""


REFUSALS = frozenset({FaultKind.TOO_MANY, FaultKind.FORBIDDEN, FaultKind.BAD_REQUEST, FaultKind.SERVER_ERROR})
AFTER_THE_WORK = frozenset({FaultKind.DONE_THEN_RESET, FaultKind.DONE_THEN_HANG})
UPDATE_FAULTS = frozenset({FaultKind.DUPLICATE_UPDATES, FaultKind.REVERSED_UPDATES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    kind: FaultKind
    method: str = "*"
    """Name of the Bot API method, any with `*` (never getUpdates, unless named)."""
    times: int = 1
    skip: int = 0
    """Matching calls to let through first."""
    chat_id: int | None = None
    retry_after: int = 1
    """Seconds, for TOO_MANY."""
    description: str | None = None
    """Telegram's words after `Bad Request: ` or `Forbidden: `."""
    when: Callable[[Json], bool] | None = None
    """Only calls whose payload it accepts; in-process only."""

    def refusal(self) -> ApiError:
        if self.kind is FaultKind.TOO_MANY:
            return too_many_requests(self.retry_after)
        if self.kind is FaultKind.FORBIDDEN:
            return forbidden(self.description or "bot was blocked by the user")
        if self.kind is FaultKind.BAD_REQUEST:
            return bad_request(self.description or "chat not found")
        return ApiError(500, "Internal Server Error")

    def meets(self, method: str, payload: Json) -> bool:
        named = self.method.lower() == method or (self.method == "*" and method != "getupdates")
        chat = self.chat_id is None or str(payload.get("chat_id")) == str(self.chat_id)
        return named and chat and (self.when is None or self.when(payload))


class Faults:
    """The faults still to come; the first that fits a call is used up by one."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.releases = 0
        self.held = 0
        """Calls that wait for a release right now."""

    @property
    def waiting(self) -> tuple[Fault, ...]:
        return tuple(self._waiting)

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def restore(self, fault: Fault) -> None:
        """Gives back one use of a fault that had nothing to spoil."""
        self._waiting.insert(0, replace(fault, times=1, skip=0))

    def take(self, method: str, payload: Json) -> Fault | None:
        """`method` in lower case."""
        return self._take(lambda fault: fault.kind not in UPDATE_FAULTS and fault.meets(method, payload))

    def disturbed(self, batch: list[Json]) -> list[Json]:
        """A batch of updates as the waiting update faults would have it."""
        if not batch:
            return batch
        if self._take(lambda fault: fault.kind is FaultKind.DUPLICATE_UPDATES):
            batch = [update for update in batch for _ in range(2)]
        if len(batch) > 1 and self._take(lambda fault: fault.kind is FaultKind.REVERSED_UPDATES):
            batch = batch[::-1]
        return batch

    def _take(self, fits: Callable[[Fault], bool]) -> Fault | None:
        for place, fault in enumerate(self._waiting):
            if not fits(fault):
                continue
            if fault.skip:
                self._waiting[place] = replace(fault, skip=fault.skip - 1)
                return None
            if fault.times > 1:
                self._waiting[place] = replace(fault, times=fault.times - 1)
            else:
                del self._waiting[place]
            return fault
        return None
