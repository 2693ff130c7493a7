"""A text that does not fit into one answer, asked for in parts: the first half, then the rest, in ever smaller parts.

Finished parts are kept in the job's notes, so that neither another model nor another day asks for them again.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from domain.errors import ModelFailure
from writing import answers, asking
from writing.asking import Asking
from writing.brief import Brief
from writing.growing import Growing, readable
from writing.job import Notes
from writing.pieces import Beat, BlogPiece, BlogSection, Piece, Plan, ScriptPiece, ScriptScene
from writing.runs import AnswerCut
from writing.task import Answer, Task

Ask = Callable[[Task[Any]], Awaitable[Any]]
"""Asks one model; an answer or a ModelFailure."""


class BlogRest(Piece):
    """Sections that follow on those that are written."""

    sections: list[BlogSection]


class ScriptBeginning(Piece):
    title: str
    opening: list[Beat]
    scenes: list[ScriptScene]


class ScriptMiddle(Piece):
    scenes: list[ScriptScene]


class ScriptEnd(Piece):
    scenes: list[ScriptScene]
    closing: list[Beat]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Which of the planned sections or scenes an answer is to hold."""

    start: int
    stop: int
    of: int

    @property
    def first(self) -> bool:
        return self.start == 0

    @property
    def last(self) -> bool:
        return self.stop == self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Generic[Answer]):
    """A blog or a script that can be put together from parts."""

    name: str
    whole: type[Answer]
    list_name: str
    """The field that the parts share out: `sections` or `scenes`."""
    count: int
    task: Callable[[Portion, str], Task[Any]]
    """The question for one part; also given: the readable words of what is written already."""


async def in_parts(text: Text[Answer], notes: Notes, growing: Growing | None, ask: Ask) -> Answer | ModelFailure:
    """Go on behind what is kept; every part that comes is kept at once."""
    parts: list[dict[str, Any]] = [json.loads(kept) for kept in await notes.of(text.name)]
    done = sum(len(part[text.list_name]) for part in parts)
    size = max(1, -(-text.count // 2))
    while done < text.count:
        portion = Portion(start=done, stop=min(done + size, text.count), of=text.count)
        written = _words(parts)
        if growing:
            growing.follow(written)
        task = text.task(portion, written)
        answer = await ask(task)
        if isinstance(answer, AnswerCut) and size > 1:
            size = -(-size // 2)
            continue
        if isinstance(answer, AnswerCut):
            answer = await ask(task.shorter())
        if isinstance(answer, ModelFailure):
            return answer
        parts.append(answer.model_dump())
        await notes.add(text.name, json.dumps(parts[-1], ensure_ascii=False))
        done = portion.stop
    return text.whole.model_validate(_merged(parts, text.list_name))


def blog_text(brief: Brief, plan: Plan) -> Text[BlogPiece]:
    def task(portion: Portion, written: str) -> Task[Any]:
        part = plan.model_copy(update={"sections": plan.sections[portion.start : portion.stop], "scenes": []})
        shape: type[Piece] = BlogPiece if portion.first else BlogRest
        count = portion.stop - portion.start

        def whole(answer: Piece) -> BlogPiece:
            return BlogPiece.model_validate({"title": "-", "takeaways": ["-"] * 3, **answer.model_dump()})

        return Task(
            name="blog",
            asking=_asked(asking.for_blog(brief, part, written), portion),
            answer=shape,
            mend=lambda answer: _only(shape, answers.tidy_blog(whole(answer))),
            faults=lambda answer: answers.blog_faults(whole(answer), brief, (count, count)),
        )

    return Text(name="blog", whole=BlogPiece, list_name="sections", count=len(plan.sections), task=task)


def script_text(brief: Brief, plan: Plan) -> Text[ScriptPiece]:
    def task(portion: Portion, written: str) -> Task[Any]:
        part = plan.model_copy(update={"scenes": plan.scenes[portion.start : portion.stop], "sections": []})
        count = portion.stop - portion.start
        share = replace(brief, seconds=max(1, brief.seconds * count // portion.of))
        shape = _script_shape(portion)
        said = Beat(cues=[], line="-")

        def whole(answer: Piece) -> ScriptPiece:
            return ScriptPiece.model_validate({"title": "-", "opening": [said], "closing": [said], **dict(answer)})

        def faults(answer: Piece) -> list[str]:
            return [*answers.script_faults(whole(answer), brief), *_wrong_count(whole(answer), count)]

        return Task(
            name="script",
            asking=_asked(asking.for_script(share, part, written), portion),
            answer=shape,
            mend=lambda answer: _only(shape, answers.tidy_script(whole(answer))),
            faults=faults,
        )

    return Text(name="script", whole=ScriptPiece, list_name="scenes", count=len(plan.scenes), task=task)


def _script_shape(portion: Portion) -> type[Piece]:
    if portion.first:
        return ScriptPiece if portion.last else ScriptBeginning
    return ScriptEnd if portion.last else ScriptMiddle


def _wrong_count(piece: ScriptPiece, count: int) -> list[str]:
    had = len(piece.scenes)
    return [] if had == count else [f"scenes: {had}개입니다. {count}개여야 합니다."]


def _asked(asked: Asking, portion: Portion) -> Asking:
    return asked if portion.first and portion.last else asked.with_prompt("part")


def _only(shape: type[Answer], whole: Piece) -> Answer:
    """What of the whole belongs to the part."""
    return shape.model_validate({name: getattr(whole, name) for name in shape.model_fields})


def _words(parts: Sequence[dict[str, Any]]) -> str:
    return "\n\n".join(readable(json.dumps(part, ensure_ascii=False)) for part in parts)


def _merged(parts: Sequence[dict[str, Any]], list_name: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for part in parts:
        merged |= {name: value for name, value in part.items() if name != list_name}
    return merged | {list_name: [item for part in parts for item in part[list_name]]}
