"""Has calls charged to somebody, and tells which model answered and with which prompts."""

from typing import Any

from domain.assignments import Assignment, Origin
from writing.brief import Writer
from writing.job import Job, Notes, Scratch
from writing.usage import DESK, Payer, Used


class Meter:
    """The calls that are made for one thing, through `writer`.

    `task`: what a change is called in the accounts, where it is not a person's own (`repair`).
    """

    def __init__(self, writer: Writer, payer: Payer, notes: Notes | None = None, task: str = "") -> None:
        self._used: list[Used] = []
        self._asked = writer.name
        job = Job(payer=payer, on_used=self._used.append, notes=notes or Scratch(), task=task)
        self.writer = writer.doing(job)

    @property
    def answered_by(self) -> str:
        """The model asked for, or the one that stood in for it."""
        return self._used[-1].spec if self._used else self._asked

    @property
    def made_with(self) -> dict[str, Any]:
        """Model and versions of the prompts of the last answer, to be kept with what it became."""
        return {"model": self.answered_by, "prompts": dict(self._used[-1].prompts) if self._used else {}}


def payer_of(assignment: Assignment) -> Payer:
    """A draft that nobody asked for is the desk's to pay; one that somebody asked for anew is theirs."""
    unasked = assignment.origin is Origin.MORNING and assignment.instead_of is None
    return Payer(owner=DESK if unasked else assignment.owner, draft=assignment.id)
