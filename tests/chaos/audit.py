"""What became of everything that was asked for: read off the database, the chats and the model's calls."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.assignments import Assignment
from domain.language import Language
from handlers.views import View, views
from storage.database import Database
from storage.drafts import Drafts
from storage.shown import Shown, ShownMessages
from storage.users import Users
from tests.chaos.people import Kind, People, Request, said_in
from tests.chaos.stage import Stage
from writing.desk import document

_SENT = ("sendMessage", "sendDocument")
_MISTAKES = ("a step failed", "could not be worked off", "was set aside", "Telegram refused")


@dataclass(slots=True, kw_only=True)
class Audit:
    lost: list[str] = field(default_factory=list)
    doubled_in_database: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Every other breach of the rule."""
    doubled_in_chat: int = 0
    in_doubt: int = 0
    in_flight: int = 0
    """Sends that were open at the moment of a kill."""
    repeated_model_calls: int = 0

    @property
    def holds(self) -> bool:
        return not (self.lost or self.doubled_in_database or self.broken)


def unfinished(stage: Stage) -> int:
    """Updates that are not worked off, and workflows that have not ended."""
    updates = stage.number("select count(*) from updates where done_at is null")
    under_way = "select count(*) from workflow_status where status in ('PENDING', 'ENQUEUED', 'DELAYED')"
    return updates + stage.number(under_way)


async def audit(stage: Stage, people: People, in_flight: int) -> Audit:
    """The bot has been stopped."""
    found = Audit(in_flight=in_flight)
    updates = {
        said_in(body): f"update {_bot(stage)}:{update}" for update, body in stage.rows("select id, body from updates")
    }
    for request in people.requests:
        asked_by = updates.get(request.said)
        if asked_by is None:
            found.lost.append(f"{request.kind} {request.said} never arrived")
        else:
            _LOOKS[request.kind](stage, request, asked_by, found)
    _count(stage, people, found)
    _check_sends(stage, found)
    _check_engine(stage, found)
    _check_history(stage, found)
    await _check_chats(stage, found)
    return found


def _bot(stage: Stage) -> int:
    return int(stage.desk.api.token.partition(":")[0])


def _count(stage: Stage, people: People, found: Audit) -> None:
    """Rows that nobody asked for, and questions to the model that were put twice."""
    asked = {
        "drafts": len(people.of(Kind.TOPIC)),
        "revisions": len(people.of(Kind.REPLY)),
        "revisions where undone_by is not null": len(people.of(Kind.UNDO)),
        "updates": len(people.requests),
    }
    for table, wanted in asked.items():
        there = stage.number(f"select count(*) from {table}")  # noqa: S608
        if there > wanted:
            found.doubled_in_database.append(f"{there} {table} for {wanted} requests")
    needed = 3 * len(people.of(Kind.TOPIC)) + sum(request.model for request in people.of(Kind.REPLY))
    found.repeated_model_calls = len(stage.desk.gemini.requests) - needed


def _look_at_topic(stage: Stage, request: Request, asked_by: str, found: Audit) -> None:
    rows = stage.rows("select id, markdown, stopped from drafts where asked_by = ?", asked_by)
    if len(rows) > 1:
        found.doubled_in_database.append(f"{len(rows)} drafts for {request.said}")
    if not rows or rows[0][1] is None or rows[0][2]:
        found.lost.append(f"topic {request.said}: {rows}")
        return
    draft = rows[0][0]
    _need_send(stage, request, f"progress {draft}:0", found)
    _need_send(stage, request, f"file {draft}", found)
    if sum("초안이 나왔어요" in text for text in _says(stage, request, f"progress {draft}:0")) != 1:
        found.lost.append(f"topic {request.said}: its progress message does not say that it is written")


def _look_at_reply(stage: Stage, request: Request, asked_by: str, found: Audit) -> None:
    rows = stage.rows("select id, before, after from revisions where asked_by = ?", asked_by)
    if len(rows) > 1:
        found.doubled_in_database.append(f"{len(rows)} revisions for {request.said}")
    if not rows or rows[0][2] is None:
        found.lost.append(f"reply {request.said}: {rows}")
        return
    revision, before, after = rows[0]
    if request.word in before or after.count(request.word) != 1:
        found.broken.append(f"revision {revision} did not put {request.word} in once")
    if sum("고쳤어요" in text for text in _says(stage, request, f"revising {revision}:0")) != 1:
        found.lost.append(f"reply {request.said}: nothing says that it was carried out")


def _look_at_undo(stage: Stage, request: Request, asked_by: str, found: Audit) -> None:
    taken = stage.number("select count(*) from revisions where undone_by = ?", asked_by)
    if taken != 1:
        (found.doubled_in_database if taken else found.lost).append(f"undo {request.said} took back {taken}")
    _need_send(stage, request, f"{asked_by}:1", found)


