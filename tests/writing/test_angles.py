"""The light in which a story is told: asked of the plan, and of nothing else."""

from dataclasses import replace

import pytest

from tests.writing.llm_bench import PLAN, brief
from writing import asking
from writing.slate import Angle


@pytest.mark.parametrize("angle", Angle)
def test_the_plan_is_told_the_angle_and_other_drafts_are_not(angle: Angle) -> None:
    turned = replace(brief(), angle=angle)
    plain, told = asking.for_plan(brief()), asking.for_plan(turned)
    assert "<angle>\n" in told.message
    assert "<angle>\n" not in plain.message
    assert told.rules == plain.rules
    # What comes first is the same, so that the provider's cache still hits.
    assert told.message.startswith(plain.message.partition("<topic>")[0])
    assert asking.for_blog(turned, PLAN) == asking.for_blog(brief(), PLAN)


def test_every_angle_says_something_else() -> None:
    messages = {asking.for_plan(replace(brief(), angle=angle)).message for angle in Angle}
    assert len(messages) == len(Angle)
