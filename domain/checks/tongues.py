"""Words in another language than the draft's."""

import re
from collections.abc import Iterator

from domain.checks.finding import EXCERPT, Finding, Rule
from domain.checks.reading import PartText, Reading, unquoted
from domain.language import Language

_HANGUL, _LATIN = re.compile("[가-힣]"), re.compile("[A-Za-z]")
_FEW_LETTERS, _SENTENCE_LETTERS = 20, 40
_SYLLABLE = 2.5
"""Latin letters that weigh as much as a Hangul letter, which is a syllable."""

_OTHER_SCRIPTS = re.compile(r"[\u3041-\u30ff]{2,}|[\u4e00-\u9fff]{3,}|[\u0400-\u04ff]{3,}|[\u0600-\u06ff]{3,}")
_OTHER = re.compile(r"[\u0400-\u06ff\u3041-\u30ff\u4e00-\u9fff]{2}")
_GLOSS = re.compile(r"\([^)\n]*\)")


def language(reading: Reading) -> Iterator[Finding]:
    """A part, or a line of it, in the other language; or a run of a third script outside brackets.

    Names and terms of the other language are common in Korean, and so are quotations: whole lines of it are not.
    """
    for text in reading.texts:
        found = _foreign(text, reading.language)
        if found:
            yield Finding(part=text.part, rule=Rule.LANGUAGE, words=found[:EXCERPT])


def _foreign(text: PartText, expected: Language) -> str | None:
    other = _OTHER_SCRIPTS.search(_GLOSS.sub("", text.words)) if _OTHER.search(text.words) else None
    if other:
        return other[0]
    counted = [(line, _letters(unquoted(line))) for line in text.lines]
    korean, latin = sum(found[0] for _, found in counted), sum(found[1] for _, found in counted)
    if _is_foreign(korean, latin, expected, _FEW_LETTERS):
        return text.words
    return next((line for line, found in counted if _is_foreign(*found, expected, _SENTENCE_LETTERS)), None)


def _letters(line: str) -> tuple[float, int]:
    """How much Korean and how much Latin."""
    return len(_HANGUL.findall(line)) * _SYLLABLE, len(_LATIN.findall(line))


def _is_foreign(korean: float, latin: float, expected: Language, least: int) -> bool:
    if korean + latin < least:
        return False
    share = korean / (korean + latin)
    return share < 0.4 if expected is Language.KO else share > 0.3
