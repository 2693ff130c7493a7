"""The page about what a run showed: docs/mornings.md."""

from collections.abc import Iterable

from tests.mornings.run import Outcome

_HEAD = """# What a morning promises

Written by the command below; do not edit it by hand.

    {command}

Every subscriber has their morning at their hour: written once for everybody who is given the same topic in the same
window of the news, sent once to each, and counted as delivered only with the message id that Telegram returned. A
push whose receipt was lost, because the process died between sending it and noting that it arrived, is sent again and
counted as *in doubt* (`sends.in_doubt`): never more of these than sends that were in flight at the kills.

The command starts the real bot as a process of its own against a Bot API server that enforces {server} messages a
second overall and one a second in a chat; the bot sends {bot:.0f} a second. {readers:,} readers are put into the
database, ten of them have blocked the bot, and {mornings} mornings come for all of them. The process is
killed with SIGKILL at moments chosen by event, not by clock, and started again; some of the starts die as well. At the
end the database and the chats are read from outside. Seed {seed} chose the moments.

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
        ("mornings", outcome.mornings),
        ("readers", f"{outcome.readers:,}"),
        ("slots", f"{found.slots:,}"),
        ("delivered, with a message id", f"{found.delivered:,}"),
        ("ended because the reader has blocked the bot", found.blocked),
        ("lost", len(found.lost)),
        ("other breaches of the rule", len(found.broken)),
        ("sends in flight at the kills", found.in_flight),
        ("sends in doubt", found.in_doubt),
        ("doubled in a chat", found.doubled),
        ("answers 429", found.too_many),
        ("keys of editions", found.keys),
        ("drafts written for them", found.written),
        ("questions to the model that a kill cut off", found.repeated_questions),
        ("uploads of a file", found.uploads),
        ("copies for readers who unfolded theirs", found.copies),
        ("seconds", f"{outcome.seconds:.0f}"),
    )
    moments = "".join(f"| {name} | {n} |\n" for name, n in sorted(outcome.moments.items()))
    return _rows("what", lines) + _MOMENTS + moments


def page(outcome: Outcome, command: str) -> str:
    head = _HEAD.format(
        command=command,
        seed=outcome.seed,
        server=outcome.pace.server,
        bot=outcome.pace.bot,
        readers=outcome.readers,
        mornings=outcome.mornings,
    )
    return head + table(outcome)


def breaches(outcome: Outcome) -> list[str]:
    found = outcome.audit
    refused = [f"{found.too_many} answers 429"] if found.too_many else []
    return [*found.lost, *found.broken, *refused]


def _rows(title: str, lines: Iterable[tuple[str, object]]) -> str:
    return f"| {title} | count |\n| --- | ---: |\n" + "".join(f"| {name} | {count} |\n" for name, count in lines)
