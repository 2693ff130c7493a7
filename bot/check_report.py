"""What `chogo check` says of a draft: its parts, its clock and its findings, as JSON and as lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.console_texts import ConsoleTexts
from bot.grounded_report import finding_values
from domain.checks import NEED_SOURCES, Finding, Rule
from domain.clock import hangul, seconds_of, spoken_lines, spoken_syllables
from domain.drafts import Draft
from domain.language import Language
from domain.naming import name_of
from domain.parts import Part
from handlers.finding_texts import FindingTexts


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


def draft_lines(draft: Draft, texts: ConsoleTexts, *, pace: float, seconds: int) -> Iterator[str]:
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
    taken = texts.seconds_in_all(round(sum(row.seconds for row in rows)), seconds)
    yield f"  {texts.spoken_in_all(total, hangul=korean)}, {taken}"


def finding_lines(found: tuple[Finding, ...], texts: ConsoleTexts) -> Iterator[str]:
    says = FindingTexts(texts.language)
    if found:
        yield f"\n{texts.findings_title(len(found))}"
    for item in found:
        # A plain text has no parts to name; the clock concerns the whole script.
        whole = item.part is None and item.rule in NEED_SOURCES | {Rule.WORDING}
        yield f"  • {says.reason(item)}. {says.way_out(item)}" if whole else f"  • {says.finding(item)}"


def draft_values(
    draft: Draft, found: tuple[Finding, ...], language: Language, *, pace: float, seconds: int
) -> dict[str, object]:
    rows = tuple(timed(draft, pace))
    says = FindingTexts(language)
    return {
        "language": str(draft.language),
        "topic": draft.topic,
        "pace": pace,
        "asked_seconds": seconds,
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
        "findings": [finding_values(item, says) for item in found],
    }
