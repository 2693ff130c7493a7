"""What a button says and what it means: ids only, since Telegram carries 64 bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

_DIGITS = 18
"""Of a number that a row can have as its id."""


class Action(StrEnum):
    AGAIN = "again"
    """Take a draft up again: draft, attempt."""
    ANEW = "anew"
    """Have the model write what a digest stands for: digest."""
    DIGEST = "digest"
    """Make the digest now: draft, attempt."""
    REVISE_AGAIN = "ragain"
    """Take a change up again: revision, attempt."""
    STOP = "stop"
    """Stop a draft: draft."""
    WHICH = "which"
    """This part was meant: revision, part."""
    OPEN = "open"
    PAGE = "page"
    FILE = "file"
    UNDO = "undo"
    LANGUAGE = "lang"
    CARRY = "carry"
    """Carry a change over to a part of the other text: revision, part."""
    RETIME = "retime"
    """Set the script's clock by its words: draft."""
    PACE = "pace"
    """Read aloud: `start`, or when it was started (milliseconds since 1970)."""
    EXPORT = "export"
    """Ask for the form to hand a draft over in: draft."""
    EXPORT_AS = "as"
    """Send the file: draft, form."""
    ANOTHER = "another"
    """A morning draft on another topic: draft."""
    UNSUBSCRIBE = "unsub"
    UNFOLLOW = "unfollow"
    """Remove a feed of one's own: feed."""
    GROUNDS = "grounds"
    """Every figure with the sentence that bears it: draft, page from 0."""
    DOUBT = "doubt"
    """One thing that could not be confirmed, and what comes nearest to it: draft, its place among them."""
    FACTS = "facts"
    """The fact sheet: draft."""
    CARRY_ALL = "carryall"
    """Rewrite every part that tells a corrected fact as it was: revision."""
    RECHECK = "recheck"
    """Read the sources again before publishing: draft."""
    AI_LINE = "ailine"
    """Put the line about the use of AI under the sources: draft."""
    WIDEN = "widen"
    """Search further back for what had too little to stand on: draft, attempt."""
    MEMO = "memo"
    """What little was read, as a short memo: draft."""
    TOPIC = "topic"
    """Write on a practice topic: its number."""


@dataclass(frozen=True, slots=True)
class Press:
    action: Action
    values: tuple[str, ...]

    @classmethod
    def decode(cls, data: str) -> "Press | None":
        """None for what is none of ours: buttons outlive programs."""
        action, _, rest = data.partition("|")
        if action not in set(Action):
            return None
        return cls(Action(action), tuple(rest.split("|")) if rest else ())

    def number(self, index: int) -> int:
        """-1 where there is none: no row has that id."""
        value = self.values[index] if index < len(self.values) else ""
        return int(value) if value.isascii() and value.isdecimal() and len(value) <= _DIGITS else -1

    def word(self, index: int) -> str:
        return self.values[index] if index < len(self.values) else ""


def button(text: str, action: Action, *values: object) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data="|".join([action, *map(str, values)]))


def rows(buttons: Iterable[InlineKeyboardButton], width: int = 1) -> InlineKeyboardMarkup:
    every = list(buttons)
    return InlineKeyboardMarkup([every[start : start + width] for start in range(0, len(every), width)])
