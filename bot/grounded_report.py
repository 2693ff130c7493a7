"""What `chogo check` says of a text held against its sources: JSON for programs, lines for people."""

from collections.abc import Iterator
from decimal import Decimal

from bot.grounded import Grounded
from bot.grounding_texts import GroundingTexts
from domain.checks import Finding
from domain.grounding import Entry
from domain.grounding.copying import Copied
from domain.grounding.names import UnknownName
from domain.grounding.quotes import Quote
from domain.language import Language
from domain.naming import name_of
from domain.parts import Part
from domain.wording import Wording, phrase_of
from handlers.finding_texts import FindingTexts
from handlers.wording_texts import WordingTexts

_SHOWN = 120
"""Characters of a source's sentence on the screen; the JSON has all."""


def grounded_values(grounded: Grounded, language: Language) -> dict[str, object]:
    says = WordingTexts(language)
    return {
        "with_sources": grounded.with_sources,
        "figures": [_figure(one) for one in grounded.figures],
        "quotes": [_quote(one) for one in grounded.quotes],
        "names": [_name(one) for one in grounded.names],
        "copying": [_copied(one) for one in grounded.copies],
        "wording": [_wording(part, one, says) for part, one in grounded.wordings],
    }


def finding_values(item: Finding, says: FindingTexts) -> dict[str, object]:
    return {
        "part": _key(item.part),
        "rule": str(item.rule),
        "words": item.words,
        "other": item.other,
        "seconds": item.seconds,
        "number": item.number,
        "reason": says.reason(item),
        "way_out": says.way_out(item),
    }


def _key(part: Part | None) -> str | None:
    return part.key if part else None


_DIGITS = 300
"""Of a number that JSON readers can take; longer ones are none that anybody means."""


def _plain(value: Decimal | None) -> int | float | None:
    if value is None or abs(value.adjusted()) > _DIGITS:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(entry: Entry) -> dict[str, object]:
    figure = entry.figure
    return {
        "part": _key(entry.part),
        "text": figure.text,
        "offset": entry.offset,
        "value": _plain(figure.value),
        "high": _plain(figure.high),
        "unit": figure.unit,
        "kind": str(figure.kind),
        "mode": str(figure.mode),
        "verdict": str(entry.verdict),
        "source": entry.source,
        "sentence": entry.sentence,
        "working": entry.working,
        "cited": sorted(entry.marked),
    }


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "part": _key(quote.part),
        "text": quote.text,
        "offset": quote.offset,
        "verdict": str(quote.verdict),
        "source": quote.source,
        "sentence": quote.sentence,
        "likeness": round(quote.likeness, 3),
        "speaker": quote.speaker,
        "wrong_speaker": quote.wrong_speaker,
        "said_by": quote.said_by,
    }


def _name(name: UnknownName) -> dict[str, object]:
    return {"part": _key(name.part), "text": name.text, "offset": name.offset}


def _copied(copy: Copied) -> dict[str, object]:
    return {
        "part": _key(copy.part),
        "text": copy.words,
        "offset": copy.offset,
        "source": copy.source,
        "run": copy.run,
        "share": copy.share,
        "too_much": copy.is_too_much,
    }


def _wording(part: Part | None, found: Wording, says: WordingTexts) -> dict[str, object]:
    return {
        "part": _key(part),
        "text": found.words,
        "offset": found.offset,
        "phrase": found.phrase,
        "level": str(found.level),
        "sentence": found.sentence,
        "laws": [str(law) for law in phrase_of(found.phrase).laws],
        "reason": says.reason(found.phrase),
        "way_out": says.way_out(found.phrase),
    }


def grounded_lines(grounded: Grounded, language: Language) -> Iterator[str]:
    texts = GroundingTexts(language)
    yield ""
    if grounded.with_sources:
        confirmed = len(grounded.figures) - len(grounded.unconfirmed)
        yield texts.figures_title(len(grounded.figures), confirmed)
        yield from (f"  {_figure_line(entry, texts)}" for entry in grounded.figures)
    else:
        yield texts.figures_unread(len(grounded.figures))
    if grounded.quotes:
        yield f"\n{texts.quotes_title()}"
        yield from (f"  {_quote_line(quote, texts)}" for quote in grounded.quotes)
    if grounded.with_sources and grounded.copies:
        yield f"\n{texts.copying_title()}"
        yield from (f"  {_copy_line(copy, texts)}" for copy in grounded.copies)
    if grounded.wordings:
        yield f"\n{texts.wording_title()}"
        yield from (f"  {_wording_line(part, found, texts)}" for part, found in grounded.wordings)
        yield f"  {texts.no_legal_advice()}"


def _at(part: Part | None, texts: GroundingTexts) -> str:
    return f"{name_of(part, texts.language)}: " if part else ""


def _short(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _figure_line(entry: Entry, texts: GroundingTexts) -> str:
    mark = "✓" if entry.verdict.is_confirmed else "⚠"
    line = f"{mark} {_at(entry.part, texts)}{entry.figure.text} — {texts.verdict(entry.verdict)}"
    if entry.working:
        line += f" ({entry.working})"
    return line + (f" [{entry.source}] “{_short(entry.sentence)}”" if entry.source else "")


def _quote_line(quote: Quote, texts: GroundingTexts) -> str:
    line = f"{_at(quote.part, texts)}“{_short(quote.text)}” — {texts.quote_verdict(quote.verdict)}"
    return line + (f" [{quote.source}] {_short(quote.sentence)}" if quote.source else "")


def _copy_line(copy: Copied, texts: GroundingTexts) -> str:
    mark = "⚠" if copy.is_too_much else "·"
    return f"{mark} {_at(copy.part, texts)}[{copy.source}] {texts.copied(copy.run, round(copy.share * 100))}"


def _wording_line(part: Part | None, found: Wording, texts: GroundingTexts) -> str:
    says = WordingTexts(texts.language)
    laws, words = ", ".join(phrase_of(found.phrase).laws), found.words.replace("**", "")
    return f"{_at(part, texts)}“{words}” — {says.told(found.phrase, found.level)} ({laws})"
