"""Prints how figures are found in sources; `--write docs/grounding.md` puts it there."""

from tests.grounding_report.page import report
from tests.reports import command

if __name__ == "__main__":
    command(__doc__, report)
