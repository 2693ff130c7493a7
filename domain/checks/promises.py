"""Wording that a finance channel may not use, in titles and on the screen too."""

from collections.abc import Iterator

from domain.checks.finding import Finding, Rule
from domain.checks.reading import Reading, title_of
from domain.wording import Level, wordings


def wording(reading: Reading) -> Iterator[Finding]:
    """What others are quoted with is left alone: `chogo check` lists it at its own level."""
    for text in reading.texts:
        words = f"{title_of(reading, text)}\n{text.body}".replace("**", "")
        for found in wordings(words, reading.language):
            if found.level is Level.SAID:
                yield Finding(part=text.part, rule=Rule.WORDING, words=found.words, other=found.phrase)
