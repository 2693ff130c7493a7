"""Feeds that are followed, and what they tell of: leads to pages, not yet anything to cite."""

from dataclasses import dataclass
from datetime import datetime

EVERYBODY = 0
"""The owner of a feed that the settings list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed: a lead to a page, not yet something to cite."""

    url: str
    title: str
    lede: str
    outlet: str
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFeed:
    """A feed, and how it stands with it."""

    id: int
    url: str
    owner: int
    """`EVERYBODY`, or the person who added it: only they find what it alone brings."""
    title: str
    """The outlet's name, as far as known."""
    etag: str = ""
    modified: str = ""
    failures: int = 0
    """In a row."""
