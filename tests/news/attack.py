"""One attack: an address that somebody names, with the DNS and the servers it meets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from news.web import WebLimits
from tests.news.bombs import head

PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:2800:220:1::1"
HOST = "news.example.com"
AT = f"http://{HOST}"

Part = bytes | None
"""What a server sends; None stands for silence without end."""

Server = Callable[[], Iterable[Part]]

QUICK = WebLimits(seconds=0.25, gap_seconds=0.0)
AMPLE = WebLimits(seconds=8.0, gap_seconds=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    kind: str
    name: str
    url: str = f"{AT}/"
    ends: str
    """What `Web.get` has to raise, with its reason, as `tests.news.siege.Outcome` writes it."""
    dns: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """For each name the answers to the first, second … question; the last one stays."""
    servers: Sequence[Server] = ()
    """One answer for each request, the last one stays."""
    limits: WebLimits = AMPLE
    automatic: bool = False

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def page(body: bytes = b"<p>secret</p>", *headers: bytes, status: bytes = b"200 OK") -> Server:
    named = (b"content-type: text/html", *headers)
    return lambda: [head(status, *named, b"content-length: %d" % len(body)) + body]


def moved(location: str, status: bytes = b"302 Found") -> Server:
    return lambda: [head(status, b"location: " + location.encode(), b"content-length: 0", b"connection: close")]


def said(*parts: Part) -> Server:
    return lambda: parts
