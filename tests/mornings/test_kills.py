"""A morning of a hundred readers with three kills; `python -m tests.mornings` does the same with more."""

from pathlib import Path

import pytest

from tests.mornings.page import breaches, page
from tests.mornings.run import Pace, run


@pytest.mark.asyncio
async def test_a_morning_with_three_kills_loses_nobody_and_is_written_once(tmp_path: Path) -> None:
    outcome = await run(tmp_path, kills=3, readers=100, seed=7, pace=Pace(bot=100, server=120))
    assert breaches(outcome) == []
    found = outcome.audit
    assert found.holds
    assert (outcome.kills, outcome.mornings, found.slots) == (3, 1, 100)
    assert found.delivered + found.blocked == 100
    assert found.blocked > 0
    assert found.keys == found.written == 5
    assert found.doubled <= found.in_doubt <= found.in_flight
    assert "| lost | 0 |" in page(outcome, "python -m tests.mornings --kills 3")
