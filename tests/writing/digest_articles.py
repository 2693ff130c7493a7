# ruff: noqa: E501 - articles stand as pages give them, a paragraph a line
"""Invented articles about invented companies, and the digest of them as a whole draft."""

from datetime import UTC, datetime

from domain.assignments import Assignment
from domain.clock import DEFAULT_PACE
from domain.drafts import Draft
from domain.language import Language
from domain.layout import render
from domain.naming import name_of
from domain.parts import Part
from domain.sources import Outcome, Reading, Source
from writing.brief import Brief, RevisionBrief, Writer
from writing.compose import composed
from writing.digest import DigestWriter
from writing.pieces import BlogPiece, Plan, ScriptPiece

NOW = datetime(2026, 1, 22, 7, 45, tzinfo=UTC)
TOPIC = "가람반도체 청주 공장 투자"

PLANT = """[서울=연습경제신문] 홍길동 기자 = 가람반도체가 충북 청주에 차세대 메모리 공장을 짓기 위해 2조 3,000억 원을 투자한다고 22일 밝혔다.
새 공장은 2027년 3분기 가동을 목표로 하며, 월 4만 장의 웨이퍼를 처리할 수 있다.
가람반도체의 지난해 매출은 8조 1,200억 원으로 전년보다 12.5% 늘었다. 영업이익은 9,400억 원이었다.
박정우 가람반도체 대표는 "고객사의 주문이 이미 2년 치를 넘었다. 증설을 미룰 이유가 없다"고 말했다.
회사는 인공지능 서버에 쓰이는 고대역폭 메모리 수요가 늘어난 것이 이번 투자의 배경이라고 설명했다.
증권가에서는 투자 부담이 단기 실적을 누를 수 있다는 전망도 나온다.
▲ 가람반도체 청주 공장 조감도. 사진=가람반도체 제공
새 공장에는 직원 1,200명이 새로 채용될 예정이다.
홍길동 기자 hong@practice.example
저작권자 ⓒ 연습경제신문, 무단 전재 및 재배포 금지"""
TOWN = """가람반도체가 청주에 메모리 공장을 짓기 위해 2조 3,000억 원을 투자한다고 22일 밝혔다.
충청북도는 이번 투자로 협력사 35곳이 함께 들어올 것으로 예상한다고 전했다.
이에 대해 지역 주민 단체는 공업용수 사용량이 하루 5만 톤에 이를 수 있다며 우려를 나타냈다.
도청 관계자는 "용수 재이용률을 80%까지 높이는 조건을 걸었다"고 설명했다.
청주시는 2026. 3. 10. 공청회를 연다고 알렸다.
지난해 청주시의 수출액은 310억 달러로 전국 시 가운데 다섯째였다."""
MARKET = """한빛증권은 가람반도체의 목표 주가를 15만 원에서 18만 원으로 올렸다.
보고서를 쓴 이수민 연구원은 "증설 물량의 70%는 장기 계약으로 묶여 있다"고 분석했다.
반면 나래투자자문은 메모리 가격이 하반기에 내릴 수 있다며 신중한 의견을 냈다.
가람반도체 주가는 21일 3.2% 오른 14만 2,500원에 거래를 마쳤다.
외국인은 닷새 연속 순매수했다."""
ENGLISH = """SEOUL, Jan. 22 (Practice Times) — Garam Semiconductor said on Thursday it will invest $1.6 billion in a new memory plant in Cheongju.
The U.S. customers of the company, including Mr. Dole's Northwind Inc., have ordered two years of output. Chief Executive Park Jung-woo told reporters that "the expansion cannot wait."
Analysts expect revenue to grow by 14 percent in 2026. The plant will employ 1,200 people.
"We will watch memory prices closely," said Lee Soo-min, an analyst at Hanbit Securities.
The county plans a public hearing because residents are worried about water use.
Photo courtesy of Garam Semiconductor
Subscribe now to our newsletter"""


def source(
    number: int, text: str, outlet: str = "연습경제신문", title: str = "가람반도체, 청주에 2조 3,000억 원 투자"
) -> Source:
    url = f"https://news.example/{number}"
    return Source(number=number, url=url, outlet=outlet, title=title, published=NOW, text=text)


SOURCES = (
    source(1, PLANT),
    source(2, TOWN, "연습충청일보", "청주 메모리 공장, 용수가 변수"),
    source(3, MARKET, "연습증권뉴스", "한빛증권, 가람반도체 목표가 상향 | 연습증권뉴스"),
    source(4, ENGLISH, "Practice Times", "Garam to build $1.6 billion plant"),
    source(
        5,
        "누리전자는 가람반도체와 5년간 1조 2,000억 원어치의 공급 계약을 맺었다.",
        "연습산업일보",
        "누리전자의 장기 계약",
    ),
)


def brief(sources: tuple[Source, ...], topic: str = TOPIC, language: Language = Language.KO) -> Brief:
    return Brief(topic=topic, language=language, sources=sources, now=NOW, pace=DEFAULT_PACE[language])


async def no_progress(text: str) -> None:
    pass


async def written(asked: Brief) -> tuple[Plan, BlogPiece, ScriptPiece]:
    writer: Writer = DigestWriter()
    plan = await writer.plan(asked)
    return plan, await writer.blog(asked, plan, no_progress), await writer.script(asked, plan, no_progress)


async def drafted(sources: tuple[Source, ...], topic: str = TOPIC, language: Language = Language.KO) -> Draft:
    """The document that a person would get, held against the layout."""
    asked = brief(sources, topic, language)
    _, blog, script = await written(asked)
    readings = tuple(Reading(url=s.url, outcome=Outcome.READ, source=s) for s in sources)
    assignment = Assignment(
        id=1,
        owner=1,
        chat=1,
        topic=topic,
        links=(),
        language=language,
        created_at=NOW,
        readings=readings,
        written_by="digest",
    )
    return composed(assignment, blog, script, NOW, DEFAULT_PACE[assignment.language])


def listed(draft: Draft) -> frozenset[int]:
    """Numbers of the sources that the draft was written from; any other was brought along."""
    return frozenset(int(line.partition(".")[0]) for line in draft.blog.sources)


async def revised(draft: Draft, part: Part, request: str, sources: tuple[Source, ...]) -> str:
    """The part's new text, which is checked to fit into its draft."""
    asked = RevisionBrief(
        request=request,
        part_name=name_of(part, draft.language),
        spoken=part.is_spoken,
        text=draft.text_of(part),
        draft=render(draft),
        language=draft.language,
        sources=sources,
        brought=frozenset(source.number for source in sources) - listed(draft),
        now=NOW,
    )
    text = await DigestWriter().revise(asked)
    draft.with_text(part, text)
    return text
