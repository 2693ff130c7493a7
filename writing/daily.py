"""The slate of a news window, from what the feeds brought."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.feeds import Item
from domain.language import Language
from news.events import Event
from news.feeds import resolved
from news.grouping import day_events
from news.topics import Topic
from news.wording import Titles
from news.worker import Runs, WorkerFailure
from storage.database import Database, Transaction
from storage.memory import Memory
from writing.gathering import KEPT, Gathering
from writing.outline import search_phrase
from writing.slate import Choice, Kind, Lasting, Nothing, WhyNow, story_of, window_start

log = logging.getLogger(__name__)

_DAY = timedelta(hours=24)
_LINKS = 6
_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSlate:
    database: Database
    gathering: Gathering
    worker: Runs

    async def choose(
        self,
        owner: int,
        topics: Sequence[str],
        language: Language,  # noqa: ARG002
        count: int,
        *,
        now: datetime,
        besides: Sequence[str] = (),
    ) -> tuple[Choice, ...]:
        start = window_start(now)
        async with self.database.read() as tx:
            noted = await Memory().had(tx, owner, now - KEPT)
            terms = await Memory().terms(tx, [each.told for each in noted])
        had = [text for texts in terms.values() for text in texts]
        shown = {story_of(key) for key in besides}
        wanted = [Topic.of(topic) for topic in topics]
        choices = []
        for event in await self._events(owner, now):
            choice = _choice(event, start, now)
            if choice.key not in shown and _is_about(event, wanted) and not any(_had(event, text) for text in had):
                choices.append(choice)
        return tuple(choices[:count])

    async def why_nothing(
        self,
        owner: int,
        topics: Sequence[str],
        language: Language,
        *,
        now: datetime,
        besides: Sequence[str] = (),  # noqa: ARG002
    ) -> Nothing:
        if not await self._events(owner, now):
            return Nothing.NO_NEWS
        return Nothing.NO_MATCH if topics else Nothing.ALL_HAD

    async def note_had(self, tx: Transaction, owner: int, title: str, terms: Sequence[str], at: datetime) -> None:
        await Memory().note_had(tx, owner, title, terms, at)

    async def note_picked(self, tx: Transaction, owner: int, terms: Sequence[str], at: datetime) -> None:
        await Memory().note_picked(tx, owner, terms[0] if terms else "", terms, at)

    async def _events(self, owner: int, now: datetime) -> Sequence[Event]:
        known = await self.gathering.recent(owner, now - KEPT)
        since = now - _DAY
        today = [item for item in known if item.published is None or item.published >= since]
        past = [item for item in known if item.published and item.published < since]
        try:
            return await self.worker.run(day_events, today, past, seconds=_SECONDS)
        except WorkerFailure as error:
            log.warning("the day's items could not be grouped: %r", error)
            return ()


def _choice(event: Event, start: datetime, now: datetime) -> Choice:
    hours = int((now - event.first) / timedelta(hours=1)) if event.first else None
    return Choice(
        title=event.title,
        key=hashlib.sha256(f"{start.isoformat()} {event.items[0].url}".encode()).hexdigest()[:16],
        links=tuple(_pages(event))[:_LINKS],
        terms=tuple(dict.fromkeys(f"{item.title}\n{item.lede[:200]}" for item in event.items))[:4],
        outlets=event.outlets,
        why_now=WhyNow(outlets=event.outlets, hours=hours, growing=False),
        why_lasting=Lasting(kind=Kind.OTHER),
        search_phrase=search_phrase(event.title),
    )


def _is_about(event: Event, topics: Sequence[Topic]) -> bool:
    return not topics or any(topic.matched(item) for topic in topics for item in event.items)


def _had(event: Event, text: str) -> bool:
    said = Item(url="", title=text.partition("\n")[0], lede="", outlet="", published=None)
    return Titles(event.items).like(said) is not None


def _pages(event: Event) -> Iterator[str]:
    """Different reports first, then copies of them; one page of each outlet."""
    outlets: set[str] = set()
    told = [story.newest for story in event.stories] + [item for story in event.stories for item in story.items]
    for item in told:
        url = resolved(item.url)
        if url is not None and item.outlet not in outlets:
            outlets.add(item.outlet)
            yield url
