"""The writer that asks a language model.

One call is one `Task`. It is tried on each model in turn (`writing.runs` tries it again on one model while waiting can
help); an answer that is cut for its length is asked for again in a smaller form. Everything that goes wrong ends as a
ModelFailure that carries facts and no secret.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from pydantic_ai.usage import RunUsage

from domain.errors import BudgetSpent, ModelFailure, ModelFailureReason
from writing import answers, asking
from writing.accounts import Account
from writing.asking import Asking
from writing.brief import Brief, RevisionBrief
from writing.growing import Growing
from writing.job import Job
from writing.models import ReadyModel
from writing.pieces import BlogPiece, Plan, Progress, ScriptPiece
from writing.portions import Text, blog_text, in_parts, script_text
from writing.runs import AnswerCut, Run
from writing.task import Answer, Patience, Revised, Task
from writing.till import OpenTill, Till
from writing.usage import Used

_THE_OWNERS = (ModelFailureReason.KEY, ModelFailureReason.NOT_FOUND)
"""Nobody else can mend these."""


async def _nobody(_model: ReadyModel, _reason: ModelFailureReason) -> None:
    """Nobody is told."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelWriter:
    """Asks `models` in their order (at least one); implements `writing.brief.Writer`.

    `on_refused` is called with the name of a model whose key or name was refused, also when a later model answered in
    its place; it may not raise.
    """

    models: Sequence[ReadyModel]
    patience: Patience = field(default_factory=Patience)
    till: Till = field(default_factory=OpenTill)
    job: Job = field(default_factory=Job)
    on_refused: Callable[[ReadyModel, ModelFailureReason], Awaitable[None]] = field(default=_nobody)
    clock: Callable[[], datetime] = field(default=_now)

    @property
    def name(self) -> str:
        return self.models[0].spec

    def doing(self, job: Job) -> "ModelWriter":
        return replace(self, job=job)

    async def plan(self, brief: Brief) -> Plan:
        faults = partial(answers.plan_faults, brief=brief)
        return await self.ask(Task(name="plan", asking=asking.for_plan(brief), answer=Plan, mend=_same, faults=faults))

    async def blog(self, brief: Brief, plan: Plan, progress: Progress) -> BlogPiece:
        task = Task(
            name="blog",
            asking=asking.for_blog(brief, plan),
            answer=BlogPiece,
            mend=answers.tidy_blog,
            faults=partial(answers.blog_faults, brief=brief),
        )
        return await self.ask(task, Growing(progress), blog_text(brief, plan))

    async def script(self, brief: Brief, plan: Plan, progress: Progress) -> ScriptPiece:
        task = Task(
            name="script",
            asking=asking.for_script(brief, plan),
            answer=ScriptPiece,
            mend=answers.tidy_script,
            faults=partial(answers.script_faults, brief=brief),
            wishes=partial(answers.length_faults, brief=brief),
        )
        return await self.ask(task, Growing(progress), script_text(brief, plan))

    async def revise(self, brief: RevisionBrief) -> str:
        task = Task(
            name=self.job.task or "revise",
            asking=asking.for_revision(brief),
            answer=Revised,
            mend=lambda answer: Revised(text=answers.tidy_revision(answer.text, brief)),
            faults=lambda answer: answers.revision_faults(answer.text, brief),
        )
        return (await self.ask(task)).text

    async def aclose(self) -> None:
        for model in self.models:
            await model.aclose()

    async def ask(self, task: Task[Answer], growing: Growing | None = None, text: Text[Answer] | None = None) -> Answer:
        """Raises the first model's failure when no model can answer: it is the one that was chosen.

        Raises `domain.errors.BudgetSpent` where the money does not last for the first model; for one that was to stand
        in it is no news.
        """
        failures: list[ModelFailure] = []
        for model in self.models:
            try:
                outcome = await self._fitting(model, task, growing, text)
            except BudgetSpent:
                if not failures:
                    raise
                break
            if not isinstance(outcome, ModelFailure):
                return outcome
            failures.append(outcome)
            if outcome.reason in _THE_OWNERS:
                await self.on_refused(model, outcome.reason)
        raise failures[0]

    async def _fitting(
        self, model: ReadyModel, task: Task[Answer], growing: Growing | None, text: Text[Answer] | None
    ) -> Answer | ModelFailure:
        """In one answer, or where that was cut for its length, in a shorter one or in parts."""
        if text is None:
            outcome = await self._run(model, task, growing)
            return await self._run(model, task.shorter(), growing) if isinstance(outcome, AnswerCut) else outcome
        if not await self.job.notes.of(text.name):
            outcome = await self._run(model, task, growing)
            if not isinstance(outcome, AnswerCut):
                return outcome
        return await in_parts(text, self.job.notes, growing, lambda part: self._run(model, part, growing))

    async def _run(self, model: ReadyModel, task: Task[Answer], growing: Growing | None) -> Answer | ModelFailure:
        account = Account(
            bill=self.till.bill(self.job.payer, model.spec, task.name),
            used=Used(spec=model.spec, task=task.name, prompts=task.asking.prompts),
            usage=RunUsage(),
            clock=self.clock,
        )
        run = Run(model=model, task=task, patience=self.patience, growing=growing, account=account)
        try:
            return await run.outcome()
        finally:
            self.job.on_used(account.used)


async def ping(model: ReadyModel, timeout: float = 30) -> None:
    """One tiny real call; raises ModelFailure."""
    rules, message = "Answer with the JSON asked for, nothing else.", 'Put the word "ok" into text.'
    task = Task(
        name="ping", asking=Asking(rules=rules, message=message), answer=Revised, mend=_same, faults=lambda _: []
    )
    writer = ModelWriter(models=[model], patience=Patience(request=timeout, total=timeout, tries=1))
    await writer.ask(task)


def _same(answer: Answer) -> Answer:
    return answer
