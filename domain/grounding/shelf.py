"""The sources of a draft, read once."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.figures import Figure, Kind, read
from domain.grounding.context import Names, Sentence, sentence
from domain.grounding.lexicon import NO_NAMES, facets
from domain.sentences import spans
from domain.sources import Source

_OPENS = re.compile(r"(?:^|[,.]\s|\n)([가-힣A-Z][가-힣A-Za-z&]{1,11}?)(?:에서는|[은는이가의])(?=\s)")
_YEAR_AGO = re.compile(
    r"지난해 같은 (?:기간|달|분기)|전년|작년 동기|\b(?:a|one) year (?:ago|earlier|before)"
    r"|\byear[- ]on[- ]year|\byear[- ]over[- ]year"
)
_FIRM = re.compile(
    r"(?<![가-힣])([가-힣]{1,5}(?:전자|반도체|하이닉스|메모리|중공업|조선해양|조선|은행|증권|화학|에너지|바이오|건설|통신|텔레콤|카드|"
    r"생명|화재|제약|시스템즈|솔루션|전기|전지|모터스|물산|항공|해운|제철|정유|전력|자동차|그룹|홀딩스))"
    r"(?=[은는이가의을를과와에도 ,.·(]|$)"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure where it stands in a source."""

    figure: Figure
    sentence: Sentence


class Shelf:
    """Sentences and figures of the sources; built once, asked for every figure of a draft."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.numbers = frozenset(source.number for source in sources)
        self.days: dict[int, date] = {
            source.number: source.published.date() for source in sources if source.published is not None
        }
        texts = {source.number: unicodedata.normalize("NFC", f"{source.title}\n{source.text}") for source in sources}
        self.names = _names(texts.values())
        self.sentences: dict[int, tuple[Sentence, ...]] = {
            number: tuple(self._read(number, text)) for number, text in texts.items()
        }
        self.standings: tuple[Standing, ...] = tuple(
            Standing(figure, one)
            for number in sorted(texts)
            for one in self.sentences[number]
            for figure in one.figures
        )

    def _read(self, number: int, text: str) -> Iterator[Sentence]:
        day = self.days.get(number)
        for index, (start, end) in enumerate(spans(text)):
            piece = text[start:end]
            figures = (*read(piece, published=day), *_years_ago(piece))
            yield replace(sentence(piece, figures, self.names, day), source=number, index=index)

    def around(self, standing: Standing) -> Iterable[Sentence]:
        """The sentence before, and the title."""
        own = self.sentences[standing.sentence.source]
        before = own[standing.sentence.index - 1 : standing.sentence.index] if standing.sentence.index else ()
        return (*before, *own[:1])

    @property
    def newest(self) -> date | None:
        return max(self.days.values(), default=None)


def _years_ago(text: str) -> Iterator[Figure]:
    """`a year earlier` and its kin bear out a `1년 전` of the draft."""
    for match in _YEAR_AGO.finditer(text):
        yield Figure(
            text=match[0], start=match.start(), end=match.end(), kind=Kind.DURATION, unit="year", value=Decimal(1)
        )


def _names(texts: Iterable[str]) -> Names:
    """Firms, and whoever opens sentences as their subject."""
    found: dict[str, None] = {}
    for text in texts:
        for match in (*_FIRM.finditer(text), *_OPENS.finditer(text)):
            word = match[1]
            if len(word) > 1 and word not in NO_NAMES and not _is_facet(word):
                found.setdefault(word)
    if not found:
        return Names()
    longest = sorted(found, key=len, reverse=True)
    return Names(re.compile("|".join(rf"(?<![가-힣A-Za-z]){re.escape(name)}" for name in longest)), {})


def _is_facet(word: str) -> bool:
    return any(one.start == 0 and one.end == len(word) for one in facets(word))
