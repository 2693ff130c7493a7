"""The Markdown of drafts as Telegram text with entities.

Understood, and nothing else: headings of one to three `#`, `**bold**`, `*   ` bullets, `1.  ` points, links to
http(s) addresses, and `---` rules, which go. Bold needs no word boundary, so that it may close after a bracket or
a quotation mark and before a Korean particle, where CommonMark would show the asterisks. It stays within a line.
Asterisks without a partner stay as they were typed: `2 ** 3` means something, and a half-written bold does no
harm. Cues are bold and italic, so that they stand off from the bold words of the lines that are spoken.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from telegram import MessageEntity

from handlers.pages import Rich, clean, trimmed, utf16_offsets

_HEADING = re.compile(r" *#{1,3} +(\S.*)")
_BULLET = re.compile(r"( *)\* +(\S.*)")
_POINT = re.compile(r"( *)(\d{1,3}[.)]) +(\S.*)")
_RULE = re.compile(r" *-{3,} *")
_STARS = re.compile(r"(?<!\*)\*{2,3}(?!\*)")
_CUE = re.compile(r"\[(?:화면|자료화면|효과음|Screen|Cutaway|Sound) ?:.*\]")
_LINK = re.compile(
    r"\[((?:\\.|[^\[\]\\]|\[[^\[\]]{0,100}\]){1,300})\]"
    r"\((https?://[^\s()<>]{1,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,5})\)",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\[\]\\])")
_BLANK_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """Formatting between two indexes of a Python string."""

    start: int
    end: int
    type: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """A text and its formatting while it is put together, in indexes of the Python string."""

    text: str
    marks: tuple[_Mark, ...] = ()

    def marked(self, kind: str, url: str | None = None) -> "Styled":
        """The whole text formatted; the same formatting inside it is absorbed."""
        inner = tuple(mark for mark in self.marks if mark.type != kind)
        return replace(self, marks=(_Mark(start=0, end=len(self.text), type=kind, url=url), *inner))


def joined(pieces: Iterable[Styled], separator: str = "") -> Styled:
    texts: list[str] = []
    marks: list[_Mark] = []
    length = 0
    for piece in pieces:
        texts.append(piece.text)
        marks += (replace(mark, start=mark.start + length, end=mark.end + length) for mark in piece.marks)
        length += len(piece.text) + len(separator)
    return Styled(text=separator.join(texts), marks=tuple(marks))


def rich(styled: Styled) -> Rich:
    """Turn indexes into UTF-16 offsets; no entity is empty or has whitespace at an edge, nor has the text."""
    text = styled.text
    first, last = trimmed(text, 0, len(text))
    offsets = utf16_offsets(text)
    entities = []
    for mark in sorted(styled.marks, key=lambda mark: (mark.start, -mark.end)):
        start, end = trimmed(text, mark.start, mark.end)
        if start < end:
            place = offsets[start] - offsets[first]
            entities.append(MessageEntity(mark.type, place, offsets[end] - offsets[start], url=mark.url))
    return Rich(text=text[first:last], entities=tuple(entities))


def to_rich(markdown: str, known: Container[str] | None = None) -> Rich:
    """Read a draft or a part of one; as long as it is, so `pages` comes after.

    Given `known`, only those addresses become links, and any other stays in sight: a model's words may hide
    where they lead.
    """
    lines: list[Styled] = []
    blank = 0
    for raw in clean(markdown).split("\n"):
        line = _line(raw.rstrip(), known)
        blank = 0 if line.text else blank + 1
        if blank < _BLANK_LINES:
            lines.append(line)
    return rich(joined(lines, "\n"))


def _line(line: str, known: Container[str] | None) -> Styled:
    if _RULE.fullmatch(line):
        return Styled(text="")
    if heading := _HEADING.fullmatch(line):
        return _inline(heading[1], known).marked(MessageEntity.BOLD)
    if bullet := _BULLET.fullmatch(line):
        return joined([Styled(text=_indent(bullet[1]) + "• "), _inline(bullet[2], known)])
    if point := _POINT.fullmatch(line):
        return joined([Styled(text=f"{_indent(point[1])}{point[2]} "), _inline(point[3], known)])
    return _inline(line, known)


def _indent(spaces: str) -> str:
    """Lists within lists stay in sight on a narrow screen: at most six spaces."""
    return spaces[:6]


def _inline(text: str, known: Container[str] | None) -> Styled:
    """Bold is paired with the links covered up, so a link lies wholly inside or wholly outside of it."""
    covered = _LINK.sub(lambda match: "x" * len(match[0]) if _is_link(match, known) else match[0], text)
    return _bold(text, covered, lambda part: _linked(part, known))


def _bold(text: str, covered: str, inner: Callable[[str], Styled]) -> Styled:
    pieces: list[Styled] = []
    position = 0
    for opening, closing in _pairs(covered):
        pieces.append(inner(text[position:opening]))
        pieces.append(_strong(inner(text[opening + 2 : closing])))
        position = closing + 2
    return joined([*pieces, inner(text[position:])])


def _strong(styled: Styled) -> Styled:
    bold = styled.marked(MessageEntity.BOLD)
    return bold.marked(MessageEntity.ITALIC) if _CUE.fullmatch(styled.text) else bold


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where `**` opens and closes; of two that could open, the nearer one does. A third asterisk is a character."""
    pairs: list[tuple[int, int]] = []
    opening: int | None = None
    for stars in _STARS.finditer(text):
        start, end = stars.span()
        if opening is not None and not text[start - 1].isspace():
            pairs.append((opening, start))
            opening = None
        elif end < len(text) and not text[end].isspace():
            opening = end - 2
    return pairs


def _linked(text: str, known: Container[str] | None) -> Styled:
    pieces: list[Styled] = []
    position = 0
    for match in _LINK.finditer(text):
        if _is_link(match, known):
            title = _ESCAPED.sub(r"\1", match[1])
            pieces.append(Styled(text=text[position : match.start()]))
            pieces.append(_bold(title, title, lambda part: Styled(text=part)).marked(MessageEntity.TEXT_LINK, match[2]))
            position = match.end()
    return joined([*pieces, Styled(text=text[position:])])


def _is_link(match: re.Match[str], known: Container[str] | None) -> bool:
    title, url = match[1], match[2]
    if _CUE.fullmatch(f"[{title}]") or not title.strip():
        return False
    return _reachable(url) if known is None else url in known and _reachable(url)


def _reachable(url: str) -> bool:
    """Whether Telegram would take it for a link; one that names a user before the host is there to mislead."""
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return port_is_fine and "." in (parts.hostname or "") and "@" not in parts.netloc
