"""Answers that cost more than they should, as bytes or as parts without end."""

import gzip
import zlib
from collections.abc import Iterator
from functools import cache

EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"
"""Of a gzip stream: unpacks to nothing."""


def head(status: bytes, *headers: bytes) -> bytes:
    return b"HTTP/1.1 " + status + b"\r\n" + b"".join(header + b"\r\n" for header in headers) + b"\r\n"


@cache
def bomb(size: int) -> bytes:
    """Gzip of so many zero bytes."""
    packer = zlib.compressobj(9, wbits=31)
    step = bytes(1_000_000)
    parts = [packer.compress(step) for _ in range(size // len(step))]
    return b"".join([*parts, packer.compress(bytes(size % len(step))), packer.flush()])


@cache
def nested_bomb() -> bytes:
    return gzip.compress(bomb(200_000_000))


def endless(part: bytes) -> Iterator[bytes]:
    while True:
        yield part


def crumbs(size: int, extension: bytes = b"") -> Iterator[bytes]:
    """Chunks of the chunked encoding, many to a part where they are small."""
    chunk = b"%x%b\r\n%b\r\n" % (size, extension, b"a" * size)
    return endless(chunk * max(1, 60_000 // len(chunk)))


def trailers() -> Iterator[bytes]:
    yield b"1\r\na\r\n0\r\n"
    yield from endless(b"x: y\r\n" * 10_000)


def drip(start: bytes, crumb: bytes) -> Iterator[bytes]:
    yield start
    yield from endless(crumb)


def many_headers(count: int, length: int) -> bytes:
    headers = (b"x%d:%b" % (n, b"a" * length) if length else b"a:" for n in range(count))
    return head(b"200 OK", b"content-type: text/html", *headers) + b"<p>secret</p>"


def endless_header(part: bytes) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nx: "
    yield from endless(part)


def folded_header() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nx: a\r\n"
    yield from endless(b" b\r\n" * 10_000)


def provisional() -> Iterator[bytes]:
    yield from endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)
