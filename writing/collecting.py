"""The first step of a draft: the pages it may stand on."""

from collections.abc import Sequence
from datetime import timedelta

from domain.assignments import Assignment, Origin
from domain.compose import shortened
from domain.errors import NewsUnreachable, NothingToStandOn
from domain.sources import Outcome, Reading, Source, numbered
from news.freshness import FRESH_DAYS
from news.research import WIDE_DAYS, Researcher
from storage.drafts import Drafts
from writing.tools import Tools

_SOURCES = 5
_WIDE_SOURCES = 10
_LATELY = timedelta(hours=24)


class Collector:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._drafts = Drafts()

    async def collect(self, assignment: Assignment) -> None:
        """Read, and keep what became of each page.

        Raises `NewsUnreachable`, and `NothingToStandOn` where the day has no story left to pick.
        """
        if assignment.origin is Origin.MORNING and not assignment.topic:
            assignment = await self._pick(assignment)
        found, practice = await collected(self._tools.researcher, assignment)
        async with self._tools.database.write() as tx:
            await self._drafts.save_readings(tx, assignment.id, found, practice=practice)

    async def _pick(self, assignment: Assignment) -> Assignment:
        """The largest story of the day that this reader has not had lately: its pages are the links to read."""
        async with self._tools.database.read() as tx:
            had = await self._drafts.topics_since(tx, assignment.owner, assignment.created_at - _LATELY)
        picked = await self._tools.slate.pick(assignment.owner, had)
        if picked is None:
            raise NothingToStandOn
        async with self._tools.database.write() as tx:
            await self._drafts.pick(tx, assignment.id, picked.title, picked.links)
            return await self._drafts.get(tx, assignment.id)


async def collected(researcher: Researcher, assignment: Assignment) -> tuple[Sequence[Reading], bool]:
    """The links given, or a search for the topic; the sources numbered, and whether they are practice articles.

    Raises `NewsUnreachable`.
    """
    if assignment.links or assignment.pasted:
        given = [pasted_reading(assignment.pasted)] if assignment.pasted else []
        readings = numbered([*(await researcher.read(assignment.links)), *given])
        return readings, any(item.source and researcher.is_practice(item.source.url) for item in readings)
    limit, days = (_WIDE_SOURCES, WIDE_DAYS) if assignment.wide else (_SOURCES, FRESH_DAYS)
    found = await researcher.find(assignment.topic, limit=limit, days=days, owner=assignment.owner)
    if not found.reached and not found.practice:
        raise NewsUnreachable
    told = [reading for reading in found.readings if reading.source or reading.outcome is Outcome.LEAD]
    return numbered(told), found.practice


def pasted_reading(text: str, *, own: bool = False) -> Reading:
    """The first line is the title, as it is in what people copy. `own`: the person says so, and no page."""
    first, _, rest = text.strip().partition("\n")
    korean = any("가" <= char <= "힣" for char in text)
    outlet = ("직접 확인" if korean else "own check") if own else ""
    source = Source(url="", outlet=outlet, title=shortened(first, 120), published=None, text=text if rest else first)
    return Reading(url="", outcome=Outcome.READ, source=source)
