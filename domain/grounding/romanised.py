"""Korean names in Latin letters, to find 누리반도체 again in `Nuri Semiconductor`."""

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
_FIRST, _LAST = 0xAC00, 0xD7A3


def romanised(word: str) -> str:
    """By the Revised Romanisation, syllable by syllable, without its rules for neighbouring sounds."""
    return "".join(_syllable(ord(letter)) if _FIRST <= ord(letter) <= _LAST else letter.lower() for letter in word)


def _syllable(code: int) -> str:
    place = code - _FIRST
    return _INITIALS[place // 588] + _VOWELS[place % 588 // 28] + _FINALS[place % 28]
