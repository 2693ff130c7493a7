"""Near-duplicates: one report in many clothes, wire copies and updates, as against another report on the matter."""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz, process

from news.feeds import Item

APART = timedelta(hours=60)
"""Two reports further apart in time are no copies of each other: standing headings come back every week."""
_SHINGLE = 5
_PERMUTATIONS = 64
_CANDIDATE = 0.3
_CONTAINED = 0.6
_SAME_TITLE = 85
_SOME_BODY = 30
_BODY = 600
_TAG = re.compile(r"[\[【<(〈][^\]】>)〉]{0,24}[\]】>)〉]")
_BYLINE = re.compile(r"\A\s*(?:[\[(][^\])]{2,30}[\])])?\s*(?:[가-힣]{2,4}\s?(?:·\s?[가-힣]{2,4}\s?)*(?:기자|특파원)\s?=?)\s*")
_NOT_WORD = re.compile(r"[\W_]+")
_THOUSANDS = re.compile(r"(\d{1,3})천\s?(\d{1,3})?(?=\D|\Z)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TURN = re.compile(r"해제|취소|철회|정정|부인|반박|무산|번복|연기|오보|call(?:ed)? off|cancel|withdr[ae]w|den(?:y|ies)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Text:
    title: str
    body: str
    title_numbers: frozenset[str]
    body_numbers: frozenset[str]
    turns: frozenset[str]
    published: datetime | None
    shingles: frozenset[int]

    @classmethod
    def of(cls, item: Item) -> "_Text":
        title = _TAG.sub(" ", plain(item.title))
        body = plain(_BYLINE.sub("", item.lede[:_BODY]))
        joined = _NOT_WORD.sub("", body)
        return cls(
            title=_NOT_WORD.sub("", title),
            body=joined,
            title_numbers=numbers(title),
            body_numbers=numbers(body),
            turns=frozenset(_TURN.findall(f"{title} {body}".lower())),
            published=item.published,
            shingles=frozenset(zlib.crc32(part.encode()) for part in _parts(joined)) if joined else frozenset(),
        )

    @property
    def bare(self) -> bool:
        """A flash with nothing under its headline says too little to be compared by its text."""
        return len(self.body) < _SOME_BODY


def plain(text: str) -> str:
    """Compatible forms made one, lower case; digits without separators, 2천200 as 2200."""
    flat = unicodedata.normalize("NFKC", text).lower()
    flat = re.sub(r"(?<=\d),(?=\d)", "", flat)
    return _THOUSANDS.sub(lambda match: str(int(match[1]) * 1000 + int(match[2] or 0)), flat)


def numbers(text: str) -> frozenset[str]:
    """Of a text made `plain`."""
    return frozenset(_NUMBER.findall(text))


def twins(items: Sequence[Item]) -> list[list[int]]:
    """Groups of items that are the same report, by index, in the order of their first members.

    Advertisements have to be dropped before: hundreds of them share one text.
    """
    texts = [_Text.of(item) for item in items]
    groups = Groups(len(texts))
    for one, other in _candidates(texts):
        if not groups.together(one, other) and same_report(texts[one], texts[other]):
            groups.join(one, other)
    return groups.members()


def same_report(one: _Text, other: _Text) -> bool:
    if one.turns != other.turns or _far_apart(one, other) or not _numbers_agree(one, other):
        return False
    alike = fuzz.ratio(one.title, other.title)
    if one.bare or other.bare:
        return alike >= _SAME_TITLE + 3 and one.title_numbers == other.title_numbers
    shared = _contained(one.shingles, other.shingles)
    return shared >= _CONTAINED or (
        alike >= _SAME_TITLE and one.title_numbers == other.title_numbers and shared >= _CONTAINED / 4
    )


def _numbers_agree(one: _Text, other: _Text) -> bool:
    """A copy may leave numbers out, but has none of its own; templates share their words and differ in these."""
    titles = one.title_numbers & other.title_numbers
    if min(len(one.title_numbers), len(other.title_numbers)) > len(titles):
        return False
    fewer = min(len(one.body_numbers), len(other.body_numbers))
    return len(one.body_numbers & other.body_numbers) * 2 >= fewer


def _far_apart(one: _Text, other: _Text) -> bool:
    return bool(one.published and other.published and abs(one.published - other.published) > APART)


def _contained(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _parts(text: str) -> Iterator[str]:
    return (text[start : start + _SHINGLE] for start in range(max(1, len(text) - _SHINGLE + 1)))


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    yield from _alike_bodies(texts)
    yield from _alike_titles(texts)


def _alike_bodies(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    for number, text in enumerate(texts):
        if text.bare:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=_as_is, scheme="affine32")
        sketch.update_batch(list(text.shingles))
        yield from ((earlier, number) for earlier in index.query(sketch))
        index.insert(number, sketch, check_duplication=False)


def _as_is(value: int) -> int:
    return value


def _alike_titles(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    titles = [text.title for text in texts]
    for start in range(0, len(titles), 500):
        rows = process.cdist(
            titles[start : start + 500], titles[start:], scorer=fuzz.ratio, score_cutoff=_SAME_TITLE, dtype=np.uint8
        )
        for row, column in zip(*np.nonzero(np.triu(rows, 1)), strict=True):
            yield start + int(row), start + int(column)


class Groups:
    """Indices joined pair by pair."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def together(self, one: int, other: int) -> bool:
        return self._root(one) == self._root(other)

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def members(self) -> list[list[int]]:
        groups: dict[int, list[int]] = {}
        for index in range(len(self._parent)):
            groups.setdefault(self._root(index), []).append(index)
        return list(groups.values())

    def _root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index
