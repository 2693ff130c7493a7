"""A fraction has more digits than a number can be cut to: that is no reason to break."""

from decimal import Decimal

import pytest

from domain.figures import read
from domain.grounding.matching import rounds_to


@pytest.mark.parametrize(
    ("worked_out", "fits"),
    [(Decimal(13) / 7, False), (Decimal(1) / 33, True), (Decimal(5), False), (Decimal(0), False)],
)
def test_what_was_worked_out_is_held_against_a_fraction(worked_out: Decimal, *, fits: bool) -> None:
    (claim,) = read("에너지는 33분의 1로 줄었다.", published=None)
    assert rounds_to(worked_out, claim) is fits
