"""Whose turn it is at a host, with a clock that only sleeping moves."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from news.answers import Unreachable
from news.hosts import LONGEST_REST, QUIET, Hosts, retry_after

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


def made(gap: float = 2.0) -> tuple[Hosts, Clock]:
    clock = Clock()
    return Hosts(gap=gap, clock=clock, sleep=clock.sleep), clock


@pytest.mark.asyncio
async def test_automatic_reading_keeps_its_gap_and_a_person_does_not_wait() -> None:
    hosts, clock = made()
    for spaced in (True, True, False, True):
        async with hosts.turn("a.com", spaced=spaced, patience=9):
            pass
    assert clock.slept == [2.0, 2.0]
    async with hosts.turn("b.com", spaced=True, patience=9):
        pass
    assert clock.slept == [2.0, 2.0]


@pytest.mark.asyncio
async def test_the_wish_of_a_host_makes_the_gap_longer_and_never_shorter() -> None:
    hosts, clock = made()
    for gap in (5.0, 0.1, 0.1):
        async with hosts.turn("a.com", spaced=True, patience=9, gap=gap):
            pass
    assert clock.slept == [5.0, 2.0]


@pytest.mark.asyncio
async def test_a_host_is_never_asked_twice_at_a_time() -> None:
    hosts, _ = made()
    inside, most = 0, 0
    order: list[int] = []

    async def visit(number: int, spaced: bool) -> None:
        nonlocal inside, most
        async with hosts.turn("a.com", spaced=spaced, patience=60):
            inside += 1
            most = max(most, inside)
            order.append(number)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(visit(number, number % 2 == 0) for number in range(10)))
    assert most == 1
    assert sorted(order) == list(range(10))
    assert order.index(9) < order.index(2), "a person does not wait for automatic reading"


@pytest.mark.asyncio
async def test_a_turn_that_does_not_come_in_time_is_given_up() -> None:
    hosts, _ = made()
    async with hosts.turn("a.com", spaced=False, patience=9):
        with pytest.raises(Unreachable, match="busy"):
            async with hosts.turn("a.com", spaced=False, patience=0.01):
                pass
        async with hosts.turn("b.com", spaced=False, patience=0.01):
            pass
    with pytest.raises(Unreachable, match="busy") as caught:
        async with hosts.turn("a.com", spaced=True, patience=1.0):
            pass
    assert caught.value.wait == 2.0
    async with hosts.turn("a.com", spaced=False, patience=0.01):
        pass


@pytest.mark.asyncio
async def test_a_host_that_asked_for_rest_gets_it_from_everybody() -> None:
    hosts, clock = made()
    hosts.rest("a.com", "503", 30)
    clock.now += 10
    for spaced in (True, False):
        with pytest.raises(Unreachable, match="503") as caught:
            async with hosts.turn("a.com", spaced=spaced, patience=60):
                pass
        assert caught.value.wait == 20
    clock.now += 20
    async with hosts.turn("a.com", spaced=False, patience=1):
        pass
    hosts.rest("a.com", "429", 10**9)
    clock.now += LONGEST_REST
    async with hosts.turn("a.com", spaced=False, patience=1):
        pass


@pytest.mark.asyncio
async def test_those_who_wait_hear_of_a_rest_that_began_meanwhile() -> None:
    hosts, _ = made()

    async def late() -> None:
        async with hosts.turn("a.com", spaced=False, patience=9):
            raise AssertionError

    async with hosts.turn("a.com", spaced=False, patience=9):
        waiting = asyncio.gather(late(), return_exceptions=True)
        await asyncio.sleep(0)
        hosts.rest("a.com", "429", 5)
    (error,) = await waiting
    assert isinstance(error, Unreachable)
    assert error.reason == "429"


@pytest.mark.asyncio
async def test_a_refusal_without_a_time_quiets_automatic_reading_alone() -> None:
    hosts, clock = made()
    hosts.rest("a.com", "429", None)
    async with hosts.turn("a.com", spaced=False, patience=1):
        pass
    with pytest.raises(Unreachable, match="busy"):
        async with hosts.turn("a.com", spaced=True, patience=1):
            pass
    clock.now += QUIET
    async with hosts.turn("a.com", spaced=True, patience=1):
        pass


@pytest.mark.asyncio
async def test_hosts_that_nothing_is_known_of_are_forgotten_and_others_are_not() -> None:
    hosts, clock = made(gap=1.0)
    hosts.rest("rests.com", "503", 900)
    for number in range(1500):
        clock.now += 0.5
        async with hosts.turn(f"{number}.com", spaced=True, patience=1):
            pass
    assert len(hosts._hosts) < 1100
    with pytest.raises(Unreachable, match="503"):
        async with hosts.turn("rests.com", spaced=False, patience=1):
            pass


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        (" 5 ", 5.0),
        ("9" * 5000, 999_999_999.0),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 21:01:00 +0900", 60.0),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
        ("soon", None),
        ("Sun, 99 Nov 2026 12:01:00 GMT", None),
        ("Sun, 22 Nov 2026 12:01:00 +" + "9" * 40, None),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": text}, NOW) == seconds


def test_a_date_is_measured_by_the_server_s_own_clock() -> None:
    headers = {"retry-after": "Sun, 22 Nov 2026 15:00:30 GMT", "date": "Sun, 22 Nov 2026 15:00:00 GMT"}
    assert retry_after(headers, NOW) == 30.0
    assert retry_after({}, NOW) is None
