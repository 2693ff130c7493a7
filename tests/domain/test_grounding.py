"""Figures of a text are found in its sources, or said not to be."""

from datetime import UTC, datetime

import pytest

from domain.grounding import Entry, Shelf, Verdict, ledger_of_text
from domain.sources import Source


def source(number: int, text: str, title: str = "기사", day: str = "2026-11-20") -> Source:
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Source(
        number=number,
        url=f"https://example.com/{number}",
        outlet="가람경제",
        title=title,
        published=published,
        text=text,
    )


CHIPS = source(
    1,
    "누리반도체가 3분기 매출 9조 4,512억 원, 영업이익 2조 1,987억 원을 기록했다고 20일 공시했다. "
    "매출은 지난해 같은 기간보다 18.4%, 영업이익은 63.7% 늘었다. 영업이익률은 23.3%로 전 분기보다 "
    "4.1%포인트 높아졌다.\n"
    "내년 설비투자는 올해 11조 원에서 14조 원으로 늘린다. 상자 무게는 20kg이다. 스타트업에는 20억~50억달러를 쓴다.",
)
RIVAL = source(2, "다온메모리의 3분기 영업이익은 8,430억 원으로 12.9% 줄었다. 낸드 가동률은 59%다.")
ENGLISH = source(
    3,
    "Nuri Semiconductor plans to spend $9.6 billion next year. Rival Daon Memory reported a profit margin "
    "of 17.8 percent. Shares fell 4.2 percent on Nov. 18 after a 25 basis point cut.",
    title="Chip makers report",
)
SHELF = Shelf([CHIPS, RIVAL, ENGLISH])


def only(text: str, figure: str, shelf: Shelf = SHELF) -> Entry:
    (entry,) = [one for one in ledger_of_text(text, shelf) if one.figure.text == figure]
    return entry


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("누리반도체의 매출은 9조 4,512억 원[1]입니다.", "9조 4,512억 원", Verdict.EXACT),
        ("영업이익은 2조1천987억원[1]이에요.", "2조1천987억원", Verdict.EXACT),
        ("영업이익은 약 2조 2,000억 원[1]이에요.", "2조 2,000억 원", Verdict.ROUNDED),
        ("영업이익률은 23%[1]예요.", "23%", Verdict.ROUNDED),
        ("영업이익률은 24%[1]예요.", "24%", Verdict.NONE),
        ("낸드 가동률은 약 60%[2]예요.", "60%", Verdict.ROUNDED),
        ("매출은 9조 4,512억 달러[1]입니다.", "9조 4,512억 달러", Verdict.NONE),
        ("영업이익률은 4.1%[1] 높아졌어요.", "4.1%", Verdict.NONE),
        ("영업이익률은 4.1%p[1] 높아졌어요.", "4.1%p", Verdict.EXACT),
        ("상자 무게는 20톤[1]입니다.", "20톤", Verdict.NONE),
        ("상자 무게는 20㎏[1]입니다.", "20㎏", Verdict.EXACT),
        ("영업이익은 9조 4,512억 원[1]입니다.", "9조 4,512억 원", Verdict.ELSEWHERE),
        ("매출은 63.7%[1] 늘었습니다.", "63.7%", Verdict.ELSEWHERE),
        ("영업이익은 63.7%[1] 줄었습니다.", "63.7%", Verdict.ELSEWHERE),
        ("다온메모리의 영업이익은 8,430억 원[1]입니다.", "8,430억 원", Verdict.ELSEWHERE),
        ("중국 시장은 50억 달러[1] 규모입니다.", "50억 달러", Verdict.ELSEWHERE),
        ("스타트업에는 20억~50억 달러[1]를 씁니다.", "20억~50억 달러", Verdict.EXACT),
        ("올해 설비투자 11조 원에서 내년에는 3조 원[1]이 늘어나요.", "3조 원", Verdict.DERIVED),
        ("내년에 96억 달러[3]를 씁니다.", "96억 달러", Verdict.EXACT),
        ("누리반도체의 이익률은 17.8%[3]였습니다.", "17.8%", Verdict.ELSEWHERE),
        ("다온메모리의 이익률은 17.8%[3]였습니다.", "17.8%", Verdict.EXACT),
        ("주가는 11월 18일[3] 떨어졌습니다.", "11월 18일", Verdict.EXACT),
        ("금리를 0.25%포인트[3] 내렸습니다.", "0.25%포인트", Verdict.EXACT),
        ("11월 20일[1] 공시입니다.", "11월 20일", Verdict.EXACT),
        ("배당은 주당 1,450원[1]입니다.", "1,450원", Verdict.NONE),
    ],
)
def test_a_figure_gets_its_verdict(text: str, figure: str, verdict: Verdict) -> None:
    entry = only(text, figure)
    assert entry.verdict is verdict, entry
    assert (entry.source is None, entry.sentence == "") == ((verdict is Verdict.NONE),) * 2


