"""What the checks refuse goes back to the writer, for that part alone and with the reason, at most twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import prompts
from domain.assignments import Assignment
from domain.drafts import Draft
from domain.errors import BudgetSpent, ModelFailure, NeedsModel, NothingToStandOn
from domain.figures import read
from domain.grounding import Entry, marked, recited
from domain.markup import LayoutError
from domain.parts import NoSuchPart, Part
from writing.additions import additions
from writing.brief import Writer, revision_brief
from writing.evidence import Doubt, DoubtKind, evidence, is_confirmed, objections
from writing.facts import marked_out_of_date, out_of_date

log = logging.getLogger(__name__)

ROUNDS = 2
"""How often one part goes back to the writer."""
_REASONS = 8
"""Named to the writer at once: it mends what it is told, and forgets the rest of a long list."""
_WORDS = 120
"""Characters of what is in doubt: enough to find it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mender:
    writer: Writer
    now: Callable[[], datetime]
    """In the person's own zone."""

    async def mended(
        self,
        assignment: Assignment,
        draft: Draft,
        pace: float,
        *,
        keep: Callable[[Draft], Awaitable[None]],
        tell: Callable[[int], Awaitable[None]],
    ) -> Draft:
        """The draft with as much put right as the writer can; `keep` is given it after each round.

        `tell` hears before each round how many parts go back.
        Never raises because the writer fails: what is not mended stays in doubt, and is marked as such.
        """
        for _ in range(ROUNDS):
            wrong = _by_part(objections(assignment, draft))
            if not wrong:
                break
            await tell(len(wrong))
            tries = (self._try(assignment, draft, part, found) for part, found in wrong.items())
            for part, text in zip(wrong, await asyncio.gather(*tries), strict=True):
                draft = better(assignment, draft, part, text, pace)
            await keep(draft)
        return draft

    async def settled(self, assignment: Assignment, draft: Draft, part: Part, text: str, pace: float) -> str:
        """A changed part's new text, whose new doubts have gone back to the writer; raises nothing of its own."""
        before = {(doubt.part, doubt.words) for doubt in objections(assignment, draft)}
        new = draft.with_text(part, text, pace)
        for _ in range(ROUNDS):
            wrong = [d for d in objections(assignment, new) if d.part == part and (d.part, d.words) not in before]
            if not wrong:
                break
            new = better(assignment, new, part, await self._try(assignment, new, part, wrong), pace)
        return new.text_of(part)

    async def _try(self, assignment: Assignment, draft: Draft, part: Part, found: Sequence[Doubt]) -> str | None:
        faults = "\n".join(f"- {reason(doubt)}" for doubt in found[:_REASONS])
        request = prompts.render("repair", faults=faults).strip()
        try:
            return await self.writer.revise(revision_brief(assignment, draft, part, request, self.now()))
        except (ModelFailure, BudgetSpent, NeedsModel, NothingToStandOn) as error:
            log.warning("%s of draft %d is not mended: %s", part.key, assignment.id, error)
            return None


def better(assignment: Assignment, draft: Draft, part: Part, text: str | None, pace: float) -> Draft:
    """The draft with the part's new text, if fewer things in it are in doubt than before."""
    if text is None:
        return draft
    try:
        new = draft.with_text(part, text, pace)
    except (LayoutError, NoSuchPart) as error:
        log.warning("a mended %s of draft %d does not fit: %s", part.key, assignment.id, error)
        return draft
    return new if _count(assignment, new, part) < _count(assignment, draft, part) else draft


def signed(assignment: Assignment, draft: Draft, only: Part | None = None, before: Draft | None = None) -> Draft:
    """The draft whose figures carry the right source's number, or `⚠` where none bears them any more.

    `only`: that part alone; every byte of the others stays. `before`: the draft as it was; of an imported one the
    figures that stood there keep the marks that their author gave them.
    """
    if not assignment.sources and not (assignment.is_imported and before):
        return draft
    for sign in (recited, marked):
        # Once the right source's number stands there, the figure is looked up there.
        entries = _to_sign(assignment, draft, before)
        draft = sign(draft, [item for item in entries if only is None or item.part == only])
    # The source still says what the person has put right since: that does not confirm it.
    uses = tuple(use for use in out_of_date(assignment, draft) if only is None or use.part == only)
    return marked_out_of_date(draft, uses)


def _to_sign(assignment: Assignment, draft: Draft, before: Draft | None) -> Sequence[Entry]:
    entries = evidence(assignment, draft)
    if before is None or not assignment.is_imported:
        return entries
    new = additions(assignment, before, draft)
    return [entry for entry in entries if is_confirmed(entry) or entry in new]


_REASONS_BY_KIND = {
    DoubtKind.CORRECTED: "바로잡힌 사실의 옛 내용입니다.",
    DoubtKind.QUOTE: "자료에 이렇게 적힌 말이 없습니다.",
    DoubtKind.SPEAKER: "자료에서는 다른 사람의 말입니다.",
    DoubtKind.COPIED: "자료의 문장을 그대로 옮겼습니다. 뜻을 지키며 자기 말로 다시 쓰세요.",
    DoubtKind.WORDING: "금융 채널에서 쓸 수 없는 말입니다. 사실만 전하세요.",
}


def reason(doubt: Doubt) -> str:
    """For the model, which does as this says: of a source's sentence no more than its figures may stand here."""
    why = _REASONS_BY_KIND.get(doubt.kind)
    if why is None:
        why = "표시한 자료에서 이 대상의 숫자로 확인되지 않습니다." if doubt.sentence else "어느 자료에도 없습니다."
    words = " ".join(doubt.words.split())[:_WORDS]
    return f"“{words}”: {why}{_near(doubt)}"


def _near(doubt: Doubt) -> str:
    if not doubt.sentence or doubt.source is None:
        return ""
    figures = ", ".join(dict.fromkeys(figure.text for figure in read(doubt.sentence)))
    near = f" 자료 {doubt.source}에서 가장 가까운 문장을 다시 보세요"
    return f"{near}. 그 문장의 숫자는 {figures}입니다." if figures else f"{near}."


def _by_part(found: Sequence[Doubt]) -> dict[Part, list[Doubt]]:
    parts: dict[Part, list[Doubt]] = {}
    for doubt in found:
        parts.setdefault(doubt.part, []).append(doubt)
    return parts


def _count(assignment: Assignment, draft: Draft, part: Part) -> int:
    return sum(doubt.part == part for doubt in objections(assignment, draft))
