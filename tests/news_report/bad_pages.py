"""Links that are no article, and what each is called."""

# ruff: noqa: E501 - pages are written as pages are

from domain.sources import Outcome
from tests.news_report.corpus import Labelled, english, korean, paragraphs
from tests.news_report.korean_pages import ld, og
from tests.news_report.tales import CHIPS, HOMES, LENDER, RATES

_TEASER = f"<p>{CHIPS.paragraphs[0]}</p>"


def _bad(name: str, url: str, body: bytes, outcome: Outcome, detail: str = "", header: str = "text/html") -> Labelled:
    return Labelled(name=name, kind="bad links", url=url, body=body, outcome=outcome, detail=detail, header=header)


BAD = (
    _bad(
        "teaser before a wall (Korean)",
        "https://www.gaon.example/plus/1",
        korean("", f'<div class="article-body">{_TEASER}</div><div>이 기사는 유료 회원 전용입니다</div>').encode(),
        Outcome.PAYWALL,
    ),
    _bad(
        "teaser before a wall (English)",
        "https://www.ledger.example/plus/1",
        english("", f"<article><p>{LENDER.paragraphs[0]}</p></article><p>Subscribe to continue reading</p>").encode(),
        Outcome.PAYWALL,
    ),
    _bad(
        "says itself that it is not free",
        "https://www.gaon.example/plus/2",
        korean(
            ld(headline=CHIPS.title, isAccessibleForFree="False", articleBody="\n".join(CHIPS.paragraphs)),
            f'<div class="article-body">{_TEASER}</div>',
        ).encode(),
        Outcome.PAYWALL,
    ),
    _bad(
        "login page by its address",
        "https://www.gaon.example/member/login?to=/plus/3",
        korean("", f"<div>{paragraphs(RATES)}</div>").encode(),
        Outcome.PAYWALL,
        "login",
    ),
    _bad(
        "login page by its form",
        "https://cafe.gaon.example/board/77",
        korean("", '<form><p>회원만 볼 수 있는 글입니다</p><input name="id"><input type="password"></form>').encode(),
        Outcome.PAYWALL,
        "login",
    ),
    _bad(
        "wall of cookies",
        "https://www.ledger.example/consent",
        b"<html><body><h1>Before you go on</h1><p>We use cookies to improve your visit. Accept all cookies to read on, or "
        b"manage your choices.</p><button>Accept</button></body></html>",
        Outcome.PAYWALL,
        "cookies",
    ),
    _bad(
        "page of an app without its text",
        "https://spa.example/news/1",
        b"<!doctype html><html><head><title>News</title><script src='/app.js'></script></head><body><div id='root'></div>"
        b"<noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        Outcome.EMPTY,
        "script",
    ),
    _bad(
        "front page",
        "https://www.gaon.example/economy",
        korean(
            "",
            "<main><ul>"
            + "".join(f"<li><a href='/v/{n}'>{HOMES.title[:20]} {n}번째 소식 한 줄</a></li>" for n in range(20))
            + "</ul></main>",
        ).encode(),
        Outcome.EMPTY,
        "list",
    ),
    _bad(
        "error in the clothes of a page",
        "https://www.gaon.example/view/404",
        korean(
            "", "<div class='error'><h1>요청하신 페이지를 찾을 수 없습니다</h1><p>주소를 확인해 주세요.</p></div>"
        ).encode(),
        Outcome.EMPTY,
        "gone",
    ),
    _bad(
        "check for robots",
        "https://www.guarded.example/a/1",
        b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you enter.</p>"
        b"<script>run()</script></body></html>",
        Outcome.EMPTY,
        "robot",
    ),
    _bad("nothing at all", "https://www.gaon.example/empty", b"", Outcome.EMPTY),
    _bad(
        "PDF that says it is a page",
        "https://www.gaon.example/report.html",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n" + b"\x00" * 64,
        Outcome.NOT_A_PAGE,
        "application/pdf",
    ),
    _bad(
        "PDF",
        "https://www.gaon.example/report.pdf",
        b"%PDF-1.7\n",
        Outcome.NOT_A_PAGE,
        "application/pdf",
        header="application/pdf",
    ),
    _bad(
        "picture",
        "https://www.gaon.example/chart",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        Outcome.NOT_A_PAGE,
        "image/png",
        header="image/png",
    ),
    _bad(
        "video with its description",
        "https://www.youtube.com/watch?v=abc123",
        english(
            og(title="Tour of a chip plant", type="video.other"), f"<div><p>{LENDER.paragraphs[0]}</p></div>"
        ).encode(),
        Outcome.NOT_A_PAGE,
        "video",
    ),
    _bad(
        "video of an outlet",
        "https://tv.gaon.example/clip/881",
        korean(
            '<script type="application/ld+json">{"@type":"VideoObject","name":"공장 영상","uploadDate":"2026-11-22"}</script>',
            f"<div class='player'></div><div class='desc'>{_TEASER}</div>",
        ).encode(),
        Outcome.NOT_A_PAGE,
        "video",
    ),
    _bad(
        "feed",
        "https://www.gaon.example/rss",
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
        Outcome.NOT_A_PAGE,
        "application/rss+xml",
        header="application/rss+xml",
    ),
    _bad(
        "a page of nothing but tags",
        "https://www.gaon.example/bomb",
        b"<a href='/x'>y</a>" * 40_000,
        Outcome.NOT_A_PAGE,
        "too big",
    ),
)
