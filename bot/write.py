"""`chogo write`: the pipeline of the chat, without a chat."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.console_texts import ConsoleTexts
from bot.outside import researcher_of, web_of, writer_of
from bot.settings import Settings
from bot.world import World
from domain.assignments import Assignment
from domain.clock import DEFAULT_PACE
from domain.drafts import Draft
from domain.errors import ModelFailure, NewsUnreachable, NothingToStandOn, TooThin
from domain.layout import render
from handlers.model_texts import ModelTexts
from handlers.texts import Texts
from handlers.topics import draft_language
from writing.brief import Brief, Writer
from writing.collecting import collected
from writing.compose import DIGEST, composed, topic_of
from writing.digest import DigestWriter
from writing.enough import require_enough
from writing.llm import ModelWriter
from writing.mending import Mender, signed
from writing.meter import Meter
from writing.usage import Payer


async def write(
    settings: Settings,
    texts: ConsoleTexts,
    topic: str,
    links: tuple[str, ...],
    out: Path | None,
    world: World | None = None,
) -> int:
    """Progress goes to standard error, the draft to standard output or into the file."""
    world = world or World()
    says = Texts(texts.language)
    assignment = _assignment(settings, texts, topic, links, world)
    _tell(texts.reading())
    try:
        async with web_of(settings, world) as web:
            readings, _ = await collected(researcher_of(settings, world, web), assignment)
    except NewsUnreachable:
        _tell(says.news_unreachable())
        return 1
    assignment = assignment.with_readings(readings)
    if card := says.report_card(readings):
        _tell(card)
    writer = writer_of(settings, world)
    try:
        require_enough(assignment.sources)
        _tell(texts.writing())
        markdown = await _markdown(assignment, writer)
    except NothingToStandOn:
        _tell(texts.nothing_read(assignment.topic, len(assignment.links)))
        return 1
    except TooThin as thin:
        _tell(texts.too_thin(thin.sources, thin.characters))
        return 1
    except ModelFailure as failure:
        _tell(says.model_failed(failure.reason))
        await _extracts(assignment, out, texts)
        return 1
    finally:
        if isinstance(writer, ModelWriter):
            await writer.aclose()
    return await _handed_over(markdown, out, texts)


def _assignment(
    settings: Settings, texts: ConsoleTexts, topic: str, links: tuple[str, ...], world: World
) -> Assignment:
    """A link among the words of the topic is read, as it would be in the chat."""
    among = tuple(word for word in topic.split() if word.startswith(("http://", "https://")))
    words = " ".join(word for word in topic.split() if word not in among)
    return Assignment(
        id=0,
        owner=0,
        chat=0,
        topic=words,
        links=(*links, *among),
        language=draft_language(words, texts.language),
        created_at=world.now().astimezone(ZoneInfo(settings.default_timezone)),
    )


async def _extracts(assignment: Assignment, out: Path | None, texts: ConsoleTexts) -> None:
    """What needs no model, marked as such; the status still says that it is not what was asked for."""
    try:
        markdown = await _markdown(assignment, DigestWriter())
    except NothingToStandOn:
        _tell(ModelTexts(texts.language).nothing_to_quote())
        return
    _tell(ModelTexts(texts.language).extracts_instead(money_spent=False))
    await _handed_over(markdown, out, texts)


async def _handed_over(markdown: str, out: Path | None, texts: ConsoleTexts) -> int:
    """Whatever happens to the file, the draft is not lost."""
    if out is None:
        sys.stdout.write(markdown)
        return 0
    try:
        await asyncio.to_thread(out.write_text, markdown, encoding="utf-8")
    except OSError as error:
        sys.stdout.write(markdown)
        _tell(texts.not_written(str(out), error.strerror or str(error)))
        return 1
    _tell(texts.written(str(out)))
    return 0


async def _markdown(assignment: Assignment, writer: Writer) -> str:
    pace = DEFAULT_PACE[assignment.language]
    brief = Brief(
        topic=topic_of(assignment),
        language=assignment.language,
        sources=assignment.sources,
        now=assignment.created_at,
        pace=pace,
    )
    meter = Meter(writer, Payer())
    plan = await meter.writer.plan(brief)
    texts = (meter.writer.blog(brief, plan, _unseen), meter.writer.script(brief, plan, _unseen))
    blog, script = await asyncio.gather(*texts)
    written = replace(assignment.written_with(meter.answered_by), script=script.model_dump_json())
    draft = composed(written, blog, script, assignment.created_at, pace)
    if written.written_by != DIGEST:
        mender = Mender(writer=meter.writer, now=lambda: assignment.created_at)
        draft = await mender.mended(written, draft, pace, keep=_unkept, tell=_untold)
    return render(signed(written, draft))


async def _unkept(draft: Draft) -> None:
    """There is no database that a draft under way could be kept in."""


async def _untold(parts: int) -> None:
    """What goes back is part of the writing, which was announced."""


async def _unseen(text: str) -> None:
    """Nobody watches the text grow."""


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
