"""Everything that goes out to Telegram: paced, in order, at least once, and never twice without being counted."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

import httpx
from telegram import Bot, ForceReply, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from handlers.pacer import Lane, Pacer
from handlers.pages import Rich
from storage.database import Database, Transaction
from storage.sends import Sends
from storage.users import Users
from storage.whole import whole

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# The request was never on its way when one of these is the cause: nothing is in doubt.
_NOT_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class NotTaken(Exception):
    """Telegram will never take this message: the person blocked the bot, or the message is wrong in itself."""

    def __init__(self, reason: str | None, *, blocked: bool = False) -> None:
        super().__init__(reason)
        self.blocked = blocked
        """They let nothing of ours in: another message would fare no better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message to be sent."""

    rich: Rich
    keyboard: InlineKeyboardMarkup | None = None
    reply_to: int | None = None
    asks: bool = False
    """The person's client opens a reply to it; no keyboard then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One file to be sent."""

    name: str
    content: bytes
    caption: str
    keyboard: InlineKeyboardMarkup | None = None
    file_id: str | None = None
    """Where Telegram has it already: then it is not uploaded again, unless Telegram no longer knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What Telegram returned for a message that it took."""

    message: int
    file_id: str | None


Settle = Callable[[Transaction, Receipt], Awaitable[None]]
"""What is to be written down in the very transaction that notes the delivery."""


