"""The page about what a run showed: docs/durability.md."""

from collections.abc import Iterable

from tests.chaos.run import Outcome

_HEAD = """# What a crash may cost

Written by the command below; do not edit it by hand.

    {command}

chogo promises that after `kill -9` at any moment and a restart every accepted request is finished: exactly once in the
database, at least once in the chat. A message whose receipt was lost, because the process died between sending it and
noting that it arrived, is sent again and counted as *in doubt* (`sends.in_doubt`). There are never more of these than
sends that were in flight at the kills. Edits may be repeated freely: the second one changes nothing.

The command starts the real bot as a process of its own, with a Bot API server, a Gemini and a news site on the
loopback interface. Five people send topics and links, reply to parts and to the head, replace parts with their own
words, take changes back, and press buttons. The process is killed with SIGKILL at moments chosen by event, not by
clock (for example when the server holds a message that is not sent yet, or has sent one whose receipt it keeps back),
and started again. While it is away people go on writing, and updates are delivered twice, in the wrong order, or once
more after they were confirmed. Now and then it is stopped with SIGTERM in the middle of a draft. Seed {seed} chose the
moments. At the end the database and the chats are read from outside and compared with what was asked for.

"""
_MOMENTS = """
## Moments of the kills

| moment | kills |
| --- | ---: |
"""


def table(outcome: Outcome) -> str:
    found = outcome.audit
    lines = (
        ("kills", outcome.kills),
        ("orderly stops (SIGTERM) in between", outcome.orderly_stops),
        ("requests", outcome.requests.total()),
        *((f"of these: {kind}", count) for kind, count in sorted(outcome.requests.items())),
        ("updates delivered once more", outcome.again),
        ("lost", len(found.lost)),
        ("doubled in the database", len(found.doubled_in_database)),
        ("other breaches of the rule", len(found.broken)),
        ("sends in flight at the kills", found.in_flight),
        ("sends in doubt", found.in_doubt),
        ("doubled in the chat", found.doubled_in_chat),
        ("repeated model calls", found.repeated_model_calls),
        ("seconds", f"{outcome.seconds:.0f}"),
    )
    return (
        _rows("what", lines) + _MOMENTS + "".join(f"| {name} | {n} |\n" for name, n in sorted(outcome.moments.items()))
    )


def page(outcome: Outcome, command: str) -> str:
    return _HEAD.format(command=command, seed=outcome.seed) + table(outcome)


def breaches(outcome: Outcome) -> list[str]:
    found = outcome.audit
    return [*found.lost, *found.doubled_in_database, *found.broken]


def _rows(title: str, lines: Iterable[tuple[str, object]]) -> str:
    return f"| {title} | count |\n| --- | ---: |\n" + "".join(f"| {name} | {count} |\n" for name, count in lines)
