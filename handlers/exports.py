"""/export, and the 📤 under every draft: the draft in the form that it is pasted or opened in."""

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from domain.assignments import Assignment
from handlers.buttons import Action, Press, button, rows
from handlers.desk_texts import DeskTexts
from handlers.outbox import Enclosure
from handlers.pages import CAPTION_LIMIT, clip
from handlers.showing import Showing
from handlers.talk import Context, Talk, press_of
from writing.desk import Desk, document
from writing.exports import Format, export
from writing.exports.cited import cited_lines

_PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    desk: Desk
    showing: Showing

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        ours = rf"^(?:{Action.EXPORT}|{Action.EXPORT_AS})(?:\||$)"
        return [
            CommandHandler("export", self.newest, filters=filters.UpdateType.MESSAGE),
            CallbackQueryHandler(self.pressed, pattern=ours),
        ]

    async def newest(self, _update: Update, context: Context) -> None:
        talk = context.talk
        draft = await self._newest(talk.user)
        if draft is None:
            await talk.say(talk.desk_texts.nothing_to_export())
        else:
            await self._offer(talk, draft)

    async def pressed(self, update: Update, context: Context) -> None:
        talk, query = context.talk, press_of(update)
        await talk.outbox.answer(query.id)
        press = Press.decode(query.data or "")
        draft = await self.desk.find(press.number(0), talk.user) if press else None
        if press is None or draft is None or draft.markdown is None:
            await talk.say(talk.desk_texts.gone())
        elif press.action is Action.EXPORT_AS and press.word(1) in set(Format):
            await self._send(talk, draft, Format(press.word(1)))
        else:
            await self._offer(talk, draft)

    async def _newest(self, owner: int) -> Assignment | None:
        """The newest draft that is written: later ones may be under way, or have failed."""
        offset, count = 0, 1
        while offset < count:
            found, count = await self.desk.drafts_of(owner, limit=_PAGE, offset=offset)
            written = next((draft for draft in found if draft.markdown is not None), None)
            if written:
                return written
            offset += _PAGE
        return None

    async def _offer(self, talk: Talk, draft: Assignment) -> None:
        texts = talk.desk_texts
        buttons = (button(texts.form(each), Action.EXPORT_AS, draft.id, each) for each in Format)
        message = await talk.say(texts.choose_form(document(draft).blog.title), rows(buttons, width=2))
        await self.showing.speaks_of(draft, message)

    async def _send(self, talk: Talk, draft: Assignment, wanted: Format) -> None:
        if wanted is Format.MD:
            # Under the name that leads it back to its draft when it is edited and returned.
            enclosure = self.showing.enclosure(draft, talk.desk_texts)
        else:
            enclosure = await asyncio.to_thread(_enclosure, draft, wanted, talk.desk_texts)
        message = await talk.enclose(enclosure)
        await self.showing.speaks_of(draft, message)


def _enclosure(draft: Assignment, wanted: Format, texts: DeskTexts) -> Enclosure:
    written = document(draft)
    file = export(written, wanted, cited_lines(draft.script, written.language))
    return Enclosure(name=file.name, content=file.content, caption=clip(texts.form_caption(wanted), CAPTION_LIMIT))
