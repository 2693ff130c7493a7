import asyncio

import pytest

from handlers.pacer import Pacer, Rates
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


def test_one_chat_has_a_short_burst_and_then_one_a_second() -> None:
    async def talk() -> list[float]:
        return await turns(pacer(Rates(overall=1e9, chat=1.0, chat_burst=3)), *[ANN] * 6)

    assert run(talk()) == pytest.approx([0, 0, 0, 1, 2, 3], abs=1e-6)


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
        return [at - over for at in (*waiting.result(), *other.result())]

    assert run(talk()) == pytest.approx([0, 0], abs=1e-6)


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    async def talk() -> list[float]:
        mine = pacer()
        mine.pause(7)
        mine.pause(1)
        return await turns(mine, ANN)

    assert run(talk()) == pytest.approx([7], abs=1e-6)


def test_what_may_be_left_out_takes_only_a_turn_that_is_free() -> None:
    async def talk() -> list[bool]:
        mine = pacer(Rates(overall=1e9, chat=1.0, chat_burst=2))
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
