"""What the storage tests share: people, and rows that say no more than they have to."""

from datetime import UTC, datetime

from domain.assignments import Assignment, Revision
from domain.language import Language
from domain.sources import Outcome, Reading, Source
from storage.database import Database
from storage.drafts import Drafts
from storage.revisions import Revisions
from storage.users import Users

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
ANN, BEN = 11, 22


async def welcomed(database: Database) -> Database:
    """Two people whom the rows may belong to."""
    async with database.write() as tx:
        for person in (ANN, BEN):
            await Users().meet(tx, person, Language.KO)
    return database


def assignment(owner: int = ANN, topic: str = "반도체") -> Assignment:
    return Assignment(
        id=0, owner=owner, chat=owner, topic=topic, links=("http://a/1",), language=Language.KO, created_at=NOW
    )


def revision(
    draft: int, owner: int = ANN, *, part: str | None = "section:1", request: str = "더 쉽게", group: int = 0
) -> Revision:
    return Revision(id=0, draft=draft, owner=owner, part=part, request=request, group=group, made_at=NOW)


def reading(title: str, number: int = 0) -> Reading:
    source = Source(
        number=number,
        url=f"http://a/{title}",
        outlet="동글일보",
        title=title,
        published=NOW,
        author="나래솔",
        modified=NOW,
        text="글",
    )
    return Reading(url=source.url, outcome=Outcome.READ, source=source)


async def written(database: Database, owner: int = ANN, asked_by: str = "update 1:1", markdown: str = "처음") -> int:
    """A draft with a text."""
    async with database.write() as tx:
        added = await Drafts().add(tx, assignment(owner), asked_by)
        await Drafts().save_markdown(tx, added.id, markdown)
    return added.id


async def applied(database: Database, draft: int, after: str, asked_by: str, *, group: int = 0) -> Revision:
    """A change that was carried out."""
    async with database.write() as tx:
        before = (await Drafts().get(tx, draft)).markdown or ""
        added = await Revisions().add(tx, revision(draft, group=group), asked_by)
        await Revisions().apply(tx, added, before, after)
        return await Revisions().get(tx, added.id)


async def markdown_of(database: Database, draft: int) -> str | None:
    async with database.read() as tx:
        return (await Drafts().get(tx, draft)).markdown
