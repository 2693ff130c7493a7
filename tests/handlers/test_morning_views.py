"""What is said where there is no draft: the reason, and never another one."""

from datetime import UTC, datetime

import pytest

from domain.language import Language
from domain.slots import Slot
from handlers.morning_views import regrets
from handlers.overview_texts import OverviewTexts
from storage.editions import Edition
from storage.overview import Topic
from writing.serving import Serving

NOW = datetime(2026, 11, 25, 7, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("problem", "reader", "owner"),
    [
        ("thin", "“금리”에 대해 읽은 것이 초안을 쓰기에는 너무 적어서", "근거 부족"),
        ("nothing", "“금리”에 대해 읽을 수 있는 뉴스를 찾지 못해서", "근거 부족"),
        ("no news", "뉴스에 연결되지 않아서", "뉴스에 연결되지 않음"),
        ("model:quota", "제 쪽에 문제가 생겨서", "모델이 답하지 못했고"),
        ("layout", "제 쪽에 문제가 생겨서", "제 잘못"),
    ],
)
def test_the_reason_is_told_to_the_reader_and_to_the_owner(problem: str, reader: str, owner: str) -> None:
    edition = Edition(
        key="k",
        title="금리",
        links=(),
        terms=(),
        language=Language.KO,
        seconds=300,
        pace=4.4,
        window=NOW,
        needed_at=NOW,
        finished_at=NOW,
        problem=problem,
    )
    slot = Slot(id=1, subscription=1, owner=1, chat=1, due=NOW, edition=1)
    serving = Serving(slot=slot, subscription=None, edition=edition, language=Language.KO, now=NOW)
    assert reader in regrets(serving, problem).rich.text
    topic = Topic(title="금리", readers=1, sent=1, written_by=None, problem=problem)
    assert owner in OverviewTexts(Language.KO).topic(topic)
