"""The durable workflows that the chat sees: writing a draft, changing a part, showing what there is.

A problem is the outcome of a step, never an exception that leaves a workflow: whoever waits gets a sentence and a
button, and a restart reads the same outcome again.
"""

from dataclasses import dataclass

from telegram import InlineKeyboardButton

from domain.assignments import Assignment, Revision, RevisionKind, Step
from domain.naming import name_of
from handlers.acknowledging import revision_key
from handlers.buttons import Action, button, rows
from handlers.conclusions import changed, part_name, put_right, why_unchanged
from handlers.desk_texts import DeskTexts
from handlers.failures import Digests, failure, model_or_trouble, stood_in
from handlers.ground_texts import GroundTexts
from handlers.model_texts import ModelTexts
from handlers.outbox import Letter, Outbox
from handlers.outcomes import Problem, outcome_of
from handlers.pages import clean
from handlers.progress import ProgressMessage
from handlers.showing import FIRST, SHOW, Showing
from handlers.talk import plain
from handlers.texts import Texts
from handlers.topics import progress_key
from handlers.views import HEAD
from storage.durable import Durable
from writing.carrying import still_said
from writing.desk import WRITE, Desk, document
from writing.revising import REVISE, Revising
from writing.standing_in import StandIns

_MORNING = "morning"
"""How the first mornings, a draft for each reader, named their workflow: what it left unfinished is not lost."""
_OFFERS = 3
"""Parts of the other text that a change may be carried over to with one press each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    desk: Desk
    revising: Revising
    stand_ins: StandIns
    showing: Showing
    outbox: Outbox
    durable: Durable
    practice_topics: tuple[str, ...] = ()

    def register(self) -> None:
        self.durable.register(WRITE, self.write)
        self.durable.register(_MORNING, self.write)
        self.durable.register(REVISE, self.revise)
        self.durable.register(SHOW, self.show)
        Digests(
            desk=self.desk,
            stand_ins=self.stand_ins,
            showing=self.showing,
            outbox=self.outbox,
            durable=self.durable,
            show=self._show_first,
        ).register()

    # Writing a draft

    async def write(self, draft: int, attempt: int) -> None:
        for step in Step:
            problem = await self.durable.step(step.value, self._advance, draft, attempt, step.value)
            if problem:
                told = await self.durable.step("tell", self._tell, draft, attempt, problem)
                if told == Problem.DIGEST:
                    await self.durable.step("show", self._show_first, draft, attempt)
                return
        problem = await self.durable.step("show", self._show_first, draft, attempt)
        if problem:
            await self.durable.step("tell", self._tell, draft, attempt, problem)

    async def _advance(self, draft: int, attempt: int, step: str) -> str:
        async def work() -> None:
            assignment = await self.desk.get(draft)
            texts = Texts(await self.showing.language(assignment.owner))
            message = await self._progress(assignment, attempt, texts)
            listener = ProgressMessage(self.outbox, assignment.chat, message, texts, draft)
            await self.desk.advance(draft, attempt, Step(step), listener)

        return await outcome_of(work)

    async def _tell(self, draft: int, attempt: int, problem: str) -> str:
        """Says how it ended; a digest that takes the draft's place is still to be shown."""
        stands_in = False

        async def work() -> None:
            nonlocal stands_in
            await self.desk.rest(draft, attempt)
            stands_in = await stood_in(self.stand_ins, await self.desk.get(draft), problem)
            assignment = await self.desk.get(draft)
            texts = Texts(await self.showing.language(assignment.owner))
            message = await self._progress(assignment, attempt, texts)
            end, buttons = self._end(assignment, texts, problem)
            card = texts.report_card(assignment.readings or ()) or texts.ended()
            if problem == Problem.STOPPED:
                await self.outbox.edit(assignment.chat, message, Letter(rich=plain(end), keyboard=rows(buttons)))
                return
            await self.outbox.edit(assignment.chat, message, Letter(rich=plain(clean(card))))
            letter = Letter(rich=plain(clean(end)), keyboard=rows(buttons) if buttons else None)
            told = await self.outbox.send(f"end {draft}:{attempt}", assignment.chat, letter)
            await self.showing.speaks_of(assignment, told)

        return await outcome_of(work) or (Problem.DIGEST if stands_in else Problem.NONE)

    async def _show_first(self, draft: int, attempt: int) -> str:
        async def work() -> None:
            assignment = await self.desk.get(draft)
            language = await self.showing.language(assignment.owner)
            texts = Texts(language)
            await self.showing.match(draft, FIRST)
            enclosure = self.showing.enclosure(assignment, DeskTexts(language))
            file = await self.outbox.enclose(f"file {draft}", assignment.chat, enclosure)
            await self.showing.speaks_of(assignment, file)
            message = await self._progress(assignment, attempt, texts)
            await self.showing.speaks_of(assignment, message)
            said = ModelTexts(language).extracts_are_here() if assignment.stands_in else texts.finished()
            card = f"{said}\n\n{texts.report_card(assignment.readings or ())}"
            await self.outbox.edit(assignment.chat, message, Letter(rich=plain(clean(card))))

        return await outcome_of(work)

    async def _progress(self, assignment: Assignment, attempt: int, texts: Texts) -> int:
        """The message that shows how this attempt goes; sent here when its first answer was not."""
        links = len(assignment.links)
        text = texts.reading_links(links) if links else texts.searching(assignment.topic)
        if assignment.sources:
            text = texts.planning(len(assignment.sources))
        keyboard = rows([button(texts.stop(), Action.STOP, assignment.id)])
        letter = Letter(rich=plain(text), keyboard=keyboard)
        return await self.outbox.send(progress_key(assignment.id, attempt), assignment.chat, letter)

    def _end(self, assignment: Assignment, texts: Texts, problem: str) -> tuple[str, list[InlineKeyboardButton]]:
        """What is said, and the ways on."""
        again = button(texts.again(), Action.AGAIN, assignment.id, assignment.attempt)
        if problem == Problem.STOPPED:
            carry_on = button(texts.carry_on(), Action.AGAIN, assignment.id, assignment.attempt)
            return texts.stopped(len(assignment.sources)), [carry_on]
        if problem == Problem.NOTHING:
            return self._nothing(assignment, texts, again)
        if problem == Problem.THIN:
            says = GroundTexts(texts.language)
            wider = button(says.widen_button(), Action.WIDEN, assignment.id, assignment.attempt)
            memo = button(says.memo_button(), Action.MEMO, assignment.id)
            characters = sum(len("".join(source.text.split())) for source in assignment.sources)
            buttons = [memo] if assignment.links or assignment.wide else [wider, memo]
            return says.too_thin(len(assignment.sources), characters), buttons
        if problem == Problem.NO_NEWS:
            return texts.news_unreachable(), [again]
        return failure(assignment, texts, problem)

    def _nothing(
        self, assignment: Assignment, texts: Texts, again: InlineKeyboardButton
    ) -> tuple[str, list[InlineKeyboardButton]]:
        if assignment.links:
            return texts.nothing_read(), [again]
        if assignment.practice:
            topics = [button(topic, Action.TOPIC, number) for number, topic in enumerate(self.practice_topics)]
            return texts.outside_practice(assignment.topic), topics
        if assignment.wide:
            return GroundTexts(texts.language).nothing_found_wide(assignment.topic), [again]
        wider = button(GroundTexts(texts.language).widen_button(), Action.WIDEN, assignment.id, assignment.attempt)
        return texts.nothing_found(assignment.topic), [again, wider]

    # Changing a part

    async def revise(self, revision: int, attempt: int) -> None:
        problem = await self.durable.step("read", self._read, revision, attempt)
        problem = problem or await self.durable.step("carry out", self._carry_out, revision, attempt)
        if problem:
            await self.durable.step("tell", self._tell_change, revision, attempt, problem)
        else:
            problem = await self.durable.step("show", self._show_change, revision, attempt)
            if problem:
                await self.durable.step("tell", self._tell_change, revision, attempt, problem)

    async def _read(self, revision: int, attempt: int) -> str:
        return await outcome_of(lambda: self.revising.read(revision, attempt))

    async def _carry_out(self, revision: int, attempt: int) -> str:
        changed = False

        async def work() -> None:
            nonlocal changed
            changed = await self.revising.carry_out(revision, attempt)

        return await outcome_of(work) or (Problem.NONE if changed else Problem.UNCHANGED)

    async def _tell_change(self, revision: int, attempt: int, problem: str) -> str:
        async def work() -> None:
            await self.revising.rest(revision)
            change = await self.revising.get(revision)
            assignment = await self.desk.get(change.draft)
            texts, says = await self._texts(assignment)
            part = part_name(change, texts)
            if change.applied:
                # It is done; only showing it went wrong.
                undo = button(texts.undo_button(), Action.UNDO, revision)
                done = Letter(rich=plain(texts.revised(part)), keyboard=rows([undo]))
                await self._conclude(assignment, change, attempt, done)
                return
            sentence = why_unchanged(change, texts, problem, part) or model_or_trouble(says, problem, kept=False)
            retry = problem.startswith((Problem.MODEL, Problem.BUDGET, Problem.TROUBLE, Problem.STOPPED))
            again = button(says.again(), Action.REVISE_AGAIN, revision, change.attempt)
            letter = Letter(rich=plain(clean(sentence)), keyboard=rows([again]) if retry else None)
            await self._conclude(assignment, change, attempt, letter)

        return await outcome_of(work)

    async def _show_change(self, revision: int, attempt: int) -> str:
        async def work() -> None:
            change = await self.revising.get(revision)
            assignment = await self.desk.get(change.draft)
            await self.showing.match(change.draft)
            texts, _ = await self._texts(assignment)
            if change.kind is RevisionKind.CORRECT:
                await self._conclude(assignment, change, attempt, put_right(assignment, change, texts))
                return
            buttons = [button(texts.undo_button(), Action.UNDO, revision)]
            for part in still_said(change, document(assignment))[:_OFFERS]:
                name = name_of(part, texts.language)
                buttons.append(button(texts.carry_button(name), Action.CARRY, revision, part.key))
            letter = Letter(rich=changed(assignment, change, texts), keyboard=rows(buttons))
            await self._conclude(assignment, change, attempt, letter)

        return await outcome_of(work)

    async def _conclude(self, assignment: Assignment, change: Revision, attempt: int, letter: Letter) -> None:
        """The message that said "working on it" says how it ended."""
        key = revision_key(change.id, attempt)
        message = await self.outbox.send(key, assignment.chat, letter)
        if not await self.outbox.edit(assignment.chat, message, letter):
            message = await self.outbox.send(f"{key} end", assignment.chat, letter)
        await self.showing.speaks_of(assignment, message, change.part or HEAD)

    # Showing again

    async def show(self, draft: int, opening: int) -> None:
        await self.durable.step("show", self._show, draft, opening)

    async def _show(self, draft: int, opening: int) -> str:
        return await outcome_of(lambda: self.showing.match(draft, opening))

    async def _texts(self, assignment: Assignment) -> tuple[DeskTexts, Texts]:
        language = await self.showing.language(assignment.owner)
        return DeskTexts(language), Texts(language)
