"""The script as it is heard: scenes, the beats in them, and how long each may take."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.clock import cue_pattern, spoken_lines, syllables
from domain.drafts import Draft, Scene
from domain.language import Language
from domain.markup import WORDING

_MARK = re.compile(r"\s*(?:\[[0-9]{1,3}\]|⚠\ufe0f?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """Cues, each a kind's word and its text, and the words that they belong to; either may be missing."""

    cues: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One spoken part."""

    title: str
    """As a list names it: `오프닝`, `1. …`, `클로징`."""
    bare_title: str
    start: int
    end: int
    """Seconds, as the heading says: an imported draft may have ranges that cannot be."""
    beats: tuple[Beat, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What is read aloud, a text per line, without cues, bold and source marks."""
        return tuple(beat.words for beat in self.beats if beat.words)


def spoken_parts(draft: Draft) -> tuple[Spoken, ...]:
    names = WORDING[draft.language]
    script = draft.script
    return (
        _part(script.opening, names.opening, names.opening, draft.language),
        *(
            _part(scene, f"{number}. {scene.title}", scene.title, draft.language)
            for number, scene in enumerate(script.scenes, start=1)
        ),
        _part(script.closing, names.closing, names.closing, draft.language),
    )


def _part(scene: Scene, title: str, bare_title: str, language: Language) -> Spoken:
    beats = tuple(_beats(scene.body, language))
    return Spoken(title=title, bare_title=bare_title, start=scene.start, end=scene.end, beats=beats)


def _beats(body: str, language: Language) -> Iterator[Beat]:
    cue = cue_pattern(language)
    waiting: list[tuple[str, str]] = []
    for line in body.split("\n"):
        waiting += ((match[1], match[2]) for match in cue.finditer(line))
        words = without_marks(" ".join(spoken_lines(line, language)))
        if words:
            yield Beat(cues=tuple(waiting), words=words)
            waiting = []
    if waiting:
        yield Beat(cues=tuple(waiting), words="")


def without_marks(words: str) -> str:
    """Words read aloud without source marks: nobody reads them."""
    return " ".join(_MARK.sub("", words).split())


def weights(texts: Iterable[str], language: Language) -> list[int]:
    """Syllables of each; at least one, so that nothing is shown for no time."""
    return [max(1, syllables(text, language)) for text in texts]


def shared_out(total: int, parts: Sequence[int], least: int) -> list[int]:
    """Divide `total` in proportion to `parts`, none below `least`; the sum is exact.

    `total` must hold `least` for each part.
    """
    shares = [0] * len(parts)
    open_ = list(range(len(parts)))
    left = total
    while open_:
        weight = sum(parts[i] for i in open_)
        short = [i for i in open_ if left * parts[i] < least * weight]
        if not short:
            _share(shares, open_, left, parts)
            break
        for i in short:
            shares[i] = least
        left -= least * len(short)
        open_ = [i for i in open_ if i not in short]
    return shares


def _share(shares: list[int], places: Sequence[int], total: int, parts: Sequence[int]) -> None:
    """By running totals, so that rounding never adds up."""
    weight, told, given = sum(parts[i] for i in places), 0, 0
    for i in places:
        told += parts[i]
        end = total * told // weight
        shares[i], given = end - given, end
