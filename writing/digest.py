"""The writer that needs no model: a sourced digest in the draft's layout, every statement a whole quoted sentence."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from domain.language import Language
from domain.sources import Source
from writing.brief import Brief, RevisionBrief
from writing.edits import revised
from writing.extract import Quote
from writing.job import Job
from writing.outline import Group, Outline, outlined, search_phrase
from writing.phrases import Phrases, phrases
from writing.pieces import Beat, BlogPiece, BlogSection, Cue, Fact, Plan, Progress, ScriptPiece, ScriptScene
from writing.quoting import highlighted
from writing.staging import beat_of, listed

_LINES_PER_SCENE = 4


class DigestWriter:
    """Deterministic and quick: it finds the same sentences again instead of relying on the plan's wording.

    Every method raises `domain.errors.NothingToStandOn` where the sources hold nothing that can be quoted.
    """

    @property
    def name(self) -> str:
        return "digest"

    def doing(self, job: Job) -> "DigestWriter":  # noqa: ARG002 - it costs nothing
        return self

    async def plan(self, brief: Brief) -> Plan:
        outline = outlined(brief)
        titles = [group.title for group in outline.groups]
        return Plan(
            angle=phrases(brief.language).angle.format(sources=_counted(brief)),
            search_phrase=search_phrase(outline.topic),
            facts=[Fact(text=quote.text, sources=[quote.source]) for quote in _all_quotes(outline)],
            sections=titles,
            scenes=titles,
        )

    async def blog(self, brief: Brief, plan: Plan, progress: Progress) -> BlogPiece:  # noqa: ARG002 - the plan is found again
        outline, p = outlined(brief), phrases(brief.language)
        piece = BlogPiece(
            title=p.blog_title.format(topic=outline.topic, sources=_counted(brief)),
            takeaways=[highlighted(quote.text, quote.source) for quote in outline.takeaways],
            sections=_sections(outline, brief),
        )
        await progress("\n\n".join([piece.title, *piece.takeaways, *(s.body for s in piece.sections)]))
        return piece

    async def script(self, brief: Brief, plan: Plan, progress: Progress) -> ScriptPiece:  # noqa: ARG002 - the plan is found again
        outline, p = outlined(brief), phrases(brief.language)
        piece = ScriptPiece(
            title=p.script_title.format(topic=outline.topic, sources=_counted(brief)),
            opening=_opening(outline, brief, p),
            scenes=[_scene(group, brief) for group in outline.groups],
            closing=_closing(outline, p),
        )
        beats = [*piece.opening, *(beat for scene in piece.scenes for beat in scene.beats), *piece.closing]
        await progress("\n\n".join([piece.title, *(beat.line for beat in beats if beat.line)]))
        return piece

    async def revise(self, brief: RevisionBrief) -> str:
        """Raises NeedsModel for what code cannot do, NothingToStandOn when the sources hold no more."""
        return revised(brief)


def _counted(brief: Brief) -> str:
    return phrases(brief.language).counted(len(brief.sources))


def _all_quotes(outline: Outline) -> Iterable[Quote]:
    return (*outline.takeaways, *(quote for group in outline.groups for quote in group.quotes))


def _sections(outline: Outline, brief: Brief) -> list[BlogSection]:
    p, last = phrases(brief.language), len(outline.groups) - 1
    return [
        BlogSection(
            title=group.title,
            emoji=group.emoji,
            body="\n\n".join(
                [*([p.intro] if i == 0 else []), *_quoted(group, brief), *([p.outro] if i == last else [])]
            ),
        )
        for i, group in enumerate(outline.groups)
    ]


def _quoted(group: Group, brief: Brief) -> list[str]:
    if not group.quotes:
        return [phrases(brief.language).no_more]
    by_source = groupby(group.quotes, key=lambda quote: quote.source)
    return [listed(list(quotes), _source(brief.sources, number), brief.language) for number, quotes in by_source]


def _source(sources: Sequence[Source], number: int) -> Source:
    return next(source for source in sources if source.number == number)


def _opening(outline: Outline, brief: Brief, p: Phrases) -> list[Beat]:
    return [
        Beat(cues=[Cue(kind="screen", text=p.host_cue)], line=p.greeting.format(topic=outline.topic)),
        Beat(cues=[Cue(kind="cutaway", text=p.headlines_cue)], line=p.about.format(sources=_counted(brief))),
    ]


def _scene(group: Group, brief: Brief) -> ScriptScene:
    quotes = sorted({*group.takeaways, *group.quotes}, key=lambda q: (-q.score, q.source, q.place))[:_LINES_PER_SCENE]
    quotes.sort(key=lambda q: (q.source, q.place))
    return ScriptScene(title=group.title, beats=_beats(quotes, brief.sources, brief.language))


def _beats(quotes: Sequence[Quote], sources: Sequence[Source], language: Language) -> list[Beat]:
    heard: set[int] = set()
    beats = []
    for quote in quotes:
        beats.append(beat_of(quote, _source(sources, quote.source), language, again=quote.source in heard))
        heard.add(quote.source)
    return beats


def _closing(outline: Outline, p: Phrases) -> list[Beat]:
    # A sentence each: nobody reads five headlines aloud in one breath.
    titles = " ".join(f"'{group.title}'." for group in outline.groups)
    return [
        Beat(cues=[Cue(kind="screen", text=p.headlines_cue)], line=p.summary.format(titles=titles)),
        Beat(cues=[Cue(kind="screen", text=p.host_cue)], line=p.check),
        Beat(
            cues=[Cue(kind="screen", text=p.subscribe_cue), Cue(kind="sound", text=p.chime_cue)],
            line=f"{p.subscribe} {p.goodbye}",
        ),
        Beat(cues=[Cue(kind="screen", text=p.logo_cue)], line=""),
    ]
