"""The look before publishing, as durable work: the sources are read again, and one message says what has changed."""

from dataclasses import dataclass

from handlers.buttons import Press
from handlers.ground_texts import GroundTexts
from handlers.outbox import Letter, Outbox
from handlers.outcomes import outcome_of
from handlers.pages import filled
from handlers.showing import Showing
from handlers.talk import Talk, plain
from storage.database import Database
from storage.durable import Durable
from writing.desk import Desk, document
from writing.rechecking import Now, Report, recheck
from writing.tools import Tools

RECHECK = "recheck"
"""The workflow; its arguments are the draft and who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecks:
    tools: Tools
    desk: Desk
    showing: Showing
    outbox: Outbox

    def register(self) -> None:
        self._durable.register(RECHECK, self.recheck)

    @property
    def _durable(self) -> Durable:
        return self.tools.durable

    @property
    def _database(self) -> Database:
        return self.tools.database

    async def pressed(self, talk: Talk, press: Press) -> None:
        texts = GroundTexts(talk.language)
        draft = await self.desk.find(press.number(0), talk.user)
        if draft is None or draft.markdown is None:
            await talk.say(talk.desk_texts.gone())
            return
        count = sum(bool(source.url) for source in draft.sources)
        if not count:
            await talk.say(texts.nothing_to_recheck())
            return
        async with self._database.write() as tx:
            work = f"recheck {draft.id}:{talk.asked_by}"
            await self._durable.submit(tx, RECHECK, work, draft.id, talk.asked_by)
        await self.outbox.send(_key(draft.id, talk.asked_by), talk.chat, Letter(rich=plain(texts.rechecking(count))))

    async def recheck(self, draft: int, asked_by: str) -> None:
        problem = await self._durable.step("look", self._look, draft, asked_by)
        if problem:
            await self._durable.step("tell", self._tell, draft, asked_by)

    async def _look(self, draft: int, asked_by: str) -> str:
        async def work() -> None:
            assignment = await self.desk.get(draft)
            texts = GroundTexts(await self.showing.language(assignment.owner))
            written = document(assignment)
            report = await recheck(self.tools.researcher, assignment, written, self.tools.local_now())
            await self._say(draft, asked_by, *told(report, texts))

        return await outcome_of(work)

    async def _tell(self, draft: int, asked_by: str) -> str:
        async def work() -> None:
            assignment = await self.desk.get(draft)
            texts = GroundTexts(await self.showing.language(assignment.owner))
            await self._say(draft, asked_by, texts.recheck_failed())

        return await outcome_of(work)

    async def _say(self, draft: int, asked_by: str, first: str, *rest: str) -> None:
        """The message that said "reading again" says what was found; what it has no room for follows."""
        assignment, key = await self.desk.get(draft), _key(draft, asked_by)
        letter = Letter(rich=plain(first))
        message = await self.outbox.send(key, assignment.chat, letter)
        if not await self.outbox.edit(assignment.chat, message, letter):
            message = await self.outbox.send(f"{key} end", assignment.chat, letter)
        await self.showing.speaks_of(assignment, message)
        for place, text in enumerate(rest, start=1):
            message = await self.outbox.send(f"{key} more {place}", assignment.chat, Letter(rich=plain(text)))
            await self.showing.speaks_of(assignment, message)


def _key(draft: int, asked_by: str) -> str:
    return f"rechecked {draft}:{asked_by}"


def told(report: Report, texts: GroundTexts) -> list[str]:
    """As few messages as hold what has changed."""
    if report.clean:
        return [texts.all_as_it_was(len(report.looked))]
    changed = [texts.looked(item) for item in report.looked if item.now is not Now.SAME or item.lost]
    same = len(report.looked) - len(changed)
    lines = [texts.recheck_title(), *changed, *map(texts.aged, report.aged)]
    if same:
        lines.append(texts.rest_unchanged(same))
    return filled([*lines, texts.how_to_go_on()])
