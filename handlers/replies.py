"""A reply to a part changes that part; a file that comes back changes the whole draft."""

import re
from dataclasses import dataclass, field
from typing import Any

from telegram import Document, Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from domain.assignments import Assignment, RevisionKind
from domain.layout import parse
from domain.markup import LayoutError
from domain.naming import name_of
from domain.parts import NoSuchPart, Part
from handlers.acknowledging import acknowledge
from handlers.buttons import Action, button, rows
from handlers.grounds import Grounds
from handlers.links import is_pasted, replacement, said
from handlers.showing import Showing
from handlers.talk import Context, Talk, message_of
from handlers.topics import first_of_album
from handlers.views import FACTS
from storage.database import Database
from storage.shown import Shown, ShownMessages
from writing.changing import parts_meant
from writing.desk import MAX_LINKS, Desk, document
from writing.revising import Change, Revising
from writing.structure import is_retiming, read_restructuring

_FILE_LIMIT = 1_000_000
"""Bytes: a draft of twenty minutes has some sixty thousand."""
# A number that no row can have names no draft.
_OUR_FILE = re.compile(r"(?:초안|draft)-([0-9]{1,18})(?![0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    desk: Desk
    revising: Revising
    showing: Showing
    database: Database
    grounds: Grounds
    shown: ShownMessages = field(default_factory=ShownMessages)

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        new = filters.UpdateType.MESSAGE
        return [
            MessageHandler(new & filters.Document.FileExtension("md"), self.file),
            MessageHandler(new & filters.REPLY & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND, self.reply),
        ]

    async def reply(self, update: Update, context: Context) -> None:
        talk, message = context.talk, message_of(update)
        await first_of_album(talk, message)
        target = await self._target(talk, message)
        if target is None:
            return
        assignment = await self.desk.find(target.draft, talk.user)
        if assignment is None or assignment.markdown is None:
            await self._supply(talk, target.draft, message)
            return
        if target.part == FACTS:
            await self.grounds.correct(talk, assignment, message.text or message.caption or "")
            return
        change = _change(talk, assignment, target, message)
        if change is None:
            await talk.say(talk.desk_texts.say_what())
            return
        revision = await self.revising.ask(change, talk.asked_by)
        if change.part is None and change.kind is RevisionKind.REWRITE:
            await self._ask_which(talk, assignment, revision.id, change.request, part_of(target.part))
            return
        part = name_of(change.part, talk.language) if change.part else talk.desk_texts.script()
        await acknowledge(talk, revision.id, part, reading=bool(change.links))

    async def _supply(self, talk: Talk, draft: int, message: Message) -> None:
        """A link or a pasted text for a draft that had too little to stand on: its next attempt shows the rest."""
        wish = said(message)
        pasted = wish.words if is_pasted(wish.words) else ""
        if not (wish.links or pasted) or not await self.desk.supply(draft, talk.user, wish.links, pasted):
            await talk.say(talk.desk_texts.not_written_yet())

    async def file(self, update: Update, context: Context) -> None:
        """An edited .md that comes back: its reply, or its name, says which draft it is."""
        talk, message = context.talk, message_of(update)
        document = message.document
        if document is None:
            return
        if (document.file_size or 0) > _FILE_LIMIT:
            await talk.say(talk.desk_texts.file_too_big())
            return
        markdown = _normalised(bytes(await (await document.get_file()).download_as_bytearray()))
        refusal = _refused(talk, markdown)
        if refusal:
            await talk.say(refusal)
            return
        draft = await self._draft_of_file(talk, message, document)
        if draft is None:
            await self._import(talk, markdown)
            return
        change = Change(owner=talk.user, draft=draft, part=None, kind=RevisionKind.REPLACE, replacement=markdown)
        revision = await self.revising.ask(change, talk.asked_by)
        await acknowledge(talk, revision.id, talk.desk_texts.whole_draft())

    async def _import(self, talk: Talk, markdown: str) -> None:
        """A draft that is none of ours becomes one."""
        assignment = await self.desk.import_(talk.user, talk.chat, markdown, talk.asked_by)
        await talk.say(talk.desk_texts.imported())
        await self.showing.open(assignment.id, talk.asked_by)

    async def _target(self, talk: Talk, message: Message) -> Shown | None:
        """What is replied to; when it is no draft of theirs, that is said here."""
        replied = message.reply_to_message
        if replied is None:
            return None
        async with self.database.read() as tx:
            found = await self.shown.find(tx, talk.chat, replied.message_id, talk.user)
            somebodys = found is None and await self.shown.exists(tx, talk.chat, replied.message_id)
        if found is None:
            await talk.say(talk.desk_texts.not_yours() if somebodys else talk.desk_texts.not_a_draft())
        return found

    async def _ask_which(
        self, talk: Talk, assignment: Assignment, revision: int, request: str, target: Part | None
    ) -> None:
        meant = parts_meant(request, assignment)
        parts = ((target,) if target else ()) + meant if meant else document(assignment).parts
        buttons = [button(name_of(part, talk.language), Action.WHICH, revision, part.key) for part in parts]
        await talk.say(talk.desk_texts.which_part(), rows(buttons, width=3))

    async def _draft_of_file(self, talk: Talk, message: Message, document: Document) -> int | None:
        if message.reply_to_message:
            async with self.database.read() as tx:
                found = await self.shown.find(tx, talk.chat, message.reply_to_message.message_id, talk.user)
            if found:
                return found.draft
        named = _OUR_FILE.search(document.file_name or "")
        mine = await self.desk.find(int(named[1]), talk.user) if named else None
        return mine.id if mine else None


def _change(talk: Talk, assignment: Assignment, target: Shown, message: Message) -> Change | None:
    """None where the reply says nothing that could be done."""
    part = part_of(target.part)
    words = replacement(message.text or message.caption or "")
    if words is not None:
        if not words or part is None:
            return None
        return Change(owner=talk.user, draft=target.draft, part=part, kind=RevisionKind.REPLACE, replacement=words)
    wish = said(message)
    if not wish.words and not wish.links:
        return None
    pasted = wish.words if is_pasted(wish.words) else ""
    request = "" if pasted else wish.words
    if is_retiming(request):
        return Change(owner=talk.user, draft=target.draft, part=None, kind=RevisionKind.RETIME, request=request)
    meant = parts_meant(request, assignment)
    part = _aim(part, meant, request)
    moves = part is not None and _quoted(message) is None and read_restructuring(request, part) is not None
    return Change(
        owner=talk.user,
        draft=target.draft,
        part=part,
        kind=RevisionKind.RESTRUCTURE if moves else RevisionKind.REWRITE,
        request=_pointed(request, message),
        links=wish.links[:MAX_LINKS],
        pasted=pasted,
    )


def _aim(target: Part | None, meant: tuple[Part, ...], request: str) -> Part | None:
    """The part that a wish is about, or None where it has to be asked for.

    The words win over the message that is replied to where they move or take out the part they name; a wish that
    names another part may also mean "like that one".
    """
    named = meant[0] if len(meant) == 1 else None
    if target is None or not meant or meant == (target,):
        return target or named
    return named if named and read_restructuring(request, named) else None


def _quoted(message: Message) -> str | None:
    """The passage that the person marked."""
    return message.quote.text if message.quote and message.quote.is_manual else None


def _pointed(request: str, message: Message) -> str:
    """A reply to a marked passage means that passage."""
    quoted = _quoted(message)
    return f"{request}\n\n“{quoted}”" if quoted else request


def part_of(key: str) -> Part | None:
    """None for what names no part: the head and the file, which show the whole draft, and an old button."""
    try:
        return Part.from_key(key)
    except NoSuchPart:
        return None


def _normalised(content: bytes) -> str:
    """What editors on phones and on Windows do to a file, taken back: byte order mark, line ends, end of file."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip("\n") + "\n"


def _refused(talk: Talk, markdown: str) -> str | None:
    try:
        parse(markdown)
    except LayoutError as error:
        return talk.desk_texts.not_a_draft_file(error.line, error.excerpt)
    return None
