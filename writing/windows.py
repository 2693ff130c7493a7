"""The slate of each news window: grouped once in the worker process, kept, and the same for whoever asks after."""

import asyncio
import json
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from domain.errors import ChogoError
from domain.feeds import EVERYBODY, Item
from domain.language import Language
from news.events import Event
from news.grouping import compared, day_events, prepared
from news.lens import Lens, Likeness, Prepared
from news.worker import Runs, WorkerFailure
from storage.database import Database
from storage.memory import Memory
from writing.choosing import COOL_DOWN, HAD, PICKS_LAST, Matches, Remembered, Window, worth
from writing.gathering import KEPT, Gathering
from writing.lasting import judged
from writing.offers import OFFERS, Offer, Terms, made_offer
from writing.ranking import Ranker, Reasons
from writing.slate import Kind, window_start

log = logging.getLogger(__name__)

DAY = timedelta(hours=24)
_OFFERS = 400
"""Stories that are kept of a window: for a topic far from the headlines too."""
_SECONDS = 60.0
_AT_ONCE = 3000
"""Texts that are compared in one job."""
_OWN_WINDOWS = 24
"""Kept in memory, of people with feeds of their own: some megabytes each."""
_WINDOWS = 2


class NotGrouped(Exception):
    """The worker gave the day's items up."""


