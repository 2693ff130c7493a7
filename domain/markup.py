"""The lines that a draft's Markdown is made of, and what may not stand among them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import ChogoError
from domain.language import Language


class LayoutReason(StrEnum):
    HEADER = "header"
    """The fixed first heading, or its Topic, Date and Source lines."""
    DATE = "date"
    SPACING = "spacing"
    """A blank line is missing, is too many, or a one-line text has blanks around it."""
    HEADING = "heading"
    """Another heading belongs here, or one stands where words belong."""
    RULE = "rule"
    NUMBER = "number"
    """Sections and scenes count from 1 without a gap."""
    BULLET = "bullet"
    EMPTY = "empty"
    LANGUAGE = "language"
    """Layout words of both languages in one draft."""
    SOURCES = "sources"
    CHARACTER = "character"
    """A control character, a carriage return, or half of a surrogate pair."""
    ENDING = "ending"
    """The text does not end with exactly one newline."""


EXCERPT = 80


class LayoutError(ChogoError):
    """Markdown that is not a draft, or that would break the draft it is put into."""

    def __init__(self, line: int, reason: LayoutReason, excerpt: str = "") -> None:
        super().__init__(f"line {line}: {reason}: {excerpt[:EXCERPT]!r}")
        self.line = line
        """From 1, in the text that was read: the whole draft, or the new text of one part."""
        self.reason = reason
        self.excerpt = excerpt[:EXCERPT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The layout words of one language."""

    opening: str
    main: str
    closing: str
    screen: str
    cutaway: str
    sound: str
    line: str
    sources: str

    @property
    def cues(self) -> tuple[str, str, str]:
        return (self.screen, self.cutaway, self.sound)


WORDING = {
    Language.KO: Wording(
        opening="오프닝",
        main="본론",
        closing="클로징",
        screen="화면",
        cutaway="자료화면",
        sound="효과음",
        line="(대사)",
        sources="출처",
    ),
    Language.EN: Wording(
        opening="Opening",
        main="Main",
        closing="Closing",
        screen="Screen",
        cutaway="Cutaway",
        sound="Sound",
        line="(Line)",
        sources="Sources",
    ),
}

HEADER = "# 📝 Blog Post & Script"
TAKEAWAYS = "## 🔑 Key Takeaways"
SCRIPT_TITLE = "# [YouTube Script] "
OPENING = "## 🎬 "
MAIN = "## 📺 "
CLOSING = "## 👋 "
RULE = "---"
BULLET = "*   "

_HEADING = re.compile(r" {0,3}(?:#{1,6}(?:\s|$)|=+\s*$)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}\s*$")


def is_heading(line: str) -> bool:
    """A Markdown heading of any level, the underlining `===` included: none may stand among words."""
    return _HEADING.match(line) is not None


def is_rule(line: str) -> bool:
    return _RULE.match(line) is not None


def is_damaging(character: str) -> bool:
    """No draft holds it: controls (tab and newline apart), line separators, lone surrogates."""
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs")


def check_characters(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isprintable() and any(map(is_damaging, line)):
            excerpt = "".join("\N{REPLACEMENT CHARACTER}" if is_damaging(c) else c for c in line)
            raise LayoutError(number, LayoutReason.CHARACTER, excerpt)


def check_line(line: str, number: int = 1) -> str:
    """Give back a one-line text that may stand alone in the layout."""
    if not line.strip():
        raise LayoutError(number, LayoutReason.EMPTY, line)
    if line != line.strip() or "\n" in line:
        raise LayoutError(number, LayoutReason.SPACING, line)
    return line


def check_words(line: str, number: int = 1) -> None:
    """Refuse a line of a body that the layout would take for its own."""
    if is_heading(line):
        raise LayoutError(number, LayoutReason.HEADING, line)
    if is_rule(line):
        raise LayoutError(number, LayoutReason.RULE, line)


def check_title(line: str, number: int = 1) -> str:
    check_words(line, number)
    return check_line(line, number)


def check_body(body: str, number: int = 1) -> str:
    """Give back a body that may stand under a heading; `number` is that of its first line."""
    lines = body.split("\n")
    if not body.strip():
        raise LayoutError(number, LayoutReason.EMPTY)
    if not lines[0].strip() or not lines[-1].strip():
        raise LayoutError(number if not lines[0].strip() else number + len(lines) - 1, LayoutReason.SPACING)
    for offset, line in enumerate(lines):
        check_words(line, number + offset)
    return body
