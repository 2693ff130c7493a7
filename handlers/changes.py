"""What a revision changed, short enough to read in the chat.

Removed words are struck through, added ones bold, and what stayed is elided but for a few words beside a change.
Sentences are compared first; a stretch of sentences that stayed alike is then compared word by word, since a new
figure says more when the words around it are not repeated. One that was written anew is shown as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from telegram import MessageEntity

from handlers.markdown import Styled, joined, rich, to_rich
from handlers.pages import ENTITIES_PER_MESSAGE, SENTENCE_END, Rich, clip, pages, utf16_len

_NEIGHBOURS = 4
_ALIKE = 0.5
_CAPS = (None, 600, 300, 150, 80, 40)
_GAP = "…"
_HANGS = re.compile(r" *(?:• |\d{1,3}[.)] )")


class _Kind(Enum):
    SAME = None
    GONE = MessageEntity.STRIKETHROUGH
    NEW = MessageEntity.BOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    kind: _Kind
    text: str


_ELIDED = _Chunk(kind=_Kind.SAME, text=_GAP)


def diff(before: str, after: str, limit: int) -> Rich:
    """Compare two texts of a part, both Markdown, as a reader sees them; at most `limit` UTF-16 units.

    The text is empty when nothing that a reader sees has changed. If it would be too long, long stretches are
    shortened, removed ones more than added ones, and in the end it is cut.
    """
    blocks = list(_blocks(_sentences(before), _sentences(after)))
    for cap in _CAPS:
        shown = rich(joined((_shown(block, cap) for block in blocks), "\n"))
        if utf16_len(shown.text) <= limit and len(shown.entities) <= ENTITIES_PER_MESSAGE:
            return shown
    if limit < len(_GAP) + 1:
        return Rich(text="")
    first = pages(shown, limit - len(_GAP))[0]
    return Rich(text=first.text.removesuffix(_GAP) + _GAP, entities=first.entities)


def _sentences(markdown: str) -> list[str]:
    found: list[str] = []
    for line in to_rich(markdown).text.split("\n"):
        position = 0
        for end in SENTENCE_END.finditer(line):
            found.append(line[position : end.end()])
            position = end.end()
        found.append(line[position:])
    return [sentence.strip() for sentence in found if sentence.strip()]


def _blocks(old: list[str], new: list[str]) -> Iterator[list[_Chunk]]:
    """One list of chunks per stretch of changed sentences, with an ellipsis where unchanged ones were left out."""
    steps = SequenceMatcher(None, old, new).get_opcodes()
    for number, (step, i1, i2, j1, j2) in enumerate(steps):
        if step == "equal":
            continue
        block = _changed(old[i1:i2], new[j1:j2])
        before = [_ELIDED] if number > 0 and block[0] != _ELIDED else []
        after = [_ELIDED] if number == len(steps) - 2 and block[-1] != _ELIDED else []
        yield [*before, *block, *after]


def _changed(old: list[str], new: list[str]) -> list[_Chunk]:
    old_words, new_words = " ".join(old).split(), " ".join(new).split()
    matcher = SequenceMatcher(None, old_words, new_words)
    if matcher.ratio() < _ALIKE:
        return _replaced(_flowing(old), _flowing(new))
    steps = matcher.get_opcodes()
    chunks: list[_Chunk] = []
    for number, (step, i1, i2, j1, j2) in enumerate(steps):
        if step == "equal":
            chunks += _elided(old_words[i1:i2], at_start=number == 0, at_end=number == len(steps) - 1)
        else:
            chunks += _replaced(" ".join(old_words[i1:i2]), " ".join(new_words[j1:j2]))
    return chunks


def _replaced(old: str, new: str) -> list[_Chunk]:
    chunks = (_Chunk(kind=_Kind.GONE, text=old), _Chunk(kind=_Kind.NEW, text=new))
    return [chunk for chunk in chunks if chunk.text]


def _elided(words: list[str], *, at_start: bool, at_end: bool) -> list[_Chunk]:
    head = [] if at_start else words[:_NEIGHBOURS]
    tail = [] if at_end else words[len(words) - _NEIGHBOURS :]
    if len(words) <= len(head) + len(tail) + 1 or len(words) <= _NEIGHBOURS:
        return [_Chunk(kind=_Kind.SAME, text=" ".join(words))]
    parts = [" ".join(head), _GAP, " ".join(tail)]
    return [_Chunk(kind=_Kind.SAME, text=part) for part in parts if part]


def _flowing(sentences: list[str]) -> str:
    """Sentences side by side, list items below each other."""
    text = ""
    for sentence in sentences:
        text += ("\n" if _HANGS.match(sentence) else " ") + sentence
    return text.strip()


def _shown(block: list[_Chunk], cap: int | None) -> Styled:
    return joined((_styled(chunk, cap) for chunk in block), " ")


def _styled(chunk: _Chunk, cap: int | None) -> Styled:
    if chunk.kind is _Kind.SAME:
        return Styled(text=chunk.text)
    room = None if cap is None else cap // 2 if chunk.kind is _Kind.GONE else cap
    text = chunk.text if room is None else clip(chunk.text, room)
    return Styled(text=text).marked(chunk.kind.value)
