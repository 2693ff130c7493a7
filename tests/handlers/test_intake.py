import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text
from telegram import Update
from telegram.error import Conflict

from bot.playground import BotApiServer, FaultKind
from handlers.background import Background
from handlers.intake import Intake, PollingBot
from storage.database import Database

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
ANN, BEN = 11, 22


class Handler:
    """Writes down what begins and what ends; what is in `held` waits for `let_go`."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.held: set[int] = set()
        self._changed = asyncio.Condition()

    async def __call__(self, update: Update) -> None:
        await self._note(self.begun, update.update_id)
        async with self._changed:
            await self._changed.wait_for(lambda: update.update_id not in self.held)
        await self._note(self.ended, update.update_id)

    async def until(self, begun: list[int], ended: list[int]) -> None:
        def so() -> bool:
            return sorted(self.begun) == begun and sorted(self.ended) == ended

        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(so)

    async def let_go(self, update: int) -> None:
        async with self._changed:
            self.held.discard(update)
            self._changed.notify_all()

    async def _note(self, where: list[int], update: int) -> None:
        async with self._changed:
            where.append(update)
            self._changed.notify_all()


class Bench:
    def __init__(self, folder: Path, server: BotApiServer) -> None:
        self.database = Database(f"sqlite:///{folder / 'chogo.db'}")
        self.handler = Handler()
        self.background = Background(pause=0.001)
        self.bot = PollingBot(server.token, base_url=server.base_url)
        self.intake = self._intake()

    def restarted(self) -> Intake:
        """As after a kill: a new process that knows only what the database knows."""
        self.background = Background(pause=0.001)
        self.intake = self._intake()
        return self.intake

    async def settled(self) -> None:
        """Everything that was accepted is worked off and written down."""
        await asyncio.gather(*self.background._tasks)

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        async with self.database.read() as tx:
            return [tuple(row) for row in (await tx.run(text(query))).all()]

    def _intake(self) -> Intake:
        return Intake(self.bot, self.database, self.handler, self.background, lambda: NOW, poll_seconds=20)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as running:
        yield running


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file brought up to date, to be copied: that takes no time."""
    path = tmp_path_factory.mktemp("migrated") / "chogo.db"
    Database(f"sqlite:///{path}").migrate()
    return path


@pytest_asyncio.fixture
async def bench(migrated: Path, tmp_path: Path, server: BotApiServer) -> AsyncIterator[Bench]:
    shutil.copy(migrated, tmp_path / "chogo.db")
    made = Bench(tmp_path, server)
    async with made.bot:
        yield made
        await made.background.stop()
    await made.database.close()


def message(update: int, chat: int = ANN) -> dict[str, Any]:
    about = {"id": chat, "type": "private", "first_name": "나"}
    person = {"id": chat, "is_bot": False, "first_name": "나"}
    return {
        "update_id": update,
        "message": {"message_id": update, "date": 1, "chat": about, "from": person, "text": "가"},
    }


@pytest.mark.asyncio
async def test_one_chat_goes_in_order_whatever_order_it_came_in(bench: Bench) -> None:
    await bench.intake.accept([message(3), message(1), message(2), message(1)])
    await bench.handler.until([1, 2, 3], [1, 2, 3])
    assert bench.handler.begun == bench.handler.ended == [1, 2, 3]


@pytest.mark.asyncio
async def test_one_chat_waits_for_itself_and_no_other_waits_for_it(bench: Bench) -> None:
    bench.handler.held = {1}
    await bench.intake.accept([message(1), message(2), message(3, BEN), message(4, BEN)])
    await bench.handler.until([1, 3, 4], [3, 4])
    await bench.intake.accept([message(5), message(6, BEN)])
    await bench.handler.until([1, 3, 4, 6], [3, 4, 6])
    await bench.handler.let_go(1)
    await bench.handler.until([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6])
    assert [update for update in bench.handler.begun if update in (1, 2, 5)] == [1, 2, 5]


@pytest.mark.asyncio
async def test_a_repeated_update_is_handled_once_while_it_waits_and_after(bench: Bench) -> None:
    bench.handler.held = {1}
    await bench.intake.accept([message(1), message(2)])
    await bench.handler.until([1], [])
    await bench.intake.accept([message(2), message(1)])
    await bench.handler.let_go(1)
    await bench.handler.until([1, 2], [1, 2])
    await bench.intake.accept([message(1), message(2), message(3)])
    await bench.handler.until([1, 2, 3], [1, 2, 3])


@pytest.mark.asyncio
async def test_what_a_dead_process_had_stored_is_taken_up_in_order(bench: Bench) -> None:
    bench.handler.held = {1}
    await bench.intake.accept([message(1), message(2)])
    await bench.handler.until([1], [])
    await bench.background.stop()
    bench.handler.held = set()
    await bench.restarted().resume()
    await bench.settled()
    assert bench.handler.begun == [1, 1, 2]
    assert bench.handler.ended == [1, 2]
    assert await bench.rows("select id, tries, set_aside from updates order by id") == [(1, 2, None), (2, 1, None)]
    await bench.restarted().resume()
    await bench.settled()
    assert bench.handler.ended == [1, 2]


