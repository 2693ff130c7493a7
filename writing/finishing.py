"""The last step of a draft: into the layout, mended where its checks refuse it, and marked where doubts remain."""

from collections.abc import Awaitable, Callable

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.layout import parse, render
from storage.drafts import Drafts
from storage.users import Users
from writing.compose import DIGEST, composed
from writing.mending import Mender, signed
from writing.pieces import BlogPiece, ScriptPiece
from writing.tools import Tools


class Finisher:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._drafts = Drafts()
        self._users = Users()

    async def finish(self, assignment: Assignment, tell: Callable[[int], Awaitable[None]]) -> None:
        """`tell` hears how many parts go back to the writer.

        Raises ModelFailure where an essential piece was empty once it was made safe.
        """
        async with self._tools.database.read() as tx:
            pace = assignment.pace or await self._users.pace(tx, assignment.owner, assignment.language)
        draft = self._composed(assignment, pace)
        if assignment.written_by != DIGEST:
            draft = await self._mended(assignment, draft, pace, tell)
        async with self._tools.database.write() as tx:
            await self._drafts.save_markdown(tx, assignment.id, render(signed(assignment, draft)))

    def _composed(self, assignment: Assignment, pace: float) -> Draft:
        """As it was being mended when the work was cut off, or as it was written."""
        if assignment.composed is not None:
            return parse(assignment.composed)
        blog = BlogPiece.model_validate_json(assignment.blog or "")
        script = ScriptPiece.model_validate_json(assignment.script or "")
        return composed(assignment, blog, script, assignment.created_at.astimezone(self._tools.zone), pace)

    async def _mended(
        self, assignment: Assignment, draft: Draft, pace: float, tell: Callable[[int], Awaitable[None]]
    ) -> Draft:
        async def keep(draft: Draft) -> None:
            async with self._tools.database.write() as tx:
                await self._drafts.save_composed(tx, assignment.id, render(draft))

        mender = Mender(writer=self._tools.meter(assignment, task="repair").writer, now=self._tools.local_now)
        return await mender.mended(assignment, draft, pace, keep=keep, tell=tell)
