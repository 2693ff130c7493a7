"""What the news offers a reader: choices with their reasons as values; the handlers' texts make sentences of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.language import Language
from storage.database import Transaction

WINDOW = timedelta(hours=3)
"""For so long the news counts as one: everybody who is served in it chooses from the same slate."""


class Kind(StrEnum):
    """What a story is about, as far as it tells how long it will be read."""

    POLICY = "policy"
    """A law, a rule, a tax, a rate that is decided: it holds until the next decision."""
    TECHNOLOGY = "technology"
    STRUCTURE = "structure"
    """A shift in an industry or in how people live, work and age; a merger, a plant, a supply chain."""
    EARNINGS = "earnings"
    """Results and contracts that tell where a business is going."""
    PRICES = "prices"
    """What something costs, or where an index stands, today."""
    WEATHER = "weather"
    INCIDENT = "incident"
    """A single accident, crime or dispute."""
    NOTICE = "notice"
    """Appointments, obituaries, events, timetables."""
    OTHER = "other"

    @property
    def lasts(self) -> bool:
        """Whether it is still read in six months."""
        return self in (Kind.POLICY, Kind.TECHNOLOGY, Kind.STRUCTURE, Kind.EARNINGS)


class Angle(StrEnum):
    """In which light the same story is told."""

    CONSUMER = "consumer"
    INVESTOR = "investor"
    TECHNOLOGY = "technology"
    POLICY = "policy"


class Nothing(StrEnum):
    """Why there is no choice."""

    NO_NEWS = "no news"
    """The feeds brought nothing within a day."""
    NO_MATCH = "no match"
    """Nothing about the topics that were asked for."""
    ALL_HAD = "all had"
    """The reader has had all of it, and nothing is new since."""
    FAILED = "failed"
    """The news could not be grouped just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNow:
    outlets: int
    hours: int | None
    """Since it was first told, rounded down; None where no report says when it appeared."""
    growing: bool
    """More reports came in the last three hours than in the three before."""
    words: str = ""
    """The ranking model's reason, in the reader's language, checked for figures; empty: say it with the values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """Why it will still be read in six months, or that it will not."""

    kind: Kind
    words: str = ""
    """As with `WhyNow`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSince:
    """What is new since this reader last had the story."""

    had: datetime
    title: str
    """The headline of the newest report since."""
    reports: int
    outlets: int
    """That did not tell of it then."""
    figures: tuple[str, ...] = ()
    """As written in the reports since, and in none before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    title: str
    key: str
    """The topic within its news window: the same for every reader, both ticks, and after a restart."""
    links: tuple[str, ...]
    """Pages of different outlets that tell it."""
    terms: tuple[str, ...]
    """What the topic memory compares; hand it back to `Slate.note_had` and `note_picked` as it is."""
    outlets: int
    why_now: WhyNow
    why_lasting: Lasting
    search_phrase: str
    new_since: NewSince | None = None
    """None: this reader has not had it within the memory."""
    angle: Angle | None = None
    """None: the writer finds its own."""

    @property
    def follow_up(self) -> bool:
        """The reader has had the story, and there is more to it now: shown as "후속"."""
        return self.new_since is not None


class Slate(Protocol):
    async def choose(
        self,
        owner: int,
        topics: Sequence[str],
        language: Language,
        count: int,
        *,
        now: datetime,
        besides: Sequence[str] = (),
    ) -> tuple[Choice, ...]:
        """Distinct topics for this reader, best first, at most `count`; none where the news has nothing.

        With `topics` only stories about them. `besides`: keys that are not wanted again today, angles included.
        """

    async def why_nothing(
        self, owner: int, topics: Sequence[str], language: Language, *, now: datetime, besides: Sequence[str] = ()
    ) -> Nothing:
        """The reason for an empty answer to the same question."""

    async def note_had(self, tx: Transaction, owner: int, title: str, terms: Sequence[str], at: datetime) -> None:
        """The reader has it: for two weeks it comes again only with news.

        For a draft on a topic that no story was chosen for, `terms` are the topic's words: they keep no story away,
        and count where several topics take turns.
        """

    async def note_picked(self, tx: Transaction, owner: int, terms: Sequence[str], at: datetime) -> None:
        """The reader picked it from a menu, or read on: such stories come a little sooner for a month."""


def window_start(moment: datetime) -> datetime:
    """In UTC; windows are counted from midnight there."""
    utc = moment.astimezone(UTC)
    return utc.replace(hour=utc.hour - utc.hour % 3, minute=0, second=0, microsecond=0)


def in_another_light(choice: Choice, shown: Sequence[str]) -> Choice | None:
    """The same story from an angle that is in none of the keys `shown`; None where every one was."""
    story = story_of(choice.key)
    keys = {angle: f"{story}:{angle}" for angle in Angle}
    angle = next((angle for angle in Angle if angle is not choice.angle and keys[angle] not in shown), None)
    return None if angle is None else replace(choice, key=keys[angle], angle=angle)


def story_of(key: str) -> str:
    """The key without the angle."""
    return key.partition(":")[0]
