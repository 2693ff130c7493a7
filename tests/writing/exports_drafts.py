"""Drafts to export: one of each language with everything in it, those written by hand, seeded ones, and the user's own
example if present."""

from datetime import datetime
from functools import cache
from pathlib import Path

from domain.drafts import Blog, Draft, Scene, Script, Section
from domain.language import Language
from domain.layout import parse, validated
from tests.domain.seeded import seeded_draft

EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"
SEEDS = range(40)


@cache
def drafts() -> tuple[Draft, ...]:
    examples = (parse(EXAMPLE.read_text(encoding="utf-8")),) if EXAMPLE.exists() else ()
    return (korean(), english(), *written().values(), *map(seeded_draft, SEEDS), *examples)


@cache
def written() -> dict[str, Draft]:
    """By file name."""
    paths = sorted((Path(__file__).parents[1] / "drafts").glob("*.md"))
    return {path.name: parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def korean() -> Draft:
    return validated(
        Draft(
            topic="전력망 & 저장장치",
            written_at=datetime.fromisoformat("2026-03-02 09:00:00"),
            origin="채팅 요청",
            language=Language.KO,
            blog=Blog(
                title="전력망 투자, 왜 지금 '저장장치'부터 봐야 할까? <핵심>",
                takeaways=(
                    "**저장장치 수요**가 지난해보다 1,240억 원[1] 늘었어요.",
                    "발전소보다 **송전선**이 먼저 막혔고, 회의는 9:30에 시작했어요.",
                    "**점유율 47%**⚠는 아직 확인되지 않았어요.",
                ),
                sections=(
                    Section(
                        title="저장장치가 먼저다 🔋",
                        body="저장장치 계약이 1,240억 원[1] 늘었어요. 점유율은 47%⚠라고 해요.\n"
                        "다음 줄도 같은 문단이에요.\n\n"
                        "*   **'송전'(Grid)**과 저장장치: <b>굵게</b> & \"따옴표\"\n    이어지는 줄이에요.\n"
                        "*   저장장치는 밤에 팔아요[2].\n\n1.  첫째 할 일이에요.\n2.  둘째 할 일이에요.",
                    ),
                    Section(
                        title="송전선이 막히면",
                        body="송전선 이야기는 [여기](https://evil.example/x)에 있어요. 송전선은 길어요.",
                    ),
                    Section(title="앞으로 볼 것 🌏", body="송전선과 저장장치를 함께 봐야 해요.\n\n- 가격\n- 규제"),
                ),
                sources=(
                    "1. [저장장치 수주 (3월)](https://news.example/a_(1)?x=1&y=2) — 가람경제, 2026-03-01 07:30 KST",
                    "2. [밤에 파는 전기](https://news.example/b) — 누리신문",
                    "3. 붙여 넣은 글 — 붙여 주신 글",
                ),
                note="투자는 스스로 판단하고 책임져야 해요.",
            ),
            script=Script(
                title="전기는 남는데 왜 못 쓸까? 저장장치 이야기",
                opening=Scene(
                    start=0,
                    end=20,
                    body="**[화면: =SUM(A1) 표정]**\n**[효과음: 띵]**\n(대사) 안녕하세요! 전기는 남는데 왜 못 쓸까요?",
                ),
                scenes=(
                    Scene(
                        title="저장장치가 먼저다",
                        start=20,
                        end=80,
                        body="**[자료화면: 계약 표]**\n"
                        "(대사) 저장장치 계약이 **1,240억 원** 늘었는데, 송전선은 그대로예요. "
                        "그래서 밤에 남는 전기를 모아 두었다가 낮에 파는 회사가 이번 봄에 가장 바빠졌다고 해요.\n\n"
                        "1.  **[화면: 첫째]** 첫째, 계약서를 보세요.\n2.  **[화면: 둘째]** 둘째, 가격을 보세요.",
                    ),
                    Scene(title="송전선은 9:30부터", start=80, end=140, body="(대사) - 송전선은 큐 없이 말해요."),
                ),
                closing=Scene(
                    start=140,
                    end=170,
                    body="**[화면: 인사]**\n(대사) 오늘은 여기까지예요. 감사합니다!\n\n"
                    "**[화면: 로고]**\n**[효과음: 딩]**",
                ),
                main_start=20,
                main_end=140,
            ),
        )
    )


@cache
def english() -> Draft:
    return validated(
        Draft(
            topic="Grid storage",
            written_at=datetime.fromisoformat("2026-03-02 09:00:00"),
            origin="asked in chat",
            language=Language.EN,
            blog=Blog(
                title="Grid storage in 2026: what to watch before the next auction",
                takeaways=(
                    "**Grid storage** orders rose by $1,240 million[1].",
                    "**Power lines** are the bottleneck, not power plants.",
                    "Prices **differ by region**.",
                ),
                sections=(
                    Section(
                        title="Storage comes first 🔋",
                        body="Orders rose by $1,240 million[1]. Storage is **sold out**.",
                    ),
                    Section(title="Lines are full", body="*   **Lines**: full & <slow>\n*   Storage helps."),
                    Section(title="What to watch", body="Storage, lines and prices."),
                ),
                sources=("1. [Orders rise](https://news.example/a) — Riverside Post, 2026-03-01 07:30 UTC",),
            ),
            script=Script(
                title="Why spare power never reaches you",
                opening=Scene(
                    start=0, end=15, body="**[Screen: host]**\n(Line) Hello! Why does spare power go to waste?"
                ),
                scenes=(
                    Scene(
                        title="Storage comes first",
                        start=15,
                        end=60,
                        body="**[Cutaway: orders]**\n"
                        "(Line) Orders rose by $1,240 million last year, which is more than "
                        "anyone in the trade had expected, and most of it will be built before the summer.",
                    ),
                ),
                closing=Scene(start=60, end=80, body="**[Screen: logo]**\n(Line) Thank you for watching."),
                main_start=15,
                main_end=60,
            ),
        )
    )
