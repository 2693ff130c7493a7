"""The rule about crashes, with three kills; `python -m tests.chaos` does the same with more."""

from pathlib import Path

import pytest

from tests.chaos.page import breaches, page
from tests.chaos.run import run


@pytest.mark.asyncio
async def test_three_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    outcome = await run(tmp_path, kills=3, seed=7)
    assert breaches(outcome) == []
    assert outcome.audit.holds
    assert len(outcome.moments) == outcome.kills == 3
    assert outcome.orderly_stops == 1
    assert outcome.audit.doubled_in_chat <= outcome.audit.in_doubt <= outcome.audit.in_flight
    # What was killed in the middle of a question has to ask it again, and nothing else has.
    assert outcome.requests.total() > 10
    assert "| lost | 0 |" in page(outcome, "python -m tests.chaos --kills 3 --seed 7")
