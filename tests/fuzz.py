"""Thousands of seeded drafts and edits: `python -m tests.fuzz`. Exit status 1 where one fails."""

import argparse
import sys
import time
from collections.abc import Callable
from random import Random

from domain.layout import LayoutError, parse, render
from domain.parts import Part
from tests.domain.damage import scrambled
from tests.domain.edits import check_edit
from tests.domain.seeded import seeded_draft

DRAFTS, EDITS, DAMAGES = 5_000, 5_000, 10_000

Check = Callable[[int], bool]


def round_trip(seed: int) -> bool:
    draft = seeded_draft(seed)
    markdown = render(draft)
    return parse(markdown) == draft and render(parse(markdown)) == markdown


def edit(seed: int) -> bool:
    """One part at random replaced: that part's bytes change, and ranges where it is spoken."""
    draft = seeded_draft(seed)
    part: Part = Random(seed).choice(draft.parts)
    return check_edit(draft, part, seed)


def random_damage(seed: int) -> bool:
    """A draft that renders back to the same bytes, or a LayoutError with a line of the text; nothing else."""
    text = scrambled(render(seeded_draft(seed)), Random(seed))
    try:
        return render(parse(text)) == text
    except LayoutError as error:
        return 1 <= error.line <= text.count("\n") + 1


def failures(check: Check, count: int) -> list[int]:
    """Seeds; whatever is raised propagates, for it is a failure too."""
    return [seed for seed in range(count) if not check(seed)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of the full numbers")
    share = parser.parse_args().share
    runs = (("round trips", round_trip, DRAFTS), ("edits", edit, EDITS), ("random damage", random_damage, DAMAGES))
    failed = False
    print(f"{'what':<14} {'seeds':>7} {'failed':>7} {'s':>6}")
    for name, check, full in runs:
        count, start = round(full * share), time.monotonic()
        bad = failures(check, count)
        failed = failed or bool(bad)
        print(f"{name:<14} {count:>7} {len(bad):>7} {time.monotonic() - start:>6.1f}" + (f"  {bad[:5]}" if bad else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
