"""A draft taken apart for the checks: words, sentences, and what two sentences have in common."""

import re
from dataclasses import dataclass
from functools import cached_property

from domain.clock import DEFAULT_PACE, spoken_lines
from domain.drafts import Draft
from domain.language import Language
from domain.parts import Part, PartKind

_BULLET = re.compile(r"\s*(?:[*•+-]\s+|[0-9]{1,3}\.\s+)")
_END = re.compile(r"[.!?…][\"'”’)\]]?(\s+)")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|‘[^’\n]*’|(?<![A-Za-z0-9])'[^'\n]*'|「[^」\n]*」|『[^』\n]*』")
_QUOTES = frozenset("“\"‘'「『")
_SOURCE_MARK = re.compile(r"\s*(?:\[[0-9]{1,2}\]|⚠\ufe0f?)")


@dataclass(frozen=True)
class PartText:
    """One part's own words: of a spoken part, those read aloud."""

    part: Part
    body: str
    lines: tuple[str, ...]
    """Without bold marks, bullets and source marks; empty lines left out."""

    @cached_property
    def words(self) -> str:
        return "\n".join(self.lines)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for line in self.lines for sentence in split(line))


@dataclass(frozen=True)
class Reading:
    """What every check is given."""

    draft: Draft
    texts: tuple[PartText, ...]
    """In reading order."""
    pace: float
    seconds: int
    """The length asked for."""
    phrase: str

    @property
    def language(self) -> Language:
        return self.draft.language

    @cached_property
    def blog(self) -> tuple[PartText, ...]:
        return tuple(text for text in self.texts if not text.part.is_script)

    @cached_property
    def script(self) -> tuple[PartText, ...]:
        return tuple(text for text in self.texts if text.part.is_script)

    @property
    def spoken(self) -> tuple[PartText, ...]:
        return tuple(text for text in self.texts if text.part.is_spoken)


def reading(draft: Draft, pace: float | None, seconds: int, phrase: str | None) -> Reading:
    texts = tuple(_text(draft, part) for part in draft.parts)
    return Reading(draft, texts, pace or DEFAULT_PACE[draft.language], seconds, (phrase or "").strip())


def _text(draft: Draft, part: Part) -> PartText:
    body = draft.body_of(part)
    if part.is_spoken:
        return PartText(part, body, spoken_lines(body, draft.language))
    lines = (_SOURCE_MARK.sub("", _BULLET.sub("", line, count=1)).replace("**", "") for line in body.split("\n"))
    return PartText(part, body, tuple(line for line in lines if line.strip()))


def is_title(part: Part) -> bool:
    return part.kind in (PartKind.BLOG_TITLE, PartKind.SCRIPT_TITLE)


def title_of(reading: Reading, text: PartText) -> str:
    """A section's or a scene's, without its number; empty for the other parts."""
    if text.part.kind is PartKind.SECTION:
        return reading.draft.blog.sections[text.part.number - 1].title
    return reading.draft.scene_of(text.part).title if text.part.kind is PartKind.SCENE else ""


def split(line: str) -> list[str]:
    """The sentences of a line; an abbreviation may end one early."""
    sentences, start = [], 0
    for gap in _END.finditer(line):
        sentences.append(line[start : gap.start(1)])
        start = gap.end()
    return [*sentences, line[start:]] if line[start:] else sentences


def unquoted(text: str) -> str:
    """Without words in quotation marks, which are somebody else's."""
    # Most lines have none, and looking for every kind at every letter takes long.
    return _QUOTED.sub("“”", text) if _QUOTES.intersection(text) else text


_COMMON = frozenset(
    [
        "있습",
        "합니",
        "했습",
        "됩니",
        "됐습",
        "입니",
        "것입",
        "그리",
        "하지",
        "이번",
        "지난",
        "오늘",
        "여러",
        "우리",
        "바로",
        "정말",
        "무려",
        "최근",
        "그런",
        "이런",
        "대한",
        "위해",
        "따라",
        "통해",
        "이라",
        "라고",
        "한다",
        "보다",
        "까지",
        "부터",
        "그래",
        "이제",
        "지금",
        "때문",
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "or",
        "for",
        "on",
        "at",
        "by",
        "with",
        "from",
        "that",
        "this",
        "it",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "as",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "you",
        "we",
        "they",
        "i",
        "not",
        "more",
        "than",
        "about",
        "said",
        "says",
        "so",
    ]
)
_TOKEN = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}")


def topics(sentence: str) -> frozenset[str]:
    """What a sentence is about, roughly: two syllables of each Korean word, or five letters of a Latin one."""
    stems = (token[:2] if token[0] >= "가" else token.lower()[:5] for token in _TOKEN.findall(sentence))
    return frozenset(stem for stem in stems if stem not in _COMMON)


_SHARED, _SHARE = 2, 0.34


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter sentence's topics that both have; 0 where too few to say that they mean the same.

    A sentence of one topic may be all about that.
    """
    shared = len(one & other)
    fewer = min(len(one), len(other))
    share = shared / max(1, fewer)
    return share if share >= _SHARE and shared >= min(_SHARED, fewer) else 0.0
