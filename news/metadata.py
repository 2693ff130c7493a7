"""Who published a page, under which title and when: JSON-LD first, then meta tags, then rules for portals."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

from news.bylines import author_of
from news.identity import trusted_canonical
from news.lines import seen
from news.times import SEOUL, corrected, parse_time, visible_change, visible_time

MAX_TITLE = 300
_MAX_SITE = 24
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "LiveBlogPosting", "WebPage", "VideoObject")
_TIME_METAS = (
    *("article:published_time", "og:article:published_time", "og:regDate", "datePublished", "pubdate", "date"),
    *("DC.date.issued", "dc.date", "sailthru.date", "parsely-pub-date"),
)
_CHANGE_METAS = ("article:modified_time", "og:updated_time", "og:article:modified_time", "dateModified", "lastmod")
_DATED = (
    "//*[self::span or self::p or self::em or self::div][contains(@class, 'ublishDate') or @class='date-published']"
)
_PORTALS = ("네이버 뉴스", "네이버뉴스", "다음뉴스", "다음 뉴스", "네이트 뉴스", "MSN", "Google 뉴스")
_PORTAL_NAMES = ("네이버", "다음", "네이트", "daum", "naver")
_SEPARATOR = re.compile(r"\s+(?:[-:–—·]|::)\s+(?=\S)|\s*[#|]\s*(?=\S)")
_SECTION_TRAIL = re.compile(r"\s<\s[^<]{1,40}(?:<[^<]{1,40})*기사본문.*\Z")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    title: str
    outlet: str
    """Never empty: the host where the page says nothing."""
    author: str
    published: datetime | None
    """With a zone: Korean where a Korean page names none, UTC where another one does."""
    modified: datetime | None
    """With a zone, and later than `published`."""
    summary: str
    kind: str
    """`article`, `video`, or empty where the page does not say."""
    canonical: str
    """The page's own address where it claims none, or one that is not to be believed."""
    free: bool
    """False where the page says that it is not for everybody."""
    body: str
    """`articleBody` of the JSON-LD; a fallback only, for it is often cut or wrong."""


def read_metadata(tree: lxml_html.HtmlElement, url: str, words: str) -> Metadata:
    """Raises nothing on any tree: what cannot be read is left out. `words`: all that the page says."""
    metas = _metas(tree)
    data = _json_ld(tree)
    outlet = _outlet(tree, metas, data, url)
    published, modified = _times(tree, metas, data, _zone(tree, url), words[:30_000])
    return Metadata(
        title=_title(tree, metas, data, outlet),
        outlet=outlet,
        author=author_of(tree, metas, data, (outlet, metas.get("og:site_name", ""), *_PORTALS, *_PORTAL_NAMES)),
        published=published,
        modified=modified,
        summary=metas.get("og:description") or metas.get("description", ""),
        kind=_kind(metas, data),
        canonical=_canonical(tree, metas, url),
        free=str(data.get("isAccessibleForFree", "")).lower() != "false"
        and metas.get("article:content_tier", "free").lower() == "free",
        body=_text(data.get("articleBody")),
    )


def _metas(tree: lxml_html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = _plain(unescape(node.get("content") or ""))
        if name and content:
            metas.setdefault(name, content)
    return metas


def _json_ld(tree: lxml_html.HtmlElement) -> dict[str, Any]:
    """The first object that is an article; a video or a plain web page counts only where there is none."""
    found = [item for node in tree.iter("script") for item in _objects(node) if _is_article(item)]
    return min(found, key=lambda item: _rank(str(item.get("@type"))), default={})


def _rank(kind: str) -> int:
    return 2 if "WebPage" in kind else 1 if "Video" in kind else 0


def _kind(metas: dict[str, str], data: dict[str, Any]) -> str:
    kind, claimed = str(data.get("@type", "")), metas.get("og:type", "").lower()
    if "Video" in kind or (claimed.startswith("video") and "Article" not in kind):
        return "video"
    return "article" if "Article" in kind or claimed == "article" else ""


def _objects(node: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (node.get("type") or ""):
        return
    try:
        loaded = json.loads(node.text or "", strict=False)
    except (ValueError, RecursionError):
        return
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            yield item
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).endswith(_ARTICLE_TYPES) for name in names)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return seen(_SPACE.sub(" ", text))


