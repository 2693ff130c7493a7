"""A draft cut into its parts' own words, each with its place in the Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.drafts import Draft
from domain.layout import render
from domain.parts import Part, PartKind


@dataclass(frozen=True, slots=True)
class Passage:
    part: Part | None
    """None in a text that is no draft."""
    text: str
    """As it stands there: bold marks, source marks and cues included."""
    offset: int
    """Characters from the start of the whole text."""


def passages(draft: Draft) -> Iterator[Passage]:
    """Titles and bodies in reading order; headings' numbers and ranges, the head and the source list left out."""
    markdown, at = render(draft), 0
    for part in draft.parts:
        start = markdown.index(draft.text_of(part), at)
        heading, body = draft.heading_of(part), draft.body_of(part)
        if title := _title(draft, part):
            yield Passage(part, title, start + heading.index(title))
        at = markdown.index(body, start + len(heading))
        yield Passage(part, body, at)
        at += len(body)


def _title(draft: Draft, part: Part) -> str:
    if part.kind is PartKind.SECTION:
        return draft.blog.sections[part.number - 1].title
    return draft.scene_of(part).title if part.kind is PartKind.SCENE else ""
