"""Changes to a draft: one part at a time, taken back byte for byte."""

import asyncio
from dataclasses import dataclass
from weakref import WeakValueDictionary

from domain.assignments import Revision, RevisionKind
from domain.errors import ModelFailure, ModelFailureReason, NothingToStandOn, Stopped
from domain.layout import parse, render
from domain.markup import LayoutError
from domain.parts import Part
from domain.sources import Reading
from storage.database import Transaction
from storage.drafts import Drafts
from storage.revisions import Revisions
from storage.users import Users
from writing.brief import revision_brief
from writing.carrying import carried_by_code, carried_by_writer
from writing.changing import changed, highest_listed, parts_out_of_date
from writing.collecting import pasted_reading
from writing.facts import about, rewriting, sheet
from writing.mending import Mender
from writing.stops import Stops
from writing.structure import read_restructuring
from writing.tools import Tools

REVISE = "revise"
"""The workflow that carries out a change and shows it; its arguments are the revision and the attempt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a reply asks for."""

    owner: int
    draft: int
    part: Part | None
    """None where the words name none: then it has to be asked for, unless the whole draft is meant."""
    kind: RevisionKind = RevisionKind.REWRITE
    group: int = 0
    """The change that this one carries over; see `Revision.group`."""
    request: str = ""
    links: tuple[str, ...] = ()
    pasted: str = ""
    replacement: str | None = None


