"""What became of one figure of a draft when it was looked up in the sources."""

from dataclasses import dataclass
from enum import StrEnum

from domain.figures import Figure
from domain.parts import Part


class Verdict(StrEnum):
    EXACT = "exact"
    """The cited source (any, where none is cited) says it, of the same subject."""
    ROUNDED = "rounded"
    """The source says it to more digits, and it is rounded as people do honestly."""
    DERIVED = "derived"
    """Sum, difference, share or growth of two figures of one source; the entry shows the working."""
    ELSEWHERE = "elsewhere"
    """The number stands in another source than the cited one, or of another subject."""
    NONE = "none"

    @property
    def is_confirmed(self) -> bool:
        return self in (Verdict.EXACT, Verdict.ROUNDED, Verdict.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    part: Part | None
    """None in a plain text."""
    figure: Figure
    """Its `start` and `end` count in the part's text (`Draft.text_of`), or in the plain text."""
    offset: int
    """Characters from the start of the whole text to the figure."""
    verdict: Verdict
    source: int | None
    """Number of the source whose `sentence` this is; None exactly where the verdict is none."""
    sentence: str
    """Of the source, verbatim; of a derived figure the sentence of its first operand."""
    working: str
    """`4조 2,000억 원 − 3조 9,000억 원 = 3,000억 원`; empty unless derived."""
    marked: frozenset[int]
    """Numbers of the sources that the text cites for it."""
    said_by: frozenset[int] = frozenset()
    """Of a figure that is `elsewhere`: the sources, none of them cited, that say it of the same subject."""
