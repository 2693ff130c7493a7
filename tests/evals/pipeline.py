"""One topic through the real desk: read on loopback, written by a model or by recorded answers, finished."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.outside import researcher_of, web_of, writer_of
from bot.settings import Settings, load
from bot.world import World
from domain.assignments import Assignment
from domain.clock import DEFAULT_PACE
from domain.drafts import Draft
from domain.errors import ChogoError
from domain.language import Language
from news.web import WebLimits
from storage.database import Database
from storage.durable import Durable
from storage.users import Users
from tests.evals.newsroom import Article, Topic
from tests.evals.recorded import Recorded
from tests.fakes.gemini import FakeGemini
from tests.fakes.gemini_steps import Call, Step, ok
from tests.fakes.news_pages import Story
from tests.fakes.news_site import NewsSite
from tests.writing.clockwork import OneStory
from writing.compose import composed
from writing.desk import WRITE, Desk, Wanted, document
from writing.llm import ModelWriter
from writing.pieces import BlogPiece, ScriptPiece
from writing.tools import Tools
from writing.usage import Payer, Used

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=SEOUL)
"""The newsroom's morning: its newest article is from the same day."""
OWNER = 1
NO_FEEDS = '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of one topic."""

    topic: Topic
    assignment: Assignment
    before: Draft | None
    """As blog and script were composed, before anything was sent back; None where the draft failed earlier."""
    after: Draft | None
    """As a person gets it; None where the draft failed."""
    problem: str
    """Why it failed; empty otherwise."""
    seconds: float
    used: tuple[Used, ...]
    characters: tuple[int, int]
    """Asked and answered; (0, 0) of a live model, which counts tokens instead."""


@dataclass(slots=True)
class Receipt:
    """A bill that anybody may run up, and that says in the end what it came to."""

    used: Used | None = None

    async def reserve(self, most: Decimal) -> None: ...

    async def settle(self, used: Used, counted: Decimal) -> None:
        self.used = used


class Receipts:
    """A till without a limit: every task on every model leaves a receipt, those for repair too."""

    def __init__(self) -> None:
        self._receipts: list[Receipt] = []

    def bill(self, payer: Payer, spec: str, task: str) -> Receipt:
        self._receipts.append(Receipt())
        return self._receipts[-1]

    def taken(self) -> tuple[Used, ...]:
        """What was used since this was last asked."""
        used = tuple(receipt.used for receipt in self._receipts if receipt.used)
        self._receipts.clear()
        return used


class Replay:
    """Answers as recorded, for the topic that is being written."""

    def __init__(self) -> None:
        self.answers: Recorded | None = None
        self.asked = self.answered = 0

    def step(self) -> Step:
        async def step(call: Call) -> web.StreamResponse:
            assert self.answers is not None
            text = self.answers.answer(call.seen.body)
            self.asked += len(call.seen.message)
            self.answered += len(text)
            return await ok(text)(call)

        return step


class _Unheard:
    """Nobody watches."""

    async def reading(self, links: int) -> None: ...

    async def planning(self, sources: int) -> None: ...

    async def writing(self, blog: str, script: str) -> None: ...

    async def checking(self) -> None: ...

    async def mending(self, parts: int) -> None: ...


