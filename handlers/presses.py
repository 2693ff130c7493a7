"""What pressed buttons do."""

from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from domain.assignments import Assignment, RevisionKind
from domain.language import Language
from domain.layout import render
from domain.naming import name_of
from handlers.acknowledging import acknowledge
from handlers.buttons import Action, Press, button, rows
from handlers.commands import drafts_page, take_back
from handlers.feeds import FeedCommands
from handlers.ground_texts import GroundTexts
from handlers.grounds import Grounds
from handlers.outbox import Letter
from handlers.reading_pace import ReadingPace
from handlers.rechecks import Rechecks
from handlers.replies import part_of
from handlers.showing import Showing
from handlers.subscriptions import SubscriptionCommands
from handlers.talk import Context, Talk, plain, press_of
from handlers.topics import open_draft, progress_key
from storage.database import Database
from storage.users import Users
from writing.changing import with_ai_line
from writing.desk import Desk, document
from writing.history import History
from writing.revising import Change, Revising
from writing.standing_in import StandIns


@dataclass(frozen=True, slots=True, kw_only=True)
class Presses:
    desk: Desk
    revising: Revising
    stand_ins: StandIns
    history: History
    showing: Showing
    database: Database
    users: Users
    reading_pace: ReadingPace
    subscriptions: SubscriptionCommands
    feeds: FeedCommands
    grounds: Grounds
    rechecks: Rechecks
    practice_topics: tuple[str, ...] = ()

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        return [CallbackQueryHandler(self.pressed)]

    async def pressed(self, update: Update, context: Context) -> None:
        talk, query = context.talk, press_of(update)
        # First of all: Telegram waits for this answer, and what follows may take a while.
        await talk.outbox.answer(query.id)
        press = Press.decode(query.data or "")
        if press is None:
            await talk.say(talk.desk_texts.gone())
            return
        doing = {
            Action.AGAIN: self._again,
            Action.ANEW: self._anew,
            Action.DIGEST: self._digest,
            Action.REVISE_AGAIN: self._revise_again,
            Action.STOP: self._stop,
            Action.WHICH: self._which,
            Action.OPEN: self._open,
            Action.FILE: self._file,
            Action.UNDO: self._undo,
            Action.LANGUAGE: self._language,
            Action.TOPIC: self._topic,
            Action.CARRY: self._carry,
            Action.RETIME: self._retime,
            Action.ANOTHER: self.subscriptions.pressed,
            Action.UNSUBSCRIBE: self.subscriptions.pressed,
            Action.UNFOLLOW: self.feeds.pressed,
            Action.DOUBT: self.grounds.pressed,
            Action.FACTS: self.grounds.pressed,
            Action.MEMO: self.grounds.pressed,
            Action.RECHECK: self.rechecks.pressed,
            Action.WIDEN: self._widen,
            Action.CARRY_ALL: self._carry_all,
            Action.AI_LINE: self._ai_line,
        }
        message = query.message.message_id if query.message else None
        if press.action is Action.PAGE:
            await self._page(talk, press, message)
        elif press.action is Action.GROUNDS:
            await self.grounds.pressed(talk, press, message)
        elif press.action is Action.PACE:
            await self.reading_pace.pressed(talk, press, message)
        else:
            await doing[press.action](talk, press)

    async def _again(self, talk: Talk, press: Press) -> None:
        if not await self.desk.again(press.number(0), talk.user, press.number(1)):
            # Taken up already, and perhaps stopped again or written since; or none of theirs.
            await self._open(talk, press)

    async def _anew(self, talk: Talk, press: Press) -> None:
        """Pressed once more, it opens what came of it."""
        found = await self.stand_ins.anew(press.number(0), talk.user)
        if found is None:
            await talk.say(talk.desk_texts.gone())
            return
        draft, is_new = found
        if is_new:
            stop = button(talk.texts.stop(), Action.STOP, draft.id)
            letter = Letter(rich=plain(talk.texts.planning(len(draft.sources))), keyboard=rows([stop]))
            await talk.outbox.send(progress_key(draft.id, 0), talk.chat, letter)
        else:
            await self._open_found(talk, draft)

    async def _digest(self, talk: Talk, press: Press) -> None:
        if not await self.stand_ins.ask(press.number(0), talk.user, press.number(1)):
            await self._open(talk, press)

    async def _revise_again(self, talk: Talk, press: Press) -> None:
        if not await self.revising.again(press.number(0), talk.user, press.number(1)):
            found = await self.revising.find(press.number(0), talk.user)
            await talk.say(talk.desk_texts.taken_up_already() if found else talk.desk_texts.gone())

    async def _stop(self, talk: Talk, press: Press) -> None:
        if not await self.desk.stop_one(press.number(0), talk.user):
            await talk.say(talk.texts.nothing_running())

    async def _which(self, talk: Talk, press: Press) -> None:
        revision = await self.revising.find(press.number(0), talk.user)
        part = part_of(press.word(1))
        if revision is None or part is None:
            await talk.say(talk.desk_texts.gone())
            return
        if await self.revising.choose(revision.id, talk.user, part) or revision.part == part.key:
            await acknowledge(talk, revision.id, name_of(part, talk.language))
        else:
            await talk.say(talk.desk_texts.taken_up_already())

    async def _open(self, talk: Talk, press: Press) -> None:
        draft = await self.desk.find(press.number(0), talk.user)
        if draft is None:
            await talk.say(talk.desk_texts.gone())
        else:
            await self._open_found(talk, draft)

    async def _open_found(self, talk: Talk, draft: Assignment) -> None:
        if draft.markdown is None:
            await self._say_unfinished(talk, draft)
        else:
            await self.showing.open(draft.id, talk.asked_by)

    async def _say_unfinished(self, talk: Talk, draft: Assignment) -> None:
        if draft.stopped:
            carry_on = button(talk.texts.carry_on(), Action.AGAIN, draft.id, draft.attempt)
            await talk.say(talk.desk_texts.not_written_yet(), rows([carry_on]))
        else:
            stop = button(talk.texts.stop(), Action.STOP, draft.id)
            await talk.say(talk.desk_texts.still_writing(), rows([stop]))

    async def _file(self, talk: Talk, press: Press) -> None:
        draft = await self.desk.find(press.number(0), talk.user)
        if draft is None or draft.markdown is None:
            await talk.say(talk.desk_texts.gone())
            return
        message = await talk.enclose(self.showing.enclosure(draft, talk.desk_texts))
        await self.showing.speaks_of(draft, message)

    async def _undo(self, talk: Talk, press: Press) -> None:
        await take_back(self.history, self.showing, talk, press.number(0))

    async def _carry(self, talk: Talk, press: Press) -> None:
        """The fact that was changed in one text, in the other as well; both are taken back as one."""
        part = part_of(press.word(1))
        revision = await self.revising.carry_over(press.number(0), talk.user, part, talk.asked_by) if part else None
        if revision is None or part is None:
            await talk.say(talk.desk_texts.gone())
            return
        await acknowledge(talk, revision.id, name_of(part, talk.language))

    async def _carry_all(self, talk: Talk, press: Press) -> None:
        """A corrected fact in every line that still tells it as it was; all of it is taken back as one."""
        revisions = await self.revising.carry_everywhere(press.number(0), talk.user, talk.asked_by)
        if not revisions:
            await talk.say(GroundTexts(talk.language).told_nowhere())
        for revision in revisions:
            part = part_of(revision.part or "")
            if part is not None:
                await acknowledge(talk, revision.id, name_of(part, talk.language))

    async def _ai_line(self, talk: Talk, press: Press) -> None:
        """The line that says AI took part in the writing; a change like any other, so it can be taken back."""
        draft = await self.desk.find(press.number(0), talk.user)
        if draft is None or draft.markdown is None:
            await talk.say(talk.desk_texts.gone())
            return
        replacement = render(with_ai_line(document(draft)))
        change = Change(owner=talk.user, draft=draft.id, part=None, kind=RevisionKind.REPLACE, replacement=replacement)
        revision = await self.revising.ask(change, talk.asked_by)
        await acknowledge(talk, revision.id, GroundTexts(talk.language).sources_part())

    async def _widen(self, talk: Talk, press: Press) -> None:
        if not await self.desk.widen(press.number(0), talk.user, press.number(1)):
            await self._open(talk, press)

    async def _retime(self, talk: Talk, press: Press) -> None:
        draft = await self.desk.find(press.number(0), talk.user)
        if draft is None or draft.markdown is None:
            await talk.say(talk.desk_texts.gone())
            return
        change = Change(owner=talk.user, draft=draft.id, part=None, kind=RevisionKind.RETIME)
        revision = await self.revising.ask(change, talk.asked_by)
        await acknowledge(talk, revision.id, talk.desk_texts.script())

    async def _language(self, talk: Talk, press: Press) -> None:
        talk.language = Language.of(press.word(0))
        async with self.database.write() as tx:
            await self.users.choose_language(tx, talk.user, talk.language)
        await talk.say(talk.texts.language_chosen())

    async def _topic(self, talk: Talk, press: Press) -> None:
        number = press.number(0)
        if 0 <= number < len(self.practice_topics):
            await open_draft(self.desk, talk, self.practice_topics[number])
        else:
            await talk.say(talk.desk_texts.gone())

    async def _page(self, talk: Talk, press: Press, message: int | None) -> None:
        text, keyboard = await drafts_page(self.desk, talk, max(0, press.number(0)))
        if message is None or not await talk.outbox.edit(
            talk.chat, message, Letter(rich=plain(text), keyboard=keyboard)
        ):
            await talk.say(text, keyboard)
