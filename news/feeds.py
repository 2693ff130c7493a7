"""Feeds: the list of them, what they hold, and which of it is news."""

import base64
import calendar
import html
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from lxml import etree

from domain.feeds import Item
from news.decode import decode_ko
from news.metadata import without_site
from news.times import parse_time

MAX_ITEMS = 200
MAX_MARKUP = 5_000
MAX_TAGS = 60_000
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SPACE = re.compile(r"\s+")
_NOT_NEWS = re.compile(
    r"\[(?:인사|부고|부음|동정|표|포토|사진|그래픽|운세|날씨|알림|게시판|광고|AD|PR|보도자료|화보|경품)\]|"
    r"\A(?:인사|부고)\s*(?:[:：=<·]|\Z)|\A인사\s+\S+(?:부|처|청|원|회|사|행|권|단|룹|문|송|교|실|국)(?:\s\S+)?\Z|"
    r"\A부고\s+[가-힣]{2,4}\s?(?:씨|\()|"
    r"\A(?:오늘의 운세|이 시각 헤드라인|세계의 날씨|오늘의 날씨|띠별 운세)|"
    r"\d\s?만\s?\d{0,4}\s?원대\s?(?:특가|한정|세트)|무료\s?배송|단독\s?(?:행사|특가|공구)|공동\s?구매|초특가|최저가\s?(?:판매|행사)|"
    r"할인\s?쿠폰\s?(?:증정|받기)|\Asponsored\b|\A\(광고\)|\A광고(?![가-힣])",
    re.IGNORECASE,
)
_GOOGLE_ID = re.compile(r"/(?:rss/)?(?:articles|read)/([\w-]+)")
_INNER_URL = re.compile(rb"https?://[\x21-\x7e]+")


class FeedListError(ValueError):
    """An OPML file that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    url: str
    outlet: str


def read_opml(path: Path) -> tuple[Feed, ...]:
    """The feeds of an OPML file, each once; raises FeedListError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(path.read_bytes(), parser=parser)
    except OSError as error:
        raise FeedListError(f"{path}: {error.strerror}") from error
    except etree.XMLSyntaxError as error:
        raise FeedListError(f"{path}: {error}") from error
    outlines = [node for node in tree.iter("outline") if node.get("xmlUrl")]
    feeds = {node.get("xmlUrl"): node.get("text") or node.get("title") or "" for node in outlines}
    return tuple(Feed(url=url, outlet=outlet.split(" · ")[0]) for url, outlet in feeds.items())


def parse_feed(body: bytes, url: str, outlet: str = "") -> tuple[Item, ...] | None:
    """The news in a feed, advertisements and notices left out; None where the text is no feed, or none that we
    take.

    Slow (tens of milliseconds), so call it beside the event loop.
    """
    text = _DECLARATION.sub("", decode_ko(body), count=1)
    if text.count("<") > MAX_TAGS:
        return None
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    # A string would be opened as an address or a file; a stream of bytes never is.
    parsed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    if not parsed.entries and not parsed.get("version"):
        return None
    items = (_item(entry, outlet) for entry in parsed.entries[:MAX_ITEMS])
    return tuple(item for item in items if item is not None and is_news(item))


def is_news(item: Item) -> bool:
    """False for advertisements, and for notices that come every day: appointments, obituaries, horoscopes."""
    return not _NOT_NEWS.search(item.title)


def _item(entry: feedparser.FeedParserDict, outlet: str) -> Item | None:
    link, title = str(entry.get("link", "")).strip(), plain(entry.get("title", ""))
    if not link or not title:
        return None
    source = plain((entry.get("source") or {}).get("title", ""))
    return Item(
        url=link,
        title=without_site(title, (source, outlet)),
        lede=plain(entry.get("summary", ""))[:400],
        outlet=source or outlet,
        published=_time(entry),
    )


def _time(entry: feedparser.FeedParserDict) -> datetime | None:
    """Ours first: the library takes a time without a zone for UTC, nine hours late for a Korean feed."""
    moment = parse_time(str(dict.get(entry, "published") or dict.get(entry, "updated") or ""))
    # The library's own look-up answers one question with the other and warns of it.
    stamp = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    try:
        return moment or (datetime.fromtimestamp(calendar.timegm(stamp), UTC) if stamp else None)
    except (ValueError, OverflowError, OSError):
        return None


def plain(markup: object) -> str:
    """Text without its markup, in one line."""
    text = html.unescape(_TAG.sub(" ", str(markup)[:MAX_MARKUP]))
    return _SPACE.sub(" ", text).strip()


def resolved(url: str) -> str | None:
    """The article behind a redirect link of Google News, where the link holds it; None for a mere lead.

    Links of today do not hold it, and asking Google for each is no way to read news: such a lead is left out.
    """
    parts = urlsplit(url)
    if parts.hostname != "news.google.com":
        return url
    match = _GOOGLE_ID.match(parts.path)
    if not match:
        return None
    try:
        inner = _INNER_URL.search(base64.urlsafe_b64decode(match[1] + "=" * (-len(match[1]) % 4)))
    except ValueError:
        return None
    return inner[0].decode("ascii") if inner else None


def newest_first(items: Sequence[Item]) -> list[Item]:
    """Those without a time come last."""
    oldest = datetime.min.replace(tzinfo=UTC)
    return sorted(items, key=lambda item: item.published or oldest, reverse=True)
