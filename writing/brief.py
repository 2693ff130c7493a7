"""What a writer is asked: the same values for the model and for the writer that needs none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.language import Language
from domain.layout import render
from domain.naming import name_of
from domain.parts import Part
from domain.sources import Source
from writing.job import Job
from writing.pieces import BlogPiece, Plan, Progress, ScriptPiece


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


def revision_brief(
    assignment: Assignment,
    draft: Draft,
    part: Part,
    request: str,
    now: datetime,
    brought: frozenset[int] = frozenset(),
) -> RevisionBrief:
    """`draft`: as it stands now, which need not be what is stored."""
    return RevisionBrief(
        request=request,
        part_name=name_of(part, draft.language),
        spoken=part.is_spoken,
        text=draft.text_of(part),
        draft=render(draft),
        language=draft.language,
        sources=assignment.sources,
        brought=brought,
        now=now,
    )


class Writer(Protocol):
    """The model, or the writer that needs none.

    Every method raises `domain.errors.ModelFailure` when it cannot answer, and `domain.errors.BudgetSpent` when the
    payer's money does not last for it; `revise` of the writer without a
    model raises `domain.errors.NeedsModel` for a request that code cannot carry out.
    """

    @property
    def name(self) -> str:
        """What wrote it, kept with the draft: `google:gemini-3.8-flash`, or `digest`."""

    def doing(self, job: Job) -> "Writer":
        """The same writer at work for somebody: it says who pays, and is told what each call consumed."""

    async def plan(self, brief: Brief) -> Plan: ...

    async def blog(self, brief: Brief, plan: Plan, progress: Progress) -> BlogPiece: ...

    async def script(self, brief: Brief, plan: Plan, progress: Progress) -> ScriptPiece: ...

    async def revise(self, brief: RevisionBrief) -> str:
        """The part's new Markdown: heading line and body, laid out as the old text was."""
