"""A draft in the forms that people paste or open elsewhere: pure functions, nothing is read or sent from here."""

from collections.abc import Callable

from domain.drafts import Draft
from domain.layout import render
from writing.exports.formats import File, Format
from writing.exports.packs import blog, slugged, youtube
from writing.exports.page import page
from writing.exports.prompter import teleprompter
from writing.exports.shots import Cited, shots
from writing.exports.subtitles import subtitles

__all__ = ["Cited", "File", "Format", "export"]

_NAME = 40
"""Characters of a file name before its ending."""

_TEXTS: dict[Format, Callable[[Draft], str]] = {
    Format.MD: render,
    Format.HTML: page,
    Format.TELEPROMPTER: teleprompter,
    Format.SRT: subtitles,
    Format.YOUTUBE: youtube,
    Format.BLOG: blog,
}


def export(draft: Draft, wanted: Format, cited: Cited | None = None) -> File:
    """The same draft gives the same bytes. `cited` is for the shot list."""
    name = f"{slugged(draft.topic, _NAME) or 'draft'}.{wanted.ending}"
    if wanted is Format.DOCX:
        from writing.exports.document import document  # noqa: PLC0415 (its library takes half a second to import)

        return File(name=name, content=document(draft))
    if wanted is Format.SHOTS:
        return File(name=name, content=shots(draft, cited).encode())
    return File(name=name, content=_TEXTS[wanted](draft).encode())
