"""What is read aloud, and how long it takes."""

from itertools import pairwise
from pathlib import Path

import pytest

from domain.clock import format_clock, hangul, joined_ranges, parse_clock, seconds_of, spoken_lines, syllables
from domain.language import Language
from domain.layout import parse
from tests.domain.seeded import seeded_draft

EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"


def test_measured_facts_of_the_example() -> None:
    if not EXAMPLE.exists():
        pytest.skip("the example draft is not beside this checkout")
    draft = parse(EXAMPLE.read_bytes().decode())
    spoken = [spoken_lines(scene.body, Language.KO) for scene in draft.script.spoken]
    counts = [sum(map(hangul, lines)) for lines in spoken]
    assert counts == [152, 314, 341, 323, 184]
    assert hangul(spoken[3][0]) == 39
    planned = [scene.end - scene.start for scene in draft.script.spoken]
    rates = [round(count / seconds, 1) for count, seconds in zip(counts, planned, strict=True)]
    assert rates == [5.1, 5.2, 3.8, 5.4, 3.1]
    assert round(sum(counts) / sum(planned), 2) == 4.38
    assert sum(syllables(line, Language.KO) for lines in spoken for line in lines) == 1385


def test_only_marked_lines_and_numbered_points_are_read_aloud() -> None:
    body = (
        "**[화면: 표]**\n**[효과음: 딩동]**\n(대사) 첫 **말**입니다. **[자료화면: 지도]** 이어서.\n그냥 적은 줄\n\n"
        "1.  **[화면: 하나]** **[효과음: 뿅]** 하나입니다.\n2. 큐가 없는 점\n*   **[화면: 둘]** 불릿입니다."
        "\n(Line) English."
    )
    assert spoken_lines(body, Language.KO) == ("첫 말입니다. 이어서.", "하나입니다.")
    assert spoken_lines("**[Screen: x]**\n(Line) Two words.", Language.EN) == ("Two words.",)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("가나다", 3),
        ("2,200억", 5),
        ("10", 1),
        ("0", 1),
        ("2026년", 6),
        ("3.5%", 6),
        ("10000", 2),
        ("AI", 2),
        ("Nvidia", 2),
    ],
)
def test_korean_syllables(text: str, count: int) -> None:
    assert syllables(text, Language.KO) == count


@pytest.mark.parametrize(
    ("text", "count"), [("rate", 1), ("table", 2), ("The market", 3), ("15", 3), ("WWW", 9), ("b", 1)]
)
def test_english_syllables(text: str, count: int) -> None:
    assert syllables(text, Language.EN) == count


def test_clock_reads_what_it_writes() -> None:
    for seconds in (0, 59, 60, 599, 600, 3_600, 59_999):
        assert parse_clock(format_clock(seconds)) == seconds
    for text in ("0:60", "00:10", "1:5", "-1:00", "1:00:00", "१:00", "1000:00", ""):
        with pytest.raises(ValueError, match=r".*"):
            parse_clock(text)


def test_ranges_join_and_rounding_does_not_add_up() -> None:
    ranges = joined_ranges([0.6] * 100)
    assert ranges[0] == (0, 1)
    assert ranges[-1][1] == 60
    assert all(one[1] == other[0] for one, other in pairwise(ranges))


def test_retimed_ranges_are_the_time_of_the_words() -> None:
    for seed in range(100):
        draft = seeded_draft(seed)
        for pace in (2.0, 6.5):
            script = draft.retimed(pace).script
            for scene in script.spoken:
                assert abs(scene.end - scene.start - seconds_of(scene.body, draft.language, pace)) <= 1
            assert [scene.body for scene in script.spoken] == [scene.body for scene in draft.script.spoken]
