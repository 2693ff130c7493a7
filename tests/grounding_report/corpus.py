"""The labelled texts: sources, sentences of a draft about them, and for each figure what it should come to.

A set is a text file. `-- source 1 | day | outlet | title` opens a source, `-- claims` the sentences:
`1,2 | … {7조 원|e} …` cites sources 1 and 2, `* | …` none. Behind the bar stands the label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain.sources import Source

HERE = Path(__file__).parent
LABELS = {
    "e": "stands in the source",
    "r": "rounded",
    "d": "worked out",
    "xd": "wrong digit",
    "xu": "wrong unit",
    "xs": "other subject",
    "xc": "other source",
    "xi": "invented",
    "xr": "taken back by its source",
}
_FIGURE = re.compile(r"\{([^|{}]+)\|([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Label:
    start: int
    end: int
    text: str
    label: str

    @property
    def is_true(self) -> bool:
        return not self.label.startswith("x")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    labels: tuple[Label, ...]
    cited: frozenset[int]


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    sources: tuple[Source, ...]
    sentences: tuple[Sentence, ...]


def topics(name: str) -> tuple[Topic, ...]:
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(_topic(piece) for piece in re.split(r"^== ", text, flags=re.MULTILINE) if piece.strip())


def _topic(piece: str) -> Topic:
    name, _, rest = piece.partition("\n")
    told, _, claims = rest.partition("-- claims\n")
    return Topic(name.strip(), tuple(_sources(told)), tuple(_sentence(line) for line in claims.splitlines() if line))


def _sources(text: str) -> Iterator[Source]:
    for block in re.split(r"^-- source ", text, flags=re.MULTILINE):
        if block.strip():
            head, _, body = block.partition("\n")
            number, day, outlet, title = (it.strip() for it in head.split("|"))
            yield Source(
                number=int(number),
                url=f"https://example.com/{number}",
                outlet=outlet,
                title=title,
                published=datetime.fromisoformat(day).replace(tzinfo=UTC),
                text=body.strip(),
            )


def _sentence(line: str) -> Sentence:
    cited, _, words = line.partition(" | ")
    text, labels, at = "", [], 0
    for match in _FIGURE.finditer(words):
        text += words[at : match.start()]
        if match[2] not in LABELS:
            raise ValueError(f"no such label: {match[0]}")
        labels.append(Label(len(text), len(text) + len(match[1]), match[1], match[2]))
        text += match[1]
        at = match.end()
    numbers = frozenset() if cited == "*" else frozenset(int(it) for it in cited.split(","))
    return Sentence(text + words[at:], tuple(labels), numbers)
