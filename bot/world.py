"""The outside, as one value: a test hands in another one and patches nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from domain.slots import LEAD
from handlers.pacer import Rates
from news.naver import ADDRESS as NAVER
from news.network import Connect, Resolve, connect_tcp
from news.web import WebLimits
from writing.task import Patience


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    now: Callable[[], datetime] = _now
    """With a zone."""
    rates: Rates = field(default_factory=Rates)
    patience: Patience = field(default_factory=Patience)
    """How long a model is waited for."""
    web: WebLimits = field(default_factory=WebLimits)
    resolve: Resolve | None = None
    """Looks a host name up; the system's resolver where none is given."""
    connect: Connect = connect_tcp
    naver: str = NAVER
    """Where Naver's search API is."""
    feed_rounds: float = 60.0
    """Seconds between two looks for feeds whose time has come."""
    telegram_pause: float = 1.0
    """Seconds before a send that did not get through is tried again."""
    poll_seconds: int = 50
    tick_seconds: float = 5.0
    """Between two looks at the table of what is due."""
    lead: timedelta = LEAD
    """Before a morning's slot: from then on it is worked on."""
    editions_per_minute: float = 10.0
    """Drafts for mornings that are begun in a minute, each three questions to the model or a few more."""
    work_poll: float = 0.2
    """Seconds until queued work is noticed."""
