"""What the web may try: addresses, DNS answers, redirects, rebinding, and answers that cost too much.

Each attack is one address that somebody names, with the DNS and the servers it meets. `tests.news.siege` runs them
without a network.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from news.web import WebLimits
from tests.news.bombs import (
    EMPTY_BLOCK,
    bomb,
    crumbs,
    drip,
    endless,
    endless_header,
    folded_header,
    head,
    many_headers,
    nested_bomb,
    provisional,
    trailers,
)

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
    """What `Web.get` has to raise, with its reason, as `siege.Outcome.ended` writes it."""
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


def _addresses() -> Iterator[Attack]:
    by_reason: Mapping[str, Sequence[str]] = {
        "refused scheme": (
            *("file:///etc/passwd", "file://127.0.0.1/c$/", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_FLUSHALL"),
            *("dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "jar:http://127.0.0.1!/", "unix:///run/docker.sock"),
            *("javascript:fetch('http://127.0.0.1')", "data:text/html,<p>", "ws://127.0.0.1/", "//127.0.0.1/"),
            *("http+unix://%2Frun%2Fdocker.sock/info", "view-source:http://127.0.0.1/", "127.0.0.1/"),
        ),
        "refused userinfo": (
            *(
                "http://news.example.com@127.0.0.1/",
                "http://a:b@169.254.169.254/",
                "http://127.0.0.1@news.example.com/",
            ),
            *("http://news.example.com%2f@127.0.0.1/", "http://news.example.com%00@127.0.0.1/", "http://@127.0.0.1/"),
            "http://news.example.com:80@127.0.0.1/",
        ),
        "refused port": tuple(
            f"{AT}:{port}/" for port in ("0", "1", "22", "25", "53", "2375", "3306", "5432", "6379", "8080", "9200")
        )
        + (f"{AT}:65536/", f"{AT}:-80/", f"{AT}:80.0/"),
        "refused literal": (
            *("http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0/", "http://0.0.0.0/"),
            *("http://2130706433/", "http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/", "http://0x7f.1/"),
            *("http://0177.0.0.1/", "http://017700000001/", "http://0177.0x0.1/", "http://127.0.0.1./"),
            *("http://127.0.0.001/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/"),
            *("http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/"),
            *("http://0251.0376.0251.0376/", "http://169.254.43518/", "http://100.100.100.200/", "http://192.0.0.192/"),
            *("http://168.63.129.16/", "http://255.255.255.255/", "http://224.0.0.1/", "http://8.8.8.8/"),
            *("http://[::]/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::127.0.0.1]/"),
            *("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::127.0.0.1]/"),
            *("http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/"),
            *("http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/"),
            *("http://[fec0::1]/", "http://[ff02::1]/", "http://[2606:4700::5efe:7f00:1]/"),
            *("http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127｡0｡0｡1/"),
            *("http://127\u00ad.0.0.1/", "http://1\u200b27.0.0.1/", "http://０ｘ７ｆ.1/", "http://𝟭𝟮𝟳.𝟬.𝟬.𝟭/"),
            *("http://x.127.0.0.1/", "http://[v1.127]/", "http://news.example.0x7f000001/"),
        ),
        "refused name": (
            *("http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/"),
            *(
                "http://ｌｏｃａｌｈｏｓｔ/",
                "http://lo\u00adcalhost/",
                "http://ⓛocalhost/",
                "http://localhost.localdomain/",
            ),
            *("http://metadata.google.internal/", "http://metadata/", "http://instance-data/", "http://router.lan/"),
            *("http://printer.local/", "http://wiki.corp/", "http://host.docker.internal/", "http://x.home.arpa/"),
            *("http://kubernetes.default.svc.cluster.local/", "http://1.0.0.127.in-addr.arpa/", "http:///etc/passwd"),
            *("http://a..example.com/", "http://news%2eexample.com/", "http://127.0.0.1%2f.example.com/"),
            *("http://127%2e0%2e0%2e1/", "http://-.example.com/", "http://" + "a." * 130 + "com/"),
        ),
        "refused form": (
            *("http:\\\\127.0.0.1\\", "http://news.example.com\\@127.0.0.1/", "http://127.0.0.1\t.example.com/"),
            *(
                "http://news.example.com/\r\nHost: 127.0.0.1\r\n\r\n",
                "http://news.example.com/ HTTP/1.1",
                "http://[::1/",
            ),
            *("ht\ntp://127.0.0.1/", "http://127.0.0.1\x00.example.com/", "http://[127.0.0.1]/"),
            *("http://127.0.0.1／.example.com/", "http://127.0.0.1？.example.com/", AT + "/" + "a" * 5000),
        ),
    }
    for reason, urls in by_reason.items():
        yield from (Attack(kind="address", name=url[:60], url=url, ends=reason) for url in urls)


def _dns() -> Iterator[Attack]:
    answers: Sequence[Sequence[str]] = (
        *(["127.0.0.1"], ["127.255.255.254"], ["0.0.0.0"], ["10.1.2.3"], ["172.31.255.255"], ["192.168.1.1"]),
        *(["169.254.169.254"], ["100.64.0.1"], ["100.100.100.200"], ["192.0.0.192"], ["168.63.129.16"]),
        *(["198.18.0.1"], ["203.0.113.5"], ["192.88.99.1"], ["224.0.0.251"], ["240.0.0.1"], ["255.255.255.255"]),
        *(["::"], ["::1"], ["::127.0.0.1"], ["::ffff:10.0.0.1"], ["::ffff:8.8.8.8"], ["64:ff9b::7f00:1"]),
        *(["64:ff9b:1::a00:1"], ["2002:7f00:1::1"], ["2001:0:4136:e378::1"], ["2001:db8::1"], ["3fff::1"]),
        *(["fe80::1"], ["fe80::1%2"], ["fc00::1"], ["fd00:ec2::254"], ["fec0::1"], ["ff02::1"], ["100::1"]),
        *(["5f00::1"], ["2606:4700::5efe:7f00:1"], ["2606:4700::200:5efe:7f00:1"], ["3ffe::1"]),
        *([PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC_6, "::1"], [PUBLIC, PUBLIC_6, "fe80::1"]),
        *([PUBLIC] * 500 + ["10.0.0.1"], ["localhost"], ["127.1"], ["2130706433"], [""], ["93.184.216.34\x00"]),
    )
    for given in answers:
        name = " ".join(given[:3]) if len(given) < 10 else f"{len(given)} answers, the last is {given[-1]}"
        yield Attack(kind="DNS answer", name=repr(name), ends="refused private", dns={HOST: [given]}, servers=[page()])
    yield Attack(kind="DNS answer", name="no address", ends="unreachable dns", dns={HOST: [[]]})
    yield Attack(
        kind="DNS answer",
        name="a private address behind port 443",
        url=f"https://{HOST}/",
        ends="refused private",
        dns={HOST: [["10.0.0.1"]]},
    )


def _redirects() -> Iterator[Attack]:
    dns = {HOST: [[PUBLIC]], "inside.example.com": [["10.0.0.1"]], "mixed.example.com": [[PUBLIC, "::1"]]}
    to: Mapping[str, Sequence[str]] = {
        "refused literal": (
            *("http://127.0.0.1/", "//127.0.0.1/", "https://169.254.169.254/latest/", "http://[::1]/", "http://0/"),
            *("http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://127。0。0。1/", "HTTP://0x7F.1/"),
        ),
        "refused name": ("http://localhost/", "//metadata/computeMetadata/", "http://metadata.google.internal/"),
        "refused private": ("http://inside.example.com/", "https://inside.example.com/", "http://mixed.example.com/"),
        "refused port": (f"{AT}:6379/", "//news.example.com:22/", "http://inside.example.com:8080/"),
        "refused scheme": (
            "file:///etc/passwd",
            "gopher://127.0.0.1:6379/_",
            "ftp://127.0.0.1/",
            "javascript:alert(1)",
        ),
        "refused userinfo": ("http://news.example.com@127.0.0.1/", "//a:b@127.0.0.1/"),
        "refused form": ("http:\\\\127.0.0.1/", "/\\127.0.0.1/", "http://[::1/", "/a b"),
    }
    for reason, locations in to.items():
        for location in locations:
            yield Attack(kind="redirect", name=location, ends=reason, dns=dns, servers=[moved(location), page()])
    statuses = (b"301 Moved Permanently", b"303 See Other", b"307 Temporary Redirect", b"308 Permanent Redirect")
    for status in statuses:
        servers = [moved("http://127.0.0.1/", status), page()]
        yield Attack(kind="redirect", name=status.decode(), ends="refused literal", dns=dns, servers=servers)
    chain = [moved(f"/{n}") for n in range(4)] + [moved("http://127.0.0.1/")]
    yield Attack(kind="redirect", name="the fifth is private", ends="refused literal", dns=dns, servers=chain)
    yield Attack(
        kind="redirect", name="to itself, for ever", ends="unreachable redirects", dns=dns, servers=[moved("/")]
    )
    pair = {HOST: [[PUBLIC]], "b.example.com": [[PUBLIC]]}
    between = [moved("http://b.example.com/"), moved(f"{AT}/")] * 4
    yield Attack(kind="redirect", name="between two hosts", ends="unreachable redirects", dns=pair, servers=between)
    first = said(head(b"302 Found", b"location: http://127.0.0.1/", b"location: /b", b"connection: close"))
    yield Attack(kind="redirect", name="two locations", ends="refused literal", dns=dns, servers=[first, page()])
    robots = [moved("http://127.0.0.1/robots.txt")]
    yield Attack(
        kind="redirect", name="robots.txt is inside", ends="unreachable robots", dns=dns, servers=robots, automatic=True
    )
    inside = [page(b"User-agent: *\n"), moved("http://inside.example.com/")]
    yield Attack(
        kind="redirect", name="a feed is inside", ends="unreachable robots", dns=dns, servers=inside, automatic=True
    )


def _not_followed() -> Iterator[Attack]:
    dns = {HOST: [[PUBLIC]]}
    pages = {
        "meta refresh": page(b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'),
        "a refresh header": page(b"<p>x</p>", b"refresh: 0;url=http://127.0.0.1/"),
        "a location without a redirect": page(b"<p>x</p>", b"location: http://127.0.0.1/"),
        "content-location": page(b"<p>x</p>", b"content-location: http://127.0.0.1/"),
        "link preload": page(b"<p>x</p>", b"link: <http://127.0.0.1/>; rel=preload"),
        "alt-svc": page(b"<p>x</p>", b'alt-svc: h2="127.0.0.1:6379"'),
        "iframe, script, image": page(b'<iframe src="http://127.0.0.1/"></iframe><script src="//127.0.0.1"></script>'),
    }
    for name, server in pages.items():
        yield Attack(kind="redirect", name=name, ends="page", dns=dns, servers=[server])
    statuses = {
        b"300 Multiple Choices": "300",
        b"305 Use Proxy": "305",
        b"201 Created": "201",
        b"304 Not Modified": "304",
    }
    for status, reason in statuses.items():
        given = said(head(status, b"location: http://127.0.0.1/", b"content-length: 0"))
        yield Attack(
            kind="redirect", name=status.decode(), ends=f"unreachable {reason}", dns=dns, servers=[given, page()]
        )


def _rebinding() -> Iterator[Attack]:
    turning = {HOST: [[PUBLIC], ["127.0.0.1"]]}
    back = {HOST: [["127.0.0.1"], [PUBLIC]]}
    two = {HOST: [[PUBLIC]], "b.example.com": [[PUBLIC], ["169.254.169.254"]]}
    closing = page(b"<p>x</p>", b"connection: close")
    kind = "rebinding"
    yield Attack(kind=kind, name="between look-up and connection", ends="page", dns=turning, servers=[page()])
    yield Attack(kind=kind, name="at the redirect", ends="refused private", dns=turning, servers=[moved("/b"), page()])
    yield Attack(
        kind=kind, name="at HTTPS", ends="refused private", dns=turning, servers=[moved(f"https://{HOST}/"), page()]
    )
    yield Attack(kind=kind, name="private first", ends="refused private", dns=back, servers=[page()])
    there = [moved("http://b.example.com/"), moved("http://b.example.com/c"), page()]
    yield Attack(kind=kind, name="of the second host", ends="refused private", dns=two, servers=there)
    yield Attack(
        kind=kind,
        name="between robots.txt and the page",
        ends="refused private",
        dns=turning,
        servers=[page(b"User-agent: *\n", b"connection: close"), closing],
        automatic=True,
    )
    yield Attack(
        kind=kind,
        name="to mixed answers",
        ends="refused private",
        dns={HOST: [[PUBLIC], [PUBLIC, "10.0.0.1"]]},
        servers=[moved("/b"), page()],
    )


def _costly() -> Iterator[Attack]:
    html, packed = b"content-type: text/html", b"content-encoding: gzip"
    big = bomb(200_000_000)
    encoded = {
        enc: head(b"200 OK", html, b"content-encoding: " + enc.encode()) + big
        for enc in ("br", "deflate", "zstd", "compress", "gzip, gzip", "gzip, br", "identity, gzip", "x")
    }
    nothing = head(b"200 OK", html, packed)
    yield from _each(
        "bomb",
        {
            "200 MB in gzip": ("too big", said(nothing, big)),
            "200 MB in x-gzip": ("too big", said(head(b"200 OK", html, b"content-encoding: X-GZIP"), big)),
            "with its length": ("too big", page(big, packed)),
            "gzip in gzip": ("not a page", said(nothing, nested_bomb())),
            "named HTML, sent as gzip": ("not a page", said(head(b"200 OK", html), bomb(1000))),
            "a byte at a time": ("too big", lambda: [nothing, *(big[n : n + 4] for n in range(0, len(big), 4))]),
            "without an end": ("unreachable protocol", said(nothing, bomb(1_000_000)[:-9])),
            "broken in the middle": ("unreachable protocol", said(nothing, bomb(1_000_000)[:500] + b"\x00" * 500)),
            "followed by another": ("too big", said(nothing, big + big)),
            "behind a redirect": ("too big", [moved("/b"), said(nothing, big)]),
            **{f"encoding {enc}": ("not a page", said(sent)) for enc, sent in encoded.items()},
        },
    )
    announced = b"content-length: "
    chunked = head(b"200 OK", html, b"transfer-encoding: chunked")
    yield from _each(
        "body",
        {
            "endless": ("too big", lambda: chain([head(b"200 OK", html)], endless(b"a" * 65_536))),
            "endless in chunks": ("too big", lambda: chain([chunked], crumbs(60_000))),
            "crumbs of one byte": ("too big", lambda: chain([chunked], crumbs(1))),
            "chunks with long extensions": (
                "unreachable protocol",
                lambda: chain([chunked], crumbs(1, b";x=" + b"a" * 50_000)),
            ),
            "a trailer without end": (
                "unreachable protocol",
                lambda: chain([chunked], trailers()),
            ),
            "a length of a terabyte": ("too big", said(head(b"200 OK", html, announced + b"1" + b"0" * 12), b"x")),
            "a length of 10,000 digits": (
                "unreachable protocol",
                said(head(b"200 OK", html, announced + b"9" * 10_000)),
            ),
            "a negative length": ("unreachable protocol", said(head(b"200 OK", html, announced + b"-1"), b"x")),
            "two lengths": (
                "unreachable protocol",
                said(head(b"200 OK", html, announced + b"1", announced + b"2"), b"x"),
            ),
            "shorter than announced": ("unreachable protocol", said(head(b"200 OK", html, announced + b"100"), b"x")),
            "longer than announced": ("page", said(head(b"200 OK", html, announced + b"3"), b"<p>" + b"x" * 100_000)),
            "a chunk of 2^64": (
                "unreachable protocol",
                said(chunked, b"f" * 30 + b"\r\n"),
            ),
            "a chunk that is none": (
                "unreachable protocol",
                said(chunked, b"zz\r\n"),
            ),
            "another transfer encoding": (
                "unreachable protocol",
                said(head(b"200 OK", html, b"transfer-encoding: gzip"), big),
            ),
        },
    )


def _slow() -> Iterator[Attack]:
    html = b"content-type: text/html"
    start = head(b"200 OK", html)
    yield from _each(
        "slow",
        {
            "silence": ("unreachable timeout", said(None)),
            "silence after the status": ("unreachable timeout", said(b"HTTP/1.1 200 OK\r\n", None)),
            "silence after the headers": ("unreachable timeout", said(start, None)),
            "silence after half a page": ("unreachable timeout", said(start, b"<p>half", None)),
            "a header a byte at a time": ("unreachable timeout", lambda: drip(b"HTTP/1.1 200 OK\r\nx: ", b"a")),
            "a body a byte at a time": ("unreachable timeout", lambda: drip(start, b"a")),
            "chunks a byte at a time": (
                "unreachable timeout",
                lambda: drip(head(b"200 OK", html, b"transfer-encoding: chunked") + b"ffffff\r\n", b"a"),
            ),
            "gzip a byte at a time": (
                "unreachable timeout",
                lambda: drip(head(b"200 OK", html, b"content-encoding: gzip") + bomb(1000)[:10], EMPTY_BLOCK),
            ),
            "a redirect, then silence": ("unreachable timeout", [moved("/b"), said(None)]),
            "redirects that each take their time": (
                "unreachable timeout",
                [said(head(b"302 Found", b"location: /b"), b""), said(b"HTTP/1.1 ", None)],
            ),
        },
        limits=QUICK,
    )
    yield Attack(
        kind="slow",
        name="robots.txt never comes",
        ends="unreachable timeout",
        dns={HOST: [[PUBLIC]]},
        servers=[said(None)],
        limits=QUICK,
        automatic=True,
    )


def _floods() -> Iterator[Attack]:
    html = b"content-type: text/html"
    yield from _each(
        "header flood",
        {
            "2,000 headers of 1,000 bytes": ("unreachable protocol", said(many_headers(2000, 1000))),
            "300 small headers": ("unreachable protocol", said(many_headers(300, 1))),
            "16,000 tiny headers": ("unreachable protocol", said(many_headers(16_000, 0))),
            "300 cookies": ("unreachable protocol", said(head(b"200 OK", html, *[b"set-cookie: a=b"] * 300) + b"x")),
            "one header without end": ("unreachable protocol", lambda: endless_header(b"a" * 60_000)),
            "headers without end": ("unreachable protocol", lambda: endless_header(b"a: b\r\n" * 5_000)),
            "a folded header without end": ("unreachable protocol", folded_header),
            "a status line without end": (
                "unreachable protocol",
                lambda: chain([b"HTTP/1.1 200 "], endless(b"O" * 60_000)),
            ),
            "provisional answers without end": ("unreachable protocol", provisional),
            "a location of 60,000 bytes": ("refused form", [moved("/" + "a" * 60_000), page()]),
            "a split header": ("unreachable protocol", said(b"HTTP/1.1 200 OK\r\nx y: z\r\n\r\n")),
            "no HTTP": ("unreachable protocol", said(b"+PONG\r\n" * 100)),
            "TLS where HTTP was asked": ("unreachable protocol", said(b"\x16\x03\x01" * 100)),
            "HTTP/0.9": ("unreachable protocol", said(b"<html><p>secret</p></html>" * 10)),
            "an upgrade": ("unreachable protocol", said(head(b"101 Switching Protocols", b"upgrade: x"), b"y")),
            "nothing at all": ("unreachable protocol", said(b"")),
        },
    )


def _types() -> Iterator[Attack]:
    kinds = (
        *("application/pdf", "image/png", "image/svg+xml", "video/mp4", "audio/mpeg", "application/zip"),
        *(
            "application/octet-stream",
            "application/json",
            "application/x-sh",
            "font/woff2",
            "multipart/x-mixed-replace",
        ),
    )
    named = {
        kind: ("not a page", said(head(b"200 OK", b"content-type: " + kind.encode()), *[b"x" * 1000])) for kind in kinds
    }
    bodies = {
        "PDF": b"%PDF-1.7\n",
        "a picture": b"\x89PNG\r\n\x1a\n",
        "a ZIP": b"PK\x03\x04",
        "a program": b"\x7fELF\x02\x01",
        "a Windows program": b"MZ\x90\x00\x03\x00",
        "a video": b"\x00\x00\x00\x20ftypisom",
    }
    called = {f"{name}, called HTML": ("not a page", page(body)) for name, body in bodies.items()}
    unnamed = {f"{name}, called nothing": ("not a page", said(head(b"200 OK"), body)) for name, body in bodies.items()}
    yield from _each("type", {**named, **called, **unnamed})


def _each(
    kind: str, attacks: Mapping[str, tuple[str, Server | Sequence[Server]]], limits: WebLimits = AMPLE
) -> Iterator[Attack]:
    for name, (ends, servers) in attacks.items():
        yield Attack(
            kind=kind,
            name=name,
            ends=ends,
            dns={HOST: [[PUBLIC]]},
            servers=[servers] if callable(servers) else servers,
            limits=limits,
        )


ATTACKS: Sequence[Attack] = (
    *_addresses(),
    *_dns(),
    *_redirects(),
    *_not_followed(),
    *_rebinding(),
    *_costly(),
    *_slow(),
    *_floods(),
    *_types(),
)
