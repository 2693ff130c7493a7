"""The project's own newsroom: ten topics of invented news, each with traps that are named and explained."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FOLDER = Path(__file__).parent / "newsroom"
FIELDS = ("title", "outlet", "url", "published")


class BadArticle(ValueError):
    """A file of the newsroom is not as it should be; the message names the file and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    file: str
    """Its number comes first: the place that the draft's sources give it."""
    title: str
    outlet: str
    url: str
    """On a host that does not exist: the articles are served on loopback under its host and path."""
    published: datetime
    """With its zone."""
    text: str

    @property
    def number(self) -> int:
        return int(self.file.partition("-")[0])

    @property
    def path(self) -> str:
        parts = urlsplit(self.url)
        return f"/{parts.netloc}{parts.path}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Something in an article that leads a careless writer astray."""

    kind: str
    file: str
    words: str
    """As the article has them."""
    how: str
    """How an answer falls for it."""
    fallen: tuple[str, ...]
    """A text that says one of these has fallen …"""
    but: tuple[str, ...] = ()
    """… unless it only says them as a part of one of these …"""
    unless_all: tuple[str, ...] = ()
    """… or says all of these too."""

    def caught(self, text: str) -> bool:
        """Whether the text has fallen for it: by its words alone, so a careful reader may see more."""
        said = squeezed(text)
        for harmless in self.but:
            said = said.replace(squeezed(harmless), "")
        if not any(_says(said, words) for words in self.fallen):
            return False
        return not self.unless_all or not all(_says(said, words) for words in self.unless_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    name: str
    """The folder's."""
    asked: str
    """What a person types."""
    articles: tuple[Article, ...]
    traps: tuple[Trap, ...]


def topics(wanted: Iterable[str] = (), folder: Path = FOLDER) -> tuple[Topic, ...]:
    """All of them, or those whose folder's name has one of the wanted words. Raises BadArticle."""
    words = tuple(wanted)
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    return tuple(_topic(path) for path in folders if not words or any(word in path.name for word in words))


def squeezed(text: str) -> str:
    """Without what may differ between two ways of writing the same words: spaces, commas, bold, source marks, units."""
    text = re.sub(r"\[\d{1,2}(?:\s*,\s*\d{1,2})*\]|\*\*|⚠\ufe0f?", "", text)
    for spoken, written in _UNITS.items():
        text = text.replace(spoken, written)
    return re.sub(r"[\s,]", "", text).casefold()


_UNITS = {"퍼센트": "%", "기가와트": "GW", "메가와트": "MW", "테라와트시": "TWh"}


def _says(said: str, words: str) -> bool:
    wanted = squeezed(words)
    # Not the end of a longer number; a full stop before it is one only behind a digit.
    before = r"(?<!\d)(?<!\d\.)" if wanted[0].isdecimal() else ""
    return re.search(before + re.escape(wanted), said) is not None


def _topic(folder: Path) -> Topic:
    listed = tomllib.loads((folder / "traps.toml").read_text(encoding="utf-8"))
    articles = tuple(parse(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
    return Topic(
        name=folder.name,
        asked=listed["topic"],
        articles=articles,
        traps=tuple(_trap(row) for row in listed["trap"]),
    )


def _trap(row: dict[str, Any]) -> Trap:
    lists = {key: tuple(row.get(key, ())) for key in ("fallen", "but", "unless_all")}
    return Trap(**(row | lists))


def parse(file: str, source: str) -> Article:
    """A header of `name: value` lines, an empty line, paragraphs. Raises BadArticle."""
    head, _, text = source.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if tuple(fields) != FIELDS or not text.strip():
        raise BadArticle(f"{file}: the header is {', '.join(fields)}, not {', '.join(FIELDS)}")
    published = datetime.fromisoformat(fields["published"])
    if published.tzinfo is None:
        raise BadArticle(f"{file}: the time has no zone")
    return Article(
        file=file,
        title=fields["title"],
        outlet=fields["outlet"],
        url=fields["url"],
        published=published,
        text=text.strip(),
    )
