"""How much of a text stands word for word in a source.

Words are what blanks part (어절 in Korean), in one width and case and without punctuation at their ends. Quotations are
left out on both counts: they are meant to be word for word. A draft that was made without a model is an extract, a
quotation as a whole; the caller asks nothing of it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.grounding.library import Page
from domain.grounding.passages import Passage
from domain.grounding.quotations import quotations
from domain.language import Language
from domain.parts import Part

COUNTED_RUN = 6
"""Words in a row from which they count as taken over: where Korean research ethics starts to speak of copying (the
Ministry of Education's model guideline of 2008). Shorter runs are names, figures and set phrases."""
LONGEST_RUN = {Language.KO: 12, Language.EN: 16}
"""Words in a row that may stand: about a sentence of news. A fact worded the only way it can be has up to ten 어절;
English needs about four words for three of them."""
SHARE = 0.2
"""Of a part's words, in counted runs, against one source."""
LEAST_COUNTED = 12
"""Words in counted runs below which the share says nothing: one run in a short part makes a large share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    part: Part | None
    source: int
    words: str
    """The longest run, as the text has it."""
    offset: int
    """Of the run, in characters from the start of the whole text."""
    run: int
    """Its length in words."""
    share: float
    """Of the part's words, those in runs of `COUNTED_RUN` or more, from 0 to 1."""
    is_too_much: bool


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


_TOKEN = re.compile(r"\S+")
_MARK = re.compile(r"\[[0-9]{1,2}\]|\*\*|⚠\ufe0f?")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BLOT = "█"
_GAP = "\n"
"""Stands where a quotation was: no run goes over it."""


def copied(passages: Sequence[Passage], pages: Sequence[Page], language: Language) -> Iterator[Copied]:
    """For each part and each source that shares a counted run with it, the longest first."""
    indexes = [(page, _Index(page.text)) for page in pages]
    for group in _by_part(passages):
        words = [word for passage in group for word in _words(passage, language)]
        found = [one for page, index in indexes if (one := _shared(group, words, page, index, language))]
        yield from sorted(found, key=lambda one: -one.run)


def _by_part(passages: Sequence[Passage]) -> list[list[Passage]]:
    parts: dict[Part | None, list[Passage]] = {}
    for passage in passages:
        parts.setdefault(passage.part, []).append(passage)
    return list(parts.values())


def _plain(word: str) -> str:
    word = unicodedata.normalize("NFKC", word).casefold()
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", _EDGES.sub("", word))


def _words(passage: Passage, language: Language) -> Iterator[_Word]:
    """Those of a passage, with its quotations of speech blotted out and a gap at its end."""
    pieces, at = [], 0
    for quotation in quotations(passage.text, language):
        pieces += [passage.text[at : quotation.offset], _BLOT * len(quotation.text)]
        at = quotation.offset + len(quotation.text)
    text = "".join([*pieces, passage.text[at:]])
    text = _MARK.sub(lambda mark: " " * len(mark[0]), text)
    for token in _TOKEN.finditer(text):
        start, end = (passage.offset + at for at in token.span())
        if _BLOT in token[0]:
            yield _Word(_GAP, start, end)
        elif plain := _plain(token[0]):
            yield _Word(plain, start, end)
    end = passage.offset + len(text)
    yield _Word(_GAP, end, end)


_MOST_PLACES = 50
"""Places of one run of words that are followed: a page that repeats itself shall not take minutes."""


class _Index:
    """Where a page has each run of `COUNTED_RUN` words."""

    def __init__(self, text: str) -> None:
        plain = (_plain(token[0]) for token in _TOKEN.finditer(_MARK.sub(" ", text)))
        words = [word for word in plain if word]
        self._places: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(words) - COUNTED_RUN + 1):
            places = self._places.setdefault(tuple(words[at : at + COUNTED_RUN]), [])
            if len(places) < _MOST_PLACES:
                places.append(at)

    def runs(self, words: Sequence[str]) -> list[int]:
        """For each place in `words`, how many words in a row ending with its run the page has; 0 for none."""
        ends, before = [], dict[int, int]()
        for at in range(len(words) - COUNTED_RUN + 1):
            here = self._places.get(tuple(words[at : at + COUNTED_RUN]), ())
            before = {place: before.get(place - 1, COUNTED_RUN - 1) + 1 for place in here}
            ends.append(max(before.values(), default=0))
        return ends


def _shared(
    group: Sequence[Passage], words: Sequence[_Word], page: Page, index: _Index, language: Language
) -> Copied | None:
    runs = index.runs([word.text for word in words])
    longest = max(runs, default=0)
    if not longest:
        return None
    last = runs.index(longest) + COUNTED_RUN - 1
    first = last - longest + 1
    counted = {at + ahead for at, run in enumerate(runs) if run for ahead in range(COUNTED_RUN)}
    share = len(counted) / max(1, sum(word.text != _GAP for word in words))
    too_much = longest > LONGEST_RUN[language] or (share > SHARE and len(counted) >= LEAST_COUNTED)
    return Copied(
        part=group[0].part,
        source=page.number,
        words=_as_written(group, words[first].start, words[last].end),
        offset=words[first].start,
        run=longest,
        share=round(share, 4),
        is_too_much=too_much,
    )


def _as_written(group: Sequence[Passage], start: int, end: int) -> str:
    """A run never leaves its passage."""
    passage = next(one for one in reversed(group) if one.offset <= start)
    return passage.text[start - passage.offset : end - passage.offset]
