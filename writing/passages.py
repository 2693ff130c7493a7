"""Takes one part's Markdown apart into lines and sentences that can be dropped or added, and puts it together again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from domain.sources import Source
from writing.extract import Quote
from writing.phrases import Phrases
from writing.quoting import bare, marks, polite
from writing.sentences import split
from writing.staging import outlet_of

_CUES = re.compile(r"(?:\*\*\[[^\]\n]+\]\*\*\s*)+")
_PREFIX = re.compile(r"\s*(?:(?:[*-]|\d+\.)\s+)?(?:\*\*\[[^\]\n]+\]\*\*\s*)*(?:\((?:대사|Line)\)\s*)?")
_NUMBERED = re.compile(r"\d+(?=\.\s)")


class Kind(Enum):
    TITLE = auto()
    TAKEAWAYS = auto()
    SECTION = auto()
    SPOKEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence; in a scene, a whole line where it wraps a quoted sentence."""

    markdown: str
    quote: Quote | None = None
    sources: frozenset[int] = frozenset()
    frame: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One line of words with the cue lines before it; cues alone where nothing is said."""

    gap: int
    """Blank lines before it."""
    cues: tuple[str, ...] = ()
    prefix: str = ""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    kind: Kind
    heading: str
    passages: tuple[Passage, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple(said for passage in self.passages for said in passage.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """Knows a sentence of the sources again, and our own connecting words."""

    sources: Sequence[Source]
    pool: Sequence[Quote]
    phrases: Phrases
    spoken: bool

    def recognise(self, words: str) -> tuple[Said, ...]:
        if self.spoken:
            whole = self._quoted_in(bare(words))
            if whole is not None:
                return (Said(markdown=words, quote=whole, sources=frozenset({whole.source})),)
        return tuple(self._known(piece) for piece in whole_bold(split(words)))

    def _known(self, piece: str) -> Said:
        words = bare(piece)
        quote = next((q for q in self.pool if q.text == words), None)
        named = {quote.source} if quote else marks(piece) | self._outlets(words)
        return Said(markdown=piece, quote=quote, sources=frozenset(named), frame=self.phrases.is_frame(words))

    def _quoted_in(self, line: str) -> Quote | None:
        found = [q for q in self.pool if q.text in line or (polite(q.text) or q.text) in line]
        return max(found, key=lambda q: len(q.text), default=None)

    def _outlets(self, words: str) -> frozenset[int]:
        if not self.spoken:
            return frozenset()
        return frozenset(s.number for s in self.sources if s.outlet and outlet_of(s, self.phrases) in words)


def whole_bold(pieces: Sequence[str]) -> tuple[str, ...]:
    """Sentences that share one bold stretch stay together, so dropping one leaves no lone `**`."""
    joined: list[str] = []
    for piece in pieces:
        if joined and joined[-1].count("**") % 2:
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return tuple(joined)


def taken_apart(markdown: str, kind: Kind, known: Recogniser) -> Part:
    lines = markdown.strip("\n").split("\n")
    heading = lines.pop(0) if lines[0].startswith("#") else ""
    passages: list[Passage] = []
    gap, cues = 0, list[str]()
    for line in [*lines, ""]:
        if _CUES.fullmatch(line):
            cues.append(line)
        elif line.strip():
            passages.append(_passage(line, gap, cues, known))
            gap, cues = 0, []
        else:
            if cues:
                passages.append(Passage(gap=gap, cues=tuple(cues)))
                gap, cues = 0, []
            gap += 1
    return Part(kind=kind, heading=heading, passages=tuple(passages))


def _passage(line: str, gap: int, cues: Sequence[str], known: Recogniser) -> Passage:
    match = _PREFIX.match(line)
    prefix = match.group() if match else ""
    return Passage(gap=gap, cues=tuple(cues), prefix=prefix, said=known.recognise(line[len(prefix) :]))


def put_together(part: Part) -> str:
    lines = [part.heading] if part.heading else []
    for passage in part.passages:
        lines += [""] * (passage.gap if lines else 0)
        lines += passage.cues
        if passage.said:
            lines.append(passage.prefix + " ".join(said.markdown for said in passage.said))
    return "\n".join(lines)


def without(part: Part, gone: Callable[[Said], bool], p: Phrases) -> Part:
    """The part less some sentences: with them go emptied lines, their cues, and words that introduced only them."""
    kept: list[Passage] = []
    owed = 0
    for passage in part.passages:
        said = tuple(said for said in passage.said if not gone(said))
        if passage.said and not said:
            owed = max(owed, passage.gap)
            continue
        kept.append(replace(passage, said=said, gap=max(passage.gap, owed)))
        owed = 0
    left = [passage for i, passage in enumerate(kept) if not _orphan(passage, kept[i + 1 : i + 2], p)]
    return replace(part, passages=tuple(_renumbered(left)))


def _orphan(passage: Passage, following: Sequence[Passage], p: Phrases) -> bool:
    introduces = len(passage.said) > 0 and all(p.introduces(bare(said.markdown)) for said in _frames(passage, p))
    return introduces and not passage.prefix and not any(f.prefix for f in following)


def _frames(passage: Passage, p: Phrases) -> tuple[Said, ...]:
    whole = " ".join(said.markdown for said in passage.said)
    return (Said(markdown=whole),) if p.introduces(bare(whole)) else passage.said


def _renumbered(passages: Sequence[Passage]) -> list[Passage]:
    renumbered, number = [], 0
    for passage in passages:
        number += bool(_NUMBERED.match(passage.prefix))
        renumbered.append(replace(passage, prefix=_NUMBERED.sub(str(number), passage.prefix, count=1)))
    return renumbered
