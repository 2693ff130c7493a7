"""Prints how pages are read, stories grouped and attacks met; `--write docs/news.md` puts it there."""

import asyncio
import importlib
import importlib.util
import platform

from tests.reports import command

_PARTS = ("reading", "stories", "attacks")
_HEAD = """# News: reading, stories, attacks

Printed by `python -m tests.news_report --write docs/news.md` ({python}, {system}). Its tables are measured by
that command, each time."""


async def report() -> str:
    names = [f"tests.news_report.{part}" for part in _PARTS]
    present = [importlib.import_module(name) for name in names if importlib.util.find_spec(name)]
    sections = [str(await part.section()).strip() for part in present]
    head = _HEAD.format(python=f"Python {platform.python_version()}", system=platform.system())
    return "\n\n".join([head, *sections]) + "\n"


if __name__ == "__main__":
    command(__doc__, lambda: asyncio.run(report()))
