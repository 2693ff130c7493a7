"""The digest that takes the place of a draft which no model can write, and the way back to a model.

The pieces that a model had finished stay as they are. Written anew, the draft becomes one of its own beside the digest
(which may have been changed or published by then), with the same sources and those pieces: nothing is read or asked
for a second time.
"""

from domain.assignments import Assignment
from domain.layout import render
from storage.drafts import Drafts
from storage.users import Users
from writing.briefing import brief_of
from writing.compose import composed
from writing.desk import WRITE
from writing.digest import DigestWriter
from writing.tools import Tools

DIGEST = "digest"
"""The workflow that makes and shows a digest that was asked for; its arguments are the draft and the attempt."""
BUDGET = "budget"
"""Why a digest stands in where no money is left: beside a `ModelFailureReason`."""


class StandIns:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._database = tools.database
        self._drafts = Drafts()
        self._users = Users()

    async def write(self, draft: int, attempt: int, why: str) -> bool:
        """Make the digest, unless the person has one of this already, or has stopped or taken up the work meanwhile.

        `why`: a `ModelFailureReason`, or `BUDGET`. Raises `NothingToStandOn` where the sources hold nothing that can be
        quoted.
        """
        async with self._database.read() as tx:
            assignment = await self._drafts.get(tx, draft)
            pace = await self._users.pace(tx, assignment.owner, assignment.language)
        if assignment.stands_in is not None and assignment.attempt == attempt:
            return True
        if assignment.instead_of is not None or assignment.attempt != attempt or not assignment.sources:
            return False
        markdown = await self._markdown(assignment, pace)
        async with self._database.write() as tx:
            return await self._drafts.stand_in(tx, draft, attempt, markdown, why)

    async def ask(self, draft: int, owner: int, attempt: int) -> bool:
        """Have the digest made now instead of waiting for a model; False where there is nothing to be replaced."""
        async with self._database.write() as tx:
            found = await self._drafts.find(tx, draft, owner)
            if found is None or found.markdown is not None or found.attempt != attempt or not found.stopped:
                return False
            await self._tools.durable.submit(tx, DIGEST, f"digest:{draft}:{attempt}", draft, attempt)
        return True

    async def anew(self, digest: int, owner: int) -> tuple[Assignment, bool] | None:
        """Have the model write what the digest stands for; also whether that was asked for the first time.

        None where there is no such digest.
        """
        async with self._database.write() as tx:
            found = await self._drafts.find(tx, digest, owner)
            if found is None or found.stands_in is None:
                return None
            draft, new = await self._drafts.anew(tx, found, self._tools.clock(), f"instead of {digest}")
            if new:
                await self._tools.durable.submit(tx, WRITE, f"{WRITE}:{draft.id}:0", draft.id, 0)
        return draft, new

    async def _markdown(self, assignment: Assignment, pace: float) -> str:
        writer = DigestWriter()
        brief = brief_of(assignment, self._tools.local_now(), pace)
        plan = await writer.plan(brief)
        blog, script = await writer.blog(brief, plan, _unseen), await writer.script(brief, plan, _unseen)
        written_at = assignment.created_at.astimezone(self._tools.zone)
        return render(composed(assignment.written_with(writer.name), blog, script, written_at, pace))


async def _unseen(text: str) -> None:
    """It is there before anybody could watch."""
