"""What the project's own checks say of one draft, and what became of the mistakes that were put in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.checks import DEFAULT_SECONDS, Rule, findings
from domain.clock import DEFAULT_PACE, seconds_of
from domain.compose import spoken_text
from domain.drafts import Draft
from domain.grounding import Entry, Shelf, Verdict, ledger
from domain.grounding.copying import Copied, copied
from domain.grounding.library import pages_of
from domain.grounding.names import unknown_names
from domain.grounding.passages import passages
from domain.grounding.quotes import quotes
from domain.layout import LayoutError, parse, render
from domain.parts import Part
from domain.sources import Source
from tests.evals.newsroom import Topic, Trap, squeezed
from tests.evals.recorded import Mistake
from writing.evidence import is_confirmed
from writing.pieces import ScriptPiece

GROUPS = ("figures", "quotes and names", "copying", "wording", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One thing that a check would have put right."""

    part: Part | None
    group: str
    """One of GROUPS."""
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    entries: tuple[Entry, ...]
    flags: tuple[Flag, ...]
    whole: bool
    """The Markdown is read back as the same draft, byte for byte."""
    off: float
    """Seconds that the words take beyond the length asked for; negative where they end early."""
    run: int
    """Words in a row that stand in a source, the longest."""
    share: float
    """Of a part's words that stand in one source, the largest."""

    @property
    def confirmed(self) -> int:
        return sum(map(is_confirmed, self.entries))

    @property
    def verdicts(self) -> Counter[Verdict]:
        return Counter(entry.verdict for entry in self.entries)

    @property
    def groups(self) -> Counter[str]:
        return Counter(flag.group for flag in self.flags)


class Fate(StrEnum):
    """What became of a seeded mistake by the end."""

    MENDED = "mended"
    TOLD = "told"
    """It still stands there, and the checks name it."""
    UNSEEN = "unseen"


def measured(draft: Draft, sources: tuple[Source, ...], script: ScriptPiece, phrase: str) -> Measured:
    entries = ledger(draft, Shelf(sources), rests_of(script))
    cut, pages = tuple(passages(draft)), pages_of(sources)
    copies = tuple(copied(cut, pages, draft.language))
    flags = (
        *_figures(entries),
        *(
            Flag(part=one.part, group="quotes and names", words=one.text, why=f"quote {one.verdict}")
            for one in quotes(cut, pages, draft.language)
            if one.is_finding
        ),
        *(
            Flag(part=one.part, group="quotes and names", words=one.text, why="name")
            for one in unknown_names(cut, pages, draft.language)
        ),
        *_copies(copies),
        *_others(draft, phrase),
    )
    taken = sum(seconds_of(scene.body, draft.language, DEFAULT_PACE[draft.language]) for scene in draft.script.spoken)
    return Measured(
        entries=entries,
        flags=flags,
        whole=is_whole(draft),
        off=taken - DEFAULT_SECONDS,
        run=max((one.run for one in copies), default=0),
        share=max((one.share for one in copies), default=0.0),
    )


def rests_of(script: ScriptPiece) -> Mapping[str, frozenset[int]]:
    """The sources that each spoken line names for itself."""
    groups = (script.opening, *(scene.beats for scene in script.scenes), script.closing)
    beats = (beat for group in groups for beat in group if beat.sources)
    return {" ".join(spoken_text(beat.line).replace("**", "").split()): frozenset(beat.sources) for beat in beats}


def is_whole(draft: Draft) -> bool:
    markdown = render(draft)
    try:
        return parse(markdown) == draft and render(parse(markdown)) == markdown
    except LayoutError:
        return False


def _figures(entries: tuple[Entry, ...]) -> Iterator[Flag]:
    for entry in entries:
        if not is_confirmed(entry):
            yield Flag(part=entry.part, group="figures", words=entry.figure.text, why=f"figure {entry.verdict}")


def _copies(copies: tuple[Copied, ...]) -> Iterator[Flag]:
    for one in copies:
        if one.is_too_much:
            yield Flag(part=one.part, group="copying", words=one.words, why=f"copied from {one.source}")


def _others(draft: Draft, phrase: str) -> Iterator[Flag]:
    for found in findings(draft, phrase=phrase):
        group = "wording" if found.rule is Rule.WORDING else "form"
        yield Flag(part=found.part, group=group, words=found.words, why=str(found.rule))


def text_of(draft: Draft, where: str) -> str:
    """All words of the blog, or of the script."""
    return "\n".join(draft.text_of(part) for part in draft.parts if part.is_script == (where == "script"))


def finders(mistake: Mistake, draft: Draft, measured: Measured) -> tuple[Flag, ...]:
    """The checks that point at the mistake, in the part where it stands; none where it does not stand."""
    places = _places(mistake, draft)
    return tuple(flag for flag in measured.flags if flag.part in places and _touch(flag.words, mistake.words))


def unspoilt(mistakes: Iterable[Mistake], draft: Draft, measured: Measured) -> tuple[Entry, ...]:
    """The figures that no mistake was put into."""
    places = [(mistake.words, _places(mistake, draft)) for mistake in mistakes]
    return tuple(
        entry
        for entry in measured.entries
        if not any(entry.part in parts and _touch(entry.figure.text, words) for words, parts in places)
    )


def _places(mistake: Mistake, draft: Draft) -> frozenset[Part]:
    script = mistake.where == "script"
    parts = (part for part in draft.parts if part.is_script == script)
    return frozenset(part for part in parts if _stands(mistake, draft.text_of(part)))


def _stands(mistake: Mistake, text: str) -> bool:
    """As it is written, marks included; else as it is said."""
    return mistake.words in text or ("[" not in mistake.words and squeezed(mistake.words) in squeezed(text))


def _touch(words: str, wrong: str) -> bool:
    said, meant = squeezed(words), squeezed(wrong)
    return bool(said) and (said in meant or meant in said)


def fate(mistake: Mistake, before: Draft, after: Draft, measured: Measured) -> Fate:
    """The same words may rightly stand in another part: only where they were wrong do they count."""
    places = _places(mistake, before) & frozenset(after.parts)
    if not any(squeezed(mistake.words) in squeezed(after.text_of(part)) for part in places):
        return Fate.MENDED
    return Fate.TOLD if finders(mistake, after, measured) else Fate.UNSEEN


def fallen(topic: Topic, draft: Draft) -> tuple[Trap, ...]:
    """Blog and script each have to keep out of a trap: a reader of one may never see the other."""
    texts = [text_of(draft, where) for where in ("blog", "script")]
    return tuple(trap for trap in topic.traps if any(map(trap.caught, texts)))
