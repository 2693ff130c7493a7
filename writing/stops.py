"""Lets a person stop work that is under way."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from domain.errors import Stopped

T = TypeVar("T")


class Stops:
    """Work is known by a name; what is stopped here is what runs in this process now."""

    def __init__(self) -> None:
        self._scopes: dict[str, asyncio.Timeout] = {}

    async def watch(self, name: str, work: Awaitable[T]) -> T:
        """Wait for work that `stop` can end.

        Raises:
            Stopped: it was ended.
        """
        try:
            async with asyncio.timeout(None) as scope:
                self._scopes[name] = scope
                return await work
        except TimeoutError:
            # The work's own time-outs pass through here as well; only ours has expired this scope.
            if scope.expired():
                raise Stopped from None
            raise
        finally:
            self._scopes.pop(name, None)

    def stop(self, name: str) -> None:
        scope = self._scopes.get(name)
        if scope is not None and not scope.expired():
            scope.reschedule(asyncio.get_running_loop().time())
