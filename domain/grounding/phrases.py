"""Finds many phrases at once: only where a letter stands that one of them begins with is the long pattern tried."""

import re
from collections.abc import Iterator, Sequence

_LOOKAROUND = re.compile(r"\(\?<?[!=][^)]*\)")


class Phrases:
    """Patterns with what each stands for; those found do not overlap, and an earlier one is taken before a later."""

    def __init__(self, rows: Sequence[tuple[str, str]], *, around: str = "") -> None:
        """`rows`: what it stands for, and its pattern. `around`: letters that may not touch a phrase on either side."""
        self._keys = tuple(key for key, _ in rows)
        firsts = re.escape("".join(sorted(set().union(*(_firsts(pattern) for _, pattern in rows)))))
        every = "|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(rows))
        before, after = (f"(?<![{around}])", f"(?![{around}])") if around else ("", "")
        self._pattern = re.compile(f"{before}(?=[{firsts}])(?:{every}){after}")

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        for match in self._pattern.finditer(text):
            if match.lastgroup is not None:
                yield match.start(), match.end(), self._keys[int(match.lastgroup[1:])]


def _firsts(pattern: str) -> set[str]:
    """The letters that a match may begin with."""
    return set().union(*map(_first, _alternatives(pattern)))


def _first(piece: str) -> set[str]:
    piece = _LOOKAROUND.sub("", piece, count=1) if piece.startswith("(?<") else piece
    if piece.startswith("(?:"):
        end = _closing(piece)
        found = _firsts(piece[3:end])
        return found | _first(piece[end + 2 :]) if piece[end + 1 : end + 2] == "?" else found
    if piece.startswith("["):
        return set(piece[1 : piece.index("]")])
    optional = piece[1:2] == "?"
    return {piece[0]} | (_first(piece[2:]) if optional else set())


def _closing(piece: str) -> int:
    depth = 0
    for place, letter in enumerate(piece):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return place
    raise ValueError(piece)


def _alternatives(pattern: str) -> Iterator[str]:
    depth = start = 0
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]
