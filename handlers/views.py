"""A draft as messages: the head, and one for each part. Pure: nothing is sent from here."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, MessageEntity

from domain.assignments import Assignment
from domain.checks import Rule, findings
from domain.clock import format_clock
from domain.drafts import Draft
from domain.language import Language
from domain.naming import name_of
from domain.parts import Part, PartKind
from handlers.buttons import Action, button, rows
from handlers.desk_texts import DeskTexts
from handlers.finding_texts import FindingTexts
from handlers.ground_texts import GroundTexts
from handlers.markdown import to_rich
from handlers.model_texts import ModelTexts
from handlers.outbox import Enclosure
from handlers.pages import CAPTION_LIMIT, Rich, clean, clip, pages, utf16_len
from writing.changing import may_take_ai_line
from writing.desk import search_phrase
from writing.evidence import Doubt, doubts
from writing.standing_in import BUDGET

HEAD = "head"
FACTS = "facts"
"""What a message of the fact sheet speaks of: a reply to it puts a fact right."""
_FINDINGS = 5
_DOUBTS = 6
_CLOCK = (Rule.TIME, Rule.JOIN)
_TITLES = (PartKind.BLOG_TITLE, PartKind.SCRIPT_TITLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one message shows."""

    part: str
    piece: int
    rich: Rich
    keyboard: InlineKeyboardMarkup | None = None

    @property
    def place(self) -> tuple[str, int]:
        return self.part, self.piece

    @property
    def digest(self) -> str:
        """The same for the same message, now and after a restart."""
        entities = [entity.to_json() for entity in self.rich.entities]
        keyboard = self.keyboard.to_json() if self.keyboard else ""
        return hashlib.sha256("\0".join([self.rich.text, *entities, keyboard]).encode()).hexdigest()[:16]


def views(assignment: Assignment, draft: Draft, language: Language, pace: float) -> list[View]:
    """Head and parts, in the order they are sent; `pace` is the person's, in syllables a second."""
    return [_head(assignment, draft, language, pace), *_parts(assignment, draft, language)]


def enclosure(assignment: Assignment, topic: str, texts: DeskTexts) -> Enclosure:
    """The whole draft as a file."""
    return Enclosure(
        name=texts.file_name(assignment.id),
        content=(assignment.markdown or "").encode(),
        caption=clip(clean(texts.file_caption(topic)), CAPTION_LIMIT),
    )


def _parts(assignment: Assignment, draft: Draft, language: Language) -> Iterator[View]:
    known = {source.url for source in assignment.sources}
    for part in draft.parts:
        for piece, page in enumerate(pages(to_rich(_markdown(draft, part, language), known))):
            yield View(part=part.key, piece=piece, rich=page)


def _markdown(draft: Draft, part: Part, language: Language) -> str:
    """A title alone says too little about what it is the title of."""
    text = draft.text_of(part)
    return f"{name_of(part, language)}\n**{text}**" if part.kind in _TITLES else text


def _head(assignment: Assignment, draft: Draft, language: Language, pace: float) -> View:
    texts = DeskTexts(language)
    text = _Built()
    text.add(draft.blog.title, MessageEntity.BOLD)
    text.add(f"\n{draft.topic} · {draft.written_at:%Y-%m-%d %H:%M} · {draft.origin}")
    text.add(f"\n{texts.length(format_clock(draft.script.closing.end))}")
    for warning in warnings(assignment, language):
        text.add(f"\n\n{warning}")
    if assignment.sources:
        text.add(f"\n\n{texts.sources_title()}\n")
        text.add("\n".join(_sources(assignment, texts)), MessageEntity.EXPANDABLE_BLOCKQUOTE)
    found = findings(draft, pace=pace, seconds=assignment.seconds, phrase=search_phrase(assignment))
    noticed = found[:_FINDINGS]
    if noticed:
        says = FindingTexts(language)
        text.add(f"\n\n{texts.to_check()}", MessageEntity.BOLD)
        text.add("".join(f"\n• {says.finding(item)}" for item in noticed))
    doubted = doubts(assignment, draft)
    _add_doubts(text, doubted, GroundTexts(language))
    text.add(f"\n\n{texts.how_to_change()}")
    keyboard = _buttons(assignment, draft, doubted, texts, retime=any(item.rule in _CLOCK for item in found))
    return View(part=HEAD, piece=0, rich=pages(text.rich())[0], keyboard=keyboard)


