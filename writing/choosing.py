"""What one reader is offered of a window: memory, topics and picks applied to its stories. Pure, and quick: it is
asked once for every reader of a morning.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from news.lens import Likeness
from news.topics import Topic
from news.wording import numbers, plain
from storage.memory import Noted, Notes
from writing.offers import Offer, Report, Terms, as_item
from writing.slate import Kind, NewSince, Nothing, story_of

HAD = 0.11
"""Likeness from which a story is one that the reader has had: where the grouping makes two topics one."""
SURE = 0.25
"""Likeness from which news of it may be called a follow-up; between the two a story merely steps back."""
LOOSE = 0.4
"""Likeness under which a report of a story that was had says mostly something else than before."""
APART = 0.06
"""Likeness from which two choices are not distinct enough for one menu."""
COOL_DOWN = timedelta(days=14)
PICKS_LAST = timedelta(days=30)
MOST_OF_PICKS = 0.15
"""What all picks together may add to a story's worth, which is at most 1."""
_STEP_BACK = 0.7
"""Of its worth is left to a story that the reader has had, and that has gone on."""
_OUTLETS = 12
"""From so many on, more outlets say nothing more."""
_FRESH_HOURS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The stories of a window with everything that is known of them; `worth` and `near` by their places."""

    offers: tuple[Offer, ...]
    worth: tuple[float, ...]
    near: Mapping[int, Mapping[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is known of the texts that readers have had or picked, by their names."""

    terms: Mapping[str, Terms]
    like: Mapping[str, Sequence[Likeness]]
    kinds: Mapping[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    topics: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    """Keys, with or without an angle."""
    now: datetime


@dataclass(frozen=True, slots=True)
class Chosen:
    place: int
    new_since: NewSince | None


@dataclass(frozen=True, slots=True)
class Matches:
    """Which stories, and which that were had, are about a topic: read once, however many readers share the topic."""

    window: Window
    remembered: Remembered
    _places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _served: dict[tuple[str, str], bool] = field(default_factory=dict)

    def places(self, topic: str) -> tuple[int, ...]:
        if topic not in self._places:
            offers = enumerate(self.window.offers)
            self._places[topic] = tuple(place for place, offer in offers if about(topic, offer))
        return self._places[topic]

    def served(self, topic: str, told: str) -> bool:
        if (topic, told) not in self._served:
            words, terms = Topic.of(topic), self.remembered.terms.get(told)
            texts = terms.texts if terms else ()
            self._served[topic, told] = any(words.matched(as_item(text)) for text in texts)
        return self._served[topic, told]


def worth(offer: Offer, start: datetime) -> float:
    """From 0 to 1, for everybody who is served in the window: evergreen before fleeting, then outlets, novelty and
    freshness.
    """
    outlets = min(1.0, math.log2(max(1, len(offer.outlets))) / math.log2(_OUTLETS))
    hours = max(0.0, (start - offer.newest) / timedelta(hours=1)) if offer.newest else 2 * _FRESH_HOURS
    fresh = math.exp(-hours / _FRESH_HOURS)
    novelty = 1 / (1 + (offer.days or 0))
    return 0.5 * offer.read_later + 0.3 * outlets + 0.1 * novelty + 0.1 * fresh


def chosen(
    window: Window, remembered: Remembered, reader: Notes, question: Question, matches: Matches
) -> Iterator[Chosen]:
    """Distinct stories, best first; every one that there is, each found when it is asked for."""
    taken = _unwanted(window, question.besides)
    had = _had(remembered, reader.had)
    liked = _liked(window, remembered, reader.picked, question.now)

    def ranked(places: Iterable[int]) -> Iterator[Chosen]:
        return _ranked(window, remembered.terms, had, liked, places)

    if not question.topics:
        return _distinct(ranked(range(len(window.offers))), window, taken)
    shelves = [list(ranked(matches.places(topic))) for topic in _in_turn(question.topics, window, reader, matches)]
    return _distinct(_dealt(shelves), window, taken)


def why_nothing(window: Window, topics: Iterable[str], matches: Matches) -> Nothing:
    if not window.offers:
        return Nothing.NO_NEWS
    wanted = list(topics)
    return Nothing.NO_MATCH if wanted and not any(map(matches.places, wanted)) else Nothing.ALL_HAD


def about(topic: str, offer: Offer) -> bool:
    words = Topic.of(topic)
    return any(words.matched(as_item(report.text)) for report in offer.reports)


def _ranked(
    window: Window,
    terms: Mapping[str, Terms],
    had: Mapping[int, Sequence[tuple[Noted, float]]],
    liked: Mapping[int, float],
    places: Iterable[int],
) -> Iterator[Chosen]:
    scored: list[tuple[float, int, NewSince | None]] = []
    for place in places:
        value = window.worth[place] + liked.get(place, 0.0)
        notes = had.get(place, ())
        if not notes:
            scored.append((-value, place, None))
        elif (news := new_since(window.offers[place], notes, terms)) is not None:
            sure = max(like for _, like in notes) >= SURE
            scored.append((-value * _STEP_BACK, place, news if sure else None))
    for _, place, news in sorted(scored, key=lambda each: each[:2]):
        yield Chosen(place, news)


def _had(remembered: Remembered, had: Iterable[Noted]) -> dict[int, list[tuple[Noted, float]]]:
    """The stories of the window that this reader has had, with when and how alike."""
    found: dict[int, list[tuple[Noted, float]]] = {}
    for noted in had:
        for place, like in remembered.like.get(noted.told, ()):
            if like < HAD:
                break
            found.setdefault(place, []).append((noted, like))
    return found


def new_since(offer: Offer, notes: Sequence[tuple[Noted, float]], terms: Mapping[str, Terms]) -> NewSince | None:
    """What has been reported since the reader last had it; None where it is nothing: one more report of the same."""
    at = max(noted.at for noted, _ in notes)
    later = [report for report in offer.reports if report.first and report.first > at]
    if not later:
        return None
    known = [terms[noted.told] for noted, _ in notes if noted.told in terms]
    since = [report for report in later if not any(report.text in each.texts for each in known)]
    figures = _new_figures(since, known)
    outlets = {report.outlet for report in since}.difference(*(each.outlets for each in known))
    says_more = figures or len(outlets) >= 2 or len(since) >= 2 or max(like for _, like in notes) < LOOSE
    if not since or not says_more:
        return None
    newest = max(since, key=lambda report: report.first or at)
    return NewSince(had=at, title=newest.title, reports=len(since), outlets=len(outlets), figures=figures)


def _new_figures(since: Iterable[Report], known: Iterable[Terms]) -> tuple[str, ...]:
    told = frozenset[str]().union(*(each.numbers for each in known))
    figures = (figure for report in since for figure in report.figures)
    return tuple(dict.fromkeys(figure for figure in figures if not _numbers(figure) <= told))


@lru_cache(maxsize=10_000)
def _numbers(figure: str) -> frozenset[str]:
    return numbers(plain(figure))


def _liked(window: Window, remembered: Remembered, picked: Iterable[Noted], now: datetime) -> dict[int, float]:
    """What a reader's picks add: most for what is like them, a little for their kind; less each day, none after 30."""
    pull: dict[int, float] = {}
    for noted in picked:
        left = max(0.0, 1 - (now - noted.at) / PICKS_LAST)
        for place, like in remembered.like.get(noted.told, ()):
            pull[place] = pull.get(place, 0.0) + left * like / HAD
        kind = remembered.kinds.get(noted.told)
        if kind is not None and left:
            for place, offer in enumerate(window.offers):
                if offer.kind is kind:
                    pull[place] = pull.get(place, 0.0) + left * 0.1
    return {place: MOST_OF_PICKS * (1 - math.exp(-strength)) for place, strength in pull.items()}


def _distinct(ranked: Iterable[Chosen], window: Window, taken: set[int]) -> Iterator[Chosen]:
    for each in ranked:
        near = window.near.get(each.place, {})
        if each.place not in taken and not any(near.get(other, 0.0) >= APART for other in taken):
            taken.add(each.place)
            yield each


def _unwanted(window: Window, besides: Iterable[str]) -> set[int]:
    stories = {story_of(key) for key in besides}
    return {place for place, offer in enumerate(window.offers) if offer.key in stories}


def _in_turn(topics: Sequence[str], window: Window, reader: Notes, matches: Matches) -> list[str]:
    """The topics, the one with the most news first, but before it those that have waited: none starves.

    A topic has waited as long as it was in none of the last deliveries, of which as many count as there are topics.
    """
    lately = [noted.told for noted in reader.had if not noted.asked][-len(topics) :]

    def key(topic: str) -> tuple[int, int]:
        served = sum(matches.served(topic, told) for told in lately)
        return served, -sum(len(window.offers[place].outlets) for place in matches.places(topic))

    return sorted(dict.fromkeys(topics), key=key)


def _dealt(shelves: Sequence[Sequence[Chosen]]) -> Iterator[Chosen]:
    """One of each topic in turn."""
    for row in range(max(map(len, shelves), default=0)):
        yield from (shelf[row] for shelf in shelves if row < len(shelf))
