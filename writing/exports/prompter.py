"""Teleprompter text: spoken words only, a sentence or a breath per line, scenes set apart by a line of their own."""

from domain.drafts import Draft
from writing.exports.breaking import breaths, sentences
from writing.exports.speech import Spoken, spoken_parts

SEPARATOR = "━━━"
"""Stands around a scene's title, and nowhere else in the text."""


def teleprompter(draft: Draft) -> str:
    return "\n\n".join(_part(draft, part) for part in spoken_parts(draft)) + "\n"


def _part(draft: Draft, part: Spoken) -> str:
    """A blank line stands between what belongs to different cues."""
    title = f"{SEPARATOR} {part.title} {SEPARATOR}"
    beats = (_lines(words.replace(SEPARATOR, ""), draft) for words in part.words)
    return "\n\n".join([title, *beats])


def _lines(words: str, draft: Draft) -> str:
    lines = (line for sentence in sentences(words) for line in breaths(sentence, draft.language))
    return "\n".join(lines)