class Revising:
    def __init__(self, tools: Tools) -> None:
        self._database = tools.database
        self._tools = tools
        self._drafts = Drafts()
        self._revisions = Revisions()
        self._users = Users()
        self._stops = Stops()
        # Changes to one draft follow each other: each is written knowing the one before it.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def ask(self, change: Change, asked_by: str) -> Revision:
        """Accept a change; it is carried out unless its part must be asked for first."""
        new = Revision(
            id=0,
            draft=change.draft,
            owner=change.owner,
            kind=change.kind,
            group=change.group,
            part=change.part.key if change.part else None,
            request=change.request,
            links=change.links,
            pasted=change.pasted,
            replacement=change.replacement,
            made_at=self._tools.clock(),
        )
        async with self._database.write() as tx:
            revision = await self._revisions.add(tx, new, asked_by)
            if change.part is not None or change.kind is not RevisionKind.REWRITE:
                await self._submit(tx, revision.id, 0)
        return revision

    async def carry_over(self, revision: int, owner: int, target: Part, asked_by: str) -> Revision | None:
        """Make a part of the other text say what was changed; None where there is no such change any more.

        Figures that were exchanged one for one are exchanged by code; everything else is the writer's. Both happen when
        it is this change's turn, on the text that stands then.
        """
        change = await self.find(revision, owner)
        if change is None or not change.applied or change.undone:
            return None
        if change.part is None and change.kind is not RevisionKind.CORRECT:
            return None
        async with self._database.read() as tx:
            assignment = await self._drafts.get(tx, change.draft)
        if target not in parse(assignment.markdown or "").parts:
            return None
        carried = Change(owner=owner, draft=change.draft, part=target, kind=RevisionKind.CARRY, group=change.group)
        return await self.ask(carried, asked_by)

    async def carry_everywhere(self, revision: int, owner: int, asked_by: str) -> list[Revision]:
        """Have every part rewritten that still tells a fact as it was before that change put it right."""
        change = await self.find(revision, owner)
        if change is None or not change.applied or change.undone or change.kind is not RevisionKind.CORRECT:
            return []
        async with self._database.read() as tx:
            assignment = await self._drafts.get(tx, change.draft)
        parts = parts_out_of_date(assignment, int(change.request))
        return [
            await self.ask(
                Change(owner=owner, draft=change.draft, part=part, kind=RevisionKind.CARRY, group=change.group),
                f"{asked_by}:{part.key}",
            )
            for part in parts
        ]

    async def choose(self, revision: int, owner: int, part: Part) -> bool:
        """Answer which part was meant; False where it was answered before."""
        async with self._database.write() as tx:
            asked = await self._revisions.find(tx, revision, owner)
            moves = asked is not None and read_restructuring(asked.request, part) is not None
            kind = RevisionKind.RESTRUCTURE if moves else RevisionKind.REWRITE
            chosen = await self._revisions.choose_part(tx, revision, owner, part.key, kind)
            if chosen:
                await self._submit(tx, revision, 0)
        return chosen

    async def again(self, revision: int, owner: int, attempt: int) -> bool:
        async with self._database.write() as tx:
            taken = await self._revisions.again(tx, revision, owner, attempt)
            if taken:
                await self._submit(tx, revision, attempt + 1)
        return taken

    async def stop(self, owner: int) -> list[int]:
        """Stop every change of that person that is being written; the parts stay as they were."""
        async with self._database.write() as tx:
            running = await self._revisions.running(tx, owner)
            for revision in running:
                await self._revisions.stop(tx, revision)
        for revision in running:
            self._stops.stop(_name(revision))
        return running

    async def rest(self, revision: int) -> None:
        """It failed or changed nothing: nobody works on it until it is taken up again."""
        async with self._database.write() as tx:
            await self._revisions.stop(tx, revision)

    async def find(self, revision: int, owner: int) -> Revision | None:
        async with self._database.read() as tx:
            return await self._revisions.find(tx, revision, owner)

    async def get(self, revision: int) -> Revision:
        """For durable work, which was submitted for exactly this revision."""
        async with self._database.read() as tx:
            return await self._revisions.get(tx, revision)

    async def read(self, revision: int, attempt: int) -> None:
        """Read what the reply brought; it is a source of the draft from now on.

        Raises:
            Stopped: the person stopped it.
            NothingToStandOn: nothing of what was sent could be read.
        """
        wanted = await self._going_on(revision, attempt)
        if wanted.links or wanted.pasted:
            await self._stops.watch(_name(revision), self._read(wanted))

    async def carry_out(self, revision: int, attempt: int) -> bool:
        """Write the part anew and put it in; False where that changes nothing.

        Raises:
            Stopped: the person stopped it.
            NeedsModel: code alone cannot carry it out.
            NothingToStandOn: the sources have nothing more for it.
            LayoutError: the person's own words do not fit the layout.
            ModelFailure: the writer cannot answer.
            BudgetSpent: its owner has spent the day's money.
        """
        wanted = await self._going_on(revision, attempt)
        async with self._turns.setdefault(wanted.draft, asyncio.Lock()):
            # It may have been stopped while it waited for its turn.
            wanted = await self._going_on(revision, attempt)
            text = wanted.replacement
            if wanted.kind in (RevisionKind.REWRITE, RevisionKind.CARRY) and not wanted.applied:
                text = await self._stops.watch(_name(revision), self._rewrite(wanted))
            async with self._database.write() as tx:
                return await self._apply(tx, revision, text or "")

    async def _going_on(self, revision: int, attempt: int) -> Revision:
        wanted = await self.get(revision)
        if not wanted.applied and (wanted.stopped or wanted.attempt != attempt):
            raise Stopped
        return wanted

    async def _read(self, wanted: Revision) -> None:
        async with self._database.read() as tx:
            assignment = await self._drafts.get(tx, wanted.draft)
        draft = parse(assignment.markdown or "")
        found: list[Reading] = []
        if wanted.links:
            found += await self._tools.researcher.read(wanted.links)
        if wanted.kind is RevisionKind.CORRECT:
            fact = sheet(assignment)[int(wanted.request) - 1]
            found.append(pasted_reading(wanted.pasted, text=about(fact, wanted.pasted), own=draft.language))
        elif wanted.pasted:
            found.append(pasted_reading(wanted.pasted))
        if not any(reading.source for reading in found):
            raise NothingToStandOn
        async with self._database.write() as tx:
            await self._drafts.add_readings(tx, wanted.draft, wanted.id, found, highest_listed(draft))

    async def _rewrite(self, wanted: Revision) -> str:
        async with self._database.read() as tx:
            assignment = await self._drafts.get(tx, wanted.draft, revision=wanted.id)
            brought = await self._drafts.brought_by(tx, wanted.id)
            first = await self._revisions.get(tx, wanted.group)
            origin = await self._revisions.newest_of(tx, wanted.group)
            pace = await self._users.pace(tx, wanted.owner, assignment.language)
        draft, part = parse(assignment.markdown or ""), Part.from_key(wanted.part or "")
        request = wanted.request
        if wanted.kind is RevisionKind.CARRY and first.kind is RevisionKind.CORRECT:
            if part not in parts_out_of_date(assignment, int(first.request)):
                # Asked for twice, and put right since.
                return draft.text_of(part)
            request = rewriting(sheet(assignment)[int(first.request) - 1])
        elif wanted.kind is RevisionKind.CARRY and origin is not None:
            exchanged = carried_by_code(origin, draft, part)
            if exchanged is not None:
                return exchanged
            request = carried_by_writer(origin, draft.language)
        now = self._tools.local_now()
        writer = self._tools.meter(assignment, asked_by_reader=True).writer
        text = await writer.revise(revision_brief(assignment, draft, part, request, now, brought))
        repairs = self._tools.meter(assignment, asked_by_reader=True, task="repair")
        mender = Mender(writer=repairs.writer, now=self._tools.local_now)
        try:
            return await mender.settled(assignment, draft, part, text, pace)
        except LayoutError as error:
            raise ModelFailure(ModelFailureReason.UNUSABLE, str(error)) from error

    async def _apply(self, tx: Transaction, revision: int, text: str) -> bool:
        wanted = await self._revisions.get(tx, revision)
        if wanted.applied:
            return True
        if wanted.stopped:
            raise Stopped
        assignment = await self._drafts.get(tx, wanted.draft, revision=wanted.id)
        before = assignment.markdown or ""
        pace = await self._users.pace(tx, wanted.owner, parse(before).language)
        brought = await self._drafts.brought_by(tx, revision)
        after = render(changed(assignment, wanted, text, pace, brought))
        if after != before:
            await self._revisions.apply(tx, wanted, before, after)
        return after != before

    async def _submit(self, tx: Transaction, revision: int, attempt: int) -> None:
        await self._tools.durable.submit(tx, REVISE, f"revise:{revision}:{attempt}", revision, attempt)


def _name(revision: int) -> str:
    return f"revision {revision}"
