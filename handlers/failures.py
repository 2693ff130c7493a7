"""What is said and done when no model could write: the sentence, and the digest that takes the draft's place."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal

from telegram import InlineKeyboardButton

from domain.assignments import Assignment
from domain.errors import ChogoError, ModelFailureReason
from handlers.buttons import Action, button
from handlers.model_texts import ModelTexts
from handlers.outbox import Letter, Outbox
from handlers.outcomes import Problem, outcome_of
from handlers.showing import Showing
from handlers.talk import plain
from handlers.texts import Texts
from storage.durable import Durable
from writing.desk import Desk
from writing.standing_in import BUDGET, DIGEST, StandIns

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """The workflow of a digest that was asked for by a button, while no money is left for the model."""

    desk: Desk
    stand_ins: StandIns
    showing: Showing
    outbox: Outbox
    durable: Durable
    show: Callable[[int, int], Awaitable[str]]
    """Shows a draft for the first time; given the draft and the attempt."""

    def register(self) -> None:
        self.durable.register(DIGEST, self.digest)

    async def digest(self, draft: int, attempt: int) -> None:
        problem = await self.durable.step("write", self._write, draft, attempt)
        if not problem:
            await self.durable.step("show", self._show, draft, attempt)
        elif problem != Problem.UNCHANGED:
            await self.durable.step("tell", self._tell, draft, attempt, problem)

    async def _write(self, draft: int, attempt: int) -> str:
        made = False

        async def work() -> None:
            nonlocal made
            made = await self.stand_ins.write(draft, attempt, BUDGET)

        # Unchanged: it was taken up anew in the meantime, and that attempt says how it goes.
        return await outcome_of(work) or (Problem.NONE if made else Problem.UNCHANGED)

    async def _show(self, draft: int, attempt: int) -> str:
        return await self.show(draft, attempt)

    async def _tell(self, draft: int, attempt: int, problem: str) -> str:
        async def work() -> None:
            assignment = await self.desk.get(draft)
            language = await self.showing.language(assignment.owner)
            nothing = problem == Problem.NOTHING
            sentence = ModelTexts(language).nothing_to_quote() if nothing else Texts(language).trouble()
            letter = Letter(rich=plain(sentence))
            await self.outbox.send(f"no digest {draft}:{attempt}", assignment.chat, letter)

        return await outcome_of(work)


async def stood_in(stand_ins: StandIns, assignment: Assignment, problem: str, *, unasked: bool = False) -> bool:
    """Whether a digest has taken the place of the draft that no model could write.

    Where money is what lacks, whoever waits is asked first; `unasked`: nobody waits.
    """
    kind, _, reason = problem.partition(":")
    if kind != Problem.MODEL and not (unasked and kind == Problem.BUDGET):
        return False
    try:
        why = reason if kind == Problem.MODEL else BUDGET
        return await stand_ins.write(assignment.id, assignment.attempt, why)
    except ChogoError as error:
        log.info("no digest either: %r", error)
        return False


def failure(assignment: Assignment, texts: Texts, problem: str) -> tuple[str, list[InlineKeyboardButton]]:
    """What is said of a draft that was not written, and the ways on."""
    says = ModelTexts(texts.language)
    if assignment.stands_in:
        anew = button(says.anew_button(), Action.ANEW, assignment.id)
        return f"{texts.model_failed(_reason(problem))} {says.digest_instead()}", [anew]
    ways_on = [button(texts.again(), Action.AGAIN, assignment.id, assignment.attempt)]
    if problem.startswith(Problem.BUDGET) and assignment.sources and assignment.instead_of is None:
        ways_on.insert(0, button(says.digest_button(), Action.DIGEST, assignment.id, assignment.attempt))
    return model_or_trouble(texts, problem), ways_on


def model_or_trouble(texts: Texts, problem: str, *, kept: bool = True) -> str:
    kind, _, facts = problem.partition(":")
    if kind == Problem.BUDGET:
        says = ModelTexts(texts.language)
        budget, spent, needed = map(Decimal, facts.split(":"))
        return f"{says.budget_spent(budget, spent, needed)} {says.read_is_kept() if kept else says.part_stays()}"
    if kind != Problem.MODEL:
        return texts.trouble()
    return texts.model_failed(_reason(problem)) if kept else texts.model_failed_here(_reason(problem))


def _reason(problem: str) -> ModelFailureReason:
    return ModelFailureReason(problem.partition(":")[2])
