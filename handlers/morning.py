"""The durable workflows of a morning: choosing, writing an edition in silence, and pushing it to each reader."""

import asyncio
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from domain.assignments import Step
from domain.errors import ModelFailureReason
from domain.language import Language
from domain.slots import Ended, Slot
from handlers.failures import stood_in
from handlers.morning_views import menu, pushed, regrets
from handlers.outbox import Enclosure, Letter, NotTaken, Outbox, Receipt
from handlers.outcomes import Problem, outcome_of
from storage.database import Transaction
from storage.durable import Durable
from writing.bindings import Bindings, Decision
from writing.desk import document
from writing.editions import EDITION, EditionDesk
from writing.mornings import CHOOSE, PUSH
from writing.serving import Serving, Servings
from writing.standing_in import StandIns

_TOGETHER = 25
"""Slots whose decisions are kept in one transaction."""


class Silence:
    """A `writing.desk.Listener` for work that nobody watches."""

    async def reading(self, links: int) -> None: ...

    async def planning(self, sources: int) -> None: ...

    async def writing(self, blog: str, script: str) -> None: ...

    async def checking(self) -> None: ...

    async def mending(self, parts: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    bindings: Bindings
    editions: EditionDesk
    stand_ins: StandIns
    servings: Servings
    outbox: Outbox
    durable: Durable
    _uploads: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary, init=False)

    def register(self) -> None:
        self.durable.register(CHOOSE, self.choose)
        self.durable.register(EDITION, self.edition)
        self.durable.register(PUSH, self.push)

    async def choose(self, slots: list[int]) -> None:
        """Done again it passes over what has been decided, so none of it is a step of its own."""
        waiting = await self.bindings.open_slots(slots)
        for first in range(0, len(waiting), _TOGETHER):
            decisions = [await self._decided(slot) for slot in waiting[first : first + _TOGETHER]]
            await self.bindings.keep([each for each in decisions if each is not None])

    async def _decided(self, slot: Slot) -> Decision | None:
        found: Decision | None = None

        async def work() -> None:
            nonlocal found
            found = await self.bindings.decide(slot)

        problem = await outcome_of(work)
        return Decision(slot=slot, language=Language.KO, problem=problem) if problem else found

    # Writing once

    async def edition(self, edition: int) -> None:
        draft = await self.durable.step("open", self.editions.open, edition)
        problem = await self._written(draft)
        await self.durable.step("finish", self.editions.finish, edition, problem)

    async def _written(self, draft: int) -> str:
        for step in Step:
            problem = await self.durable.step(step.value, self._advance, draft, step.value)
            if problem.startswith((Problem.MODEL, Problem.BUDGET, Problem.TROUBLE)):
                return await self.durable.step("extract", self._extract, draft, problem)
            if problem:
                return problem
        return Problem.NONE

    async def _advance(self, draft: int, step: str) -> str:
        return await outcome_of(lambda: self.editions.advance(draft, Step(step), Silence()))

    async def _extract(self, draft: int, problem: str) -> str:
        """A digest in its place, marked as what it is; the problem again where there is nothing to quote either."""
        made = False

        async def work() -> None:
            nonlocal made
            why = f"{Problem.MODEL}:{ModelFailureReason.UNUSABLE}" if problem == Problem.TROUBLE else problem
            made = await stood_in(self.stand_ins, await self.editions.get(draft), why, unasked=True)

        return await outcome_of(work) or (Problem.NONE if made else problem)

    # Delivering

    async def push(self, slot: int) -> None:
        """One act, which its key makes once: a step around it would write twice as much for each reader."""
        if await outcome_of(lambda: self._push(slot)) and await outcome_of(lambda: self._apologise(slot)):
            await outcome_of(lambda: self._give_up(slot))

    async def _push(self, slot: int) -> None:
        serving = await self.servings.find(slot)
        if serving.slot.message is not None or serving.slot.ended is not None:
            return
        why = self.servings.unwanted(serving)
        if why is not None:
            await self.servings.end(serving, why)
        elif serving.edition is not None and serving.problem is None and serving.edition.file_id is None:
            await self._upload(serving)
        else:
            await self._send(serving)

    async def _upload(self, serving: Serving) -> None:
        """The first one carries the file; whoever comes meanwhile waits for its id."""
        edition = serving.edition.id if serving.edition else 0
        lock = self._uploads.setdefault(edition, asyncio.Lock())
        async with lock:
            serving = await self.servings.find(serving.slot.id)
            if serving.edition is None or serving.edition.file_id is None:
                await self._send(serving)
                return
        await self._send(serving)

    async def _send(self, serving: Serving) -> None:
        async def settle(tx: Transaction, receipt: Receipt) -> None:
            await self.servings.arrived(tx, serving, receipt.message, receipt.file_id)

        content = await self._content(serving)
        try:
            await self.outbox.push(f"{PUSH} {serving.slot.id}", serving.slot.chat, content, settle)
        except NotTaken as error:
            await self.servings.end(serving, Ended.BLOCKED if error.blocked else Ended.REFUSED)

    async def _content(self, serving: Serving) -> Letter | Enclosure:
        problem = serving.problem
        if problem is not None:
            return regrets(serving, problem)
        if serving.edition is None:
            return menu(serving)
        text = await self.servings.text(serving)
        return pushed(serving, text, document(text))

    async def _apologise(self, slot: int) -> None:
        """What was written cannot be put into a message: that is said in its place."""
        serving = await self.servings.find(slot)
        if serving.slot.message is None and serving.slot.ended is None:
            told = Decision(slot=serving.slot, language=serving.language, problem=Problem.TROUBLE)
            await self.bindings.keep([told])
            await self._send(await self.servings.find(slot))

    async def _give_up(self, slot: int) -> None:
        await self.servings.end(await self.servings.find(slot), Ended.TROUBLE)
