"""Precision and recall of a text against the labelled one, by shingles of four words."""

import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.sources import Reading, Source
from news.articles import read_article
from tests.news_report.bad_pages import BAD
from tests.news_report.corpus import Labelled
from tests.news_report.english_pages import ENGLISH
from tests.news_report.korean_pages import CAPTIONS_AND_LISTS, CHARSETS, IN_SCRIPTS, ON_BREAKS, TWINS
from tests.news_report.korean_traps import BYLINES, HIDDEN, TIMES

ARTICLES = (
    *(*ON_BREAKS, *CAPTIONS_AND_LISTS, *CHARSETS, *IN_SCRIPTS, *TWINS),
    *(*BYLINES, *TIMES, *HIDDEN, *ENGLISH),
)
PAGES = (*ARTICLES, *BAD)
FIELDS = ("outlet", "author", "title", "published", "modified", "canonical")
_WORD = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    page: Labelled
    reading: Reading
    precision: float
    recall: float
    lead: bool
    """The first paragraph is there, and nothing before it."""
    leaked: tuple[str, ...]
    """Words that are no part of the text and are in it all the same."""
    wrong: tuple[str, ...]
    """Names of the fields that differ."""
    ms: float

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measured(page: Labelled, times: int = 1) -> Result:
    """`times`: how often it is read; the median counts."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        article = read_article(page.page())
        taken.append((time.perf_counter() - start) * 1000)
    source = article.reading.source
    text = source.text if source else ""
    precision, recall = _scores(text, "\n".join(page.text))
    return Result(
        page=page,
        reading=article.reading,
        precision=precision,
        recall=recall,
        lead=bool(page.text) and text.startswith(page.text[0]),
        leaked=tuple(words for words in page.never if words in text),
        wrong=tuple(_wrong(page, source, article.canonical)) if source else FIELDS,
        ms=statistics.median(taken),
    )


def mean(values: Iterable[float]) -> float:
    return statistics.fmean(values)


def by_kind(results: Sequence[Result]) -> dict[str, list[Result]]:
    kinds: dict[str, list[Result]] = {}
    for result in results:
        kinds.setdefault(result.page.kind, []).append(result)
    return kinds


def _scores(text: str, wanted: str) -> tuple[float, float]:
    found, right = _shingles(text), _shingles(wanted)
    both = (found & right).total()
    return (both / found.total() if found else 0.0), (both / right.total() if right else 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def _wrong(page: Labelled, source: Source, canonical: str) -> Iterable[str]:
    stamps = {
        "published": source.published.isoformat() if source.published else "",
        "modified": source.modified.isoformat() if source.modified else "",
    }
    found = {"outlet": source.outlet, "author": source.author, "title": source.title, "canonical": canonical, **stamps}
    for name in FIELDS:
        wanted = getattr(page, name) or (page.url if name == "canonical" else "")
        if found[name] != wanted:
            yield name
