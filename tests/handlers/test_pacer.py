import asyncio
from itertools import pairwise

import pytest

from handlers.pacer import Lane, Pacer, Rates
from tests.handlers.virtual_time import now, run

RATES = Rates(overall=25.0, chat=1.0, chat_burst=3)
ANN, BEN = 1, 2


def pacer(rates: Rates = RATES) -> Pacer:
    return Pacer(rates, clock=now)


async def turns(pacer: Pacer, *chats: int) -> list[float]:
    """When each gets its turn, all asking at once in that order."""
    times = [0.0] * len(chats)

    async def ask(place: int, chat: int) -> None:
        await pacer.turn(chat)
        times[place] = now()

    async with asyncio.TaskGroup() as group:
        for place, chat in enumerate(chats):
            group.create_task(ask(place, chat))
    return times


async def rested(pacer: Pacer) -> Pacer:
    """After a while in which it sent to others: whoever is written to now has their burst."""
    await pacer.turn(0)
    await asyncio.sleep(10)
    return pacer


def test_one_chat_has_a_short_burst_and_then_one_a_second() -> None:
    async def talk() -> list[float]:
        mine = await rested(pacer(Rates(overall=1e9, chat=1.0, chat_burst=3)))
        begun = now()
        return [at - begun for at in await turns(mine, *[ANN] * 6)]

    assert run(talk()) == pytest.approx([0, 0, 0, 1, 2, 3], abs=1e-6)


def test_a_process_that_just_started_leaves_the_burst_to_the_one_before_it() -> None:
    async def talk() -> list[float]:
        return await turns(pacer(Rates(overall=1e9, chat=1.0, chat_burst=3)), *[ANN] * 4)

    assert run(talk()) == pytest.approx([0, 1, 2, 3], abs=1e-6)


def test_a_quiet_chat_has_its_burst_again() -> None:
    async def talk() -> list[float]:
        mine = pacer(Rates(overall=1e9, chat=1.0, chat_burst=3))
        await turns(mine, *[ANN] * 5)
        await asyncio.sleep(10)
        begun = now()
        return [at - begun for at in await turns(mine, *[ANN] * 4)]

    assert run(talk()) == pytest.approx([0, 0, 0, 1], abs=1e-6)


def test_many_chats_share_the_overall_rate_evenly() -> None:
    async def talk() -> list[float]:
        return await turns(pacer(), *range(50))

    assert run(talk()) == pytest.approx([place / 25 for place in range(50)], abs=1e-6)


def test_no_second_has_more_than_the_overall_rate_allows() -> None:
    async def talk() -> list[float]:
        return await turns(pacer(), *[place % 40 for place in range(120)])

    times = sorted(run(talk()))
    assert all(later - earlier >= 1 - 1e-6 for earlier, later in zip(times, times[25:], strict=False))


def test_turns_come_in_the_order_they_were_asked_for() -> None:
    async def talk() -> list[float]:
        return await turns(pacer(), *[ANN] * 5)

    times = run(talk())
    assert times == sorted(times)


def test_a_pause_holds_for_those_who_wait_already_and_for_everyone_after() -> None:
    async def talk() -> list[float]:
        mine = pacer()
        await turns(mine, *[ANN] * 3)
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(turns(mine, ANN))
            await asyncio.sleep(0.5)
            mine.pause(7)
            over = now() + 7
            other = group.create_task(turns(mine, BEN))
        return sorted(at - over for at in (*waiting.result(), *other.result()))

    assert run(talk()) == pytest.approx([0, 1 / RATES.overall], abs=1e-6)


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    async def talk() -> list[float]:
        mine = pacer()
        mine.pause(7)
        mine.pause(1)
        return await turns(mine, ANN)

    assert run(talk()) == pytest.approx([7], abs=1e-6)


def test_what_may_be_left_out_takes_only_a_turn_that_is_free() -> None:
    async def talk() -> list[bool]:
        mine = await rested(pacer(Rates(overall=1e9, chat=1.0, chat_burst=2)))
        taken = []
        for chat in (ANN, ANN, ANN, BEN):
            taken.append(mine.free(chat))
            await asyncio.sleep(0.01)
        await asyncio.sleep(1)
        taken.append(mine.free(ANN))
        mine.pause(5)
        return [*taken, mine.free(BEN)]

    assert run(talk()) == [True, True, False, True, True, False]


def test_showing_progress_holds_a_message_up_by_one_turn_at_most() -> None:
    async def talk() -> float:
        mine = pacer()
        for _ in range(200):
            mine.free(ANN)
            await asyncio.sleep(0.05)
        asked = now()
        await mine.turn(ANN)
        return now() - asked

    assert run(talk()) <= 1


def test_a_live_answer_waits_for_one_turn_while_thousands_are_pushed() -> None:
    async def talk() -> tuple[list[float], float]:
        mine, waits = pacer(), []

        async def push(chat: int) -> None:
            await mine.turn(chat, Lane.BULK)

        async with asyncio.TaskGroup() as group:
            for chat in range(1000, 2000):
                group.create_task(push(chat))
            for number in range(20):
                await asyncio.sleep(1.01)
                asked = now()
                await mine.turn(number)
                waits.append(now() - asked)
        return waits, now()

    waits, ended = run(talk())
    assert max(waits) <= 1 / RATES.overall + 1e-6
    # And what nobody wants is not left unused.
    assert ended == pytest.approx(1020 / RATES.overall, abs=0.2)


def test_bulk_takes_what_live_answers_leave() -> None:
    async def talk() -> list[float]:
        mine, pushed = pacer(), []

        async def push(chat: int) -> None:
            await mine.turn(chat, Lane.BULK)
            pushed.append(now())

        async with asyncio.TaskGroup() as group:
            for chat in range(1000, 1200):
                group.create_task(push(chat))
            for number in range(100):
                group.create_task(mine.turn(number))
        return pushed

    pushed = run(talk())
    # A hundred answers at once come first, and nothing is sent faster than all may be.
    assert pushed[1] >= 100 / RATES.overall - 1e-6
    assert pushed[-1] == pytest.approx(299 / RATES.overall, abs=0.1)


def test_a_chat_at_its_limit_holds_up_nobody_else() -> None:
    async def talk() -> float:
        mine = pacer()
        async with asyncio.TaskGroup() as group:
            for _ in range(20):
                group.create_task(mine.turn(ANN))
            await asyncio.sleep(0.5)
            asked = now()
            await mine.turn(BEN)
            return now() - asked

    assert run(talk()) <= 2 / RATES.overall


def test_a_pause_holds_for_every_lane_and_ends_without_a_rush() -> None:
    async def talk() -> list[float]:
        mine, times = pacer(), []

        async def ask(chat: int, lane: Lane) -> None:
            await mine.turn(chat, lane)
            times.append(now())

        async with asyncio.TaskGroup() as group:
            for chat in range(60):
                group.create_task(ask(chat, Lane.BULK if chat % 2 else Lane.LIVE))
            await asyncio.sleep(0.001)
            mine.pause(7)
        return sorted(times)

    times = run(talk())
    late = [at for at in times if at > 0]
    assert min(late) >= 7
    assert all(later - earlier >= 1 / RATES.overall - 1e-6 for earlier, later in pairwise(late))
