"""Long texts that an app sent in several messages: which message only goes on with the one before it."""

from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Message, MessageEntity, Update

from handlers.links import said
from handlers.pages import utf16_len
from storage.database import Transaction
from storage.inbox import Inbox
from storage.shown import ShownMessages

_FULL = 4000
"""UTF-16 units from which a message was cut by the app: it cuts at 4,096, or at a word's end before that."""
_AT_ONCE = timedelta(seconds=2)
# With nothing between them in the chat, on a slow line; somebody who comes back later means something new.
_IN_A_ROW = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pastes:
    inbox: Inbox = field(default_factory=Inbox)
    shown: ShownMessages = field(default_factory=ShownMessages)

    async def first_piece(self, tx: Transaction, update: Update) -> Message | None:
        """The message that began the text which this one goes on with; None for a message of its own."""
        first = None
        before = await self._before(tx, update)
        while before and update.message and before.message and goes_on(before.message, update.message):
            first, update = before.message, before
            before = await self._before(tx, update)
        return first

    async def changes_draft(self, tx: Transaction, first: Message, owner: int) -> bool:
        """It is a reply to a draft of theirs."""
        replied = first.reply_to_message
        return replied is not None and bool(await self.shown.find(tx, first.chat.id, replied.message_id, owner))

    async def _before(self, tx: Transaction, update: Update) -> Update | None:
        if update.message is None or not update.message.text:
            return None
        stored = await self.inbox.message_before(tx, update.message.chat.id, update.update_id)
        return Update.de_json(stored) if stored else None


def goes_on(before: Message, message: Message) -> bool:
    """Both are one text that the app cut in two."""
    if not before.text or not message.text or utf16_len(before.text) < _FULL:
        return False
    if before.from_user != message.from_user or before.forward_origin or message.forward_origin:
        return False
    return _at_once(before, message) and not _means_itself(before, message)


def _at_once(before: Message, message: Message) -> bool:
    passed = abs(message.date - before.date)
    return passed <= _AT_ONCE or (message.message_id == before.message_id + 1 and passed <= _IN_A_ROW)


def _means_itself(before: Message, message: Message) -> bool:
    """A command, a link, or a reply to something else than the first piece replied to."""
    if message.reply_to_message and message.reply_to_message != before.reply_to_message:
        return True
    commands = any(item.type == MessageEntity.BOT_COMMAND and item.offset == 0 for item in message.entities)
    return commands or bool(said(message).links)
