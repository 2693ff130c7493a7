"""Text for Telegram, measured and cut as Telegram measures it: in UTF-16 code units.

A *character* here is what a reader sees as one: an extended grapheme cluster of Unicode's annex 29. The rule that
finds its edges joins a little more than the annex does (after a zero-width joiner or a virama whatever follows),
which never shows: a cut merely falls one place earlier.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from telegram import MessageEntity

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITIES_PER_MESSAGE = 100

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060]*")

_PARAGRAPH_END = re.compile(r"(?=\n[^\S\n]*\n)")
_LINE_END = re.compile(r"(?=\n)")
_WORD_END = re.compile(r"(?<=\S)(?=\s)")
SENTENCE_END = re.compile(r"[^\d\s][.!?…]+[\"'”’)\]」』]*(?:\[\d+\])*(?=\s|$)|[。！？]+[\"'”’)\]」』]*")
"""A full stop after a digit ends no sentence: it numbers a point or stands in a date."""

_LEADING, _VOWEL, _TRAILING = "\u1100-\u115f\ua960-\ua97c", "\u1160-\u11a7\ud7b0-\ud7c6", "\u11a8-\u11ff\ud7cb-\ud7fb"
_JOINED_PAIR = re.compile(
    f"[{_LEADING}][{_LEADING}{_VOWEL}가-힣]|[{_VOWEL}가-힣][{_VOWEL}{_TRAILING}]|[{_TRAILING}][{_TRAILING}]"
    "|\u200d\\S|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd]\\S"
)
_EXTENDS = re.compile("[\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]")
_VIRAMA = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Rich:
    """A text and its formatting; offsets and lengths of entities count UTF-16 code units of `text`."""

    text: str
    entities: tuple[MessageEntity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """An entity's place as indexes into the Python string."""

    start: int
    end: int
    entity: MessageEntity


def clean(text: str) -> str:
    """Take out what Telegram would change or refuse, so that our offsets are still right after its own cleaning.

    Half surrogates become U+FFFD, line ends `\\n`, other control characters a space; marks that turn the writing
    direction go.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _DIRECTION.sub("", _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", whole)))


def utf16_len(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_offsets(text: str) -> list[int]:
    """UTF-16 offset of every index of `text`, its end included."""
    return list(accumulate((1 + (char > "\uffff") for char in text), initial=0))


def clip(text: str, limit: int) -> str:
    """Shorten to `limit` UTF-16 units at a word's end, the `…` included; a first word that is too long is cut too."""
    text = clean(text).strip()
    if utf16_len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = bisect_right(utf16_offsets(text[:limit]), limit - 1) - 1
    blocked = bytes(end + 1)
    cut = _last(_WORD_END, text, 0, 0, end, blocked) or _character_end(text, 0, end, blocked) or 0
    return text[:cut].rstrip() + "…"


