"""What somebody asked for, and all that has been made of it so far."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.checks import DEFAULT_SECONDS
from domain.language import Language
from domain.sources import Reading, Source


class Step(StrEnum):
    """What an assignment needs next, in order."""

    COLLECT = "collect"
    PLAN = "plan"
    WRITE = "write"
    COMPOSE = "compose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A fact of the fact sheet that the person has put right; it stands until the change is taken back."""

    fact: int
    """Its place on the sheet, from 1."""
    text: str
    """What is right, in the person's words: a source of the draft from then on."""
    source: int
    """The number of that source."""


IMPORTED = "import"
"""In place of a writer's name: the draft was written elsewhere, and chogo has read none of what it rests on."""


class Origin(StrEnum):
    """How a draft came to be asked for."""

    CHAT = "chat"
    MORNING = "morning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One request for a draft; `None` means "not done yet", so a restart reads off the data where to go on."""

    id: int
    owner: int
    chat: int
    topic: str
    """The person's words without the links; empty when they sent links alone, and in the morning until the desk has
    picked one."""
    links: tuple[str, ...]
    language: Language
    created_at: datetime
    pasted: str = ""
    """Text that the person pasted because nothing else could be read."""
    origin: Origin = Origin.CHAT
    seconds: int = DEFAULT_SECONDS
    """Length of the video that was asked for."""
    pace: float | None = None
    """Syllables a second, where it is not the owner's: what the desk writes is at its readers' pace."""
    angle: str | None = None
    """In which light the desk tells it, as `writing.slate` names it; None: the writer finds its own."""
    attempt: int = 0
    """Grows with each "try again": part of the durable work's id."""
    stopped: bool = False
    """Nobody works on it: it was cancelled or failed, and has not been taken up again."""
    wide: bool = False
    """Search further back and for more pages than usual: the usual search found too little."""
    practice: bool = False
    """The sources are practice articles of the playground, not news."""
    readings: tuple[Reading, ...] | None = None
    """What became of each link; the sources among them are numbered."""
    plan: str | None = None
    blog: str | None = None
    script: str | None = None
    """`plan`, `blog` and `script` are JSON of `writing.pieces`, opaque to everyone below it."""
    composed: str | None = None
    """The draft's Markdown while what its checks refuse is being mended; None before and after."""
    corrections: tuple[Correction, ...] = ()
    markdown: str | None = None
    """The draft in its written form (`domain.drafts`), revisions included."""
    written_by: str | None = None
    """The writer's name: a model, `digest`, or `IMPORTED`."""
    stands_in: str | None = None
    """Why this is a digest although a model is set up: a `ModelFailureReason`, or `budget`."""
    instead_of: int | None = None
    """The digest that this draft was asked for in place of."""

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(reading.source for reading in self.readings or () if reading.source)

    @property
    def is_imported(self) -> bool:
        return self.written_by == IMPORTED

    def with_readings(self, readings: Iterable[Reading]) -> "Assignment":
        return replace(self, readings=tuple(readings))

    def written_with(self, writer: str) -> "Assignment":
        return replace(self, written_by=writer)

    @property
    def next_step(self) -> Step | None:
        """What is missing first; None once the draft is written."""
        if self.markdown is not None:
            return None
        if self.readings is None:
            return Step.COLLECT
        if self.plan is None:
            return Step.PLAN
        return Step.WRITE if self.blog is None or self.script is None else Step.COMPOSE


class RevisionKind(StrEnum):
    REWRITE = "rewrite"
    """The writer writes the part anew."""
    REPLACE = "replace"
    """The person's own words, or a whole draft of theirs."""
    RESTRUCTURE = "restructure"
    """A section or scene is taken out, moved or added."""
    CARRY = "carry"
    """What was changed in one text is said in the other as well: by code where it can, else by the writer."""
    CORRECT = "correct"
    """A fact of the fact sheet is put right: `request` is its number, `pasted` what is right."""
    RETIME = "retime"
    """The clock of the whole script is set by its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change that was asked for; what it replaced is kept whole, so undo gives back every byte.

    `before` and `after` are the Markdown of the whole draft: a changed spoken part moves the clock ranges of other
    headings, and an imported draft's ranges cannot be computed again, so nothing less would undo exactly.
    """

    id: int
    draft: int
    owner: int
    kind: RevisionKind = RevisionKind.REWRITE
    group: int = 0
    """Changes of one group are taken back together: one that was carried over belongs to the one it came from. It is
    the id of the group's first change."""
    part: str | None
    """Key of the part (`domain.parts`); None while it must be asked for, or where the whole draft is changed."""
    request: str
    links: tuple[str, ...] = ()
    pasted: str = ""
    """Text that the person pasted as a further source."""
    replacement: str | None = None
    """The person's own words for the part, taken as they are, or a whole draft's Markdown where `part` is None."""
    attempt: int = 0
    stopped: bool = False
    before: str | None = None
    after: str | None = None
    undone: bool = False
    made_at: datetime

    @property
    def applied(self) -> bool:
        return self.after is not None
