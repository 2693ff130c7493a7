"""Counts, empty parts, title lengths, and what the layout asks for but reading tolerates."""

import re
from collections.abc import Iterator

from domain.checks.finding import EXCERPT, Finding, Rule
from domain.checks.reading import PartText, Reading
from domain.clock import cue_pattern
from domain.markup import WORDING
from domain.parts import Part, PartKind

COUNTS = {PartKind.TAKEAWAYS: (3, 5), PartKind.SECTION: (3, 6), PartKind.SCENE: (1, 12)}
"""Fewest and most. The layout names no limit for scenes; a main point a minute in twenty minutes is far below."""

TITLE_LIMITS = {PartKind.BLOG_TITLE: 60, PartKind.SCRIPT_TITLE: 100}
"""Characters. A search result shows about 60 of a Latin title, fewer of a Korean one; YouTube takes 100."""


def counts(reading: Reading) -> Iterator[Finding]:
    draft = reading.draft
    numbers = {
        PartKind.TAKEAWAYS: len(draft.blog.takeaways),
        PartKind.SECTION: len(draft.blog.sections),
        PartKind.SCENE: len(draft.script.scenes),
    }
    for kind, number in numbers.items():
        fewest, most = COUNTS[kind]
        if not fewest <= number <= most:
            yield Finding(part=Part(kind), rule=Rule.COUNT, number=number)


_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX|lorem ipsum)\b"
    r"|\[(?:[^\]\n]{0,12}(?:내용|문장|입력|작성|삽입|here|insert|text|name)[^\]\n]{0,12})\](?!\()"
    r"|\((?:추후|나중에) ?(?:작성|추가|입력)[^)\n]{0,8}\)",
    re.IGNORECASE,
)
_BARE_POINT = re.compile(r"\s*(?:[*•+-]|[0-9]{1,3}\.)\s*\W*$")


def empty(reading: Reading) -> Iterator[Finding]:
    """A part without words, a bullet without words, or words that only keep a place."""
    for text in reading.texts:
        if not re.search(r"\w", text.words):
            yield Finding(part=text.part, rule=Rule.EMPTY)
            continue
        hollow = _PLACEHOLDER.search(text.words)
        if hollow:
            yield Finding(part=text.part, rule=Rule.EMPTY, words=hollow[0])
        elif not text.part.is_spoken and any(line.strip() and _BARE_POINT.match(line) for line in _lines(text)):
            yield Finding(part=text.part, rule=Rule.EMPTY)


def _lines(text: PartText) -> list[str]:
    return text.body.split("\n")


def title_lengths(reading: Reading) -> Iterator[Finding]:
    for text in reading.texts:
        limit = TITLE_LIMITS.get(text.part.kind)
        if limit is not None and len(text.body) > limit:
            yield Finding(part=text.part, rule=Rule.TITLE_LENGTH, words=text.body[:EXCERPT], number=len(text.body))


_EMOJI_END = re.compile(
    r"[\U0001F000-\U0001FAFF\u2300-\u23FF\u2600-\u27BF\u2B00-\u2BFF\u3030\u00A9\u00AE\uFE0F\u20E3]$"
)


def ornaments(reading: Reading) -> Iterator[Finding]:
    blog = reading.draft.blog
    plain = [line for line in blog.takeaways if not re.search(r"\*\*[^*]+\*\*", line)]
    if plain:
        yield Finding(part=Part(PartKind.TAKEAWAYS), rule=Rule.ORNAMENT, words=plain[0][:EXCERPT])
    for number, section in enumerate(blog.sections, start=1):
        if not _EMOJI_END.search(section.title):
            yield Finding(part=Part(PartKind.SECTION, number), rule=Rule.ORNAMENT, words=section.title[:EXCERPT])


def strays(reading: Reading) -> Iterator[Finding]:
    """Lines of a spoken part that nobody would see or hear."""
    cue, marker = cue_pattern(reading.language), WORDING[reading.language].line
    for text in reading.spoken:
        for line in _lines(text):
            point = re.match(r"[0-9]{1,3}\.\s+(?=\*\*\[)", line)
            heard = line.startswith(marker) or (point and cue.match(line, point.end()))
            if not heard and cue.sub("", line).strip():
                yield Finding(part=text.part, rule=Rule.STRAY, words=line.strip()[:EXCERPT])


_ALL_CUES = "|".join(kind for words in WORDING.values() for kind in words.cues)
_CUE_LIKE = re.compile(rf"\[\s*(?:{_ALL_CUES})\b[^\]\n]*\]?", re.IGNORECASE)
_UNSPEAKABLE = re.compile(r"\[[0-9]{1,2}\]|⚠|https?://\S+")


def marks(reading: Reading) -> Iterator[Finding]:
    for text in reading.texts:
        broken = list(_odd_bold(text))
        if text.part.is_spoken:
            broken += _broken_cues(text, reading)
            broken += [match[0] for match in _UNSPEAKABLE.finditer(text.words)]
        for words in dict.fromkeys(broken):
            yield Finding(part=text.part, rule=Rule.MARK, words=words[:EXCERPT])


def _odd_bold(text: PartText) -> Iterator[str]:
    for line in _lines(text):
        if line.count("**") % 2:
            yield line.strip()


def _broken_cues(text: PartText, reading: Reading) -> Iterator[str]:
    cue = cue_pattern(reading.language)
    for line in _lines(text):
        yield from (found[0] for found in cue.finditer(line) if not found[2].strip())
        rest = cue.sub("", line)
        # An odd bold mark has been told of already.
        if rest.count("**") % 2 == 0:
            yield from (found[0] for found in _CUE_LIKE.finditer(rest))
