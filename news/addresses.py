"""Which addresses may be opened: the rules alone, with nothing looked up and nothing connected.

An address is judged as text first (`Rules.judge`), its DNS answers afterwards (`is_public`). Both have to pass; the
second is asked again for every connection, because a name's answer may change between two questions.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

import idna

from domain.errors import ChogoError

MAX_URL = 4096
DEFAULT_PORTS = {"http": 80, "https": 443}
_LOCAL_ENDINGS = frozenset(
    {
        *("local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "home", "lan"),
        *("test", "example", "invalid", "onion", "arpa", "alt"),
    }
)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)\Z")

_V4_REFUSED = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        # IETF protocol assignments, 6to4 relays, carrier NAT, a cloud's host agent; AS112 and AMT.
        *("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "168.63.129.16/32"),
        *("192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24"),
        # What `is_global` refuses too; written out because its list differs between releases of Python.
        *("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24"),
        *("192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
    )
)
_V6_UNICAST = ipaddress.IPv6Network("2000::/3")
_V6_REFUSED = tuple(
    ipaddress.IPv6Network(net)
    # Teredo and other assignments, documentation, 6to4, documentation again, the old test network.
    for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "3ffe::/16")
)
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


class Refused(ChogoError):
    """An address that chogo does not open.

    `reason` is one word: scheme, userinfo, port, literal, name, form, private.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that passed the rules for its text, in the form in which it is asked for."""

    scheme: str
    host: str
    """Lower case ASCII; an IP without brackets."""
    port: int
    path: str
    """With the query, percent-encoded."""
    private: bool
    """Named by the owner as allowed: its address is not judged."""

    @property
    def url(self) -> str:
        return self.origin + self.path

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def party(self) -> str:
        """Who is asked, as far as manners go: HTTP and HTTPS of one host are one party."""
        return self.host if self.port in DEFAULT_PORTS.values() else f"{self.host}:{self.port}"


def is_public(address: str) -> bool:
    """Whether an IP, as text, belongs to the open internet; anything that is not an IP does not."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not any(ip in net for net in _V4_REFUSED)
    return _is_public_v6(ip)


def _is_public_v6(ip: ipaddress.IPv6Address) -> bool:
    # Mapped, compatible, NAT64, local and multicast forms all lie outside 2000::/3.
    if ip.scope_id or ip not in _V6_UNICAST or any(ip in net for net in _V6_REFUSED):
        return False
    return (int(ip) >> 32) & 0xFFFFFFFF not in _ISATAP


def parse_private_host(entry: str) -> frozenset[tuple[str, int]]:
    """Read one entry of NEWS_PRIVATE_HOSTS: `name`, `name:port`, `IP`, `IP:port` or `[IPv6]:port`.

    Without a port the entry means the ports 80 and 443. Raises ValueError for anything else.
    """
    text = entry.strip().lower()
    if not text.startswith("[") and text.count(":") > 1:
        text = f"[{text}]"
    parts = urlsplit(f"//{text}")
    if not parts.hostname or parts.netloc != text or "@" in text or text.endswith(":") or parts.port == 0:
        raise ValueError(f"not a host, host:port or IP[:port]: {entry!r}")
    try:
        host = _plain_host(parts.hostname)
    except Refused as error:
        raise ValueError(f"not a host name: {entry!r}") from error
    if not is_literal(host) and not all(_LABEL.match(label) for label in host.split(".")):
        raise ValueError(f"not a host name: {entry!r}")
    return frozenset({(host, parts.port)} if parts.port else {(host, 80), (host, 443)})


class Rules:
    """The rules for an address as text, with the owner's exceptions."""

    def __init__(self, private_hosts: Iterable[str] = ()) -> None:
        """Raises ValueError for an entry that cannot be read."""
        self._private: frozenset[tuple[str, int]] = frozenset().union(*map(parse_private_host, private_hosts))

    def allows_private(self, host: str, port: int) -> bool:
        """`host` as it stands in a Target."""
        return (host, port) in self._private

    def judge(self, url: str) -> Target:
        """The address as it will be asked for; raises Refused."""
        parts = _split(url)
        if parts.scheme not in DEFAULT_PORTS:
            raise Refused("scheme")
        if "@" in parts.netloc:
            raise Refused("userinfo")
        port = _port(parts)
        host = _plain_host(parts.hostname or "")
        private = self.allows_private(host, port)
        if not private:
            _judge_host(host)
            if port not in DEFAULT_PORTS.values():
                raise Refused("port")
        return Target(scheme=parts.scheme, host=host, port=port, path=_path(parts), private=private)


def _split(url: str) -> SplitResult:
    text = url.strip()
    if len(text) > MAX_URL or "\\" in text or any(ord(c) <= 0x20 or ord(c) == 0x7F for c in text):
        raise Refused("form")
    try:
        return urlsplit(text)
    except ValueError as error:
        raise Refused("form") from error


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise Refused("port") from error
    return DEFAULT_PORTS[parts.scheme] if port is None else port


def _plain_host(host: str) -> str:
    """Lower case ASCII without the root's dot: what browsers and resolvers would make of it.

    Full-width digits, circled numbers and ideographic full stops become what they stand for, so that the rules
    see the same host as whoever connects. Raises Refused where that is impossible.
    """
    if ":" in host:
        return _plain_v6(host)
    folded = unicodedata.normalize("NFKC", host).lower().replace("。", ".")
    folded = folded.removesuffix(".")
    if folded.isascii():
        return folded
    try:
        return idna.encode(folded, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise Refused("name") from error


def _plain_v6(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError as error:
        raise Refused("form") from error


def _judge_host(host: str) -> None:
    labels = host.split(".")
    # A last label that is a number is an IPv4 address to every resolver, also as 0x7f.1 or 2130706433.
    if is_literal(host) or _NUMBER.match(labels[-1]):
        raise Refused("literal")
    well_formed = len(host) <= 253 and all(_LABEL.match(label) for label in labels)
    if len(labels) < 2 or not well_formed or labels[-1] in _LOCAL_ENDINGS:
        raise Refused("name")


def is_literal(host: str) -> bool:
    """Whether a host is an IP in its canonical form."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="%/:@!$&'()*+,;=~-._")
    if not path.startswith("/"):
        raise Refused("form")
    return path + (f"?{quote(parts.query, safe='%/:@!$&()*+,;=~-._?[]')}" if parts.query else "")
