"""Moments at which the bot is killed: each brings itself about, and returns when it has come."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.playground import FaultKind
from tests.chaos.people import People
from tests.chaos.stage import Stage

Ask = Callable[[People], Awaitable[None]]
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    name: str
    come: Callable[[Stage, People], Awaitable[None]]


def _moments() -> list[Moment]:
    hold, lost = FaultKind.HOLD, FaultKind.DONE_THEN_HANG
    return [
        Moment(name="updates on their way, never arrived", come=_updates_lost),
        Moment(name="updates stored, not confirmed", come=_not_confirmed),
        Moment(name="updates just confirmed", come=_confirmed),
        Moment(name="sources being read", come=_reading),
        *(Moment(name=f"model asked for the {kind}", come=_model(kind)) for kind in ("plan", "blog", "script")),
        Moment(name="model asked for a revision", come=_model("revise")),
        _at("first answer, not sent", hold, "sendMessage", _is_progress, People.topic),
        _at("first answer, its receipt lost", lost, "sendMessage", _is_progress, People.link),
        _at("head, not sent", hold, "sendMessage", _is_head, People.topic),
        _at("head, its receipt lost", lost, "sendMessage", _is_head, People.topic),
        _at("part, not sent", hold, "sendMessage", _is_part, People.topic, upto=8),
        _at("part, its receipt lost", lost, "sendMessage", _is_part, People.topic, upto=8),
        _at("part of an opening, its receipt lost", lost, "sendMessage", _is_part, People.open, upto=8),
        _at("file, not sent", hold, "sendDocument", _any, People.topic),
        _at("file, its receipt lost", lost, "sendDocument", _any, People.topic),
        _at("file on a button, its receipt lost", lost, "sendDocument", _any, People.file),
        _at("answer to a reply, not sent", hold, "sendMessage", _is_change, People.reply),
        _at("answer to a reply, its receipt lost", lost, "sendMessage", _is_change, People.replace),
        _at("progress, not edited", hold, "editMessageText", _is_progress, People.topic),
        _at("changed part, not edited", hold, "editMessageText", _is_part, People.reply),
        _at("changed part, its receipt lost", lost, "editMessageText", _is_part, People.reply),
        _at("part after /undo, not edited", hold, "editMessageText", _is_part, People.undo),
        _at("end of a change, its receipt lost", lost, "editMessageText", _is_changed, People.reply),
        _at("answer to /undo, its receipt lost", lost, "sendMessage", _is_undone, People.undo),
        _at("button pressed, not answered", hold, "answerCallbackQuery", _any, People.file),
        Moment(name="start-up, before the work is taken up", come=_starting),
        Moment(name="start-up, at the first poll", come=_polls),
    ]


async def _updates_lost(stage: Stage, people: People) -> None:
    # The poll that waits already is past the fault: the first request ends it, the second is in the lost answer.
    stage.desk.api.fault(FaultKind.DONE_THEN_HANG, "getUpdates")
    await people.anything()
    await stage.until("the next poll", lambda: not stage.desk.api.faults.waiting)
    await people.anything()
    await stage.held("an answer to getUpdates that is lost")


async def _not_confirmed(stage: Stage, people: People) -> None:
    known = stage.desk.api.confirmed
    stage.desk.api.fault(FaultKind.HOLD, "getUpdates", when=lambda payload: int(payload.get("offset") or 0) > known)
    await people.anything()
    await stage.held("a poll that would confirm")


async def _confirmed(stage: Stage, people: People) -> None:
    known = stage.desk.api.confirmed
    await people.anything()
    await stage.until("updates to be confirmed", lambda: stage.desk.api.confirmed > known)


async def _reading(stage: Stage, people: People) -> None:
    before = len(stage.desk.news.requests)
    await people.link()
    await stage.until("a page to be asked for", lambda: len(stage.desk.news.requests) > before)


def _model(kind: str) -> Callable[[Stage, People], Awaitable[None]]:
    async def come(stage: Stage, people: People) -> None:
        gate = stage.gate(kind)
        await (people.reply() if kind == "revise" else people.topic())
        await gate.reached()

    return come


def _at(
    name: str, kind: FaultKind, method: str, which: Callable[[Payload], bool], ask: Ask, *, upto: int = 1
) -> Moment:
    async def come(stage: Stage, people: People) -> None:
        stage.desk.api.fault(kind, method, when=which, skip=stage.random.randrange(upto))
        await ask(people)
        await stage.held(name)

    return Moment(name=name, come=come)


async def _starting(stage: Stage, people: People) -> None:
    await _stop_orderly(stage)
    await people.topic()
    stage.desk.api.fault(FaultKind.HOLD, "setMyCommands")
    async with asyncio.TaskGroup() as group:
        starting = group.create_task(stage.desk.start_bot())
        await stage.held("a start that has not come to its work")
        starting.cancel()


async def _polls(stage: Stage, people: People) -> None:
    await _stop_orderly(stage)
    await people.topic()
    await stage.desk.start_bot()


async def _stop_orderly(stage: Stage) -> None:
    status = await stage.desk.stop_bot()
    if status != 0:
        raise AssertionError(f"SIGTERM ended the bot with {status}\n{stage.desk.log[-4000:]}")


def _any(_: Payload) -> bool:
    return True


def _button(action: str) -> Callable[[Payload], bool]:
    return lambda payload: f'"{action}|' in json.dumps(payload.get("reply_markup"), ensure_ascii=False)


_is_progress, _is_head, _is_changed = _button("stop"), _button("file"), _button("undo")


def _is_part(payload: Payload) -> bool:
    return not payload.get("reply_markup") and len(payload["text"]) > 100 and not payload["text"].startswith("✅")


def _is_change(payload: Payload) -> bool:
    return str(payload["text"]).startswith("✍️")


def _is_undone(payload: Payload) -> bool:
    return str(payload["text"]).startswith("↩️")


MOMENTS = tuple(_moments())
