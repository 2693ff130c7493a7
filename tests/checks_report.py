"""Measures the checks on clean drafts and on drafts with one thing broken: `python -m tests.checks_report`."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from domain.checks import Rule, findings
from domain.layout import LayoutError, parse, render
from tests import fuzz
from tests.bench_document import RUNS, TARGET, median, sized
from tests.checks_page import page
from tests.domain.clean import Clean, told, written
from tests.domain.damage import damaged
from tests.domain.mutations import MUTATIONS, mutations

TOLD = 60
SEED = 20_260_122


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    broken: int
    detected: int
    clean: int
    alarms: int
    """Clean drafts in which the rule found something."""

    @property
    def detection(self) -> float:
        return 100 * self.detected / self.broken

    @property
    def false_alarms(self) -> float:
        return 100 * self.alarms / self.clean


def measured(told_drafts: int = TOLD, seed: int = SEED) -> tuple[Row, ...]:
    drafts = (*map(told, range(told_drafts)), *written())
    alarms = _alarms(drafts)
    random = Random(seed)
    rows = [_rule(rule, drafts, alarms[rule], random) for rule in MUTATIONS]
    return (_layout(drafts, random), *rows)


def _alarms(drafts: Iterable[Clean]) -> Counter[Rule]:
    found: Counter[Rule] = Counter()
    for clean in drafts:
        found.update({item.rule for item in findings(clean.draft, seconds=clean.seconds, phrase=clean.phrase)})
    return found


def _rule(rule: Rule, drafts: Sequence[Clean], alarms: int, random: Random) -> Row:
    broken = detected = 0
    for clean in drafts:
        for _, one in mutations(rule, clean, random):
            draft = parse(render(one.draft))
            found = findings(draft, seconds=one.seconds, phrase=one.phrase)
            broken += 1
            detected += any(item.rule is rule and one.part in (None, item.part) for item in found)
    return Row(name=rule, broken=broken, detected=detected, clean=len(drafts), alarms=alarms)


def _layout(drafts: Sequence[Clean], random: Random) -> Row:
    """The Markdown damaged in a way that leaves no draft; a clean one must be read."""
    refused = [_is_refused(damaged(render(clean.draft), random)) for clean in drafts]
    alarms = sum(_is_refused(render(clean.draft)) for clean in drafts)
    return Row(name="layout", broken=len(refused), detected=sum(refused), clean=len(drafts), alarms=alarms)


def _is_refused(markdown: str) -> bool:
    try:
        parse(markdown)
    except LayoutError:
        return True
    return False


def table(rows: Iterable[Row]) -> str:
    lines = ["| rule | broken | detected | detection | clean drafts | false alarms |", "|---|--:|--:|--:|--:|--:|"]
    for row in rows:
        shares = (f"{row.detection:.1f} %", str(row.clean), f"{row.false_alarms:.1f} %")
        lines.append(f"| {' | '.join((row.name, str(row.broken), str(row.detected), *shares))} |")
    return "\n".join(lines)


def fuzz_table() -> str:
    runs = (
        ("round trips", fuzz.round_trip, fuzz.DRAFTS),
        ("edits", fuzz.edit, fuzz.EDITS),
        ("random damage", fuzz.random_damage, fuzz.DAMAGES),
    )
    rows = [f"| {name} | {count:,} | {len(fuzz.failures(check, count))} |" for name, check, count in runs]
    return "\n".join(["| what | seeds | failed |", "|---|--:|--:|", *rows])


def speed() -> str:
    markdown = sized()
    taken = median(markdown)
    return f"{taken:.1f} ms to read and check {len(markdown):,} characters (median of {RUNS}; target < {TARGET:.0f} ms)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page as well as printing the table")
    parser.add_argument("--told", type=int, default=TOLD, help="how many told drafts besides the written ones")
    options = parser.parse_args()
    rows = measured(options.told)
    print(table(rows))
    if options.write:
        options.write.write_text(page(table(rows), fuzz_table(), speed()), encoding="utf-8")


if __name__ == "__main__":
    main()
