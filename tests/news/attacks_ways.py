"""Redirects of every kind, what is no redirect, and names that change while they are asked."""

from collections.abc import Iterator, Mapping, Sequence

from tests.news.attack import AT, HOST, PUBLIC, Attack, moved, page, said
from tests.news.bombs import head


def redirects() -> Iterator[Attack]:
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


def not_followed() -> Iterator[Attack]:
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


def rebinding() -> Iterator[Attack]:
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
