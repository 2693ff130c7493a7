"""A Bot API server of our own: the local playground, and what the tests talk to instead of Telegram."""

import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from bot.playground.api import Api
from bot.playground.changes import Changes
from bot.playground.chats import Chat, Person
from bot.playground.control import Control
from bot.playground.errors import Json
from bot.playground.faults import Fault, FaultKind, Faults
from bot.playground.journal import Call
from bot.playground.methods import Methods
from bot.playground.page import Page, Status, add_headers
from bot.playground.person import PersonSide
from bot.playground.rates import Meter, Rates
from bot.playground.state import State
from bot.playground.store import Store

T = TypeVar("T")
HOST = "127.0.0.1"
FIRST_PERSON = Person(id=1001)
BODY_BYTES = 64 * 1024 * 1024


class BotApiServer:
    """Listens on 127.0.0.1 only. The bot's base address is `base_url`, the person's page is `page_url`.

    Where python-telegram-bot is pointed at `base_url` and `file_url`, it behaves as towards Telegram: same errors,
    same limits, same long poll. `rates=Rates.unlimited()` is for tests that are not about pacing.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        token: str | None = None,
        key: str | None = None,
        people: Sequence[Person] = (FIRST_PERSON,),
        clock: Callable[[], float] = time.time,
        rates: Rates | None = None,
        state_file: Path | None = None,
        status: Callable[[], Awaitable[Status]] | None = None,
        examples: Mapping[str, Sequence[str]] | None = None,
        routes: Sequence[web.RouteDef] = (),
    ) -> None:
        self.token = token or f"7000000001:{secrets.token_urlsafe(26)}"
        self.owner = people[0]
        """Who sits before the page; the person meant where no `user_id` is given."""
        self.key = key or secrets.token_urlsafe(24)
        """What the person's side asks for, in the query or the `X-Playground-Key` header."""
        self.faults = Faults()
        self._port = port
        self._changes = Changes()
        self._state = State(people=people, changes=self._changes, clock=clock)
        self._store = Store(self._state, state_file) if state_file else None
        self._api = Api(
            token=self.token,
            state=self._state,
            methods=Methods(self._state, Meter(rates or Rates(), clock)),
            faults=self.faults,
        )
        self._control = Control(state=self._state, api=self._api, faults=self.faults, side=self.person)
        self._page = Page(state=self._state, person=self.owner, status=status, examples=examples or {})
        self._further = routes
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def base_url(self) -> str:
        """For `Bot(base_url=…)`."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """For `Bot(base_file_url=…)`."""
        return f"{self.url}/file/bot"

    @property
    def page_url(self) -> str:
        return f"{self.url}/?key={self.key}"

    @property
    def chats(self) -> Mapping[int, Chat]:
        return self._state.chats

    @property
    def journal(self) -> Sequence[Call]:
        """Every call carried out, oldest first; without getUpdates."""
        return self._api.journal

    @property
    def refusals(self) -> Sequence[Call]:
        """Every call refused, by Telegram's rules or by a fault."""
        return self._api.refusals

    @property
    def confirmed(self) -> int:
        """The highest offset that the bot has asked updates from."""
        return self._state.updates.confirmed

    @property
    def polling(self) -> bool:
        """Whether a getUpdates is waiting, so that the bot is up."""
        return self._state.updates.open_polls > 0

    @property
    def held(self) -> int:
        """Calls of the bot that wait, undone or unanswered, for `release()`."""
        return self.faults.held

    def person(self, user_id: int | None = None, chat_id: int | None = None) -> PersonSide:
        """The side of one person: the first one without an id, a newcomer under a new id; `chat_id` < 0 is a group."""
        if user_id is not None and user_id not in self._state.people:
            self._state.add_person(Person(id=user_id))
        person = self._state.people[user_id or self.owner.id]
        chat = self._state.group(chat_id) if chat_id is not None and chat_id < 0 else self._state.chats[person.id]
        return PersonSide(self._state, person, chat)

    def say(self, text: str, *, user_id: int | None = None, reply_to: int | None = None) -> int:
        return self.person(user_id).say(text, reply_to=reply_to)

    def press(self, message_id: int, data: str, *, user_id: int | None = None) -> str:
        return self.person(user_id).press(message_id, data)

    def send_document(
        self,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        reply_to: int | None = None,
        user_id: int | None = None,
    ) -> int:
        return self.person(user_id).send_document(name, data, caption=caption, reply_to=reply_to)

    def send_update(self, update: Json) -> int:
        """Any update, also one that makes no sense; gets an id unless it has one. Returns the id."""
        return self._state.updates.put(update)

    def redeliver(self, update: Json) -> None:
        """Delivers an update once more under its old id, although it may have been confirmed."""
        self._state.updates.redeliver(update)

    def fault(self, kind: FaultKind, method: str = "*", **details: object) -> None:
        """`faults.add(Fault(kind=kind, method=method, **details))`."""
        self.faults.add(Fault(kind=kind, method=method, **details))  # type: ignore[arg-type]

    def release(self) -> None:
        """Lets every held or hanging call go on."""
        self.faults.releases += 1
        self._changes.wake()

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 10) -> T:
        """The first truthy answer of `predicate`, asked again at each change. TimeoutError after `timeout` seconds."""
        return await self._changes.until(predicate, timeout)

    async def start(self) -> None:
        """Raises OSError when the port is taken, ValueError when the state file cannot be read."""
        if self._store:
            self._store.load()
            self._changes.on_change(self._store.schedule)
        app = web.Application(client_max_size=BODY_BYTES, middlewares=[self._page.guard(self.key, self._hosts)])
        app.add_routes([*self._api.routes(), *self._control.routes(), *self._page.routes(), *self._further])
        app.on_response_prepare.append(add_headers)
        # Handlers end with their connection, so that a killed bot leaves no poll behind.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Ends open polls and pages, and writes the history."""
        self._state.updates.closing = True
        self._changes.notify()
        if self._runner:
            await self._runner.cleanup()
        if self._store:
            self._store.write()

    def _hosts(self) -> set[str]:
        return {f"{HOST}:{self._port}", f"localhost:{self._port}"}

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
