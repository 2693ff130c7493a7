"""One morning of one subscription: when it is taken up, and why it may end without a message. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.subscriptions import Calendar, Paused, Subscription

LEAD = timedelta(minutes=20)
"""Between the instant at which the work for a slot begins and the slot."""
CATCH_UP = timedelta(hours=3)
"""How late a morning is still of use; what was missed for longer is told, not sent."""


class Ended(StrEnum):
    """Why nothing was sent, or why it never arrived."""

    PAUSED = "paused"
    MOVED = "moved"
    """To another time, zone or kind of day, after the work had begun."""
    DELETED = "deleted"
    RESTING = "resting"
    MISSED = "missed"
    BLOCKED = "blocked"
    REFUSED = "refused"
    """Telegram will not have the message as it is: a mistake of ours."""
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    id: int
    subscription: int
    owner: int
    chat: int
    due: datetime
    """In UTC: the scheduled instant, whenever it is worked off."""
    pick: str = ""
    """Empty for what the clock brings; else what its reader asked for on top: a topic of the menu, another one."""
    edition: int | None = None
    choices: str | None = None
    """JSON of `writing.slate` choices: the menu that is sent instead of a draft."""
    problem: str | None = None
    """Why there is neither."""
    message: int | None = None
    ended: Ended | None = None

    @property
    def bound(self) -> bool:
        """What is to be sent has been decided."""
        return self.edition is not None or self.choices is not None or self.problem is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is due of one subscription, taken up together."""

    subscription: Subscription
    missed: tuple[datetime, ...]
    """Too late to be of use, oldest first."""
    due: datetime | None
    """The one slot that is worked on; None where all were missed."""
    next_due: datetime


def claimed(subscription: Subscription, now: datetime, lead: timedelta, calendar: Calendar) -> Claim:
    """Of all slots up to `now + lead` the latest alone is caught up, and that only within its window."""
    missed, due = [], subscription.next_due
    following = subscription.moved_past(due, calendar)
    while following <= now + lead:
        missed.append(due)
        due, following = following, subscription.moved_past(following, calendar)
    if now - due > CATCH_UP:
        return Claim(subscription=subscription, missed=(*missed, due), due=None, next_due=following)
    return Claim(subscription=subscription, missed=tuple(missed), due=due, next_due=following)


def ended(slot: Slot, subscription: Subscription | None, now: datetime, calendar: Calendar) -> Ended | None:
    """Why a slot is not to be sent, by what its reader wants now; None where it is.

    What a reader asked for on top of a morning is theirs whatever has become of the subscription since.
    """
    if slot.pick:
        return None
    if subscription is None:
        return Ended.DELETED
    if subscription.paused is not None:
        return Ended.BLOCKED if subscription.paused is Paused.BLOCKED else Ended.PAUSED
    if subscription.moved_past(slot.due - timedelta(seconds=1), calendar) != slot.due:
        return Ended.MOVED
    if subscription.resting == subscription.local(slot.due).date():
        return Ended.RESTING
    return Ended.MISSED if now - slot.due > CATCH_UP else None