def _outlet(tree: lxml_html.HtmlElement, metas: dict[str, str], data: dict[str, Any], url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    # A portal names itself as the publisher, and the outlet only here.
    portal = (
        metas.get("og:article:author", "").split("|")[0].strip() if host.endswith(("naver.com", "daum.net")) else ""
    )
    publisher = data.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    named = _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)
    site, application = metas.get("og:site_name", ""), metas.get("application-name", "")
    candidates = (portal, named, site, application, _site_in_title(tree))
    return next((_plain(name)[:60] for name in candidates if _plain(name)), host)


def _site_in_title(tree: lxml_html.HtmlElement) -> str:
    """The end of the window's title, where it can be told from the headline's own end."""
    title = _first(tree, "title")[:MAX_TITLE]
    cut = max(_SEPARATOR.finditer(title), key=re.Match.start, default=None)
    if cut is None or len(title) - cut.end() > _MAX_SITE:
        return ""
    sure = "|" in cut[0] or "::" in cut[0] or _folded(title[: cut.start()]) == _folded(_first(tree, "h1"))
    return title[cut.end() :] if sure else ""


def _title(tree: lxml_html.HtmlElement, metas: dict[str, str], data: dict[str, Any], outlet: str) -> str:
    headline = (
        _plain(unescape(_text(data.get("headline"))) or metas.get("og:title", ""))
        or _first(tree, "h1")
        or _first(tree, "title")
    )
    site = metas.get("og:site_name", "")
    return without_site(headline, (outlet, site, *_PORTALS))


def _first(tree: lxml_html.HtmlElement, tag: str) -> str:
    return next((text for node in tree.iter(tag) if (text := _plain(str(node.text_content())))), "")


def without_site(title: str, names: Sequence[str]) -> str:
    """Cut "- 매체", "| 매체" and "< 경제 < 기사본문 - 매체" from the end of a title, and the title at `MAX_TITLE`."""
    title = _SECTION_TRAIL.sub("", title[:MAX_TITLE])
    cuts = [match for match in _SEPARATOR.finditer(title) if match.start() > 0]
    known = {_folded(name) for name in names if name}
    for cut in reversed(cuts):
        ending = title[cut.end() :]
        if _folded(ending) in known:
            title = title[: cut.start()]
    return title.strip()


def _folded(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def _times(
    tree: lxml_html.HtmlElement, metas: dict[str, str], data: dict[str, Any], zone: tzinfo, text: str
) -> tuple[datetime | None, datetime | None]:
    """First published, and changed after that."""
    stamps = [
        _text(data.get("datePublished") or data.get("uploadDate")),
        *(metas.get(name, "") for name in _TIME_METAS),
    ]
    stamps += _attributes(tree, "data-date-time")
    stamps += [str(node.get("datetime")) for node in tree.xpath("//time[@datetime]")[:1]]
    stamps += [str(node.text_content()) for node in tree.xpath("//span[@class='t11']")[:1]]
    stamps += [str(node.text_content())[:60] for node in tree.xpath(_DATED)[:1]]
    seen_at = visible_time(text, zone)
    published = _first_time(stamps, zone)
    published = corrected(published, seen_at) if published else seen_at
    changes = [_text(data.get("dateModified")), *(metas.get(name, "") for name in _CHANGE_METAS)]
    changes += _attributes(tree, "data-modify-date-time")
    changed_at = visible_change(text, zone)
    modified = _first_time(changes, zone)
    modified = corrected(modified, changed_at) if modified else changed_at
    later = published is not None and modified is not None and modified > published
    return published, modified if later else None


def _first_time(stamps: Sequence[str], zone: tzinfo) -> datetime | None:
    return next((moment for stamp in stamps if stamp and (moment := parse_time(stamp, zone))), None)


def _attributes(tree: lxml_html.HtmlElement, name: str) -> list[str]:
    return [str(node.get(name)) for node in tree.xpath(f"//*[@{name}]")[:1]]


def _zone(tree: lxml_html.HtmlElement, url: str) -> tzinfo:
    """For times that name none."""
    host = urlsplit(url).hostname or ""
    korean = (tree.get("lang") or "").lower().startswith("ko") or host.endswith(".kr")
    return SEOUL if korean or re.search("[가-힣]", _first(tree, "title") + _first(tree, "h1")) else UTC


def _canonical(tree: lxml_html.HtmlElement, metas: dict[str, str], url: str) -> str:
    links = [node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    claimed = next((link for link in (*links, metas.get("og:url")) if link), "")
    try:
        return trusted_canonical(url, urljoin(url, claimed))
    except ValueError:
        return url
