"""What the worker process does: takes jobs from its standard input until that closes, one after the other.

Started by `news.worker` with nothing but the standard library loaded; a job brings in what it needs. Both sides
speak in frames: eight bytes of length, then a pickle. An answer is preceded by an empty frame as soon as the job's
modules are loaded, so that loading them is not counted as the job's own time.
"""

import ctypes
import os
import pickle
import resource
import signal
import struct
import sys
import threading
from queue import SimpleQueue
from typing import IO, Any

LENGTH = struct.Struct(">Q")
DONE, RAISED, NO_MEMORY = "done", "raised", "no memory"
_PR_SET_PDEATHSIG = 1


def serve(memory: int) -> None:
    """Never returns. `memory`: bytes of address space, for everything that the process maps."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    # A page is text from strangers: what it makes us do is bounded here, whatever library does it.
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    jobs: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, jobs), daemon=True).start()
    while True:
        _work(jobs.get(), answers)


def _listen(stream: IO[bytes], jobs: "SimpleQueue[bytes]") -> None:
    """In a thread of its own: that nobody wants answers any more has to be noticed in the middle of a job too."""
    while True:
        head = stream.read(LENGTH.size)
        if len(head) < LENGTH.size:
            os._exit(0)
        jobs.put(stream.read(LENGTH.unpack(head)[0]))


def _work(frame: bytes, answers: IO[bytes]) -> None:
    try:
        function, args = pickle.loads(frame)  # noqa: S301 - it comes from the process that started this one
        _send(answers, b"")
        answer = _packed(DONE, function(*args))
    except MemoryError:
        _send(answers, pickle.dumps((NO_MEMORY, None)))
        # What is left of the address space is in pieces: the next job deserves a fresh one.
        os._exit(1)
    except Exception as error:
        answer = _packed(RAISED, error)
    _send(answers, answer)


def _packed(kind: str, value: Any) -> bytes:
    """An exception that does not survive packing and unpacking is told as words."""
    try:
        packed = pickle.dumps((kind, value))
        if kind is RAISED:
            pickle.loads(packed)  # noqa: S301 - our own words, packed a line above
    except MemoryError:
        raise
    except Exception as error:
        return pickle.dumps((RAISED, RuntimeError(repr(value if kind is RAISED else error))))
    return packed


def _send(stream: IO[bytes], frame: bytes) -> None:
    stream.write(LENGTH.pack(len(frame)) + frame)
    stream.flush()


def _limit(kind: int, most: int) -> None:
    try:
        resource.setrlimit(kind, (most, most))
    except (ValueError, OSError):
        # Not every system knows every limit; the time cap holds on all of them.
        return


def _die_with_parent() -> None:
    """Linux only, and also while a library does not let go: elsewhere the closed input is noticed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
