"""The tick over what is due, on the real database: once, also for two ticks, and never stale news."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from domain.subscriptions import Days
from storage.slots import Slots
from storage.users import Users
from tests.writing.clockwork import START, Clockwork, clockwork

OWNER = 5
DUE = START + timedelta(minutes=45)
LEAD = timedelta(minutes=20)
ENDED = "select due, pick, ended from slots order by id"


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Clockwork]:
    async with clockwork(tmp_path) as made:
        yield made


async def states(room: Clockwork) -> list[tuple[object, ...]]:
    """Each slot: whether it was pushed, and why it ended."""
    return await room.rows("select message is not null, ended from slots order by due, id")


@pytest.mark.asyncio
async def test_prepared_a_lead_before_and_pushed_at_the_slot_once(room: Clockwork) -> None:
    await room.add(OWNER)
    await room.tick(DUE - LEAD - timedelta(seconds=1))
    assert await states(room) == []
    await room.tick(DUE - LEAD)
    await room.settled()
    # Written, and held back until its time.
    assert await states(room) == [(0, None)]
    assert room.begun.total() == 1
    await room.tick(DUE - timedelta(seconds=1))
    await room.settled()
    assert room.pushed.total() == 0
    for _ in range(3):
        await room.tick(DUE)
        await room.settled()
    assert await states(room) == [(1, None)]
    assert room.pushed == {1: 1}


@pytest.mark.asyncio
async def test_ticks_at_once_start_everything_once(room: Clockwork) -> None:
    for owner in range(1, 31):
        await room.add(owner)
    room.clock.now = DUE
    await asyncio.gather(*(room.tick() for _ in range(6)))
    await room.settled()
    assert room.pushed == dict.fromkeys(range(1, 31), 1)
    # The same story for all of them: written once.
    assert room.begun == {1: 1}


@pytest.mark.asyncio
async def test_what_was_changed_after_the_work_began_is_honoured(room: Clockwork) -> None:
    paused, moved, deleted, resting, kept = [await room.add(owner) for owner in range(1, 6)]
    await room.tick(DUE - LEAD)
    await room.settled()
    await room.subscribing.pause(1, paused)
    await room.subscribing.move(2, moved, time(9, 0))
    await room.subscribing.remove(3, deleted)
    assert await room.bindings.rest(resting, 4)
    room.clock.now = DUE
    await room.settled()
    assert await states(room) == [(0, "paused"), (0, "moved"), (0, "deleted"), (0, "resting"), (1, None)]
    assert room.pushed == {kept: 1}
    # Moved within the day: it comes at its new time.
    await room.tick(DUE + timedelta(minutes=75))
    await room.settled()
    assert (await states(room))[-1] == (1, None)
    assert room.pushed.total() == 2


@pytest.mark.asyncio
async def test_a_pause_that_comes_while_thousands_wait_is_honoured_too(room: Clockwork) -> None:
    await room.add(OWNER)
    await room.tick(DUE - LEAD)
    await room.settled()
    room.clock.now = DUE
    async with room.database.write() as tx:
        slot = await room.servings._slots.get(tx, 1)
        await room.mornings.push(tx, [slot], DUE)
        await Users().blocked_us(tx, OWNER)
    await room.settled()
    assert await states(room) == [(0, "blocked")]


@pytest.mark.asyncio
async def test_a_short_outage_is_caught_up_and_a_long_one_is_reported(room: Clockwork) -> None:
    await room.add(OWNER)
    room.clock.now = DUE + timedelta(hours=2)
    await room.settled()
    assert await states(room) == [(1, None)]
    # Two days away: neither yesterday's draft nor the one of hours ago is news any more.
    room.clock.now = DUE + timedelta(days=2, hours=6)
    await room.settled()
    assert await states(room) == [(1, None), (0, "missed"), (0, "missed")]
    assert await room.rows("select missed from subscriptions") == [((DUE + timedelta(days=1)).isoformat(),)]
    # The next one tells of it, and then it has been told.
    room.clock.now = DUE + timedelta(days=3)
    await room.settled()
    assert (await states(room))[-1] == (1, None)
    assert await room.rows("select missed from subscriptions") == [(None,)]


@pytest.mark.asyncio
async def test_what_never_came_to_be_written_is_missed_in_the_end(tmp_path: Path) -> None:
    async with clockwork(tmp_path, per_minute=0.001) as room:
        await room.add(1)
        await room.add(2, time(7, 50), topics=("금리",))
        await room.tick(DUE)
        await room.settled()
        # One edition in sixteen hours: the second one waits in vain.
        assert room.begun.total() == 1
        room.clock.now = DUE + timedelta(hours=3, minutes=6)
        await room.settled()
        assert await states(room) == [(1, None), (0, "missed")]


@pytest.mark.asyncio
async def test_editions_are_begun_evenly(tmp_path: Path) -> None:
    async with clockwork(tmp_path, per_minute=10) as room:
        for number in range(24):
            await room.add(number + 1, topics=(f"주제 {number}",))
        started: list[int] = []
        for second in range(0, 130, 5):
            await room.tick(DUE - LEAD + timedelta(seconds=second))
            if second == 0:
                await room.settled()
            [(count,)] = await room.rows("select count(*) from editions where started_at is not null")
            assert isinstance(count, int)
            started.append(count)
    minutes = [later - earlier for earlier, later in zip(started, started[12:], strict=False)]
    assert max(minutes) <= 11
    assert min(minutes) >= 9


@pytest.mark.asyncio
async def test_a_clock_that_jumps_doubles_and_loses_nothing(room: Clockwork) -> None:
    await room.add(OWNER)
    for moment in (
        DUE,
        DUE - timedelta(days=400),  # the clock fell back, and is set right again
        DUE + timedelta(minutes=1),
        DUE + timedelta(days=1, hours=1),  # it runs ahead of time by a day
        DUE + timedelta(hours=1),
        DUE + timedelta(days=1),
        DUE + timedelta(days=1, hours=2),
        DUE + timedelta(days=2),
    ):
        room.clock.now = moment
        await room.settled()
    assert await states(room) == [(1, None), (1, None), (1, None)]
    assert room.pushed == {1: 1, 2: 1, 3: 1}


@pytest.mark.asyncio
async def test_trading_days_are_the_calendars(room: Clockwork) -> None:
    await room.add(OWNER, days=Days.KR_TRADING)
    for day in range(9):
        room.clock.now = DUE + timedelta(days=day)
        await room.settled()
    # Monday 23 November to Tuesday 1 December, without the weekend.
    dues = [datetime.fromisoformat(str(due)).astimezone(UTC) for due, *_ in await room.rows(ENDED)]
    assert [(due - DUE).days for due in dues] == [0, 1, 2, 3, 4, 7, 8]


@pytest.mark.asyncio
async def test_what_is_long_past_is_forgotten(room: Clockwork) -> None:
    await room.add(OWNER)
    for day in range(3):
        room.clock.now = DUE + timedelta(days=day)
        await room.settled()
    for edition in (1, 2, 3):
        await room.editions.open(edition)
    async with room.database.write() as tx:
        await Slots().prune(tx, DUE + timedelta(days=1, hours=3))
    counted = "select (select count(*) from slots), (select count(*) from editions), (select count(*) from drafts)"
    # Their drafts were opened just now, so they are not old.
    assert await room.rows(counted) == [(1, 1, 3)]
    async with room.database.write() as tx:
        await Slots().prune(tx, DUE + timedelta(days=5))
    assert await room.rows(counted) == [(0, 0, 0)]
