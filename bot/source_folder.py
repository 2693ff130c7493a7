"""The sources of `chogo check`: a folder with one text file each, `1.txt`, `2.txt` and so on."""

import re
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.sources import Source

_NUMBERED = re.compile(r"[1-9][0-9]{0,2}\.txt")
_ZONE = ZoneInfo("Asia/Seoul")


class NoSources(Exception):
    """The folder is not there, or holds files but none that is named as a source is."""

    def __init__(self, path: Path, *, is_there: bool) -> None:
        super().__init__(str(path))
        self.path = path
        self.is_there = is_there


def sources_in(folder: Path, day: date | None) -> tuple[Source, ...]:
    """The sources by number; none for a folder with nothing in it at all. `day` is the one they appeared on.

    Raises `NoSources`, and for a file that cannot be read OSError or UnicodeDecodeError, with its name in `filename`
    or `reason`.
    """
    if not folder.is_dir():
        raise NoSources(folder, is_there=False)
    files = list(folder.iterdir())
    numbered = sorted((path for path in files if _NUMBERED.fullmatch(path.name)), key=lambda path: int(path.stem))
    if files and not numbered:
        raise NoSources(folder, is_there=True)
    published = datetime.combine(day, time(12), _ZONE) if day else None
    return tuple(
        Source(number=int(path.stem), url="", outlet="", title="", published=published, text=_text(path))
        for path in numbered
    )


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnicodeDecodeError(error.encoding, error.object, error.start, error.end, str(path)) from error
