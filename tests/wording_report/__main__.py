"""Measures the wording phrases on labelled sentences: `python -m tests.wording_report [--write FILE]`."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from tests.wording_report.measure import HELD_BACK, SHOWN, Row, measured, whole
from tests.wording_report.page import page


def table() -> str:
    lines = ["| | shown: sentences | right | | held back: sentences | right | |", "|---|--:|--:|--:|--:|--:|--:|"]
    shown, held = measured(SHOWN), measured(HELD_BACK)
    totals = ((whole(shown, found=found), whole(held, found=found)) for found in (True, False))
    for one, other in (*zip(shown, held, strict=True), *totals):
        lines.append(f"| {one.name} | {' | '.join((*_cells(one), *_cells(other)))} |")
    return "\n".join(lines)


def _cells(row: Row) -> Iterable[str]:
    return (str(row.sentences), str(row.right), f"{row.share:.1f} %" if row.sentences else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page as well as printing the table")
    options = parser.parse_args()
    print(table())
    if options.write:
        options.write.write_text(page(table()), encoding="utf-8")


if __name__ == "__main__":
    main()
