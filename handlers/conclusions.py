"""How a change ended, as the message that says so."""

from telegram import MessageEntity

from domain.assignments import Assignment, Revision, RevisionKind
from domain.layout import parse
from domain.naming import name_of
from domain.parts import Part
from handlers.buttons import Action, button, rows
from handlers.changes import diff
from handlers.desk_texts import DeskTexts
from handlers.ground_texts import GroundTexts, named
from handlers.outbox import Letter
from handlers.outcomes import Problem
from handlers.pages import Rich, clean, utf16_len
from handlers.talk import plain
from writing.additions import additions, words_of
from writing.changing import parts_out_of_date
from writing.desk import document

_DIFF = 2500
_PARTS = 12
"""Parts with a button each."""


def why_unchanged(change: Revision, texts: DeskTexts, problem: str, part: str) -> str | None:
    match problem:
        case Problem.STOPPED:
            return texts.revision_stopped(part)
        case Problem.UNCHANGED:
            return texts.unchanged(part)
        case Problem.NO_SHORTER:
            return texts.no_shorter()
        case Problem.NEEDS_MODEL:
            return texts.needs_model()
        case Problem.LAYOUT if change.kind is RevisionKind.RESTRUCTURE:
            return texts.cannot_restructure()
        case Problem.LAYOUT:
            return texts.does_not_fit()
        case Problem.NOTHING:
            return texts.source_not_read() if change.links else texts.nothing_to_add()
        case _:
            return None


def put_right(assignment: Assignment, change: Revision, texts: DeskTexts) -> Letter:
    """A fact was put right: where the texts still tell it as it was, and the offer to rewrite just that."""
    says, draft = GroundTexts(texts.language), document(assignment)
    parts = parts_out_of_date(assignment, int(change.request))
    buttons = [button(texts.undo_button(), Action.UNDO, change.id)]
    if len(parts) > 1:
        buttons.append(button(says.rewrite_all_button(), Action.CARRY_ALL, change.id))
    for part in parts[:_PARTS]:
        name = name_of(part, texts.language)
        buttons.append(button(says.rewrite_button(name), Action.CARRY, change.id, part.key))
    told = says.still_told(named(parts, says, draft)) if parts else says.told_nowhere()
    text = f"{texts.revised(says.corrected_name(int(change.request)))}\n\n{told}"
    return Letter(rich=plain(clean(text)), keyboard=rows(buttons, width=2))


def part_name(change: Revision, texts: DeskTexts) -> str:
    if change.kind is RevisionKind.CORRECT:
        return GroundTexts(texts.language).corrected_name(int(change.request))
    if change.kind is RevisionKind.RETIME:
        return texts.script()
    return name_of(Part.from_key(change.part), texts.language) if change.part else texts.whole_draft()


def changed(assignment: Assignment, change: Revision, texts: DeskTexts) -> Rich:
    """What was changed, shown as a short comparison under one sentence.

    New figures that nothing bears are named here where they carry no mark: the person's own words are left as they
    are, and a draft without sources has no list of doubts.
    """
    title = texts.revised(part_name(change, texts))
    if new := _unread(assignment, change):
        title += "\n" + clean(GroundTexts(texts.language).new_figures(new))
    before, after = change.before or "", change.after or ""
    if change.part and change.kind is not RevisionKind.RESTRUCTURE:
        part = Part.from_key(change.part)
        before, after = parse(before).text_of(part), parse(after).text_of(part)
    compared = diff(before, after, _DIFF)
    if not compared.text:
        return Rich(text=title)
    return _below(f"{title}\n\n", compared)


def _unread(assignment: Assignment, change: Revision) -> tuple[str, ...]:
    own_words = change.kind in (RevisionKind.REPLACE, RevisionKind.RESTRUCTURE)
    if own_words != bool(assignment.sources):
        return ()
    return words_of(additions(assignment, parse(change.before or ""), parse(change.after or "")))


def _below(title: str, rich: Rich) -> Rich:
    moved = MessageEntity.shift_entities(utf16_len(title), rich.entities)
    return Rich(text=title + rich.text, entities=tuple(moved))
