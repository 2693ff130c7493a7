"""Moments of a morning at which the bot is killed: each is laid out before the bot starts, and waited for then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.playground import FaultKind
from tests.chaos.stage import Stage
from tests.mornings.readers import FIRST

Payload = dict[str, Any]
Awaited = Callable[[], Awaitable[None]]
_UPLOADED = "BQ"
"""The Bot API server's file ids begin so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    name: str
    lay: Callable[[Stage], Awaited]
    """What it gives back returns when the moment has come."""


def _claimed(stage: Stage) -> Awaited:
    before = _count(stage, "edition is not null")

    async def come() -> None:
        await stage.until("slots to be chosen for", lambda: _count(stage, "edition is not null") > before)

    return come


def _asked(kind: str) -> Callable[[Stage], Awaited]:
    # All of them are held, so that several editions are under way at once.
    return lambda stage: stage.gate(kind).reached


def _held(kind: FaultKind, which: Callable[[Payload], bool], *, upto: int = 1, times: int = 1) -> Moment:
    name = "sent, the receipt lost" if kind is FaultKind.DONE_THEN_HANG else "on its way, not sent"
    what = "upload" if which is _is_upload else "push" if times == 1 else f"{times} pushes"

    def lay(stage: Stage) -> Awaited:
        skip = stage.random.randrange(upto)
        stage.desk.api.fault(kind, "sendDocument", when=which, skip=skip, times=times)

        async def come() -> None:
            await stage.until(f"{what} {name}", lambda: stage.desk.api.held >= times)

        return come

    return Moment(name=f"{what} {name}", lay=lay)


def _in_the_midst(stage: Stage) -> Awaited:
    wanted = _sent(stage) + stage.random.randrange(5, 60)

    async def come() -> None:
        await stage.until("pushes to go out", lambda: _sent(stage) >= wanted)

    return come


def _unfolding(stage: Stage) -> Awaited:
    """Somebody opens theirs, and the bot dies before a part is shown."""

    async def come() -> None:
        rows = await stage.until("a push that arrived", lambda: _delivered(stage))
        chat, message, slot = stage.random.choice(rows)
        stage.desk.api.fault(FaultKind.HOLD, "sendMessage", chat_id=chat)
        stage.desk.api.person(chat).press(message, f"unfold|{slot}")
        await stage.held("the first message of an opened copy")

    return come


def _is_upload(payload: Payload) -> bool:
    return not str(payload["document"]).startswith(_UPLOADED)


def _is_push(payload: Payload) -> bool:
    return not _is_upload(payload) and int(payload["chat_id"]) >= FIRST


def _count(stage: Stage, which: str) -> int:
    return stage.number(f"select count(*) from slots where {which}")  # noqa: S608


def _sent(stage: Stage) -> int:
    return sum(call.method == "sendDocument" for call in stage.desk.api.journal)


def _delivered(stage: Stage) -> list[tuple[int, int, int]]:
    rows = stage.rows("select chat, message, id from slots where message is not null order by id")
    return [(int(chat), int(message), int(slot)) for chat, message, slot in rows]


WRITING = (
    Moment(name="slots claimed, not all of them chosen for", lay=_claimed),
    Moment(name="model asked for the plan", lay=_asked("plan")),
    Moment(name="model asked for the blog", lay=_asked("blog")),
    _held(FaultKind.HOLD, _is_upload),
    _held(FaultKind.DONE_THEN_HANG, _is_upload),
)
"""In the order in which a morning brings them."""
SENDING = (
    _held(FaultKind.HOLD, _is_push, upto=20),
    _held(FaultKind.DONE_THEN_HANG, _is_push, upto=20),
    _held(FaultKind.DONE_THEN_HANG, _is_push, upto=20, times=3),
    Moment(name="in the midst of the pushes", lay=_in_the_midst),
    Moment(name="a draft unfolded, nothing shown yet", lay=_unfolding),
)
"""As often as one likes, while pushes go out."""
