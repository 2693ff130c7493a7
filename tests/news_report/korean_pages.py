"""Korean pages as outlets' systems make them, each with a trap."""

# ruff: noqa: E501 - pages are written as pages are

import json

from tests.news_report.corpus import Labelled, breaks, korean, paragraphs
from tests.news_report.tales import BATTERY, CHIPS, HOMES, PLATFORM, RATES, ROBOT

_OG = '<meta property="og:{}" content="{}">'


def og(**values: str) -> str:
    return "".join(_OG.format(name, value) for name, value in values.items())


def ld(**values: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


ON_BREAKS = (
    Labelled(
        name="portal, lead beside the photograph",
        kind="text on `<br>`",
        url="https://n.news.naver.com/mnews/article/999/0000012345?sid=101",
        body=korean(
            og(title=CHIPS.title, site_name="네이버 뉴스")
            + '<meta property="og:article:author" content="가온경제 | 네이버">',
            '<div class="media_end_head_info"><span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME"'
            ' data-date-time="2026-11-22 09:12:31">2026.11.22. 오전 9:12</span>'
            '<span class="_ARTICLE_MODIFY_DATE_TIME" data-modify-date-time="2026-11-22 10:40:02">2026.11.22. 오전 10:40'
            '</span><em class="media_end_head_journalist_name">한도담 기자</em></div>'
            '<div id="dic_area"><span class="end_photo_org"><img src="a.jpg" alt="공장"><em class="img_desc">두루반도체'
            f" 청주 공장. 두루반도체 제공</em></span><br>{breaks(CHIPS)}<br><br>한도담 기자 dodam@gaon.example</div>"
            '<p class="copyright">Copyright ⓒ 가온경제. All rights reserved. 무단 전재 및 재배포 금지.</p>',
            f"{CHIPS.title} : 네이버 뉴스",
        ).encode(),
        text=CHIPS.paragraphs,
        title=CHIPS.title,
        outlet="가온경제",
        author="한도담",
        published="2026-11-22T09:12:31+09:00",
        modified="2026-11-22T10:40:02+09:00",
        never=("제공", "dodam@", "Copyright"),
    ),
    Labelled(
        name="old portal, t11",
        kind="text on `<br>`",
        url="https://news.naver.com/main/read.naver?oid=999&aid=0000012346",
        body=korean(
            og(title=RATES.title) + '<meta property="og:article:author" content="물결신문 | 네이버">',
            f'<h3 id="articleTitle">{RATES.title}</h3><span class="t11">2026.11.20. 오전 10:02</span>'
            f'<div id="articleBodyContents">// flash 오류를 우회하기 위한 함수 추가<br>{breaks(RATES)}</div>'.replace(
                "// flash 오류를 우회하기 위한 함수 추가<br>", "<script>function _flash_removeCallback() {}</script>"
            ),
            f"{RATES.title} : 네이버 뉴스",
        ).encode(),
        text=RATES.paragraphs,
        title=RATES.title,
        outlet="물결신문",
        published="2026-11-20T10:02:00+09:00",
    ),
    Labelled(
        name="local paper, idxno",
        kind="text on `<br>`",
        url="https://www.saebyuk.example/news/articleView.html?idxno=104221",
        body=korean(
            og(title=f"{BATTERY.title} - 새벽신문", site_name="새벽신문")
            + '<meta property="article:published_time" content="2026-11-19T14:05:00+09:00">'
            '<meta name="author" content="서미르 기자">',
            '<article id="article-view-content-div" itemprop="articleBody"><figure class="photo-layout"><img>'
            "<figcaption>▲ 해솔배터리 데브레첸 공장 전경 [사진=해솔배터리]</figcaption></figure>"
            f"{breaks(BATTERY, '<br><br/>')}</article>"
            '<div class="view-copyright"><p>저작권자 © 새벽신문 무단전재 및 재배포 금지</p></div>'
            '<div class="view-editors"><span>서미르 기자</span> <span>mir@saebyuk.example</span><p>다른기사 보기</p></div>',
            f"{BATTERY.title} < 산업 < 경제 < 기사본문 - 새벽신문",
        ).encode(),
        text=BATTERY.paragraphs,
        title=BATTERY.title,
        outlet="새벽신문",
        author="서미르",
        published="2026-11-19T14:05:00+09:00",
        never=("전경", "무단전재", "mir@"),
    ),
    Labelled(
        name="unknown body, all on single breaks",
        kind="text on `<br>`",
        url="https://www.dongne-ilbo.example/2026/11/21/7731",
        body=korean(
            og(title=HOMES.title, site_name="동네일보", description=HOMES.paragraphs[0][:70])
            + '<meta property="article:published_time" content="2026-11-21T06:00:00+09:00">',
            f'<div class="wrap"><div class="cont_v2"><span class="ph"><img><b>사진=동네일보</b></span>{breaks(HOMES)}</div></div>',
            HOMES.title,
        ).encode(),
        text=HOMES.paragraphs,
        title=HOMES.title,
        outlet="동네일보",
        published="2026-11-21T06:00:00+09:00",
        never=("사진=",),
    ),
    Labelled(
        name="layout in tables",
        kind="text on `<br>`",
        url="https://old-times.example/read.php?no=5521",
        body=(
            f'<html><head><meta charset="utf-8"><title>{ROBOT.title} :: 옛날경제</title></head><body>'
            '<table width="900"><tr><td width="180"><a href="/">처음</a><br><a href="/e">경제</a><br><a href="/s">사회</a>'
            f'</td><td class="body" width="700"><font size="5"><b>{ROBOT.title}</b></font><br>기사입력 2026-11-18 17:20<br><br>'
            f"{breaks(ROBOT)}<br><br>나래솔 기자(sol@old-times.example)</td></tr></table></body></html>"
        ).encode(),
        text=ROBOT.paragraphs,
        title=ROBOT.title,
        outlet="옛날경제",
        author="나래솔",
        published="2026-11-18T17:20:00+09:00",
        never=("sol@",),
    ),
    Labelled(
        name="some paragraphs, some breaks",
        kind="text on `<br>`",
        url="https://www.maru-biz.example/article/20261120180001",
        body=korean(
            og(title=PLATFORM.title, site_name="마루비즈")
            + ld(headline=PLATFORM.title, datePublished="2026-11-20T18:00:01+09:00"),
            f'<div class="article_view"><div class="photo_center"><img><p class="caption">배달 오토바이. 마루비즈DB</p></div>'
            f"{PLATFORM.paragraphs[0]}<br><br><p>{PLATFORM.paragraphs[1]}</p><span>{PLATFORM.paragraphs[2]}</span><br>"
            f"<div>{PLATFORM.paragraphs[3]}</div></div>",
            PLATFORM.title,
        ).encode(),
        text=PLATFORM.paragraphs,
        title=PLATFORM.title,
        outlet="마루비즈",
        published="2026-11-20T18:00:01+09:00",
        never=("마루비즈DB",),
    ),
)

CAPTIONS_AND_LISTS = (
    Labelled(
        name="captions of five makes",
        kind="captions and lists",
        url="https://www.gaon.example/economy/20261122/881",
        body=korean(
            og(title=CHIPS.title, site_name="가온경제")
            + ld(
                headline=CHIPS.title,
                datePublished="2026-11-22T09:00:00+09:00",
                dateModified="2026-11-22T11:30:00+09:00",
                author={"@type": "Person", "name": "한도담"},
                publisher={"@type": "Organization", "name": "가온경제"},
            ),
            '<div class="article-body">'
            "<figure><img><figcaption>이천 공장을 둘러보는 직원들</figcaption></figure>"
            + paragraphs(
                CHIPS,
                {
                    0: '<div class="image-caption">서버용 메모리 기판</div><em class="img_desc">기판의 모습</em>',
                    1: '<table class="photo"><tr><td><img></td></tr><tr><td class="photo_desc">생산 라인 / 사진=연합</td></tr></table>',
                    2: '<p class="desc"><span>두루반도체 본사 전경. 두루반도체 제공</span></p>',
                    3: "<p>[사진 제공 = 두루반도체]</p>",
                },
            )
            + "</div>",
        ).encode(),
        text=CHIPS.paragraphs,
        title=CHIPS.title,
        outlet="가온경제",
        author="한도담",
        published="2026-11-22T09:00:00+09:00",
        modified="2026-11-22T11:30:00+09:00",
        never=("둘러보는", "기판의 모습", "전경", "사진 제공", "생산 라인"),
    ),
    Labelled(
        name="related articles between paragraphs",
        kind="captions and lists",
        url="https://www.gaon.example/economy/20261121/882",
        body=korean(
            og(title=HOMES.title, site_name="가온경제", regDate="20261121103000")
            + '<meta property="article:published_time" content="2026-11-21T10:30:00+0900">',
            '<div id="articletxt">'
            + paragraphs(
                HOMES,
                {
                    0: '<ul class="rel"><li><a href="/1">전셋값 1년 새 5% 올라</a></li><li><a href="/2">청약 경쟁률 27대 1</a></li></ul>',
                    1: '<div class="relation_box"><strong>관련기사</strong><a href="/3">강남 재건축 3만 가구</a></div>',
                    2: '<div><a href="/4">▶ 대출 규제 6개월, 무엇이 달라졌나</a><br><a href="/5">☞ 월세 100만원 시대</a></div>',
                    3: "<p>▶ <a href='/6'>주담대 금리 다시 오른다</a></p>",
                },
            )
            + '<div class="tag_list"><a>#부동산</a><a>#아파트</a></div></div>',
        ).encode(),
        text=HOMES.paragraphs,
        title=HOMES.title,
        outlet="가온경제",
        published="2026-11-21T10:30:00+09:00",
        never=("청약", "재건축", "월세", "주담대", "#부동산"),
    ),
    Labelled(
        name="advertisements between paragraphs",
        kind="captions and lists",
        url="https://www.mulgyul.example/news/20261120",
        body=korean(
            og(title=RATES.title, site_name="물결신문")
            + '<meta property="article:published_time" content="2026-11-20T10:20:00+09:00">',
            '<div class="news_view">'
            + paragraphs(
                RATES,
                {
                    0: '<div class="ad"><p>오늘만 무료 체험! 주식 고수의 추천 종목 3가지</p></div><p>광고</p>',
                    1: '<div id="div-gpt-ad-1"><iframe src="/ad"></iframe></div><p>ADVERTISEMENT</p>',
                    2: '<aside class="promotion"><p>물결신문 앱을 내려받고 커피 쿠폰을 받으세요</p></aside>',
                    4: "<p>물결신문 카카오톡 채널 추가하고 소식을 받아 보세요</p><p>제보는 카카오톡 mulgyul, 이메일 tip@mulgyul.example</p>",
                },
            )
            + "</div>",
        ).encode(),
        text=RATES.paragraphs,
        title=RATES.title,
        outlet="물결신문",
        published="2026-11-20T10:20:00+09:00",
        never=("추천 종목", "쿠폰", "카카오톡", "ADVERTISEMENT", "광고"),
    ),
    Labelled(
        name="agency mark, byline and appeals as paragraphs",
        kind="captions and lists",
        url="https://www.yeonri.example/view/AKR20261119000100003",
        body=korean(
            og(title=BATTERY.title, site_name="연리뉴스")
            + '<meta property="article:published_time" content="2026-11-19T13:58:00+09:00">',
            '<article class="story-news article">'
            "<p>[이미지 확대보기]</p>"
            f"<p>(부다페스트=연리뉴스) 류하늬 특파원 = {BATTERY.paragraphs[0]}</p>"
            + "".join(f"<p>{text}</p>" for text in BATTERY.paragraphs[1:])
            + "<p>hanui@yeonri.example</p><p>제보는 카카오톡 okyeonri</p>"
            "<p>&lt;저작권자(c) 연리뉴스, 무단 전재-재배포, AI 학습 및 활용 금지&gt;</p>"
            "<p>2026/11/19 13:58 송고</p></article>",
        ).encode(),
        text=BATTERY.paragraphs,
        title=BATTERY.title,
        outlet="연리뉴스",
        author="류하늬",
        published="2026-11-19T13:58:00+09:00",
        never=("hanui@", "okyeonri", "저작권자", "연리뉴스)"),
    ),
)

CHARSETS = (
    Labelled(
        name="CP949 that says EUC-KR",
        kind="charsets",
        url="https://www.hanbit.example/a/1001",
        body=korean(
            '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
            + og(title="펲시·똠얌 값도 오른다… " + PLATFORM.title, site_name="한빛경제")
            + '<meta property="article:published_time" content="2026-11-20T07:10:00+09:00">',
            f'<div class="article-body">{paragraphs(PLATFORM)}</div>',
        ).encode("cp949"),
        header="text/html",
        text=PLATFORM.paragraphs,
        title="펲시·똠얌 값도 오른다… " + PLATFORM.title,
        outlet="한빛경제",
        published="2026-11-20T07:10:00+09:00",
    ),
    Labelled(
        name="UTF-8 that claims EUC-KR in page and header",
        kind="charsets",
        url="https://www.hanbit.example/a/1002",
        body=korean(
            '<meta charset="euc-kr">'
            + og(title=CHIPS.title, site_name="한빛경제")
            + '<meta property="article:published_time" content="2026-11-22T07:10:00+09:00">',
            f'<div class="article-body">{paragraphs(CHIPS)}</div>',
        ).encode(),
        header="text/html; charset=EUC-KR",
        text=CHIPS.paragraphs,
        title=CHIPS.title,
        outlet="한빛경제",
        published="2026-11-22T07:10:00+09:00",
    ),
    Labelled(
        name="CP949 under a Latin label",
        kind="charsets",
        url="https://www.hanbit.example/a/1003",
        body=korean(
            og(title=HOMES.title, site_name="한빛경제")
            + '<meta property="article:published_time" content="2026-11-21T07:10:00+09:00">',
            f'<div id="articleBody">{breaks(HOMES)}</div>',
        )
        .replace("㎞", "km")
        .encode("cp949"),
        header="text/html; charset=ISO-8859-1",
        text=HOMES.paragraphs,
        title=HOMES.title,
        outlet="한빛경제",
        published="2026-11-21T07:10:00+09:00",
    ),
    Labelled(
        name="UTF-8 with one broken byte",
        kind="charsets",
        url="https://www.hanbit.example/a/1004",
        body=korean(
            og(title=ROBOT.title, site_name="한빛경제")
            + '<meta property="article:published_time" content="2026-11-18T07:10:00+09:00">',
            f'<div class="article-body">{paragraphs(ROBOT)}</div>',
        )
        .encode()
        .replace("검색어를".encode(), b"\xb0\xcb"),
        header="text/html",
        text=ROBOT.paragraphs,
        title=ROBOT.title,
        outlet="한빛경제",
        published="2026-11-18T07:10:00+09:00",
    ),
    Labelled(
        name="UTF-16 with a byte order mark",
        kind="charsets",
        url="https://www.hanbit.example/a/1005",
        body=b"\xff\xfe"
        + korean(
            '<meta charset="euc-kr">'
            + og(title=RATES.title, site_name="한빛경제")
            + '<meta property="article:published_time" content="2026-11-20T07:10:00+09:00">',
            f'<div class="article-body">{paragraphs(RATES)}</div>',
        ).encode("utf-16-le"),
        header="text/html; charset=euc-kr",
        text=RATES.paragraphs,
        title=RATES.title,
        outlet="한빛경제",
        published="2026-11-20T07:10:00+09:00",
    ),
)


def _payload(tale_html: str) -> str:
    return json.dumps({"props": {"article": {"contentHtml": tale_html}}}, ensure_ascii=False).replace("<", "\\u003c")


IN_SCRIPTS = (
    Labelled(
        name="Next.js, contentHtml in the data",
        kind="script payloads",
        url="https://www.haneul.example/news/A2026112209",
        body=korean(
            og(title=CHIPS.title, site_name="하늘일보")
            + '<meta property="article:published_time" content="2026-11-22T09:20:00+09:00">'
            '<meta name="author" content="표다온 기자 daon@haneul.example">',
            '<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">'
            f"{_payload(paragraphs(CHIPS, {0: '<figure><img><figcaption>공장 전경</figcaption></figure>'}))}</script>",
        ).encode(),
        text=CHIPS.paragraphs,
        title=CHIPS.title,
        outlet="하늘일보",
        author="표다온",
        published="2026-11-22T09:20:00+09:00",
        never=("전경",),
    ),
    Labelled(
        name="Next.js, pushed in pieces",
        kind="script payloads",
        url="https://www.haneul.example/news/A2026112110",
        body=korean(
            og(title=HOMES.title, site_name="하늘일보")
            + '<meta property="article:published_time" content="2026-11-21T10:00:00+09:00">',
            "<div id='__next'></div>"
            + "".join(
                f"<script>self.__next_f.push([1,{json.dumps(piece)}])</script>"
                for piece in (
                    _payload(paragraphs(HOMES))[:500],
                    _payload(paragraphs(HOMES))[500:],
                )
            ),
        ).encode(),
        text=HOMES.paragraphs,
        title=HOMES.title,
        outlet="하늘일보",
        published="2026-11-21T10:00:00+09:00",
    ),
    Labelled(
        name="JSON-LD articleBody alone",
        kind="script payloads",
        url="https://www.haneul.example/news/A2026112007",
        body=korean(
            ld(
                headline=RATES.title,
                datePublished="2026-11-20T10:05:00+09:00",
                author=[{"@type": "Person", "name": "서미르"}, {"@type": "Person", "name": "나래솔"}],
                publisher={"name": "하늘일보"},
                articleBody="\n".join(RATES.paragraphs),
            ),
            '<div id="app"></div><script src="/app.js"></script>',
        ).encode(),
        text=RATES.paragraphs,
        title=RATES.title,
        outlet="하늘일보",
        author="서미르, 나래솔",
        published="2026-11-20T10:05:00+09:00",
    ),
    Labelled(
        name="articleBody cut short beside a whole text",
        kind="script payloads",
        url="https://www.haneul.example/news/A2026111901",
        body=korean(
            ld(
                headline=BATTERY.title,
                datePublished="2026-11-19T15:00:00+09:00",
                publisher={"name": "하늘일보"},
                articleBody=BATTERY.paragraphs[0][:60] + "…",
            ),
            f'<div class="article-body">{paragraphs(BATTERY)}</div>',
        ).encode(),
        text=BATTERY.paragraphs,
        title=BATTERY.title,
        outlet="하늘일보",
        published="2026-11-19T15:00:00+09:00",
    ),
)

TWINS = (
    Labelled(
        name="AMP twin",
        kind="AMP and mobile",
        url="https://www.gaon.example/economy/20261122881/amp",
        body=(
            '<!doctype html><html amp lang="ko"><head><meta charset="utf-8">'
            '<link rel="canonical" href="https://www.gaon.example/economy/20261122881">'
            "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}</style>"
            + ld(headline=CHIPS.title, datePublished="2026-11-22T00:00:00Z", publisher={"name": "가온경제"})
            + f"</head><body><amp-sidebar><ul><li><a href='/'>홈</a></li></ul></amp-sidebar><h1>{CHIPS.title}</h1>"
            f"<div class='article-body'><amp-img src='a.jpg' alt='공장'></amp-img>"
            f"{paragraphs(CHIPS, {1: '<amp-ad><p>광고입니다</p></amp-ad>'})}</div></body></html>"
        ).encode(),
        text=CHIPS.paragraphs,
        title=CHIPS.title,
        outlet="가온경제",
        published="2026-11-22T00:00:00+00:00",
        canonical="https://www.gaon.example/economy/20261122881",
        never=("광고입니다",),
    ),
    Labelled(
        name="mobile twin, og:url alone",
        kind="AMP and mobile",
        url="https://m.saebyuk.example/news/articleView.html?idxno=104221",
        body=korean(
            og(
                title=BATTERY.title,
                site_name="새벽신문",
                url="https://www.saebyuk.example/news/articleView.html?idxno=104221",
            )
            + '<meta property="article:published_time" content="2026-11-19T14:05:00+09:00">',
            f'<div id="article-view-content-div">{paragraphs(BATTERY)}</div>',
        ).encode(),
        text=BATTERY.paragraphs,
        title=BATTERY.title,
        outlet="새벽신문",
        published="2026-11-19T14:05:00+09:00",
        canonical="https://www.saebyuk.example/news/articleView.html?idxno=104221",
    ),
    Labelled(
        name="canonical that names the front page",
        kind="AMP and mobile",
        url="https://www.dongne-ilbo.example/2026/11/21/7732",
        body=korean(
            '<link rel="canonical" href="https://www.dongne-ilbo.example/">'
            + og(title=HOMES.title, site_name="동네일보")
            + '<meta property="article:published_time" content="2026-11-21T06:30:00+09:00">',
            f'<div class="entry-content">{paragraphs(HOMES)}</div>',
        ).encode(),
        text=HOMES.paragraphs,
        title=HOMES.title,
        outlet="동네일보",
        published="2026-11-21T06:30:00+09:00",
    ),
)
