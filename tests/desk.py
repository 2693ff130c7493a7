"""A whole desk on loopback: the Bot API server, Gemini and the news in this process, the bot in one of its own.

async with Desk(tmp_path) as desk:
    await desk.start_bot()
    sent = desk.say("메모리 반도체")
    ...
    await desk.kill_bot()
    await desk.start_bot()
"""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.playground import BotApiServer, Chat, Rates, Shown
from bot.playground.chats import Person
from tests.fakes.gemini import FakeGemini
from tests.fakes.news_site import NewsSite

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
OWNER = 1001
PATIENCE = 120.0
"""Seconds after which a test that waits for an event gives up."""

NO_FEEDS = '<?xml version="1.0"?><opml version="2.0"><head/><body>{}</body></opml>'


class Desk:
    """`settings` are further environment variables of the bot; None takes one away."""

    def __init__(self, folder: Path, *, module: str = "tests.bot_process", rates: Rates | None = None) -> None:
        self.folder = folder
        self.api = BotApiServer(people=(Person(id=OWNER),), rates=rates or Rates.unlimited())
        self.gemini = FakeGemini()
        self.news = NewsSite()
        self.settings: dict[str, str | None] = {}
        self.process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Future[None] | None = None
        self._lines = asyncio.Condition()
        self._module = module

    async def __aenter__(self) -> Self:
        await self.api.start()
        await self.gemini.__aenter__()
        await self.news.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.api.release()
        if self.process is not None and self.process.returncode is None:
            await self.kill_bot()
        await self.news.__aexit__(kind, error, trace)
        await self.gemini.__aexit__(kind, error, trace)
        await self.api.stop()

    @property
    def database(self) -> Path:
        return self.folder / "chogo.db"

    @property
    def log(self) -> str:
        file = self.folder / "bot.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def environment(self) -> dict[str, str]:
        """What somebody with these servers would put into `.env`."""
        feeds = self.folder / "feeds.opml"
        feeds.write_text(NO_FEEDS.format(""), encoding="utf-8")
        wanted: dict[str, str | None] = {
            "TELEGRAM_BOT_TOKEN": self.api.token,
            "TELEGRAM_API_URL": self.api.url,
            "GEMINI_API_KEY": "loopback-gemini-key",
            "LLM_BASE_URL": self.gemini.url,
            "NEWS_SEARCH_URL": self.news.search_url,
            "NEWS_PRIVATE_HOSTS": self.news.host,
            "NEWS_FEEDS": str(feeds),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "ALLOWED_USERS": "*",
            **self.settings,
        }
        kept = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        return kept | {name: value for name, value in wanted.items() if value is not None}

    async def start_bot(self) -> None:
        """Returns when the bot waits for updates."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            self._module,
            cwd=self.folder,
            env=self.environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert self.process.stdout is not None
        self._reading = asyncio.ensure_future(self._read(self.process.stdout))  # noqa: TID251
        up = asyncio.ensure_future(self.wait_for(lambda: self.api.polling))  # noqa: TID251
        ended = asyncio.ensure_future(self.process.wait())  # noqa: TID251
        await asyncio.wait({up, ended}, return_when=asyncio.FIRST_COMPLETED)
        if self._ended():
            up.cancel()
            raise AssertionError(f"the bot ended at its start:\n{self.log}")
        ended.cancel()
        await up

    async def printed(self, words: str) -> None:
        """Wait until the bot has printed these words, in this run or an earlier one."""
        async with asyncio.timeout(PATIENCE), self._lines:
            await self._lines.wait_for(lambda: words in self.log)

    async def kill_bot(self) -> None:
        """kill -9, at this very moment."""
        await self._end(signal.SIGKILL)

    async def stop_bot(self) -> int:
        """As a supervisor stops it. Returns the exit status."""
        return await self._end(signal.SIGTERM)

    async def wait_for(self, predicate: Callable[[], T]) -> T:
        """The first truthy answer, asked again whenever something happens at the Bot API server."""
        return await self.api.wait_for(predicate, timeout=PATIENCE)

    # The person's side

    def chat(self, user: int = OWNER) -> Chat:
        self.api.person(user)
        return self.api.chats[user]

    def say(self, text: str, *, user: int = OWNER, reply_to: int | None = None) -> int:
        return self.api.person(user).say(text, reply_to=reply_to)

    def from_bot(self, user: int = OWNER) -> list[Shown]:
        """The bot's messages that stand in the chat, oldest first."""
        return [message for message in self.chat(user).from_bot if not message.deleted]

    def texts(self, user: int = OWNER) -> dict[int, str]:
        """What each of the bot's messages says now, by message id."""
        return {message.message_id: message.text for message in self.from_bot(user)}

    def saying(self, words: str, user: int = OWNER) -> list[Shown]:
        return [message for message in self.from_bot(user) if words in message.text]

    async def hears(self, words: str, user: int = OWNER, times: int = 1) -> Shown:
        """Wait until that many messages of the bot have these words; returns the newest one."""
        try:
            found = await self.wait_for(lambda: next(reversed(self.saying(words, user)[times - 1 :]), None))
        except TimeoutError:
            said = "\n---\n".join(message.text for message in self.from_bot(user))
            raise AssertionError(f"never heard {words!r} in:\n{said}\n=== log\n{self.log}") from None
        assert found is not None
        return found

    async def drafted(self, topic: str, user: int = OWNER) -> list[Shown]:
        """Say a topic and wait for the whole draft: the messages that came of it, progress first."""
        before = len(self.from_bot(user))
        finished = len(self.saying("초안이 나왔어요", user))
        self.say(topic, user=user)
        await self.hears("초안이 나왔어요", user, finished + 1)
        return self.from_bot(user)[before:]

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database says, read from outside the bot."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            found = connection.execute(query, values).fetchall()
        connection.close()
        return found

    async def _end(self, number: int) -> int:
        if self.process is None:
            raise AssertionError("no bot runs")
        self.process.send_signal(number)
        status = await self.process.wait()
        if self._reading is not None:
            await self._reading
        return status

    async def _read(self, output: asyncio.StreamReader) -> None:
        """Keep what the bot prints in its log."""
        async for line in output:
            with (self.folder / "bot.log").open("ab") as log:
                log.write(line)
            async with self._lines:
                self._lines.notify_all()

    def _ended(self) -> bool:
        return self.process is not None and self.process.returncode is not None
