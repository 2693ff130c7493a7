"""Looks at a followed feed: what it holds, and when to look again."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.feeds import FollowedFeed, Item
from news.addresses import Refused
from news.answers import NotModified, Unreachable, WebError
from news.feeds import parse_feed
from news.identity import identity
from news.web import Web
from news.worker import Runs, WorkerFailure

USUAL = timedelta(minutes=15)
QUIET = timedelta(minutes=30)
"""After a look that found nothing new to read."""
LONGEST = timedelta(hours=12)
_SECONDS = 15.0
_PARSE_SECONDS = 5.0


class Look(StrEnum):
    READ = "read"
    SAME = "same"
    """Not changed since the last time."""
    NO_FEED = "no feed"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What one look came to."""

    feed: FollowedFeed
    """As it stands now: validators and failures brought up to date."""
    look: Look
    items: tuple[Item, ...] = ()
    wait: float = 0.0
    """Seconds for which the host asked not to be disturbed."""

    @property
    def named(self) -> dict[str, Item]:
        """The items by what makes two addresses the same article."""
        once: dict[str, Item] = {}
        for item in self.items:
            once.setdefault(identity(item.url), item)
        return once


async def poll(web: Web, feed: FollowedFeed, worker: Runs, *, automatic: bool = True) -> Polled:
    """Read a feed unless it is unchanged; `automatic` is False where a person waits for the answer."""
    try:
        page = await web.get(feed.url, seconds=_SECONDS, automatic=automatic, etag=feed.etag, modified=feed.modified)
        items = await worker.run(parse_feed, page.body, page.url, feed.title, seconds=_PARSE_SECONDS)
    except NotModified:
        return Polled(feed=replace(feed, failures=0), look=Look.SAME)
    except Refused:
        return _failed(feed, Look.REFUSED)
    except Unreachable as error:
        return _failed(feed, Look.UNREACHABLE, error.wait or 0.0)
    except (WebError, WorkerFailure):
        return _failed(feed, Look.NO_FEED)
    if items is None:
        return _failed(feed, Look.NO_FEED)
    headers = page.headers
    known = replace(feed, etag=headers.get("etag", ""), modified=headers.get("last-modified", ""), failures=0)
    return Polled(feed=known, look=Look.READ, items=items)


def next_check(polled: Polled, now: datetime, new: int) -> datetime:
    """When to look again: `new` items make it sooner, failures in a row later and later."""
    if polled.look in (Look.READ, Look.SAME):
        return now + (USUAL if new else QUIET)
    doubled: int = 1 << min(polled.feed.failures - 1, 8)
    pause = min(USUAL * doubled, LONGEST)
    return now + max(pause, timedelta(seconds=polled.wait))


def _failed(feed: FollowedFeed, look: Look, wait: float = 0.0) -> Polled:
    return Polled(feed=replace(feed, failures=feed.failures + 1), look=look, wait=wait)
