"""Near-duplicates: one report in many clothes, wire copies and updates, as against another report on the matter."""

from collections.abc import Iterator, Sequence

import numpy as np
from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]
from rapidfuzz import fuzz, process

from domain.feeds import Item
from news.wording import SAME_TITLE, Wording, same_report

_PERMUTATIONS = 64
_CANDIDATE = 0.3


def twins(items: Sequence[Item]) -> list[list[int]]:
    """Groups of items that are the same report, by index, in the order of their first members.

    Advertisements have to be dropped before: hundreds of them share one text.
    """
    texts = [Wording.of(item) for item in items]
    groups = Groups(len(texts))
    for one, other in _candidates(texts):
        if not groups.together(one, other) and same_report(texts[one], texts[other]):
            groups.join(one, other)
    return groups.members()


def _candidates(texts: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    yield from _alike_bodies(texts)
    yield from _alike_titles(texts)


def _alike_bodies(texts: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, hashfunc=_as_is, scheme="affine32")
    for number, text in enumerate(texts):
        if text.bare:
            continue
        sketch = empty.copy()
        sketch.update_batch(list(text.shingles))
        yield from ((earlier, number) for earlier in index.query(sketch))
        index.insert(number, sketch, check_duplication=False)


def _as_is(value: int) -> int:
    return value


def _alike_titles(texts: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    titles = [text.title for text in texts]
    for start in range(0, len(titles), 500):
        rows = process.cdist(
            titles[start : start + 500], titles[start:], scorer=fuzz.ratio, score_cutoff=SAME_TITLE, dtype=np.uint8
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
