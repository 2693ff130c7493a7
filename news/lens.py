"""Topics ready to be compared with, as plain values: no library of numbers is needed to keep or to send them."""

from dataclasses import dataclass, field

Likeness = tuple[int, float]
"""A topic by its place, and how much it is alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """Topics ready to be compared with, as plain bytes; about a megabyte and a half."""

    weights: bytes = field(repr=False)
    data: bytes = field(repr=False)
    columns: bytes = field(repr=False)
    rows: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    lens: Lens
    near: tuple[tuple[int, int, float], ...]
    """Pairs of topics, each once, and how much they are alike."""
    days: tuple[int, ...]
    """On how many earlier days each was told of."""
