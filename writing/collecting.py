"""The first step of a draft: the pages it may stand on."""

from collections.abc import Sequence
from dataclasses import replace

from domain.assignments import Assignment, Origin
from domain.compose import shortened
from domain.errors import NewsUnreachable
from domain.language import Language
from domain.sources import Outcome, Reading, Source, numbered
from news.freshness import FRESH_DAYS
from news.research import WIDE_DAYS, Researcher
from storage.drafts import Drafts
from writing.tools import Tools

_SOURCES = 5
_WIDE_SOURCES = 10


class Collector:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._drafts = Drafts()

    async def collect(self, assignment: Assignment) -> None:
        """Read, and keep what became of each page. Raises `NewsUnreachable`."""
        found, practice = await collected(self._tools.researcher, assignment)
        if assignment.origin is Origin.MORNING and assignment.links and not any(item.source for item in found):
            found, practice = await _searched_too(self._tools.researcher, assignment, found)
        async with self._tools.database.write() as tx:
            await self._drafts.save_readings(tx, assignment.id, found, practice=practice)


async def _searched_too(
    researcher: Researcher, assignment: Assignment, found: Sequence[Reading]
) -> tuple[Sequence[Reading], bool]:
    """A story whose own pages all stand behind a wall is told elsewhere as well."""
    try:
        more, practice = await collected(researcher, replace(assignment, links=()))
    except NewsUnreachable:
        return found, False
    return numbered([*found, *more]), practice


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


_OWN = {Language.KO: "직접 확인", Language.EN: "own check"}


def pasted_reading(pasted: str, *, text: str = "", own: Language | None = None) -> Reading:
    """The first line is the title, as it is in what people copy.

    `text`: what the source says, where that is more than was sent. `own`: the person says so, and no page; in the
    draft's language.
    """
    first, _, rest = pasted.strip().partition("\n")
    text = text or (pasted if rest else first)
    outlet = _OWN[own] if own else ""
    source = Source(url="", outlet=outlet, title=shortened(first, 120), published=None, text=text)
    return Reading(url="", outcome=Outcome.READ, source=source)
