"""The workflow of a morning draft: written in silence, pushed once, unfolded when it is wanted."""

from dataclasses import dataclass

from domain.assignments import Assignment, Step
from handlers.buttons import Action, button, rows
from handlers.desk_texts import DeskTexts
from handlers.failures import model_or_trouble, stood_in
from handlers.model_texts import ModelTexts
from handlers.outbox import Enclosure, Letter, Outbox
from handlers.outcomes import Problem, outcome_of
from handlers.pages import CAPTION_LIMIT, clean, clip
from handlers.showing import Showing
from handlers.subscription_texts import SubscriptionTexts
from handlers.talk import plain
from handlers.texts import Texts
from handlers.views import warnings
from storage.durable import Durable
from writing.desk import MORNING, Desk, document
from writing.standing_in import StandIns


class Silence:
    """A `writing.desk.Listener` for work that nobody watches."""

    async def reading(self, links: int) -> None: ...

    async def planning(self, sources: int) -> None: ...

    async def writing(self, blog: str, script: str) -> None: ...

    async def checking(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    desk: Desk
    stand_ins: StandIns
    showing: Showing
    outbox: Outbox
    durable: Durable

    def register(self) -> None:
        self.durable.register(MORNING, self.morning)

    async def morning(self, draft: int, attempt: int) -> None:
        for step in Step:
            problem = await self.durable.step(step.value, self._advance, draft, attempt, step.value)
            if problem:
                told = await self.durable.step("tell", self._tell, draft, problem)
                if told == Problem.DIGEST:
                    await self.durable.step("push", self._push, draft)
                return
        await self.durable.step("push", self._push, draft)

    async def _advance(self, draft: int, attempt: int, step: str) -> str:
        return await outcome_of(lambda: self.desk.advance(draft, attempt, Step(step), Silence()))

    async def _push(self, draft: int) -> str:
        async def work() -> None:
            assignment = await self.desk.get(draft)
            language = await self.showing.language(assignment.owner)
            enclosure = self._enclosure(assignment, SubscriptionTexts(language), DeskTexts(language))
            message = await self.outbox.enclose(f"push {draft}", assignment.chat, enclosure)
            await self.showing.speaks_of(assignment, message)

        return await outcome_of(work)

    def _enclosure(self, assignment: Assignment, texts: SubscriptionTexts, says: DeskTexts) -> Enclosure:
        draft = document(assignment)
        takeaways = "\n".join(f"• {line.replace('**', '')}" for line in draft.blog.takeaways)
        said = [texts.pushed(draft.topic), *warnings(assignment, says.language), draft.blog.title, takeaways]
        caption = "\n\n".join(said)
        file = self.showing.enclosure(assignment, says)
        buttons = [
            button(texts.unfold_button(), Action.OPEN, assignment.id),
            button(texts.another_button(), Action.ANOTHER, assignment.id),
        ]
        if assignment.stands_in:
            buttons.append(button(ModelTexts(says.language).anew_button(), Action.ANEW, assignment.id))
        return Enclosure(
            name=file.name,
            content=file.content,
            caption=clip(clean(caption), CAPTION_LIMIT),
            keyboard=rows(buttons, width=2),
        )

    async def _tell(self, draft: int, problem: str) -> str:
        """A digest where the model failed; else one honest line instead of a draft, and a way on."""
        stands_in = False

        async def work() -> None:
            nonlocal stands_in
            await self.desk.rest(draft)
            assignment = await self.desk.get(draft)
            stands_in = await stood_in(self.stand_ins, assignment, problem, unasked=True)
            if stands_in:
                return
            language = await self.showing.language(assignment.owner)
            says, texts = Texts(language), SubscriptionTexts(language)
            again = button(says.again(), Action.AGAIN, draft, assignment.attempt)
            letter = Letter(rich=plain(clean(_sentence(assignment, problem, says, texts))), keyboard=rows([again]))
            if problem != Problem.STOPPED:
                await self.outbox.send(f"push {draft}", assignment.chat, letter)

        return await outcome_of(work) or (Problem.DIGEST if stands_in else Problem.NONE)


def _sentence(assignment: Assignment, problem: str, says: Texts, texts: SubscriptionTexts) -> str:
    match problem:
        case Problem.NOTHING:
            return texts.nothing_on(assignment.topic) if assignment.topic else texts.no_story()
        case Problem.NO_NEWS:
            return says.news_unreachable()
        case _:
            return model_or_trouble(says, problem)
