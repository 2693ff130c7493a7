"""Puts the parts together: reads as the table of contents of the running bot."""

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import SecretStr
from telegram import User
from telegram.error import Conflict, InvalidToken
from telegram.request import HTTPXRequest

from bot.settings import Settings
from bot.world import World
from handlers.access import Door, Guests
from handlers.background import Background
from handlers.commands import Commands, publish_commands
from handlers.delivery import Delivery
from handlers.exports import Exports
from handlers.front import App, front
from handlers.intake import Intake, PollingBot
from handlers.outbox import Outbox
from handlers.pacer import Pacer
from handlers.presses import Presses
from handlers.reading_pace import ReadingPace
from handlers.replies import Replies
from handlers.showing import Showing
from handlers.topics import Topics
from news.research import PracticeNews, Researcher
from news.web import Web
from storage.database import Database
from storage.durable import Durable
from storage.inbox import Inbox
from storage.sends import Sends
from storage.users import Ownership, Users
from writing.brief import Writer
from writing.desk import Desk
from writing.digest import DigestWriter
from writing.history import History
from writing.llm import ModelWriter
from writing.models import BaseUrls, Keys, build_model, has_key
from writing.revising import Revising
from writing.tools import Tools

log = logging.getLogger(__name__)

_KEPT = timedelta(days=30)
"""How long finished work is remembered: far longer than Telegram repeats an update or a button is pressed."""
_FATAL = (Conflict, InvalidToken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The playground's newsroom, for when the live search cannot be reached."""

    news: PracticeNews
    topics: tuple[str, ...]
    host: str
    """`127.0.0.1:PORT`, which the reader may open for it."""


@dataclass(slots=True, kw_only=True)
class Running:
    """What a started bot shows to its surroundings."""

    me: User
    claim_code: str | None
    """The one-time code that makes its sender the owner; None where the bot has one."""
    background: Background


class Assistant:
    """The bot of one token, on one database."""

    def __init__(self, settings: Settings, world: World | None = None, practice: Practice | None = None) -> None:
        world = world or World()
        self._settings = settings
        self._world = world
        self._database = Database(settings.database_url)
        self._durable = Durable(self._database, poll=world.work_poll)
        self._background = Background()
        self._bot = bot_of(settings)
        self._web = web_of(settings, world, practice)
        self.researcher = researcher_of(settings, world, self._web, practice)
        self._writer = writer_of(settings, world)
        topics = practice.topics if practice else ()
        tools = Tools(
            database=self._database,
            durable=self._durable,
            researcher=self.researcher,
            writer=self._writer,
            clock=world.now,
            zone=ZoneInfo(settings.default_timezone),
        )
        desk, revising = Desk(tools), Revising(tools)
        self._outbox = Outbox(self._bot, self._database, Pacer(world.rates), world.now, world.telegram_pause)
        showing = Showing(self._database, self._durable, self._outbox, desk)
        Delivery(
            desk=desk,
            revising=revising,
            showing=showing,
            outbox=self._outbox,
            durable=self._durable,
            practice_topics=topics,
        ).register()
        self._guests = guests_of(settings)
        self._front = self._build_front(desk, revising, showing, topics)

    @property
    def model(self) -> str | None:
        """What writes; None where no model is set up."""
        return self._writer.name if isinstance(self._writer, ModelWriter) else None

    def _build_front(self, desk: Desk, revising: Revising, showing: Showing, topics: tuple[str, ...]) -> App:
        database = self._database
        history = History(database)
        reading_pace = ReadingPace(database=database, clock=self._world.now)
        groups = (
            Replies(desk=desk, revising=revising, showing=showing, database=database),
            reading_pace,
            Topics(desk=desk),
            Exports(desk=desk, showing=showing),
            Presses(
                desk=desk,
                revising=revising,
                history=history,
                showing=showing,
                database=database,
                users=Users(),
                reading_pace=reading_pace,
                practice_topics=topics,
            ),
            Commands(
                desk=desk, revising=revising, history=history, showing=showing, database=database, clock=self._world.now
            ),
        )
        door = Door(guests=self._guests, database=database, outbox=self._outbox)
        return front(self._bot, door, [handler for group in groups for handler in group.handlers()])

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Running]:
        """Start everything in order, and let go of it in the opposite one.

        Raises:
            storage.database.DatabaseNewer, storage.durable.AlreadyRunning, telegram.error.InvalidToken,
            telegram.error.NetworkError
        """
        async with AsyncExitStack() as stack:
            self._database.migrate()
            stack.push_async_callback(self._database.close)
            stack.push_async_callback(self._web.aclose)
            if isinstance(self._writer, ModelWriter):
                stack.push_async_callback(self._writer.aclose)
            await self._front.initialize()
            stack.push_async_callback(self._front.shutdown)
            await publish_commands(self._bot)
            code = await self._claim_code()
            await self._durable.start()
            stack.push_async_callback(self._durable.stop)
            stack.push_async_callback(self._background.stop)
            await self._start_loops(stack)
            yield Running(me=self._bot.bot, claim_code=code, background=self._background)

    async def _start_loops(self, stack: AsyncExitStack) -> None:
        intake = Intake(
            self._bot,
            self._database,
            self._front.process_update,
            self._background,
            self._world.now,
            self._world.poll_seconds,
        )
        async with self._database.write() as tx:
            await Inbox().belong_to(tx, self._bot.id)
        await intake.resume()
        self._background.supervise("intake", intake.poll, fatal=_FATAL)
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(self._prune, "interval", hours=24, misfire_grace_time=None, coalesce=True)
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)

    async def _claim_code(self) -> str | None:
        if not self._guests.claimable:
            return None
        ownership = Ownership()
        async with self._database.write() as tx:
            if await ownership.owner(tx) is not None:
                return None
            return await ownership.code(tx, secrets.token_urlsafe(12))

    async def _prune(self) -> None:
        """Forget what was finished long ago; drafts and their revisions stay."""
        before = self._world.now() - _KEPT
        await self._durable.prune(before)
        async with self._database.write() as tx:
            await Inbox().prune(tx, before)
            await Sends().prune(tx, before)


