"""The door: the one place that decides who may come in."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from domain.language import Language
from handlers.links import replacement
from handlers.outbox import Letter, NotTaken, Outbox
from handlers.pastes import Pastes
from handlers.subscription_texts import SubscriptionTexts
from handlers.talk import Context, Talk, plain
from storage.database import Database
from storage.users import Ownership, Users
from writing.subscribing import Subscribing

_PATIENCE = 60.0
"""Seconds until a stranger, or a group, is answered once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """Whom the settings let in."""

    owner: int | None = None
    users: frozenset[int] = frozenset()
    everyone: bool = False

    @property
    def claimable(self) -> bool:
        """Nobody is named: the first to send the one-time code becomes the owner."""
        return self.owner is None and not self.users and not self.everyone


@dataclass(slots=True, kw_only=True)
class Door:
    guests: Guests
    database: Database
    outbox: Outbox
    subscribing: Subscribing
    users: Users = field(default_factory=Users)
    ownership: Ownership = field(default_factory=Ownership)
    pastes: Pastes = field(default_factory=Pastes)
    clock: Callable[[], float] = time.monotonic
    _told: dict[int, float] = field(default_factory=dict, init=False)

    async def enter(self, update: Update, context: Context) -> None:
        """Open the talk for whoever may come in; for everyone else the update ends here."""
        talk = self._talk(update, context)
        if talk is None:
            raise ApplicationHandlerStop
        if not _is_private(update):
            await self._turn_away(talk, talk.texts.private_only(), tell=_speaks_to_us(update, context))
        claimed = await self._claimed(update, talk)
        if not claimed and not await self._admits(talk.user):
            await self._turn_away(talk, talk.texts.stranger(), tell=True)
        async with self.database.write() as tx:
            talk.language = await self.users.meet(tx, talk.user, talk.language)
        context.talk = talk
        await self._welcome_back(talk)
        if claimed:
            await talk.say(talk.texts.owner_now())
        if await self._goes_on(update, talk):
            raise ApplicationHandlerStop

    async def _welcome_back(self, talk: Talk) -> None:
        """Who blocked us and writes again has their mornings back, and is told; told first, so that a crash in
        between tells again rather than never."""
        waiting = await self.subscribing.waiting(talk.user)
        if waiting:
            letter = Letter(rich=plain(SubscriptionTexts(talk.language).came_back(waiting)))
            await talk.outbox.send(f"{talk.asked_by}:back", talk.chat, letter)
            await self.subscribing.came_back(talk.user)

    async def admitted(self, update: Update, context: Context) -> Talk | None:
        """The talk of an update once more; None where the door does not let it in."""
        talk = self._talk(update, context)
        if talk is None or not _is_private(update) or not await self._admits(talk.user):
            return None
        async with self.database.read() as tx:
            talk.language = await self.users.language(tx, talk.user)
        return talk

    def _talk(self, update: Update, context: Context) -> Talk | None:
        """None where there is nobody to talk to: a channel, or a bot."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot:
            return None
        return Talk(
            bot=context.bot.id,
            update=update.update_id,
            chat=chat.id,
            user=user.id,
            language=Language.of(user.language_code),
            outbox=self.outbox,
        )

    async def _admits(self, user: int) -> bool:
        guests = self.guests
        if guests.everyone or user == guests.owner or user in guests.users:
            return True
        if guests.owner is not None:
            return False
        # Whoever claimed the bot owns it for good, also once the settings let others in.
        async with self.database.read() as tx:
            return await self.ownership.owner(tx) == user

    async def _claimed(self, update: Update, talk: Talk) -> bool:
        text = update.message.text if update.message else None
        command, _, code = (text or "").partition(" ")
        if not self.guests.claimable or command != "/start" or not code:
            return False
        async with self.database.write() as tx:
            return await self.ownership.claim(tx, talk.user, code.strip())

    async def _goes_on(self, update: Update, talk: Talk) -> bool:
        """A further piece of a long text asks for nothing: what began it has been answered."""
        async with self.database.read() as tx:
            first = await self.pastes.first_piece(tx, update)
            changes = first is not None and await self.pastes.changes_draft(tx, first, talk.user)
        if first is None:
            return False
        if changes and await talk.outbox.claim(f"pieces {talk.chat}:{first.message_id}", talk.chat, talk.asked_by):
            texts = talk.desk_texts
            await talk.say(texts.came_in_pieces() if replacement(first.text or "") is None else texts.piece_went_in())
        return True

    async def _turn_away(self, talk: Talk, sentence: str, *, tell: bool) -> None:
        """One polite sentence a minute; no row of theirs is kept but the update itself until it is pruned."""
        now = self.clock()
        if tell and now - self._told.get(talk.chat, -_PATIENCE) >= _PATIENCE:
            self._told = {chat: at for chat, at in self._told.items() if now - at < _PATIENCE}
            self._told[talk.chat] = now
            with contextlib.suppress(NotTaken):
                await talk.say(sentence)
        raise ApplicationHandlerStop


def _is_private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def _speaks_to_us(update: Update, context: Context) -> bool:
    """In a group: a command, a mention or a reply to us, and nothing else that is said there."""
    message = update.message
    if message is None:
        return False
    text = message.text or message.caption or ""
    reply = message.reply_to_message
    replied = bool(reply and reply.from_user and reply.from_user.id == context.bot.id)
    return text.startswith("/") or f"@{context.bot.username}" in text or replied
