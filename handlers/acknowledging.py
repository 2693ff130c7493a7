"""Says at once that a change was accepted, in the message that will show how it ended."""

from handlers.outbox import Letter
from handlers.talk import Talk, plain


async def acknowledge(talk: Talk, revision: int, part: str, *, reading: bool = False) -> None:
    """Say at once that a change was accepted; the message that says it shows how it ended."""
    texts = talk.desk_texts
    text = texts.reading_for(part) if reading else texts.revising(part)
    await talk.outbox.send(revision_key(revision, 0), talk.chat, Letter(rich=plain(text)))


def revision_key(revision: int, attempt: int) -> str:
    """Names the one message that shows how a change goes."""
    return f"revising {revision}:{attempt}"
