"""The entities that Telegram finds in a text by itself: links, commands, mentions, hashtags, mail addresses."""

import re
from collections.abc import Iterator, Sequence

from bot.playground.errors import Json
from bot.playground.limits import utf16_length

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|kr|io|dev|me)\b(?:/[^\s<>\"]*)?(?!@))"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]+\w)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?!\w)"
    r"|(?<!\w)(?P<mention>@[A-Za-z0-9_]{4,32})"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d_]\w*)"
)


def with_found(text: str, given: Sequence[Json]) -> list[Json]:
    """`given` and what was found outside of them, in reading order."""
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in given]
    found = [
        entity
        for entity in _found(text)
        if not any(start < entity["offset"] + entity["length"] and entity["offset"] < end for start, end in taken)
    ]
    return sorted([*given, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _found(text: str) -> Iterator[Json]:
    for match in _FOUND.finditer(text):
        words = match.group()
        if match.lastgroup == "url":
            words = words.rstrip(".,;:!?)]}'»”’…")
        offset = utf16_length(text[: match.start()])
        yield {"type": match.lastgroup, "offset": offset, "length": utf16_length(words)}