@dataclass(slots=True, kw_only=True)
class Opened:
    """A window in memory, with what has been found out about it so far."""

    start: datetime
    window: Window
    lens: Lens | None
    owners: frozenset[int] = frozenset()
    """Those for whom there is a window of their own."""
    own: frozenset[str] = frozenset()
    """Keys of the stories that this person's own feeds alone have brought."""
    terms: dict[str, Terms] = field(default_factory=dict)
    like: dict[str, Sequence[Likeness]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    ranked: dict[Language, tuple[Window, Mapping[str, Reasons]]] = field(default_factory=dict)
    primed: bool = False
    """What everybody remembers was compared."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    remembered: Remembered = field(init=False)
    matches: Matches = field(init=False)

    def __post_init__(self) -> None:
        # Views of what is found out later.
        self.remembered = Remembered(terms=self.terms, like=self.like, kinds=self.kinds)
        self.matches = Matches(self.window, self.remembered)

    def same_as(self, name: str) -> tuple[str, ...]:
        """The keys of the stories that a text which was compared is about."""
        return tuple(self.window.offers[place].key for place, like in self.like.get(name, ()) if like >= HAD)


class Windows:
    def __init__(self, *, database: Database, gathering: Gathering, worker: Runs, ranker: Ranker | None) -> None:
        self._database = database
        self._gathering = gathering
        self._worker = worker
        self._ranker = ranker
        self._memory = Memory()
        self._opened: dict[tuple[datetime, int], Opened] = {}
        self._opening = asyncio.Lock()
        self._ranking = asyncio.Lock()

    async def open(self, owner: int, now: datetime) -> Opened:
        """The window of that moment, for everybody, or with what a person's own feeds alone have brought.

        Raises NotGrouped.
        """
        start = window_start(now)
        async with self._opening:
            everybody = self._opened.get((start, EVERYBODY))
            if everybody is None or not everybody.window.offers:
                everybody = await self._open(start, EVERYBODY, now, ())
            if owner not in everybody.owners:
                return everybody
            own, shared = self._opened.get((start, owner)), everybody.window.offers
            if own is None or own.window.offers[: len(shared)] != shared:
                own = await self._open(start, owner, now, shared)
            return own

    async def learn(self, opened: Opened, names: Collection[str], now: datetime) -> None:
        """See to it that the likeness of these texts to the window's stories is known.

        Raises NotGrouped.
        """
        if all(name in opened.like for name in names):
            return
        async with opened.lock:
            async with self._database.read() as tx:
                # The first to ask has what everybody remembers looked at, in one job instead of thousands.
                known = [] if opened.primed else await self._memory.known(tx, now - max(COOL_DOWN, PICKS_LAST))
                wanted = sorted(name for name in {*names, *known} if name not in opened.like)
                terms = await self._memory.terms(tx, wanted)
            await self._compare(opened, {name: Terms.of(terms.get(name, ())) for name in wanted})
            opened.primed = True

    async def learn_of(self, opened: Opened, found: Mapping[str, Terms]) -> None:
        """The same for texts that are at hand. Raises NotGrouped."""
        if found:
            async with opened.lock:
                await self._compare(opened, found)

    async def ranked(self, opened: Opened, language: Language, now: datetime) -> tuple[Window, Mapping[str, Reasons]]:
        """The window in the ranking model's order, with its reasons; in the order of code where no model answers."""
        async with self._ranking:
            if language not in opened.ranked:
                reasons = await self._reasons(opened, language, now) if self._ranker and opened.window.offers else {}
                opened.ranked[language] = (in_order(opened.window, list(reasons), opened.own), reasons)
            return opened.ranked[language]

    async def kept(self, start: datetime, owner: int) -> tuple[Offer, ...]:
        """The stories of an earlier window; none where it was never opened."""
        async with self._database.read() as tx:
            found = [await self._memory.slate(tx, start, each) for each in {EVERYBODY, owner}]
        return tuple(offer for each in found if each for offer in OFFERS.validate_json(each))

    async def _open(self, start: datetime, owner: int, now: datetime, shared: Sequence[Offer]) -> Opened:
        async with self._database.read() as tx:
            kept = await self._memory.slate(tx, start, owner)
        known = await self._gathering.recent(EVERYBODY, now - KEPT)
        offers = OFFERS.validate_json(kept) if kept else await self._grouped(start, owner, now, known)
        past = [item for item in known if item.published and item.published < start - DAY]
        opened = await self._prepared(start, (*shared, *offers), past)
        if owner == EVERYBODY:
            opened.owners = await self._gathering.owners(now - DAY)
        else:
            opened.own = frozenset(offer.key for offer in offers)
        if offers and not kept:
            told = opened.window.offers[len(shared) :]
            async with self._database.write() as tx:
                await self._memory.keep_slate(tx, start, owner, OFFERS.dump_json(told).decode())
        self._remember(start, owner, opened)
        return opened

    def _remember(self, start: datetime, owner: int, opened: Opened) -> None:
        self._opened[start, owner] = opened
        of_everybody = sorted(key for key in self._opened if key[1] == EVERYBODY)
        of_one = [key for key in self._opened if key[1] != EVERYBODY]
        for old in (*of_everybody[:-_WINDOWS], *of_one[:-_OWN_WINDOWS]):
            del self._opened[old]

    async def _grouped(self, start: datetime, owner: int, now: datetime, known: Sequence[Item]) -> tuple[Offer, ...]:
        # An item that names no time is of the day on which it was first seen, as the query has it.
        asked = self._gathering.recent if owner == EVERYBODY else self._gathering.own
        today = await asked(owner, now - DAY)
        past = [item for item in known if item.published and item.published < now - DAY]
        if not today:
            return ()
        try:
            events = await self._worker.run(day_events, today, past, seconds=_SECONDS)
        except WorkerFailure as error:
            raise NotGrouped(repr(error)) from error
        return await asyncio.to_thread(_best, events, start, now)

    async def _prepared(self, start: datetime, offers: Sequence[Offer], past: Sequence[Item]) -> Opened:
        if not offers:
            return Opened(start=start, window=Window(offers=(), worth=(), near={}), lens=None)
        topics = [Terms.of(offer.terms).items for offer in offers]
        try:
            ready: Prepared = await self._worker.run(prepared, topics, past, seconds=_SECONDS)
        except WorkerFailure as error:
            raise NotGrouped(repr(error)) from error
        # Only what was not known yet: after a restart the window is in the same order.
        told = tuple(
            replace(offer, days=days) if offer.days is None else offer
            for offer, days in zip(offers, ready.days, strict=True)
        )
        near: dict[int, dict[int, float]] = {}
        for one, other, like in ready.near:
            near.setdefault(one, {})[other] = like
            near.setdefault(other, {})[one] = like
        values = tuple(worth(offer, start) for offer in told)
        return Opened(start=start, window=Window(offers=told, worth=values, near=near), lens=ready.lens)

    async def _compare(self, opened: Opened, found: Mapping[str, Terms]) -> None:
        if opened.lens is None:
            return
        told = [(name, terms.items) for name, terms in found.items()]
        for begin in range(0, len(told), _AT_ONCE):
            part = dict(told[begin : begin + _AT_ONCE])
            try:
                like = await self._worker.run(compared, opened.lens, part, seconds=_SECONDS)
            except WorkerFailure as error:
                raise NotGrouped(repr(error)) from error
            opened.terms.update({name: found[name] for name in part})
            opened.kinds.update(await asyncio.to_thread(_kinds, part))
            opened.like.update(like)

    async def _reasons(self, opened: Opened, language: Language, now: datetime) -> Mapping[str, Reasons]:
        """Asked once for a window and a language, also where that failed: else every reader would wait for it again."""
        async with self._database.read() as tx:
            kept = await self._memory.ranking(tx, opened.start, language)
        if kept is None and self._ranker is not None:
            offers = [offer for offer in _by_worth(opened.window) if offer.key not in opened.own]
            try:
                reasons = await self._ranker.rank(offers, language, now)
            except ChogoError as failure:
                # The model cannot answer, or the day's money does not last for it.
                log.warning("the stories stay in the order of code: %s", failure)
                reasons = {}
            answer = json.dumps({key: asdict(each) for key, each in reasons.items()}, ensure_ascii=False)
            async with self._database.write() as tx:
                kept = await self._memory.keep_ranking(tx, opened.start, language, answer)
        return {key: Reasons(**each) for key, each in json.loads(kept or "{}").items()}


def _best(events: Sequence[Event], start: datetime, now: datetime) -> tuple[Offer, ...]:
    """Takes a second for a day's events, so beside the event loop."""
    offers = [made_offer(event, start, now) for event in events]
    return tuple(sorted(offers, key=lambda offer: (-worth(offer, start), offer.key))[:_OFFERS])


def _kinds(told: Mapping[str, Sequence[Item]]) -> dict[str, Kind]:
    return {name: judged(items[0].title, items[0].lede).kind for name, items in told.items() if items}


def in_order(window: Window, keys: Sequence[str], own: Collection[str] = ()) -> Window:
    """The stories that were ranked first, in that order; the others as code has them, behind.

    `own` are stories that the model was not shown, since they are one person's: they keep what they are worth.
    """
    if not keys:
        return window
    rank = {key: position for position, key in enumerate(keys)}
    values = [
        1.0 - 0.25 * rank[offer.key] / len(keys) if offer.key in rank else value if offer.key in own else value / 2
        for offer, value in zip(window.offers, window.worth, strict=True)
    ]
    return replace(window, worth=tuple(values))


def _by_worth(window: Window) -> list[Offer]:
    pairs = sorted(zip(window.worth, window.offers, strict=True), key=lambda pair: (-pair[0], pair[1].key))
    return [offer for _, offer in pairs]
