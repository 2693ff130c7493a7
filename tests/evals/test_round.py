"""One topic all the way: what is printed is what the desk did."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.grounding import Shelf, ledger
from domain.parts import Part, PartKind
from tests.evals import measures, recorded, report
from tests.evals.measures import Fate
from tests.evals.newsroom import topics
from tests.evals.pipeline import Run, newsdesk
from tests.evals.recorded import LABEL, Recorded
from tests.evals.report import Row

pytestmark = pytest.mark.asyncio(loop_scope="module")

(TOPIC,) = topics(["games"])
ANSWERS = recorded.load(TOPIC.name)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def run(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Run]:
    folder: Path = tmp_path_factory.mktemp("evals")
    async with newsdesk(folder, may_ask=False) as desk:
        yield await desk.write(TOPIC, ANSWERS)


@pytest.fixture(scope="module")
def row(run: Run) -> Row:
    return report.row(run, ANSWERS)


async def test_the_articles_reach_the_draft_in_their_order_and_whole(run: Run) -> None:
    assert run.problem == ""
    assert [source.text.split() for source in run.assignment.sources] == [a.text.split() for a in TOPIC.articles]
    assert [source.published for source in run.assignment.sources] == [a.published for a in TOPIC.articles]
    assert [source.number for source in run.assignment.sources] == [a.number for a in TOPIC.articles]


async def test_before_is_as_recorded_and_after_is_the_stored_draft(run: Run) -> None:
    assert run.before is not None
    assert run.after is not None
    for mistake in ANSWERS.mistakes:
        assert mistake.words in measures.text_of(run.before, mistake.where)
    assert measures.is_whole(run.before)
    assert measures.is_whole(run.after)


async def test_what_points_at_a_mistake_stands_with_it(row: Row) -> None:
    found = {mistake.kind: {flag.why for flag in flags} for mistake, flags, _ in row.seeded}
    assert "figure" in found["corrected figure"]
    assert "wording" in found["planted order"]
    assert not any(flag in report.stray_flags(row) for _, flags, _ in row.seeded for flag in flags)


async def test_every_mistake_has_an_end_and_what_is_mended_is_gone(row: Row) -> None:
    assert row.run.after is not None
    for mistake, _, end in row.seeded:
        stands = mistake.words in measures.text_of(row.run.after, mistake.where)
        assert (end is Fate.MENDED) is not stands


async def test_traps_are_told_by_the_text_that_fell(row: Row) -> None:
    assert {trap.kind for trap in row.traps_before} == {"correction", "misattributed quote", "planted order"}


async def test_the_page_says_that_nobody_was_asked_and_what_that_means_for_cost(row: Row) -> None:
    page = report.page([row], live=False)
    assert LABEL in page
    assert "USD: unknown" in page
    assert f"| {TOPIC.name} | 3/3 |" in page
    assert all(f"| {mistake.kind} |" in page for mistake in ANSWERS.mistakes)
    assert page.count("\n## ") == 6
    assert "seeded" not in report.page([replace(row, seeded=())], live=True).partition("## Findings")[2]


async def test_a_draft_that_failed_has_a_row_that_says_why(run: Run) -> None:
    unwritten = replace(run.assignment, blog=None, script=None, plan=None, markdown=None)
    failed = replace(run, assignment=unwritten, before=None, after=None, problem="ModelFailure: busy")
    page = report.page([report.row(failed, ANSWERS)], live=False)
    assert "no draft: ModelFailure: busy" in page


async def test_calls_for_repair_are_counted_with_the_rest(run: Run) -> None:
    kinds = [used.task for used in run.used]
    assert kinds[:1] == ["plan"]
    assert {"blog", "script"} <= set(kinds)
    assert sum(used.requests for used in run.used) == len(kinds)
    assert min(run.characters) > 1000


def _measured(draft: Draft, assignment: Assignment, answers: Recorded) -> measures.Measured:
    return measures.measured(draft, assignment.sources, answers.script, answers.plan.search_phrase)


async def test_a_damaged_figure_lowers_what_is_confirmed(run: Run) -> None:
    assert run.before is not None
    section = Part(PartKind.SECTION, 1)
    text = run.before.text_of(section)
    worse = run.before.with_text(section, text.replace("4,620억 원", "4,820억 원"))
    before, after = (_measured(draft, run.assignment, ANSWERS) for draft in (run.before, worse))
    assert after.confirmed == before.confirmed - 1
    assert len(after.entries) == len(before.entries)


async def test_a_spoken_line_rests_on_the_sources_of_its_beat(run: Run) -> None:
    assert run.before is not None
    rests = measures.rests_of(ANSWERS.script)
    entries = ledger(run.before, Shelf(run.assignment.sources), rests)
    spoken = [
        entry for entry in entries if entry.part == Part(PartKind.SCENE, 1) and "3조 1,400억" in entry.figure.text
    ]
    assert [entry.marked for entry in spoken] == [frozenset({3})]
