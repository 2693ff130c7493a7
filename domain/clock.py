"""How long words take to say: what is read aloud, how many syllables it has, and the times that follow.

The unit of a pace is syllables a second. A Hangul letter is one syllable, exactly. Everything else is an estimate,
because a text does not say how it is read:

- a number inside Korean counts as its Sino-Korean reading (2,200 is read 이천이백: 4), one inside English as three
  syllables for two digits; `%` counts as 퍼센트 (3), `$` as 달러 (2);
- a Latin word of at most five capitals is spelled out, one syllable a letter (W: three); another counts its groups
  of vowels, a silent final e left out, and at least one.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial

from domain.language import Language
from domain.markup import WORDING

KOREAN_PACE = 4.38
"""The user's own example plans 1,314 Hangul syllables for 300 seconds: 4.38 a second. It is a plan and not a
recording; with its Latin words and figures, estimated as above, it has 1,385, which take 316 seconds at this pace.
A person's own pace is better."""

ENGLISH_PACE = 3.6
"""150 words a minute, a usual rate for read presentations, at 1.45 syllables a word. No text of the user's stands
behind it."""

DEFAULT_PACE = {Language.KO: KOREAN_PACE, Language.EN: ENGLISH_PACE}

_TOKEN = re.compile(r"[가-힣]|[A-Za-z]+|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[%$]")
_SPELLED = 5
_SYMBOLS = {"%": 3, "$": 2}


def format_clock(seconds: int) -> str:
    """`m:ss`; minutes go on past 59."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def parse_clock(text: str) -> int:
    """The seconds of an `m:ss` that `format_clock` could have written; ValueError for any other text."""
    if not re.fullmatch(CLOCK, text, re.ASCII):
        raise ValueError(text)
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + int(seconds)


CLOCK = r"(?:0|[1-9][0-9]{0,2}):[0-5][0-9]"


def _sino_korean(digits: str) -> int:
    """Syllables of a whole number: a digit and its unit (십 백 천) each, and 만 억 조 for every four places."""
    digits = digits.lstrip("0")
    if not digits:
        return 1
    count = 0
    for place, digit in enumerate(reversed(digits)):
        if digit != "0":
            count += (digit != "1" or place % 4 == 0) + (place % 4 > 0)
    return count + (len(digits) - 1) // 4


def _number(token: str, language: Language) -> int:
    whole, _, fraction = token.replace(",", "").partition(".")
    if language is Language.EN:
        return -(-3 * len(whole + fraction) // 2)
    return _sino_korean(whole) + (1 + len(fraction) if fraction else 0)


def _latin(word: str) -> int:
    if word.isupper() and len(word) <= _SPELLED:
        return len(word) + 2 * word.count("W")
    lower = word.lower()
    groups = len(re.findall(r"[aeiouy]+", lower))
    silent = lower.endswith("e") and not lower.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def _token(token: str, language: Language) -> int:
    if token in _SYMBOLS:
        return _SYMBOLS[token]
    if token[0].isdecimal():
        return _number(token, language)
    return _latin(token) if token.isascii() else 1


def syllables(text: str, language: Language) -> int:
    """Syllables of words read aloud, estimated where the module's docstring says so."""
    return sum(map(partial(_token, language=language), _TOKEN.findall(text)))


def hangul(text: str) -> int:
    """Hangul syllables alone: the exact share of `syllables`."""
    return len(re.findall("[가-힣]", text))


def cue_pattern(language: Language) -> re.Pattern[str]:
    """One cue, `**[화면: …]**`; its groups are the kind's word and the text."""
    return re.compile(rf"\*\*\[({'|'.join(WORDING[language].cues)}): (.*?)\]\*\*")


def spoken_lines(body: str, language: Language) -> tuple[str, ...]:
    """What is read aloud of a spoken part, a text per line, without cues and bold marks.

    These are the lines that start with `(대사)` or `(Line)`, and the words after the cue of a numbered point.
    """
    cue = cue_pattern(language)
    marker = WORDING[language].line
    found = []
    for line in body.split("\n"):
        point = re.match(r"[0-9]{1,3}\.\s+(?=\*\*\[)", line)
        if line.startswith(marker):
            words = line[len(marker) :]
        elif point and cue.match(line, point.end()):
            words = line[point.end() :]
        else:
            continue
        found.append(" ".join(cue.sub(" ", words).replace("**", "").split()))
    return tuple(filter(None, found))


def spoken_syllables(body: str, language: Language) -> int:
    return sum(syllables(line, language) for line in spoken_lines(body, language))


def seconds_of(body: str, language: Language, pace: float) -> float:
    """Seconds that a spoken part's words take at `pace`."""
    return spoken_syllables(body, language) / pace


def joined_ranges(lengths: Iterable[float]) -> Sequence[tuple[int, int]]:
    """Whole-second ranges from 0 that join; rounding never adds up over the parts."""
    ranges, told, start = [], 0.0, 0
    for length in lengths:
        told += length
        end = round(told)
        ranges.append((start, end))
        start = end
    return ranges
