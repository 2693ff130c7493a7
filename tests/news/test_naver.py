"""Naver's search at its own protocol, over HTTP on loopback."""

import json
import logging

import pytest
from aiohttp import web

from news.naver import Naver, NaverKey
from tests.news.loopback import served

KEY = NaverKey(client="our-client", secret="our-secret")
PATH = "/v1/search/news.json"
ROW = {
    "title": "가람전자 &quot;<b>메모리</b>&quot; 완판",
    "originallink": "https://www.garam.com/news/articleView.html?idxno=7",
    "link": "https://n.news.naver.com/mnews/article/001/0012345678?sid=101",
    "description": "<b>메모리</b> 값이 올랐다.",
    "pubDate": "Sun, 22 Nov 2026 09:00:00 +0900",
}


def rows(*items: object) -> web.Response:
    return web.json_response({"total": len(items), "items": items})


@pytest.mark.asyncio
async def test_news_come_with_the_outlets_own_address_and_their_time() -> None:
    own = {**ROW, "originallink": "", "pubDate": "gestern"}
    async with served({PATH: rows(ROW, own, {**ROW, "title": "[포토] 가람"}, {"title": "x"}, 7)}) as site:
        found = await Naver(KEY, site.root).search("메모리 반도체")
        assert site.asked == [
            f"{PATH}?query=%EB%A9%94%EB%AA%A8%EB%A6%AC+%EB%B0%98%EB%8F%84%EC%B2%B4&display=30&sort=date"
        ]
        sent = site.headers[0]
    assert (sent["X-Naver-Client-Id"], sent["X-Naver-Client-Secret"]) == ("our-client", "our-secret")
    assert found is not None
    assert [(item.url, item.outlet) for item in found] == [
        (ROW["originallink"], "garam.com"),
        (ROW["link"], "n.news.naver.com"),
    ]
    assert (found[0].title, found[0].lede) == ('가람전자 "메모리" 완판', "메모리 값이 올랐다.")
    assert found[0].published is not None
    assert found[0].published.isoformat() == "2026-11-22T09:00:00+09:00"
    assert found[1].published is None


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "answer",
    [
        web.Response(status=401, text=json.dumps({"errorMessage": "our-secret is wrong"})),
        web.Response(status=429),
        web.Response(text="<html>", content_type="text/html"),
        web.Response(text="[]"),
        web.Response(text="[" * 100_000),
        web.Response(body=b" " * 1_100_000),
    ],
)
async def test_no_answer_is_none_and_says_no_secret(answer: web.Response, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "news")
    async with served({PATH: answer}) as site:
        assert await Naver(KEY, site.root).search("메모리") is None
    assert await Naver(KEY, site.root).search("메모리") is None
    assert "our-secret" not in caplog.text
