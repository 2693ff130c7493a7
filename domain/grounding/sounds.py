"""Whether a Hangul word and a Latin one may be the same name: 파월 and Powell, 엔비디아 and Nvidia.

Only the consonants are compared, roughly as Korean writes foreign names. It says "may be": good enough to hold back a
complaint, never to confirm one.
"""

import re
from collections.abc import Iterator

_INITIAL = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", "")
_FINALS = {"k": (1, 2, 3, 9, 24), "n": (4, 5, 6, 21), "t": (7, 19, 20, 22, 23, 25, 27), "r": (8, 11, 12, 13, 15)}
_FINALS |= {"m": (10, 16), "p": (14, 17, 18, 26)}
_FINAL = {place: sound for sound, places in _FINALS.items() for place in places}
_LATIN = (
    (r"ng\b", "n"), (r"tch|ch|dge", "j"), (r"sh", "s"), (r"ph", "p"), (r"th", "s"), (r"ck|qu|q", "k"), (r"x", "ks"),
    (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=[eiy])", "j"), (r"g", "k"), (r"z", "j"), (r"[bfv]", "p"), (r"d", "t"),
    (r"r(?![aeiouy])", ""), (r"l", "r"), (r"[^kntrmpsj]", ""),
)  # fmt: skip
_LEAST = 2
_SOUNDS = "kntrmpsj"


def consonants(word: str) -> str:
    """What is left of a name: `ppt` of 버핏 and of Buffett, twice the same letter being one."""
    sounds = _of_hangul(word) if re.search("[가-힣]", word) else _of_latin(word.lower())
    return re.sub(r"(.)\1+", r"\1", sounds)


def _of_hangul(word: str) -> str:
    places = (ord(letter) - ord("가") for letter in word if "가" <= letter <= "힣")
    return "".join(_INITIAL[place // 588] + _FINAL.get(place % 28, "") for place in places)


def _of_latin(word: str) -> str:
    for pattern, sound in _LATIN:
        word = re.sub(pattern, sound, word)
    return word


def is_telling(name: str) -> bool:
    """Has enough consonants to be hardly another word's by chance."""
    return len(consonants(name)) > _LEAST


def sounds_among(sound: str, others: frozenset[str]) -> bool:
    """Whether the consonants of a word are among those of others, or one apart where they are four or more."""
    if len(sound) < _LEAST:
        return False
    if sound in others:
        return True
    return len(sound) > _LEAST + 1 and any(near in others for near in _one_apart(sound))


def _one_apart(sound: str) -> Iterator[str]:
    for at in range(len(sound) + 1):
        head, tail = sound[:at], sound[at:]
        yield from (head + letter + tail for letter in _SOUNDS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _SOUNDS)
