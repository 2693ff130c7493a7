"""What opening an address comes to: a page, or an error that says why there is none.

WebError
├── Unreachable   no answer, one that is an error, or one that is not asked for now
├── NotAPage      an answer that is no text we read: `content_type` says what it is
└── TooBig        more bytes than we take, packed or unpacked

NotModified       the page is still what the caller has; only for callers that sent a validator
Refused           (news.addresses) an address that is not opened at all
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import ChogoError

# What a server may make us remember and send back: visible ASCII, and not much of it.
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,256}\Z")


class WebError(ChogoError):
    """An address that was opened and gave no page."""


class Unreachable(WebError):
    """`reason` is one word.

    dns, connect, timeout, protocol, redirects; the status as three digits; busy: its host had no turn for us in
    time; robots: the host does not want it read automatically.
    """

    def __init__(self, reason: str, *, wait: float | None = None) -> None:
        """`wait`: seconds until asking again makes sense, where that is known."""
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


class NotAPage(WebError):
    """`content_type` as the server names it, or as the first bytes show."""

    def __init__(self, content_type: str) -> None:
        super().__init__(content_type)
        self.content_type = content_type


class TooBig(WebError):
    """The body is larger than `WebLimits` allow."""


class NotModified(ChogoError):
    """The page has not changed since the validators that the caller sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLimits:
    seconds: float = 12.0
    """For everything that one address costs, redirects included; waiting for a host's turn does not count."""
    connect_seconds: float = 4.0
    """For one attempt to connect; a name may have several addresses."""
    turn_seconds: float = 30.0
    """For all waiting for turns that one address costs."""
    gap_seconds: float = 0.5
    """Between two automatic readings of one host, from start to start."""
    robots_seconds: float = 3.0
    """For a host's robots.txt; part of `seconds`."""
    header_bytes: int = 65_536
    """For the head of an answer, provisional answers before it included."""
    header_count: int = 200
    packed_bytes: int = 5_000_000
    unpacked_bytes: int = 5_000_000
    pieces: int = 20_000
    """A body in crumbs costs time, not memory."""
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address answered with, unpacked and not yet decoded."""

    url: str
    """The final address, after redirects."""
    status: int
    content_type: str
    """Lower case, without parameters; empty where the server names none."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def etag(self) -> str:
        """For the next `Web.get` of the same address; empty where there is none that could be sent back."""
        return validator(self.headers.get("etag", ""))

    @property
    def modified(self) -> str:
        """The server's Last-Modified as it wrote it, under the same rule."""
        return validator(self.headers.get("last-modified", ""))


def validator(text: str) -> str:
    """The text, or nothing where it could not stand in a header: it came from a server."""
    return text.strip() if _VALIDATOR.match(text.strip()) else ""
