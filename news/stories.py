"""The day's items become stories (one report each) and topics (one event each), by their words alone.

Slow for many items (seconds for thousands): meant for the worker process, and so made of plain values throughout.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.spatial.distance import squareform  # type: ignore[import-untyped]

from domain.feeds import Item
from news.events import Event, made_event, stamp, when
from news.feeds import is_news
from news.twins import twins
from news.wording import plain

COMMON_WORDS = Path(__file__).parent / "common_words.txt"
ALIKE = 0.11
"""Mean similarity of two topics from which they are one."""
MANY = 2500
"""Items that are looked at: the newest. Memory and time grow with their square."""
_BINS = 1 << 18
_BLANK = 32
_LEDE = 200
_HANJA = str.maketrans("美中日英佛獨伊與野北南李尹檢軍靑韓", "미중일영불독이여야북남이윤검군청한")
_NOISE = re.compile(r"[\[【<(〈][^\]】>)〉]{0,24}[\]】>)〉]|[^\w%.]+|_")

Pieces = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Places in the table, each once, and the weight of each."""


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of so many texts each piece of a word was seen: rare pieces say most about what a text is about."""

    texts: float = 0.0
    counts: NDArray[np.float32] = field(default_factory=lambda: np.zeros(_BINS, np.float32))

    @classmethod
    def shipped(cls) -> "Background":
        """A start for a desk without a past: words that the news use on every subject, each with its rough share."""
        return _shipped()

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Background":
        counts = np.zeros(_BINS, np.float32)
        told = list(items)
        for item in told:
            counts[_pieces(item)[0]] += 1
        return cls(float(len(told)), counts)

    def __add__(self, other: "Background") -> "Background":
        return Background(self.texts + other.texts, self.counts + other.counts)

    def weights(self) -> NDArray[np.float32]:
        weights: NDArray[np.float32] = np.log((1 + self.texts) / (1 + self.counts)).astype(np.float32)
        return weights


def grouped(items: Sequence[Item], past: Sequence[Item] = ()) -> tuple[Event, ...]:
    """The topics of these items, the one with the most outlets first; `past`: items of earlier days, if any.

    Advertisements and notices are left out.
    """
    news = sorted((item for item in items if is_news(item)), key=when, reverse=True)[:MANY]
    if not news:
        return ()
    background = Background.shipped() + Background.of(past)
    stories = [[news[index] for index in group] for group in twins(news)]
    events = [made_event([stories[index] for index in group]) for group in events_of(stories, background)]
    return tuple(sorted(events, key=lambda event: (-event.outlets, -len(event.items), -stamp(event.newest))))


def events_of(stories: Sequence[Sequence[Item]], background: Background) -> list[list[int]]:
    """Stories that are about one event, by index: average linkage over the pieces of their words."""
    everything = background + Background.of(story[0] for story in stories)
    if len(stories) == 1:
        return [[0]]
    vectors = vectors_of(stories, everything.weights())
    # Dense on purpose: 2,000 stories take 16 MB, and nearly every pair shares some piece of a word.
    similarity = np.asarray((vectors @ vectors.T).todense(), dtype=np.float32)
    np.subtract(1.0, similarity, out=similarity)
    np.fill_diagonal(similarity, 0.0)
    np.clip(similarity, 0.0, 1.0, out=similarity)
    pairs = squareform(similarity, checks=False)
    labels = fcluster(linkage(pairs, method="average"), t=1 - ALIKE, criterion="distance")
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        groups.setdefault(int(label), []).append(index)
    return list(groups.values())


def vectors_of(stories: Sequence[Sequence[Item]], weights: NDArray[np.float32]) -> Any:
    """A row of length one for each story; the product of two rows is how much the stories are alike."""
    rows, columns, values = [], [], []
    for row, story in enumerate(stories):
        bins, shares = _story_pieces(story)
        value = shares * np.maximum(weights[bins], 0)
        length = float(np.sqrt((value * value).sum())) or 1.0
        rows.append(np.full(len(bins), row, np.int32))
        columns.append(bins.astype(np.int32))
        values.append(value / np.float32(length))
    places = (np.concatenate(rows), np.concatenate(columns))
    return csr_array((np.concatenate(values), places), shape=(len(stories), _BINS))


def _story_pieces(story: Sequence[Item]) -> Pieces:
    """A story speaks with the words of two of its reports; further copies add nothing."""
    ends = [_pieces(item) for item in (story[0], story[-1])]
    bins, shares = (np.concatenate([end[part] for end in ends]) for part in (0, 1))
    return _summed(bins, shares / 2)


def _pieces(item: Item) -> Pieces:
    return _hashed(_words(f"{item.title} / {item.lede[:_LEDE]}"))


def _words(text: str) -> str:
    return " ".join(_NOISE.sub(" ", plain(text.translate(_HANJA))).split())


def _hashed(text: str) -> Pieces:
    """Pieces of two and three characters as places in a table, with their shares of the words they are from.

    A word weighs one, however long: else the name of one company would make all its news one event. Pieces of three
    may start or end with a blank; none reaches over one, and words of one character have none.
    """
    codes = np.frombuffer(f" {text} ".encode("utf-32-le"), dtype=np.uint32)
    word = np.cumsum(codes == _BLANK)
    two = codes[:-1] * np.uint32(2654435761) ^ codes[1:] * np.uint32(2246822519)
    three = two[:-1] * np.uint32(3266489917) ^ codes[2:] * np.uint32(668265263)
    letter = codes != _BLANK
    pairs, middles = letter[:-1] & letter[1:], letter[1:-1] & (letter[:-2] | letter[2:])
    pieces, words = (
        np.concatenate([two[pairs], three[middles]]),
        np.concatenate([word[:-1][pairs], word[1:-1][middles]]),
    )
    shares = 1 / np.maximum(np.bincount(words, minlength=1), 1)[words]
    return _summed((pieces ^ (pieces >> np.uint32(15))) % np.uint32(_BINS), shares.astype(np.float32))


def _summed(bins: NDArray[Any], shares: NDArray[Any]) -> Pieces:
    unique, places = np.unique(bins, return_inverse=True)
    return unique.astype(np.int64), np.bincount(places, shares, len(unique)).astype(np.float32)


@cache
def _shipped() -> Background:
    """Each line of the file: how many of a thousand texts have the words that follow."""
    counts = np.zeros(_BINS, np.float32)
    for line in COMMON_WORDS.read_text(encoding="utf-8").splitlines():
        share, _, words = line.partition(":")
        if not share.strip().isdigit():
            continue
        for word in words.split():
            bins, _ = _hashed(_words(word))
            counts[bins] = np.minimum(counts[bins] + float(share), 900.0)
    return Background(1000.0, counts)
