"""The command line: `chogo run`, `chogo write`, `chogo check`, `chogo export`, `chogo doctor`."""

import argparse
import asyncio
import sqlite3
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from telegram.error import Conflict, InvalidToken, TelegramError

from bot import logs
from bot.check import Wish, check_file
from bot.console_texts import ConsoleTexts
from bot.doctor import examine
from bot.export import export_file
from bot.read import add_read, read_file, read_links, wanted
from bot.run import run
from bot.settings import Settings, WrongSetting, load, terminal_language
from bot.topics import topics_of_file
from bot.write import write
from news.feeds import FeedListError
from storage.database import DatabaseNewer, DatabaseUnusable, sqlite_too_old
from storage.durable import AlreadyRunning
from writing.exports import Format
from writing.models import MissingExtra

_STOPPING = (
    DatabaseNewer,
    DatabaseUnusable,
    AlreadyRunning,
    FeedListError,
    MissingExtra,
    TelegramError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 done, 1 could not be done, 2 called or set up wrongly."""
    texts = ConsoleTexts(terminal_language())
    options = _parser().parse_args(arguments)
    if (status := _done_here(options, texts)) is not None:
        return status
    if sqlite_too_old(sys.version_info[:2]):
        print(texts.sqlite_too_old(sqlite3.sqlite_version), file=sys.stderr)
        return 2
    try:
        settings = load()
    except WrongSetting as error:
        print(texts.wrong_settings(error.problems), file=sys.stderr)
        return 2
    logs.set_up(settings.secrets())
    try:
        return asyncio.run(_chosen(options, settings, texts))
    except KeyboardInterrupt:
        return 130
    except _STOPPING as error:
        print(_sentence(error, settings, texts), file=sys.stderr)
        return 1


def _done_here(options: argparse.Namespace, texts: ConsoleTexts) -> int | None:
    """The exit status of a command that needs no settings and no network; None for the others."""
    match options.command:
        case "check":
            return check_file(texts, _wish(options))
        case "topics":
            return topics_of_file(texts, options.items, options.history, as_json=options.json)
        case "export":
            return export_file(texts, options.draft, Format(options.format), options.out)
        case "read":
            return _read_here(options, texts)
        case _:
            return None


def _read_here(options: argparse.Namespace, texts: ConsoleTexts) -> int | None:
    """None for links, which need both."""
    wish = wanted(options)
    if wish is None:
        print(texts.links_or_file(), file=sys.stderr)
        return 2
    return read_file(texts, wish, wish.file) if wish.file else None


async def _chosen(options: argparse.Namespace, settings: Settings, texts: ConsoleTexts) -> int:
    if options.command == "write":
        return await write(settings, texts, options.topic, tuple(options.link), options.out)
    if options.command == "read" and (wish := wanted(options)):
        return await read_links(settings, texts, wish)
    if options.command == "doctor":
        return await examine(settings, texts, live=options.live)
    return await run(settings, texts)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chogo", description="First drafts with their sources, for creators.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="run the bot; with no token, the local playground")
    writing = commands.add_parser("write", help="write one draft without a chat")
    writing.add_argument("topic")
    writing.add_argument("--link", action="append", default=[], metavar="URL", help="read this page; may be repeated")
    writing.add_argument("--out", type=Path, metavar="FILE", help="write the draft there instead of printing it")
    _add_check(commands.add_parser("check", help="say what is wrong with a draft or a text, without a model"))
    grouping = commands.add_parser("topics", help="group items of news into stories and topics")
    grouping.add_argument("--items", type=Path, required=True, metavar="ITEMS.jsonl", help="the items of the day")
    grouping.add_argument("--history", type=Path, metavar="FILE", help="items of days before, in the same form")
    grouping.add_argument("--json", action="store_true", help="for programs: docs/news.md describes it")
    add_read(commands.add_parser("read", help="read pages and print their text, with who published it and when"))
    exporting = commands.add_parser("export", help="give a draft in the form that you paste or open elsewhere")
    exporting.add_argument("draft", type=Path, metavar="DRAFT.md")
    exporting.add_argument("format", choices=[str(each) for each in Format])
    exporting.add_argument("--out", type=Path, metavar="FILE", help="write it there instead of printing it")
    doctor = commands.add_parser("doctor", help="check settings, token, key, database and feeds")
    doctor.add_argument("--live", action="store_true", help="make one real call of each kind")
    return parser


def _add_check(checking: argparse.ArgumentParser) -> None:
    checking.add_argument("draft", type=Path, metavar="DRAFT.md", help="a draft, or a plain text")
    checking.add_argument("--sources", type=Path, metavar="DIR", help="look it up in these: 1.txt, 2.txt and so on")
    checking.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the story's day; else the draft's own")
    checking.add_argument("--pace", type=_pace, metavar="SYLLABLES_PER_SECOND", help="how fast you speak")
    checking.add_argument("--minutes", type=_minutes, default=5.0, help="the length asked for, 1 to 20; else 5")
    checking.add_argument("--phrase", help="what people would search for")
    checking.add_argument("--json", action="store_true", help="for programs: docs/checks.md describes it")
    checking.add_argument("--render", action="store_true", help="write the draft back as it was read, and no more")


def _pace(text: str) -> float:
    return _between(text, 0.5, 20)


def _minutes(text: str) -> float:
    return _between(text, 1, 20)


def _between(text: str, least: float, most: float) -> float:
    value = float(text)
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"{least:g} to {most:g}")
    return value


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != len("2026-11-21"):
        raise argparse.ArgumentTypeError("a day such as 2026-11-21")
    return day


def _wish(options: argparse.Namespace) -> Wish:
    return Wish(
        path=options.draft,
        sources=options.sources,
        day=options.date,
        pace=options.pace,
        seconds=round(options.minutes * 60),
        phrase=options.phrase,
        as_json=options.json,
        rendered=options.render,
    )


def _sentence(error: Exception, settings: Settings, texts: ConsoleTexts) -> str:
    """What stops a start, in words."""
    match error:
        case DatabaseNewer(path=path):
            return texts.database_newer(path)
        case DatabaseUnusable(path=path):
            return texts.database_fails(path, str(error))
        case AlreadyRunning():
            return texts.already_running(str(error))
        case FeedListError():
            return texts.feeds_unreadable(str(settings.news_feeds))
        case MissingExtra(extra=extra):
            return texts.extra_missing(extra)
        case InvalidToken():
            return texts.token_refused()
        case Conflict():
            return texts.somebody_else_polls()
        case _:
            return texts.telegram_unreachable(settings.telegram_api_url)


if __name__ == "__main__":
    sys.exit(main())
