"""How the practice newsroom looks: its HTML pages and its RSS, each labelled 연습용 기사."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.playground.articles import TOPICS, Article

LABEL = "연습용 기사"
NOTICE = "여기에 나오는 회사, 기관, 사람, 숫자는 모두 지어낸 것입니다."

Address = Callable[[Article], str]
"""Gives the address of an article's page."""

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 42rem; padding: 0 1.25rem 3rem; line-height: 1.75; word-break: keep-all;
  overflow-wrap: anywhere; font-family: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR",
  "Noto Sans CJK KR", sans-serif; }
.practice-notice { margin: 0 -1.25rem 1.5rem; padding: .75rem 1.25rem; background: #fff3cd; color: #533f03; }
h1 { line-height: 1.35; font-size: 1.6rem; }
h2 { margin-top: 2.5rem; font-size: 1.1rem; }
.meta, figcaption, footer, .tools { color: light-dark(#595959, #b0b0b0); font-size: .9rem; }
figure { margin: 1.5rem 0; }
svg { width: 100%; height: auto; }
li { margin: .5rem 0; }
"""

_PICTURE = (
    '<svg viewBox="0 0 640 240" role="img" aria-label="연습용 그림"><rect width="640" height="240" fill="#dfe7ef"/>'
    '<path d="M0 240V170l120-50 110 40 130-90 140 70 140-60V240z" fill="#a9bccf"/></svg>'
)


def article_page(article: Article, related: Iterable[Article], address: Address, index: str) -> str:
    """A page as Korean newspapers make them, with what surrounds a text there, so that a reader has work to do."""
    return _page(
        f"[{LABEL}] {article.title} - {article.outlet}",
        _article_head(article, address(article)),
        f"""<nav class="tools"><a href="{escape(index)}">{escape(article.outlet)}</a> &gt; {escape(article.topic)}</nav>
<main>
<article>
<header>
<h1>{escape(article.title)}</h1>
<p class="meta"><span class="byline">{escape(article.reporter)} 기자</span> · <time
 datetime="{article.published.isoformat()}">입력 {article.published:%Y.%m.%d. %H:%M}</time></p>
<div class="tools">공유하기 · 글자 크기 · 인쇄하기 · 구독하기</div>
</header>
<figure>{_PICTURE}<figcaption>{escape(article.caption)}</figcaption></figure>
<div class="article-body" itemprop="articleBody">
{_paragraphs(article.paragraphs)}
</div>
<footer>
<p class="reporter-mail">{escape(article.reporter)} 기자 desk@practice.example</p>
<p class="copyright">ⓒ {escape(article.outlet)}, 무단전재 및 재배포 금지</p>
</footer>
</article>
</main>
<aside class="related">
<h2>관련기사</h2>
{_links(related, address)}
</aside>
<footer class="site-footer">댓글 0 · 많이 본 뉴스 · 제보하기</footer>""",
    )


def index_page(articles: Iterable[Article], address: Address, feed: str) -> str:
    """The topics, each with its articles."""
    articles = tuple(articles)
    parts = [
        f"<h2>{escape(topic)}</h2>\n{_links((each for each in articles if each.topic == topic), address)}"
        for topic in TOPICS
    ]
    head = f'<link rel="alternate" type="application/rss+xml" href="{escape(feed)}" title="{LABEL} 피드">'
    intro = "<p>기사를 열어 주소를 복사한 뒤, 채팅에 보내 보세요. 주제 이름을 그대로 보내도 됩니다.</p>"
    return _page(f"{LABEL} 모음", head, f"<main>\n<h1>{LABEL} 모음</h1>\n{intro}\n{''.join(parts)}\n</main>")


def missing_page(index: str) -> str:
    link = f'<p>그런 기사는 없습니다. <a href="{escape(index)}">{LABEL} 모음</a>에서 골라 주세요.</p>'
    return _page(f"{LABEL}: 없는 주소", "", f"<main>{link}</main>")


def rss(articles: Iterable[Article], address: Address, *, home: str, title: str, built: datetime) -> bytes:
    """RSS 2.0 with items of the shape that Google News gives them: `headline - outlet` and `<source url>`."""
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _text(channel, "title", title)
    _text(channel, "link", home)
    _text(channel, "description", f"{LABEL}입니다. {NOTICE}")
    _text(channel, "language", "ko")
    _text(channel, "lastBuildDate", format_datetime(built))
    for article in articles:
        _item(channel, article, address(article), home)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _item(channel: Element, article: Article, link: str, home: str) -> None:
    item = SubElement(channel, "item")
    _text(item, "title", f"{article.title} - {article.outlet}")
    _text(item, "link", link)
    _text(item, "guid", link)
    _text(item, "pubDate", format_datetime(article.published))
    _text(item, "description", article.lede)
    _text(item, "category", LABEL)
    _text(item, "category", article.topic)
    SubElement(item, "source", url=home).text = article.outlet


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _page(title: str, head: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
{head}
<style>{_STYLE}</style>
</head>
<body>
<div class="practice-notice" role="note"><strong>{LABEL}</strong> {NOTICE}</div>
{body}
</body>
</html>
"""


def _article_head(article: Article, url: str) -> str:
    properties = {
        "og:type": "article",
        "og:title": article.title,
        "og:description": article.lede,
        "og:site_name": article.outlet,
        "og:url": url,
        "article:published_time": article.published.isoformat(),
        "article:section": article.topic,
    }
    metas = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()]
    keywords = escape(", ".join((LABEL, *article.keywords)))
    return "\n".join(
        (
            f'<link rel="canonical" href="{escape(url)}">',
            f'<meta name="description" content="{escape(article.lede)}">',
            f'<meta name="keywords" content="{keywords}">',
            *metas,
            f'<script type="application/ld+json">{_json_ld(article, url)}</script>',
        )
    )


def _json_ld(article: Article, url: str) -> str:
    value = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.lede,
        "datePublished": article.published.isoformat(),
        "author": {"@type": "Person", "name": article.reporter},
        "publisher": {"@type": "Organization", "name": article.outlet},
        "mainEntityOfPage": url,
        "genre": LABEL,
    }
    # Inside a script element a browser reads no entities, only the end tag.
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _paragraphs(paragraphs: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)


def _links(articles: Iterable[Article], address: Address) -> str:
    items = (_link(each, address(each)) for each in articles)
    return f"<ul>\n{chr(10).join(items)}\n</ul>"


def _link(article: Article, url: str) -> str:
    outlet = f'<span class="meta">{escape(article.outlet)}</span>'
    return f'<li><a href="{escape(url)}">{escape(article.title)}</a> {outlet}</li>'
