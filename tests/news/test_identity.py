"""Two addresses of one article are equal; two articles never are."""

import pytest

from news.identity import identity

SAME = [
    ("https://www.garam.co.kr/a/1", "http://m.garam.co.kr/a/1/"),
    ("https://garam.co.kr/a/1", "https://amp.garam.co.kr/a/1#comments"),
    ("https://garam.co.kr/a/1?utm_source=x&utm_medium=y&fbclid=z", "https://garam.co.kr/a/1"),
    ("https://garam.co.kr/a/1/amp", "https://garam.co.kr/a/1?outputType=amp"),
    ("https://garam.co.kr/a/1?from=kakao", "https://garam.co.kr/a/1"),
    ("https://garam.co.kr/v.html?idxno=7&b=2", "https://garam.co.kr/v.html?b=2&idxno=7&gclid=q"),
    (
        "https://n.news.naver.com/mnews/article/001/0012345678?sid=101",
        "https://news.naver.com/main/read.naver?mode=LSD&oid=001&aid=0012345678",
    ),
    ("https://n.news.naver.com/article/001/0012345678", "https://m.news.naver.com/read.nhn?aid=0012345678&oid=001"),
    ("https://v.daum.net/v/20261122093000123", "https://news.v.daum.net/v/20261122093000123?f=m"),
    ("https://m.sports.naver.com/kbaseball/article/001/0012345678", "https://n.news.naver.com/article/001/0012345678"),
    ("https://m.entertain.naver.com/article/001/0012345678", "https://entertain.naver.com/read?oid=001&aid=0012345678"),
    ("https://news.nate.com/view/20261122n01234?mid=n0100", "https://m.news.nate.com/view/20261122n01234"),
    (
        "https://www.yna.co.kr/view/AKR20261122000100001?section=economy/all",
        "https://m.yna.co.kr/amp/view/AKR20261122000100001",
    ),
    (
        "https://www.newsis.com/view/NISX20261122_0001234567",
        "https://newsis.com/view/?id=NISX20261122_0001234567&cID=10401",
    ),
    ("https://www.hankyung.com/article/2026112212345", "https://www.hankyung.com/economy/article/2026112212345"),
    ("https://www.mk.co.kr/news/economy/11223344", "https://m.mk.co.kr/news/stock/11223344"),
    ("https://www.mk.co.kr/article/11223344", "https://www.mk.co.kr/news/world/11223344"),
    ("https://www.joongang.co.kr/article/25212345", "https://news.joins.com/article/25212345"),
    ("https://www.hani.co.kr/arti/economy/finance/1234567.html", "https://www.hani.co.kr/arti/1234567.html"),
    (
        "https://www.khan.co.kr/article/202611221234001",
        "https://m.khan.co.kr/view.html?art_id=202611221234001&utm_source=x",
    ),
    (
        "https://news.khan.co.kr/kh_news/khan_art_view.html?artid=202611221234001",
        "https://www.khan.co.kr/economy/article/202611221234001",
    ),
    (
        "https://www.donga.com/news/article/all/20261122/112233445/1",
        "https://www.donga.com/news/Economy/article/all/20261122/112233445/2",
    ),
    (
        "https://news.sbs.co.kr/news/endPage.do?news_id=N1007654321&plink=RSSREADER",
        "https://news.sbs.co.kr/amp/news.amp?news_id=N1007654321",
    ),
    (
        "https://news.kbs.co.kr/news/pc/view/view.do?ncd=7654321",
        "https://news.kbs.co.kr/news/mobile/view/view.do?ncd=7654321",
    ),
    ("https://www.garam.com/news/articleView.html?idxno=7", "https://m.garam.com/news/articleViewAmp.html?idxno=7"),
    ("https://www.google.com/amp/s/www.garam.com/a/1", "https://garam.com/a/1"),
    ("https://www-garam-com.cdn.ampproject.org/c/s/www.garam.com/a/1", "https://garam.com/a/1"),
    ("https://garam.com/%EA%B8%88%EB%A6%AC", "https://garam.com/%ea%b8%88%eb%a6%ac"),
    ("https://garam.com/금리", "https://garam.com/%EA%B8%88%EB%A6%AC"),
    ("https://가람.com/a", "https://xn--o39a02t.com/a"),
]
DIFFERENT = [
    ("https://garam.co.kr/v.html?idxno=7", "https://garam.co.kr/v.html?idxno=8"),
    ("https://garam.co.kr/v.html?idxno=7", "https://garam.co.kr/v.html"),
    ("https://garam.co.kr/v.html?ref=7", "https://garam.co.kr/v.html?ref=8"),
    ("https://garam.co.kr/v.html?from=1", "https://garam.co.kr/v.html?from=2"),
    ("https://garam.co.kr/A", "https://garam.co.kr/a"),
    ("https://garam.co.kr/a/1", "https://daram.co.kr/a/1"),
    ("https://xm.garam.co.kr/a", "https://xgaram.co.kr/a"),
    ("https://n.news.naver.com/article/001/0012345678", "https://n.news.naver.com/article/001/0012345679"),
    ("https://n.news.naver.com/article/001/0012345678", "https://n.news.naver.com/article/003/0012345678"),
    ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a"),
    ("http://[::1", "http://[::2"),
    ("https://www.mk.co.kr/news/economy/11223344", "https://www.mk.co.kr/news/economy/11223345"),
    ("https://www.mk.co.kr/news/economy/11223344", "https://biz.mk.co.kr/news/economy/11223344"),
    ("https://www.hankyung.com/article/2026112212345", "https://www.hankyung.com/article/202611221234i"),
    ("https://magazine.hankyung.com/article/2026112212345", "https://www.hankyung.com/article/2026112212345"),
    ("https://www.yna.co.kr/view/AKR20261122000100001", "https://www.yna.co.kr/view/AKR20261122000100002"),
    (
        "https://news.kbs.co.kr/news/pc/view/view.do?ncd=7654321",
        "https://news.kbs.co.kr/news/pc/view/view.do?ncd=7654322",
    ),
    ("https://www.khan.co.kr/article/202611221234001", "https://www.khan.co.kr/article/202611221234002"),
    ("https://n.news.naver.com/article/001/0012345678?type=series", "https://blog.naver.com/001/0012345678"),
    ("https://newsis.com/view/?id=NISX20261122_0001234567", "https://newsis.com/view/?id=NISX20261122_0001234568"),
    ("https://evilyna.co.kr/view/AKR20261122000100001", "https://www.yna.co.kr/view/AKR20261122000100001"),
    ("https://garam.com/#!/a/1", "https://garam.com/#!/a/2"),
    ("https://garam.com/a%2Fb", "https://garam.com/a/b"),
    ("https://garam.com/a%252Fb", "https://garam.com/a%2Fb"),
    ("https://www.google.com/amp/s/www.garam.com/a/1", "https://www.google.com/amp/s/www.garam.com/a/2"),
    ("https://garam.com/view?id=1", "https://garam.com/view?id=2"),
    ("https://garam.com/a/1?page=2", "https://garam.com/a/1?page=3"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_is_the_same_article(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_is_another_article(one: str, other: str) -> None:
    assert identity(one) != identity(other)
