"""`chogo check`: a draft in a file, or a plain text, with its sources where they are given. No settings, no network.

docs/checks.md and docs/grounding.md describe the JSON, which programs may rely on.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.check_report import draft_lines, draft_values, finding_lines
from bot.console_texts import ConsoleTexts
from bot.grounded import Grounded, grounded_draft, grounded_text, language_of
from bot.grounded_report import finding_values, grounded_lines, grounded_values
from bot.grounding_texts import GroundingTexts
from bot.source_folder import NoSources, sources_in
from domain.checks import DEFAULT_SECONDS, Finding, findings
from domain.clock import DEFAULT_PACE
from domain.drafts import Draft
from domain.layout import parse, render
from domain.markup import HEADER, LayoutError
from domain.sources import Source
from handlers.finding_texts import FindingTexts

JSON_FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys may come without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for on the command line."""

    path: Path
    sources: Path | None = None
    """Folder of the sources; None: nothing is looked up."""
    day: date | None = None
    """The story's, by default the draft's own."""
    pace: float | None = None
    seconds: int = DEFAULT_SECONDS
    phrase: str | None = None
    as_json: bool = False
    rendered: bool = False


class _Refused(Exception):
    """The sentence for it; line and reason as the JSON has them."""

    def __init__(self, told: str, line: int = 0, reason: str = "unreadable", excerpt: str = "") -> None:
        super().__init__(told)
        self.told, self.line, self.reason, self.excerpt = told, line, reason, excerpt


def check_file(texts: ConsoleTexts, wish: Wish) -> int:
    """Returns the exit status: 0 clean (or rendered), 1 with findings, 2 not to be read or called wrongly."""
    try:
        text = _text(texts, wish.path)
        draft = _draft(texts, wish, text)
        sources = _sources(texts, wish, draft)
    except _Refused as refused:
        _tell(wish, refused)
        return 2
    if draft is None:
        return _check_text(texts, wish, text, sources)
    if wish.rendered:
        sys.stdout.buffer.write(render(draft).encode())
        sys.stdout.buffer.flush()
        return 0
    return _check_draft(texts, wish, draft, sources)


def _text(texts: ConsoleTexts, path: Path) -> str:
    """As it is on the disk: line ends and a byte order mark stay, so that places count in the file."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise _Refused(texts.cannot_read(str(path), texts.no_utf8())) from error
    except OSError as error:
        raise _Refused(texts.cannot_read(str(path), error.strerror or str(error))) from error


def _draft(texts: ConsoleTexts, wish: Wish, text: str) -> Draft | None:
    """None for a plain text: what is no draft is one where sources are given or its name ends in .txt.

    A file that starts as a draft does is a damaged draft, and never read as anything less.
    """
    try:
        return parse(text)
    except LayoutError as error:
        is_plain = wish.sources is not None or wish.path.suffix.lower() == ".txt"
        if is_plain and not wish.rendered and not _starts_like_a_draft(text):
            return None
        told = texts.not_a_draft(str(wish.path), error.line, texts.why_no_draft(error.reason))
        raise _Refused(told, error.line, str(error.reason), error.excerpt) from error


def _starts_like_a_draft(text: str) -> bool:
    head = text[:2_000].lstrip("\ufeff \t\r\n").splitlines()[:4]
    return bool(head) and (head[0].rstrip() == HEADER or any(line.startswith("**Topic:**") for line in head))


def _sources(texts: ConsoleTexts, wish: Wish, draft: Draft | None) -> tuple[Source, ...] | None:
    if wish.sources is None:
        return None
    says = GroundingTexts(texts.language)
    try:
        return sources_in(wish.sources, wish.day or (draft.written_at.date() if draft else None))
    except NoSources as error:
        path = str(error.path)
        told = says.no_numbered_files(path) if error.is_there else says.no_folder(path)
        raise _Refused(told, reason="sources") from error
    except UnicodeDecodeError as error:
        raise _Refused(texts.cannot_read(error.reason, texts.no_utf8()), reason="sources") from error
    except OSError as error:
        told = texts.cannot_read(str(error.filename or wish.sources), error.strerror or str(error))
        raise _Refused(told, reason="sources") from error


def _tell(wish: Wish, refused: _Refused) -> None:
    print(refused.told + (f"\n  {refused.excerpt}" if refused.excerpt else ""), file=sys.stderr, flush=True)
    if wish.as_json:
        error = {"line": refused.line, "reason": refused.reason, "excerpt": refused.excerpt, "sentence": refused.told}
        _print({"error": error})


def _print(values: dict[str, object]) -> None:
    print(json.dumps({"format": JSON_FORMAT, **values}, ensure_ascii=False, indent=2))


def _check_draft(texts: ConsoleTexts, wish: Wish, draft: Draft, sources: tuple[Source, ...] | None) -> int:
    grounded = grounded_draft(draft, sources, wish.day)
    found = findings(draft, pace=wish.pace, seconds=wish.seconds, phrase=wish.phrase)
    found += grounded.findings
    pace = wish.pace or DEFAULT_PACE[draft.language]
    if wish.as_json:
        values = draft_values(draft, found, texts.language, pace=pace, seconds=wish.seconds)
        _print({"kind": "draft", **values, **grounded_values(grounded, texts.language)})
    else:
        _show((*draft_lines(draft, texts, pace=pace, seconds=wish.seconds), *_rest(texts, grounded, found)))
    return _status(grounded, found)


def _check_text(texts: ConsoleTexts, wish: Wish, text: str, sources: tuple[Source, ...] | None) -> int:
    grounded = grounded_text(text, sources, wish.day)
    found = (*grounded.findings, *grounded.said)
    if wish.as_json:
        says = FindingTexts(texts.language)
        listed = [finding_values(item, says) for item in found]
        head = {"kind": "text", "language": str(language_of(text)), "findings": listed}
        _print({**head, **grounded_values(grounded, texts.language)})
    else:
        _show(_rest(texts, grounded, found))
    return _status(grounded, found)


def _rest(texts: ConsoleTexts, grounded: Grounded, found: tuple[Finding, ...]) -> Iterator[str]:
    yield from grounded_lines(grounded, texts.language)
    yield from finding_lines(found, texts)
    if not _status(grounded, found):
        yield f"\n{texts.nothing_found()}"


def _show(lines: Iterable[str]) -> None:
    print("\n".join(lines).strip("\n"))


def _status(grounded: Grounded, found: tuple[Finding, ...]) -> int:
    return 1 if found or grounded.unconfirmed else 0