class Outbox:
    """`patience`: seconds of the first pause when Telegram cannot be reached; doubled up to half a minute."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        pacer: Pacer,
        clock: Callable[[], datetime],
        patience: float = 1.0,
    ) -> None:
        self._bot = bot
        self._database = database
        self._sends = Sends()
        self._users = Users()
        self._pacer = pacer
        self._clock = clock
        self._patience = patience
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(self, key: str, chat: int, letter: Letter) -> int:
        """Send once under that key, and return the message id: the stored one where it went out before.

        Raises:
            NotTaken: it can never be delivered.
        """
        return await self._once(key, chat, lambda: self._message(chat, letter))

    async def enclose(self, key: str, chat: int, enclosure: Enclosure) -> int:
        """Send a file once under that key. Raises `NotTaken`."""
        return await self._once(key, chat, lambda: self._document(chat, enclosure))

    async def push(self, key: str, chat: int, content: Letter | Enclosure, settle: Settle) -> int:
        """Send in the lane of what goes out to many; raises `NotTaken`. `settle` is done when it is delivered now."""
        if isinstance(content, Letter):
            return await self._once(key, chat, lambda: self._message(chat, content), Lane.BULK, settle)
        return await self._once(key, chat, lambda: self._document(chat, content), Lane.BULK, settle)

    async def claim(self, key: str, chat: int, by: str) -> bool:
        """Whether `by` is the first to answer for that key, now or when it was worked off before."""
        async with self._database.write() as tx:
            return await self._sends.claim(tx, key, chat, by, self._clock())

    async def edit(self, chat: int, message: int, letter: Letter) -> bool:
        """Make a message show this; False where it is gone or Telegram no longer lets it be changed."""
        return await self._idempotent(chat, lambda: self._edit(chat, message, letter))

    async def edit_soon(self, chat: int, message: int, letter: Letter) -> None:
        """Show progress if there is room for it right now; the next one will show more."""
        if not self._pacer.free(chat):
            return
        try:
            await self._edit(chat, message, letter)
        except RetryAfter as error:
            self._pacer.pause(_seconds(error))
        except TelegramError as error:
            log.debug("progress not shown: %s", error)

    async def delete(self, chat: int, message: int) -> None:
        await self._idempotent(chat, lambda: self._bot.delete_message(chat, message))

    async def answer(self, press: str, text: str | None = None) -> None:
        """End the little clock on a pressed button; too late is no harm."""
        try:
            await self._bot.answer_callback_query(press, text=text)
        except TelegramError as error:
            log.info("a press was not answered: %s", error)

    async def _once(
        self,
        key: str,
        chat: int,
        call: Callable[[], Awaitable[Message]],
        lane: Lane = Lane.LIVE,
        settle: Settle | None = None,
    ) -> int:
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            async with self._database.read() as tx:
                ended = await self._sends.ended(tx, key)
            if ended is None:
                return await self._insist(key, chat, call, lane, settle)
            if ended.message is None:
                raise NotTaken(ended.refused)
            return ended.message

    async def _insist(
        self, key: str, chat: int, call: Callable[[], Awaitable[Message]], lane: Lane, settle: Settle | None
    ) -> int:
        """Try until Telegram has taken it, or says that it never will."""
        pause = self._patience
        while True:
            # Only then is it opened: what is open was on its way to Telegram, not waiting in a queue of ours.
            await self._pacer.turn(chat, lane, lambda: self._begin(key, chat))
            # Not cut off by a stop of ours: the answer would be lost, and the message sent again.
            sent = await whole(self._try(key, chat, call, settle))
            if sent is not None:
                return sent
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)

    async def _begin(self, key: str, chat: int) -> None:
        async with self._database.write() as tx:
            await self._sends.begin(tx, key, chat, self._clock())

    async def _try(
        self, key: str, chat: int, call: Callable[[], Awaitable[Message]], settle: Settle | None
    ) -> int | None:
        """The message id, or None where it has to be tried again."""
        try:
            message = await call()
        except RetryAfter as error:
            self._pacer.pause(_seconds(error))
            await self._note(self._sends.not_delivered, key)
        except (Forbidden, BadRequest) as error:
            await self._refused(key, chat, error)
            raise NotTaken(str(error), blocked=isinstance(error, Forbidden)) from error
        except NetworkError as error:
            if isinstance(error.__cause__, _NOT_REACHED):
                await self._note(self._sends.not_delivered, key)
            log.warning("a message to %s is sent again: %s", chat, error)
        else:
            file = message.document.file_id if message.document else None
            async with self._database.write() as tx:
                await self._sends.delivered(tx, key, message.message_id)
                if settle is not None:
                    await settle(tx, Receipt(message=message.message_id, file_id=file))
            return message.message_id
        return None

    async def _refused(self, key: str, chat: int, error: TelegramError) -> None:
        if not isinstance(error, Forbidden):
            log.error("Telegram refused message %s to %s: %s", key, chat, error)
            await self._note(self._sends.refused, key, str(error))
            return
        log.info("chat %s does not take messages: %s", chat, error)
        async with self._database.write() as tx:
            # Not refused for good: who lets us in again may ask for the same message.
            await self._sends.not_delivered(tx, key)
            await self._users.blocked_us(tx, chat)

    async def _note(self, how: Callable[..., Awaitable[None]], key: str, *values: Any) -> None:
        async with self._database.write() as tx:
            await how(tx, key, *values)

    async def _idempotent(self, chat: int, call: Callable[[], Awaitable[Any]]) -> bool:
        pause = self._patience
        while True:
            await self._pacer.turn(chat)
            try:
                await call()
            except RetryAfter as error:
                self._pacer.pause(_seconds(error))
            except (Forbidden, BadRequest) as error:
                return "message is not modified" in str(error).lower()
            except NetworkError as error:
                log.warning("a change in chat %s is tried again: %s", chat, error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
            else:
                return True

    async def _message(self, chat: int, letter: Letter) -> Message:
        return await self._bot.send_message(
            chat,
            letter.rich.text,
            entities=letter.rich.entities,
            reply_markup=ForceReply() if letter.asks else letter.keyboard,
            reply_parameters=_reply(letter.reply_to),
            link_preview_options=_NO_PREVIEW,
        )

    async def _edit(self, chat: int, message: int, letter: Letter) -> None:
        await self._bot.edit_message_text(
            letter.rich.text,
            chat_id=chat,
            message_id=message,
            entities=letter.rich.entities,
            reply_markup=letter.keyboard,
            link_preview_options=_NO_PREVIEW,
        )

    async def _document(self, chat: int, enclosure: Enclosure) -> Message:
        if enclosure.file_id is not None:
            try:
                return await self._bot.send_document(
                    chat, enclosure.file_id, caption=enclosure.caption, reply_markup=enclosure.keyboard
                )
            except BadRequest as error:
                # Of another bot, or forgotten; nothing was sent, so the same turn does for the upload.
                if "file" not in str(error).lower():
                    raise
                log.warning("a file has to be uploaded anew: %s", error)
        return await self._bot.send_document(
            chat,
            enclosure.content,
            filename=enclosure.name,
            caption=enclosure.caption,
            reply_markup=enclosure.keyboard,
        )


def _reply(message: int | None) -> ReplyParameters | None:
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