def filled(lines: Iterable[str], gap: str = "\n") -> list[str]:
    """As few messages as hold the lines, each of which is clipped to a quarter of one."""
    messages = [""]
    for line in (clip(line, MESSAGE_LIMIT // 4) for line in lines):
        joined = messages[-1] + gap + line if messages[-1] else line
        if utf16_len(joined) <= MESSAGE_LIMIT:
            messages[-1] = joined
        else:
            messages.append(line)
    return messages


def pages(rich: Rich, limit: int = MESSAGE_LIMIT) -> tuple[Rich, ...]:
    """Split into messages of at most `limit` UTF-16 units and 100 entities each; none for a text that shows nothing.

    A page ends with a paragraph, a line or a sentence if one ends in its second half, else with a word. Whitespace
    at the cuts goes. An entity is cut only where it is longer than a page, or where no other word ends on the page;
    a word only where no word ends on the page; a character only where it has more than `limit` units.
    `rich.text` must be clean, as `to_rich` leaves it.
    """
    text, offsets = rich.text, utf16_offsets(rich.text)
    spans = _spans(rich, offsets)
    blocked = _blocked(spans, offsets, limit)
    result: list[Rich] = []
    start = _next_seen(text, 0)
    while start < len(text):
        end = _furthest(offsets, spans, start, limit)
        if end < len(text):
            end = _cut(text, start, end, blocked)
        if not _UNSEEN.fullmatch(text, start, end):
            result.append(_page(text, offsets, spans, start, end))
        start = _next_seen(text, end)
    return tuple(result)


def _spans(rich: Rich, offsets: list[int]) -> list[_Span]:
    spans = (
        _Span(
            start=bisect_left(offsets, entity.offset),
            end=min(bisect_left(offsets, entity.offset + entity.length), len(rich.text)),
            entity=entity,
        )
        for entity in rich.entities
    )
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _blocked(spans: list[_Span], offsets: list[int], limit: int) -> bytes:
    """1 at every index that lies inside an entity which fits a page."""
    blocked = bytearray(len(offsets))
    for span in spans:
        inside = span.end - span.start - 1
        if inside > 0 and offsets[span.end] - offsets[span.start] <= limit:
            blocked[span.start + 1 : span.end] = b"\1" * inside
    return bytes(blocked)


def _furthest(offsets: list[int], spans: list[_Span], start: int, limit: int) -> int:
    """Where a page that begins at `start` has to end at the latest, by its length and its number of entities."""
    end = max(start + 1, bisect_right(offsets, offsets[start] + limit) - 1)
    on_page = [span for span in spans if span.end > start and span.start < end]
    if len(on_page) <= ENTITIES_PER_MESSAGE:
        return end
    too_many = on_page[ENTITIES_PER_MESSAGE].start
    return too_many if too_many > start else end


def _page(text: str, offsets: list[int], spans: list[_Span], start: int, end: int) -> Rich:
    end = start + len(text[start:end].rstrip())
    entities = (_placed(text, offsets, span, start, end) for span in spans if span.end > start and span.start < end)
    kept = [entity for entity in entities if entity is not None]
    return Rich(text=text[start:end], entities=tuple(kept[:ENTITIES_PER_MESSAGE]))


def _placed(text: str, offsets: list[int], span: _Span, page_start: int, page_end: int) -> MessageEntity | None:
    """The part of an entity that lies on a page, without whitespace at its edges; None where nothing is left."""
    start, end = trimmed(text, max(span.start, page_start), min(span.end, page_end))
    if start >= end:
        return None
    entity = span.entity
    return MessageEntity(
        entity.type,
        offsets[start] - offsets[page_start],
        offsets[end] - offsets[start],
        url=entity.url,
        user=entity.user,
        language=entity.language,
        custom_emoji_id=entity.custom_emoji_id,
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without whitespace at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int, blocked: bytes) -> int:
    half = start + (end - start) // 2
    for pattern, least in ((_PARAGRAPH_END, half), (_LINE_END, half), (SENTENCE_END, half), (_WORD_END, start)):
        cut = _last(pattern, text, start, least, end, blocked)
        if cut is not None:
            return cut
    open_ = bytes(len(blocked))
    return (
        _last(_WORD_END, text, start, start, end, open_)
        or _character_end(text, start, end, blocked)
        or _character_end(text, start, end, open_)
        or end
    )


def _last(pattern: re.Pattern[str], text: str, start: int, least: int, end: int, blocked: bytes) -> int | None:
    """The last place from `least` to `end` where the pattern ends and a page that begins at `start` may end too."""
    for match in reversed(list(pattern.finditer(text, start, min(len(text), end + 2)))):
        cut = match.end()
        fits = max(start + 1, least) <= cut <= end and not blocked[cut]
        if fits and not _inside_character(text, _next_seen(text, cut), start):
            return cut
    return None


def _character_end(text: str, start: int, end: int, blocked: bytes) -> int | None:
    for cut in range(end, start, -1):
        if not blocked[cut] and not _inside_character(text, cut, start):
            return cut
    return None


def _next_seen(text: str, index: int) -> int:
    while index < len(text) and text[index].isspace():
        index += 1
    return index


def _inside_character(text: str, index: int, start: int) -> bool:
    """Whether the code points before and at `index` make one character; `start` is where one surely begins."""
    if index <= start or index >= len(text):
        return False
    before, after = text[index - 1], text[index]
    if before == "\n" or after.isspace():
        return False
    if _extends(after) or _JOINED_PAIR.match(text, index - 1):
        return True
    if unicodedata.combining(before) == _VIRAMA:
        return after.isalpha()
    return bool(_FLAG_LETTERS.match(after)) and _flag_letters_before(text, index, start) % 2 == 1


def _extends(char: str) -> bool:
    return unicodedata.category(char).startswith("M") or bool(_EXTENDS.match(char))


def _flag_letters_before(text: str, index: int, start: int) -> int:
    first = index
    while first > start and _FLAG_LETTERS.match(text, first - 1):
        first -= 1
    return index - first
