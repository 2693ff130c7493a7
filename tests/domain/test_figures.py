"""Figures are read out of running text with their value, unit and mode."""

import itertools
from datetime import date
from decimal import Decimal

import pytest

from domain.figures import Figure, Kind, Mode, read

DAY = date(2026, 11, 20)


def one(text: str) -> Figure:
    (figure,) = read(text, published=DAY)
    return figure


def told(text: str) -> list[str]:
    return [figure.text for figure in read(text, published=DAY)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2,200억 원", 220_000_000_000, "won"),
        ("2천200억원", 220_000_000_000, "won"),
        ("2200억 원", 220_000_000_000, "won"),
        ("이천이백억 원", 220_000_000_000, "won"),
        ("220 billion won", 220_000_000_000, "won"),
        ("２,２００억 원", 220_000_000_000, "won"),
        ("1천269조4천억 원", 1_269_400_000_000_000, "won"),
        ("2조 1,987억 원", 2_198_700_000_000, "won"),
        ("8천15억 원", 801_500_000_000, "won"),
        ("134억7천만달러", 13_470_000_000, "dollar"),
        ("134.7억 달러", 13_470_000_000, "dollar"),
        ("$9.6 billion", 9_600_000_000, "dollar"),
        ("US$1.2bn", 1_200_000_000, "dollar"),
        ("€40 million", 40_000_000, "euro"),
        ("₩3,500", 3_500, "won"),
        ("21조 3,000억 엔", 21_300_000_000_000, "yen"),
        ("71.5위안", "71.5", "yuan"),
        ("2만3,545.90", "23545.90", ""),
        ("4,098.55", "4098.55", ""),
        ("41.37포인트", "41.37", "pt"),
        ("3.2%", "3.2", "%"),
        ("삼십 퍼센트", 30, "%"),
        ("3.2 percent", "3.2", "%"),
        ("0.25%포인트", "0.25", "%p"),
        ("0.25%p", "0.25", "%p"),
        ("25bp", "0.25", "%p"),
        ("25 basis points", "0.25", "%p"),
        ("3.2 percentage points", "3.2", "%p"),
        ("17만4천㎥", 174_000, "m3"),
        ("620㎞", 620, "km"),
        ("20㎏", 20, "kg"),
        ("2만1천t", 21_000, "ton"),
        ("10.4 gigawatt-hours", "10.4", "GWh"),
        ("2나노", 2, "nm"),
        ("세 배", 3, "배"),
        ("2.4배", "2.4", "배"),
        ("여덟 척", 8, "척"),
        ("두 가지", 2, "가지"),
        ("3만1,204명", 31_204, "명"),
        ("7,500 seasonal workers", 7_500, "명"),
        ("14 analysts", 14, "명"),
        ("300만 주", 3_000_000, "주"),
        ("128주", 128, "week"),
        ("석 달", 3, "month"),
        ("3년 6개월", 42, "month"),
        ("이틀", 2, "day"),
        ("열흘", 10, "day"),
        ("50일 만에", 50, "day"),
        ("18분", 18, "minute"),
        ("Ten-year", 10, "year"),
        ("오후 3시 30분", 930, "minute of day"),
        ("경쟁률 25대 1", 25, "대 1"),
    ],
)
def test_an_amount_is_read(text: str, value: int | str, unit: str) -> None:
    figure = one(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2026년 11월 18일", 20261118, "day"),
        ("2026-11-18", 20261118, "day"),
        ("2026.11.18.", 20261118, "day"),
        ("11-18 종가", 20261118, "day"),
        ("Nov. 18", 20261118, "day"),
        ("18 November 2026", 20261118, "day"),
        ("18일 밝혔다", 20261118, "day"),
        ("28일 열린다", 20261128, "day"),
        ("지난 28일 열렸다", 20261028, "day"),
        ("오는 3일", 20261203, "day"),
        ("지난달 8일", 20261008, "day"),
        ("내달 18일", 20261218, "day"),
        ("1월 6일", 20270106, "day"),
        ("October 2021", 202110, "month"),
        ("지난해 12월", 202512, "month"),
        ("10월", 202610, "month"),
        ("2031년", 2031, "year"),
        ("in 2031", 2031, "year"),
        ("3분기", 20263, "quarter"),
        ("지난해 4분기", 20254, "quarter"),
        ("third-quarter", 20263, "quarter"),
        ("Q3 2025", 20253, "quarter"),
    ],
)
def test_a_date_is_told_from_the_storys_day(text: str, value: int, unit: str) -> None:
    figure = one(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20억~50억 달러", 2_000_000_000, 5_000_000_000),
        ("2~3조 원", 2_000_000_000_000, 3_000_000_000_000),
        ("7~9%", 7, 9),
        ("3만~7만 원", 30_000, 70_000),
        ("3.75 to 4.00 percent", "3.75", "4.00"),
        ("12월 15~17일", 20261215, 20261217),
    ],
)
def test_a_range_has_two_ends(text: str, low: int | str, high: int | str) -> None:
    figure = one(text)
    assert (figure.value, figure.high, figure.mode) == (Decimal(low), Decimal(high), Mode.RANGE)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("약 600명", Mode.APPROX),
        ("600여 명", Mode.APPROX),
        ("30%가량", Mode.APPROX),
        ("about 70 percent", Mode.APPROX),
        ("134조 원을 넘었다", Mode.AT_LEAST),
        ("more than 7,500 workers", Mode.AT_LEAST),
        ("최대 580만 원", Mode.AT_MOST),
        ("50만 원 이하", Mode.AT_MOST),
        ("1,430원대로", Mode.BAND),
        ("4,100선을", Mode.LEVEL),
        ("2,200억 원을", Mode.EXACT),
    ],
)
def test_a_mode_is_told_from_the_words_around(text: str, mode: Mode) -> None:
    assert one(text).mode is mode


