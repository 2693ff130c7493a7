"""What a moment has at hand: the desk, the people before it, and a way to wait for what only the database knows."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from tests.desk import Desk
from tests.fakes.gemini import Gate

T = TypeVar("T")
_LOOK_AGAIN = 0.1
"""Seconds: the database tells nobody when it changes."""
_LOOKS = 600


@dataclass(slots=True, kw_only=True)
class Stage:
    desk: Desk
    random: Random
    gates: list[Gate] = field(default_factory=list)

    async def until(self, what: str, condition: Callable[[], T]) -> T:
        """Its first truthy answer. Raises AssertionError, which names what was waited for."""
        for _ in range(_LOOKS):
            try:
                return await self.desk.api.wait_for(condition, timeout=_LOOK_AGAIN)
            except TimeoutError:
                continue
        raise AssertionError(f"waited in vain for {what}\n{self.desk.log[-4000:]}")

    async def held(self, what: str) -> None:
        await self.until(what, lambda: self.desk.api.held)

    def gate(self, kind: str) -> Gate:
        gate = self.desk.gemini.hold(kind=kind)
        self.gates.append(gate)
        return gate

    async def clear(self) -> None:
        """After the kill: nothing that was laid in its way waits any more."""
        self.desk.api.faults.clear()
        for gate in self.gates:
            gate.release()
        self.gates.clear()
        await self.until("calls of the dead process to end", lambda: not self.desk.api.held)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Not `Desk.rows`: a killed process leaves a journal that the first reader has to take in."""
        with closing(sqlite3.connect(self.desk.database, timeout=30)) as connection:
            return connection.execute(query, values).fetchall()

    def number(self, query: str, *values: Any) -> int:
        return int(self.rows(query, *values)[0][0])
