"""A fetched page becomes a report card, with the source where there is an article to read."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html as lxml_html

from domain.sources import Outcome, Reading, Source
from news.decode import decode_ko
from news.extract import clean, fragment_lines, main_text, parse_html, payload_text, weight
from news.metadata import Metadata, read_metadata
from news.web import Page

MAX_TEXT = 40_000
# An article with all that stands around it has a few thousand; each costs memory and time when it is parsed.
MAX_TAGS = 60_000
# In the units of `weight`: fewer is no article; fewer is worth a look into scripts, or a teaser beside the words of a
# wall (which stand in the corners of open pages too); fewer is a teaser where the page itself says that it is not free.
_EMPTY = 50
_THIN = 200
_TEASER = 500
_WALL = re.compile(
    r"유료\s?(?:회원|구독|기사|콘텐츠)|구독자\s?전용|회원\s?전용|로그인이 필요|"
    r"로그인 후 (?:이용|열람|보실|읽|전체|계속)|프리미엄\s?(?:회원|콘텐츠|구독)|"
    r"구독하고 (?:계속|전체)|전체 기사를 (?:보시|읽으)려면|"
    r"subscribers?[- ]only|subscribe to (?:continue|read)|log ?in to (?:continue|read)|sign in to (?:continue|read)|"
    r"already a subscriber|premium content|members[- ]only",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|auth|nidlogin)(?:[./?]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page is, together with the address by which it is compared with others."""

    reading: Reading
    canonical: str


def read_article(page: Page, *, outlet: str = "") -> Article:
    """Read a page; slow (tens of milliseconds), so call it beside the event loop.

    `outlet` is what a feed says, used where the page names none.
    """
    if page.content_type == "text/plain":
        return _plain_article(page, outlet)
    html = decode_ko(page.body, page.headers.get("content-type", ""))
    if html.count("<") > MAX_TAGS:
        return _without_source(page.url, Outcome.NOT_A_PAGE, "too big")
    tree = parse_html(html)
    if tree is None or _is_other_xml(page, html):
        kind = Outcome.NOT_A_PAGE if _is_other_xml(page, html) else Outcome.EMPTY
        return _without_source(page.url, kind, page.content_type if kind is Outcome.NOT_A_PAGE else "")
    about = read_metadata(tree, page.url)
    # Asked before the tree is pruned: what asks for a subscription is pruned with the rest.
    wall = _TEASER if not about.free else _THIN if _WALL.search(str(tree.text_content())) else 0
    return _judged(page.url, about, _text(tree, html, about), wall, outlet)


def _judged(url: str, about: Metadata, text: str, wall: int, outlet: str) -> Article:
    """`wall`: a text of less weight is only what stands before a wall."""
    if _LOGIN_PATH.search(urlsplit(url).path):
        return _without_source(url, Outcome.PAYWALL, "login")
    if weight(text) < wall:
        return _without_source(url, Outcome.PAYWALL)
    if weight(text) < _EMPTY:
        return _without_source(url, Outcome.EMPTY)
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    source = Source(
        url=url,
        outlet=outlet if outlet and about.outlet == host else about.outlet,
        title=about.title or text.partition("\n")[0][:80],
        published=about.published,
        text=text[:MAX_TEXT],
    )
    return Article(reading=Reading(url=url, outcome=Outcome.READ, source=source), canonical=about.canonical)


def _text(tree: lxml_html.HtmlElement, html: str, about: Metadata) -> str:
    text = main_text(tree)
    if weight(text) >= _THIN:
        return text
    others = (payload_text(html), "\n".join(clean(fragment_lines(about.body))))
    return max((text, *others), key=weight)


def _is_other_xml(page: Page, html: str) -> bool:
    """A feed or another document in XML; some servers send pages as XML too."""
    return page.content_type.endswith("xml") and "<html" not in html[:2000].lower()


def _plain_article(page: Page, outlet: str) -> Article:
    lines = [line.strip() for line in decode_ko(page.body, page.headers.get("content-type", "")).splitlines()]
    text = "\n".join(line for line in lines if line)
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    about = Metadata(
        title=text.partition("\n")[0][:120],
        outlet=outlet or host,
        published=None,
        canonical=page.url,
        free=True,
        body="",
    )
    return _judged(page.url, about, text, 0, outlet)


def _without_source(url: str, outcome: Outcome, detail: str = "") -> Article:
    return Article(reading=Reading(url=url, outcome=outcome, detail=detail), canonical=url)
