"""Which sources a spoken line rests on, as the writer said when it wrote the script."""

from domain.clock import spoken_lines
from domain.compose import spoken_block
from domain.language import Language
from writing.exports.shots import Cited
from writing.exports.speech import without_marks
from writing.pieces import Beat, ScriptPiece


def cited_lines(script: str | None, language: Language) -> Cited:
    """`script` is the JSON of a `ScriptPiece`, None for an imported draft.

    A line that was changed since has no entry: what it rests on is not known.
    """
    if script is None:
        return {}
    piece = ScriptPiece.model_validate_json(script)
    beats = [*piece.opening, *(beat for scene in piece.scenes for beat in scene.beats), *piece.closing]
    return {_words(beat, language): tuple(beat.sources) for beat in beats if beat.sources}


def _words(beat: Beat, language: Language) -> str:
    return without_marks(" ".join(spoken_lines(spoken_block(language, (), beat.line), language)))
