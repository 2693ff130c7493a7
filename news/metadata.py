"""Who published a page, under which title and when: JSON-LD first, then meta tags, then rules for portals."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

from news.identity import trusted_canonical
from news.times import parse_time, visible_time

MAX_TITLE = 300
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "LiveBlogPosting", "WebPage")
_TIME_METAS = (
    *("article:published_time", "og:article:published_time", "og:regDate", "datePublished", "pubdate", "date"),
    *("DC.date.issued", "dc.date", "sailthru.date", "parsely-pub-date"),
)
_PORTALS = ("네이버 뉴스", "네이버뉴스", "다음뉴스", "다음 뉴스", "네이트 뉴스", "MSN", "Google 뉴스")
_SEPARATOR = re.compile(r"\s+(?:[-:–—·]|::)\s+(?=\S)|\s*[#|]\s*(?=\S)")
_SECTION_TRAIL = re.compile(r"\s<\s[^<]{1,40}(?:<[^<]{1,40})*기사본문.*\Z")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    title: str
    outlet: str
    """Never empty: the host where the page says nothing."""
    published: datetime | None
    """With a zone."""
    canonical: str
    """The page's own address where it claims none, or one that is not to be believed."""
    free: bool
    """False where the page says that it is not for everybody."""
    body: str
    """`articleBody` of the JSON-LD; a fallback only, for it is often cut or wrong."""


def read_metadata(tree: lxml_html.HtmlElement, url: str) -> Metadata:
    """Raises nothing on any tree: what cannot be read is left out."""
    metas = _metas(tree)
    data = _json_ld(tree)
    outlet = _outlet(metas, data, url)
    return Metadata(
        title=_title(tree, metas, data, outlet),
        outlet=outlet,
        published=_published(tree, metas, data),
        canonical=_canonical(tree, metas, url),
        free=str(data.get("isAccessibleForFree", "")).lower() != "false"
        and metas.get("article:content_tier", "free").lower() == "free",
        body=_text(data.get("articleBody")),
    )


def _metas(tree: lxml_html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = _plain(node.get("content") or "")
        if name and content:
            metas.setdefault(name, content)
    return metas


def _json_ld(tree: lxml_html.HtmlElement) -> dict[str, Any]:
    """The first object that is an article; a plain web page counts only where there is none."""
    found = [item for node in tree.iter("script") for item in _objects(node) if _is_article(item)]
    return min(found, key=lambda item: "WebPage" in str(item.get("@type")), default={})


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
    return _SPACE.sub(" ", text).strip()


def _outlet(metas: dict[str, str], data: dict[str, Any], url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    # A portal names itself as the publisher, and the outlet only here.
    portal = (
        metas.get("og:article:author", "").split("|")[0].strip() if host.endswith(("naver.com", "daum.net")) else ""
    )
    publisher = data.get("publisher")
    named = _text(publisher.get("name")) if isinstance(publisher, dict) else ""
    candidates = (portal, named, metas.get("og:site_name", ""), metas.get("application-name", ""))
    return next((_plain(name)[:60] for name in candidates if _plain(name)), host)


def _title(tree: lxml_html.HtmlElement, metas: dict[str, str], data: dict[str, Any], outlet: str) -> str:
    headline = (
        _plain(_text(data.get("headline")) or metas.get("og:title", "")) or _first(tree, "h1") or _first(tree, "title")
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


def _published(tree: lxml_html.HtmlElement, metas: dict[str, str], data: dict[str, Any]) -> datetime | None:
    stamps = [_text(data.get("datePublished")), *(metas.get(name, "") for name in _TIME_METAS)]
    stamps += [str(node.get("data-date-time")) for node in tree.xpath("//*[@data-date-time]")[:1]]
    stamps += [str(node.get("datetime")) for node in tree.xpath("//time[@datetime]")[:1]]
    stamps += [str(node.text_content()) for node in tree.xpath("//span[@class='t11']")[:1]]
    known = next((moment for stamp in stamps if stamp and (moment := parse_time(stamp))), None)
    return known or visible_time(_plain(str(tree.text_content()))[:30_000])


def _canonical(tree: lxml_html.HtmlElement, metas: dict[str, str], url: str) -> str:
    links = [node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    claimed = next((link for link in (*links, metas.get("og:url")) if link), "")
    try:
        return trusted_canonical(url, urljoin(url, claimed))
    except ValueError:
        return url
