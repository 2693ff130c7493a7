"""Puts the parts together: reads as the table of contents of the running bot."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import User
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.outside import Practice, bot_of, guests_of, limits_of, ranker_of, researcher_of, web_of, writer_of
from bot.settings import Settings
from bot.upkeep import Upkeep
from bot.world import World
from handlers.access import Door
from handlers.alarms import Alarms
from handlers.background import Background
from handlers.commands import Commands, publish_commands
from handlers.delivery import Delivery
from handlers.exports import Exports
from handlers.feeds import FeedCommands
from handlers.front import App, front
from handlers.grounds import Grounds
from handlers.intake import Intake
from handlers.morning import Morning
from handlers.morning_presses import MorningPresses
from handlers.ordering import Ordering
from handlers.outbox import Outbox
from handlers.overview import OverviewCommand
from handlers.owner import Owner
from handlers.pacer import Pacer
from handlers.presses import Presses
from handlers.reading_pace import ReadingPace
from handlers.rechecks import Rechecks
from handlers.replies import Replies
from handlers.showing import Showing
from handlers.subscriptions import SubscriptionCommands
from handlers.topics import Topics
from handlers.usage import Usage
from news.feeds import read_opml
from news.worker import Worker
from storage.database import Database
from storage.durable import Durable
from storage.inbox import Inbox
from storage.users import Users
from writing.bindings import Bindings
from writing.budget import Budget, Calendar
from writing.copies import Copies
from writing.daily import StoredSlate
from writing.desk import Desk
from writing.editions import EditionDesk
from writing.gathering import Gathering
from writing.history import History
from writing.llm import ModelWriter
from writing.mornings import Mornings
from writing.revising import Revising
from writing.serving import Servings
from writing.spending import Spending
from writing.standing_in import StandIns
from writing.subscribing import Subscribing
from writing.tools import Tools
from writing.windows import Windows

log = logging.getLogger(__name__)

_FATAL = (Conflict, InvalidToken)


@dataclass(slots=True, kw_only=True)
class Running:
    """What a started bot shows to its surroundings."""

    me: User
    claim_code: str | None
    """The one-time code that makes its sender the owner; None where the bot has one."""


class Assistant:
    """The bot of one token, on one database."""

    def __init__(self, settings: Settings, world: World | None = None, practice: Practice | None = None) -> None:
        world = world or World()
        self._settings = settings
        self._world = world
        self._database = Database(settings.database_url)
        self._durable = Durable(self._database, poll=world.work_poll)
        self.background = Background()
        self._bot = bot_of(settings)
        self._web = web_of(settings, world, practice)
        self._worker = Worker()
        self._gathering = Gathering(database=self._database, web=self._web, worker=self._worker, clock=world.now)
        self.researcher = researcher_of(settings, world, self._web, practice, self._worker, self._gathering)
        self._zone = ZoneInfo(settings.default_timezone)
        self._outbox = Outbox(self._bot, self._database, Pacer(world.rates), world.now, world.telegram_pause)
        self._guests = guests_of(settings)
        self._owner = Owner(guests=self._guests, database=self._database)
        self._budget = Budget(self._database, Calendar(clock=world.now, zone=self._zone), limits_of(settings))
        alarms = self._build_alarms()
        self._writer = writer_of(settings, world, self._budget, alarms)
        self._ranker = ranker_of(settings, world, self._budget, alarms)
        self._tools = tools = self._build_tools()
        desk, revising, stand_ins = Desk(tools), Revising(tools), StandIns(tools)
        topics = practice.topics if practice else ()
        showing = Showing(self._database, self._durable, self._outbox, desk)
        Delivery(
            desk=desk,
            revising=revising,
            stand_ins=stand_ins,
            showing=showing,
            outbox=self._outbox,
            durable=self._durable,
            practice_topics=topics,
        ).register()
        self._grounds = Grounds(desk=desk, revising=revising, showing=showing)
        self._rechecks = Rechecks(tools=tools, desk=desk, showing=showing, outbox=self._outbox)
        self._build_mornings(tools, desk, stand_ins, showing)
        self._rechecks.register()
        self._front = self._build_front(desk, revising, stand_ins, showing, topics)

    def _build_alarms(self) -> Alarms:
        alarms = Alarms(
            database=self._database,
            durable=self._durable,
            outbox=self._outbox,
            owner=self._owner,
            today=lambda: self._world.now().astimezone(self._zone),
        )
        alarms.register()
        return alarms

    def _build_tools(self) -> Tools:
        windows = Windows(database=self._database, gathering=self._gathering, worker=self._worker, ranker=self._ranker)
        self._slate = StoredSlate(self._database, windows)
        return Tools(
            database=self._database,
            durable=self._durable,
            researcher=self.researcher,
            writer=self._writer,
            slate=self._slate,
            clock=self._world.now,
            zone=self._zone,
        )

    def _build_mornings(self, tools: Tools, desk: Desk, stand_ins: StandIns, showing: Showing) -> None:
        self._mornings = Mornings(tools, lead=self._world.lead, per_minute=self._world.editions_per_minute)
        editions = EditionDesk(tools, desk)
        bindings = Bindings(tools, self._mornings, editions)
        Morning(
            bindings=bindings,
            editions=editions,
            stand_ins=stand_ins,
            servings=Servings(tools),
            outbox=self._outbox,
            durable=self._durable,
        ).register()
        self._copies = Copies(self._database)
        self._morning_presses = MorningPresses(bindings=bindings, copies=self._copies, showing=showing)
        self._subscribing = Subscribing(self._database, self._world.now, tools.calendar)

    @property
    def model(self) -> str | None:
        """What writes; None where no model is set up."""
        return self._writer.name if isinstance(self._writer, ModelWriter) else None

    def _build_front(
        self, desk: Desk, revising: Revising, stand_ins: StandIns, showing: Showing, topics: tuple[str, ...]
    ) -> App:
        database = self._database
        history = History(database)
        ordering = Ordering(
            subscribing=self._subscribing,
            database=database,
            clock=self._world.now,
            zone=self._settings.default_timezone,
            morning_at=self._settings.morning_time,
        )
        subscriptions = SubscriptionCommands(subscribing=self._subscribing, ordering=ordering)
        feeds = FeedCommands(gathering=self._gathering)
        reading_pace = ReadingPace(database=database, clock=self._world.now)
        groups = (
            Replies(
                desk=desk,
                revising=revising,
                showing=showing,
                database=database,
                copies=self._copies,
                ordering=ordering,
                grounds=self._grounds,
            ),
            reading_pace,
            subscriptions,
            feeds,
            Topics(desk=desk),
            Exports(desk=desk, showing=showing),
            Usage(spending=Spending(database, self._budget), owner=self._owner),
            OverviewCommand(tools=self._tools, owner=self._owner, spending=Spending(database, self._budget)),
            Presses(
                desk=desk,
                revising=revising,
                stand_ins=stand_ins,
                history=history,
                showing=showing,
                database=database,
                users=Users(),
                reading_pace=reading_pace,
                subscriptions=subscriptions,
                morning=self._morning_presses,
                feeds=feeds,
                grounds=self._grounds,
                rechecks=self._rechecks,
                practice_topics=topics,
            ),
            Commands(desk=desk, revising=revising, history=history, showing=showing),
        )
        door = Door(guests=self._guests, database=database, outbox=self._outbox, subscribing=self._subscribing)
        return front(self._bot, door, [handler for group in groups for handler in group.handlers()])

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Running]:
        """Start everything in order, and let go of it in the opposite one.

        Raises:
            storage.database.DatabaseNewer, storage.durable.AlreadyRunning, telegram.error.InvalidToken,
            telegram.error.TelegramError
        """
        async with AsyncExitStack() as stack:
            self._database.migrate()
            stack.push_async_callback(self._database.close)
            stack.push_async_callback(self._web.aclose)
            stack.push_async_callback(self._worker.aclose)
            if isinstance(self._writer, ModelWriter):
                stack.push_async_callback(self._writer.aclose)
            if self._ranker is not None:
                stack.push_async_callback(self._ranker.writer.aclose)
            await self._front.initialize()
            stack.push_async_callback(self._front.shutdown)
            await self._publish_commands()
            code = await self._owner.claim_code(secrets.token_urlsafe(12))
            await self._subscribing.keep_to(await self._owner.admitted())
            # Before work is taken up: what is held back now was held back by a process that is dead.
            await self._budget.settle_left_open()
            await self._durable.start()
            stack.push_async_callback(self._durable.stop)
            stack.push_async_callback(self.background.stop)
            await self._start_loops(stack)
            yield Running(me=self._bot.bot, claim_code=code)

    async def _start_loops(self, stack: AsyncExitStack) -> None:
        intake = Intake(
            self._bot,
            self._database,
            self._front.process_update,
            self.background,
            self._world.now,
            self._world.poll_seconds,
        )
        async with self._database.write() as tx:
            await Inbox().belong_to(tx, self._bot.id)
        await intake.resume()
        self.background.supervise("intake", intake.poll, fatal=_FATAL)
        await self._gathering.sync(read_opml(self._settings.news_feeds))
        self.background.supervise("feeds", self._gather, fatal=())
        scheduler = AsyncIOScheduler(timezone="UTC")
        upkeep = Upkeep(
            database=self._database,
            durable=self._durable,
            gathering=self._gathering,
            slate=self._slate,
            clock=self._world.now,
        )
        scheduler.add_job(upkeep.prune, "interval", hours=24, misfire_grace_time=None, coalesce=True)
        # One tick over the table of what is due: jobs of their own for each reader would be a second truth.
        seconds = self._world.tick_seconds
        scheduler.add_job(
            self._tick, "interval", seconds=seconds, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)

    async def _publish_commands(self) -> None:
        """The bot answers without its menu too; the next start tries again."""
        try:
            await publish_commands(self._bot)
        except TelegramError as error:
            log.warning("The menu of commands is not published: %s", error)

    async def _gather(self) -> None:
        """One round; the supervisor starts the next one."""
        await self._gathering.poll_due()
        await asyncio.sleep(self._world.feed_rounds)

    async def _tick(self) -> None:
        await self._mornings.tick(self._world.now())
