"""The practice newsroom: a feed, a search and pages of invented news, for a first try with no network at all."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from aiohttp import web

from bot.playground.articles import TOPICS, Article, load_articles
from bot.playground.newsroom_pages import LABEL, article_page, index_page, missing_page, rss

PREFIX = "/practice"

_WORD = re.compile(r"[0-9a-z가-힣]{2,}")
_OPERATOR = re.compile(r"\b(when|after|before|site|intitle):\S*")
_ENOUGH = 0.6
# Words that any news topic may have; alone they say nothing about which.
_COMMON = re.compile(
    r"(가격|경제|국내|기사|기업|내년|뉴스|대한|동향|분기|분석|상황|소식|수요|시장|실적|어떻게|영향|오늘|올해|요즘|이번|이유|이슈"
    r"|전망|정리|정리해줘|최근|최신|투자|한국|현황|회사|흐름)(이|가|은|는|을|를|의)?"
)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A link that a newcomer may send."""

    topic: str
    title: str
    url: str


class Newsroom:
    """Serves the practice articles, dated by the moment at which it was made."""

    topics = TOPICS

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Raises ArticleError when an article that ships with chogo is damaged."""
        self._opened = clock()
        self.articles = load_articles(self._opened)
        """Newest first."""

    def add_to(self, app: web.Application, prefix: str = PREFIX) -> None:
        app.add_routes(self.routes(prefix))

    def routes(self, prefix: str = PREFIX) -> list[web.RouteDef]:
        return [
            web.get(f"{prefix}/", self._index, name="practice-index"),
            web.get(f"{prefix}/articles/{{slug}}", self._article, name="practice-article"),
            web.get(f"{prefix}/feed.xml", self._feed, name="practice-feed"),
            web.get(f"{prefix}/search", self._search, name="practice-search"),
        ]

    def examples(self, base: str) -> tuple[Example, ...]:
        """The newest article of each topic; `base` is the newsroom's address, such as http://127.0.0.1:8080/practice."""
        newest = (next(each for each in self.articles if each.topic == topic) for topic in self.topics)
        return tuple(
            Example(topic=each.topic, title=each.title, url=f"{base.rstrip('/')}/articles/{each.slug}")
            for each in newest
        )

    @staticmethod
    def search_url(base: str) -> str:
        """What to set as NEWS_SEARCH_URL; `{query}` stays for the finder to fill."""
        return f"{base.rstrip('/')}/search?q={{query}}"

    async def _index(self, request: web.Request) -> web.Response:
        here = _Addresses(request)
        return _html(index_page(self.articles, here.article, here.of("practice-feed")))

    async def _article(self, request: web.Request) -> web.Response:
        here = _Addresses(request)
        article = next((each for each in self.articles if each.slug == request.match_info["slug"]), None)
        if article is None:
            return _html(missing_page(here.of("practice-index")), HTTPStatus.NOT_FOUND)
        related = [each for each in self.articles if each.topic == article.topic and each is not article]
        return _html(article_page(article, related, here.article, here.of("practice-index")))

    async def _feed(self, request: web.Request) -> web.Response:
        return self._rss(request, self.articles, LABEL)

    async def _search(self, request: web.Request) -> web.Response:
        query = request.query.get("q", "")
        # XML has no way to write control characters.
        shown = "".join(char for char in query if char.isprintable())
        return self._rss(request, matching(self.articles, query), f"{LABEL} 검색: {shown}")

    def _rss(self, request: web.Request, articles: Iterable[Article], title: str) -> web.Response:
        here = _Addresses(request)
        body = rss(articles, here.article, home=here.of("practice-index"), title=title, built=self._opened)
        return web.Response(body=body, content_type="application/rss+xml", charset="utf-8", headers=_HEADERS)


def matching(articles: Iterable[Article], query: str) -> tuple[Article, ...]:
    """The articles that a query means, best first; none for a topic outside them."""
    plain = _OPERATOR.sub(" ", _plain(query))
    scored = [(_score(article, plain), article) for article in articles]
    hits = [(score, article) for score, article in scored if score >= _ENOUGH]
    return tuple(article for _, article in sorted(hits, key=lambda hit: hit[0], reverse=True))


def _score(article: Article, query: str) -> float:
    """The share of the query's character pairs that the article has, and 1 more for each keyword that it names."""
    asked = _pairs(query)
    if not asked:
        return 0.0
    known = _pairs(_plain(" ".join((article.topic, article.title, article.lede, *article.keywords))))
    joined = re.sub(r"\s", "", query)
    named = sum(re.sub(r"\s", "", _plain(keyword)) in joined for keyword in article.keywords)
    return len(asked & known) / len(asked) + named


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _pairs(text: str) -> frozenset[str]:
    words = (word for word in _WORD.findall(text) if not _COMMON.fullmatch(word))
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


class _Addresses:
    """Absolute addresses, as whoever asks reaches us."""

    def __init__(self, request: web.Request) -> None:
        self._request = request

    def of(self, name: str, **parts: str) -> str:
        path = self._request.app.router[name].url_for(**parts)
        return str(self._request.url.origin().join(path))

    def article(self, article: Article) -> str:
        return self.of("practice-article", slug=article.slug)


def _html(text: str, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8", status=status, headers=_HEADERS)
