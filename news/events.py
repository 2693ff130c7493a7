"""What the day brought: stories, which are one report each, and events, which are what several reports are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.feeds import Item
from domain.figures import Kind, read

_FIGURES = 4
_AMOUNTS = (Kind.MONEY, Kind.PERCENT, Kind.POINT, Kind.COUNT, Kind.MULTIPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One report, with its copies and updates."""

    items: tuple[Item, ...]
    """Oldest first; those without a time last."""

    @property
    def newest(self) -> Item:
        return max(self.items, key=when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What several reports are about: a topic of the day."""

    stories: tuple[Story, ...]
    """The one that most items carry first."""
    title: str
    outlets: int
    first: datetime | None
    newest: datetime | None
    figures: tuple[str, ...]
    """From the newest report that names any, as written there."""

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for story in self.stories for item in story.items)


def made_event(stories: Sequence[Sequence[Item]]) -> Event:
    made = [Story(items=tuple(sorted(story, key=lambda item: stamp(item.published) or 9e9))) for story in stories]
    made.sort(key=lambda story: (-len(story.items), stamp(story.items[0].published) or 9e9))
    items = sorted((item for story in made for item in story.items), key=when, reverse=True)
    times = [item.published for item in items if item.published]
    told = (figures(f"{item.title} {item.lede}") for item in items)
    return Event(
        stories=tuple(made),
        title=made[0].newest.title,
        outlets=len({item.outlet for item in items}),
        first=min(times, default=None),
        newest=max(times, default=None),
        figures=next((found for found in told if found), ()),
    )


def figures(text: str) -> tuple[str, ...]:
    """Amounts with their units, as written, each once."""
    found = (" ".join(figure.text.split()) for figure in read(text) if figure.kind in _AMOUNTS)
    return tuple(dict.fromkeys(found))[:_FIGURES]


def when(item: Item) -> float:
    return stamp(item.published)


def stamp(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
