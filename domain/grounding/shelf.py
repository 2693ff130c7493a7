"""The sources of a draft, read once."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from domain.figures import Figure, read
from domain.grounding.context import Names, Sentence, Standing
from domain.grounding.corrections import is_taken_back
from domain.grounding.entries import Verdict
from domain.grounding.implied import implied
from domain.grounding.lexicon import FIRM, NAME, NO_NAMES, facets
from domain.grounding.matching import DATED, match, said_times, sizes, told_times
from domain.grounding.pairs import Pairs
from domain.grounding.romanised import romanised
from domain.sentences import spans
from domain.sources import Source

_OPENS = re.compile(r"(?:^|[,.]\s|\n)([가-힣A-Z][가-힣A-Za-z&]{1,11}?)(?:에서는|[은는이가의])(?=\s)")
_MOST = 200
_WITHIN = 0.12
"""More than any rounding that is honest."""
_SPELLED = 4
"""Letters of a name in Latin letters that hardly are another word's."""
_FIRM = re.compile(
    r"(?<![가-힣])([가-힣]{1,5}(?:전자|반도체|하이닉스|메모리|중공업|조선해양|조선|은행|증권|화학|에너지|바이오|건설|통신|텔레콤|카드|"
    r"생명|화재|제약|시스템즈|솔루션|전기|전지|모터스|물산|항공|해운|제철|정유|전력|자동차|그룹|홀딩스))"
    r"(?=[은는이가의을를과와에도 ,.·(]|$)"
)
_NO_FIRM = re.compile(
    r"(?:시중|국책|중앙|지방|인터넷|저축|투자|상업|대형|중소|국내|해외|글로벌|비?메모리|시스템|차량용?|전력|파운드리|이차|연료|전?고체|"
    r"태양광?|신?재생|친환경|청정|이동|정보|신용|체크|전기|수소|하이브리드|석유|정밀|종합|주택|플랜트|가전|소비자?|디스플레이|첨단|대기업|"
    r"그래픽|범용|최신|차세대|민간|공영|자가|완성|일반|주요|모든|각|여러|다른|이|그|두|세|네)"
    r"(?:전자|반도체|메모리|조선|은행|증권|화학|에너지|바이오|건설|통신|카드|생명|전기|전지|항공|해운|제철|정유|전력|자동차|그룹)$"
)
"""What only looks like a company's name: 시중은행, 시스템반도체, 신재생에너지."""


