"""The first step of a draft: the pages it may stand on."""

from collections.abc import Sequence

from domain.assignments import Assignment
from domain.compose import shortened
from domain.errors import NewsUnreachable
from domain.sources import Outcome, Reading, Source, numbered
from news.research import Researcher
from storage.drafts import Drafts
from writing.tools import Tools

_SOURCES = 5


class Collector:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._drafts = Drafts()

    async def collect(self, assignment: Assignment) -> None:
        """Read, and keep what became of each page. Raises `NewsUnreachable`."""
        found, practice = await collected(self._tools.researcher, assignment)
        async with self._tools.database.write() as tx:
            await self._drafts.save_readings(tx, assignment.id, found, practice=practice)


async def collected(researcher: Researcher, assignment: Assignment) -> tuple[Sequence[Reading], bool]:
    """The links given, or a search for the topic; the sources numbered, and whether they are practice articles.

    Raises `NewsUnreachable`.
    """
    if assignment.links or assignment.pasted:
        given = [pasted_reading(assignment.pasted)] if assignment.pasted else []
        readings = numbered([*(await researcher.read(assignment.links)), *given])
        return readings, any(item.source and researcher.is_practice(item.source.url) for item in readings)
    found = await researcher.find(assignment.topic, limit=_SOURCES, owner=assignment.owner)
    if not found.reached and not found.practice:
        raise NewsUnreachable
    told = [reading for reading in found.readings if reading.source or reading.outcome is Outcome.LEAD]
    return numbered(told), found.practice


def pasted_reading(text: str) -> Reading:
    """The first line is the title, as it is in what people copy."""
    first, _, rest = text.strip().partition("\n")
    source = Source(url="", outlet="", title=shortened(first, 120), published=None, text=text if rest else first)
    return Reading(url="", outcome=Outcome.READ, source=source)
