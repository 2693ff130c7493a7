"""Grouping, as it is asked for from outside the worker process: only there the libraries of numbers are loaded."""

from collections.abc import Sequence

from domain.feeds import Item
from news.events import Event


def day_events(items: Sequence[Item], past: Sequence[Item] = ()) -> tuple[Event, ...]:
    """As `news.stories.grouped`."""
    from news.stories import grouped  # noqa: PLC0415

    return grouped(items, past)
