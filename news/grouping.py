"""Grouping and comparing, as they are asked for from outside the worker process: only there the libraries of numbers
are loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.feeds import Item
from news.events import Event

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


def day_events(items: Sequence[Item], past: Sequence[Item] = ()) -> tuple[Event, ...]:
    """As `news.stories.grouped`."""
    from news.stories import grouped  # noqa: PLC0415

    return grouped(items, past)


def prepared(topics: Sequence[Sequence[Item]], past: Sequence[Item]) -> Prepared:
    """As `news.nearness.prepared`."""
    from news import nearness  # noqa: PLC0415

    return nearness.prepared(topics, past)


def compared(lens: Lens, told: Mapping[str, Sequence[Item]]) -> dict[str, tuple[Likeness, ...]]:
    """As `news.nearness.compared`."""
    from news import nearness  # noqa: PLC0415

    return nearness.compared(lens, told)
