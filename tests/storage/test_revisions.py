import pytest

from domain.assignments import RevisionKind
from storage.database import Database
from storage.revisions import Revisions
from tests.storage.rows import ANN, BEN, applied, markdown_of, revision, written

revisions = Revisions()


async def undo(database: Database, asked_by: str, owner: int = ANN) -> list[int]:
    """As the desk does it: the same message takes back one group of changes only. Returns which."""
    async with database.write() as tx:
        taken = await revisions.undone_by(tx, asked_by)
        last = await revisions.last(tx, owner)
        if not taken and last:
            taken = await revisions.undo(tx, last, asked_by)
        return [change.id for change in taken]


async def redo(database: Database, asked_by: str, owner: int = ANN) -> list[int]:
    async with database.write() as tx:
        done = await revisions.redone_by(tx, asked_by)
        first = await revisions.undone_last(tx, owner)
        if not done and first:
            done = await revisions.redo(tx, first, asked_by)
        return [change.id for change in done]


@pytest.mark.asyncio
async def test_the_same_reply_asks_for_one_change(database: Database) -> None:
    draft = await written(database)
    async with database.write() as tx:
        first = await revisions.add(tx, revision(draft), "update 1:2")
        again = await revisions.add(tx, revision(draft, request="다른 말"), "update 1:2")
        other = await revisions.add(tx, revision(draft), "update 1:3")
    assert first == again
    assert other.id != first.id


@pytest.mark.asyncio
async def test_nobody_reaches_another_ones_change(database: Database) -> None:
    draft = await written(database)
    change = await applied(database, draft, "나중", "update 1:2")
    async with database.write() as tx:
        asked = await revisions.add(tx, revision(draft, part=None), "update 1:3")
        waiting = await revisions.add(tx, revision(draft), "update 1:4")
        assert await revisions.find(tx, change.id, BEN) is None
        assert await revisions.last(tx, BEN) is None
        assert await revisions.last(tx, BEN, draft) is None
        assert await revisions.running(tx, BEN) == []
        assert await revisions.choose_part(tx, asked.id, BEN, "section:1", RevisionKind.REWRITE) is False
        assert await revisions.again(tx, waiting.id, BEN, 0) is False
        assert await revisions.running(tx, ANN) == [waiting.id]


@pytest.mark.asyncio
async def test_which_part_is_answered_once(database: Database) -> None:
    draft = await written(database)
    async with database.write() as tx:
        asked = (await revisions.add(tx, revision(draft, part=None), "update 1:2")).id
        assert await revisions.choose_part(tx, asked, ANN, "section:2", RevisionKind.REWRITE) is True
        assert await revisions.choose_part(tx, asked, ANN, "section:3", RevisionKind.REWRITE) is False
        assert (await revisions.get(tx, asked)).part == "section:2"


@pytest.mark.asyncio
async def test_an_attempt_is_taken_up_once_and_never_after_it_was_applied(database: Database) -> None:
    draft = await written(database)
    done = await applied(database, draft, "나중", "update 1:2")
    async with database.write() as tx:
        waiting = (await revisions.add(tx, revision(draft), "update 1:3")).id
        await revisions.stop(tx, waiting)
        assert await revisions.running(tx, ANN) == []
        assert await revisions.again(tx, waiting, ANN, 0) is True
        assert await revisions.again(tx, waiting, ANN, 0) is False
        await revisions.stop(tx, done.id)
        assert (await revisions.get(tx, done.id)).stopped is False
        assert await revisions.again(tx, done.id, ANN, 0) is False


@pytest.mark.asyncio
async def test_undo_takes_back_the_newest_change_byte_for_byte_until_none_is_left(database: Database) -> None:
    draft = await written(database, markdown="처음\r\n 끝에 빈칸 ")
    first = await applied(database, draft, "하나", "update 1:2")
    second = await applied(database, draft, "둘", "update 1:3")
    assert await undo(database, "update 1:4") == [second.id]
    assert await markdown_of(database, draft) == "하나"
    assert await undo(database, "update 1:5") == [first.id]
    assert await markdown_of(database, draft) == "처음\r\n 끝에 빈칸 "
    assert await undo(database, "update 1:6") == []


@pytest.mark.asyncio
async def test_the_same_message_takes_back_one_change_only(database: Database) -> None:
    draft = await written(database)
    await applied(database, draft, "하나", "update 1:2")
    second = await applied(database, draft, "둘", "update 1:3")
    for _ in range(3):
        assert await undo(database, "update 1:4") == [second.id]
        assert await markdown_of(database, draft) == "하나"
    async with database.read() as tx:
        assert (await revisions.get(tx, second.id)).undone is True


@pytest.mark.asyncio
async def test_the_order_is_that_of_being_applied_not_of_being_asked_for(database: Database) -> None:
    one, two = [await written(database, asked_by=f"update 1:{number}") for number in (1, 2)]
    async with database.write() as tx:
        slow = await revisions.add(tx, revision(one), "update 1:3")
        quick = await revisions.add(tx, revision(two), "update 1:4")
        await revisions.apply(tx, quick, "처음", "빨리")
        await revisions.apply(tx, slow, "처음", "천천히")
        last, of_two = await revisions.last(tx, ANN), await revisions.last(tx, ANN, two)
    assert last is not None
    assert of_two is not None
    assert (last.id, of_two.id) == (slow.id, quick.id)


@pytest.mark.asyncio
async def test_a_change_that_followed_from_another_goes_and_comes_with_it(database: Database) -> None:
    draft = await written(database)
    lone = await applied(database, draft, "하나", "update 1:2")
    first = await applied(database, draft, "둘", "update 1:3")
    second = await applied(database, draft, "셋", "update 1:4", group=first.id)
    for _ in range(2):
        assert await undo(database, "update 1:5") == [first.id, second.id]
        assert await markdown_of(database, draft) == "하나"
    for _ in range(2):
        assert await redo(database, "update 1:6") == [first.id, second.id]
        assert await markdown_of(database, draft) == "셋"
    assert await undo(database, "update 1:7") == [first.id, second.id]
    assert await undo(database, "update 1:8") == [lone.id]
    assert await markdown_of(database, draft) == "처음"


@pytest.mark.asyncio
async def test_a_follower_that_comes_late_stands_by_itself(database: Database) -> None:
    draft = await written(database)
    first = await applied(database, draft, "하나", "update 1:2")
    other = await applied(database, draft, "둘", "update 1:3")
    late = await applied(database, draft, "셋", "update 1:4", group=first.id)
    assert await undo(database, "update 1:5") == [late.id]
    assert await undo(database, "update 1:6") == [other.id]


@pytest.mark.asyncio
async def test_nothing_is_done_again_after_the_draft_went_on(database: Database) -> None:
    draft = await written(database)
    await applied(database, draft, "하나", "update 1:2")
    await undo(database, "update 1:3")
    await applied(database, draft, "둘", "update 1:4")
    assert await redo(database, "update 1:5") == []
    assert await redo(database, "update 1:6", owner=BEN) == []
    assert await markdown_of(database, draft) == "둘"
