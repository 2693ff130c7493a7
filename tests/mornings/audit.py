"""What became of every reader's mornings: read off the database, the chats, and the questions to the model."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from bot.playground.journal import Call
from tests.chaos.stage import Stage

_MISTAKES = ("a step failed", "could not be worked off", "was set aside", "Telegram refused")


@dataclass(slots=True, kw_only=True)
class Audit:
    slots: int = 0
    delivered: int = 0
    blocked: int = 0
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    doubled: int = 0
    """Pushes that stand twice in a chat."""
    in_doubt: int = 0
    in_flight: int = 0
    """Sends that were open at the moment of a kill."""
    too_many: int = 0
    """Answers 429."""
    keys: int = 0
    editions: int = 0
    written: int = 0
    """Drafts that the desk wrote; one for each key."""
    repeated_questions: int = 0
    """To the model, cut off by a kill."""
    copies: int = 0
    uploads: int = 0

    @property
    def holds(self) -> bool:
        return not (self.lost or self.broken or self.too_many)


def audit(stage: Stage, *, mornings: int, readers: int, blocked: Collection[int], in_flight: int) -> Audit:
    """The bot has been stopped; every morning was for every reader."""
    found = Audit(in_flight=in_flight)
    _check_slots(stage, found, mornings=mornings, readers=readers, blocked=blocked)
    _check_sends(stage, found)
    _check_writing(stage, found)
    _check_engine(stage, found)
    return found


def _check_slots(stage: Stage, found: Audit, *, mornings: int, readers: int, blocked: Collection[int]) -> None:
    rows = stage.rows("select owner, due, message, ended from slots where pick = ''")
    found.slots = len(rows)
    found.delivered = sum(message is not None for *_, message, _ended in rows)
    for owner, due, message, ended in rows:
        if message is not None and stage.desk.chat(owner).get(message) is None:
            found.lost.append(f"{owner} at {due}: noted as sent, and not in the chat")
        if message is None and not (ended == "blocked" and owner in blocked):
            found.lost.append(f"{owner} at {due}: {ended}")
    found.blocked = sum(ended == "blocked" for *_, ended in rows)
    # Who blocked the bot has one slot: then the subscription rests.
    expected = mornings * (readers - len(blocked)) + len(blocked)
    if len(rows) != expected:
        found.lost.append(f"{len(rows)} slots instead of {expected}")


def _check_sends(stage: Stage, found: Audit) -> None:
    journal = stage.desk.api.journal
    sent = Counter(call.message_id for call in journal if call.method in ("sendDocument", "sendMessage"))
    known = {message for (message,) in stage.rows("select message from sends where message is not null")}
    found.doubled = len(sent.keys() - known)
    found.in_doubt = stage.number("select coalesce(sum(in_doubt), 0) from sends")
    found.uploads = sum(_uploads(call) for call in journal)
    found.too_many = sum("Too Many" in (call.error or "") for call in stage.desk.api.refusals)
    if known - sent.keys():
        found.broken.append(f"messages that were never sent are noted as sent: {known - sent.keys()}")
    if not found.doubled <= found.in_doubt <= found.in_flight:
        found.broken.append(
            f"{found.doubled} doubled, {found.in_doubt} in doubt, {found.in_flight} in flight at the kills"
        )


def _uploads(call: Call) -> bool:
    return call.method == "sendDocument" and not str(call.payload["document"]).startswith("BQ")


def _check_writing(stage: Stage, found: Audit) -> None:
    found.editions = stage.number("select count(*) from editions")
    found.keys = stage.number("select count(distinct key) from editions")
    found.written = stage.number("select count(*) from drafts where owner = 0 and markdown is not null")
    found.copies = stage.number("select count(*) from drafts where owner > 0")
    asked = Counter(seen.kind for seen in stage.desk.gemini.requests)
    found.repeated_questions = sum(asked[kind] for kind in ("plan", "blog", "script")) - 3 * found.written
    if not found.editions == found.keys == found.written:
        found.broken.append(f"{found.written} drafts in {found.editions} editions of {found.keys} keys")
    unfinished = stage.rows("select id, problem from editions where finished_at is null or problem is not null")
    if unfinished:
        found.broken.append(f"editions without a text: {unfinished}")
    touched = stage.number("select count(distinct asked_by) from drafts where asked_by like 'copy %'")
    if touched != found.copies:
        found.broken.append(f"{found.copies} copies of {touched} slots")


def _check_engine(stage: Stage, found: Audit) -> None:
    if failed := stage.rows("select workflow_uuid, status from workflow_status where status != 'SUCCESS'"):
        found.broken.append(f"workflows that did not succeed: {failed[:5]}")
    if (health := stage.rows("pragma integrity_check")) != [("ok",)]:
        found.broken.append(f"integrity check: {health}")
    found.broken += [line for line in stage.desk.log.splitlines() if any(words in line for words in _MISTAKES)]
