"""Chapters as YouTube takes them from a description: the first at 0:00, three or more, each ten seconds or longer."""

import re
from dataclasses import dataclass

from domain.drafts import Draft
from writing.exports.prose import bare
from writing.exports.speech import Spoken, spoken_parts
from writing.exports.wording import fitted, without_emoji

FEWEST, SHORTEST = 3, 10
"""Chapters, and seconds of each: support.google.com/youtube/answer/9884579."""
_TITLE, _SHORT_TITLE, _MANY, _MOST = 70, 20, 15, 40
"""Characters of a title, fewer where there are many, so that all fit into a description; what comes after the most
belongs to the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    start: int
    """Seconds."""
    title: str

    @property
    def line(self) -> str:
        return f"{timestamp(self.start)} {self.title}"


def chapters(draft: Draft) -> tuple[Chapter, ...]:
    """One for each spoken part; none at all where YouTube would take none.

    A part that is too short, or whose time in an imported draft goes backwards, belongs to the chapter before it.
    """
    parts = spoken_parts(draft)
    end = max(part.end for part in parts)
    limit = _SHORT_TITLE if len(parts) > _MANY else _TITLE
    found = [Chapter(start=0, title=_title(parts[0], limit))]
    for part in parts[1:_MOST]:
        if part.start - found[-1].start >= SHORTEST and end - part.start >= SHORTEST:
            found.append(Chapter(start=part.start, title=_title(part, limit)))
    return tuple(found) if len(found) >= FEWEST else ()


def _title(part: Spoken, limit: int) -> str:
    title = fitted(without_timestamps(without_emoji(bare(part.bare_title))), limit)
    return title or part.title


def timestamp(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def without_timestamps(text: str) -> str:
    """Clock times that are no chapters: YouTube would read `9:30` as a jump mark, so its colon becomes another."""
    return re.sub(r"(?<=[0-9]):(?=[0-9]{2}(?![0-9]))", "∶", text)