@pytest.mark.parametrize(
    "unreadable",
    [
        {"update_id": 1, "message": {"chat": {"id": ANN}}},
        {"update_id": 1, "message": {"chat": "nobody", "date": "never"}},
        {"update_id": 1, "callback_query": {"id": "1"}},
        {"update_id": 1, "message": {**message(1)["message"], "entities": [{"type": 7}]}},
    ],
)
@pytest.mark.asyncio
async def test_an_update_that_cannot_be_read_is_set_aside_and_the_next_goes_on(
    bench: Bench, unreadable: dict[str, Any]
) -> None:
    await bench.intake.accept([unreadable, message(2), message(3, BEN)])
    await bench.settled()
    assert sorted(bench.handler.ended) == [2, 3]
    assert await bench.rows("select id from updates where set_aside is not null and done_at is not null") == [(1,)]


@pytest.mark.parametrize("nonsense", [{}, {"update_id": "7"}, {"message": {}}])
@pytest.mark.asyncio
async def test_an_update_without_an_id_is_passed_over(bench: Bench, nonsense: dict[str, Any]) -> None:
    await bench.intake.accept([nonsense, message(2)])
    await bench.handler.until([2], [2])


@pytest.mark.asyncio
async def test_a_kind_that_nobody_asked_for_is_worked_off_too(bench: Bench) -> None:
    await bench.intake.accept([{"update_id": 1, "something_new": {"a": 1}}, message(2)])
    await bench.handler.until([1, 2], [1, 2])


@pytest.mark.asyncio
async def test_nothing_is_confirmed_before_it_is_stored(bench: Bench, server: BotApiServer) -> None:
    number = server.send_update({"message": message(0)["message"]})
    server.fault(FaultKind.HOLD, "getUpdates", when=lambda payload: int(payload.get("offset") or 0) > number)
    bench.background.supervise("intake", bench.intake.poll, fatal=())
    await server.wait_for(lambda: server.held)
    assert server.confirmed <= number
    assert await bench.rows("select id from updates") == [(number,)]
    server.release()
    await server.wait_for(lambda: server.confirmed == number + 1)


@pytest.mark.parametrize("kind", [FaultKind.RESET, FaultKind.SERVER_ERROR, FaultKind.DONE_THEN_RESET])
@pytest.mark.asyncio
async def test_a_poll_that_fails_is_repeated_and_loses_nothing(
    bench: Bench, server: BotApiServer, kind: FaultKind
) -> None:
    server.fault(kind, "getUpdates")
    number = server.send_update({"message": message(0)["message"]})
    bench.background.supervise("intake", bench.intake.poll, fatal=())
    await bench.handler.until([number], [number])


@pytest.mark.asyncio
async def test_batches_that_come_twice_and_backwards_change_nothing(bench: Bench, server: BotApiServer) -> None:
    numbers = [server.send_update({"message": message(0)["message"]}) for _ in range(5)]
    for kind in (FaultKind.DUPLICATE_UPDATES, FaultKind.REVERSED_UPDATES):
        server.fault(kind)
    bench.background.supervise("intake", bench.intake.poll, fatal=())
    await bench.handler.until(numbers, numbers)
    server.redeliver({"update_id": numbers[0], "message": message(0)["message"]})
    last = server.send_update({"message": message(0)["message"]})
    await bench.handler.until([*numbers, last], [*numbers, last])
    assert bench.handler.begun == [*numbers, last]


@pytest.mark.asyncio
async def test_an_offset_is_forgotten_once_everything_is_confirmed(bench: Bench, server: BotApiServer) -> None:
    """After a quiet week Telegram draws the next id anew, and it may be lower."""
    asked: list[int | None] = []

    def noted(payload: dict[str, Any]) -> bool:
        asked.append(int(payload["offset"]) if payload.get("offset") else None)
        return False

    server.fault(FaultKind.RESET, "getUpdates", when=noted)
    bench.intake = Intake(bench.bot, bench.database, bench.handler, bench.background, lambda: NOW, poll_seconds=0)
    number = server.send_update({"message": message(0)["message"]})
    bench.background.supervise("intake", bench.intake.poll, fatal=())
    await server.wait_for(lambda: asked[-1:] == [None] and number + 1 in asked)
    await bench.background.stop()


@pytest.mark.asyncio
async def test_a_second_program_on_the_same_token_ends_the_bot(bench: Bench, server: BotApiServer) -> None:
    bench.background.supervise("intake", bench.intake.poll, fatal=(Conflict,))
    async with PollingBot(server.token, base_url=server.base_url) as other, asyncio.TaskGroup() as group:

        async def polls() -> None:
            while not bench.background.ended.is_set():
                try:
                    await other.receive({"timeout": 20}, read_timeout=30)
                except Conflict:
                    continue

        second = group.create_task(polls())
        async with asyncio.timeout(10):
            await bench.background.ended.wait()
        second.cancel()
    assert isinstance(bench.background.error, Conflict)
