"""Jobs for a worker process, which finds them by their module."""

import ctypes
import os
import time


def double(number: int) -> int:
    return 2 * number


def own_pid() -> int:
    return os.getpid()


def environment() -> dict[str, str]:
    return dict(os.environ)  # noqa: TID251


def forever() -> None:
    while True:
        pass


def forever_outside_python() -> None:
    """Holds the interpreter's lock all the while, as a library does that is stuck."""
    ctypes.PyDLL(None).pause()


def greedy(size: int) -> int:
    return len(bytearray(size))


def leave() -> None:
    os._exit(3)


def chatter() -> str:
    """Prints, which must not be taken for an answer."""
    os.write(1, b"\x00\x00\x00\x00\x00\x00\x00\x02hi")
    print("hello")
    return "said"


class Unpackable(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)
        self.two = two


def complain(kind: str) -> None:
    if kind == "odd":
        raise Unpackable("one", "two")
    raise ValueError(kind)


def unpackable() -> object:
    return lambda: None


def busy(seconds: float) -> float:
    """Burns processor time, and says when it ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return end
