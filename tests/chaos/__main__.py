"""python -m tests.chaos --kills 30 --seed 1 [--write docs/durability.md]; exit status 1 when the rule is broken."""

import argparse
import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from tests.chaos.page import breaches, page, table
from tests.chaos.run import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page about it")
    wanted = parser.parse_args()
    # The fake Gemini answers some whose process is dead.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(run(Path(folder), kills=wanted.kills, seed=wanted.seed))
    print(table(outcome))
    for breach in breaches(outcome):
        print(breach, file=sys.stderr)
    if wanted.write:
        command = f"python -m tests.chaos --kills {wanted.kills} --seed {wanted.seed} --write {wanted.write}"
        wanted.write.write_text(page(outcome, command), encoding="utf-8")
    return 0 if outcome.audit.holds else 1


if __name__ == "__main__":
    sys.exit(main())
