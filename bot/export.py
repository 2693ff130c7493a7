"""`chogo export`: a draft from a file in the form that somebody needs it in. No settings, no network."""

import sys
from pathlib import Path

from bot.console_texts import ConsoleTexts
from domain.drafts import Draft
from domain.layout import parse
from domain.markup import LayoutError
from writing.exports import File, Format, export


def export_file(texts: ConsoleTexts, path: Path, wanted: Format, out: Path | None) -> int:
    """Text goes to standard output where no file is named, a DOCX beside the draft; sentences to standard error.

    Returns the exit status: 0 done, 1 could not be written, 2 not a draft.
    """
    draft = _draft(texts, path)
    if draft is None:
        return 2
    file = export(draft, wanted)
    if out is None and wanted.is_text:
        sys.stdout.buffer.write(file.content)
        sys.stdout.buffer.flush()
        return 0
    return _written(texts, file, out or path.with_suffix(f".{wanted.ending}"), replace=out is not None)


def _draft(texts: ConsoleTexts, path: Path) -> Draft | None:
    """None where that is said: nothing is read as a draft by half."""
    try:
        return parse(_text(path))
    except LayoutError as error:
        _tell(texts.not_a_draft(str(path), error.line, texts.why_no_draft(error.reason)))
        if error.excerpt:
            _tell(f"  {error.excerpt}")
    except UnicodeDecodeError:
        _tell(texts.cannot_read(str(path), texts.no_utf8()))
    except OSError as error:
        _tell(texts.cannot_read(str(path), error.strerror or str(error)))
    return None


def _text(path: Path) -> str:
    """What editors on Windows add is taken off; nothing here is written back."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def _written(texts: ConsoleTexts, file: File, out: Path, *, replace: bool) -> int:
    try:
        with out.open("wb" if replace else "xb") as stream:
            stream.write(file.content)
    except FileExistsError:
        _tell(texts.stands_already(str(out)))
        return 1
    except OSError as error:
        _tell(texts.not_exported(str(out), error.strerror or str(error)))
        return 1
    _tell(texts.exported(str(out)))
    return 0


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
