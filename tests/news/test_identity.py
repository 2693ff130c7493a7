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
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_is_the_same_article(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_is_another_article(one: str, other: str) -> None:
    assert identity(one) != identity(other)
