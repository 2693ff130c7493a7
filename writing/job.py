"""What calls of a model are made for: who pays, who is told, and where finished parts of an answer are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from storage.database import Database
from storage.fragments import Fragments
from writing.usage import Payer, Used


class Notes(Protocol):
    """Parts of answers that are asked for piece by piece; what is kept here is never asked for again."""

    async def of(self, task: str) -> Sequence[str]:
        """In the order in which they came."""

    async def add(self, task: str, text: str) -> None: ...


class Scratch:
    """Kept as long as the job lasts."""

    def __init__(self) -> None:
        self._kept: dict[str, list[str]] = {}

    async def of(self, task: str) -> Sequence[str]:
        return tuple(self._kept.get(task, ()))

    async def add(self, task: str, text: str) -> None:
        self._kept.setdefault(task, []).append(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNotes:
    """Kept with a draft, so that another try, on another day, goes on from there."""

    database: Database
    draft: int

    async def of(self, task: str) -> Sequence[str]:
        async with self.database.read() as tx:
            return await Fragments().of(tx, self.draft, task)

    async def add(self, task: str, text: str) -> None:
        async with self.database.write() as tx:
            await Fragments().add(tx, self.draft, task, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    payer: Payer = field(default_factory=Payer)
    on_used: Callable[[Used], None] = field(default=lambda _: None)
    """Called once per task and model, also when it failed; may not raise."""
    notes: Notes = field(default_factory=Scratch)
    task: str = ""
    """Under which name changes are written down, where that is not `revise`."""
