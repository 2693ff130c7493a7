"""A topic or links become a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from domain.assignments import Assignment
from domain.checks import DEFAULT_SECONDS
from domain.language import Language
from handlers.buttons import Action, button, rows
from handlers.links import Said, asked_seconds, said
from handlers.outbox import Letter
from handlers.talk import Context, Talk, message_of, plain
from writing.desk import MAX_LINKS, MAX_SECONDS, MAX_TOPIC, MIN_SECONDS, Desk, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    desk: Desk

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        new = filters.UpdateType.MESSAGE
        return [
            CommandHandler("new", self.new, filters=new),
            MessageHandler(new & filters.TEXT & ~filters.COMMAND, self.topic),
            MessageHandler(new & filters.CAPTION & ~filters.Document.FileExtension("md"), self.topic),
        ]

    async def new(self, update: Update, context: Context) -> None:
        message = message_of(update)
        # The command itself is no part of the topic; its entity would hide a link that follows without a space.
        everything = said(message)
        words = "".join(everything.words.split(maxsplit=1)[1:])
        await self._open(context.talk, Said(words=words, links=everything.links))

    async def topic(self, update: Update, context: Context) -> None:
        message = message_of(update)
        await first_of_album(context.talk, message)
        await self._open(context.talk, said(message))

    async def _open(self, talk: Talk, wanted: Said) -> None:
        refusal = _refusal(talk, wanted)
        if refusal:
            await talk.say(refusal)
            return
        if len(wanted.links) > MAX_LINKS:
            await talk.say(talk.texts.too_many_links(len(wanted.links), MAX_LINKS))
        await open_draft(self.desk, talk, wanted.words, wanted.links)


async def first_of_album(talk: Talk, message: Message) -> bool:
    """An album comes as a message for each picture: one answer is enough.

    The first picture to be answered claims it, and is the first again when it is worked off once more; a caption is
    answered in any case.
    """
    album = message.media_group_id
    return album is None or await talk.outbox.claim(f"album {talk.chat}:{album}", talk.chat, talk.asked_by)


async def open_draft(desk: Desk, talk: Talk, topic: str, links: Sequence[str] = ()) -> None:
    """Accept the request and say so at once; the message that says it shows the progress from then on."""
    asked = asked_seconds(topic)
    if asked is not None and not MIN_SECONDS <= asked <= MAX_SECONDS:
        await talk.say(talk.texts.length_limits(MIN_SECONDS // 60, MAX_SECONDS // 60))
        asked = None
    wanted = Wanted(
        owner=talk.user,
        chat=talk.chat,
        topic=topic[:MAX_TOPIC],
        links=tuple(links),
        language=draft_language(topic, talk.language),
        seconds=asked or DEFAULT_SECONDS,
    )
    assignment = await desk.open(wanted, talk.asked_by)
    await talk.outbox.send(progress_key(assignment.id, 0), talk.chat, first_word(talk, assignment))


def progress_key(draft: int, attempt: int) -> str:
    """Names the one message that shows how an attempt goes."""
    return f"progress {draft}:{attempt}"


def first_word(talk: Talk, assignment: Assignment) -> Letter:
    texts = talk.texts
    links = len(assignment.links)
    text = texts.reading_links(links) if links else texts.searching(assignment.topic)
    return Letter(rich=plain(text), keyboard=rows([button(texts.stop(), Action.STOP, assignment.id)]))


def _refusal(talk: Talk, wanted: Said) -> str | None:
    """What cannot be a topic gets a sentence of its own."""
    if wanted.links:
        # A forwarded post brings its links with many words: the links are what is read, the words are cut.
        return None
    if not wanted.words:
        return talk.texts.empty_topic()
    if wanted.only_symbols:
        return talk.texts.only_symbols()
    if len(wanted.words) > MAX_TOPIC:
        return talk.texts.too_long(len(wanted.words), MAX_TOPIC)
    return None


def draft_language(topic: str, spoken: Language) -> Language:
    """A draft is in the language of its topic: Korean as soon as there is Hangul in it, else that of the chat."""
    return Language.KO if any("가" <= char <= "힣" for char in topic) else spoken
