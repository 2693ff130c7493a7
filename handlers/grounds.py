"""What a draft rests on, in the chat: its figures and their sentences, its facts, and putting a fact right."""

import re
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain.assignments import Assignment, RevisionKind
from domain.sources import Source
from handlers.acknowledging import revision_key
from handlers.buttons import Action, Press, button
from handlers.ground_texts import GroundTexts
from handlers.outbox import Letter
from handlers.pages import MESSAGE_LIMIT, clip, filled
from handlers.showing import Showing
from handlers.talk import Talk, plain
from handlers.views import FACTS, doubt_sign
from writing.desk import Desk, document
from writing.evidence import DoubtKind, doubts, evidence, is_confirmed
from writing.facts import sheet
from writing.memo import memo
from writing.revising import Change, Revising

_NUMBER = r"\s*(?:사실|fact)?\s*#?([0-9]{1,3})\s*"
_SAID_SO = r"번(?:은|이|을|째)?\s*[:：.)]\s*|번[은이을]\s*|[:：]\s*|[.)]\s+"
# A bare number needs a blank behind it: "3.5조 원이에요" names no fact.
_CORRECTION = re.compile(rf"{_NUMBER}(?:{_SAID_SO}|번(?:째)?\s+|\s+)(\S.*)", re.IGNORECASE)
_FURTHER = re.compile(rf"{_NUMBER}(?:{_SAID_SO})(\S.*)", re.IGNORECASE)
"""A further line is one only with a colon or the like: "2 공장까지요" goes on with the line above."""
_FIGURES = 10
"""On one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    desk: Desk
    revising: Revising
    showing: Showing

    async def pressed(self, talk: Talk, press: Press, message: int | None = None) -> None:
        """A button below a draft's head; `message`: the one that it stands under."""
        draft = await self.desk.find(press.number(0), talk.user)
        if draft is None or (draft.markdown is None and press.action is not Action.MEMO):
            await talk.say(talk.desk_texts.gone())
        elif press.action is Action.FACTS:
            await self._say_facts(talk, draft)
        elif press.action is Action.DOUBT:
            await self._say_doubt(talk, draft, press)
        elif press.action is Action.MEMO:
            await self._say_memo(talk, draft)
        else:
            await self._say_figures(talk, draft, max(0, press.number(1)), message)

    async def correct(self, talk: Talk, assignment: Assignment, words: str) -> None:
        """A reply to the fact sheet: numbers, and what is right; all of it is understood, or nothing is changed."""
        texts = GroundTexts(talk.language)
        facts = sheet(assignment)
        wanted = corrections(words)
        if not wanted or not all(1 <= number <= len(facts) for number in wanted):
            await talk.say(texts.which_fact(len(facts)))
            return
        for number, right in wanted.items():
            change = Change(
                owner=talk.user,
                draft=assignment.id,
                part=None,
                kind=RevisionKind.CORRECT,
                request=str(number),
                pasted=right,
            )
            revision = await self.revising.ask(
                change, talk.asked_by if len(wanted) == 1 else f"{talk.asked_by}:{number}"
            )
            key = revision_key(revision.id, 0)
            await talk.outbox.send(key, talk.chat, Letter(rich=plain(texts.correcting(number))))

    async def _say_facts(self, talk: Talk, draft: Assignment) -> None:
        texts = GroundTexts(talk.language)
        facts = sheet(draft)
        if not facts:
            await talk.say(texts.no_facts())
            return
        lines = [texts.facts_title(), *map(texts.fact, facts), texts.how_to_correct()]
        for text in filled(lines):
            await self.showing.speaks_of(draft, await talk.say(text), FACTS)

    async def _say_doubt(self, talk: Talk, draft: Assignment, press: Press) -> None:
        place, found = press.number(1), doubts(draft, document(draft))
        if not 0 <= place < len(found) or press.word(2) != doubt_sign(found[place]):
            # The draft has changed since the button was shown: its place is another doubt's.
            await talk.say(GroundTexts(talk.language).doubt_gone())
            return
        doubt = found[place]
        near = next((source for source in draft.sources if source.number == doubt.source), None)
        text = GroundTexts(talk.language).doubt_shown(doubt, _title(near), near.url if near else "")
        await self.showing.speaks_of(draft, await talk.say(text), doubt.part.key)

    async def _say_memo(self, talk: Talk, draft: Assignment) -> None:
        texts = GroundTexts(talk.language)
        noted = memo(draft.sources, draft.topic)
        if not noted:
            await talk.say(talk.desk_texts.gone())
            return
        lines = [texts.memo_title(clip(draft.topic or noted[0].source.title, 80)), *map(texts.memo_line, noted)]
        for text in filled(lines, gap="\n\n"):
            await self.showing.speaks_of(draft, await talk.say(text))

    async def _say_figures(self, talk: Talk, draft: Assignment, page: int, message: int | None) -> None:
        text, keyboard = figures_page(draft, GroundTexts(talk.language), page)
        turned = page > 0 or keyboard is not None
        letter = Letter(rich=plain(text), keyboard=keyboard)
        if message is None or not turned or not await self._turn(talk, draft, message, letter):
            await self.showing.speaks_of(draft, await talk.say(text, keyboard))

    async def _turn(self, talk: Talk, draft: Assignment, message: int, letter: Letter) -> bool:
        """Turn the page in place, where the button stands under the list itself and not under the draft's head."""
        if await self.showing.shows(talk.chat, message, draft.id):
            return False
        return await talk.outbox.edit(talk.chat, message, letter)


def corrections(words: str) -> dict[int, str]:
    """What a reply puts right, by the fact's number; empty where it does not start with one.

    A line that starts with a number of its own is a further correction, any other goes on with the one above it.
    """
    found: dict[int, str] = {}
    last = 0
    for line in filter(str.strip, words.splitlines()):
        match = (_FURTHER if found else _CORRECTION).fullmatch(line)
        if match is None and not found:
            return {}
        last, right = (int(match[1]), match[2]) if match else (last, f"{found[last]} {line}")
        found[last] = " ".join(right.split())
    return found


def figures_page(draft: Assignment, texts: GroundTexts, page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    """One page of what the draft rests on: every doubt first, then what is confirmed, with its sentence."""
    if not draft.sources:
        return texts.no_sources(), None
    written = document(draft)
    entries, doubted = evidence(draft, written), doubts(draft, written)
    old = {(doubt.part, doubt.words) for doubt in doubted if doubt.kind is DoubtKind.CORRECTED}
    good = [is_confirmed(entry) and (entry.part, entry.figure.text) not in old for entry in entries]
    listed = {(entry.part, entry.figure.text) for entry in entries}
    told = [texts.doubt(doubt) for doubt in doubted if (doubt.part, doubt.words) not in listed]
    in_doubt_first = sorted(zip(entries, good, strict=True), key=lambda pair: pair[1])
    told += [texts.ground(entry, confirmed=sound) for entry, sound in in_doubt_first]
    if not told:
        return texts.no_figures(), None
    shown = told[page * _FIGURES : (page + 1) * _FIGURES]
    text = "\n\n".join([texts.grounds_title(sum(good), len(entries)), *shown])
    turning: list[InlineKeyboardButton] = []
    if page > 0:
        turning.append(button("◀️", Action.GROUNDS, draft.id, page - 1))
    if (page + 1) * _FIGURES < len(told):
        turning.append(button("▶️", Action.GROUNDS, draft.id, page + 1))
    return clip(text, MESSAGE_LIMIT), InlineKeyboardMarkup([turning]) if turning else None


def _title(source: Source | None) -> str:
    return f"{source.title} — {source.outlet}" if source else ""
