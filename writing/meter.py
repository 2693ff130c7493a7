"""Tells which model answered."""

from writing.brief import Writer
from writing.usage import Used


class Meter:
    """Which model answered one call: the one asked for, or one that stood in for it."""

    def __init__(self, writer: Writer) -> None:
        self._used: list[Used] = []
        self._asked = writer.name
        self.writer = writer.telling(self._used.append)

    @property
    def answered_by(self) -> str:
        return self._used[-1].spec if self._used else self._asked
