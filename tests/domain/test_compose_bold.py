"""A bold figure with its source mark keeps its bold; only what reads as a cue loses it."""

import pytest

from domain.compose import line_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("매출은 **2,200억 원**[1]을 넘었다.", "매출은 **2,200억 원**[1]을 넘었다."),
        ("매출은 **2,200억 원[1]**을 넘었다.", "매출은 **2,200억 원[1]**을 넘었다."),
        ("**[화면: 그래프]** 매출이 늘었다.", "[화면: 그래프] 매출이 늘었다."),
        ("Sales **[Screen: a chart]** grew.", "Sales [Screen: a chart] grew."),
    ],
)
def test_bold_stays_unless_it_is_a_cue(raw: str, clean: str) -> None:
    assert line_text(raw) == clean
