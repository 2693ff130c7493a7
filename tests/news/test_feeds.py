"""Feeds: what they hold, what of it is news, and what matches a topic."""

import base64
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.feeds import Item
from news.feeds import FeedListError, newest_first, parse_feed, read_opml, resolved
from news.topics import Topic, best

URL = "https://garam.co.kr/rss"
SEOUL = ZoneInfo("Asia/Seoul")
SHIPPED = Path(__file__).parents[2] / "news" / "feeds.opml"


def rss(*items: str) -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>가람</title>{"".join(items)}</channel></rss>'.encode()
    )


def entry(title: str, link: str = "https://garam.co.kr/1", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def item(title: str, lede: str = "", day: int = 22) -> Item:
    published = datetime(2026, 11, day, tzinfo=SEOUL)
    return Item(url=f"https://garam.co.kr/{title}", title=title, lede=lede, outlet="가람일보", published=published)


def test_the_shipped_list_has_outlets_of_economy_and_technology_once_each() -> None:
    feeds = read_opml(SHIPPED)
    assert len(feeds) >= 20
    assert len({feed.url for feed in feeds}) == len(feeds)
    assert all(feed.url.startswith("https://") and feed.outlet and " · " not in feed.outlet for feed in feeds)


def test_a_list_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedListError, match=r"none\.opml"):
        read_opml(tmp_path / "none.opml")
    (tmp_path / "bad.opml").write_text("<opml><body>")
    with pytest.raises(FeedListError, match=r"bad\.opml"):
        read_opml(tmp_path / "bad.opml")


def test_reads_items_with_their_times_and_outlets() -> None:
    body = rss(
        entry("금리 동결 - 가람일보", more="<pubDate>Sun, 22 Nov 2026 09:30:00 +0900</pubDate>"),
        entry(
            "환율 상승", more="<pubDate>2026-11-22 10:00:00</pubDate><description>&lt;p&gt;달러&lt;/p&gt;</description>"
        ),
        entry("유가 하락", more='<source url="https://daram.kr">다람경제</source>'),
        "<item><title>주소 없음</title></item>",
    )
    first, second, third = parse_feed(body, URL, "가람일보") or ()
    assert (first.title, first.outlet) == ("금리 동결", "가람일보")
    assert first.published == datetime(2026, 11, 22, 9, 30, tzinfo=SEOUL)
    assert second.published == datetime(2026, 11, 22, 10, 0, tzinfo=SEOUL)
    assert second.lede == "달러"
    assert (third.outlet, third.published) == ("다람경제", None)
    assert newest_first([third, first, second]) == [second, first, third]


def test_a_feed_in_cp949_is_read() -> None:
    body = '<?xml version="1.0" encoding="euc-kr"?><rss><channel>{}</channel></rss>'.format(
        entry("펲시와 똠얌 수출")
    ).encode("cp949")
    assert [item.title for item in parse_feed(body, URL) or ()] == ["펲시와 똠얌 수출"]


@pytest.mark.parametrize(
    "title",
    [
        "[인사] 가람전자",
        "[부고] 홍길동씨",
        "[표] 오늘의 증시",
        "3만원대 특가 이불",
        "가람몰 무료배송 행사",
        "오늘의 운세",
        "[포토] 단풍",
    ],
)
def test_advertisements_and_notices_are_no_news(title: str) -> None:
    assert [item.title for item in parse_feed(rss(entry(title), entry("금리 동결")), URL) or ()] == ["금리 동결"]


@pytest.mark.parametrize("title", ["인사혁신처, 공무원 보수 3% 인상", "무인 배송 로봇 시험", "할인율 오른 국채"])
def test_news_that_looks_a_little_like_one_is_kept(title: str) -> None:
    assert len(parse_feed(rss(entry(title)), URL) or ()) == 1


def test_what_is_no_feed_is_told_from_a_feed_without_items(tmp_path: Path) -> None:
    assert parse_feed(rss(), URL) == ()
    for body in (
        b"",
        b"<html><body>404</body></html>",
        b"\x00\x01",
        b"<rss",
        str(tmp_path).encode(),
        b"http://127.0.0.1/",
    ):
        assert not parse_feed(body, URL)
    assert parse_feed(b"<html><body>404</body></html>", URL) is None


def test_a_feed_of_nothing_but_tags_is_not_parsed() -> None:
    assert parse_feed(rss(*[entry("금리")] * 12_000), URL) is None
    assert len(parse_feed(rss(*[entry("금리")] * 1_000), URL) or ()) == 200


def test_a_path_or_an_address_in_a_feed_s_place_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(entry("비밀")))
    assert not parse_feed(str(tmp_path / "feed.xml").encode(), URL)


def test_a_redirect_link_is_resolved_only_where_it_holds_the_address() -> None:
    held = base64.urlsafe_b64encode(b"\x08\x13\x22\x1ehttps://garam.co.kr/a?b=1\xd2\x01\x00").decode().rstrip("=")
    assert resolved(f"https://news.google.com/rss/articles/{held}?oc=5") == "https://garam.co.kr/a?b=1"
    opaque = base64.urlsafe_b64encode(b"\x08\x13\x22\x90AU_yqLOpaque").decode()
    assert resolved(f"https://news.google.com/rss/articles/{opaque}") is None
    assert resolved("https://news.google.com/rss/articles/a") is None
    assert resolved("https://news.google.com/home") is None
    assert resolved("https://garam.co.kr/a") == "https://garam.co.kr/a"


@pytest.mark.parametrize(
    ("topic", "title", "matches"),
    [
        ("금리 인상", "한은, 기준금리 인상 시사", True),
        ("금리를 올린 한국은행", "한국은행이 금리를 동결했다", True),
        ("금리 인상", "한은, 기준금리 동결", False),
        ("반도체는", "반도체 수출 늘어", True),
        ("AI 반도체", "AI가 이끄는 반도체", True),
        ("AI", "Maintenance said to be late", False),
        ("AI", "엔비디아, AI칩 공개", True),
        ("이차전지", "이차전지 수출 급감", True),
        ("금", "금값 사상 최고", True),
        ("금", "임금 협상 타결", False),
        ("삼성전자 3분기 실적 알려줘", "삼성전자, 3분기 영업이익 발표", True),
        ("삼성전자 3분기 실적", "삼성전자 신입 채용", False),
        ("오늘 뉴스", "오늘 뉴스 정리", False),
        ("", "무엇이든", False),
        ("🙂", "무엇이든", False),
        ("환율", "주가 하락", False),
        ("C++ (", "C++ 표준 개정", True),
    ],
)
def test_a_headline_is_about_a_topic(topic: str, title: str, matches: bool) -> None:
    assert (Topic.of(topic).matched(item(title)) > 0) is matches


def test_the_best_match_comes_first_and_the_order_stays_among_equals() -> None:
    items = [
        item("삼성전자 채용"),
        item("삼성전자 3분기 실적"),
        item("삼성전자 실적 전망"),
        item("삼성전자 3분기 점유율"),
    ]
    ordered = best(Topic.of("삼성전자 3분기 실적"), items)
    assert [found.title for found in ordered] == ["삼성전자 3분기 실적", "삼성전자 실적 전망", "삼성전자 3분기 점유율"]
