"""One update's conversation: who speaks, in which language, and the way to answer."""

from dataclasses import dataclass, field

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import CallbackContext, ExtBot

from domain.language import Language
from handlers.desk_texts import DeskTexts
from handlers.outbox import Enclosure, Letter, Outbox
from handlers.pages import MESSAGE_LIMIT, Rich, clip
from handlers.texts import Texts


@dataclass(slots=True, kw_only=True)
class Talk:
    bot: int
    update: int
    chat: int
    user: int
    language: Language
    outbox: Outbox
    _said: int = field(default=0, init=False)

    @property
    def texts(self) -> Texts:
        return Texts(self.language)

    @property
    def desk_texts(self) -> DeskTexts:
        return DeskTexts(self.language)

    @property
    def asked_by(self) -> str:
        """Names the request for good: what it asks for is done once, however often the update is worked off."""
        return f"update {self.bot}:{self.update}"

    async def say(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> int:
        """Answer; worked off again after a crash, the update's first answer has the first answer's key."""
        self._said += 1
        letter = Letter(rich=plain(text), keyboard=keyboard)
        return await self.outbox.send(f"{self.asked_by}:{self._said}", self.chat, letter)

    async def apologise(self) -> int:
        """Say that something went wrong; under a key of its own, whatever was said before."""
        return await self.outbox.send(f"{self.asked_by}:trouble", self.chat, Letter(rich=plain(self.texts.trouble())))

    async def enclose(self, enclosure: Enclosure) -> int:
        self._said += 1
        return await self.outbox.enclose(f"{self.asked_by}:{self._said}", self.chat, enclosure)


class Context(CallbackContext[ExtBot[None], dict[int, object], dict[int, object], dict[int, object]]):
    """Carries the talk from the door, which opened it, to the handler that answers."""

    _talk: Talk | None = None

    @property
    def talk(self) -> Talk:
        if self._talk is None:
            raise RuntimeError("nobody passed the door")
        return self._talk

    @talk.setter
    def talk(self, talk: Talk) -> None:
        self._talk = talk


def plain(text: str) -> Rich:
    """A sentence of ours, with whatever it quotes, as a message without markup."""
    return Rich(text=clip(text, MESSAGE_LIMIT))


def message_of(update: Update) -> Message:
    """The message that a handler for messages was called with."""
    message = update.effective_message
    if message is None:
        raise TypeError("an update without a message")
    return message


def press_of(update: Update) -> CallbackQuery:
    query = update.callback_query
    if query is None:
        raise TypeError("an update without a press")
    return query
