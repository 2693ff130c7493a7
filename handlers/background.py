"""The one place that starts tasks: every loop is watched, and none outlives the bot."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)


class Background:
    """Tasks of one bot. `pause`: seconds before a loop that failed is started again; doubled up to a minute."""

    def __init__(self, pause: float = 1.0) -> None:
        self._pause = pause
        self._tasks: set[asyncio.Task[None]] = set()
        self.ended = asyncio.Event()
        """Set when the bot has to end: by a signal, or with `error` by a loop."""
        self.error: Exception | None = None

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run something to its end; what it raises is logged, since nobody waits for it."""
        self._track(asyncio.create_task(self._logged(name, work), name=name))  # noqa: TID251

    def supervise(self, name: str, loop: Callable[[], Awaitable[None]], fatal: tuple[type[Exception], ...]) -> None:
        """Run a loop for as long as the bot lives: when it fails it is started again, except for `fatal` errors.

        A fatal error ends the bot: see `ended`.
        """
        self._track(asyncio.create_task(self._supervised(name, loop, fatal), name=name))  # noqa: TID251

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _track(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _logged(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("%s failed", name)

    async def _supervised(
        self, name: str, loop: Callable[[], Awaitable[None]], fatal: tuple[type[Exception], ...]
    ) -> None:
        pause = self._pause
        while True:
            try:
                await loop()
                pause = self._pause
            except fatal as error:
                self.error = error
                self.ended.set()
                return
            except Exception:
                log.exception("%s failed and is started again in %.1f s", name, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 60.0)
