"""/start, /help, /drafts, /undo, /cancel, /language, and an answer to every other message."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from domain.assignments import Assignment, Revision
from domain.language import Language
from handlers.buttons import Action, button, rows
from handlers.conclusions import part_name
from handlers.desk_texts import DeskTexts
from handlers.pages import clip
from handlers.showing import Showing
from handlers.talk import Context, Talk, message_of
from handlers.texts import Texts
from handlers.topics import first_of_album
from writing.desk import Desk
from writing.history import History
from writing.revising import Revising

_PAGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    desk: Desk
    revising: Revising
    history: History
    showing: Showing

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        named = {
            "start": self.start,
            "help": self.help,
            "drafts": self.drafts,
            "undo": self.undo,
            "redo": self.redo,
            "cancel": self.cancel,
            "language": self.language,
        }
        new = filters.UpdateType.MESSAGE
        return [
            *(CommandHandler(name, callback, filters=new) for name, callback in named.items()),
            MessageHandler(new & filters.COMMAND, self.unknown),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, self.edited),
            MessageHandler(new, self.other),
        ]

    async def start(self, _update: Update, context: Context) -> None:
        await context.talk.say(context.talk.texts.welcome())

    async def help(self, _update: Update, context: Context) -> None:
        await context.talk.say(context.talk.texts.help())

    async def drafts(self, _update: Update, context: Context) -> None:
        text, keyboard = await drafts_page(self.desk, context.talk, 0)
        await context.talk.say(text, keyboard)

    async def undo(self, _update: Update, context: Context) -> None:
        await take_back(self.history, self.showing, context.talk)

    async def redo(self, _update: Update, context: Context) -> None:
        talk = context.talk
        taken = await self.history.redo(talk.user, talk.asked_by)
        if taken.draft is None:
            await talk.say(talk.desk_texts.nothing_to_redo())
            return
        await self.showing.refresh(taken.draft, talk.asked_by)
        await talk.say(talk.desk_texts.redone(changed_parts(taken.changes, talk.desk_texts)))

    async def cancel(self, _update: Update, context: Context) -> None:
        talk = context.talk
        count = len(await self.desk.stop(talk.user)) + len(await self.revising.stop(talk.user))
        await talk.say(talk.texts.cancelling(count) if count else talk.texts.nothing_running())

    async def language(self, _update: Update, context: Context) -> None:
        both = [button("한국어", Action.LANGUAGE, "ko"), button("English", Action.LANGUAGE, "en")]
        await context.talk.say(context.talk.texts.choose_language(), rows(both, width=2))

    async def unknown(self, _update: Update, context: Context) -> None:
        await context.talk.say(context.talk.texts.unknown_command())

    async def edited(self, _update: Update, context: Context) -> None:
        await context.talk.say(context.talk.texts.edited())

    async def other(self, update: Update, context: Context) -> None:
        talk, message = context.talk, message_of(update)
        if not await first_of_album(talk, message):
            return
        await talk.say(_cannot_read(talk.texts, message))


def _cannot_read(texts: Texts, message: Message) -> str:
    """Each kind of message that is no topic gets a sentence of its own."""
    if message.sticker or message.animation:
        return texts.sticker()
    if message.voice or message.audio or message.video_note or message.video:
        return texts.voice()
    if message.photo:
        return texts.album()
    if message.document:
        return texts.other_file()
    # Whitespace alone, as some clients let through.
    return texts.empty_topic() if message.text is not None else texts.other_kind()


async def drafts_page(desk: Desk, talk: Talk, page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    """One page of the person's drafts, a button each, newest first."""
    texts = talk.desk_texts
    found, count = await desk.drafts_of(talk.user, limit=_PAGE, offset=page * _PAGE)
    if not count:
        return texts.no_drafts(), None
    lines = [[button(_line(talk, draft), Action.OPEN, draft.id)] for draft in found]
    turning = []
    if page > 0:
        turning.append(button(texts.newer(), Action.PAGE, page - 1))
    if (page + 1) * _PAGE < count:
        turning.append(button(texts.older(), Action.PAGE, page + 1))
    return texts.drafts_title(count), InlineKeyboardMarkup([*lines, turning] if turning else lines)


def _line(talk: Talk, draft: Assignment) -> str:
    texts = talk.desk_texts
    topic = draft.topic or texts.untitled(len(draft.links))
    if draft.markdown is not None:
        state = texts.state_written(f"{draft.created_at:%m-%d}")
    else:
        state = texts.state_stopped() if draft.stopped else texts.state_running()
    return texts.draft_line(clip(topic, 40), state)


async def take_back(history: History, showing: Showing, talk: Talk, only: int | None = None) -> None:
    """Undo the last change, or exactly `only`, and let the messages follow."""
    texts = talk.desk_texts
    taken = await history.undo(talk.user, talk.asked_by, only)
    if taken.draft is None:
        await talk.say(texts.undo_newer_first() if taken.later else texts.nothing_to_undo())
        return
    await showing.refresh(taken.draft, talk.asked_by)
    await talk.say(texts.undone(changed_parts(taken.changes, texts)))


def changed_parts(changes: Sequence[Revision], texts: DeskTexts) -> str:
    """What a group of changes changed, by name."""
    return ", ".join(dict.fromkeys(part_name(item, texts) for item in changes))


async def publish_commands(bot: Bot) -> None:
    """Fill Telegram's menu of commands, in both languages."""
    for language, code in ((Language.KO, None), (Language.KO, "ko"), (Language.EN, "en")):
        await bot.set_my_commands(Texts(language).command_names(), language_code=code)
