"""Shows an answer while it grows: half a JSON document, read as the text it is going to be."""

from collections.abc import Iterable, Iterator
from typing import cast

from pydantic_core import from_json

from writing.pieces import Progress

STEP = 40
"""New characters that are worth telling somebody about."""


class Growing:
    """Collects the pieces of one answer and tells `progress` about them.

    What was shown never shrinks: when an answer starts anew, because it was refused or the line broke, the next
    words come once it has outgrown what the person has already seen.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._json = ""
        self._before = ""
        self._shown = 0
        self._parsed = 0

    def restart(self) -> None:
        self._json = ""
        self._parsed = 0

    def follow(self, written: str) -> None:
        """The next answer follows on these words."""
        self._before = written

    async def add(self, piece: str) -> None:
        self._json += piece
        if len(self._json) - self._parsed < STEP:
            return
        self._parsed = len(self._json)
        text = "\n\n".join(filter(None, [self._before, readable(self._json)]))
        if len(text) >= self._shown + STEP:
            self._shown = len(text)
            await self._progress(text)


def readable(answer: str) -> str:
    """The readable words of a BlogPiece or a ScriptPiece of which perhaps only the beginning has come."""
    try:
        found = from_json(answer, allow_partial="trailing-strings")
    except ValueError:
        return ""
    return "\n\n".join(_paragraphs(_table(found)))


def _paragraphs(piece: dict[str, object]) -> Iterator[str]:
    yield from _filled([piece.get("title")])
    if takeaways := list(_filled(_items(piece.get("takeaways")))):
        yield "\n".join(f"• {takeaway}" for takeaway in takeaways)
    for section in _tables(piece.get("sections")):
        yield from _filled([section.get("title"), section.get("body")])
    yield from _spoken(piece.get("opening"))
    for scene in _tables(piece.get("scenes")):
        yield from _filled([scene.get("title")])
        yield from _spoken(scene.get("beats"))
    yield from _spoken(piece.get("closing"))


def _spoken(beats: object) -> Iterator[str]:
    return _filled(beat.get("line") for beat in _tables(beats))


def _filled(values: Iterable[object]) -> Iterator[str]:
    return (value.strip() for value in values if isinstance(value, str) and value.strip())


def _tables(value: object) -> Iterator[dict[str, object]]:
    return (_table(item) for item in _items(value))


def _table(value: object) -> dict[str, object]:
    return cast(dict[str, object], value) if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    return cast(list[object], value) if isinstance(value, list) else []
