"""What the writer without a model says where: the chosen sentences, grouped under honest titles."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.errors import NothingToStandOn
from domain.language import Language
from domain.sources import Source
from writing.brief import Brief
from writing.extract import Quote, choose, ranked, scored, words
from writing.phrases import EMOJI, HEADLINE_EMOJI, Phrases, Theme, phrases
from writing.sentences import normal

_SECTIONS = 3
_MOST_SECTIONS = 6
_ENOUGH_FOR_TWO = 6
"""Sentences a source must have before a section quotes two of them."""
_SHARE = 0.4
"""Of all good sentences at most this share is quoted, beyond the layout's minimum: extracts, not a reprint."""

_SPEECH = re.compile(
    r"[\"“][^\"”]{6,}[\"”].*(?:말|밝|강조|설명|덧붙|전했|지적|주장|당부|\bsaid\b|\bsays\b|\btold\b|\badded\b)"
)
_FUTURE = re.compile(
    r"(?:계획|예정|방침|목표|전망|예상|관측|나설 것|것으로 보).{0,14}[.]?$"
    r"|\b(?:will|plans? to|expects? to|expected to|forecasts?|next year)\b"
)
_REASON = re.compile(
    r"때문|배경|이유|원인|따른 것|영향으로|덕분|힘입어"
    r"|\b(?:because|due to|amid|driven by|thanks to|as a result|reasons?)\b",
    re.IGNORECASE,
)
_ORDER = (Theme.MAIN, Theme.FIGURES, Theme.BACKGROUND, Theme.VOICES, Theme.NEXT, Theme.MORE, Theme.FURTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences of one section, and the further ones that only the script's scene adds."""

    title: str
    emoji: str
    quotes: tuple[Quote, ...]
    takeaways: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    topic: str
    takeaways: tuple[Quote, ...]
    groups: tuple[Group, ...]


def outlined(brief: Brief) -> Outline:
    """The same for the same brief, whoever asks.

    Raises NothingToStandOn where no source holds a word that could be quoted.
    """
    pool = ranked(scored(brief.sources, brief.topic))
    if not pool:
        raise NothingToStandOn
    p = phrases(brief.language)
    takeaways = _takeaways(pool)
    rest = tuple(q for q in pool if q not in takeaways)
    groups = _by_source(rest, brief.sources) or _by_theme(_body(rest, len(pool), len(takeaways)), p)
    return Outline(topic=topic_of(brief, p), takeaways=takeaways, groups=_joined(groups, takeaways, p))


def _takeaways(pool: Sequence[Quote]) -> tuple[Quote, ...]:
    total = len(pool)
    count = (total + 1) // 2 if total < _SECTIONS * 2 else 3 + (total >= 12) + (total >= 20)
    has = Counter(q.source for q in pool)
    spare = {source: number - 1 for source, number in has.items()}
    room = spare if sum(spare.values()) >= _SECTIONS and len(has) >= _SECTIONS else None
    return choose(pool, count, room=room)


def _body(rest: Sequence[Quote], total: int, taken: int) -> tuple[Quote, ...]:
    return choose(rest, max(_SECTIONS, min(8, round(total * _SHARE) - taken)))


def _by_source(rest: Sequence[Quote], sources: Sequence[Source]) -> tuple[Group, ...]:
    """A section per source; none where fewer than three have anything left to say."""
    has = Counter(q.source for q in rest)
    first = list(dict.fromkeys(q.source for q in rest))[:_MOST_SECTIONS]
    if len(first) < _SECTIONS:
        return ()
    titles = {source.number: source for source in sources}
    picked = choose(rest, 2 * len(rest), room={s: 1 + (n >= _ENOUGH_FOR_TWO) for s, n in has.items()})
    return tuple(
        Group(
            title=headline(titles[number]),
            emoji=HEADLINE_EMOJI[i % len(HEADLINE_EMOJI)],
            quotes=_in_order(q for q in picked if q.source == number),
        )
        for i, number in enumerate(sorted(first))
    )


def _by_theme(body: Sequence[Quote], p: Phrases) -> tuple[Group, ...]:
    shelves: dict[Theme, list[Quote]] = {}
    for quote in body:
        for theme in (theme_of(quote), Theme.MORE, Theme.FURTHER):
            shelf = shelves.setdefault(theme, [])
            if sum(q.source == quote.source for q in shelf) < 2:
                shelf.append(quote)
                break
    _spread(shelves)
    return tuple(
        Group(title=p.themes[theme], emoji=EMOJI[theme], quotes=_in_order(shelves[theme]))
        for theme in _ORDER
        if shelves.get(theme)
    )


def _spread(shelves: dict[Theme, list[Quote]]) -> None:
    """Opens a further section from a full one, until the layout's three are there or no shelf has two."""
    for theme in (Theme.MAIN, Theme.MORE, Theme.FURTHER):
        full = max((s for s in shelves.values() if len(s) > 1), key=len, default=None)
        if full is not None and not shelves.get(theme) and sum(map(bool, shelves.values())) < _SECTIONS:
            shelves[theme] = [full.pop()]


def theme_of(quote: Quote) -> Theme:
    if _SPEECH.search(quote.text):
        return Theme.VOICES
    if _FUTURE.search(quote.text):
        return Theme.NEXT
    if _REASON.search(quote.text):
        return Theme.BACKGROUND
    return Theme.FIGURES if quote.figures >= 2 else Theme.MAIN


def _joined(groups: tuple[Group, ...], takeaways: tuple[Quote, ...], p: Phrases) -> tuple[Group, ...]:
    """Each takeaway goes to the scene of its source or theme, or to the first."""
    if not groups:
        return (Group(title=p.themes[Theme.MAIN], emoji=EMOJI[Theme.MAIN], quotes=(), takeaways=takeaways),)
    home = {quote: _home(quote, groups, p) for quote in takeaways}
    return tuple(
        Group(title=g.title, emoji=g.emoji, quotes=g.quotes, takeaways=tuple(q for q in takeaways if home[q] == i))
        for i, g in enumerate(groups)
    )


def _home(quote: Quote, groups: tuple[Group, ...], p: Phrases) -> int:
    themed = [i for i, g in enumerate(groups) if g.title == p.themes[theme_of(quote)]]
    sourced = [i for i, g in enumerate(groups) if {q.source for q in g.quotes} == {quote.source}]
    return (themed or (sourced if len(sourced) == 1 else []) or [0])[0]


def _in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(quotes, key=lambda q: (q.source, q.place)))


