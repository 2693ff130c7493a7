"""Waiting for what must not be cut off in the middle."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def whole(work: Coroutine[Any, Any, T]) -> T:
    """Await `work` to its end, also when the caller is cancelled in the meantime; that is made up for afterwards.

    A statement that is cut off leaves its connection in nobody's hands, and with it the lock of the whole database.
    """
    task = asyncio.ensure_future(work)  # noqa: TID251  not left alone: it ends before its caller does
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
    if cancelled:
        task.exception()
        raise asyncio.CancelledError
    return task.result()