def test_the_sentence_of_the_source_is_shown() -> None:
    entry = only("낸드 가동률은 59%[2]예요.", "59%")
    assert (entry.source, entry.sentence) == (2, "낸드 가동률은 59%다.")


def test_a_derived_figure_shows_its_working() -> None:
    entry = only("매출과 영업이익의 차이는 7조 2,525억 원[1]이에요.", "7조 2,525억 원")
    assert entry.working == "9조 4,512억 원 − 2조 1,987억 원 = 7조 2,525억 원"


def test_nothing_is_worked_out_without_a_word_for_it() -> None:
    assert only("영업이익은 7조 2,525억 원[1]입니다.", "7조 2,525억 원").verdict is Verdict.NONE


def test_a_figure_that_is_cited_wrong_says_who_tells_it() -> None:
    entry = only("다온메모리의 영업이익은 8,430억 원[1]입니다.", "8,430억 원")
    assert (entry.marked, entry.said_by, entry.source) == (frozenset([1]), frozenset([2]), 2)


def test_without_a_mark_of_its_own_a_figure_takes_those_of_its_paragraph() -> None:
    entries = ledger_of_text("영업이익률은 23.3%이고 가동률은 59%예요.[2]", SHELF)
    assert [(one.marked, one.verdict) for one in entries] == [
        (frozenset([2]), Verdict.ELSEWHERE),
        (frozenset([2]), Verdict.EXACT),
    ]


def test_without_sources_nothing_is_confirmed() -> None:
    entries = ledger_of_text("3분기 매출은 9조 원, H200은 2배예요.", Shelf([]))
    assert [one.figure.text for one in entries] == ["3분기", "9조 원", "H200", "2배"]
    assert {one.verdict for one in entries} == {Verdict.NONE}


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "# 제목\n\n1. 첫 줄은 23.3%[1]\n*   **매출 9조 4,512억 원**[1]\n"
    entries = ledger_of_text(text, SHELF)
    assert [text[one.offset : one.offset + len(one.figure.text)] for one in entries] == ["23.3%", "9조 4,512억 원"]


def test_a_storys_day_and_the_drafts_may_differ() -> None:
    shelf = Shelf([source(1, "표결은 28일에 있다.", day="2026-11-20")])
    assert only("표결은 11월 28일[1]입니다.", "11월 28일", shelf).verdict is Verdict.EXACT
    assert only("표결은 12월 28일[1]입니다.", "12월 28일", shelf).verdict is not Verdict.EXACT


@pytest.mark.parametrize(
    ("told", "claim", "figure"),
    [
        ("김밥은 3천723원, 자장면은 7천654원이다.", "김밥은 7,654원[1]이에요.", "7,654원"),
        ("산업용 요금은 182.7원으로 주택용보다 25.8원 비싸다.", "주택용 요금은 182.7원[1]이에요.", "182.7원"),
        ("리튬 가격은 9.8% 올랐다. 니켈은 1만5천 달러다.", "니켈 가격은 9.8%[1] 올랐어요.", "9.8%"),
        ("HBM4 출하량은 2.4배로 늘었다.", "HBM3 출하량은 2.4배[1]가 됐어요.", "2.4배"),
        ("무역수지는 60억 달러 흑자다.", "무역수지는 60억 달러[1] 적자예요.", "60억 달러"),
        ("4분기 매출은 5조 원이다.", "연간 매출은 5조 원[1]이에요.", "5조 원"),
        ("8월에는 4조 원, 9월에는 2조 원 늘었다.", "9월에는 4조 원[1] 늘었어요.", "4조 원"),
    ],
)
def test_the_same_number_of_another_thing_is_elsewhere(told: str, claim: str, figure: str) -> None:
    entry = only(claim, figure, Shelf([source(1, told)]))
    assert (entry.verdict, entry.source) == (Verdict.ELSEWHERE, 1)
