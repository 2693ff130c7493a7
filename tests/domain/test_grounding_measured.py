"""The bounds below which the ledger must not fall on the labelled texts; docs/grounding.md has the figures."""

import pytest

from tests.grounding_report.measure import by_mutation, outcomes, scores
from tests.grounding_report.page import HELD_BACK, OPENED


def test_there_are_enough_labels() -> None:
    labelled = {name: sum(score.every for score in scores(name)) for name in (*OPENED, HELD_BACK)}
    assert sum(labelled.values()) >= 300
    assert labelled[HELD_BACK] >= 150


@pytest.mark.parametrize("name", [*OPENED, HELD_BACK])
def test_true_figures_are_accepted_and_false_ones_refused(name: str) -> None:
    true, false = scores(name)
    assert true.share >= 0.98, true
    assert false.share >= 0.95, false


@pytest.mark.parametrize("name", [*OPENED, HELD_BACK])
def test_every_label_is_read_and_nothing_beside(name: str) -> None:
    assert [one.label for one in outcomes(name) if one.entry is None] == []
    assert [one.entry for one in outcomes(name) if one.label is None] == []


@pytest.mark.parametrize("name", [*OPENED, HELD_BACK])
def test_figures_made_false_are_refused(name: str) -> None:
    for kind, score in by_mutation(name).items():
        assert score.share >= (0.89 if kind == "unit" else 0.96), (kind, score)
