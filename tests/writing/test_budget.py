"""The till: what is reserved, settled and charged, on a real database, with requests to a fake Gemini."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from domain.errors import BudgetSpent, ModelFailure, ModelFailureReason
from storage.calls import Calls, Total
from storage.database import Database
from tests.fakes import gemini_steps as steps
from tests.fakes.gemini import FakeGemini
from tests.writing.llm_bench import PLAN, QUICK, Ear, brief, model
from writing.budget import Budget, Calendar, Limits
from writing.job import Job
from writing.llm import ModelWriter
from writing.prices import ASSUMED_OUTPUT, Tokens, counted, most_tokens, price
from writing.spending import Spending
from writing.till import Bill
from writing.usage import DESK, Payer, Used

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEOUL = ZoneInfo("Asia/Seoul")
ANN, BEN = 11, 22
NOON = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
FREE = Used(spec="google:x", task="plan")


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "chogo.db"
    Database(f"sqlite:///{path}").migrate()
    return path


@pytest_asyncio.fixture(loop_scope="module")
async def database(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path / "chogo.db")
    opened = Database(f"sqlite:///{tmp_path / 'chogo.db'}")
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_gemini() -> AsyncIterator[FakeGemini]:
    async with FakeGemini() as gemini:
        yield gemini


@pytest.fixture
def gemini(shared_gemini: FakeGemini) -> FakeGemini:
    shared_gemini.forget()
    return shared_gemini


def till(database: Database, clock: Clock, each: str | None = "1.00", desk: str | None = None) -> Budget:
    limits = Limits(each=Decimal(each) if each else None, desk=Decimal(desk) if desk else None)
    return Budget(database, Calendar(clock=clock, zone=SEOUL), limits)


def bill(budget: Budget, owner: int = ANN) -> Bill:
    return budget.bill(Payer(owner=owner), "google:x", "plan")


async def total(database: Database, owner: int | None = ANN) -> Total:
    async with database.read() as tx:
        return await Calls().total(tx, NOON - timedelta(days=60), NOON + timedelta(days=60), owner)


async def spend(budget: Budget, amount: str, owner: int = ANN) -> None:
    one = bill(budget, owner)
    await one.reserve(Decimal(amount))
    await one.settle(FREE, Decimal(amount))


async def somebody_waits(budget: Budget) -> None:
    while not budget._settled._waiters:
        await asyncio.sleep(0.001)


# Reserving


async def test_what_is_held_back_and_not_used_comes_free(database: Database, clock: Clock) -> None:
    budget = till(database, clock)
    first = bill(budget)
    await first.reserve(Decimal("0.9"))
    assert (await total(database)).reserved == 900_000_000
    await first.settle(FREE, Decimal("0.1"))
    assert ((await total(database)).reserved, (await total(database)).counted) == (0, 100_000_000)
    await bill(budget).reserve(Decimal("0.9"))


async def test_no_more_than_there_is(database: Database, clock: Clock) -> None:
    budget = till(database, clock)
    await spend(budget, "0.95")
    with pytest.raises(BudgetSpent) as caught:
        await bill(budget).reserve(Decimal("0.06"))
    assert (caught.value.budget, caught.value.spent, caught.value.needed) == (
        Decimal("1.00"),
        Decimal("0.95"),
        Decimal("0.06"),
    )
    assert (await total(database)).requests == 1
    await spend(budget, "0.05")


async def test_who_finds_it_held_back_waits_until_it_is_settled(database: Database, clock: Clock) -> None:
    budget = till(database, clock)
    first, second = bill(budget), bill(budget)
    await first.reserve(Decimal("0.9"))
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(second.reserve(Decimal("0.5")))
        await somebody_waits(budget)
        assert not waiting.done()
        await first.settle(FREE, Decimal("0.2"))
    assert ((await total(database)).counted, (await total(database)).reserved) == (200_000_000, 500_000_000)


async def test_who_waits_is_refused_once_it_turns_out_to_be_spent(database: Database, clock: Clock) -> None:
    budget = till(database, clock)
    first, second = bill(budget), bill(budget)
    await first.reserve(Decimal("0.9"))

    async def refused() -> None:
        with pytest.raises(BudgetSpent):
            await second.reserve(Decimal("0.5"))

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(refused())
        await somebody_waits(budget)
        await first.settle(FREE, Decimal("0.8"))


async def test_a_stop_between_reservation_and_request_holds_nothing_back(database: Database, clock: Clock) -> None:
    budget = till(database, clock)
    for turns in range(12):
        # The stop comes at another place each time: before, within and behind the transaction.
        task = asyncio.ensure_future(bill(budget).reserve(Decimal("0.9")))  # noqa: TID251
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        found = await total(database)
        assert (found.reserved, found.counted, found.requests) == (0, 0, 0)


async def test_one_persons_money_is_nobody_elses(database: Database, clock: Clock) -> None:
    budget = till(database, clock, desk="0.5")
    await spend(budget, "1.00")
    await spend(budget, "1.00", BEN)
    await spend(budget, "0.50", DESK)
    for owner in (ANN, BEN, DESK):
        with pytest.raises(BudgetSpent):
            await spend(budget, "0.01", owner)
    assert (await total(database, None)).counted == 2_500_000_000


async def test_a_day_is_the_desks_own(database: Database, clock: Clock) -> None:
    budget = till(database, clock)
    clock.now = datetime(2026, 11, 25, 14, 59, tzinfo=UTC)
    old = bill(budget)
    await old.reserve(Decimal("0.4"))
    await spend(budget, "0.6")
    clock.now = datetime(2026, 11, 25, 15, 1, tzinfo=UTC)
    await spend(budget, "1.00")
    # What began before midnight is paid from that day's money to its end.
    await old.settle(FREE, Decimal("0.4"))
    with pytest.raises(BudgetSpent):
        await old.reserve(Decimal("0.1"))
    spans = await Spending(database, budget).spans(ANN)
    assert (spans.today.counted, spans.week.counted, spans.month.counted) == (10**9, 2 * 10**9, 2 * 10**9)


async def test_without_a_limit_all_is_written_down(database: Database, clock: Clock) -> None:
    budget = till(database, clock, each=None)
    await spend(budget, "12.5")
    assert (await total(database)).counted == 12_500_000_000
    assert (await Spending(database, budget).of(ANN)).left is None


async def test_what_a_dead_process_held_back_is_charged(database: Database, clock: Clock) -> None:
    await bill(till(database, clock)).reserve(Decimal("0.9"))
    clock.now += timedelta(seconds=1)
    after = till(database, clock)
    assert await after.settle_left_open() == 1
    assert await after.settle_left_open() == 0
    found = await total(database)
    assert (found.reserved, found.counted, found.unmeasured) == (0, 900_000_000, 1)


# Requests


def paid(gemini: FakeGemini, budget: Budget, name: str = "google:gemini-3.8-flash") -> ModelWriter:
    job = Job(payer=Payer(owner=ANN, draft=7))
    return ModelWriter(models=[model(gemini, name)], patience=QUICK, till=budget, job=job, clock=budget.calendar.clock)


async def test_a_request_is_reserved_at_its_worst_and_settled_at_its_price(
    database: Database, clock: Clock, gemini: FakeGemini
) -> None:
    gate = gemini.hold()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(paid(gemini, till(database, clock)).plan(brief()))
        await gate.reached()
        held = await total(database)
        gate.release()
    # 16,000 tokens of an answer alone cost six cents.
    assert 60_000_000 < held.reserved < 70_000_000
    found = await total(database)
    usage = Tokens(input=found.input_tokens, output=found.output_tokens)
    assert found.input_tokens == 1000
    known = price("google:gemini-3.8-flash", usage, NOON)
    assert known is not None
    assert (found.cost_usd, found.charged_usd, found.reserved) == (known, known, 0)
    assert (found.requests, found.unmeasured, found.unpriced) == (1, 0, 0)


@pytest.mark.parametrize(
    ("step", "requests", "unmeasured"),
    [
        (steps.overloaded(), 4, 0),
        (steps.rate_limit(per_day=True), 1, 0),
        (steps.bad_key(), 1, 0),
        (steps.stream_error(), 4, 0),
        (steps.hang(), 1, 1),
        (steps.reset(), 4, 4),
        (steps.reset(300), 4, 4),
        (steps.not_json(), 3, 0),
        (steps.max_tokens(), 4, 0),
    ],
)
async def test_a_failure_is_charged_for_what_it_may_have_cost(
    database: Database, clock: Clock, gemini: FakeGemini, step: steps.Step, requests: int, unmeasured: int
) -> None:
    gemini.script(*[step] * 9)
    ours = replace(paid(gemini, till(database, clock)), patience=replace(QUICK, first_word=0.5))
    with pytest.raises(ModelFailure):
        await ours.blog(brief(), PLAN, Ear())
    found = await total(database)
    assert (found.requests, found.unmeasured, found.reserved) == (requests, unmeasured, 0)
    assert len(gemini.requests) == requests
    refused = found.input_tokens == 0 and not unmeasured
    assert (found.counted == 0) is refused
    assert found.counted >= found.cost + unmeasured * 60_000_000


async def test_a_cancelled_request_is_charged_and_settled(database: Database, clock: Clock, gemini: FakeGemini) -> None:
    gate = gemini.hold()
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(paid(gemini, till(database, clock)).blog(brief(), PLAN, Ear()))
        await gate.reached()
        task.cancel()
    gate.release()
    found = await total(database)
    assert (found.requests, found.unmeasured, found.reserved) == (1, 1, 0)
    assert found.counted > 60_000_000


async def test_a_request_that_cannot_be_paid_is_not_sent(database: Database, clock: Clock, gemini: FakeGemini) -> None:
    budget = till(database, clock, each="0.05")
    for ask in (paid(gemini, budget).plan(brief()), paid(gemini, budget).blog(brief(), PLAN, Ear())):
        with pytest.raises(BudgetSpent):
            await ask
    assert not gemini.requests


async def test_a_repair_that_cannot_be_paid_is_not_sent_either(
    database: Database, clock: Clock, gemini: FakeGemini
) -> None:
    gemini.script(steps.not_json())
    with pytest.raises(BudgetSpent):
        await paid(gemini, till(database, clock, each="0.0633")).plan(brief())
    assert len(gemini.requests) == 1
    assert (await total(database)).reserved == 0


async def test_a_stand_in_that_cannot_be_paid_is_no_news(database: Database, clock: Clock, gemini: FakeGemini) -> None:
    gemini.script(steps.rate_limit(per_day=True))
    dear = model(gemini, "google:gemini-4-argon")
    ours = ModelWriter(
        models=[model(gemini), dear], patience=QUICK, till=till(database, clock, each="0.07"), clock=clock
    ).doing(Job(payer=Payer(owner=ANN)))
    with pytest.raises(ModelFailure) as caught:
        await ours.plan(brief())
    assert caught.value.reason is ModelFailureReason.QUOTA
    assert len(gemini.requests) == 1


async def test_waiting_for_money_is_no_waiting_for_the_model(
    database: Database, clock: Clock, gemini: FakeGemini
) -> None:
    budget = till(database, clock, each="0.10")
    hasty = ModelWriter(
        models=[model(gemini)],
        patience=QUICK.__class__(request=5, first_word=5, total=0.5, tries=1),
        till=budget,
        job=Job(payer=Payer(owner=ANN)),
        clock=clock,
    )
    first = bill(budget)
    await first.reserve(Decimal("0.09"))
    async with asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(hasty.plan(brief()))
        await somebody_waits(budget)
        # Longer than the model itself is waited for.
        await asyncio.sleep(0.7)
        assert not asked.done()
        await first.settle(FREE, Decimal(0))
    assert asked.result().facts


async def test_an_unknown_price_is_unknown_and_counted_as_if_dear(
    database: Database, clock: Clock, gemini: FakeGemini
) -> None:
    await paid(gemini, till(database, clock), "google:gemini-4-carbon").plan(brief())
    found = await total(database)
    assert (found.cost, found.unpriced) == (0, 1)
    usage = Tokens(input=found.input_tokens, output=found.output_tokens)
    assert found.charged_usd == counted("google:gemini-4-carbon", usage, NOON) > 0


# Prices


async def test_prices_are_those_of_the_day(clock: Clock) -> None:
    post = Tokens(input=12_000, output=9_000)
    assert price("google:gemini-3.8-flash", post, NOON) == Decimal("0.04275")
    assert price("google:gemini-3.8-flash", post, datetime(2027, 1, 2, tzinfo=UTC)) == Decimal("0.0855")
    assert price("openai-chat:gpt-6-luna", post, NOON) == Decimal("0.0057")
    assert price("ollama:qwen3", post, NOON) == 0
    assert price("google:gemini-4-carbon", post, NOON) is None
    assert counted("google:gemini-4-carbon", Tokens(output=1_000_000), NOON) == ASSUMED_OUTPUT


async def test_a_prompt_is_never_reckoned_too_small_for_its_words() -> None:
    assert most_tokens("반도체 2조 4000억") == 12
    assert most_tokens("semiconductor") == 7
