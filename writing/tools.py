"""What desk and revising work with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.assignments import Assignment
from news.research import Researcher
from storage.database import Database
from storage.durable import Durable
from writing.brief import Writer
from writing.job import DraftNotes
from writing.meter import Meter, payer_of
from writing.slate import Slate
from writing.usage import Payer


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    database: Database
    durable: Durable
    researcher: Researcher
    writer: Writer
    slate: Slate
    clock: Callable[[], datetime]
    """With a zone."""
    zone: ZoneInfo
    """What "today" means, and the time that a draft carries."""

    def local_now(self) -> datetime:
        return self.clock().astimezone(self.zone)

    def meter(self, assignment: Assignment, *, asked_by_reader: bool = False, task: str = "") -> Meter:
        """The writer for one draft: its calls are paid for, and finished parts of its answers are kept.

        `asked_by_reader`: its owner asked for this very thing, and pays, whoever paid for the draft.
        """
        own = Payer(owner=assignment.owner, draft=assignment.id)
        notes = DraftNotes(database=self.database, draft=assignment.id)
        return Meter(self.writer, own if asked_by_reader else payer_of(assignment), notes, task)
