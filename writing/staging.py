"""How quoted sentences stand in a section and in a scene; the first draft and its revisions share it."""

import re
from collections.abc import Sequence

from domain.language import Language
from domain.sources import Source
from writing.extract import Quote
from writing.outline import headline, plain
from writing.phrases import Phrases, phrases
from writing.pieces import Beat, Cue
from writing.quoting import dangles, figures, is_korean, marked, polite

BULLET = "*   "

_ATTRIBUTED = re.compile(r"따르면|according to", re.IGNORECASE)


def outlet_of(source: Source, p: Phrases) -> str:
    return plain(source.outlet, 40) or p.pasted


def listed(quotes: Sequence[Quote], source: Source, language: Language) -> str:
    """Whose sentences follow, then each as a bullet, marked."""
    return "\n".join([introduction(quotes[0], source, language), "", *(bullet(quote) for quote in quotes)])


def introduction(quote: Quote, source: Source, language: Language) -> str:
    p = phrases(language)
    frame = p.reports_foreign if _foreign(quote, language) else p.reports
    return frame.format(outlet=outlet_of(source, p))


def bullet(quote: Quote) -> str:
    return BULLET + marked(quote.text, quote.source)


def beat_of(quote: Quote, source: Source, language: Language, *, again: bool) -> Beat:
    """`again`: the source has been heard in this scene, so another caption and another turn of phrase."""
    p = phrases(language)
    return Beat(
        cues=[_cue(quote, source, p, again=again)],
        line=_line(quote, source, p, language, again=again),
        sources=[quote.source],
    )


def _cue(quote: Quote, source: Source, p: Phrases, *, again: bool) -> Cue:
    spans = figures(quote.text)
    if again and spans:
        figure = quote.text[slice(*spans[0])]
        return Cue(kind="screen", text=p.figure_cue.format(figure=plain(figure, 40)))
    if again:
        return Cue(kind="cutaway", text=p.page_cue.format(outlet=outlet_of(source, p)))
    return Cue(kind="screen", text=p.title_cue.format(title=headline(source)))


def _line(quote: Quote, source: Source, p: Phrases, language: Language, *, again: bool) -> str:
    outlet = outlet_of(source, p)
    spoken = polite(quote.text) if language is Language.KO and not dangles(quote.text) else None
    if spoken is not None:
        return _frame(quote, p, again=again).format(outlet=outlet, words=spoken)
    if _foreign(quote, language):
        return p.quotes_foreign.format(outlet=outlet, words=in_quotes(quote.text))
    frame = _frame(quote, p, again=again) if language is Language.EN else p.quotes
    return frame.format(outlet=outlet, words=in_quotes(quote.text))


def _frame(quote: Quote, p: Phrases, *, again: bool) -> str:
    if again:
        return p.says_more
    return p.says_attributed if _ATTRIBUTED.search(quote.text) else p.says


def in_quotes(text: str) -> str:
    return f"『{text}』" if any(mark in text for mark in '"“”') else f"“{text}”"


def _foreign(quote: Quote, language: Language) -> bool:
    return is_korean(quote.text) is not (language is Language.KO)