def _add_doubts(text: "_Built", doubted: Sequence[Doubt], says: GroundTexts) -> None:
    if not doubted:
        return
    text.add(f"\n\n{says.doubts_title(len(doubted))}", MessageEntity.BOLD)
    text.add("".join(f"\n{says.doubt(item)}" for item in doubted[:_DOUBTS]))
    if len(doubted) > _DOUBTS:
        text.add(f"\n{says.more_doubts(len(doubted) - _DOUBTS)}")


def _buttons(
    assignment: Assignment, written: Draft, doubted: Sequence[Doubt], texts: DeskTexts, *, retime: bool
) -> InlineKeyboardMarkup:
    says, draft = GroundTexts(texts.language), assignment.id
    buttons = [button(texts.file_button(), Action.FILE, draft), button(texts.export_button(), Action.EXPORT, draft)]
    if assignment.sources:
        buttons.append(button(says.grounds_button(), Action.GROUNDS, draft, 0))
    if assignment.plan is not None:
        buttons.append(button(says.facts_button(), Action.FACTS, draft))
    if any(source.url for source in assignment.sources):
        buttons.append(button(says.recheck_button(), Action.RECHECK, draft))
    if may_take_ai_line(written):
        buttons.append(button(says.ai_line_button(), Action.AI_LINE, draft))
    if assignment.stands_in:
        buttons.append(button(ModelTexts(texts.language).anew_button(), Action.ANEW, draft))
    if retime:
        buttons.append(button(texts.retime_button(), Action.RETIME, draft))
    buttons += (
        button(says.doubt_button(item), Action.DOUBT, draft, place, doubt_sign(item))
        for place, item in enumerate(doubted[:_DOUBTS])
    )
    return rows(buttons, width=2)


def doubt_sign(doubt: Doubt) -> str:
    """What tells a button's doubt from the one that stands in its place after a change."""
    return hashlib.sha256(f"{doubt.part.key} {doubt.words}".encode()).hexdigest()[:8]


def warnings(assignment: Assignment, language: Language) -> Iterator[str]:
    """What has to be known before anything is read: said in the head, and in a file's caption."""
    texts = DeskTexts(language)
    if assignment.practice:
        yield texts.practice()
    if assignment.stands_in:
        yield ModelTexts(language).extracts_instead(money_spent=assignment.stands_in == BUDGET)
    elif assignment.written_by == "digest":
        yield texts.extracts_only()


def _sources(assignment: Assignment, texts: DeskTexts) -> Iterator[str]:
    for source in assignment.sources:
        outlet = source.outlet or (texts.pasted_source() if not source.url else "")
        published = f"{source.published:%Y-%m-%d %H:%M}" if source.published else ""
        yield f"{source.number}. {source.title} — " + ", ".join(filter(None, [outlet, published]))


class _Built:
    """Text with entities, put together piece by piece; offsets are UTF-16, as Telegram counts."""

    def __init__(self) -> None:
        self._text = ""
        self._entities: list[MessageEntity] = []

    def add(self, text: str, style: str | None = None) -> None:
        text = clean(text)
        inner = text.strip()
        if style and inner:
            lead = utf16_len(text[: text.index(inner)])
            self._entities.append(MessageEntity(style, utf16_len(self._text) + lead, utf16_len(inner)))
        self._text += text

    def rich(self) -> Rich:
        return Rich(text=self._text, entities=tuple(self._entities))