@pytest.mark.parametrize("text", ["H200", "HBM4", "HBM3E", "B200", "GPT-5.1", "RTX 5090", "5G", "빅4", "B737-8"])
def test_a_name_with_a_number_is_a_figure(text: str) -> None:
    assert one(f"'{text}'입니다").kind is Kind.NAME


@pytest.mark.parametrize(
    "text",
    [
        "첫째, 둘째, 셋째",
        "두 번째는 추론입니다",
        "한 번 더, 한 곳에서",
        "S&P 500과 코스피200",
        "nearly doubled",
        "https://example.com/2026/11/20/315",
        "수천억 원대 투자는 몇 년 뒤",
        "오늘도 세계는 이렇게 사이좋게",
    ],
)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "약 **2,200억 원**을",
        "약 2,200억 원[1]을",
        "약 2,200억 원⚠을",
        "약 **2,200억** 원[1][2]을",
        "[화면: 약 2,200억 원]",
    ],
)
def test_marks_do_not_disturb_and_places_count_in_the_text_given(text: str) -> None:
    figure = one(text)
    assert (figure.value, figure.mode) == (Decimal(220_000_000_000), Mode.APPROX)
    assert text[figure.start : figure.end] == figure.text
    assert figure.text.replace("**", "") == "2,200억 원"


def test_figures_come_in_their_order_and_never_overlap() -> None:
    text = "코스피는 24일 41.37포인트(1.02%) 오른 4,098.55에, 환율은 1,431.2원에 마감했다."
    figures = read(text, published=DAY)
    assert [figure.text for figure in figures] == ["24일", "41.37포인트", "1.02%", "4,098.55", "1,431.2원"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(figures))


def test_a_minus_belongs_to_the_value() -> None:
    assert one("대미 수출(-16.2%)").value == Decimal("-16.2")


def test_a_law_is_no_money() -> None:
    assert one("법 122조에 따라").kind is Kind.BARE


def test_without_a_day_a_bare_day_stays_a_day() -> None:
    (figure,) = read("28일 열린다")
    assert (figure.value, figure.unit, figure.loose) == (Decimal(28), "day", True)
