"""Where sentences stand in a text."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(r"[.!?…]+[\"'”’)\]」』]*(?:\[[0-9]{1,2}\])*⚠?\ufe0f?(?:\s+|$)")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, line by line, without the blanks around; an abbreviation may end one early."""
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            yield from _trimmed(text, start, end.end())
            start = end.end()
        yield from _trimmed(text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    if words.strip():
        yield start + left, start + len(words.rstrip())


_QUOTED = re.compile(
    r"“[^”\n\r]*”|\"[^\"\n\r]*\"|‘[^’\n\r]*’|(?<![A-Za-z0-9])'[^'\n\r]*'(?![A-Za-z])|「[^」\n\r]*」|『[^』\n\r]*』"
)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands in quotation marks, the marks included, within one line."""
    return [match.span() for match in _QUOTED.finditer(text)]
