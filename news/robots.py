"""What a host lets programs read: robots.txt after RFC 9309, for what chogo reads by itself.

Open where the host says that it has no such file (any 4xx but 429, a redirect without end, an answer that is no
text). Closed where it cannot say (no answer, 429, 5xx, a redirect to an address that is not opened): for a minute,
unless an older file is known. A link that a person sent is read on their behalf and not looked up here.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from news.addresses import Refused
from news.answers import NotAPage, TooBig, Unreachable

AGENT = "chogo"
MAX_BYTES = 512_000
"""Of a longer file the beginning counts."""
_MAX_RULES = 2000
_MAX_PATTERN = 512
_LONGEST_DELAY = 10.0
_KEEP = 24 * 3600.0
_KEEP_FAILURE = 60.0
_MANY = 1000
_TOKEN = re.compile(r"[a-z_-]+")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one host that concern us."""

    rules: Sequence[tuple[str, bool]] = ()
    """Pattern and whether it allows."""
    delay: float = 0.0
    """Seconds that the host wants between two readings."""
    failure: str = ""
    """Why the host could not say; then nothing is read."""

    def allows(self, path: str) -> bool:
        """`path` percent-encoded, with its query. The longest pattern decides; of two as long, the one that allows."""
        if self.failure:
            return False
        path = _normal(path)
        matching = [(len(pattern), allow) for pattern, allow in self.rules if _matches(pattern, path)]
        return max(matching)[1] if matching else True


def parse_robots(body: bytes) -> Robots:
    """The groups that name us, or where none does, those for everybody; whatever is no rule is passed over."""
    groups = list(_groups(body[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").splitlines()))
    ours = [group for group in groups if AGENT in group.agents] or [group for group in groups if "*" in group.agents]
    rules = tuple(rule for group in ours for rule in group.rules)
    return Robots(rules=rules[:_MAX_RULES], delay=max((group.delay for group in ours), default=0.0))


@dataclass(slots=True)
class _Group:
    agents: set[str] = field(default_factory=set)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0
    closed: bool = False
    """It has rules, so the next user-agent begins another group."""

    def add(self, name: str, value: str) -> None:
        self.closed = True
        if name == "crawl-delay":
            self.delay = _delay(value)
        elif value.startswith(("/", "*")) and len(value) <= _MAX_PATTERN:
            self.rules.append((_normal(value), name == "allow"))


def _groups(lines: Iterable[str]) -> Iterable[_Group]:
    group = _Group()
    for line in lines:
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            if group.closed:
                yield group
                group = _Group()
            token = _TOKEN.match(value.lower())
            group.agents.add("*" if value.startswith("*") else token[0] if token else "")
        elif name in ("allow", "disallow", "crawl-delay"):
            group.add(name, value)
    yield group


def _delay(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return min(seconds, _LONGEST_DELAY) if seconds > 0 else 0.0


def _normal(path: str) -> str:
    return _ESCAPE.sub(lambda match: match[0].upper(), quote(path, safe="%/:@!$&'()*+,;=~-._?[]"))


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    at = len(first)
    for part in others[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return path.endswith(others[-1], at) if anchored else path.find(others[-1], at) >= 0


@dataclass(slots=True)
class _Kept:
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    robots: Robots | None = None
    until: float = 0.0


class RobotsFiles:
    """Asks each host once a day, however many pages of it are wanted at a time."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[bytes]], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`fetch` opens an address through the same door as every other, and raises as `Web.get` does."""
        self._fetch = fetch
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    async def of(self, origin: str) -> Robots:
        """`origin`: scheme, host and port. Raises Unreachable where the host asked to be left alone."""
        kept = self._place(origin)
        async with kept.asking:
            if kept.robots is None or self._clock() >= kept.until:
                kept.robots, lasts = await self._ask(origin, kept.robots)
                kept.until = self._clock() + lasts
            return kept.robots

    async def _ask(self, origin: str, older: Robots | None) -> tuple[Robots, float]:
        known = older if older and not older.failure else None
        try:
            return parse_robots(await self._fetch(f"{origin}/robots.txt")), _KEEP
        except NotAPage:
            return Robots(), _KEEP
        except (Refused, TooBig):
            return known or Robots(failure="robots"), _KEEP_FAILURE
        except Unreachable as error:
            if error.wait is not None:
                raise
            if _has_none(error.reason):
                return Robots(), _KEEP
            return known or Robots(failure=_failure(error.reason)), _KEEP_FAILURE

    def _place(self, origin: str) -> _Kept:
        if origin not in self._kept and len(self._kept) >= _MANY:
            now = self._clock()
            self._kept = {name: kept for name, kept in self._kept.items() if kept.asking.locked() or kept.until > now}
            self._kept = dict(list(self._kept.items())[-_MANY // 2 :])
        return self._kept.setdefault(origin, _Kept())


def _has_none(reason: str) -> bool:
    return reason == "redirects" or (reason.startswith("4") and reason != "429")


def _failure(reason: str) -> str:
    """A status speaks of the file, everything else of the host itself."""
    return "robots" if reason.isdigit() else reason
