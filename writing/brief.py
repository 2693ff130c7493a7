"""What a writer is asked: the same values for the model and for the writer that needs none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.language import Language
from domain.sources import Source
from writing.pieces import BlogPiece, Plan, Progress, ScriptPiece
from writing.slate import Angle
from writing.usage import Used


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A draft to be written."""

    topic: str
    """What was asked for, as the person typed it (without the links)."""
    language: Language
    sources: tuple[Source, ...]
    """Numbered from 1, at least one."""
    now: datetime
    """In the person's own zone: what "today" means in the text."""
    seconds: int = 300
    """Length of the video that the script should fill."""
    pace: float
    """Syllables a second at which it will be read."""
    angle: Angle | None = None
    """In which light to tell it; None: the writer finds its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionBrief:
    """One part to be rewritten."""

    request: str
    """What the person asked for."""
    part_name: str
    """How the part is called in the draft's language, for the prompt ("2번 섹션")."""
    spoken: bool
    """The part is read aloud, so it is made of cues and `(대사)` lines."""
    text: str
    """The part's Markdown as it stands, heading included."""
    draft: str
    """The whole draft's Markdown, for context."""
    language: Language
    sources: tuple[Source, ...]
    brought: frozenset[int] = frozenset()
    """Numbers of the sources that came with the request: the part is to make use of them."""
    now: datetime


class Writer(Protocol):
    """The model, or the writer that needs none.

    Every method raises `domain.errors.ModelFailure` when it cannot answer; `revise` of the writer without a
    model raises `domain.errors.NeedsModel` for a request that code cannot carry out.
    """

    @property
    def name(self) -> str:
        """What wrote it, kept with the draft: `google:gemini-3.8-flash`, or `digest`."""

    def telling(self, on_used: Callable[[Used], None]) -> "Writer":
        """The same writer, which tells what each call consumed and which model answered: the last one told."""

    async def plan(self, brief: Brief) -> Plan: ...

    async def blog(self, brief: Brief, plan: Plan, progress: Progress) -> BlogPiece: ...

    async def script(self, brief: Brief, plan: Plan, progress: Progress) -> ScriptPiece: ...

    async def revise(self, brief: RevisionBrief) -> str:
        """The part's new Markdown: heading line and body, laid out as the old text was."""