def _look_at_file(stage: Stage, request: Request, asked_by: str, found: Audit) -> None:
    _need_send(stage, request, f"{asked_by}:1", found)


def _look_at_open(stage: Stage, request: Request, asked_by: str, found: Audit) -> None:
    opened = stage.number("select count(*) from workflow_status where workflow_uuid like ?", f"open %:{asked_by}")
    if opened != 1:
        found.lost.append(f"opening {request.said}: {opened} workflows")


_LOOKS = {
    Kind.TOPIC: _look_at_topic,
    Kind.REPLY: _look_at_reply,
    Kind.UNDO: _look_at_undo,
    Kind.FILE: _look_at_file,
    Kind.LIST: _look_at_file,
    Kind.OPEN: _look_at_open,
}


def _need_send(stage: Stage, request: Request, key: str, found: Audit) -> None:
    """That message went out, and stands in the chat."""
    if not _says(stage, request, key):
        found.lost.append(f"{request.kind} {request.said}: no message {key!r} in the chat")


def _says(stage: Stage, request: Request, key: str) -> list[str]:
    messages = stage.rows("select message from sends where key = ? and message is not null", key)
    shown = [stage.desk.chat(request.user).get(message) for (message,) in messages]
    return [message.text for message in shown if message]


def _check_sends(stage: Stage, found: Audit) -> None:
    """Whatever stands in a chat and has no row was sent twice, and must have been counted as in doubt."""
    sent = Counter(call.message_id for call in stage.desk.api.journal if call.method in _SENT)
    known = {message for (message,) in stage.rows("select message from sends where message is not null")}
    found.doubled_in_chat = len(sent.keys() - known)
    found.in_doubt = stage.number("select coalesce(sum(in_doubt), 0) from sends")
    if known - sent.keys():
        found.broken.append(f"messages that were never sent are noted as sent: {known - sent.keys()}")
    if not found.doubled_in_chat <= found.in_doubt <= found.in_flight:
        found.broken.append(
            f"{found.doubled_in_chat} doubled, {found.in_doubt} in doubt, {found.in_flight} in flight at the kills"
        )
    if unsent := stage.rows("select key, open, refused from sends where message is null"):
        found.broken.append(f"sends without an end: {unsent}")


def _check_engine(stage: Stage, found: Audit) -> None:
    if aside := stage.rows("select id, set_aside from updates where set_aside is not null or done_at is null"):
        found.broken.append(f"updates not worked off: {aside}")
    if failed := stage.rows("select workflow_uuid, status from workflow_status where status != 'SUCCESS'"):
        found.broken.append(f"workflows that did not succeed: {failed}")
    if (health := stage.rows("pragma integrity_check")) != [("ok",)]:
        found.broken.append(f"integrity check: {health}")
    found.broken += [line for line in stage.desk.log.splitlines() if any(words in line for words in _MISTAKES)]


def _check_history(stage: Stage, found: Audit) -> None:
    """Each draft is its first text with the changes that stand, one upon the other; byte for byte."""
    for draft, markdown in stage.rows("select id, markdown from drafts where markdown is not null"):
        query = "select before, after, undone_by is null from revisions where draft = ? and after is not null"
        changes = stage.rows(f"{query} order by applied_order", draft)
        text = changes[0][0] if changes else markdown
        for before, after, stands in changes:
            if stands and before != text:
                found.broken.append(f"draft {draft}: a change does not begin where the one before it ended")
            text = after if stands else text
        if text != markdown:
            found.broken.append(f"draft {draft} is not what its changes make of it")


async def _check_chats(stage: Stage, found: Audit) -> None:
    """The newest messages of every draft show the draft as it is, all of it."""
    database = Database(f"sqlite:///{stage.desk.database}")
    drafts, shown, users = Drafts(), ShownMessages(), Users()
    try:
        async with database.read() as tx:
            for (draft,) in stage.rows("select id from drafts where markdown is not null"):
                assignment = await drafts.get(tx, draft)
                text = document(assignment)
                pace = await users.pace(tx, assignment.owner, text.language)
                wanted = views(assignment, text, Language.KO, pace)
                found.broken += _differences(stage, assignment, wanted, await shown.latest(tx, draft))
    finally:
        await database.close()


def _differences(stage: Stage, assignment: Assignment, expected: list[View], shown: list[Shown]) -> Iterator[str]:
    there = {(item.part, item.piece): item.message for item in shown}
    wanted = {view.place: view.rich.text for view in expected}
    if there.keys() != wanted.keys():
        yield f"draft {assignment.id} shows {sorted(there)} instead of {sorted(wanted)}"
    for place in there.keys() & wanted.keys():
        message = stage.desk.chat(assignment.owner).get(there[place])
        if message is None or message.text != wanted[place]:
            yield f"draft {assignment.id}: the message of {place} does not show it"
