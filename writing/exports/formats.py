"""The forms that a draft can be handed over in, and what a file is."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The values are the names on the command line and in buttons: they stay."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    TELEPROMPTER = "teleprompter"
    SHOTS = "shots"
    SRT = "srt"
    YOUTUBE = "youtube"
    BLOG = "blog"

    @property
    def is_text(self) -> bool:
        """UTF-8 that a terminal can show."""
        return self is not Format.DOCX

    @property
    def ending(self) -> str:
        """Of the file name. Formats that share `.txt` or say little by it carry their own name before it."""
        endings = {Format.TELEPROMPTER: "teleprompter.txt", Format.SHOTS: "shots.csv"}
        texts = {Format.YOUTUBE: "youtube.txt", Format.BLOG: "blog.txt"}
        return {**endings, **texts}.get(self, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    name: str
    content: bytes
