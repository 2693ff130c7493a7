"""The slate of a news window, from what the feeds brought and what this reader has had."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from domain.language import Language
from storage.database import Database, Transaction
from storage.memory import Memory, Notes
from writing.choosing import COOL_DOWN, PICKS_LAST, Chosen, Question, chosen, why_nothing
from writing.offers import Offer, Terms, search_phrase
from writing.ranking import Reasons
from writing.slate import WINDOW, Choice, Lasting, Nothing, WhyNow, story_of, window_start
from writing.windows import NotGrouped, Opened, Windows

log = logging.getLogger(__name__)

_EARLIER = 8
"""Windows whose keys are still understood when they are not wanted again: a day."""
_SLATES_KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class StoredSlate:
    """A `writing.slate.Slate`."""

    database: Database
    windows: Windows

    async def choose(
        self,
        owner: int,
        topics: Sequence[str],
        language: Language,
        count: int,
        *,
        now: datetime,
        besides: Sequence[str] = (),
    ) -> tuple[Choice, ...]:
        try:
            opened = await self.windows.open(owner, now)
            reader = await self._reader(opened, owner, now)
            unwanted = await self._unwanted(opened, owner, besides, now)
        except NotGrouped as error:
            log.warning("the day's items could not be grouped: %s", error)
            return ()
        window, reasons = await self.windows.ranked(opened, language, now)
        question = Question(topics=tuple(topics), besides=unwanted, now=now)
        found = chosen(window, opened.remembered, reader, question, opened.matches)
        return tuple(_choice(window.offers[each.place], each, reasons, now) for each in islice(found, count))

    async def why_nothing(
        self,
        owner: int,
        topics: Sequence[str],
        language: Language,  # noqa: ARG002 - the news is the same in both
        *,
        now: datetime,
        besides: Sequence[str] = (),  # noqa: ARG002 - what is not wanted again today is had as well
    ) -> Nothing:
        try:
            opened = await self.windows.open(owner, now)
        except NotGrouped:
            return Nothing.FAILED
        return why_nothing(opened.window, topics, opened.matches)

    async def note_had(self, tx: Transaction, owner: int, title: str, terms: Sequence[str], at: datetime) -> None:
        await Memory().note_had(tx, owner, title, terms, at)

    async def note_picked(self, tx: Transaction, owner: int, terms: Sequence[str], at: datetime) -> None:
        await Memory().note_picked(tx, owner, terms, at)

    async def prune(self, now: datetime) -> None:
        """Forget what no choice depends on any more."""
        async with self.database.write() as tx:
            await Memory().prune(tx, noted=now - max(COOL_DOWN, PICKS_LAST), slates_of=now - _SLATES_KEPT)

    async def _reader(self, opened: Opened, owner: int, now: datetime) -> Notes:
        async with self.database.read() as tx:
            notes = await Memory().of(tx, owner, had=now - COOL_DOWN, picked=now - PICKS_LAST)
        await self.windows.learn(opened, [noted.told for noted in (*notes.had, *notes.picked)], now)
        return notes

    async def _unwanted(self, opened: Opened, owner: int, besides: Sequence[str], now: datetime) -> tuple[str, ...]:
        """The keys, and those of this window's stories that are meant by keys of an earlier one."""
        earlier = {story_of(key) for key in besides}.difference(offer.key for offer in opened.window.offers)
        unknown = {key for key in earlier if key not in opened.like}
        start, found = window_start(now), dict.fromkeys(unknown, Terms.of(()))
        for back in range(1, _EARLIER + 1) if unknown else ():
            kept = await self.windows.kept(start - back * WINDOW, owner)
            found.update({offer.key: Terms.of(offer.terms) for offer in kept if offer.key in unknown})
        await self.windows.learn_of(opened, found)
        return (*besides, *(key for story in sorted(earlier) for key in opened.same_as(story)))


def _choice(offer: Offer, each: Chosen, reasons: Mapping[str, Reasons], now: datetime) -> Choice:
    said = reasons.get(offer.key, Reasons())
    hours = max(0, int((now - offer.first) / timedelta(hours=1))) if offer.first else None
    return Choice(
        title=offer.title,
        key=offer.key,
        links=offer.links,
        terms=offer.terms,
        outlets=len(offer.outlets),
        why_now=WhyNow(outlets=len(offer.outlets), hours=hours, growing=offer.growing, words=said.now),
        why_lasting=Lasting(kind=offer.kind, words=said.lasting),
        search_phrase=search_phrase(offer),
        new_since=each.new_since,
    )
