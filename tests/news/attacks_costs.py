"""Answers that cost too much: bombs, bodies, silence, floods of headers, and what is no text."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from news.web import WebLimits
from tests.news.attack import AMPLE, HOST, PUBLIC, QUICK, Attack, Server, moved, page, said
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


def costly() -> Iterator[Attack]:
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


def slow() -> Iterator[Attack]:
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


def floods() -> Iterator[Attack]:
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


def types() -> Iterator[Attack]:
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
