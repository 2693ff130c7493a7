"""`chogo topics`: items in a file become stories and topics."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.console_texts import ConsoleTexts
from domain.feeds import Item
from news.events import Event, Story
from news.grouping import day_events
from news.times import parse_time

_NEEDED = ("url", "title")
_ALLOWED = ("lede", "outlet", "published")


class BadItem(ValueError):
    """`line` from 1; `field` is empty where the line is no JSON object at all."""

    def __init__(self, path: Path, line: int, field: str = "") -> None:
        super().__init__(f"{path}:{line}")
        self.path, self.line, self.field = path, line, field


def topics_of_file(texts: ConsoleTexts, items: Path, history: Path | None, *, as_json: bool) -> int:
    """Returns the exit status: 0, or 2 where a file cannot be read or holds something else."""
    try:
        events = day_events(_read(items), _read(history) if history else ())
    except BadItem as error:
        print(texts.not_an_item(str(error.path), error.line, error.field), file=sys.stderr)
        return 2
    except UnicodeDecodeError as error:
        print(texts.cannot_read(str(items), error.reason), file=sys.stderr)
        return 2
    except OSError as error:
        print(texts.cannot_read(str(error.filename), error.strerror or ""), file=sys.stderr)
        return 2
    told = _as_json(events) if as_json else "\n\n".join(_as_text(event, texts) for event in events)
    if told:
        print(told)
    return 0


def _read(path: Path) -> list[Item]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [_item(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _item(path: Path, number: int, line: str) -> Item:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadItem(path, number) from error
    if not isinstance(row, dict):
        raise BadItem(path, number)
    wrong = next(_wrong(row), None)
    if wrong is not None:
        raise BadItem(path, number, wrong)
    return Item(
        url=row["url"],
        title=row["title"],
        lede=row.get("lede") or "",
        outlet=row.get("outlet") or "",
        published=_moment(row),
    )


def _wrong(row: dict[str, Any]) -> Iterator[str]:
    yield from (name for name in _NEEDED if not isinstance(row.get(name), str) or not row[name].strip())
    yield from (name for name in _ALLOWED if not isinstance(row.get(name), str | None))
    if row.get("published") and _moment(row) is None:
        yield "published"


def _moment(row: dict[str, Any]) -> datetime | None:
    return parse_time(row["published"]) if row.get("published") else None


def _as_json(events: tuple[Event, ...]) -> str:
    return json.dumps({"topics": [_event(event) for event in events]}, ensure_ascii=False, indent=2)


def _event(event: Event) -> dict[str, Any]:
    return {
        "title": event.title,
        "outlets": event.outlets,
        "first": _iso(event.first),
        "newest": _iso(event.newest),
        "figures": list(event.figures),
        "stories": [_story(story) for story in event.stories],
    }


def _story(story: Story) -> dict[str, Any]:
    items = [
        {"url": item.url, "title": item.title, "outlet": item.outlet, "published": _iso(item.published)}
        for item in story.items
    ]
    return {"title": story.newest.title, "items": items}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _as_text(event: Event, texts: ConsoleTexts) -> str:
    lines = [texts.topic_line(event.title, event.outlets, len(event.items))]
    if event.figures:
        lines.append("   " + " · ".join(event.figures))
    for story in event.stories:
        lines.append(f" - {story.newest.title}")
        lines += [f"     {_stamped(item)} {item.url}" for item in story.items]
    return "\n".join(lines)


def _stamped(item: Item) -> str:
    return " ".join(
        part for part in (f"{item.published:%Y-%m-%d %H:%M}" if item.published else "", item.outlet) if part
    )
