"""Runs the pipeline over the project's own newsroom and prints what came of it.

A model is asked where the settings have a key for one; else the recorded answers are replayed.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.evals import recorded, report
from tests.evals.details import details
from tests.evals.newsroom import Topic, topics
from tests.evals.pipeline import newsdesk
from tests.evals.report import Row


async def rounds(wanted: tuple[Topic, ...], folder: Path) -> tuple[list[Row], bool]:
    """One topic after the other, and whether a live model was asked."""
    rows = []
    async with newsdesk(folder) as desk:
        for topic in wanted:
            answers = recorded.load(topic.name) if desk.recorded else None
            print(f"{topic.name} …", file=sys.stderr, flush=True)
            rows.append(report.row(await desk.write(topic, answers), answers))
        return rows, not desk.recorded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topics", nargs="+", default=[], metavar="NAME", help="only topics whose name has this in it")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there as well")
    parser.add_argument("--details", action="store_true", help="list every finding after the page")
    options = parser.parse_args()
    wanted = topics(options.topics)
    if not wanted:
        parser.error("no topic has such a name")
    with tempfile.TemporaryDirectory() as folder:
        rows, live = asyncio.run(rounds(wanted, Path(folder)))
    page = report.page(rows, live=live)
    print(page, end="")
    if options.details:
        print(details(rows))
    if options.write:
        options.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
