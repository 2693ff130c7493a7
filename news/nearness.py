"""How near texts are to the topics of a slate, measured as the grouping measures it.

The likeness of two topics is the mean over the pairs of their reports, as in average linkage: `news.stories.ALIKE` is
where the grouping makes them one. Meant for the worker process, as `news.stories` is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from domain.feeds import Item
from news.lens import Lens, Likeness, Prepared
from news.stories import ALIKE, MANY, Background, vectors_of

FAINT = 0.02
"""Likeness under this is not told: any two texts of a language share as much."""
_ROWS = 4000


def prepared(topics: Sequence[Sequence[Item]], past: Sequence[Item]) -> Prepared:
    """The topics made ready to be compared with; `past`: items of earlier days."""
    background = Background.shipped() + Background.of(past) + Background.of(item for topic in topics for item in topic)
    weights = background.weights()
    means = _means(topics, weights)
    lens = Lens(
        weights=weights.tobytes(),
        data=means.data.astype(np.float32).tobytes(),
        columns=means.indices.astype(np.int32).tobytes(),
        rows=means.indptr.astype(np.int32).tobytes(),
    )
    return Prepared(lens=lens, near=_near(means), days=_days(means, past, weights))


def compared(lens: Lens, told: Mapping[str, Sequence[Item]]) -> dict[str, tuple[Likeness, ...]]:
    """For each text, or group of texts, the topics that are like it, the most alike first."""
    names = [name for name, items in told.items() if items]
    opened = _Opened.of(lens)
    found: dict[str, tuple[Likeness, ...]] = dict.fromkeys(told, ())
    for start in range(0, len(names), _ROWS):
        part = names[start : start + _ROWS]
        product = (_means([told[name] for name in part], opened.weights) @ opened.means.T).tocsr()
        found.update(zip(part, (_row(product, row) for row in range(len(part))), strict=True))
    return found


@dataclass(frozen=True, slots=True)
class _Opened:
    weights: NDArray[np.float32]
    means: Any

    @classmethod
    def of(cls, lens: Lens) -> "_Opened":
        weights = np.frombuffer(lens.weights, np.float32)
        parts = (
            np.frombuffer(lens.data, np.float32),
            np.frombuffer(lens.columns, np.int32),
            np.frombuffer(lens.rows, np.int32),
        )
        return cls(weights, csr_array(parts, shape=(len(parts[2]) - 1, len(weights))))


def _means(groups: Sequence[Sequence[Item]], weights: NDArray[np.float32]) -> Any:
    """The mean of each group's vectors: the product of two means is the mean likeness over all pairs."""
    flat = [(item,) for group in groups for item in group]
    if not flat:
        return csr_array((len(groups), len(weights)), dtype=np.float32)
    rows = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    shares = np.array([1 / len(group) for group in groups for _ in group], np.float32)
    mean = csr_array((shares, (rows, np.arange(len(flat)))), shape=(len(groups), len(flat)))
    return (mean @ vectors_of(flat, weights)).tocsr()


def _row(product: Any, row: int) -> tuple[Likeness, ...]:
    start, end = product.indptr[row], product.indptr[row + 1]
    pairs = zip(product.indices[start:end].tolist(), product.data[start:end].tolist(), strict=True)
    return tuple(sorted(((index, like) for index, like in pairs if like >= FAINT), key=lambda pair: -pair[1]))


def _near(means: Any) -> tuple[tuple[int, int, float], ...]:
    product = (means @ means.T).tocoo()
    pairs = zip(product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True)
    return tuple((one, other, like) for one, other, like in pairs if one < other and like >= FAINT)


def _days(means: Any, past: Sequence[Item], weights: NDArray[np.float32]) -> tuple[int, ...]:
    """On how many earlier days each topic was told of."""
    told = [item for item in past if item.published][: 2 * MANY]
    seen: list[set[date]] = [set() for _ in range(means.shape[0])]
    for start, part in _split(told):
        product = (_means([[item] for item in part], weights) @ means.T).tocoo()
        like = product.data >= ALIKE
        for row, column in zip(product.row[like].tolist(), product.col[like].tolist(), strict=True):
            published = told[start + row].published
            if published is not None:
                seen[column].add(published.date())
    return tuple(len(days) for days in seen)


def _split(items: Sequence[Item]) -> Iterator[tuple[int, Sequence[Item]]]:
    return ((start, items[start : start + _ROWS]) for start in range(0, len(items), _ROWS))
