"""`chogo read`: report card, metadata and text of pages, from the web or from a file. No database, no chat.

docs/news.md describes the JSON, which programs may rely on.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.console_texts import ConsoleTexts
from bot.outside import researcher_of, web_of
from bot.settings import Settings
from bot.world import World
from domain.sources import Reading, Source
from handlers.texts import Texts
from news.articles import read_article
from news.freshness import age_said
from news.web import Page

JSON_FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys may come without."""
_PAGE_TYPE = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for on the command line: links, or one page in a file with the address it came from."""

    links: tuple[str, ...]
    file: Path | None
    content_type: str
    as_json: bool


def add_read(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("links", nargs="*", metavar="URL", help="a page to read; may be repeated")
    reading.add_argument("--file", type=Path, metavar="PAGE.html", help="read this file instead of opening an address")
    reading.add_argument("--url", metavar="URL", help="the address that the file came from")
    reading.add_argument("--content-type", metavar="TYPE", help=f"what the server called it; else {_PAGE_TYPE}")
    reading.add_argument("--json", action="store_true", help="for programs: docs/news.md describes it")


def wanted(options: argparse.Namespace) -> Wanted | None:
    """None where links and a file are mixed up."""
    of_file = options.file is not None and bool(options.url) and not options.links
    of_links = bool(options.links) and options.file is None and not options.url and not options.content_type
    if not of_file and not of_links:
        return None
    links = (options.url,) if of_file else tuple(options.links)
    content_type = options.content_type or _PAGE_TYPE
    return Wanted(links=links, file=options.file, content_type=content_type, as_json=options.json)


def read_file(texts: ConsoleTexts, wish: Wanted, path: Path) -> int:
    """Returns the exit status: 0 read, 1 no article in it, 2 no such file."""
    try:
        body = path.read_bytes()
    except OSError as error:
        print(texts.cannot_read(str(path), error.strerror or str(error)), file=sys.stderr)
        return 2
    headers = {"content-type": wish.content_type}
    kind = wish.content_type.partition(";")[0].strip().lower()
    page = Page(url=wish.links[0], status=200, content_type=kind, headers=headers, body=body)
    reading = age_said(read_article(page).reading, datetime.now(UTC))
    return _told(texts, wish, [reading])


async def read_links(settings: Settings, texts: ConsoleTexts, wish: Wanted, world: World | None = None) -> int:
    """Returns the exit status: 0 all read, 1 some not."""
    world = world or World()
    async with web_of(settings, world) as web:
        readings = await researcher_of(settings, world, web).read(wish.links)
    return _told(texts, wish, readings)


def _told(texts: ConsoleTexts, wish: Wanted, readings: Sequence[Reading]) -> int:
    says = Texts(texts.language)
    if wish.as_json:
        pages = [_entry(item, says.reading(number, item)) for number, item in enumerate(readings, start=1)]
        told = json.dumps({"format": JSON_FORMAT, "pages": pages}, ensure_ascii=False, indent=2) + "\n"
    else:
        cards = [says.report_card(readings)]
        told = "\n\n".join([*cards, *(_whole(texts, item.source) for item in readings if item.source)]) + "\n"
    sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return 0 if all(item.source for item in readings) else 1


def _entry(item: Reading, sentence: str) -> dict[str, Any]:
    source = item.source
    return {
        "link": item.url,
        "outcome": item.outcome.value,
        "detail": item.detail,
        "says": sentence,
        "url": source.url if source else None,
        "outlet": source.outlet if source else None,
        "author": source.author or None if source else None,
        "title": source.title if source else None,
        "published": _stamp(source.published) if source else None,
        "modified": _stamp(source.modified) if source else None,
        "text": source.text if source else None,
    }


def _whole(texts: ConsoleTexts, source: Source) -> str:
    unknown = texts.not_named()
    lines = (
        source.title,
        texts.page_outlet(source.outlet or unknown),
        texts.page_author(source.author or unknown),
        texts.page_published(_stamp(source.published) or unknown),
        texts.page_modified(_stamp(source.modified) or unknown),
        texts.page_address(source.url),
        "",
        source.text,
    )
    return "\n".join(lines)


def _stamp(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
