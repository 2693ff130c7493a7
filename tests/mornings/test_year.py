"""Five weeks of the simulated year; `python -m tests.mornings.year` lives through all of it."""

from pathlib import Path

import pytest

from tests.mornings.year import ZONES, lived, spring


@pytest.mark.asyncio
async def test_spring_brings_every_slot_once_or_reports_it_missed(tmp_path: Path) -> None:
    found = await lived(tmp_path, spring())
    assert found.problems == []
    assert found.slots > 20 * len(ZONES)
    assert found.sent + found.missed == found.slots
    assert 0 < found.missed < 5 * len(ZONES)
