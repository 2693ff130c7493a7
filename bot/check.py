"""`chogo check`: parts, clock and findings of a draft in a file. No settings, no network.

docs/checks.md describes the JSON, which programs may rely on.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.console_texts import ConsoleTexts
from domain.checks import DEFAULT_SECONDS, Finding, findings
from domain.clock import DEFAULT_PACE, hangul, seconds_of, spoken_lines, spoken_syllables
from domain.drafts import Draft
from domain.language import Language
from domain.layout import parse, render
from domain.markup import LayoutError
from domain.naming import name_of
from domain.parts import Part
from handlers.finding_texts import FindingTexts

JSON_FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys may come without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for on the command line."""

    path: Path
    pace: float | None = None
    seconds: int = DEFAULT_SECONDS
    phrase: str | None = None
    as_json: bool = False
    rendered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A spoken part: what its heading plans, and what its words take."""

    part: Part
    clock: str
    planned: int
    seconds: float
    hangul: int
    syllables: int
    rate: float | None
    """Syllables a second that the heading's range asks for: Hangul alone in Korean; None for an empty range."""


def check_file(texts: ConsoleTexts, wish: Wish) -> int:
    """Returns the exit status: 0 clean (or rendered), 1 with findings, 2 not a draft."""
    draft = _draft(texts, wish)
    if draft is None:
        return 2
    if wish.rendered:
        sys.stdout.buffer.write(render(draft).encode())
        sys.stdout.buffer.flush()
        return 0
    found = findings(draft, pace=wish.pace, seconds=wish.seconds, phrase=wish.phrase)
    if wish.as_json:
        print(json.dumps(_values(draft, found, wish, texts.language), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(draft, found, wish, texts)))
    return 1 if found else 0


def _draft(texts: ConsoleTexts, wish: Wish) -> Draft | None:
    """None where that is said, with the line and the reason."""
    try:
        return parse(wish.path.read_bytes().decode())
    except LayoutError as error:
        told = texts.not_a_draft(str(wish.path), error.line, texts.why_no_draft(error.reason))
        _refuse(wish, told, error.line, str(error.reason), error.excerpt)
    except UnicodeDecodeError:
        _refuse(wish, texts.cannot_read(str(wish.path), texts.no_utf8()), 0, "unreadable")
    except OSError as error:
        told = texts.cannot_read(str(wish.path), error.strerror or str(error))
        _refuse(wish, told, 0, "unreadable")
    return None


def _refuse(wish: Wish, told: str, line: int, reason: str, excerpt: str = "") -> None:
    print(told + (f"\n  {excerpt}" if excerpt else ""), file=sys.stderr, flush=True)
    if wish.as_json:
        error = {"line": line, "reason": reason, "excerpt": excerpt, "sentence": told}
        print(json.dumps({"format": JSON_FORMAT, "error": error}, ensure_ascii=False, indent=2))


def timed(draft: Draft, pace: float) -> Iterator[Timed]:
    for part in draft.parts:
        if not part.is_spoken:
            continue
        scene = draft.scene_of(part)
        letters = sum(map(hangul, spoken_lines(scene.body, draft.language)))
        syllables = spoken_syllables(scene.body, draft.language)
        planned = scene.end - scene.start
        counted = letters if draft.language is Language.KO else syllables
        yield Timed(
            part=part,
            clock=scene.clock.strip("()"),
            planned=planned,
            seconds=seconds_of(scene.body, draft.language, pace),
            hangul=letters,
            syllables=syllables,
            rate=counted / planned if planned > 0 else None,
        )


def _lines(draft: Draft, found: tuple[Finding, ...], wish: Wish, texts: ConsoleTexts) -> Iterator[str]:
    says, pace = FindingTexts(texts.language), wish.pace or DEFAULT_PACE[draft.language]
    yield texts.parts_title()
    for part in draft.parts:
        heading = draft.heading_of(part) if part.number else draft.body_of(part) if not part.is_spoken else ""
        first = heading.split("\n")[0].lstrip("#* ").replace("**", "")
        yield f"  {name_of(part, texts.language)}" + (f": {first}" if first else "")
    yield f"\n{texts.clock_title(pace)}"
    rows = tuple(timed(draft, pace))
    korean = draft.language is Language.KO
    for row in rows:
        counted = row.hangul if korean else row.syllables
        spoken = texts.spoken_for(round(row.seconds), counted, hangul=korean)
        rate = f", {texts.rate(row.rate)}" if row.rate is not None else ""
        yield f"  {name_of(row.part, texts.language)} {row.clock}  {spoken}{rate}"
    total = sum(row.hangul if korean else row.syllables for row in rows)
    taken = texts.seconds_in_all(round(sum(row.seconds for row in rows)), wish.seconds)
    yield f"  {texts.spoken_in_all(total, hangul=korean)}, {taken}"
    yield f"\n{texts.findings_title(len(found)) if found else texts.nothing_found()}"
    yield from (f"  • {says.finding(item)}" for item in found)


def _values(draft: Draft, found: tuple[Finding, ...], wish: Wish, language: Language) -> dict[str, object]:
    pace = wish.pace or DEFAULT_PACE[draft.language]
    rows = tuple(timed(draft, pace))
    says = FindingTexts(language)
    return {
        "format": JSON_FORMAT,
        "language": str(draft.language),
        "topic": draft.topic,
        "pace": pace,
        "asked_seconds": wish.seconds,
        "parts": [{"part": part.key, "characters": len(draft.text_of(part))} for part in draft.parts],
        "clock": [
            {
                "part": row.part.key,
                "range": row.clock,
                "range_seconds": row.planned,
                "seconds": round(row.seconds, 1),
                "hangul": row.hangul,
                "syllables": row.syllables,
                "rate": None if row.rate is None else round(row.rate, 2),
            }
            for row in rows
        ],
        "seconds": round(sum(row.seconds for row in rows), 1),
        "findings": [_finding(item, says) for item in found],
    }


def _finding(item: Finding, says: FindingTexts) -> dict[str, object]:
    return {
        "part": item.part.key if item.part else None,
        "rule": str(item.rule),
        "words": item.words,
        "other": item.other,
        "seconds": item.seconds,
        "number": item.number,
        "reason": says.reason(item),
        "way_out": says.way_out(item),
    }
