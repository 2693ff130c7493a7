"""The day's largest stories, from what the feeds brought."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.feeds import Item
from news.events import Event
from news.feeds import resolved
from news.grouping import day_events
from news.topics import Topic
from news.wording import Titles
from news.worker import Runs, WorkerFailure
from writing.gathering import KEPT, Gathering
from writing.slate import Story

log = logging.getLogger(__name__)

_DAY = timedelta(hours=24)
_LINKS = 6
_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSlate:
    gathering: Gathering
    worker: Runs
    clock: Callable[[], datetime]

    async def pick(self, owner: int, had: Sequence[str]) -> Story | None:
        """The event that most outlets tell of and that is none of the topics the reader `had`."""
        events = await self._events(owner)
        event = next((event for event in events if not any(_about(event, topic) for topic in had)), None)
        return None if event is None else Story(title=event.title, links=tuple(_pages(event))[:_LINKS])

    async def _events(self, owner: int) -> Sequence[Event]:
        now = self.clock()
        known = await self.gathering.recent(owner, now - KEPT)
        since = now - _DAY
        today = [item for item in known if item.published is None or item.published >= since]
        past = [item for item in known if item.published and item.published < since]
        try:
            return await self.worker.run(day_events, today, past, seconds=_SECONDS)
        except WorkerFailure as error:
            log.warning("the day's items could not be grouped: %r", error)
            return ()


def _about(event: Event, topic: str) -> bool:
    """The topic was that event's headline, or its words are in one of its headlines."""
    said = Item(url="", title=topic, lede="", outlet="", published=None)
    words = Topic.of(topic)
    return Titles(event.items).like(said) is not None or any(
        0 < len(words.words) == words.matched(item) for item in event.items
    )


def _pages(event: Event) -> Iterator[str]:
    """Different reports first, then copies of them; one page of each outlet."""
    outlets: set[str] = set()
    told = [story.newest for story in event.stories] + [item for story in event.stories for item in story.items]
    for item in told:
        url = resolved(item.url)
        if url is not None and item.outlet not in outlets:
            outlets.add(item.outlet)
            yield url
