"""Before publishing: are the sources still what the draft rests on, and which figures have aged?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.grounding import Entry
from domain.parts import Part
from domain.sources import Outcome, Reading, Source
from writing.evidence import evidence, is_confirmed

_MOMENT = re.compile(
    r"종가|마감|장중|거래를 마쳤|환율|시세|현재|전날보다|전 거래일|개장|"
    r"\bclos(?:e|ed|ing)\b|\btraded\b|\bopened\b|\bas of\b|\bcurrently\b",
    re.IGNORECASE,
)
"""A sentence with one of these tells of a moment: its figures are others a day later."""
_WITHDRAWN = re.compile(r"정정|바로잡|오보|기사 삭제|\bcorrection\b|\bretracted\b|\bcorrects?\b", re.IGNORECASE)


class Now(StrEnum):
    """What became of a source since it was read."""

    SAME = "same"
    CHANGED = "changed"
    CORRECTED = "corrected"
    """Its title or its first lines speak of a correction that was not there before."""
    GONE = "gone"
    """It could not be read again; the reading says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One source, read again."""

    source: Source
    now: Now
    reading: Reading
    lost: tuple[str, ...] = ()
    """Figures of the draft, as they are worded there, that the source does not bear any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """A figure of a moment that has passed."""

    part: Part
    words: str
    of: date
    """The day its source is from, in the person's zone."""
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    looked: tuple[Looked, ...]
    aged: tuple[Aged, ...]

    @property
    def clean(self) -> bool:
        return not self.aged and all(item.now is Now.SAME for item in self.looked)


class Reads(Protocol):
    """What `news.research.Researcher` does for links."""

    async def read(self, urls: Sequence[str]) -> tuple[Reading, ...]: ...


async def recheck(researcher: Reads, assignment: Assignment, draft: Draft, now: datetime) -> Report:
    """Read the sources again. `now` in the person's own zone."""
    online = [source for source in assignment.sources if source.url]
    readings = await researcher.read([source.url for source in online])
    fresh = {source.number: reading for source, reading in zip(online, readings, strict=True)}
    before = evidence(assignment, draft)
    after = evidence(_renewed(assignment, fresh), draft)
    looked = (_looked(source, fresh[source.number], _lost(source, before, after)) for source in online)
    return Report(looked=tuple(looked), aged=tuple(_aged(assignment.sources, before, now)))


def _renewed(assignment: Assignment, fresh: dict[int, Reading]) -> Assignment:
    """The assignment as it would be if its sources were read now; what cannot be read stays as it was."""
    readings = []
    for reading in assignment.readings or ():
        new = fresh[reading.source.number].source if reading.source and reading.source.number in fresh else None
        if reading.source and new:
            reading = replace(reading, source=replace(new, number=reading.source.number))  # noqa: PLW2901
        readings.append(reading)
    return assignment.with_readings(readings)


def _lost(source: Source, before: Sequence[Entry], after: Sequence[Entry]) -> tuple[str, ...]:
    pairs = zip(before, after, strict=True)
    rested = (old for old, new in pairs if old.source == source.number and is_confirmed(old) and not is_confirmed(new))
    return tuple(dict.fromkeys(entry.figure.text for entry in rested))


def _looked(source: Source, reading: Reading, lost: tuple[str, ...]) -> Looked:
    new = reading.source
    if new is None:
        # A page that the site now calls another's twin is there all the same.
        state = Now.SAME if reading.outcome is Outcome.DUPLICATE else Now.GONE
    elif _withdrawn(new) and not _withdrawn(source):
        state = Now.CORRECTED
    else:
        state = Now.SAME if _plain(new.text) == _plain(source.text) else Now.CHANGED
    return Looked(source=source, now=state, reading=reading, lost=lost)


def _withdrawn(source: Source) -> bool:
    return bool(_WITHDRAWN.search(source.title) or _WITHDRAWN.search(source.text[:200]))


def _plain(text: str) -> str:
    return "".join(text.split())


def _aged(sources: Sequence[Source], entries: Iterable[Entry], now: datetime) -> Iterable[Aged]:
    days = {source.number: source.published.astimezone(now.tzinfo).date() for source in sources if source.published}
    seen: set[tuple[Part, str]] = set()
    for entry in entries:
        of = days.get(entry.source or 0)
        if entry.part is None or of is None or not is_confirmed(entry) or not _MOMENT.search(entry.sentence):
            continue
        passed = (now.date() - of).days
        if passed > 0 and (entry.part, entry.figure.text) not in seen:
            seen.add((entry.part, entry.figure.text))
            yield Aged(part=entry.part, words=entry.figure.text, of=of, days=passed)
