"""Prints how well code tells what lasts and remembers what was had; `--write docs/choosing.md` puts it there."""

import platform
from collections import Counter

from tests.choosing_report.labelled import lasting, memory, topics
from tests.choosing_report.measure import Agreement, Outcome, agreement, going_on, menus, outcomes
from tests.reports import command
from writing.choosing import APART, COOL_DOWN, HAD, LOOSE, MOST_OF_PICKS, PICKS_LAST, SURE
from writing.lasting import Feature

_LABELS = {
    "same": "told again, nothing new",
    "follow": "the story has gone on",
    "other": "another story of the same company or subject",
    "elsewhere": "stories that have nothing to do with it",
}


def report() -> str:
    python = f"Python {platform.python_version()}, {platform.system()}"
    return "\n\n".join([_HEAD.format(python=python), _lasting(), _memory(), _menus()]) + "\n"


_HEAD = """# Choosing: what lasts, and what a reader has had

Printed by `python -m tests.choosing_report --write docs/choosing.md` ({python}). Its
tables are measured by that command, each time. No model takes part: a model that ranks changes
the order, never the memory."""


def _lasting() -> str:
    own = lasting()
    rows = {
        "own set, looked at": agreement([each for each in own if not each.held_out]),
        "own set, held back": agreement([each for each in own if each.held_out]),
        "topics of another set": agreement(topics()),
    }
    table = "\n".join(f"| {name} | {_cells(found)} |" for name, found in rows.items())
    return (
        "## Evergreen or fleeting\n\n"
        f"Read in six months: policy, technology, structural change, results. Not: prices of the day, weather, single "
        f"incidents, notices. Code tells by {len(Feature)} named features of headline and first sentences "
        f"(`writing/lasting.py`).\n\n"
        "| set | stories | lasts or not, agreed | the kind too |\n|---|---|---|---|\n"
        f"{table}\n\n"
        "Both halves of the own set were written by one hand on one day, shortly before the features, which flatters "
        "the second row. The third is the honest one: topics written for the grouping, labelled after the features "
        "were fixed. That a story is judged by its leading report alone was decided on it."
    )


def _cells(found: Agreement) -> str:
    return f"{found.stories} | {_share(found.lasts, found.stories)} | {_share(found.kind, found.stories)}"


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})"


def _memory() -> str:
    stories = len({each.story for each in memory()})
    tables = [_outcomes(half, outcomes(held_out=half)) for half in (False, True)]
    fresh = _outcomes(True, outcomes(held_out=True, past=False)).replace("held back", "held back, fresh install")
    going = going_on()
    return (
        "## What a reader has had\n\n"
        f"For {COOL_DOWN.days} days a story that was had is kept away, unless it has gone on: then it is a follow-up "
        f"that says what is new. Likeness is that of the grouping: from {HAD} on it is the story; from {SURE} on news "
        f"of it is called a follow-up, under that it only steps back; one more report without a new figure is news "
        f"where it is less than {LOOSE} like the old. Picks add at most {MOST_OF_PICKS} to a worth of at most 1 and "
        f"fade over {PICKS_LAST.days} days.\n\n"
        f"{stories} stories and what the next day brings, one report each, labelled by hand; half was not looked at "
        "while the thresholds were chosen.\n\n"
        f"{tables[0]}\n\n{tables[1]}\n\n{fresh}\n\n"
        "A repeat found is the first row's last column; a false cool-down is any other row's last column but the "
        "second's; a follow-up that is none is the third column of all rows but the second.\n\n"
        f"Stories that go on for days in the set of `docs/news.md`, as they are grouped: {going.known_again} of "
        f"{going.pairs} known again on a later day; {going.taken_for_it} of {going.others} other topics taken for one "
        "that was had, such as the closing index for the exchange rate: words that news of one kind share."
    )


def _outcomes(held_out: bool, found: dict[str, Counter[Outcome]]) -> str:
    head = f"| {'held back' if held_out else 'looked at'} | {' | '.join(Outcome)} |\n|---|{'---|' * len(Outcome)}\n"
    rows = (
        f"| {_LABELS[label]} | {' | '.join(str(counts[outcome]) for outcome in Outcome)} |"
        for label, counts in found.items()
    )
    return head + "\n".join(rows)


def _menus() -> str:
    found = menus()
    return (
        "## Distinct menus\n\n"
        f"A choice is left out of a menu where it is {APART} like one above it. {found.menus} menus of up to eight "
        f"from the four days of that set: {found.choices} choices, {found.again} of them a topic that the menu had "
        f"already; {found.fleeting} are of a kind that does not last, as code sees it."
    )


if __name__ == "__main__":
    command(__doc__, report)