class Shelf:
    """Sentences and figures of the sources; built once, asked for every figure of a draft."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.numbers = frozenset(source.number for source in sources)
        self._outlets = tuple(
            re.compile(re.escape(source.outlet)) for source in sources if re.search(r"\d", source.outlet)
        )
        self.days: dict[int, date] = {
            source.number: source.published.date() for source in sources if source.published is not None
        }
        texts = {source.number: unicodedata.normalize("NFC", f"{source.title}\n{source.text}") for source in sources}
        self.names = _names(texts.values())
        self.sentences: dict[int, tuple[Sentence, ...]] = {
            number: tuple(
                Sentence(text, figures, self.names, self.days.get(number), number, index)
                for index, (text, figures) in enumerate(_read(text, self.days.get(number)))
            )
            for number, text in sorted(texts.items())
        }
        self.standings: dict[int, tuple[Standing, ...]] = {
            number: tuple(Standing(figure, one) for one in sentences for figure in one.figures)
            for number, sentences in self.sentences.items()
        }
        self._by_size = sorted(
            (
                (size, n, one)
                for n, one in enumerate(self._every())
                for size in sizes(one.figure)
                if one.figure.kind not in DATED
            ),
            key=lambda row: row[:2],
        )
        self._sizes = [size for size, _, _ in self._by_size]
        self._dated: dict[tuple[str, int], list[Standing]] = defaultdict(list)
        for one in self._every():
            for key in told_times(one.figure):
                self._dated[key].append(one)
        self._matches: dict[Figure, tuple[tuple[Standing, Verdict], ...]] = {}
        self._of_unit: dict[tuple[int, str], list[Standing]] = defaultdict(list)
        for one in self._every():
            self._of_unit[one.sentence.source, one.figure.unit].append(one)
        self._pairs: dict[int, Pairs] = {}
        self._korean = "\n".join(one.text for own in self.sentences.values() for one in own if one.korean)
        self._taken_back: dict[int, bool] = {}
        self._held: dict[tuple[int, str], frozenset[str]] = {}

    def has_not_heard_of_its_firm(self, said: str) -> bool:
        """The last company that the words name is in none of the sources, though they are Korean."""
        firms = [name for name in _FIRM.findall(said) if not _NO_FIRM.match(name)]
        return bool(firms) and bool(self._korean) and firms[-1] not in self._korean

    def is_of_an_outlet(self, text: str, figure: Figure) -> bool:
        """The 25 of `빠른뉴스25` is no figure."""
        names = (found.span() for outlet in self._outlets for found in outlet.finditer(text))
        return any(start <= figure.start and figure.end <= end for start, end in names)

    def _every(self) -> Iterator[Standing]:
        return chain.from_iterable(self.standings.values())

    def matches(self, figure: Figure) -> tuple[tuple[Standing, Verdict], ...]:
        """What may be the same figure, or the same to more digits, in the order of the sources."""
        key = replace(figure, text="", start=0, end=0)
        if key not in self._matches:
            found = ((one, match(figure, one.figure)) for one in self.alike(figure))
            self._matches[key] = tuple((one, verdict) for one, verdict in found if verdict is not None)
        return self._matches[key]

    def alike(self, figure: Figure) -> Iterator[Standing]:
        """What is about as large, or at about that time, of whatever unit; each once, in the order of the sources."""
        if figure.kind in DATED:
            found = {id(one): one for key in said_times(figure) for one in self._dated.get(key, ())}
            yield from found.values()
            return
        rows: dict[int, Standing] = {}
        for size in sizes(figure):
            first = bisect_left(self._sizes, size * (1 - _WITHIN))
            last = bisect_right(self._sizes, size * (1 + _WITHIN))
            rows |= {n: one for _, n, one in self._by_size[first:last]}
        for _, one in sorted(rows.items()):
            yield one

    def allowed(self, standing: Standing, sort: str) -> frozenset[str]:
        """`Sentence.allowed`, asked for once."""
        key = (id(standing), sort)
        if key not in self._held:
            self._held[key] = standing.sentence.allowed(standing.figure, sort)
        return self._held[key]

    def is_taken_back(self, standing: Standing) -> bool:
        """The source states it to correct it: no evidence for anybody."""
        key = id(standing)
        if key not in self._taken_back:
            own = self.sentences[standing.sentence.source]
            self._taken_back[key] = is_taken_back(standing.figure, standing.sentence, own)
        return self._taken_back[key]

    def rivals(self, standing: Standing) -> Sequence[Standing]:
        """Figures of the same unit in the same source, not all of a long table."""
        return self._of_unit[standing.sentence.source, standing.figure.unit][:_MOST]

    def pairs(self, number: int) -> Pairs:
        """What can be worked out of the figures of one source; made when it is first asked for."""
        if number not in self._pairs:
            self._pairs[number] = Pairs([one for one in self.standings[number] if not self.is_taken_back(one)])
        return self._pairs[number]

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """In the same source; the title stands before nothing."""
        return self.sentences[sentence.source][sentence.index - 1] if sentence.index > 1 else None

    def around(self, standing: Standing) -> Iterable[Sentence]:
        """The sentence before, and the title; of the title the sentence that it stands over."""
        own = self.sentences[standing.sentence.source]
        index = standing.sentence.index
        before = own[index - 1 : index] if index else own[1:2]
        return (*before, *own[:1])

    @property
    def newest(self) -> date | None:
        return max(self.days.values(), default=None)


def _read(text: str, day: date | None) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """Each sentence with its figures, whose places count in it."""
    for line in text.split("\n"):
        figures = (*read(line, published=day), *implied(line, day))
        for start, end in spans(line):
            own = (one for one in figures if start <= one.start < end)
            yield line[start:end], tuple(replace(one, start=one.start - start, end=one.end - start) for one in own)


def _names(texts: Iterable[str]) -> Names:
    """Firms, and whoever opens sentences as their subject."""
    keys: dict[str, tuple[str, str]] = {}
    for text in texts:
        for sort, pattern in ((FIRM, _FIRM), (NAME, _OPENS)):
            for found in pattern.finditer(text):
                word = found[1]
                if len(word) > 1 and word not in NO_NAMES and not _is_facet(word):
                    keys.setdefault(word, (FIRM if word[0].isascii() else sort, word))
    for name, key in list(keys.items()):
        if len(spelled := romanised(name[:2]).capitalize()) >= _SPELLED:
            keys.setdefault(spelled, key)
    if not keys:
        return Names()
    longest = sorted(keys, key=len, reverse=True)
    firsts = re.escape("".join(sorted({name[0] for name in longest})))
    return Names(re.compile(rf"(?<![가-힣A-Za-z])(?=[{firsts}])(?:{'|'.join(map(re.escape, longest))})"), keys)


def _is_facet(word: str) -> bool:
    return any(one.start == 0 and one.end == len(word) for one in facets(word))
