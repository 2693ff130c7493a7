"""A page with what stands in it, labelled by hand: the text, who published it, and when."""

# ruff: noqa: E501 - pages are written as pages are

from dataclasses import dataclass, field
from html import escape

from domain.sources import Outcome
from news.web import Page
from tests.news_report.tales import Tale


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    name: str
    kind: str
    """Pages with the same trap are of one kind."""
    url: str
    body: bytes
    header: str = "text/html; charset=utf-8"
    text: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    """ISO 8601 with zone."""
    modified: str = ""
    canonical: str = ""
    """Empty where the page has only its own address."""
    outcome: Outcome = Outcome.READ
    detail: str = ""
    never: tuple[str, ...] = field(default=())
    """Words of the page that are no part of its text."""

    def page(self) -> Page:
        kind = self.header.partition(";")[0].strip().lower()
        return Page(url=self.url, status=200, content_type=kind, headers={"content-type": self.header}, body=self.body)


def paragraphs(tale: Tale, between: dict[int, str] | None = None) -> str:
    """As `<p>`, with other markup after the paragraphs of those numbers, from 0."""
    others = between or {}
    return "\n".join(f"<p>{escape(text)}</p>{others.get(place, '')}" for place, text in enumerate(tale.paragraphs))


def breaks(tale: Tale, by: str = "<br><br>") -> str:
    """As text that hangs on `<br>`."""
    return f"{by}\n".join(escape(text) for text in tale.paragraphs)


def korean(head: str, body: str, title: str = "", lang: str = "ko") -> str:
    """A document with what stands around an article in Korean: menus, headlines, appeals, an imprint."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)}</title>{head}</head><body>'
        f"{_KOREAN_TOP}{body}{_KOREAN_SIDE}{_KOREAN_END}</body></html>"
    )


def english(head: str, body: str, title: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title>{head}</head><body>'
        f"{_ENGLISH_TOP}{body}{_ENGLISH_SIDE}{_ENGLISH_END}</body></html>"
    )


_KOREAN_TOP = """
<div id="skip"><a href="#main">본문 바로가기</a></div>
<header class="site-header"><h2 class="logo"><a href="/">로고</a></h2>
<ul class="gnb"><li><a href="/politics">정치</a></li><li><a href="/economy">경제</a></li><li><a href="/it">산업·IT</a></li>
<li><a href="/realestate">부동산</a></li><li><a href="/world">국제</a></li><li><a href="/opinion">오피니언</a></li></ul>
<form action="/search"><input name="q" placeholder="검색어를 입력하세요"></form></header>"""
_KOREAN_SIDE = """
<aside class="side"><h3>많이 본 뉴스</h3><ol>
<li><a href="/view/1">가을 전어 값 kg당 2만8000원… 지난해의 두 배</a></li>
<li><a href="/view/2">출근길 지하철 5호선 40분 멈춰… 신호 장애</a></li>
<li><a href="/view/3">국제 유가 배럴당 68달러로 내려… 6주 만에 최저</a></li></ol>
<div class="box"><h3>기획·연재</h3><p><a href="/series/1">[지방 소멸의 현장] 빈집 1만 채의 마을을 가다</a></p>
<p><a href="/series/2">[내 돈 지키기] 연금 계좌를 옮기기 전에 따져 볼 다섯 가지</a></p></div></aside>
<section class="comment-area"><h3>댓글 12</h3><p>로그인 후 댓글을 남겨 주세요.</p></section>"""
_KOREAN_END = """
<footer><ul><li><a href="/about">회사 소개</a></li><li><a href="/privacy">개인정보처리방침</a></li></ul>
<p>서울특별시 가온구 새빛로 12 | 등록번호 서울 아 00000 | 발행·편집인 한도담 | 대표전화 02-000-0000</p>
<p>Copyright ⓒ 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재와 복사, 배포를 금합니다.</p></footer>"""
_ENGLISH_TOP = """
<header><nav><a href="/">Home</a> <a href="/markets">Markets</a> <a href="/tech">Technology</a>
<a href="/opinion">Opinion</a></nav><p class="tagline">Business news since 1987</p></header>"""
_ENGLISH_SIDE = """
<aside><h3>Most read</h3><ul><li><a href="/a">Ferry line drops its cheapest fare</a></li>
<li><a href="/b">Why the lemon crop failed this year</a></li><li><a href="/c">A museum of failed gadgets opens</a></li></ul>
<div class="newsletter"><p>Get the morning briefing in your inbox.</p><input name="email"><button>Sign up</button></div></aside>"""
_ENGLISH_END = """
<footer><p>Contact us | Terms of use | Privacy</p><p>© 2026. All rights reserved.</p></footer>"""
