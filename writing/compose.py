"""Puts what a writer handed over into the draft document; nothing a model wrote can break the layout."""

from collections.abc import Iterable
from datetime import datetime

from domain.assignments import Assignment, Origin
from domain.compose import body_text, line_text, shortened, source_line, spoken_block, title_text
from domain.drafts import EXTRACT, Blog, Draft, Scene, Script, Section
from domain.errors import ModelFailure, ModelFailureReason
from domain.language import Language
from domain.layout import validated
from domain.markup import LayoutError
from domain.wording import investment_note
from writing.pieces import Beat, BlogPiece, ScriptPiece

DIGEST = "digest"
_LINE = 200


def composed(assignment: Assignment, blog: BlogPiece, script: ScriptPiece, written_at: datetime, pace: float) -> Draft:
    """The finished draft, its clock set by its words at `pace` (syllables a second).

    Raises:
        ModelFailure: an essential piece was empty once it was made safe.
    """
    language = assignment.language
    try:
        draft = Draft(
            topic=topic_of(assignment),
            written_at=written_at.replace(tzinfo=None, microsecond=0),
            origin=origin_of(assignment),
            language=language,
            blog=_blog(blog, tuple(map(source_line, assignment.sources)), language),
            script=_script(script, language),
        )
        return validated(draft.retimed(pace))
    except LayoutError as error:
        raise ModelFailure(ModelFailureReason.UNUSABLE, str(error)) from error


def topic_of(assignment: Assignment) -> str:
    """What the draft is about: the person's words, or where they sent links alone, the first source's title.

    Words that are too long for a line came with a forwarded post: its links say better what it is about.
    """
    first = title_text(assignment.sources[0].title) if assignment.sources else ""
    words = title_text(assignment.topic)
    if assignment.links and first and len(words) > _LINE:
        words = ""
    return shortened(words, _LINE) or shortened(first, _LINE) or "-"


def origin_of(assignment: Assignment) -> str:
    """The words of the Source line: how the draft came about, and who wrote it."""
    korean = assignment.language is Language.KO
    count = len(assignment.sources)
    if assignment.links:
        asked = f"채팅으로 받은 링크 {count}건" if korean else f"links from chat ({count})"
    else:
        asked = f"채팅 요청, 뉴스 검색 {count}건" if korean else f"asked in chat, news search ({count})"
    if assignment.origin is Origin.MORNING:
        asked = f"아침 데스크, 뉴스 {count}건" if korean else f"morning desk, news ({count})"
    if assignment.practice:
        asked = f"채팅 요청, 연습용 기사 {count}건" if korean else f"asked in chat, practice articles ({count})"
    if assignment.written_by == DIGEST:
        return f"{asked} · {EXTRACT[assignment.language]}"
    return f"{asked} · {title_text(assignment.written_by or '')}"


def _blog(piece: BlogPiece, sources: tuple[str, ...], language: Language) -> Blog:
    return Blog(
        title=title_text(piece.title),
        takeaways=tuple(filter(None, map(line_text, piece.takeaways))),
        sections=tuple(
            Section(title=title_text(f"{section.title} {section.emoji}"), body=body_text(section.body))
            for section in piece.sections
        ),
        sources=sources,
        note=investment_note(language) if sources else "",
    )


def _script(piece: ScriptPiece, language: Language) -> Script:
    return Script(
        title=title_text(piece.title),
        opening=Scene(body=beats_text(piece.opening, language)),
        scenes=tuple(
            Scene(title=title_text(item.title), body=beats_text(item.beats, language)) for item in piece.scenes
        ),
        closing=Scene(body=beats_text(piece.closing, language)),
    )


def beats_text(beats: Iterable[Beat], language: Language) -> str:
    blocks = (spoken_block(language, [(cue.kind, cue.text) for cue in beat.cues], beat.line) for beat in beats)
    return "\n\n".join(filter(None, blocks))
