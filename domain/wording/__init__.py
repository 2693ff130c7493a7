"""Wording that a Korean finance channel may not use. Help with words; no legal advice (docs/wording.md)."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.language import Language
from domain.quoted import quoted_spans
from domain.sentences import spans
from domain.wording.excuses import is_excused
from domain.wording.laws import Law
from domain.wording.notes import ai_line, investment_note
from domain.wording.phrases import PHRASES, Phrase

__all__ = ["PHRASES", "Law", "Level", "Phrase", "Wording", "ai_line", "investment_note", "phrase_of", "wordings"]


class Level(StrEnum):
    SAID = "said"
    """The text says it itself: to be reworded."""
    QUOTED = "quoted"
    """Somebody else says it, in quotation marks: to be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    phrase: str
    """Id of the `Phrase`."""
    words: str
    """As the text has them."""
    offset: int
    """Characters from the start of the text that was given."""
    sentence: str
    level: Level


def phrase_of(id_: str) -> Phrase:
    return next(phrase for phrase in PHRASES if phrase.id == id_)


def wordings(text: str, language: Language) -> Iterator[Wording]:
    """Each phrase at most once a sentence, in reading order.

    The language is the text's; Latin words in a Korean text are not read as English.
    """
    # Most texts have none of the words, and looking for each in each sentence takes long.
    likely = [phrase for phrase in PHRASES if phrase.words[language].search(text)]
    if not likely:
        return
    quoted = quoted_spans(text)
    for start, end in spans(text):
        for at in range(start, end, _LONGEST):
            piece = text[at : min(end, at + _LONGEST)]
            yield from sorted(_found(piece, at, likely, language, quoted), key=lambda wording: wording.offset)


_LONGEST = 1_000
"""Characters that are read as one sentence; a text without full stops is read in such pieces."""


def _found(
    sentence: str, start: int, likely: list[Phrase], language: Language, quoted: list[tuple[int, int]]
) -> Iterator[Wording]:
    for phrase in likely:
        for match in phrase.words[language].finditer(sentence):
            in_quotes = _is_inside(start + match.start(), quoted)
            if not in_quotes and is_excused(phrase, sentence, *match.span(), language):
                continue
            level = Level.QUOTED if in_quotes else Level.SAID
            words = match[0].strip(" ,;:.")
            offset = start + sentence.index(words, match.start())
            yield Wording(phrase=phrase.id, words=words, offset=offset, sentence=sentence, level=level)
            break


def _is_inside(at: int, marked: list[tuple[int, int]]) -> bool:
    """Spans are in order and do not overlap."""
    place = bisect_right(marked, at, key=lambda span: span[0])
    return place > 0 and at < marked[place - 1][1]
