"""What a clean draft is told from."""

from dataclasses import dataclass

from domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`{name}` stands for a value of the draft. A beat is a cue's kind, its text, and the words after it."""

    language: Language
    phrase: str
    titles: tuple[str, ...]
    videos: tuple[str, ...]
    takeaways: tuple[str, ...]
    first: tuple[str, ...]
    """Paragraphs of which one opens the first section."""
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Title with emoji, and paragraphs; the last one closes the blog."""
    opening: tuple[tuple[int, str, str], ...]
    scenes: tuple[tuple[str, tuple[tuple[int, str, str], ...]], ...]
    closing: tuple[tuple[int, str, str], ...]
