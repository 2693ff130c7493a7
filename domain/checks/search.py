"""The phrase that people would search for: where it belongs, and how often is too often."""

import re
from collections.abc import Iterator

from domain.checks.finding import Finding, Rule
from domain.checks.reading import Reading
from domain.parts import Part, PartKind

STUFFED_SHARE = 0.06
"""Share of the sections' words that the phrase may make up."""
STUFFED_LEAST = 6
"""Times that it may stand in any text, however short."""
STUFFED_PARAGRAPH = 4
"""Times that one paragraph may hold it."""


def phrase_missing(reading: Reading) -> Iterator[Finding]:
    """Its words count, in any order and with particles: a title need not be bent to hold them side by side."""
    phrase, blog = reading.phrase, reading.draft.blog
    if not phrase or not blog.sections:
        return
    places = (
        (Part(PartKind.BLOG_TITLE), [blog.title], 0),
        (Part(PartKind.SECTION, 1), [_first_paragraph(blog.sections[0].body)], 0),
        (Part(PartKind.SECTION), [section.title for section in blog.sections], 1 if len(phrase.split()) > 2 else 0),
    )
    for part, texts, lacking in places:
        if not any(_lacking(phrase, text) <= lacking for text in texts):
            yield Finding(part=part, rule=Rule.PHRASE_MISSING, words=phrase)


def _first_paragraph(body: str) -> str:
    return body.split("\n\n", 1)[0]


def _lacking(phrase: str, text: str) -> int:
    """How many of the phrase's words the text does not have."""
    bare = _bare(text)
    return sum(_bare(word) not in bare for word in phrase.split())


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def phrase_stuffed(reading: Reading) -> Iterator[Finding]:
    if not reading.phrase:
        return
    pattern = re.compile(r"[\W_]*".join(re.escape(_bare(word)) for word in reading.phrase.split()), re.IGNORECASE)
    times, words = 0, 0
    for text in reading.texts:
        if text.part.kind is not PartKind.SECTION:
            continue
        here = [len(pattern.findall(line)) for line in text.lines]
        if max(here, default=0) > STUFFED_PARAGRAPH:
            yield Finding(part=text.part, rule=Rule.PHRASE_STUFFED, words=reading.phrase, number=max(here))
        times, words = times + sum(here), words + len(text.words.split())
    if times > STUFFED_LEAST and times * len(reading.phrase.split()) > words * STUFFED_SHARE:
        yield Finding(part=Part(PartKind.SECTION), rule=Rule.PHRASE_STUFFED, words=reading.phrase, number=times)
