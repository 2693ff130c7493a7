"""A year of mornings in twelve zones, told by a clock turned by hand, on the real database.

python -m tests.mornings.year
"""

import asyncio
import sys
import tempfile
import time as stopwatch
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random

from domain.slots import CATCH_UP
from domain.subscriptions import Days
from tests.writing.clockwork import Clockwork, clockwork

LEAD = timedelta(minutes=20)
ZONES = (
    ("Asia/Seoul", time(7, 45)),
    ("Asia/Tokyo", time(6, 30)),
    ("Asia/Kolkata", time(8, 15)),
    ("Asia/Kathmandu", time(7, 0)),
    ("Europe/Berlin", time(2, 30)),
    ("Europe/London", time(1, 30)),
    ("America/New_York", time(2, 30)),
    ("America/Los_Angeles", time(6, 0)),
    ("America/Santiago", time(0, 0)),
    ("Africa/Cairo", time(0, 30)),
    ("Australia/Lord_Howe", time(2, 15)),
    ("Pacific/Auckland", time(2, 45)),
)
"""Half of the times are ones that a change of the clocks doubles or skips."""
OUTAGE = timedelta(hours=49)


@dataclass(frozen=True, slots=True)
class Reader:
    subscription: int
    at: time
    zone: str
    days: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When it is lived through; `away`: nobody runs from then on for two days."""

    start: datetime
    end: datetime
    away: datetime
    jumps: dict[datetime, timedelta]
    """When the clock is wrong, and by how much; a minute later it is set right."""

    @property
    def back(self) -> datetime:
        return self.away + OUTAGE

    @property
    def passed_over(self) -> list[tuple[datetime, datetime]]:
        """Times that the clock never showed while somebody looked: the outage, and what it jumped over."""
        return [(self.away, self.back), *((at, at + by) for at, by in self.jumps.items() if by > timedelta())]


@dataclass(slots=True, kw_only=True)
class Report:
    slots: int = 0
    sent: int = 0
    missed: int = 0
    ticks: int = 0
    problems: list[str] = field(default_factory=list)


def year() -> Span:
    return Span(
        start=datetime(2027, 1, 1, tzinfo=UTC),
        end=datetime(2028, 1, 1, tzinfo=UTC),
        away=datetime(2027, 6, 10, 4, 0, tzinfo=UTC),
        jumps={
            datetime(2027, 3, 3, 12, 0, tzinfo=UTC): timedelta(days=-40),
            datetime(2027, 9, 9, 12, 0, tzinfo=UTC): timedelta(days=2),
            datetime(2027, 11, 20, 3, 0, tzinfo=UTC): timedelta(hours=-5),
        },
    )


def spring() -> Span:
    """Five weeks with the changes of New York, Europe, Chile and Australia."""
    return Span(
        start=datetime(2027, 3, 8, tzinfo=UTC),
        end=datetime(2027, 4, 8, tzinfo=UTC),
        away=datetime(2027, 3, 20, 4, 0, tzinfo=UTC),
        jumps={
            datetime(2027, 3, 16, 12, 0, tzinfo=UTC): timedelta(days=-40),
            datetime(2027, 3, 30, 12, 0, tzinfo=UTC): timedelta(days=2),
        },
    )


async def lived(folder: Path, span: Span, seed: int = 3) -> Report:
    async with clockwork(folder, lead=LEAD, per_minute=1e9, at_once=True) as room:
        room.clock.now = span.start
        everybody = await _readers(room)
        ticks = _ticks(room, everybody, span, Random(seed))
        for moment in ticks:
            room.clock.now = moment + span.jumps.get(moment, timedelta())
            await room.settled()
        return await _report(room, everybody, span, len(ticks))


async def _readers(room: Clockwork) -> list[Reader]:
    found = []
    for number, (zone, at) in enumerate(ZONES):
        days = list(Days)[number % len(Days)]
        made = await room.add(number + 1, at, zone, days=days)
        found.append(Reader(made, at, zone, days))
    return found


def _ticks(room: Clockwork, everybody: list[Reader], span: Span, random: Random) -> list[datetime]:
    """Around every slot and its lead, on most of them late by some seconds or minutes."""
    found = {span.back, span.end}
    for reader in everybody:
        for due in _wanted(room, reader, span):
            late = timedelta(seconds=random.choice((0, 1, 5, 59, 600)))
            found |= {due - LEAD + late, due + late}
    for moment in span.jumps:
        found |= {moment, moment + timedelta(minutes=1)}
    return sorted(moment for moment in found if span.start < moment and not span.away <= moment < span.back)


def _wanted(room: Clockwork, reader: Reader, span: Span) -> list[datetime]:
    return room.wanted(reader.at, reader.zone, reader.days, span.start, span.end)


async def _report(room: Clockwork, everybody: list[Reader], span: Span, ticks: int) -> Report:
    found = Report(ticks=ticks)
    rows = await room.rows("select subscription, due, message is not null, ended from slots where pick = ''")
    for reader in everybody:
        mine = {datetime.fromisoformat(str(row[1])): row[2:] for row in rows if row[0] == reader.subscription}
        wanted = _wanted(room, reader, span)
        # What is due right behind the end may be under way already.
        theirs = {due: state for due, state in mine.items() if due < span.end}
        _look(found, reader, theirs, wanted, span)
    told = await room.rows("select count(*) from subscriptions where missed is not null")
    if told != [(0,)]:
        found.problems.append(f"{told} readers were never told what they missed")
    if twice := [slot for slot, times in room.pushed.items() if times > 1]:
        found.problems.append(f"pushed twice: {twice}")
    return found


def _look(
    found: Report, reader: Reader, mine: dict[datetime, tuple[object, ...]], wanted: list[datetime], span: Span
) -> None:
    """One slot for each date of the calendar; sent, unless it was passed over and too old when that was noticed."""
    if sorted(mine) != wanted:
        found.problems.append(f"{reader}: {sorted(set(mine) ^ set(wanted))}")
    states = Counter(mine.values())
    found.slots += len(mine)
    found.sent += states[1, None]
    found.missed += states[0, "missed"]
    gone = {due for begin, end in span.passed_over for due in _gone(wanted, begin, end)}
    for due, state in mine.items():
        if state != ((0, "missed") if due in gone else (1, None)):
            found.problems.append(f"{reader}: {due} is {state}, missed was expected to be {due in gone}")


def _gone(wanted: list[datetime], begin: datetime, end: datetime) -> list[datetime]:
    """Of what was passed over the latest is caught up, if it is young enough; the others come too late."""
    latest = max((due for due in wanted if due <= end + LEAD), default=None)
    return [due for due in wanted if begin <= due < end and (due != latest or end - due > CATCH_UP)]


def main() -> int:
    started = stopwatch.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(lived(Path(folder), year()))
    print(
        f"a year in {len(ZONES)} zones, {found.ticks:,} ticks: {found.slots:,} slots, {found.sent:,} sent once, "
        f"{found.missed} reported missed (two days away, a clock two days ahead); {len(found.problems)} problems; "
        f"{stopwatch.monotonic() - started:.0f} s"
    )
    for problem in found.problems[:20]:
        print(problem, file=sys.stderr)
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main())
