"""A draft or a plain text held against its sources: figures, quotations, names, copying; and its wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.checks import Finding, Rule
from domain.drafts import Draft
from domain.grounding import Entry, Shelf, ledger, ledger_of_text
from domain.grounding.copying import Copied, copied
from domain.grounding.library import is_korean, pages_of
from domain.grounding.names import UnknownName, unknown_names
from domain.grounding.passages import Passage, passages
from domain.grounding.quotes import Quote, QuoteVerdict, quotes
from domain.language import Language
from domain.parts import Part
from domain.sources import Source
from domain.wording import Level, Wording, wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    with_sources: bool
    """Without, nothing was looked up: every figure and quotation is `none`, and that is no finding."""
    figures: tuple[Entry, ...]
    quotes: tuple[Quote, ...]
    names: tuple[UnknownName, ...]
    copies: tuple[Copied, ...]
    wordings: tuple[tuple[Part | None, Wording], ...]

    @property
    def unconfirmed(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.figures if self.with_sources and not one.verdict.is_confirmed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of quotations, names and copying; the figures have their own list."""
        if not self.with_sources:
            return ()
        names = (Finding(part=one.part, rule=Rule.SOURCE_NAME, words=one.text) for one in self.names)
        copies = (
            Finding(part=one.part, rule=Rule.COPIED, words=one.words, other=str(one.source), number=one.run)
            for one in self.copies
            if one.is_too_much
        )
        return (*(finding for one in self.quotes for finding in _of_quote(one)), *names, *copies)

    @property
    def said(self) -> tuple[Finding, ...]:
        """What the text itself words wrongly; of a draft, `findings` of the checks has these already."""
        return tuple(
            Finding(part=part, rule=Rule.WORDING, words=one.words.replace("**", ""), other=one.phrase)
            for part, one in self.wordings
            if one.level is Level.SAID
        )


def _of_quote(quote: Quote) -> Iterator[Finding]:
    if quote.verdict in (QuoteVerdict.ALTERED, QuoteVerdict.NONE):
        yield Finding(part=quote.part, rule=Rule.QUOTE, words=quote.text, other=quote.sentence)
    elif quote.wrong_speaker:
        yield Finding(part=quote.part, rule=Rule.SPEAKER, words=quote.speaker, other=quote.said_by)


def grounded_draft(draft: Draft, sources: Sequence[Source] | None, day: date | None) -> Grounded:
    """`day`, where given, stands for the draft's own: what "yesterday" is reckoned from."""
    if day:
        # The date line keeps its length, so that every place in the Markdown stays.
        draft = replace(draft, written_at=draft.written_at.replace(year=day.year, month=day.month, day=day.day))
    figures = ledger(draft, Shelf(sources or ()))
    grounded = _grounded(figures, tuple(passages(draft)), sources, draft.language)
    if draft.is_extract:
        grounded = replace(grounded, copies=tuple(replace(one, is_too_much=False) for one in grounded.copies))
    return grounded


def grounded_text(text: str, sources: Sequence[Source] | None, day: date | None) -> Grounded:
    figures = ledger_of_text(text, Shelf(sources or ()), day)
    return _grounded(figures, (Passage(None, text, 0),), sources, language_of(text))


def language_of(text: str) -> Language:
    return Language.KO if is_korean(text) else Language.EN


def _grounded(
    figures: tuple[Entry, ...], pieces: tuple[Passage, ...], sources: Sequence[Source] | None, language: Language
) -> Grounded:
    pages = pages_of(sources or ())
    return Grounded(
        with_sources=sources is not None,
        figures=figures,
        quotes=tuple(quotes(pieces, pages, language)),
        names=tuple(unknown_names(pieces, pages, language)) if sources is not None else (),
        copies=tuple(copied(pieces, pages, language)),
        wordings=tuple(found for piece in pieces for found in _wordings(piece, language)),
    )


def _wordings(piece: Passage, language: Language) -> Iterator[tuple[Part | None, Wording]]:
    """Read past bold marks, and placed in the text that has them."""
    kept = [at for start, end in _unbold(piece.text) for at in range(start, end)]
    plain = "".join(piece.text[at] for at in kept)
    for found in wordings(plain, language):
        start, last = kept[found.offset], kept[found.offset + len(found.words) - 1]
        words = piece.text[start : last + 1]
        yield piece.part, replace(found, words=words, offset=piece.offset + start)


def _unbold(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in re.finditer(r"\*\*", text):
        yield at, mark.start()
        at = mark.end()
    yield at, len(text)
