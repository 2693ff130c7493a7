"""A figure that was changed in one text and is said in the other as well: where, and how it gets there."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

import prompts
from domain.assignments import Revision, RevisionKind
from domain.drafts import Draft
from domain.language import Language
from domain.layout import parse
from domain.naming import name_of
from domain.parts import Part
from writing.quoting import figures

_MARK = re.compile(r"\[[0-9]{1,2}\]|⚠\ufe0f?")
_TEXTUAL = (RevisionKind.REWRITE, RevisionKind.REPLACE, RevisionKind.CARRY)
_CHANGED = 600
"""Characters of each text that the writer is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One figure in place of another, as people wrote them."""

    old: str
    new: str


def swaps(before: str, after: str) -> tuple[Swap, ...]:
    """The figures of a part that were changed into others, one for one; none where they cannot be paired."""
    old, new = figures_in(before), figures_in(after)
    found: list[Swap] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            found += (Swap(old=one, new=other) for one, other in zip(old[a:b], new[c:d], strict=True))
    return tuple(dict.fromkeys(swap for swap in found if swap.old != swap.new))


def gone(before: str, after: str) -> frozenset[str]:
    """Figures that the part no longer has."""
    return frozenset(figures_in(before)) - frozenset(figures_in(after))


def still_said(change: Revision, draft: Draft) -> tuple[Part, ...]:
    """The parts of the other text that still say a figure which the change took out of its part."""
    if change.kind not in _TEXTUAL or change.part is None or change.before is None or change.after is None:
        return ()
    part = Part.from_key(change.part)
    lost = gone(parse(change.before).body_of(part), parse(change.after).body_of(part))
    others = (other for other in draft.parts if other.is_script != part.is_script)
    return tuple(other for other in others if lost & frozenset(figures_in(draft.body_of(other))))


def carried_by_code(change: Revision, draft: Draft, target: Part) -> str | None:
    """The target's text with the new figures in it, where exchanging them is all there is to do; else None."""
    part = Part.from_key(change.part or "")
    before, after = parse(change.before or "").body_of(part), parse(change.after or "").body_of(part)
    pairs = {swap.old: swap.new for swap in swaps(before, after)}
    text = draft.text_of(target)
    affected = gone(before, after) & frozenset(figures_in(text))
    if not affected or not affected <= pairs.keys() or len({pairs[old] for old in affected}) < len(affected):
        return None
    # What counts something else, or nothing that is named, does not fit into the other text's sentence.
    if any(not unit_of(old) or unit_of(old) != unit_of(pairs[old]) for old in affected):
        return None
    return _exchanged(text, pairs, after)


def unit_of(figure: str) -> str:
    """What a figure counts, without the number and its scale: 원, %, 명; empty for a bare number."""
    return re.sub(r"[\d,.\s~+-]|조|억|만|천|약", "", figure)


def _exchanged(text: str, pairs: dict[str, str], after: str) -> str:
    """The new figures in place of the old, each with the source that `after` names for it, or as unconfirmed."""
    pieces, at = [], 0
    for start, end in figures(text):
        new = pairs.get(text[start:end])
        pieces += [text[at:start], new or text[start:end]]
        at = end
        mark = _MARK.match(text, end)
        if new and mark:
            pieces.append(_mark_behind(new, after))
            at = mark.end()
    return "".join([*pieces, text[at:]])


def _mark_behind(figure: str, text: str) -> str:
    found = re.search(re.escape(figure) + r"(\[[0-9]{1,2}\])", text)
    return found[1] if found else "⚠"


def carried_by_writer(change: Revision, language: Language) -> str:
    """The request to the writer: what was changed, and that the target has to say the same."""
    part = Part.from_key(change.part or "")
    before, after = parse(change.before or "").body_of(part), parse(change.after or "").body_of(part)
    return prompts.render(
        "carry", part=name_of(part, language), before=before[:_CHANGED], after=after[:_CHANGED]
    ).strip()


def figures_in(text: str) -> list[str]:
    """The figures of a text as people wrote them, without the marks of their sources."""
    text = _MARK.sub("", text)
    return [text[start:end] for start, end in figures(text)]
