"""Where words may be broken into lines: after a sentence, a comma, a clause, a particle, in that order.

Widths are columns as a terminal counts them: a Hangul syllable has two, a Latin letter one.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from domain.language import Language
from writing.sentences import split

COLUMNS = {Language.KO: 40, Language.EN: 42}
"""Of one subtitle line: 20 Hangul syllables, or 42 Latin letters."""

_CLAUSE_ENDS = (
    "고",
    "며",
    "면",
    "서",
    "지만",
    "는데",
    "은데",
    "인데",
    "한데",
    "니까",
    "므로",
    "도록",
    "려고",
    "거나",
    "든지",
    "다가",
)
_AFTER_KO = ("때문에", "위해", "통해", "대해", "따르면", "에서", "에는", "에게", "부터", "까지", "으로", "처럼", "보다")
_PARTICLES_KO = ("은", "는", "이", "가", "에", "의", "로", "과", "와", "도", "만")
_BEFORE_EN = frozenset(
    [
        "and",
        "but",
        "or",
        "so",
        "because",
        "while",
        "when",
        "where",
        "which",
        "who",
        "that",
        "if",
        "although",
        "after",
        "before",
        "since",
        "until",
        "than",
        "as",
    ]
)
_PHRASE_EN = frozenset(
    ["in", "on", "at", "for", "from", "with", "by", "to", "of", "into", "over", "under", "about", "through", "between"]
)
_DEPENDENT_KO = re.compile(
    r"(?:거|것|게|건|걸|겁|수|때|줄|뿐|데|적|만큼|채|바|중|등|개|명|년|월|일|원)(?=[가-힣]{0,3}[^가-힣]*$)"
)
"""Nouns that only mean something with the word before them."""
_HELPING_KO = ("있", "없", "않", "싶")
_CLOSING = "\"'”’)]」』》〉"


def width(text: str) -> int:
    return sum(_wide(character) for character in text)


def _wide(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest way to break the words from some place on."""

    cost: int
    end: int
    """Where its first line ends."""
    second: bool
    """The next line belongs to the same subtitle."""


def sentences(words: str) -> tuple[str, ...]:
    """Joined by spaces they are the words again."""
    return split(words)


def breaths(words: str, language: Language, columns: int | None = None) -> tuple[str, ...]:
    """A sentence in lines as a reader takes breath; joined by spaces they are the sentence again."""
    return tuple(line for pair in pairs(words, language, columns) for line in pair)


def pairs(sentence: str, language: Language, columns: int | None = None) -> tuple[tuple[str, ...], ...]:
    """A sentence as subtitles of one or two lines, broken where it costs least.

    A word that is wider than a line is cut inside, and only then.
    """
    limit = columns or COLUMNS[language]
    tokens = [piece for word in sentence.split() for piece in _cut(word, limit)]
    return _read_off(tokens, _ways(tokens, language, limit)) if tokens else ()


def _cut(word: str, limit: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for character in word:
        if used + _wide(character) > limit:
            pieces.append(piece)
            piece, used = "", 0
        piece += character
        used += _wide(character)
    return [*pieces, piece]


_LINE, _SUBTITLE, _RAGGED = 60, 150, 4
"""Cost of a further line, of a further subtitle, and by how much the square of unused columns is divided."""


def _ways(tokens: Sequence[str], language: Language, limit: int) -> list[tuple[_Way, _Way]]:
    """For each place, the way on in a subtitle's first line and in its second; the last place is the end."""
    ways: list[tuple[_Way, _Way]] = [(_END, _END)] * (len(tokens) + 1)
    for start in range(len(tokens) - 1, -1, -1):
        found: tuple[list[_Way], list[_Way]] = ([], [])
        used = -1
        for end in range(start + 1, len(tokens) + 1):
            used += 1 + width(tokens[end - 1])
            if used > limit:
                break
            slack = (limit - used) ** 2 // _RAGGED if start or end < len(tokens) else 0
            weak = _weakness(tokens, end, language)
            anew = _Way(ways[end][0].cost + slack + 2 * weak + (_SUBTITLE if end < len(tokens) else 0), end, False)
            found[1].append(anew)
            found[0].append(anew)
            if end < len(tokens):
                found[0].append(_Way(ways[end][1].cost + slack + weak + _LINE, end, True))
        ways[start] = (_cheapest(found[0]), _cheapest(found[1]))
    return ways


_END = _Way(0, 0, False)


def _cheapest(ways: list[_Way]) -> _Way:
    return min(ways, key=lambda way: way.cost)


def _read_off(tokens: Sequence[str], ways: list[tuple[_Way, _Way]]) -> tuple[tuple[str, ...], ...]:
    found: list[list[str]] = []
    start, second = 0, False
    while start < len(tokens):
        way = ways[start][second]
        line = " ".join(tokens[start : way.end])
        if second:
            found[-1].append(line)
        else:
            found.append([line])
        start, second = way.end, way.second
    return tuple(map(tuple, found))


def _weakness(tokens: Sequence[str], end: int, language: Language) -> int:
    """How badly a line ends before `tokens[end]`: 0 after a sentence, more the closer the two words belong."""
    if end == len(tokens):
        return 0
    word = tokens[end - 1].rstrip(_CLOSING)
    if word.endswith((".", "!", "?", "…", "。")):
        return 0
    if word.endswith((",", ";", ":", "，")):
        return 10
    return _weakness_ko(word, tokens[end]) if language is Language.KO else _weakness_en(word, tokens[end])


def _weakness_ko(word: str, following: str) -> int:
    if _DEPENDENT_KO.match(following) or following.startswith(_HELPING_KO):
        return 200
    if word.endswith(_CLAUSE_ENDS):
        return 30
    if word.endswith(_AFTER_KO):
        return 60
    # What belongs to the next word ("의", a number before its unit) is the worst place of all.
    if word.endswith("의") or word[-1:].isdecimal():
        return 200
    if word.endswith(("을", "를")):
        return 110
    return 80 if word.endswith(_PARTICLES_KO) else 140


def _weakness_en(word: str, following: str) -> int:
    bare = word.lower()
    if following.lower() in _BEFORE_EN:
        return 30
    if bare in _PHRASE_EN or bare in ("a", "an", "the", "and", "or") or bare[-1:].isdecimal():
        return 200
    return 60 if following.lower() in _PHRASE_EN else 120
