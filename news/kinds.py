"""What an answer is, where it is no page: by its first bytes before the label on it."""

from urllib.parse import urlsplit

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x00\x00\x00\x18ftyp", "video/mp4"),
    (b"\x00\x00\x00\x20ftyp", "video/mp4"),
)
_TEXTS = frozenset({"", "text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain"})
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "tiktok.com", "tv.naver.com", "tv.kakao.com", "twitch.tv")


def other_kind(content_type: str, body: bytes) -> str:
    """The content type of what is no text to read; empty for a page, also where it is labelled otherwise.

    A PDF is often sent as a page, and now and then a page as a stream of bytes.
    """
    start = body[:1024].lstrip()
    magic = next((kind for mark, kind in _MAGIC if start.startswith(mark)), "")
    if magic:
        return magic
    if b"<html" in start.lower():
        return ""
    if b"\x00" in body[:512] and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content_type if content_type not in _TEXTS else "application/octet-stream"
    return "" if content_type in _TEXTS or content_type.endswith("xml") else content_type


def shows_videos(url: str) -> bool:
    """A place that has videos and no articles."""
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    return any(host == each or host.endswith(f".{each}") for each in _VIDEO_HOSTS)
