"""Takes the body of an answer in: unpacked a step at a time, never more than the limits, and only if it is text."""

import zlib
from collections.abc import Mapping

from news.answers import NotAPage, TooBig, Unreachable, WebLimits

_TEXT_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain"})
_STEP = 65_536
_MAGIC = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
    b"OggS": "application/ogg",
    b"ID3": "audio/mpeg",
    b"\x1f\x8b": "application/gzip",
    b"BZh": "application/x-bzip2",
    b"\xfd7zXZ": "application/x-xz",
    b"\x28\xb5\x2f\xfd": "application/zstd",
    b"\x7fELF": "application/x-executable",
}


def text_type(headers: Mapping[str, str]) -> str:
    """The type that the server names, raising NotAPage where that is no text.

    A server that names no type is given the benefit of the doubt: `refuse_other_kinds` looks at the bytes.
    """
    named = headers.get("content-type", "").split(";")[0].strip().lower()
    if named and named not in _TEXT_TYPES and not (named.endswith("+xml") and named != "image/svg+xml"):
        raise NotAPage(named[:80])
    return named


def refuse_other_kinds(body: bytes) -> None:
    """Raises NotAPage where the first bytes are those of something else, whatever the server calls it."""
    start = body[:64].lstrip()
    for magic, kind in _MAGIC.items():
        if start.startswith(magic):
            raise NotAPage(kind)
    if b"\x00" in body[:512] and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAPage("application/octet-stream")


def unpacker(headers: Mapping[str, str], limits: WebLimits) -> "Plain | Gzip":
    """Raises NotAPage for an encoding that was not asked for, TooBig where the length is announced to be too much."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise NotAPage(f"content-encoding: {encoding[:40]}")
    length = headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:18]) > limits.packed_bytes:
        raise TooBig("content-length")
    return Gzip(limits) if encoding.endswith("gzip") else Plain(limits)


class Plain:
    def __init__(self, limits: WebLimits) -> None:
        self._limits = limits
        self._packed = 0
        self._pieces = 0
        self._body = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Raises TooBig, or Unreachable where the body is broken."""
        self._packed += len(chunk)
        self._pieces += 1
        if self._packed > self._limits.packed_bytes:
            raise TooBig("packed")
        if self._pieces > self._limits.pieces:
            raise TooBig("pieces")
        self._unpack(chunk)

    def whole(self) -> bytes:
        """Raises Unreachable where the end is missing: half a page must not pass for one."""
        return bytes(self._body)

    def so_far(self) -> bytes:
        """What fits into the limits, for readers to whom the beginning is enough."""
        return bytes(self._body[: self._limits.unpacked_bytes])

    def _unpack(self, chunk: bytes) -> None:
        self._take(chunk)

    def _take(self, part: bytes) -> None:
        self._body += part
        if len(self._body) > self._limits.unpacked_bytes:
            raise TooBig("unpacked")


class Gzip(Plain):
    """A bomb costs no more memory than the limit and one step."""

    def __init__(self, limits: WebLimits) -> None:
        super().__init__(limits)
        self._stream = zlib.decompressobj(31)

    def whole(self) -> bytes:
        if self._packed and not self._stream.eof:
            raise Unreachable("protocol")
        return super().whole()

    def _unpack(self, chunk: bytes) -> None:
        try:
            while not self._stream.eof:
                step = self._stream.decompress(chunk, _STEP)
                self._take(step)
                if len(step) < _STEP:
                    break
                chunk = self._stream.unconsumed_tail
        except zlib.error as error:
            raise Unreachable("protocol") from error
