"""What the day offers: the stories of the stored feeds, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    title: str
    links: tuple[str, ...]
    """Pages of different outlets that tell it."""


class Slate(Protocol):
    async def pick(self, owner: int, had: Sequence[str]) -> Story | None:
        """The largest story of today that is none of the topics the reader `had`; None where there is none."""
