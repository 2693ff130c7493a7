"""What a message asks for: the links in it, and the words that are left without them."""

import re
from dataclasses import dataclass

from telegram import Message, MessageEntity

_LINKS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]
_REPLACE = re.compile(
    r"\s*(?:이걸로\s*바꿔(?:\s*줘|\s*주세요)?|이렇게\s*바꿔(?:\s*줘|\s*주세요)?|replace with)\s*[::]\s*", re.IGNORECASE
)
# "4분 영상 공개" tells of a video: only what stands at the end, or is followed by "으로" or the like, asks for one.
_KOREAN_LENGTH = re.compile(
    r"(?<![0-9.])(?=[0-9])(?:(?P<h>[0-9]{1,2})\s*시간)?\s*(?:(?P<m>[0-9]{1,3})\s*분)?\s*(?:(?P<s>[0-9]{1,3})\s*초)?"
    r"(?<=[간분초])\s*(?:짜리|분량|길이|(?:영상|대본|스크립트)(?:으로|로|용|\s*짜리|[\s.!?~]*\Z))"
)
_ENGLISH_LENGTH = re.compile(
    r"(?<![0-9.])(?:(?P<h>[0-9]{1,2})[\s-]*h(?:ou)?rs?|(?P<m>[0-9]{1,3})[\s-]*min(?:ute)?s?"
    r"|(?P<s>[0-9]{1,3})[\s-]*sec(?:ond)?s?)(?:\s+long)?\s+(?:video|script)",
    re.IGNORECASE,
)
_GOLDEN = re.compile(r"골든\s*타임\s*\Z")
_PASTED = 200
"""Characters from which a reply is a text that was pasted as a source, and no wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message's words and links; both may be empty."""

    words: str
    links: tuple[str, ...] = ()

    @property
    def only_symbols(self) -> bool:
        """Emoji and punctuation, but nothing that could be a topic."""
        return bool(self.words) and not any(char.isalnum() for char in self.words)


def said(message: Message) -> Said:
    """Read text or caption, typed or forwarded: bare links, and links behind words."""
    text = message.text or message.caption or ""
    entities = message.parse_entities(_LINKS) if message.text else message.parse_caption_entities(_LINKS)
    links: list[str] = []
    words = text
    for entity, covered in entities.items():
        if entity.type == MessageEntity.URL:
            links.append(covered if "://" in covered else f"https://{covered}")
            words = words.replace(covered, " ", 1)
        elif entity.url:
            links.append(entity.url)
    return Said(words=_tidy(words), links=tuple(dict.fromkeys(links)))


def replacement(text: str) -> str | None:
    """The person's own words for a part, where that is what they send; else None."""
    match = _REPLACE.match(text)
    return text[match.end() :].strip() if match else None


def asked_seconds(words: str) -> int | None:
    """The length of the video that the words ask for ("3분짜리", "a 10-minute video"); None where they name none."""
    match = _KOREAN_LENGTH.search(words) or _ENGLISH_LENGTH.search(words)
    # In "골든타임 4분" the minutes belong to the golden time, whatever follows.
    if match is None or _GOLDEN.search(words[: match.start()]):
        return None
    return sum(int(match[unit] or 0) * seconds for unit, seconds in (("h", 3600), ("m", 60), ("s", 1)))


def is_pasted(words: str) -> bool:
    return len(words) >= _PASTED


def _tidy(words: str) -> str:
    """Spaces and blank lines that the links left behind; a pasted text keeps its lines."""
    lines = (" ".join(line.split()) for line in words.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
