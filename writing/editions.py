"""Writing once: one draft of the desk's for everybody who is given the same topic in the same news window."""

from datetime import datetime

from domain.assignments import Assignment, Origin, Step
from domain.checks import DEFAULT_SECONDS
from domain.language import Language
from prompts import version
from storage.database import Transaction
from storage.drafts import Drafts
from storage.editions import Edition, Editions
from writing.desk import Desk, Listener
from writing.slate import Choice, window_start
from writing.tools import Tools

EDITION = "edition"
"""The workflow that writes an edition; its argument is the edition."""
DESK = 0
"""The user that owns what was written for nobody in particular."""
_PROMPTS = ("rules", "plan", "blog", "script", "layout")


class EditionDesk:
    def __init__(self, tools: Tools, desk: Desk) -> None:
        self._tools = tools
        self._desk = desk
        self._editions = Editions()
        self._drafts = Drafts()
        self._prompts = ".".join(str(version(name)) for name in _PROMPTS)

    async def want(
        self, tx: Transaction, choice: Choice, language: Language, pace: float, news: datetime, needed: datetime
    ) -> int:
        """The edition on that choice; `news`: an instant of the news window it is of."""
        window = window_start(news)
        parts = (choice.key, language, DEFAULT_SECONDS, f"{pace:g}", self._prompts, f"{window:%Y%m%dT%H}")
        wanted = Edition(
            key="|".join(map(str, parts)),
            title=choice.title,
            angle=choice.angle,
            links=choice.links,
            terms=choice.terms,
            language=language,
            seconds=DEFAULT_SECONDS,
            pace=pace,
            window=window,
            needed_at=needed,
        )
        return await self._editions.want(tx, wanted)

    async def open(self, edition: int) -> int:
        """The draft that it is written in, opened now: the news of this moment is what it knows."""
        async with self._tools.database.write() as tx:
            found = await self._editions.get(tx, edition)
            new = Assignment(
                id=0,
                owner=DESK,
                chat=DESK,
                topic=found.title,
                links=found.links,
                language=found.language,
                seconds=found.seconds,
                pace=found.pace,
                angle=found.angle,
                origin=Origin.MORNING,
                created_at=self._tools.clock(),
            )
            draft = await self._drafts.add(tx, new, f"{EDITION} {found.key}")
            await self._editions.opened(tx, edition, draft.id, draft.created_at)
        return draft.id

    async def advance(self, draft: int, step: Step, listener: Listener) -> None:
        """See `Desk.advance`."""
        await self._desk.advance(draft, 0, step, listener)

    async def get(self, draft: int) -> Assignment:
        return await self._desk.get(draft)

    async def finish(self, edition: int, problem: str) -> None:
        """From now on it can be sent; with a problem there is no text, and that is said."""
        async with self._tools.database.write() as tx:
            await self._editions.finished(tx, edition, self._tools.clock(), problem or None)

    async def read(self, edition: int) -> tuple[Edition, Assignment | None]:
        """As it is now, and its draft where it has been opened."""
        async with self._tools.database.read() as tx:
            found = await self._editions.get(tx, edition)
            draft = await self._drafts.get(tx, found.draft) if found.draft is not None else None
        return found, draft
