"""Grouping and comparing, as they are asked for from outside the worker process: only there the libraries of numbers
are loaded.
"""

from collections.abc import Mapping, Sequence

from domain.feeds import Item
from news.events import Event
from news.lens import Lens, Likeness, Prepared


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
