"""People who talk to the whole bot: what the tests of the running desk share."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.playground import Shown
from domain.layout import parse
from domain.parts import Part
from tests.bot.botapi import bot_of
from tests.desk import PATIENCE, Desk

FINISHED = "초안이 나왔어요"
_CLOCKS = re.compile(r"^(#+ .*)\([0-9:]+-[0-9:]+\)(\**)$", re.MULTILINE)


@asynccontextmanager
async def running_desk(
    folder: Path, *, module: str = "tests.bot_process", stop: bool = False, **settings: str | None
) -> AsyncIterator[Desk]:
    """A desk whose bot runs, and in the end has left neither token nor key in its log.

    `stop`: it must also stop in order, which takes it two seconds.
    """
    async with Desk(folder, module=module) as desk:
        desk.settings.update(settings)
        await desk.start_bot()
        yield desk
        desk.gemini.forget()
        desk.api.release()
        if stop:
            async with asyncio.timeout(PATIENCE):
                assert await desk.stop_bot() == 0, desk.log
        secrets = [desk.api.token, desk.api.token.partition(":")[2], desk.environment().get("GEMINI_API_KEY")]
        assert desk.log
        assert not [secret for secret in secrets if secret and secret in desk.log], desk.log


class Visitor:
    """One person in a private chat of their own, so that tests on one bot do not meet."""

    def __init__(self, desk: Desk, user: int, *, language: str = "ko") -> None:
        self.desk = desk
        self.id = user
        self.side = desk.api.person(user)
        self.side.person = replace(self.side.person, language_code=language)

    @classmethod
    def new(cls, desk: Desk, *, language: str = "ko") -> "Visitor":
        return cls(desk, max(desk.api.chats) + 1, language=language)

    # Speaking

    def say(self, text: str, *, to: Shown | None = None) -> int:
        return self.side.say(text, reply_to=to.message_id if to else None)

    def press(self, message: Shown, label: str) -> None:
        """Press the button that says so, as the message stands now."""
        now = self.side.chat[message.message_id]
        [data] = [button["callback_data"] for button in now.buttons if label in button["text"]]
        self.side.press(now.message_id, data)

    async def asks(self, text: str, words: str, *, to: Shown | None = None) -> Shown:
        """Say something, and wait for one more message with these words."""
        return await self.hears_after(lambda: self.say(text, to=to), words)

    async def sends(self, content: dict[str, Any], words: str, *, to: Shown | None = None) -> Shown:
        reply_to = to.message_id if to else None
        return await self.hears_after(lambda: self.side.send(content, reply_to=reply_to), words)

    async def presses(self, message: Shown, label: str, words: str) -> Shown:
        return await self.hears_after(lambda: self.press(message, label), words)

    async def hears_after(self, act: Any, words: str) -> Shown:
        before = len(self.desk.saying(words, self.id))
        act()
        return await self.desk.hears(words, self.id, before + 1)

    async def drafted(self, topic: str = "반도체") -> list[Shown]:
        """Say a topic and wait for the draft: progress, head, a message for each part or more, the file."""
        return await self.desk.drafted(topic, self.id)

    # Looking

    @property
    def messages(self) -> list[Shown]:
        return self.desk.from_bot(self.id)

    @property
    def heard(self) -> list[str]:
        return [message.text for message in self.messages]

    @property
    def drafts(self) -> list[int]:
        """Oldest first."""
        return [draft for (draft,) in self.desk.rows("select id from drafts where owner = ? order by id", self.id)]

    @property
    def markdown(self) -> str:
        """The newest draft, as it is stored."""
        [(markdown,)] = self.desk.rows("select markdown from drafts where id = ?", self.drafts[-1])
        return str(markdown)

    def showing(self, part: str) -> Shown:
        """The message that shows that part of the newest draft, where it was shown last."""
        query = (
            "select message from shown where draft = ? and part = ? and piece = 0 order by opening desc, message desc"
        )
        message = self.desk.rows(query, self.drafts[-1], part)[0][0]
        return self.side.chat[message]

    async def file(self, message: Shown) -> bytes:
        """Download what a message brought, as an app would."""
        assert message.document is not None
        async with bot_of(self.desk.api) as bot:
            return bytes(await (await bot.get_file(message.document["file_id"])).download_as_bytearray())


def outside(markdown: str, part: Part) -> tuple[str, str]:
    """What stands before and behind a part. A spoken part moves the clock, so then headings count without theirs."""
    text = parse(markdown).text_of(part)
    assert markdown.count(text) == 1
    before, _, after = markdown.partition(text)
    return (without_clocks(before), without_clocks(after)) if part.is_spoken else (before, after)


def without_clocks(markdown: str) -> str:
    return _CLOCKS.sub(r"\1\2", markdown)


def photo() -> list[dict[str, Any]]:
    return [{"file_id": "photo", "file_unique_id": "p", "width": 90, "height": 60}]


def linked(text: str, *links: str) -> list[dict[str, Any]]:
    """The entities that Telegram's apps put over bare links."""
    return [{"type": "url", "offset": text.index(link), "length": len(link)} for link in links]


async def settled(desk: Desk) -> None:
    """Every update so far has been worked off: one that came later has been answered, and no other is open."""
    probe = Visitor.new(desk)
    await probe.asks("/drafts", "아직 초안이 없어요")
    while desk.rows("select id from updates where done_at is null and chat is not ?", probe.id):
        await probe.asks("/drafts", "아직 초안이 없어요")
