"""The look before publishing: what changed in the sources, and which figures have aged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.drafts import Draft
from domain.sources import Outcome, Reading, Source
from tests.writing.sourced import CLOSE, NOW, PLANT, assignment, draft, source
from writing.rechecking import Now, Report, recheck

BODY = "코스피는 4,012.35[1]에 마감했고, 모난전기는 전지 공장에 3,400억 원[2]을 들인다."


class Site:
    """Answers with the readings that it is given, in their order."""

    def __init__(self, *readings: Reading) -> None:
        self._readings = readings

    async def read(self, urls: Sequence[str]) -> tuple[Reading, ...]:
        assert len(urls) == len(self._readings)
        return self._readings


def read(found: Source) -> Reading:
    return Reading(url=found.url, outcome=Outcome.READ, source=found)


SOURCES = (source(1, CLOSE, title="코스피 마감"), source(2, PLANT))


async def report(*readings: Reading, days: int = 0, written: Draft | None = None) -> Report:
    written = written or draft(BODY)
    return await recheck(Site(*readings), assignment(written, *SOURCES), written, NOW + timedelta(days=days))


@pytest.mark.asyncio
async def test_nothing_to_say_where_nothing_changed() -> None:
    found = await report(*map(read, SOURCES))
    assert found.clean


@pytest.mark.asyncio
async def test_a_changed_figure_is_named_in_the_draft_s_own_words() -> None:
    new = replace(SOURCES[1], text=PLANT.replace("3,400", "4,300"))
    found = await report(read(SOURCES[0]), read(new))
    assert [item.now for item in found.looked] == [Now.SAME, Now.CHANGED]
    assert found.looked[1].lost == ("3,400억 원",)
    assert not found.clean


@pytest.mark.asyncio
async def test_a_correction_and_a_page_that_is_gone_are_told_apart() -> None:
    corrected = replace(SOURCES[0], title="[정정] 코스피 마감")
    gone = Reading(url=SOURCES[1].url, outcome=Outcome.UNREACHABLE, detail="404")
    found = await report(read(corrected), gone)
    assert [item.now for item in found.looked] == [Now.CORRECTED, Now.GONE]
    assert found.looked[1].lost == ()


@pytest.mark.asyncio
async def test_the_figure_of_a_moment_ages_and_a_plan_does_not() -> None:
    found = await report(*map(read, SOURCES), days=2)
    assert [(item.words, item.days) for item in found.aged] == [("4,012.35", 2)]
    assert not found.clean
