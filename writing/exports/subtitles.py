"""Subtitles: at most two lines each, timed within their scene by syllables."""

import re
from collections.abc import Iterator
from datetime import timedelta

import srt  # type: ignore[import-untyped]

from domain.drafts import Draft
from writing.exports.breaking import pairs, sentences
from writing.exports.speech import Spoken, shared_out, spoken_parts, weights

LEAST = 1000
"""Milliseconds that a subtitle stands at least."""
_TAGS = str.maketrans({"<": "＜", ">": "＞", "{": "｛", "}": "｝"})
"""Players take these for formatting and hide what stands in them; the wide forms look alike."""


def subtitles(draft: Draft) -> str:
    """One follows the other without gap or overlap inside a scene.

    A scene starts when its heading says, or where that is too early for the scene before, right after it; its
    subtitles fill its range, or as much as `LEAST` for each needs.
    """
    items = [
        srt.Subtitle(index=None, start=timedelta(milliseconds=start), end=timedelta(milliseconds=end), content=text)
        for start, end, text in _timed(draft)
    ]
    return str(srt.compose(items, eol="\n"))


def _timed(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Start and end in milliseconds, and the text."""
    told = 0
    for part in spoken_parts(draft):
        texts = _texts(draft, part)
        start = max(told, part.start * 1000)
        length = max(part.end * 1000 - start, LEAST * len(texts))
        told = start
        for text, lasts in zip(texts, shared_out(length, weights(texts, draft.language), LEAST), strict=True):
            yield told, told + lasts, text
            told += lasts


def _texts(draft: Draft, part: Spoken) -> list[str]:
    """A sentence is broken by itself, so no subtitle holds the end of one and the start of another."""
    return [
        "\n".join(lines)
        for words in part.words
        for sentence in sentences(words.translate(_TAGS))
        for lines in pairs(sentence, draft.language)
        if re.search(r"\S", "".join(lines))
    ]
