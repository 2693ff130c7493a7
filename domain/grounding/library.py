"""Sources made ready for looking words up in them, word for word and by likeness."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.grounding.sounds import consonants, sounds_among
from domain.sentences import spans
from domain.sources import Source

_MARKS = re.compile(r"\[[0-9]{1,2}\]|\*\*|⚠\ufe0f?")
_KEPT = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[^\W_]|[%$€£¥₩]")
_HANGUL_WORD = re.compile(r"[가-힣]{2,}")
_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]+")
_SHARE_OF_HANGUL = 0.2


def squeezed(text: str) -> str:
    """Only what is said: letters, figures and their signs, in one width and case. Blanks and punctuation are not."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text)).casefold()
    return "".join(_KEPT.findall(plain)).replace(",", "")


def is_korean(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return sum("가" <= letter <= "힣" for letter in text) > letters * _SHARE_OF_HANGUL


@dataclass(frozen=True)
class Page:
    """One source."""

    number: int
    text: str
    """Title, author and body."""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self.text[start:end] for start, end in spans(self.text))

    @cached_property
    def is_korean(self) -> bool:
        return is_korean(self.text[:20_000])

    @cached_property
    def joined(self) -> str:
        return unicodedata.normalize("NFKC", self.text).casefold()

    @cached_property
    def bare(self) -> str:
        """For names, which may be spaced otherwise: letters and figures alone."""
        return re.sub(r"[\W_]+", "", self.joined)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        ends, at = [], 0
        for sentence in self._squeezed:
            at += len(sentence)
            ends.append(at)
        return tuple(ends)

    @cached_property
    def _squeezed(self) -> tuple[str, ...]:
        return tuple(map(squeezed, self.sentences))

    @cached_property
    def _whole(self) -> str:
        return "".join(self._squeezed)

    def place_of(self, words: str) -> int | None:
        """The first sentence in which `squeezed` words start, never in the middle of a figure."""
        at = self._whole.find(words)
        while at >= 0:
            before, after = self._whole[at - 1 : at], self._whole[at + len(words) : at + len(words) + 1]
            if not (_is_cut(before, words[0]) or _is_cut(after, words[-1])):
                return bisect_right(self._ends, at)
            at = self._whole.find(words, at + 1)
        return None

    @cached_property
    def grams(self) -> dict[str, list[int]]:
        """Which sentences have each pair of letters."""
        found: dict[str, list[int]] = {}
        for place, sentence in enumerate(self._squeezed):
            for gram in pairs_of(sentence):
                found.setdefault(gram, []).append(place)
        return found

    def shared(self, grams: frozenset[str], place: int) -> float:
        """Share of the pairs that the sentence has, or the sentence with the one behind it."""
        here = pairs_of("".join(self._squeezed[place : place + 2]))
        return len(grams & here) / max(1, len(grams))

    @cached_property
    def latin_sounds(self) -> frozenset[str]:
        return frozenset(consonants(word) for word in set(_LATIN_NAME.findall(self.text)))

    @cached_property
    def hangul_sounds(self) -> frozenset[str]:
        """Of its words, and of these without a particle of one or two syllables."""
        words = set(_HANGUL_WORD.findall(self.text))
        stems = {word[:-cut] for word in words for cut in (1, 2) if len(word) - cut > 1}
        return frozenset(map(consonants, words | stems))

    def may_sound(self, name: str) -> bool:
        """Whether a name in the other script than this page's may be one that the page writes in its own."""
        if _HANGUL_WORD.search(name):
            return not self.is_korean and sounds_among(consonants(name), self.latin_sounds)
        return self.is_korean and sounds_among(consonants(name), self.hangul_sounds)


def _is_cut(one: str, other: str) -> bool:
    return one != "" and one in "0123456789." and other in "0123456789."


def pairs_of(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def pages_of(sources: Iterable[Source]) -> tuple[Page, ...]:
    return tuple(
        Page(source.number, "\n".join(filter(None, (source.title, source.author, source.outlet, source.text))))
        for source in sources
    )


_RARE, _TRIED = 24, 6
"""Pairs of a quotation that choose the sentences to look at, and how many of those are looked at."""


def closest(words: str, pages: Iterable[Page]) -> tuple[Page, int, float] | None:
    """The sentence that shares most with the squeezed words, and how much of them it has."""
    grams = pairs_of(words)
    best: tuple[Page, int, float] | None = None
    for page in pages:
        for place in _candidates(grams, page):
            share = page.shared(grams, place)
            if best is None or share > best[2]:
                best = (page, place, share)
    return best


def _candidates(grams: frozenset[str], page: Page) -> Iterator[int]:
    known = sorted((page.grams[gram] for gram in grams if gram in page.grams), key=len)
    counted = Counter(place for places in known[:_RARE] for place in places)
    yield from (place for place, _ in counted.most_common(_TRIED))
