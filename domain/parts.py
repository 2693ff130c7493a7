"""The stable names of a draft's replaceable pieces."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from domain.errors import ChogoError


class NoSuchPart(ChogoError):
    """A part, or the key of one, that the draft does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class PartKind(StrEnum):
    """In reading order."""

    BLOG_TITLE = "blog_title"
    TAKEAWAYS = "takeaways"
    SECTION = "section"
    SCRIPT_TITLE = "script_title"
    OPENING = "opening"
    SCENE = "scene"
    CLOSING = "closing"


NUMBERED = (PartKind.SECTION, PartKind.SCENE)
SPOKEN = (PartKind.OPENING, PartKind.SCENE, PartKind.CLOSING)


@dataclass(frozen=True, slots=True)
class Part:
    kind: PartKind
    number: int = 0
    """From 1 for sections and scenes; 0 for the kinds that a draft has one of."""

    @property
    def key(self) -> str:
        """For rows and buttons: `opening`, `section:2`."""
        return f"{self.kind}:{self.number}" if self.number else str(self.kind)

    @classmethod
    def from_key(cls, key: str) -> Self:
        """Raise `NoSuchPart` for a text that `key` never gives."""
        found = re.fullmatch(r"([a-z_]+)(?::([1-9][0-9]{0,2}))?", key)
        kind = next((kind for kind in PartKind if found and kind == found[1]), None)
        if not found or kind is None or (found[2] is not None) != (kind in NUMBERED):
            raise NoSuchPart(key)
        return cls(kind, int(found[2] or 0))

    @property
    def is_spoken(self) -> bool:
        """Made of cues and words read aloud: a change moves the script's clock."""
        return self.kind in SPOKEN

    @property
    def is_script(self) -> bool:
        return self.is_spoken or self.kind is PartKind.SCRIPT_TITLE
