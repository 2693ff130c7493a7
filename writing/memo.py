"""The short memo: what little was read, sentence by sentence, where a draft would be padding."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.sources import Source
from writing.extract import ranked, scored

_OF_EACH = 2
"""Sentences of one source: a quotation, not a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    source: Source
    sentences: tuple[str, ...]
    """Verbatim, in the source's order; none where it has no whole sentence."""


def memo(sources: Sequence[Source], topic: str) -> tuple[Noted, ...]:
    best = ranked(scored(sources, topic))
    noted = []
    for source in sources:
        chosen = [quote for quote in best if quote.source == source.number][:_OF_EACH]
        chosen.sort(key=lambda quote: quote.place)
        noted.append(Noted(source=source, sentences=tuple(quote.text for quote in chosen)))
    return tuple(noted)
