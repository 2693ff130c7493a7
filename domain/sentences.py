"""Where the sentences of a paragraph end; Korean and English, by rule.

A rule errs towards the longer piece: two sentences taken as one are still verbatim, while a quotation cut off from
"he said" becomes a claim of ours.
"""

import re
import unicodedata
from collections.abc import Iterator

TERMINAL = ".?!。！？"
_PAIRED = tuple((a, re.compile(rf"\{a}[^\{a}\{b}]*\{b}")) for a, b in ("“”", "「」", "『』", "()", "《》", "〈〉"))
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
_DATE = re.compile(r"(?<!\d)\d{4}\.\s?\d{1,2}\.(?:\s?\d{1,2}\.?)?|(?<![\d.])\d{1,2}\.\s\d{1,2}\.")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'])(?:Mr|Mrs|Ms|Dr|Prof|Inc|Corp|Co|Ltd|vs|No|Nos|St|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|etc|approx|est|Fig|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_LIST_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$")


def normal(text: str) -> str:
    """One space wherever there was white space, composed letters, and nothing that cannot be seen."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def split(line: str) -> tuple[str, ...]:
    """Every piece of one paragraph; joined by spaces they are the paragraph again."""
    line = normal(line)
    pieces, start = [], 0
    for end in ends(line):
        pieces.append(line[start:end].strip())
        start = end
    pieces.append(line[start:].strip())
    return tuple(piece for piece in pieces if piece)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends in a text of many lines, blanks around it left out."""
    start = 0
    for line in text.split("\n"):
        at = 0
        for end in (*ends(line), len(line)):
            piece = line[at:end]
            if piece.strip():
                yield start + at + len(piece) - len(piece.lstrip()), start + at + len(piece.rstrip())
            at = end
        start += len(line) + 1


def ends(line: str) -> Iterator[int]:
    """Positions just behind each sentence but the last."""
    dates = {i for match in _DATE.finditer(line) for i in range(match.start(), match.end())}
    quoted = _inside_quotes(line)
    for match in re.finditer(r"[.?!。！？]+", line):
        last = match.end() - 1
        if last not in dates and last not in quoted and _splits(line, match.start(), match.end()):
            yield match.end()


def _inside_quotes(line: str) -> frozenset[int]:
    """Positions within quotation marks or brackets that are closed again; an unclosed one counts as none."""
    spans = [m.span() for m in re.finditer(r'"[^"]*"', line)] if line.count('"') % 2 == 0 else []
    for opening, pair in _PAIRED:
        if opening in line:
            spans += [m.span() for m in pair.finditer(line)]
    return frozenset(i for start, end in spans for i in range(start, end))


def _splits(line: str, start: int, end: int) -> bool:
    rest = line[end : end + 2]
    if not rest:
        return False
    glued = line[start - 1 : start] in ("다", "요", "까") and "가" <= rest[0] <= "힣"
    if glued or not rest[0].isspace():
        return glued
    if line[start:end] != ".":
        return not line[start:end].startswith("..")
    following = rest[1:]
    if following.isdigit() and line[start - 1 : start].isdigit():
        return False
    before = line[max(0, start - 20) : end]
    return not (following.islower() or _ABBREVIATION.search(before) or _LIST_NUMBER.search(before))
