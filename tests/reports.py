"""The command line of a report: it prints a page, and with `--write FILE` puts it there as well."""

import argparse
from collections.abc import Callable
from pathlib import Path


def command(description: str | None, report: Callable[[], str]) -> None:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the report there too")
    options = parser.parse_args()
    text = report()
    print(text, end="")
    if options.write:
        options.write.write_text(text, encoding="utf-8")