def guests_of(settings: Settings) -> Guests:
    everyone = settings.allowed_users == ("*",)
    users = frozenset() if everyone else frozenset(map(int, settings.allowed_users))
    return Guests(owner=settings.owner_id, users=users, everyone=everyone)


def web_of(settings: Settings, world: World, practice: Practice | None = None) -> Web:
    hosts = (*settings.news_private_hosts, *((practice.host,) if practice else ()))
    return Web(world.web, private_hosts=hosts, resolve=world.resolve, connect=world.connect)


def researcher_of(settings: Settings, world: World, web: Web, practice: Practice | None = None) -> Researcher:
    return Researcher(
        web,
        feeds=settings.news_feeds,
        search_url=settings.news_search_url,
        now=world.now,
        practice=practice.news if practice else None,
    )


def writer_of(settings: Settings, world: World) -> Writer:
    """The models whose provider can be asked, in their order; with none, the writer that needs none."""
    keys, addresses = keys_of(settings), addresses_of(settings)
    usable = [spec for spec in (settings.llm_model, *settings.llm_fallbacks) if has_key(spec, keys)]
    if not usable:
        return DigestWriter()
    models = [build_model(spec, keys, addresses) for spec in usable]
    return ModelWriter(models=models, patience=world.patience, on_key_refused=_key_refused)


def keys_of(settings: Settings) -> Keys:
    def secret(name: str) -> str:
        value = getattr(settings, name)
        return value.get_secret_value() if value else ""

    return Keys(google=secret("gemini_api_key"), openai=secret("openai_api_key"), anthropic=secret("anthropic_api_key"))


def addresses_of(settings: Settings) -> BaseUrls:
    addresses = BaseUrls(
        google=settings.gemini_base_url or "",
        openai=settings.openai_base_url or "",
        ollama=settings.ollama_base_url or "",
        anthropic=settings.anthropic_base_url or "",
    )
    return addresses.with_address(settings.llm_model, settings.llm_base_url or "")


def _key_refused(spec: str) -> None:
    log.error("the key for %s is refused: see `chogo doctor --live`", spec)


def bot_of(settings: Settings) -> PollingBot:
    if settings.telegram_bot_token is None:
        raise ValueError("a bot needs a token")
    address = settings.telegram_api_url
    # Nothing is read from the environment, proxies included; small pools would time out under many chats.
    request = HTTPXRequest(
        connection_pool_size=64,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=20,
        pool_timeout=30,
        httpx_kwargs={"trust_env": False},
    )
    polling = HTTPXRequest(connection_pool_size=2, connect_timeout=10, httpx_kwargs={"trust_env": False})
    return PollingBot(
        settings.telegram_bot_token.get_secret_value(),
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=request,
        get_updates_request=polling,
    )


def with_token(settings: Settings, token: str, address: str, owner: int) -> Settings:
    """The same settings for a Bot API server of our own."""
    update = {"telegram_bot_token": SecretStr(token), "telegram_api_url": address, "owner_id": owner}
    return settings.model_copy(update={**update, "allowed_users": ()})
