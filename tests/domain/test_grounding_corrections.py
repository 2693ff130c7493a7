"""What a source takes back is no evidence, and a mark is only put right where the subject agrees."""

import pytest

from domain.grounding import Shelf, Verdict
from tests.domain.test_grounding import only, source

CORRECTION = source(
    1,
    "한들신문은 18일 라온정밀의 3분기 영업이익을 1,820억 원으로 보도했습니다. 회사가 공시한 영업이익은 "
    "1,280억 원입니다. 숫자를 바꿔 적은 실수였습니다.\n증가율은 176%가 아니라 94%입니다. 가동률은 당초 68%에서 "
    "86%로 정정합니다. 직원 수를 4,300명으로 잘못 적었습니다. 직원은 3,400명입니다. "
    "신제품은 7월이 아니라 8월에 나왔습니다.\n투자액은 2,500억 원으로 공시했으나, 이는 땅값을 더한 금액입니다. "
    "회사는 목표를 3,000억 원에서 3,300억 원으로 올렸습니다.",
    title="[정정] 라온정밀 실적",
)
ENGLISH = source(
    2,
    "Hanmaru won an order worth $640 million, not $460 million. An earlier version of this story said the deal "
    "covers 1,900 robots. Sales were incorrectly given as $2.1 billion.",
)
TOLD = Shelf([CORRECTION, ENGLISH])


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("라온정밀의 영업이익은 1,820억 원[1]입니다.", "1,820억 원"),
        ("영업이익은 176%[1] 늘었습니다.", "176%"),
        ("라온정밀의 가동률은 68%[1]입니다.", "68%"),
        ("라온정밀의 직원은 4,300명[1]입니다.", "4,300명"),
        ("신제품은 7월[1]에 나왔습니다.", "7월"),
        ("한마루의 주문은 4억 6,000만 달러[2]입니다.", "4억 6,000만 달러"),
        ("한마루의 로봇은 1,900대[2]입니다.", "1,900대"),
        ("한마루의 매출은 21억 달러[2]입니다.", "21억 달러"),
    ],
)
def test_a_figure_that_its_source_takes_back_is_no_evidence(text: str, figure: str) -> None:
    entry = only(text, figure, TOLD)
    assert entry.verdict is Verdict.ELSEWHERE
    assert entry.said_by == frozenset()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("라온정밀의 영업이익은 1,280억 원[1]입니다.", "1,280억 원"),
        ("라온정밀의 가동률은 86%[1]입니다.", "86%"),
        ("라온정밀의 직원은 3,400명[1]입니다.", "3,400명"),
        ("신제품은 8월[1]에 나왔습니다.", "8월"),
        ("땅값을 더하면 투자액은 2,500억 원[1]입니다.", "2,500억 원"),
        ("목표는 3,000억 원[1]에서 올랐습니다.", "3,000억 원"),
        ("한마루의 주문은 6억 4,000만 달러[2]입니다.", "6억 4,000만 달러"),
        ("신문은 영업이익을 1,820억 원[1]으로 보도했다가 바로잡았습니다.", "1,820억 원"),
    ],
)
def test_what_replaces_it_is_and_so_is_a_draft_that_tells_of_the_correction(text: str, figure: str) -> None:
    assert only(text, figure, TOLD).verdict is Verdict.EXACT


def test_nothing_is_worked_out_of_what_was_taken_back() -> None:
    first = source(1, "매출은 당초 9,100억 원에서 9,400억 원으로 정정한다. 지난해 매출은 8,000억 원이다.")
    text = "매출은 지난해 8,000억 원[1]보다 {}[1] 늘었습니다."
    assert only(text.format("1,100억 원"), "1,100억 원", Shelf([first])).verdict is Verdict.NONE
    assert only(text.format("1,400억 원"), "1,400억 원", Shelf([first])).verdict is Verdict.DERIVED


def test_one_word_in_common_is_not_enough_to_cite_another_source() -> None:
    shelf = Shelf(
        [
            source(1, "감독원은 정리 계획을 내지 않은 12곳을 현장 점검한다."),
            source(2, "감독원에 따르면 회생절차를 신청한 건설사는 14곳이다."),
        ]
    )
    wrong = only("감독원은 정리 계획을 내지 않은 14곳[1]을 점검합니다.", "14곳", shelf)
    assert (wrong.verdict, wrong.said_by) == (Verdict.ELSEWHERE, frozenset())
    right = only("회생절차를 신청한 건설사는 14곳[1]입니다.", "14곳", shelf)
    assert (right.verdict, right.said_by) == (Verdict.ELSEWHERE, frozenset([2]))