class Newsdesk:
    """A desk without a chat, over the newsroom."""

    def __init__(self, tools: Tools, site: NewsSite, replay: Replay | None, receipts: Receipts) -> None:
        self.recorded = replay is not None
        self._desk = Desk(tools)
        self._site = site
        self._replay = replay
        self._receipts = receipts

    async def write(self, topic: Topic, answers: Recorded | None) -> Run:
        links = tuple(self._site.publish(_story(article)) for article in topic.articles)
        asked = answered = 0
        if self._replay is not None:
            self._replay.answers = answers
            asked, answered = self._replay.asked, self._replay.answered
        started = perf_counter()
        assignment, problem = await self._written(topic, links)
        seconds = perf_counter() - started
        done = (self._replay.asked - asked, self._replay.answered - answered) if self._replay else (0, 0)
        return Run(
            topic=topic,
            assignment=assignment,
            before=as_composed(assignment),
            after=document(assignment) if assignment.markdown else None,
            problem=problem,
            seconds=seconds,
            used=self._receipts.taken(),
            characters=done,
        )

    async def _written(self, topic: Topic, links: tuple[str, ...]) -> tuple[Assignment, str]:
        wanted = Wanted(owner=OWNER, chat=OWNER, topic=topic.asked, links=links, language=Language.KO)
        draft = (await self._desk.open(wanted, f"eval {topic.name}")).id
        problem = ""
        try:
            while step := (await self._desk.get(draft)).next_step:
                await self._desk.advance(draft, 0, step, _Unheard())
        except ChogoError as error:
            problem = f"{type(error).__name__}: {error}"
        return await self._desk.get(draft), problem


def as_composed(assignment: Assignment) -> Draft | None:
    """What the two texts make before any check: the same composing that the desk does."""
    if assignment.blog is None or assignment.script is None:
        return None
    blog = BlogPiece.model_validate_json(assignment.blog)
    script = ScriptPiece.model_validate_json(assignment.script)
    written_at = assignment.created_at.astimezone(SEOUL)
    return composed(assignment, blog, script, written_at, DEFAULT_PACE[assignment.language])


@asynccontextmanager
async def newsdesk(folder: Path, *, may_ask: bool = True) -> AsyncIterator[Newsdesk]:
    """With the models that the settings name where one of them may and can be asked, else with recorded answers.

    Raises WrongSetting.
    """
    replay = Replay()
    async with NewsSite(now=NOW) as site, FakeGemini(replay.step()) as gemini:
        feeds = folder / "feeds.opml"
        feeds.write_text(NO_FEEDS, encoding="utf-8")
        ours = {
            "database_url": f"sqlite:///{folder / 'evals.db'}",
            "news_feeds": feeds,
            "news_search_url": site.search_url,
            "news_private_hosts": (site.host,),
        }
        settings = load(**ours)
        live = may_ask and isinstance(writer_of(settings, World()), ModelWriter)
        if not live:
            settings = load(**ours, **_recorded_settings(gemini.url))
        world = World(now=lambda: NOW, web=WebLimits(gap_seconds=0.01))
        async with _opened(settings, world, None if live else replay, site) as desk:
            yield desk


def _recorded_settings(url: str) -> dict[str, object]:
    return {
        "llm_model": "google:gemini-3.8-flash",
        "llm_fallbacks": (),
        "llm_base_url": url,
        "gemini_api_key": "recorded",
    }


@asynccontextmanager
async def _opened(settings: Settings, world: World, replay: Replay | None, site: NewsSite) -> AsyncIterator[Newsdesk]:
    database = Database(settings.database_url)
    database.migrate()
    durable = Durable(database, poll=world.work_poll)
    # The desk asks for the work as always; it is done here, step by step, so that its end can be waited for.
    durable.register(WRITE, _left_to_us)
    await durable.start()
    async with database.write() as tx:
        await Users().meet(tx, OWNER, Language.KO)
    receipts = Receipts()
    writer = writer_of(settings, world, receipts)
    assert isinstance(writer, ModelWriter)
    try:
        async with web_of(settings, world) as pages:
            tools = Tools(
                database=database,
                durable=durable,
                researcher=researcher_of(settings, world, pages),
                writer=writer,
                slate=OneStory(),
                clock=world.now,
                zone=SEOUL,
            )
            yield Newsdesk(tools, site, replay, receipts)
    finally:
        await writer.aclose()
        await durable.stop()
        await database.close()


async def _left_to_us(draft: int, attempt: int) -> None:
    """The workflow that the desk submits."""


def _story(article: Article) -> Story:
    return Story(
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        reporter="",
        published=article.published,
        paragraphs=article.paragraphs,
    )
