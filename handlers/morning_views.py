"""A morning as one message: the draft as a file with its caption, a menu, or one honest line. Pure."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from domain.assignments import Assignment
from domain.drafts import Draft
from handlers.buttons import Action, button, rows
from handlers.choice_texts import ChoiceTexts
from handlers.desk_texts import DeskTexts
from handlers.ground_texts import GroundTexts
from handlers.morning_texts import MorningTexts
from handlers.outbox import Enclosure, Letter
from handlers.outcomes import Problem
from handlers.pages import CAPTION_LIMIT, Rich, clean, clip, pages, utf16_len
from handlers.talk import plain
from handlers.views import warnings
from writing.bindings import SLATE, menu_of
from writing.evidence import doubts
from writing.serving import Serving


def pushed(serving: Serving, text: Assignment, draft: Draft) -> Enclosure:
    """What it is, from when, and what is the matter come before the takeaways: those may be cut."""
    texts, says = MorningTexts(serving.language), DeskTexts(serving.language)
    edition = serving.edition
    title = texts.asked_for(draft.topic) if serving.slot.pick else texts.pushed(draft.topic)
    lines = [title, *_notes(serving, texts)]
    lines += warnings(text, serving.language)
    if doubted := doubts(text, draft):
        lines.append(f"⚠ {GroundTexts(serving.language).doubts_title(len(doubted))}")
    as_of = edition.as_of if edition else None
    head = draft.blog.title + (f"\n{texts.as_of(serving.local(as_of), serving.now)}" if as_of else "")
    takeaways = "\n".join(f"• {line.replace('**', '')}" for line in draft.blog.takeaways)
    buttons = [button(texts.unfold_button(), Action.UNFOLD, serving.slot.id), *_ways_on(serving, texts)]
    return Enclosure(
        name=says.file_name(text.id),
        content=(text.markdown or "").encode(),
        caption=clip(clean("\n\n".join([*lines, head, takeaways])), CAPTION_LIMIT),
        keyboard=rows(buttons, width=2),
        file_id=edition.file_id if edition else None,
    )


def menu(serving: Serving) -> Letter:
    """The topics, each with its reasons, and a button each."""
    texts, says, slot = MorningTexts(serving.language), ChoiceTexts(serving.language), serving.slot
    choices = menu_of(slot)
    text, entities = "\n\n".join([texts.menu_of(len(choices)), *_notes(serving, texts)]), []
    for number, choice in enumerate(choices, start=1):
        title = f"{number}. {clean(says.heading(choice))}"
        entities.append(MessageEntity(MessageEntity.BOLD, utf16_len(text) + 2, utf16_len(title)))
        text += "\n".join([f"\n\n{title}", *map(clean, says.reasons(choice))])
    picks = [
        button(clip(f"{number}. {choice.title}", 60), Action.PICK, slot.id, number - 1)
        for number, choice in enumerate(choices, start=1)
    ]
    angle = button(texts.angle_button(), Action.ANGLE, slot.id)
    below = _in_pairs([angle, *_ways_on(serving, texts)])
    rich = pages(Rich(text=text, entities=tuple(entities)))[0]
    return Letter(rich=rich, keyboard=InlineKeyboardMarkup([*([pick] for pick in picks), *below]))


def regrets(serving: Serving, problem: str) -> Letter:
    """One line instead of a draft, and a way on."""
    texts = MorningTexts(serving.language)
    sentence = _regret(serving, problem, texts)
    text = "\n\n".join([sentence, *_notes(serving, texts)])
    return Letter(rich=plain(clean(text)), keyboard=rows(_ways_on(serving, texts), width=2))


def _regret(serving: Serving, problem: str, texts: MorningTexts) -> str:
    if problem.startswith(SLATE):
        return texts.nothing(problem.removeprefix(SLATE))
    if problem == Problem.NO_NEWS:
        return texts.news_down()
    if problem == Problem.NOTHING and serving.edition:
        return texts.nothing_on(serving.edition.title)
    if problem == Problem.THIN and serving.edition:
        return texts.thin(serving.edition.title)
    return texts.trouble()


def _notes(serving: Serving, texts: MorningTexts) -> list[str]:
    """What the reader has to know besides: a morning that was missed, a story that goes on."""
    notes = []
    subscription = serving.subscription
    if subscription is not None and subscription.missed is not None:
        notes.append(texts.missed(serving.local(subscription.missed), serving.now))
    if serving.edition is not None:
        notes += [texts.follow_up(each.new_since.title) for each in menu_of(serving.slot) if each.new_since]
    return notes


def _ways_on(serving: Serving, texts: MorningTexts) -> list[InlineKeyboardButton]:
    slot = serving.slot
    buttons = [
        button(texts.another_button(), Action.ANOTHER, slot.id),
        button(texts.rest_button(), Action.REST, slot.id),
    ]
    if serving.subscription is not None:
        buttons.append(button(texts.quit_button(), Action.UNSUBSCRIBE, slot.subscription))
    return buttons


def _in_pairs(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
