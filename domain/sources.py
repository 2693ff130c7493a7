"""Pages that a draft may cite, and what became of each link on the way there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One page, or one pasted text, that was read and may be cited."""

    number: int = 0
    """Place in the draft's list, from 1; 0 until the draft has numbered it."""
    url: str
    """Final address after redirects; empty for text that the person pasted."""
    outlet: str
    title: str
    published: datetime | None
    """With its zone; None where the page does not say."""
    text: str


class Outcome(StrEnum):
    """What became of one link."""

    READ = "read"
    PAYWALL = "paywall"
    EMPTY = "empty"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    """An address that chogo does not open: private, local, another scheme or port."""
    NOT_A_PAGE = "not_a_page"
    """A PDF, a picture, a video: `detail` says the content type."""
    UNREACHABLE = "unreachable"
    """No answer, or an error status: `detail` says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The report card of one link."""

    url: str
    outcome: Outcome
    source: Source | None = None
    """Present exactly when `outcome` is READ."""
    detail: str = ""
    """For people who look closer: a status code, a content type, the number of the twin. Never a sentence."""


def numbered(readings: Iterable[Reading], first: int = 1) -> list[Reading]:
    """The same report cards, their sources numbered in the order they are listed."""
    result, number = [], first
    for reading in readings:
        if reading.source is None:
            result.append(reading)
            continue
        result.append(replace(reading, source=replace(reading.source, number=number)))
        number += 1
    return result
