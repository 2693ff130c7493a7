"""What the tests of the model's writer share: a brief, a writer on a fake Gemini, and an ear for its progress."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from domain.clock import DEFAULT_PACE
from domain.errors import ModelFailureReason
from domain.language import Language
from domain.sources import Source
from tests.fakes.gemini import FakeGemini
from writing.brief import Brief, RevisionBrief
from writing.job import Job, Notes, Scratch
from writing.llm import ModelWriter
from writing.models import BaseUrls, Keys, ReadyModel, build_model
from writing.pieces import Plan
from writing.task import Patience
from writing.till import OpenTill, Till
from writing.usage import Used

KEY = "key-of-the-test-7f3a"
NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
QUICK = Patience(request=10, first_word=10, total=20, base=0.001, longest=0.02)

GRID = Source(
    number=1,
    url="http://127.0.0.1/grid",
    outlet="연습일보",
    title='전력망 "증설" <속보>',
    published=datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    text=(
        "전력 당국은 송전망 증설에 1조 2,000억 원을 쓰기로 했습니다.\n"
        "공사는 2027년 3월 시작됩니다. 예비율은 9.4%로 낮아졌습니다."
    ),
)
COOLING = Source(
    number=2,
    url="http://127.0.0.1/cooling",
    outlet="연습테크",
    title="냉각 설비",
    published=None,
    text="냉각 설비 주문이 지난해의 2배로 늘었다고 업계가 밝혔습니다. 담당자는 물량이 모자라다고 말했습니다.",
)
PLAN = Plan.model_validate(
    {
        "angle": "전력이 먼저입니다.",
        "search_phrase": "데이터센터 전력",
        "facts": [
            {"text": "송전망 증설에 1조 2,000억 원을 씁니다.", "sources": [1]},
            {"text": "냉각 설비 주문이 2배로 늘었습니다.", "sources": [2]},
        ],
        "sections": ["데이터센터 전력의 지금", "왜 모자란가", "볼 것"],
        "scenes": ["지금", "앞으로"],
    }
)


def brief(*sources: Source, topic: str = "데이터센터 전력", language: Language = Language.KO) -> Brief:
    pace = DEFAULT_PACE[language]
    return Brief(topic=topic, language=language, sources=sources or (GRID, COOLING), now=NOW, pace=pace)


def revision(text: str, request: str = "더 쉽게 써 주세요", *, spoken: bool = False) -> RevisionBrief:
    return RevisionBrief(
        request=request,
        part_name="2번 섹션",
        spoken=spoken,
        text=text,
        draft=f"# 글\n\n{text}\n\n끝",
        language=Language.KO,
        sources=(GRID, COOLING),
        now=NOW,
    )


def model(gemini: FakeGemini, name: str = "google:gemini-3.8-flash") -> ReadyModel:
    return _model(gemini.url, name)


@cache
def _model(url: str, name: str) -> ReadyModel:
    """Making one costs a tenth of a second: the libraries read the world's certificates three times."""
    return build_model(name, Keys(google=KEY), BaseUrls(google=url))


def writer(
    *models: ReadyModel,
    patience: Patience = QUICK,
    on_used: Callable[[Used], None] = lambda _: None,
    on_refused: Callable[[str], None] = lambda _: None,
    notes: Notes | None = None,
    till: Till | None = None,
) -> ModelWriter:
    async def refused(model: ReadyModel, _: ModelFailureReason) -> None:
        on_refused(model.spec)

    job = Job(on_used=on_used, notes=notes or Scratch())
    return ModelWriter(models=models, patience=patience, till=till or OpenTill(), job=job, on_refused=refused)


class Ear:
    """A Progress that remembers."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def __call__(self, text: str) -> None:
        self.heard.append(text)
