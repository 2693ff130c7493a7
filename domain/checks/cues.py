"""Cues and the words they belong to."""

import re
from collections.abc import Iterator

from domain.checks.finding import EXCERPT, Finding, Rule
from domain.checks.reading import PartText, Reading
from domain.clock import cue_pattern, spoken_lines, syllables
from domain.parts import PartKind

LONGEST_SHOT = 45
"""Seconds of words after one cue. The user's example has up to 35."""


def bare_cues(reading: Reading) -> Iterator[Finding]:
    """Cues with no words before the next group of cues or the part's end; the closing may end in such."""
    for text in reading.spoken:
        groups = list(_groups(text, reading))
        last = len(groups) - 1
        for place, (cues, words) in enumerate(groups):
            trailing = place == last and text.part.kind is PartKind.CLOSING
            # A part without any words is told of as empty.
            if cues and not words and not trailing and text.lines:
                yield Finding(part=text.part, rule=Rule.BARE_CUE, words=cues[:EXCERPT])


def _groups(text: PartText, reading: Reading) -> Iterator[tuple[str, bool]]:
    """The cues that stand together, and whether words follow; a blank line before another cue parts them."""
    cue = cue_pattern(reading.language)
    cues, words, parted = "", False, False
    for line in text.body.split("\n"):
        found = cue.search(line)
        point = re.match(r"[0-9]{1,3}\.\s", line) is not None
        if found and (words or parted or point):
            yield cues, words
            cues, words = "", False
        if found:
            cues = cues or found[0]
        parted = bool(cues) and not line.strip()
        words = words or bool(spoken_lines(line, reading.language))
    yield cues, words


def no_cues(reading: Reading) -> Iterator[Finding]:
    for text in reading.spoken:
        if not text.lines:
            continue
        if not cue_pattern(reading.language).search(text.body):
            taken = sum(syllables(line, reading.language) for line in text.lines) / reading.pace
            yield Finding(part=text.part, rule=Rule.NO_CUE, words=text.words[:EXCERPT], seconds=round(taken))
            continue
        yield from _long_shots(text, reading)


def _long_shots(text: PartText, reading: Reading) -> Iterator[Finding]:
    cue, run, first = cue_pattern(reading.language), 0.0, ""
    for line in [*text.body.split("\n"), None]:
        if line is None or cue.search(line):
            if run > LONGEST_SHOT:
                yield Finding(part=text.part, rule=Rule.NO_CUE, words=first[:EXCERPT], seconds=round(run))
            run, first = 0.0, ""
        for words in spoken_lines(line or "", reading.language):
            run += syllables(words, reading.language) / reading.pace
            first = first or words
