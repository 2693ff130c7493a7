"""The practice newsroom: its articles, its pages, its feed and its search."""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

import feedparser
import lxml.html
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.playground.articles import TOPICS, ArticleError, date_words, load_articles, parse_article
from bot.playground.newsroom import Newsroom, matching
from news.articles import read_article
from news.web import Page

NOW = datetime(2026, 3, 2, 1, 7, 30, tzinfo=UTC)
ARTICLES = load_articles(NOW)

GOOD = """---
topic: 전기차 배터리
title: 제목
outlet: 연습신문(연습용)
reporter: 한도율
hours: 30
caption: 그림
keywords: 배터리, 전기차
---
{day+0} 첫 문단.

둘.

셋.

넷.

다섯.
"""

Client = TestClient[web.Request, web.Application]


@pytest_asyncio.fixture
async def client() -> AsyncIterator[Client]:
    app = web.Application()
    Newsroom(lambda: NOW).add_to(app)
    async with TestClient(TestServer(app)) as client:
        yield client


async def text_of(client: Client, address: str) -> str:
    """The text of a path, or of an absolute address of the server under test."""
    async with client.get(address.removeprefix(str(client.make_url("/")).rstrip("/"))) as response:
        assert response.status == 200
        assert response.charset == "utf-8"
        return await response.text()


def test_four_topics_have_at_least_three_articles_each() -> None:
    count = Counter(article.topic for article in ARTICLES)
    assert set(count) == set(TOPICS)
    assert min(count.values()) >= 3
    assert len(ARTICLES) >= 12


def test_every_lede_carries_a_figure_and_every_text_a_quote() -> None:
    assert [each.slug for each in ARTICLES if not re.search(r"\d", each.lede)] == []
    assert [each.slug for each in ARTICLES if not re.search(r"“[^”]+”", " ".join(each.paragraphs))] == []


def test_two_outlets_differ_on_one_figure() -> None:
    by_slug = {each.slug: each for each in ARTICLES}
    one, other = by_slug["memory-expansion"], by_slug["memory-oversupply"]
    assert one.outlet != other.outlet
    assert "3조 2000억 원" in one.lede
    assert "3조5000억원" in other.lede


def test_an_old_figure_is_quoted_after_a_newer_one() -> None:
    by_slug = {each.slug: each for each in ARTICLES}
    first, later = by_slug["battery-order"], by_slug["battery-lfp"]
    assert first.published < later.published
    assert "지난해 말 48조 5000억 원이던 수주 잔고는 이번 계약으로 52조 6000억 원" in " ".join(first.paragraphs)
    assert "48조5000억원" in " ".join(later.paragraphs)


def test_articles_are_always_fresh() -> None:
    ages = [NOW - article.published for article in ARTICLES]
    assert min(ages) > timedelta(0)
    assert max(ages) < timedelta(hours=48)
    assert {article.published.utcoffset() for article in ARTICLES} == {timedelta(hours=9)}
    assert ages == sorted(ages)


def test_dates_in_the_text_follow_the_run() -> None:
    article = parse_article("a", GOOD, NOW)
    assert article.published.isoformat() == "2026-03-01T04:00:00+09:00"
    assert article.lede == "1일 첫 문단."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{day+0}", "15일"),
        ("{day-20}", "지난달 25일"),
        ("{day+20}", "다음 달 4일"),
        ("{day+48}에", "2월 1일에"),
        ("{quarter+0}", "올해 4분기"),
        ("{quarter+1}", "내년 1분기"),
        ("{quarter-4}", "지난해 4분기"),
        ("{quarter+5}", "2028년 1분기"),
        ("{year+5}", "2031년"),
    ],
)
def test_date_words(text: str, printed: str) -> None:
    assert date_words(text, date(2026, 12, 15)) == printed


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("---\n", "", "front matter"),
        ("reporter: 한도율\n", "", "the fields are"),
        ("caption: 그림", "caption: 그림\nphoto: x", "the fields are"),
        ("title: 제목", "title: ", "title is empty"),
        ("hours: 30", "hours: 어제", "hours"),
        ("전기차 배터리", "날씨", "none of the topics"),
        ("(연습용)", "", "does not end with"),
        ("\n\n다섯.", "", "4 paragraphs"),
        ("다섯.", "{week+1} 다섯.", "braces"),
    ],
)
def test_a_damaged_article_is_refused(right: str, wrong: str, reason: str) -> None:
    assert right in GOOD
    with pytest.raises(ArticleError, match=f"^broken: .*{reason}"):
        parse_article("broken", GOOD.replace(right, wrong, 1), NOW)


def test_only_article_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(GOOD, "utf-8")
    (tmp_path / "note.txt").write_text("no article", "utf-8")
    assert [article.slug for article in load_articles(NOW, tmp_path)] == ["one"]


@pytest.mark.asyncio
async def test_a_page_is_labelled_and_complete(client: Client) -> None:
    for article in ARTICLES:
        page = await text_of(client, f"/practice/articles/{article.slug}")
        tree = lxml.html.fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        first = tree.find("body")[0].text_content()
        assert first.startswith("연습용 기사")
        assert tree.findtext(".//title").startswith("[연습용 기사] ")
        assert [p.text_content() for p in tree.xpath("//article//div[@class='article-body']/p")] == list(
            article.paragraphs
        )
        assert tree.xpath("//article//h1")[0].text_content() == article.title
        assert f"{article.reporter} 기자" in tree.xpath("//*[@class='byline']")[0].text_content()
        assert "무단전재 및 재배포 금지" in page