def topic_of(brief: Brief, p: Phrases) -> str:
    """What was asked for without the asking words, or the first source's headline."""
    wish = brief.topic
    for language in Language:
        wish = phrases(language).noise.sub(" ", wish)
    return plain(wish, 40) or headline(brief.sources[0]) or p.themes[Theme.MAIN]


def search_phrase(topic: str) -> str:
    return " ".join(re.findall(r"[\w%&+](?:[\w%&+.,'-]*[\w%&+])?", topic)[:5]) or " ".join(words(topic)[:5]) or topic


def headline(source: Source) -> str:
    """A source's own title, fit for a heading; its first words where it has none."""
    title = (
        re.sub(rf"\s[-|–—:]\s*{re.escape(source.outlet)}\s*$", "", normal(source.title))
        if source.outlet
        else source.title
    )
    return plain(title, 60) or plain(source.text[:300], 40) or plain(source.outlet, 40)


def _stays(ch: str) -> bool:
    """Emoji go; ㎿ and ㎡, which Unicode calls symbols as well, say what a figure counts."""
    unit = "\u3300" <= ch <= "\u33ff"
    return ch.isprintable() and (unit or unicodedata.category(ch) not in ("So", "Sk"))


def plain(text: str, most: int) -> str:
    """One line that no layout mistakes for markup: no brackets, stars, clock times in brackets or emoji at its ends."""
    text = re.sub(r"\(\d+:\d\d\s?-\s?\d+:\d\d\)|~~|[*`#_|<>⚠]", " ", text).translate(str.maketrans("[]", "()"))
    text = normal("".join(ch for ch in text if _stays(ch)))
    text = normal(text).strip("-–—:;,. ")
    if len(text) <= most:
        return text
    return (text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]).rstrip("-–—:;,. ") + "…"
