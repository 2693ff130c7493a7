"""The clock: headings' ranges against their words and each other, and the whole against what was asked."""

from collections.abc import Iterator

from domain.checks.finding import Finding, Rule
from domain.checks.reading import Reading
from domain.clock import seconds_of
from domain.parts import Part, PartKind

LENGTH_TOLERANCE = 0.10
"""Share of the asked length that the whole script may run over or under."""
TIME_TOLERANCE, TIME_LEEWAY = 0.25, 5
"""A part may differ from its heading's range by a quarter of it, or by five seconds, whichever is more."""


def _taken(reading: Reading, part: Part) -> float:
    return seconds_of(reading.draft.scene_of(part).body, reading.language, reading.pace)


def times(reading: Reading) -> Iterator[Finding]:
    for text in reading.spoken:
        scene = reading.draft.scene_of(text.part)
        planned = scene.end - scene.start
        off = _taken(reading, text.part) - planned
        if abs(off) > max(TIME_LEEWAY, planned * TIME_TOLERANCE):
            yield Finding(part=text.part, rule=Rule.TIME, words=scene.clock, seconds=round(off))


def joins(reading: Reading) -> Iterator[Finding]:
    """Ranges start at 0:00 and join, and the main part's range is that of its scenes."""
    end = 0
    for text in reading.spoken:
        scene = reading.draft.scene_of(text.part)
        if scene.start != end or scene.end < scene.start:
            yield Finding(part=text.part, rule=Rule.JOIN, words=scene.clock, seconds=scene.start - end)
        end = scene.end
    script = reading.draft.script
    off = (script.main_start - script.opening.end) or (script.main_end - script.closing.start)
    if off:
        yield Finding(part=None, rule=Rule.JOIN, seconds=off)


def length(reading: Reading) -> Iterator[Finding]:
    """Names the part to cut or fill: the longest of a long script, the shortest of a short one."""
    taken = {text.part: _taken(reading, text.part) for text in reading.spoken}
    off = sum(taken.values()) - reading.seconds
    if abs(off) > reading.seconds * LENGTH_TOLERANCE:
        scenes = [part for part in taken if part.kind is PartKind.SCENE] or list(taken)
        part = max(scenes, key=taken.__getitem__) if off > 0 else min(scenes, key=taken.__getitem__)
        yield Finding(part=part, rule=Rule.LENGTH, seconds=round(off))
