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
    modified: datetime | None = None
    """With its zone; None where the page names no later time."""
    author: str = ""
    """Names without titles and addresses, parted by ", "; empty where the page names nobody."""
    text: str


class Outcome(StrEnum):
    """What became of one link."""

    READ = "read"
    """`detail` is its day in ISO 8601 where it is old, else empty."""
    PAYWALL = "paywall"
    """`detail`: login, cookies, a status code, or empty for a page that has to be paid for."""
    EMPTY = "empty"
    """`detail`: script, list, gone, robot, slow, or empty where nothing more is known."""
    TOO_OLD = "too_old"
    """Older than was asked for: `detail` is its day in ISO 8601."""
    LEAD = "lead"
    """A headline that was found without a page to open: `detail` is the headline. Never cited."""
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    """An address that chogo does not open: private, local, another scheme or port."""
    NOT_A_PAGE = "not_a_page"
    """A PDF, a picture: `detail` says the content type, or `video`, or `too big`."""
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
    """What `outcome` says of it, or the number of the twin. Never a sentence."""


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
