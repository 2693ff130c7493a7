import asyncio
import logging

import pytest

from handlers.background import Background
from tests.handlers.virtual_time import now, run


class Failing(Exception):
    pass


class Fatal(Exception):
    pass


class Loop:
    """Fails so often, then is content until it is cancelled."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.begun: list[float] = []
        self.content = asyncio.Event()
        self.cancelled = False

    async def __call__(self) -> None:
        self.begun.append(now())
        if self._failures:
            raise self._failures.pop(0)
        self.content.set()
        try:
            await asyncio.sleep(1e6)
        except asyncio.CancelledError:
            self.cancelled = True
            raise


def test_a_loop_that_fails_is_started_again_after_ever_longer_pauses(caplog: pytest.LogCaptureFixture) -> None:
    async def live() -> list[float]:
        background, loop = Background(pause=1.0), Loop(*[Failing()] * 8)
        background.supervise("poll", loop, fatal=(Fatal,))
        await loop.content.wait()
        assert not background.ended.is_set()
        await background.stop()
        assert loop.cancelled
        return loop.begun

    with caplog.at_level(logging.ERROR):
        assert run(live()) == pytest.approx([0, 1, 3, 7, 15, 31, 63, 123, 183])
    assert len(caplog.records) == 8
    assert all("poll failed" in record.getMessage() for record in caplog.records)


def test_a_fatal_error_ends_the_bot_and_is_kept() -> None:
    async def live() -> tuple[list[float], Exception | None]:
        background, loop = Background(pause=1.0), Loop(Failing(), Fatal("409"), Failing())
        background.supervise("poll", loop, fatal=(Fatal,))
        await background.ended.wait()
        await background.stop()
        return loop.begun, background.error

    begun, error = run(live())
    assert begun == pytest.approx([0, 1])
    assert isinstance(error, Fatal)


def test_one_loop_that_fails_does_not_touch_another() -> None:
    async def live() -> list[float]:
        background, steady, shaky = Background(pause=1.0), Loop(), Loop(Failing())
        background.supervise("steady", steady, fatal=())
        background.supervise("shaky", shaky, fatal=())
        await shaky.content.wait()
        await background.stop()
        return steady.begun

    assert run(live()) == [0]


def test_what_a_started_work_raises_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    async def live() -> bool:
        background, done = Background(), asyncio.Event()

        async def work() -> None:
            done.set()
            raise Failing("in vain")

        background.start("chat 1", work())
        await done.wait()
        await background.stop()
        return background.ended.is_set()

    assert run(live()) is False
    assert [record.getMessage() for record in caplog.records] == ["chat 1 failed"]


def test_stopping_waits_until_everybody_has_let_go() -> None:
    async def live() -> list[str]:
        background, said, begun = Background(), [], asyncio.Event()

        async def work() -> None:
            begun.set()
            try:
                await asyncio.sleep(1e6)
            finally:
                await asyncio.sleep(1)
                said.append("let go")

        background.start("chat 1", work())
        await begun.wait()
        await background.stop()
        return said

    assert run(live()) == ["let go"]
