"""The state on disk: one JSON file, replaced as a whole, and the documents beside it."""

import asyncio
import json
import logging
from pathlib import Path

from bot.playground.changes import Changes
from bot.playground.errors import Json
from bot.playground.state import State, file_folder

DELAY_SECONDS = 0.3

log = logging.getLogger(__name__)


class Store:
    """Writes the state a moment after the last change, and once more at the end."""

    def __init__(self, state: State, path: Path) -> None:
        self._state = state
        self._path = path
        self._folder = file_folder(path)
        self._due: asyncio.TimerHandle | None = None
        self._written: set[str] = set()

    def load(self) -> None:
        """Does nothing when there is no file yet; sets aside one that cannot be used.

        Raises:
            OSError: it cannot be set aside.
        """
        if not self._path.exists():
            return
        try:
            saved: Json = json.loads(self._path.read_text(encoding="utf-8"))
            # On trial first: what fails half-way would leave half a history behind.
            self._blank().load(saved, self._read_file)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            self._set_aside()
            return
        self._state.load(saved, self._read_file)
        self._written = set(self._state.files)

    def schedule(self) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(DELAY_SECONDS, self.write)

    def write(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
        try:
            self._write_all()
        except OSError as error:
            # The chat goes on, and the next change tries again.
            log.warning("The chat of the playground is not kept in %s: %s", self._path, error)
        self._state.changes.wake()

    def _write_all(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._write_files()
        _replace(self._path, json.dumps(self._state.dump(), ensure_ascii=False).encode())

    def _blank(self) -> State:
        state = self._state
        return State(people=list(state.people.values()), changes=Changes(), clock=state.clock)

    def _set_aside(self) -> None:
        broken = self._path.with_name(f"{self._path.name}.broken")
        self._path.replace(broken)
        log.warning("The playground's chat could not be read and starts anew; the old one is in %s", broken)

    def _write_files(self) -> None:
        for file_id in self._state.files.keys() - self._written:
            self._folder.mkdir(exist_ok=True)
            _replace(self._folder / file_id, self._state.files[file_id].data)
            self._written.add(file_id)

    def _read_file(self, file_id: str) -> bytes | None:
        path = self._folder / Path(file_id).name
        return path.read_bytes() if path.is_file() else None


def _replace(path: Path, data: bytes) -> None:
    """Whole or not at all, also when the process dies in between."""
    new = path.with_name(path.name + ".new")
    new.touch(mode=0o600)
    new.write_bytes(data)
    new.replace(path)
