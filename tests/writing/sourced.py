"""A small written draft with sources, for what looks at the two together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.assignments import Assignment, Correction
from domain.drafts import Blog, Draft, Scene, Script, Section
from domain.language import Language
from domain.layout import render
from domain.sources import Outcome, Reading, Source
from writing.pieces import Fact, Plan

NOW = datetime(2026, 11, 24, 7, 45, tzinfo=UTC)
CLOSE = "24일 코스피는 전날보다 1.2% 오른 4,012.35에 거래를 마쳤다."
PLANT = "모난전기는 전지 공장에 3,400억 원을 들이기로 했다."
CALM = "모난전기 경영진은 서두르지 않겠다는 뜻을 거듭 밝혔다."


def source(number: int, text: str, *, published: datetime = NOW, title: str = "모난전기 소식") -> Source:
    return Source(
        number=number, url=f"http://a/{number}", outlet="동글일보", title=title, published=published, text=text
    )


def draft(body: str, line: str = "오늘 소식 들으셨나요?") -> Draft:
    spoken = Scene(body=f"(대사) {line}")
    return Draft(
        topic="모난전기",
        written_at=NOW.replace(tzinfo=None),
        origin="시험",
        language=Language.KO,
        blog=Blog(
            title="모난전기 소식을 읽는 법",
            takeaways=("**핵심**입니다.",),
            sections=(Section(title="무슨 일 📈", body=body),),
            sources=("1. [모난전기 소식](http://a/1) — 동글일보",),
        ),
        script=Script(
            title="모난전기 이야기", opening=spoken, scenes=(replace(spoken, title="무슨 일"),), closing=spoken
        ),
    ).retimed()


def assignment(
    written: Draft, *sources: Source, facts: tuple[str, ...] = (), corrections: tuple[Correction, ...] = ()
) -> Assignment:
    plan = Plan(
        angle="관점",
        search_phrase="모난전기",
        facts=[Fact(text=fact, sources=[1]) for fact in facts],
        sections=["하나"],
        scenes=["하나"],
    )
    return Assignment(
        id=1,
        owner=1,
        chat=1,
        topic="모난전기",
        links=(),
        language=Language.KO,
        created_at=NOW - timedelta(minutes=3),
        readings=tuple(Reading(url=item.url, outcome=Outcome.READ, source=item) for item in sources),
        plan=plan.model_dump_json(),
        corrections=corrections,
        markdown=render(written),
        written_by="google:gemini-3.8-flash",
    )
