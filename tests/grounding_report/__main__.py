"""Prints how figures are found in sources; `--write docs/grounding.md` puts it there."""

import argparse
from pathlib import Path

from tests.grounding_report.page import report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the report there too")
    options = parser.parse_args()
    text = report()
    print(text, end="")
    if options.write:
        options.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
