"""Reads the text of one part, as a person or the model hands it in, into the pieces that a draft keeps."""

import re

from domain import markup
from domain.clock import CLOCK, cue_pattern
from domain.language import Language
from domain.markup import WORDING, LayoutError, LayoutReason
from domain.parts import PartKind

_RANGE = rf"(?: \({CLOCK}-{CLOCK}\))?"
_SECTION = re.compile(r"## [0-9]{1,3}\. (.+)")
_SCENE = re.compile(rf"### (\*\*)?(?:[0-9]{{1,3}}\. )?(.+?){_RANGE}(?(1)\*\*)")
_BULLET = re.compile(r"\s*(?:[*+•-]|[0-9]{1,2}[.)])\s+(?=\S)")
_SPOKEN_ICON = {PartKind.OPENING: markup.OPENING, PartKind.CLOSING: markup.CLOSING}


def normalised(text: str) -> str:
    """Line ends made one, blank lines around taken off; LayoutError for characters that no draft may hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    markup.check_characters(text)
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)


def read_blog_title(text: str) -> str:
    return markup.check_title(text.strip())


def read_script_title(text: str) -> str:
    return markup.check_title(text.strip().removeprefix(markup.SCRIPT_TITLE).strip())


def read_takeaways(text: str) -> tuple[str, ...]:
    lines = text.split("\n")
    items = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (number == 1 and line.rstrip() == markup.TAKEAWAYS):
            continue
        markup.check_words(line, number)
        items.append(markup.check_line(_BULLET.sub("", line, count=1).strip(), number))
    if not items:
        raise LayoutError(1, LayoutReason.EMPTY, text)
    return tuple(items)


def read_section(text: str) -> tuple[str, str]:
    """Title (empty where `text` has no heading) and body."""
    first, rest = _split(text)
    heading = _SECTION.fullmatch(first.rstrip())
    if not heading:
        return "", markup.check_body(text)
    return markup.check_line(heading[1].strip()), _body_below(rest)


def read_spoken(text: str, kind: PartKind, language: Language) -> tuple[str, str]:
    """Title (empty for opening, closing, and where `text` has no heading) and body."""
    first, rest = _split(text)
    if kind is PartKind.SCENE:
        heading = _SCENE.fullmatch(first.rstrip())
        if not heading:
            return "", _spoken_body(text, 1, language)
        return markup.check_line(heading[2].strip()), _spoken_body(*_below(rest), language)
    if _is_own_heading(first.rstrip(), kind, language):
        return "", _spoken_body(*_below(rest), language)
    return "", _spoken_body(text, 1, language)


def read_new(kind: PartKind, title: str, body: str, language: Language) -> tuple[str, str]:
    """Title and body of a section or scene that is to be added."""
    title, body = normalised(title).strip(), normalised(body)
    markup.check_line(title)
    return title, _spoken_body(body, 1, language) if kind is PartKind.SCENE else markup.check_body(body)


def _is_own_heading(line: str, kind: PartKind, language: Language) -> bool:
    words = WORDING[language]
    word = words.opening if kind is PartKind.OPENING else words.closing
    return re.fullmatch(re.escape(_SPOKEN_ICON[kind] + word) + _RANGE, line) is not None


def _split(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    return first, rest


def _below(rest: str) -> tuple[str, int]:
    """A body without the blank lines above it, and the number of its first line, the heading being line 1."""
    lines = rest.split("\n")
    skipped = 0
    while skipped < len(lines) - 1 and not lines[skipped].strip():
        skipped += 1
    return "\n".join(lines[skipped:]), skipped + 2


def _body_below(rest: str) -> str:
    return markup.check_body(*_below(rest))


def _spoken_body(body: str, number: int, language: Language) -> str:
    markup.check_body(body, number)
    marker = WORDING[language].line
    if cue_pattern(language).search(body) or any(line.startswith(marker) for line in body.split("\n")):
        return body
    paragraphs = re.split(r"\n\s*\n", body)
    return "\n\n".join(f"{marker} {' '.join(paragraph.split())}" for paragraph in paragraphs)
