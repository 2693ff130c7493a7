"""A fetched page becomes a report card, with the source where there is an article to read."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html as lxml_html

from domain.sources import Outcome, Reading, Source
from news.decode import decode_ko
from news.extract import fragment_text, main_text, parse_html, weight, words_of
from news.kinds import other_kind, shows_videos
from news.lines import clean
from news.metadata import Metadata, read_metadata
from news.payload import payload_text
from news.web import Page

MAX_TEXT = 40_000
# An article with all that stands around it has a few thousand; each costs memory and time when it is parsed.
MAX_TAGS = 60_000
# In the units of `weight`: fewer is no article; fewer is worth a look into scripts, or a teaser beside the words of a
# wall (which stand in the corners of open pages too); fewer is a teaser where the page itself says that it is not free,
# or the words below a video.
_EMPTY = 50
_THIN = 200
_TEASER = 500
_WALL = re.compile(
    r"유료\s?(?:회원|구독|기사|콘텐츠)|구독자\s?전용|회원\s?전용|로그인이 필요|"
    r"로그인 후 (?:이용|열람|보실|읽|전체|계속)|프리미엄\s?(?:회원|콘텐츠|구독)|"
    r"구독하고 (?:계속|전체)|전체 기사를 (?:보시|읽으)려면|"
    r"기사의? (?:전문|나머지)(?:은|는|을) .{0,20}(?:구독|회원|로그인)|"
    r"subscribers?[- ]only|subscribe (?:now )?to (?:continue|read|unlock)|log ?in to (?:continue|read)|"
    r"sign in to (?:continue|read)|already a subscriber|premium content|members[- ]only",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|auth|nidlogin)(?:[./?]|$)", re.IGNORECASE)
_COOKIES = re.compile(
    r"(?:accept|agree to|consent to)\s(?:all |the use of |our )*cookies|we use cookies|"
    r"쿠키\s?(?:사용|수집|이용)에? ?(?:동의|허용)|쿠키를 (?:허용|사용)",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"(?:페이지|기사|문서|글)[을를이가]? (?:찾을 수 없|존재하지 않|삭제)|삭제된 (?:기사|페이지|글)|"
    r"(?:page|article|story) (?:was |is |could )?(?:not (?:be )?found|no longer available|has been removed)|"
    r"404 not found",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|captcha|자동입력 ?방지|"
    r"비정상적인 (?:접근|접속|트래픽)|로봇이 아닙니다",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page is, together with the address by which it is compared with others."""

    reading: Reading
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What the whole page shows, before anything of it is left out."""

    words: str
    scripts: int
    password: bool
    links: int
    """Headlines that lead elsewhere."""


def read_article(page: Page, *, outlet: str = "") -> Article:
    """Read a page; slow (tens of milliseconds), so call it beside the event loop.

    `outlet` is what a feed says, used where the page names none.
    """
    kind = other_kind(page.content_type, page.body)
    if kind:
        return _without_source(page.url, Outcome.NOT_A_PAGE, kind)
    text = decode_ko(page.body, page.headers.get("content-type", ""))
    if page.content_type == "text/plain" and not text[:500].lstrip().lower().startswith(("<!doctype html", "<html")):
        return _plain_article(page, text, outlet)
    if text.count("<") > MAX_TAGS:
        return _without_source(page.url, Outcome.NOT_A_PAGE, "too big")
    if _is_other_xml(page, text):
        return _without_source(page.url, Outcome.NOT_A_PAGE, page.content_type)
    tree = parse_html(text)
    if tree is None:
        return _without_source(page.url, Outcome.EMPTY)
    return _read(page.url, tree, text, outlet)


def _read(url: str, tree: lxml_html.HtmlElement, html: str, outlet: str) -> Article:
    # Looked at before the tree is pruned: what asks for a subscription is pruned with the rest.
    words = words_of(tree)
    about = read_metadata(tree, url, words)
    look = _look(tree, words)
    text = _text(tree, html, about)
    problem = _problem(url, about, look, text)
    if problem:
        return _without_source(url, *problem)
    return _with_source(url, about, text, outlet)


def _with_source(url: str, about: Metadata, text: str, outlet: str) -> Article:
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    source = Source(
        url=url,
        outlet=outlet if outlet and about.outlet == host else about.outlet,
        title=about.title or text.partition("\n")[0][:80],
        author=about.author,
        published=about.published,
        modified=about.modified,
        text=text[:MAX_TEXT],
    )
    return Article(reading=Reading(url=url, outcome=Outcome.READ, source=source), canonical=about.canonical)


def _problem(url: str, about: Metadata, look: _Look, text: str) -> tuple[Outcome, str] | None:
    """Why this is no article to stand on; None where it is one."""
    much = weight(text)
    if shows_videos(url) or (about.kind == "video" and much < _TEASER):
        return Outcome.NOT_A_PAGE, "video"
    if _LOGIN_PATH.search(urlsplit(url).path) or (look.password and much < _THIN):
        return Outcome.PAYWALL, "login"
    if much < _TEASER and not about.free:
        return Outcome.PAYWALL, ""
    if much < _THIN:
        return _thin(look, much)
    return None


def _thin(look: _Look, much: int) -> tuple[Outcome, str] | None:
    """Little to read: a wall, an error in the clothes of a page, a front page, or just a short article."""
    if _WALL.search(look.words):
        return Outcome.PAYWALL, ""
    if _COOKIES.search(look.words):
        return Outcome.PAYWALL, "cookies"
    for mark, detail in ((_GONE, "gone"), (_ROBOT, "robot")):
        if mark.search(look.words):
            return Outcome.EMPTY, detail
    if much >= _EMPTY:
        return None
    if look.links >= 12:
        return Outcome.EMPTY, "list"
    return Outcome.EMPTY, "script" if look.scripts and weight(look.words) < _THIN else ""


def _look(tree: lxml_html.HtmlElement, words: str) -> _Look:
    scripts = list(tree.iter("script"))
    passwords = (node for node in tree.iter("input") if (node.get("type") or "").lower() == "password")
    headlines = (node for node in tree.iter("a") if len(str(node.text_content()).strip()) >= 12)
    return _Look(
        words=words,
        scripts=len([node for node in scripts if "json" not in (node.get("type") or "")]),
        password=next(passwords, None) is not None,
        links=sum(1 for _ in headlines),
    )


def _text(tree: lxml_html.HtmlElement, html: str, about: Metadata) -> str:
    """What a page that has to be paid for keeps in its scripts is not looked for."""
    text = main_text(tree, title=about.title, summary=about.summary)
    if weight(text) >= _THIN or not about.free:
        return text
    return max((text, payload_text(html), fragment_text(about.body)), key=weight)


def _is_other_xml(page: Page, text: str) -> bool:
    """A feed or another document in XML; some servers send pages as XML too."""
    return page.content_type.endswith("xml") and "<html" not in text[:2000].lower()


def _plain_article(page: Page, text: str, outlet: str) -> Article:
    lines = clean(text.splitlines())
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    source = Source(
        url=page.url,
        outlet=outlet or host,
        title=lines[0][:120] if lines else "",
        published=None,
        text="\n".join(lines)[:MAX_TEXT],
    )
    if weight(source.text) < _EMPTY:
        return _without_source(page.url, Outcome.EMPTY)
    return Article(reading=Reading(url=page.url, outcome=Outcome.READ, source=source), canonical=page.url)


def _without_source(url: str, outcome: Outcome, detail: str = "") -> Article:
    return Article(reading=Reading(url=url, outcome=outcome, detail=detail), canonical=url)
