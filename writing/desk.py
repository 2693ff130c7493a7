"""The desk: takes an assignment from the first word to the finished draft, one stored step after the other."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.assignments import IMPORTED, Assignment, Step
from domain.checks import DEFAULT_SECONDS
from domain.drafts import Draft
from domain.errors import Stopped
from domain.language import Language
from domain.layout import parse
from storage.database import Transaction
from storage.drafts import Drafts
from storage.users import Users
from writing.brief import Brief
from writing.briefing import brief_of
from writing.collecting import Collector
from writing.compose import DIGEST
from writing.enough import require_enough
from writing.finishing import Finisher
from writing.meter import Meter
from writing.pieces import Piece, Plan
from writing.stops import Stops
from writing.tools import Tools

WRITE = "write"
"""The workflow that writes a draft and shows it; its arguments are the draft and the attempt."""
MAX_LINKS = 10
MIN_SECONDS, MAX_SECONDS = 60, 1200
"""Length of a video that may be asked for."""
MAX_TOPIC = 1000
"""Characters."""


class Listener(Protocol):
    """Shown how the work goes; what it does with that must not take long."""

    async def reading(self, links: int) -> None: ...

    async def planning(self, sources: int) -> None: ...

    async def writing(self, blog: str, script: str) -> None:
        """The words so far of both texts."""

    async def checking(self) -> None: ...

    async def mending(self, parts: int) -> None:
        """That many parts go back to the writer, with what the checks refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a message asks for."""

    owner: int
    chat: int
    topic: str
    links: tuple[str, ...]
    language: Language
    seconds: int = DEFAULT_SECONDS


class Desk:
    def __init__(self, tools: Tools) -> None:
        self._database = tools.database
        self._tools = tools
        self._drafts = Drafts()
        self._users = Users()
        self._stops = Stops()
        self._collector = Collector(tools)
        self._finisher = Finisher(tools)

    async def open(self, wanted: Wanted, asked_by: str) -> Assignment:
        """Accept a request: from here on it is finished, whatever happens. The same `asked_by` opens one only."""
        new = Assignment(
            id=0,
            owner=wanted.owner,
            chat=wanted.chat,
            topic=wanted.topic,
            links=wanted.links[:MAX_LINKS],
            language=wanted.language,
            seconds=wanted.seconds,
            created_at=self._tools.clock(),
        )
        async with self._database.write() as tx:
            assignment = await self._drafts.add(tx, new, asked_by)
            await self._submit(tx, assignment.id, 0)
        return assignment

    async def import_(self, owner: int, chat: int, markdown: str, asked_by: str) -> Assignment:
        """Take over a draft that was written elsewhere, as it is, clock included. Raises `LayoutError`."""
        draft = parse(markdown)
        new = Assignment(
            id=0,
            owner=owner,
            chat=chat,
            topic=draft.topic,
            links=(),
            language=draft.language,
            created_at=self._tools.clock(),
            seconds=max(MIN_SECONDS, min(MAX_SECONDS, draft.script.closing.end)),
            markdown=markdown,
            written_by=IMPORTED,
        )
        async with self._database.write() as tx:
            return await self._drafts.add(tx, new, asked_by)

    async def again(self, draft: int, owner: int, attempt: int) -> bool:
        """Take up what failed or was stopped; False where that was done already."""
        async with self._database.write() as tx:
            found = await self._drafts.find(tx, draft, owner)
            if found is None or not await self._drafts.again(tx, draft, owner, attempt):
                return False
            if not found.sources:
                await self._drafts.forget_readings(tx, draft)
            await self._submit(tx, draft, attempt + 1)
        return True

    async def supply(self, draft: int, owner: int, links: Sequence[str], pasted: str) -> bool:
        """Take up what had too little to stand on, with what the person sent since; False where it is not like that."""
        async with self._database.write() as tx:
            found = await self._drafts.find(tx, draft, owner)
            if found is None or not found.stopped or not await self._drafts.again(tx, draft, owner, found.attempt):
                return False
            more = tuple(dict.fromkeys((*found.links, *links)))[:MAX_LINKS]
            await self._drafts.supply(tx, draft, more, "\n\n".join(filter(None, (found.pasted, pasted))))
            await self._drafts.forget_readings(tx, draft)
            await self._submit(tx, draft, found.attempt + 1)
        return True

    async def widen(self, draft: int, owner: int, attempt: int) -> bool:
        """Take up what had too little to stand on with a wider search; False where that was done already."""
        async with self._database.write() as tx:
            if not await self._drafts.again(tx, draft, owner, attempt):
                return False
            await self._drafts.widen(tx, draft)
            await self._drafts.forget_readings(tx, draft)
            await self._submit(tx, draft, attempt + 1)
        return True

    async def stop(self, owner: int) -> list[int]:
        """Stop every draft of that person that is being written; what is there is kept."""
        async with self._database.write() as tx:
            running = await self._drafts.running(tx, owner)
            for draft in running:
                await self._drafts.stop(tx, draft)
        for draft in running:
            self._stops.stop(_name(draft))
        return running

    async def stop_one(self, draft: int, owner: int) -> bool:
        async with self._database.write() as tx:
            running = draft in await self._drafts.running(tx, owner)
            if running:
                await self._drafts.stop(tx, draft)
        if running:
            self._stops.stop(_name(draft))
        return running

    async def rest(self, draft: int, attempt: int | None = None) -> None:
        """That attempt failed: nobody works on it until it is taken up again, which may have happened already."""
        async with self._database.write() as tx:
            await self._drafts.stop(tx, draft, attempt)

    async def find(self, draft: int, owner: int) -> Assignment | None:
        async with self._database.read() as tx:
            return await self._drafts.find(tx, draft, owner)

    async def get(self, draft: int) -> Assignment:
        """For durable work, which was submitted for exactly this draft."""
        async with self._database.read() as tx:
            return await self._drafts.get(tx, draft)

    async def drafts_of(self, owner: int, *, limit: int, offset: int) -> tuple[list[Assignment], int]:
        """A page of a person's drafts, newest first, and how many there are."""
        async with self._database.read() as tx:
            return await self._drafts.of(tx, owner, limit=limit, offset=offset), await self._drafts.count(tx, owner)

    async def advance(self, draft: int, attempt: int, step: Step, listener: Listener) -> None:
        """Do that step if it is the next one; what was done before is not done again.

        Raises:
            Stopped: the person stopped it, or has taken it up anew in the meantime.
            NothingToStandOn: no source could be read.
            TooThin: what could be read is too little.
            NewsUnreachable: neither search nor feeds answered.
            ModelFailure: the writer cannot answer; everything so far is kept.
            BudgetSpent: whoever pays has spent the day's money; everything so far is kept.
        """
        assignment = await self.get(draft)
        if assignment.stopped or assignment.attempt != attempt:
            raise Stopped
        if assignment.next_step is step:
            await self._stops.watch(_name(draft), self._do(step, assignment, listener))

    async def _do(self, step: Step, assignment: Assignment, listener: Listener) -> None:
        match step:
            case Step.COLLECT:
                await self._collect(assignment, listener)
            case Step.PLAN:
                await self._plan(assignment, listener)
            case Step.WRITE:
                await self._write(assignment, listener)
            case Step.COMPOSE:
                await listener.checking()
                await self._finisher.finish(assignment, listener.mending)

    async def _collect(self, assignment: Assignment, listener: Listener) -> None:
        await listener.reading(len(assignment.links))
        await self._collector.collect(assignment)

    async def _plan(self, assignment: Assignment, listener: Listener) -> None:
        require_enough(assignment.sources)
        await listener.planning(len(assignment.sources))
        brief = await self._brief(assignment)
        meter = self._tools.meter(assignment)
        plan = await meter.writer.plan(brief)
        await self._save(assignment.id, "plan", plan, meter)

    async def _write(self, assignment: Assignment, listener: Listener) -> None:
        """Blog and script side by side, each stored as soon as it is whole."""
        plan = Plan.model_validate_json(assignment.plan or "")
        brief = await self._brief(assignment)
        growing = _Growing(listener)
        ends = await asyncio.gather(
            self._write_blog(assignment, brief, plan, growing),
            self._write_script(assignment, brief, plan, growing),
            # When one fails the other goes on to its end and is kept for the next try.
            return_exceptions=True,
        )
        for end in ends:
            if end is not None:
                raise end

    async def _write_blog(self, assignment: Assignment, brief: Brief, plan: Plan, growing: "_Growing") -> None:
        if assignment.blog is None:
            meter = self._tools.meter(assignment)
            blog = await meter.writer.blog(brief, plan, growing.blog_grew)
            await self._save(assignment.id, "blog", blog, meter)

    async def _write_script(self, assignment: Assignment, brief: Brief, plan: Plan, growing: "_Growing") -> None:
        if assignment.script is None:
            meter = self._tools.meter(assignment)
            script = await meter.writer.script(brief, plan, growing.script_grew)
            await self._save(assignment.id, "script", script, meter)

    async def _save(self, draft: int, name: str, piece: Piece, meter: "Meter") -> None:
        async with self._database.write() as tx:
            await self._drafts.save_piece(tx, draft, name, piece.model_dump_json(), meter.answered_by, meter.made_with)

    async def _submit(self, tx: Transaction, draft: int, attempt: int) -> None:
        await self._tools.durable.submit(tx, WRITE, f"write:{draft}:{attempt}", draft, attempt)

    async def _pace(self, tx: Transaction, assignment: Assignment) -> float:
        return assignment.pace or await self._users.pace(tx, assignment.owner, assignment.language)

    async def _brief(self, assignment: Assignment) -> Brief:
        async with self._database.read() as tx:
            pace = await self._pace(tx, assignment)
        return brief_of(assignment, self._tools.local_now(), pace)


class _Growing:
    """Both texts as they grow, told as one."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._blog = self._script = ""

    async def blog_grew(self, text: str) -> None:
        self._blog = text
        await self._listener.writing(self._blog, self._script)

    async def script_grew(self, text: str) -> None:
        self._script = text
        await self._listener.writing(self._blog, self._script)


def search_phrase(assignment: Assignment) -> str | None:
    """What a reader would search for, as the model planned it; extracts and imported drafts are not held to one."""
    if assignment.plan is None or assignment.written_by == DIGEST:
        return None
    return Plan.model_validate_json(assignment.plan).search_phrase


def document(assignment: Assignment) -> Draft:
    """The written draft. Raises `LayoutError` where nothing is written yet."""
    return parse(assignment.markdown or "")


def _name(draft: int) -> str:
    return f"draft {draft}"
