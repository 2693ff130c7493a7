"""python -m tests.mornings --kills 50 --readers 2000 [--write docs/mornings.md]; status 1 when a rule is broken."""

import argparse
import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from tests.mornings.page import breaches, page, table
from tests.mornings.run import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mornings")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--readers", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page about it")
    wanted = parser.parse_args()
    # The fake Gemini answers some whose process is dead.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(run(Path(folder), kills=wanted.kills, readers=wanted.readers, seed=wanted.seed))
    print(table(outcome))
    for breach in breaches(outcome)[:50]:
        print(breach, file=sys.stderr)
    if wanted.write:
        asked = f"--kills {wanted.kills} --readers {wanted.readers} --seed {wanted.seed} --write {wanted.write}"
        wanted.write.write_text(page(outcome, f"python -m tests.mornings {asked}"), encoding="utf-8")
    return 1 if breaches(outcome) else 0


if __name__ == "__main__":
    sys.exit(main())
