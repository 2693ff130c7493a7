"""The stories of one news window as they are kept: what every choice, memory and ranking of it is made from."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from domain.feeds import Item
from news.events import Event, Story, figures
from news.feeds import resolved
from news.identity import identity
from news.topics import Topic
from news.wording import numbers, plain
from writing.lasting import judged
from writing.outline import search_phrase as shortest_phrase
from writing.slate import Kind

_LINKS = 6
_REPORTS = 10
_SPEAK = 4
"""Reports that tell what the topic is about: more make it no clearer."""
_LEDE = 200
_GROWTH = timedelta(hours=3)
_PHRASE = 3
_NO_NAME = re.compile(r"^\d|(?<=..)(?:다|서|며|고|한|된|할|까|요|죠)\Z")
"""Amounts, and the endings of verbs: nobody searches for them."""
_FLAG = re.compile(r"\A(?:\[[^\]]{1,12}\]\s*)+")
_OUTLETS = "\t"
"""Begins the line of the terms that lists outlets; no headline begins so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, without its copies."""

    title: str
    lede: str
    outlet: str
    first: datetime | None
    """When the first of its copies appeared."""
    figures: tuple[str, ...] = ()
    """Amounts with their units, as written."""

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.lede}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    key: str
    title: str
    links: tuple[str, ...]
    outlets: tuple[str, ...]
    first: datetime | None
    newest: datetime | None
    growing: bool
    reports: tuple[Report, ...]
    """The one that most outlets carry first."""
    kind: Kind
    read_later: float
    """As `writing.lasting` judges it."""
    days: int | None = None
    """On how many days before it was told of; None until that was looked up."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Headlines and first sentences that say what it is about."""
        return tuple(report.text for report in self.reports[:_SPEAK])

    @property
    def terms(self) -> tuple[str, ...]:
        return (*self.texts, _OUTLETS + _OUTLETS.join(self.outlets))


@dataclass(frozen=True, slots=True)
class Terms:
    """What is remembered of a story that a reader has had."""

    texts: tuple[str, ...]
    outlets: frozenset[str]
    numbers: frozenset[str]
    """In the texts."""

    @classmethod
    def of(cls, terms: Sequence[str]) -> "Terms":
        texts = tuple(term for term in terms if not term.startswith(_OUTLETS))
        listed = [term for term in terms if term.startswith(_OUTLETS)]
        outlets = frozenset(name for term in listed for name in term.split(_OUTLETS) if name)
        return cls(texts, outlets, numbers(plain(" ".join(texts))))

    @property
    def items(self) -> tuple[Item, ...]:
        """Reports, of which two can be compared; mere words of a topic are none."""
        return tuple(as_item(text) for text in self.texts if "\n" in text)


OFFERS = TypeAdapter(tuple[Offer, ...])


def as_item(text: str) -> Item:
    """A text of the terms, as the grouping reads it."""
    title, _, lede = text.partition("\n")
    return Item(url="", title=title, lede=lede, outlet="", published=None)


def made_offer(event: Event, start: datetime, now: datetime) -> Offer:
    reports = tuple(map(_report, event.stories[:_REPORTS]))
    judgement = judged(reports[0].title, reports[0].lede)
    return Offer(
        key=_key(event, start),
        title=reports[0].title,
        links=tuple(_pages(event))[:_LINKS],
        outlets=tuple(dict.fromkeys(item.outlet for item in event.items)),
        first=event.first,
        newest=event.newest,
        growing=_grows(event, now),
        reports=reports,
        kind=judgement.kind,
        read_later=judgement.read_later,
    )


def _report(story: Story) -> Report:
    """In the words that most of its copies share, or the first had: others shorten and turn round."""
    counts = Counter(_bare(item.title) for item in story.items)
    told = max(story.items, key=lambda item: counts[_bare(item.title)])
    first = story.items[0]
    title, lede = _bare(told.title), told.lede[:_LEDE]
    return Report(
        title=title,
        lede=lede,
        outlet=first.outlet,
        first=first.published,
        figures=figures(f"{title} {lede}"),
    )


def _bare(title: str) -> str:
    """Without what an outlet puts before its headlines."""
    return _FLAG.sub("", title).strip() or title


def search_phrase(offer: Offer) -> str:
    """What somebody who has heard of it would type: the words that most headlines share, in the headline's order."""
    counts = Counter(word for report in offer.reports for word in Topic.of(report.title).words)
    words = [word for word in Topic.of(offer.title).words if len(word) > 1 and not _NO_NAME.search(word)]
    best = set(sorted(words, key=lambda word: (-counts[word], words.index(word)))[:_PHRASE])
    return " ".join(word for word in words if word in best) or shortest_phrase(offer.title)


def _key(event: Event, start: datetime) -> str:
    """Of the window and the articles: whoever groups the same articles again comes to the same key."""
    names = "\n".join(sorted({identity(item.url) for item in event.items}))
    return hashlib.sha256(f"{start.isoformat()}\n{names}".encode()).hexdigest()[:16]


def _grows(event: Event, now: datetime) -> bool:
    ages = [now - item.published for item in event.items if item.published]
    latest = sum(age < _GROWTH for age in ages)
    return latest > sum(_GROWTH <= age < 2 * _GROWTH for age in ages) and latest >= 2


def _pages(event: Event) -> Iterator[str]:
    """Different reports first, then copies of them; one page of each outlet."""
    outlets: set[str] = set()
    told = [story.newest for story in event.stories] + [item for story in event.stories for item in story.items]
    for item in told:
        url = resolved(item.url)
        if url is not None and item.outlet not in outlets:
            outlets.add(item.outlet)
            yield url
