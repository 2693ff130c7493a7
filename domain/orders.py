"""A subscription that is being put together: what its reader has said so far, and what is to be asked next."""

from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

from domain.subscriptions import Days, Form


class Asked(StrEnum):
    TIME = "at"
    DAYS = "days"
    TOPICS = "topics"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was said; None where nothing was."""

    at: time | None = None
    zone: str | None = None
    days: Days | None = None
    topics: tuple[str, ...] | None = None
    """Empty: "you pick"."""
    form: Form | None = None

    @property
    def next_question(self) -> Asked | None:
        """The first thing that is missing; a zone never is, since everybody has one."""
        return next((asked for asked in Asked if getattr(self, asked) is None), None)

    @property
    def last_answer(self) -> Asked | None:
        """The newest of the answers before the next question."""
        return next((asked for asked in reversed(Asked) if getattr(self, asked) is not None), None)

    def without_last_answer(self) -> "Order":
        last = self.last_answer
        return replace(self, **{last.value: None}) if last else self

    def within(self, other: "Order") -> "Order":
        """This one, with what it does not say taken from another one."""
        mine = {name: getattr(self, name) for name in Order.__slots__}
        return Order(**{name: getattr(other, name) if said is None else said for name, said in mine.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOrder:
    """One that waits for an answer; it outlives a restart."""

    id: int
    owner: int
    chat: int
    order: Order
    line: str = ""
    """What was typed with the command, where it has to be read again."""
    moves: int | None = None
    """The subscription that gets a new time; None: it becomes a new one."""