@pytest.mark.asyncio
async def test_the_reader_takes_exactly_the_article_from_a_page(client: Client) -> None:
    for article in ARTICLES:
        url = str(client.make_url(f"/practice/articles/{article.slug}"))
        body = (await text_of(client, url)).encode()
        headers = {"content-type": "text/html; charset=utf-8"}
        read = read_article(Page(url=url, status=200, content_type="text/html", headers=headers, body=body))
        source = read.reading.source
        assert source is not None
        assert source.text == "\n".join(article.paragraphs)
        assert (source.title, source.outlet, source.published) == (article.title, article.outlet, article.published)


@pytest.mark.asyncio
async def test_a_page_says_what_it_is_to_machines(client: Client) -> None:
    article = ARTICLES[0]
    path = f"/practice/articles/{article.slug}"
    tree = lxml.html.fromstring(await text_of(client, path))
    data = json.loads(tree.xpath("//script[@type='application/ld+json']")[0].text)
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == article.published.isoformat()
    assert data["datePublished"].endswith("+09:00")
    assert data["publisher"]["name"] == article.outlet
    assert tree.xpath("//meta[@property='og:title']/@content") == [article.title]
    assert tree.xpath("//meta[@property='og:site_name']/@content") == [article.outlet]
    assert tree.xpath("//link[@rel='canonical']/@href") == [str(client.make_url(path))]
    related = tree.xpath("//aside[@class='related']//a/@href")
    assert len(related) >= 2
    assert path not in str(related)


@pytest.mark.asyncio
async def test_the_feed_lists_every_article_with_its_label(client: Client) -> None:
    feed = feedparser.parse((await text_of(client, "/practice/feed.xml")).encode())
    assert not feed.bozo
    assert "연습용 기사" in feed.feed.title
    assert [entry.title for entry in feed.entries] == [f"{each.title} - {each.outlet}" for each in ARTICLES]
    for entry, article in zip(feed.entries, ARTICLES, strict=True):
        assert entry.source.title == article.outlet
        assert parsedate_to_datetime(entry.published) == article.published
        assert "연습용 기사" in [tag.term for tag in entry.tags]
        assert article.title in unescape(await text_of(client, entry.link))


@pytest.mark.asyncio
@pytest.mark.parametrize("topic", TOPICS)
async def test_the_search_finds_a_topic(client: Client, topic: str) -> None:
    feed = feedparser.parse((await text_of(client, f"/practice/search?q={topic}")).encode())
    found = {entry.link.rsplit("/", 1)[1] for entry in feed.entries}
    assert found == {article.slug for article in ARTICLES if article.topic == topic}


@pytest.mark.asyncio
@pytest.mark.parametrize("query", ["q=비트코인 전망", "q=", "", "q=%01%FF<b>&amp;"])
async def test_a_topic_outside_is_an_empty_channel(client: Client, query: str) -> None:
    feed = feedparser.parse((await text_of(client, f"/practice/search?{query}")).encode())
    assert not feed.bozo
    assert feed.feed.title.startswith("연습용 기사 검색")
    assert feed.entries == []


@pytest.mark.parametrize(
    ("query", "topics"),
    [
        ("AI 반도체 메모리 시장이 어떻게 되고 있는지 정리해줘", {"AI 반도체 메모리"}),
        ("HBM 공급", {"AI 반도체 메모리"}),
        ("기준 금리 인하가 부동산에 미치는 영향", {"기준금리와 대출"}),
        ("주담대", {"기준금리와 대출"}),
        ("ＬＦＰ when:7d", {"전기차 배터리"}),
        ("데이터 센터", {"클라우드·데이터센터 전력"}),
        ("오늘 시장 전망", set()),
        ("손흥민 경기", set()),
        ("AI 규제 법안", set()),
        ("부동산", set()),
        ("🙂🙂", set()),
    ],
)
def test_what_a_query_means(query: str, topics: set[str]) -> None:
    assert {article.topic for article in matching(ARTICLES, query)} == topics


def test_the_best_match_comes_first() -> None:
    assert matching(ARTICLES, "해든소재 양극재 전기차 배터리")[0].slug == "battery-cathode"


@pytest.mark.asyncio
async def test_the_index_leads_to_every_article(client: Client) -> None:
    tree = lxml.html.fromstring(await text_of(client, "/practice/"))
    assert [heading.text_content() for heading in tree.xpath("//h2")] == list(TOPICS)
    links = [link.rsplit("/", 1)[1] for link in tree.xpath("//main//ul//a/@href")]
    assert sorted(links) == sorted(article.slug for article in ARTICLES)


@pytest.mark.asyncio
async def test_an_unknown_article_is_not_found(client: Client) -> None:
    async with client.get("/practice/articles/none") as response:
        assert response.status == 404
        assert "연습용 기사" in await response.text()


@pytest.mark.asyncio
async def test_examples_and_search_address_work_as_given(client: Client) -> None:
    newsroom = Newsroom(lambda: NOW)
    base = str(client.make_url("/practice"))
    examples = newsroom.examples(base)
    assert [example.topic for example in examples] == list(newsroom.topics)
    for example in examples:
        assert example.title in unescape(await text_of(client, example.url))
    assert "rates-hold" in await text_of(client, newsroom.search_url(base).format(query="금리"))
