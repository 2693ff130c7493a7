"""Text without its marks, each character with the place where it stood."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\*\*|__|`|⚠\ufe0f?|\s?\[\d{1,2}\](?!\()|[\u200b\u200c\u2060\ufeff\u00ad]")
_ADDRESS = re.compile(r"https?://[^\s)\]>]+|www\.[^\s)\]>]+|[\w.+-]+@[\w-]+\.[\w.]+")
_WIDE: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE |= {ord("\u00a0"): " ", ord("\u2009"): " ", ord("\u202f"): " ", ord("\u3000"): " ", ord("\u2212"): "-"}
_WIDE |= {ord("∼"): "~", ord("〜"): "~", ord("～"): "~", ord("﹪"): "%", ord("％"): "%", ord("\t"): " "}


@dataclass(frozen=True, slots=True)
class Plain:
    text: str
    places: tuple[int, ...]
    """Of each character of `text`, where it stands in what was given."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """Without bold, source marks and ⚠; full-width letters made narrow; addresses blanked."""
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    if text.isascii() and "**" not in text and "[" not in text and "`" not in text and "__" not in text:
        return Plain(text, tuple(range(len(text))))
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in _MARK.finditer(text):
        pieces.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        at = match.end()
    pieces.append(text[at:])
    places.extend(range(at, len(text)))
    return Plain("".join(pieces).translate(_WIDE), tuple(places))
