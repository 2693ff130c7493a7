"""Times of day in people's words."""

from datetime import time

import pytest

from domain.times_of_day import find_time, read_time


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("07:45", time(7, 45)),
        ("7:45", time(7, 45)),
        ("0:00", time(0, 0)),
        ("23:59", time(23, 59)),
        ("7시", time(7, 0)),
        ("7시45분", time(7, 45)),
        ("7시 반", time(7, 30)),
        ("오전 7시 반", time(7, 30)),
        ("아침 7시", time(7, 0)),
        ("오후 3:30", time(15, 30)),
        ("저녁 8시 5분", time(20, 5)),
        ("밤 11시", time(23, 0)),
        ("밤 12시", time(0, 0)),
        ("밤 1시", time(1, 0)),
        ("낮 12시", time(12, 0)),
        ("오후 15시", time(15, 0)),
        ("일곱 시 반", time(7, 30)),
        ("열두시", time(12, 0)),
        ("정오", time(12, 0)),
        ("midnight", time(0, 0)),
        ("7:45 am", time(7, 45)),
        ("7:45PM", time(19, 45)),
        ("7 p.m.", time(19, 0)),
        ("12am", time(0, 0)),
        ("12 pm", time(12, 0)),
        ("7", None),
        ("아침", None),
        ("", None),
        ("3시간", None),
        ("7시장", None),
        ("12:30:15", None),
        ("1.7:45", None),
    ],
)
def test_what_is_a_time(words: str, at: time | None) -> None:
    assert read_time(words) == at


@pytest.mark.parametrize(
    "words", ["25:00", "24:00", "7:60", "7:5", "100:00", "7시 75분", "25시", "오전 13시", "13 am", "7:450"]
)
def test_a_time_that_no_clock_shows_is_found_and_is_none(words: str) -> None:
    told = find_time(f"{words} 금리")
    assert told is not None
    assert (told.at, told.words) == (None, words)
    assert read_time(words) is None


@pytest.mark.parametrize(
    ("line", "words", "rest"),
    [
        ("7시 반도체", "7시", "|반도체"),
        ("7시반 AI", "7시반", "|AI"),
        ("AI 07:45에 평일", "07:45에", "AI|평일"),
        ("매일 아침 7시 AI", "아침 7시", "매일|AI"),
        ("S&P 500 7pm", "7pm", "S&P 500|"),
        ("7:45 a.m. chips", "7:45 a.m.", "|chips"),
        ("7:45 amazon", "7:45", "|amazon"),
    ],
)
def test_a_time_is_found_among_other_words(line: str, words: str, rest: str) -> None:
    told = find_time(line)
    assert told is not None
    assert told.words == words
    assert f"{line[: told.start].strip()}|{line[told.end :].strip()}" == rest
