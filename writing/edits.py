"""Revises one part by code alone: drops, swaps and adds whole sentences, never cuts or words one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.compose import spoken_block
from domain.errors import NeedsModel, NoShorter, NothingToStandOn
from domain.markup import WORDING
from domain.sources import Source
from writing.brief import RevisionBrief
from writing.extract import Quote, choose, ranked, repeats, scored
from writing.passages import Kind, Part, Passage, Recogniser, Said, put_together, taken_apart, without
from writing.phrases import Phrases, phrases
from writing.quoting import bare, figures, highlighted, polite
from writing.staging import BULLET, beat_of, bullet, introduction
from writing.wishes import Wish, read_wish

_MOST_TAKEAWAYS, _FEWEST_TAKEAWAYS = 5, 3
_ADDED = 2
"""Sentences that one wish for more brings in."""


def revised(brief: RevisionBrief) -> str:
    """The part as wished; the same Markdown where the wish is met already (a source left out that was not in).

    Raises NeedsModel for what code cannot do, NothingToStandOn where the sources have no further sentence.
    """
    wish = read_wish(brief.request, brief.sources)
    kind = _kind(brief)
    new = brief.brought
    if kind is Kind.TITLE or wish.beyond or (wish.empty and not new):
        raise NeedsModel(brief.request)
    editor = _Editor.of(brief, kind, wish, new)
    return put_together(editor.carried_out(wish))


def _kind(brief: RevisionBrief) -> Kind:
    heading = brief.text.lstrip("\n").split("\n", 1)[0]
    if heading.startswith("# ") or not heading.startswith("#"):
        return Kind.TITLE
    if brief.spoken:
        return Kind.SPOKEN
    return Kind.TAKEAWAYS if "🔑" in heading or "Key Takeaways" in heading else Kind.SECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Editor:
    brief: RevisionBrief
    p: Phrases
    part: Part
    fresh: tuple[Quote, ...]
    """Sentences that may come in: not used where the part stands, and not of a source to be left out."""
    new: frozenset[int]

    @classmethod
    def of(cls, brief: RevisionBrief, kind: Kind, wish: Wish, new: frozenset[int]) -> "_Editor":
        p = phrases(brief.language)
        pool = scored(brief.sources, _topic(brief.draft))
        known = Recogniser(sources=brief.sources, pool=pool, phrases=p, spoken=brief.spoken)
        elsewhere = _half(brief.draft, spoken=brief.spoken).replace(brief.text.strip("\n"), "")
        allowed = [q for q in pool if q.source not in wish.without]
        used = [*_said_in(elsewhere, pool), *_said_in(brief.text, allowed)]
        fresh = ranked([q for q in allowed if not repeats(q, used)])
        return cls(brief=brief, p=p, part=taken_apart(brief.text, kind, known), fresh=fresh, new=new)

    def carried_out(self, wish: Wish) -> Part:
        part = self._purged(self.part, wish.without)
        if wish.other:
            part = self._swapped(part)
        if wish.adds or wish.empty:
            part = self._extended(part, self._wanted(part, wish), figures_only=wish.figures)
        return self._shortened(part, favour_figures=wish.figures) if wish.shorter else part

    def _wanted(self, part: Part, wish: Wish) -> tuple[Quote, ...]:
        """The sentences to bring in, of the new source or the part's own where these have any."""
        open_ = [q for q in self._open(part) if q.figures or not wish.figures]
        own = self.new or _sources_of(part)
        if self.new and wish.empty:
            return choose([q for q in open_ if q.source in own], _ADDED)
        return _near_first(open_, own, _ADDED)

    def _open(self, part: Part) -> list[Quote]:
        """What may still come in, as the part stands now."""
        present = [said.quote for said in part.said if said.quote]
        return [q for q in self.fresh if not repeats(q, present)]

    def _purged(self, part: Part, numbers: frozenset[int]) -> Part:
        """Without the sentences that rest on these sources, others in their place as far as there are any."""
        gone = [said for said in part.said if said.sources & numbers]
        if not gone:
            return part
        left = without(part, lambda said: bool(said.sources & numbers), self.p)
        added = choose(self._open(left), len(gone))
        if not added and not any(not said.frame for said in left.said):
            raise NothingToStandOn
        return self._added(left, added)

    def _swapped(self, part: Part) -> Part:
        """Raises NeedsModel where nothing in the part is quoted: another wording is no business of code."""
        quoted = [said.quote for said in part.said if said.quote]
        if not quoted:
            raise NeedsModel(self.brief.request)
        coming = _near_first(self._open(part), _sources_of(part), len(quoted))
        if not coming:
            raise NothingToStandOn
        going = set(sorted(quoted, key=lambda q: q.score)[: len(coming)])
        return self._added(without(part, lambda said: said.quote in going, self.p), coming)

    def _extended(self, part: Part, quotes: Sequence[Quote], *, figures_only: bool) -> Part:
        if not quotes:
            raise NothingToStandOn
        if part.kind is not Kind.TAKEAWAYS:
            return self._added(part, quotes)
        room = max(0, _MOST_TAKEAWAYS - len(part.said))
        spare = [s for s in _by_weight(part.said) if not (figures_only and figures(bare(s.markdown)))]
        going = spare[: max(0, len(quotes) - room)]
        coming = quotes[: room + len(going)]
        if not coming:
            raise NothingToStandOn
        return self._added(without(part, lambda said: said in going, self.p), coming)

    def _shortened(self, part: Part, *, favour_figures: bool) -> Part:
        """Two thirds of the sentences, at least one. Raises NoShorter where only a shorter wording would do."""
        spare = [s for s in part.said if self.p.is_spare(bare(s.markdown))]
        if spare and part.kind is Kind.SPOKEN:
            return without(part, lambda s: s in spare, self.p)
        said = [s for s in part.said if not s.frame]
        least = _FEWEST_TAKEAWAYS if part.kind is Kind.TAKEAWAYS else 1
        keep = max(least, len(said) * 2 // 3)
        if len(said) <= keep:
            raise NoShorter(self.brief.request)
        order = sorted(_by_weight(said), key=lambda s: favour_figures and bool(figures(bare(s.markdown))))
        going = order[: len(said) - keep]
        return without(part, lambda s: s in going, self.p)

    def _added(self, part: Part, quotes: Sequence[Quote]) -> Part:
        part = without(part, lambda said: bare(said.markdown) == self.p.no_more, self.p) if quotes else part
        for quote in quotes:
            part = self._with(part, quote)
        return part

    def _with(self, part: Part, quote: Quote) -> Part:
        """After the last sentence of its source, or at the end, before what closes the part."""
        passages = part.passages
        same = [i for i, passage in enumerate(passages) if any(_is_of(said, quote.source) for said in passage.said)]
        block = self._block(part.kind, quote, again=bool(same), first=not passages)
        at = same[-1] + 1 if same else _end(passages, self.p, part.kind)
        following = passages[at:]
        if following and not following[0].gap and part.kind is not Kind.TAKEAWAYS and not same:
            following = (replace(following[0], gap=1), *following[1:])
        return replace(part, passages=(*passages[:at], *block, *following))

    def _block(self, kind: Kind, quote: Quote, *, again: bool, first: bool) -> tuple[Passage, ...]:
        said = Said(markdown=bullet(quote)[len(BULLET) :], quote=quote, sources=frozenset({quote.source}))
        if kind is Kind.TAKEAWAYS:
            return (
                Passage(gap=0, prefix=BULLET, said=(replace(said, markdown=highlighted(quote.text, quote.source)),)),
            )
        if kind is Kind.SPOKEN:
            return (self._beat(quote, said, again=again, gap=0 if first else 1),)
        line = Passage(gap=0 if again else 1, prefix=BULLET, said=(said,))
        frame = Said(markdown=introduction(quote, self._source(quote), self.brief.language), frame=True)
        return (line,) if again else (Passage(gap=1, said=(frame,)), line)

    def _beat(self, quote: Quote, said: Said, *, again: bool, gap: int) -> Passage:
        beat = beat_of(quote, self._source(quote), self.brief.language, again=again)
        language = self.brief.language
        cues = spoken_block(language, [(cue.kind, cue.text) for cue in beat.cues], "").split("\n")
        prefix = f"{WORDING[language].line} "
        return Passage(gap=gap, cues=tuple(cues), prefix=prefix, said=(replace(said, markdown=beat.line),))

    def _source(self, quote: Quote) -> Source:
        return next(source for source in self.brief.sources if source.number == quote.source)


def _said_in(markdown: str, pool: Sequence[Quote]) -> list[Quote]:
    words = bare(markdown)
    return [q for q in pool if q.text in words or (polite(q.text) or q.text) in words]


def _sources_of(part: Part) -> frozenset[int]:
    return frozenset(said.quote.source for said in part.said if said.quote)


def _near_first(quotes: Sequence[Quote], own: frozenset[int], count: int) -> tuple[Quote, ...]:
    near = choose([q for q in quotes if q.source in own], count)
    return near + choose([q for q in quotes if q.source not in own], count - len(near))


def _is_of(said: Said, number: int) -> bool:
    return said.quote is not None and said.quote.source == number


def _end(passages: Sequence[Passage], p: Phrases, kind: Kind) -> int:
    """Before cues that close a scene, and before the words that close the blog."""
    at = len(passages)
    while at and kind is not Kind.TAKEAWAYS and _closes(passages[at - 1], p):
        at -= 1
    return at


def _closes(passage: Passage, p: Phrases) -> bool:
    words = " ".join(bare(said.markdown) for said in passage.said)
    return not words or words == p.outro


def _by_weight(said: Sequence[Said]) -> list[Said]:
    """Least important first; a sentence that is not quoted counts by its figures, marks and place."""
    places = {said_: i for i, said_ in enumerate(said)}
    return sorted(said, key=lambda s: s.quote.score if s.quote else _guess(s, places[s]))


def _guess(said: Said, place: int) -> float:
    return 0.5 * bool(figures(bare(said.markdown))) + 0.3 * bool(said.sources) + 1 / (1 + place)


def _topic(draft: str) -> str:
    match = re.search(r"^\*\*Topic:\*\*\s*(.+)$", draft, re.MULTILINE)
    return match.group(1) if match else ""


def _half(draft: str, *, spoken: bool) -> str:
    """The blog or the script: what one quotes the other may quote too."""
    blog, _, script = draft.partition("\n---\n---\n")
    return script if spoken else blog
