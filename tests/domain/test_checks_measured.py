"""A small size of what docs/checks.md reports, and of what `python -m tests.fuzz` and the benchmark run."""

import pytest

from domain.checks import NEED_SOURCES, Rule
from tests import fuzz
from tests.bench_document import SIZE, median, sized
from tests.checks_report import TOLD, Row, measured, table
from tests.domain.clean import told, written
from tests.domain.mutations import MUTATIONS


@pytest.fixture(scope="module", name="rows")
def _rows() -> tuple[Row, ...]:
    return measured(40)


def test_every_rule_finds_what_was_broken_and_leaves_clean_drafts_alone(rows: tuple[Row, ...]) -> None:
    assert set(MUTATIONS) == set(Rule) - NEED_SOURCES
    assert [row.name for row in rows] == ["layout", *MUTATIONS]
    assert all(row.broken >= 20 for row in rows)
    assert [row.name for row in rows if row.detection < 95] == []
    assert [row.name for row in rows if row.false_alarms > 2] == []


def test_the_table_counts(rows: tuple[Row, ...]) -> None:
    row = Row(name="count", broken=40, detected=39, clean=50, alarms=1)
    assert table([row]).splitlines()[-1] == "| count | 40 | 39 | 97.5 % | 50 | 2.0 % |"
    assert all(each.clean >= 44 for each in rows)


def test_clean_drafts_are_many_and_in_both_languages() -> None:
    assert TOLD >= 40
    languages = [clean.draft.language for clean in written()]
    assert {languages.count(language) for language in languages} == {2}
    assert len({told(seed).draft.blog.takeaways for seed in range(40)}) == 40


@pytest.mark.parametrize("check", [fuzz.round_trip, fuzz.edit, fuzz.random_damage])
def test_fuzz_finds_nothing(check: fuzz.Check) -> None:
    assert fuzz.failures(check, 100) == []


def test_benchmark_measures_a_draft_of_the_example_size() -> None:
    markdown = sized()
    assert len(markdown) >= SIZE
    # Far above the target, which `python -m tests.bench_document` holds on a quiet machine.
    assert 0 < median(markdown, 5) < 200
