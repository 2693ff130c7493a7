import pytest

from domain.assignments import Step
from storage.database import Database
from storage.drafts import Drafts
from tests.storage.rows import ANN, BEN, assignment, reading, written

drafts = Drafts()


@pytest.mark.asyncio
async def test_the_same_request_opens_one_draft(database: Database) -> None:
    async with database.write() as tx:
        first = await drafts.add(tx, assignment(topic="반도체"), "update 1:1")
        again = await drafts.add(tx, assignment(topic="다른 말"), "update 1:1")
        other = await drafts.add(tx, assignment(topic="반도체"), "update 1:2")
        assert first == again
        assert other.id != first.id
        assert await drafts.count(tx, ANN) == 2


@pytest.mark.asyncio
async def test_what_was_asked_for_comes_back_as_it_was(database: Database) -> None:
    wanted = assignment()
    async with database.write() as tx:
        added = await drafts.add(tx, wanted, "update 1:1")
        found = await drafts.find(tx, added.id, ANN)
    assert found is not None
    same = ("owner", "chat", "topic", "links", "language", "created_at")
    assert [getattr(found, name) for name in same] == [getattr(wanted, name) for name in same]
    assert found.next_step is Step.COLLECT


@pytest.mark.asyncio
async def test_nobody_finds_stops_or_takes_up_another_ones_draft(database: Database) -> None:
    async with database.write() as tx:
        mine = (await drafts.add(tx, assignment(ANN), "update 1:1")).id
        assert await drafts.find(tx, mine, BEN) is None
        assert await drafts.of(tx, BEN, limit=10) == []
        assert await drafts.count(tx, BEN) == 0
        assert await drafts.running(tx, BEN) == []
        assert await drafts.again(tx, mine, BEN, 0) is False
        assert (await drafts.get(tx, mine)).attempt == 0
        assert await drafts.running(tx, ANN) == [mine]


@pytest.mark.asyncio
async def test_drafts_come_newest_first_and_paged(database: Database) -> None:
    ids = [await written(database, asked_by=f"update 1:{number}") for number in range(5)]
    async with database.read() as tx:
        assert [found.id for found in await drafts.of(tx, ANN, limit=2)] == ids[:2:-1]
        assert [found.id for found in await drafts.of(tx, ANN, limit=2, offset=4)] == ids[:1]


@pytest.mark.asyncio
async def test_an_attempt_is_taken_up_once(database: Database) -> None:
    async with database.write() as tx:
        draft = (await drafts.add(tx, assignment(), "update 1:1")).id
        await drafts.stop(tx, draft)
        assert await drafts.running(tx, ANN) == []
        assert await drafts.again(tx, draft, ANN, 0) is True
        assert await drafts.again(tx, draft, ANN, 0) is False
        found = await drafts.get(tx, draft)
        assert (found.attempt, found.stopped) == (1, False)


@pytest.mark.asyncio
async def test_a_written_draft_is_neither_stopped_nor_taken_up(database: Database) -> None:
    draft = await written(database)
    async with database.write() as tx:
        await drafts.stop(tx, draft)
        assert await drafts.running(tx, ANN) == []
        assert await drafts.again(tx, draft, ANN, 0) is False
        assert (await drafts.get(tx, draft)).stopped is False


@pytest.mark.asyncio
async def test_what_was_read_is_replaced_when_it_is_read_again(database: Database) -> None:
    async with database.write() as tx:
        draft = (await drafts.add(tx, assignment(), "update 1:1")).id
        for titles in (["가", "나"], ["다"]):
            found = [reading(title, number) for number, title in enumerate(titles, start=1)]
            await drafts.save_readings(tx, draft, found, practice=False)
        kept = await drafts.get(tx, draft)
    assert [(source.number, source.title) for source in kept.sources] == [(1, "다")]
    assert kept.next_step is Step.PLAN


@pytest.mark.asyncio
async def test_what_a_change_brings_is_numbered_on_and_only_once(database: Database) -> None:
    async with database.write() as tx:
        draft = (await drafts.add(tx, assignment(), "update 1:1")).id
        await drafts.save_readings(tx, draft, [reading("가", 1), reading("나", 2)], practice=False)
        first = await drafts.add_readings(tx, draft, 5, [reading("다")])
        again = await drafts.add_readings(tx, draft, 5, [reading("라"), reading("마")])
        other = await drafts.add_readings(tx, draft, 6, [reading("바")])
        await drafts.forget_readings(tx, draft)
        await drafts.save_readings(tx, draft, [], practice=False)
        kept = (await drafts.get(tx, draft)).sources
        during = (await drafts.get(tx, draft, revision=5)).sources
    assert first == again
    assert [item.source.number for item in [*first, *other] if item.source] == [3, 4]
    # Neither change stands: what one brought counts for that one alone.
    assert kept == ()
    assert [source.title for source in during] == ["다"]


@pytest.mark.asyncio
async def test_pieces_lead_to_the_next_step(database: Database) -> None:
    async with database.write() as tx:
        draft = (await drafts.add(tx, assignment(), "update 1:1")).id
        await drafts.save_readings(tx, draft, [reading("가", 1)], practice=True)
        steps = []
        for piece in ("plan", "blog", "script"):
            await drafts.save_piece(tx, draft, piece, "{}", "google:gemini-3.8-flash")
            steps.append((await drafts.get(tx, draft)).next_step)
        await drafts.save_markdown(tx, draft, "# 다")
        done = await drafts.get(tx, draft)
    assert steps == [Step.WRITE, Step.WRITE, Step.COMPOSE]
    assert (done.next_step, done.practice, done.written_by) == (None, True, "google:gemini-3.8-flash")
