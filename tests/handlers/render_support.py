"""Texts to break a renderer with, and Telegram's view of a text with entities."""

import random
from dataclasses import dataclass
from pathlib import Path

from telegram import MessageEntity

from handlers.pages import Rich

FAMILY = "👨‍👩‍👧‍👦"
NASTY = (
    FAMILY,
    "👩🏽‍🚀",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🇰🇷",
    "🇯🇵🇺🇸",
    "1️⃣",
    "❤️‍🔥",
    "👍🏿",
    "😀",
    "e\u0301",
    "각",
    "가",
    "한국",
    "クﾞ",
    "क्ष",
    "กำ",
    "값이",
    "삼성전자",
    "2,200억",
    "𠮷野家",
    "\u200b",
)
MARKUP = (
    "*",
    "**",
    "***",
    "[",
    "]",
    "(",
    ")",
    "[1]",
    "[화면: 그래프]",
    "](https://a.example/x)",
    "#",
    "`",
    "_",
    "~",
    "<b>",
    "&",
)
SPACES = (" ", "  ", "\n", "\n\n", "\t", "\u3000", "\r\n")
BROKEN = ("\ud83d", "\ude00", "\x00", "\u202e", "\u2028")
EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entity as Telegram cuts it out of the text."""

    type: str
    text: str
    url: str | None = None


def shown(rich: Rich) -> list[Shown]:
    units = rich.text.encode("utf-16-le")
    return [
        Shown(
            type=str(entity.type),
            text=units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le"),
            url=entity.url,
        )
        for entity in rich.entities
    ]


def of_type(rich: Rich, kind: str) -> list[str]:
    return [entity.text for entity in shown(rich) if entity.type == kind]


def bold(rich: Rich) -> list[str]:
    return of_type(rich, MessageEntity.BOLD)


def random_text(seed: int, pieces: int, *kinds: tuple[str, ...]) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(chance.choice(kinds)) for _ in range(pieces))


def assert_telegram_takes(rich: Rich, limit: int) -> None:
    """What Telegram would refuse, change or show otherwise than we meant."""
    units = rich.text.encode("utf-16-le")
    assert 0 < len(units) // 2 <= limit
    assert rich.text == rich.text.strip()
    assert len(rich.entities) <= 100
    for entity in rich.entities:
        assert 0 <= entity.offset < entity.offset + entity.length <= len(units) // 2
    for found in shown(rich):
        assert found.text == found.text.strip() != ""
    assert_nested(rich)


def assert_nested(rich: Rich) -> None:
    places = [(entity.offset, entity.offset + entity.length) for entity in rich.entities]
    for start, end in places:
        for other_start, other_end in places:
            assert not start < other_start < end < other_end, "two entities overlap without one holding the other"
