"""How old a page is, against how old it may be."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.sources import Outcome, Reading

FRESH_DAYS = 7.0
"""What is older is not news, unless somebody asks for it."""


def is_old(published: datetime | None, now: datetime, days: float) -> bool:
    """A page without a time is taken as fresh: what found it knows more, or a person sent it."""
    return published is not None and now - published > timedelta(days=days)


def fresh_only(reading: Reading, now: datetime, days: float = FRESH_DAYS) -> Reading:
    """For pages that were found: one that is older than asked is no source."""
    source = reading.source
    if source is None or source.published is None or not is_old(source.published, now, days):
        return reading
    return replace(reading, outcome=Outcome.TOO_OLD, source=None, detail=source.published.date().isoformat())


def age_said(reading: Reading, now: datetime, days: float = FRESH_DAYS) -> Reading:
    """For pages that a person sent: read whatever their age, which is said."""
    source = reading.source
    if source is None or source.published is None or not is_old(source.published, now, days):
        return reading
    return replace(reading, detail=source.published.date().isoformat())
