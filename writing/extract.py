"""Ranks the sentences of several pages and chooses among them so that no two say the same."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from domain.sources import Source
from writing.quoting import dangles, figures
from writing.sentences import normal, quotable

_ALIKE = 0.55
"""Share of the shorter sentence's letter triples that two sentences have in common when one repeats the other."""
_COMPARED = 100
"""Best sentences, of all pages together, that are compared with each other."""
_Read = tuple[str, frozenset[str]]
"""A sentence and its words."""
_PARTICLE = re.compile(r"(?:에서는|으로는|에게|에서|으로|까지|부터|은|는|이|가|을|를|의|에|와|과|도|로|만)$")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One verbatim sentence of a source."""

    source: int
    """The source's number in the draft."""
    place: int
    """Its place among the source's sentences, from 0."""
    text: str
    score: float
    grams: frozenset[str]
    figures: int
    """How many amounts, shares and counts it states."""


def scored(sources: Sequence[Source], topic: str) -> tuple[Quote, ...]:
    """All quotable sentences, best first."""
    pages = [(source, [(text, frozenset(words(text))) for text in quotable(source.text)]) for source in sources]
    common = Counter(word for _, page in pages for _, own in page for word in own)
    return tuple(sorted((q for source, page in pages for q in _weighed(source, page, common, topic)), key=_order))


def ranked(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Of `scored` quotes the best of each source, without those that repeat a better one of any source."""
    allowed = max(3, _COMPARED // max(1, len({quote.source for quote in quotes})))
    seen: Counter[int] = Counter()
    kept: list[Quote] = []
    for quote in quotes:
        seen[quote.source] += 1
        if seen[quote.source] <= allowed and not repeats(quote, kept):
            kept.append(quote)
    return tuple(kept)


def _order(quote: Quote) -> tuple[float, int, int]:
    return (-quote.score, quote.source, quote.place)


def _weighed(source: Source, page: Sequence[_Read], common: Counter[str], topic: str) -> list[Quote]:
    wanted = frozenset(words(f"{topic} {source.title}"))
    return [_weigh(source.number, place, read, wanted, common) for place, read in enumerate(page)]


def _weigh(number: int, place: int, read: _Read, wanted: frozenset[str], common: Counter[str]) -> Quote:
    text, own = read
    stated = len(figures(text))
    worth = _worth(own, wanted, common) + 0.5 / (1 + place) + 0.25 * bool(stated) - _awkward(text)
    return Quote(source=number, place=place, text=text, score=worth, grams=grams(text), figures=stated)


def _worth(own: frozenset[str], wanted: frozenset[str], common: Counter[str]) -> float:
    """About 0 to 2. This weight and the others were set by reading the outcome on invented articles."""
    central = sum(log(common[word]) for word in own) / (len(own) + 3)
    return central + 0.5 * len(own & wanted) / (sqrt(len(wanted)) + 1)


def _awkward(text: str) -> float:
    return 0.5 * dangles(text) + 0.3 * (not 25 <= len(text) <= 220) + 0.3 * text.endswith("?")


def words(text: str) -> tuple[str, ...]:
    """Words for comparing, lower case, Korean ones without their commonest particles."""
    return tuple(_PARTICLE.sub("", word) or word for word in _WORD.findall(text.lower()))


def grams(text: str) -> frozenset[str]:
    letters = "".join(ch for ch in normal(text).lower() if ch.isalnum())
    return frozenset(letters[i : i + 3] for i in range(max(1, len(letters) - 2)))


def alike(one: Quote, other: Quote) -> float:
    """0 for nothing in common, 1 where the shorter is wholly within the longer."""
    return len(one.grams & other.grams) / (min(len(one.grams), len(other.grams)) or 1)


def repeats(quote: Quote, others: Iterable[Quote]) -> bool:
    return any(alike(quote, other) >= _ALIKE for other in others)


def choose(pool: Sequence[Quote], count: int, *, room: dict[int, int] | None = None) -> tuple[Quote, ...]:
    """Up to `count`, good ones first, unlike each other and spread over the sources.

    `room`: how many each source may still give; a source not named may give any number.
    """
    left, chosen = list(pool), list[Quote]()
    nearest = dict.fromkeys(pool, 0.0)
    given: Counter[int] = Counter()
    while left and len(chosen) < count:
        open_ = [q for q in left if room is None or given[q.source] < room.get(q.source, count)]
        if not open_:
            break
        best = max(open_, key=lambda q: q.score - 0.8 * nearest[q] - 0.35 * given[q.source])
        chosen.append(best)
        left.remove(best)
        given[best.source] += 1
        for quote in left:
            nearest[quote] = max(nearest[quote], alike(quote, best))
    return tuple(chosen)
