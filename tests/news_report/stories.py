"""How well items become stories and topics, which items are dropped, and which feeds are survived: printed figures."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from domain.feeds import Item
from news.feeds import is_news, parse_feed
from news.stories import grouped
from news.twins import twins
from tests.news_report.ill_feeds import ILL_FEEDS
from tests.news_report.story_set import ADS, NOT_ADS, Labelled, written

_COMMAND = """### `chogo topics --items ITEMS.jsonl [--history FILE] [--json]`

Groups items into stories (one report, with its copies and updates) and topics (one event). One JSON object a line, in
UTF-8: `url` and `title` have to be there; `lede`, `outlet` and `published` (a time, Korean where it names no zone) may
be; others are passed over. `--history` is a file of the same form with items of earlier days: what is in the news every
day says less about what a topic is. Advertisements and notices are left out; of more than 2,500 items the newest count.

`--json` prints `{"topics": [...]}`, the topic of the most outlets first. A topic has `title`, `outlets` (how many),
`first` and `newest` (ISO 8601 with zone, or null), `figures` (amounts as written, from the newest report that has any)
and `stories`; a story has `title` and `items`, oldest first; an item has `url`, `title`, `outlet` and `published`.
Without `--json` the same is printed for people. Exit status 0, or 2 with file and line of what is no item.
"""

MOMENT = datetime.fromisoformat("2026-11-22T09:00:00+09:00")


@dataclass(frozen=True, slots=True)
class Score:
    """Over pairs of items: those put together, those that belong together, and those both."""

    together: int
    belong: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / self.together if self.together else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.belong if self.belong else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.both / max(1, self.together + self.belong)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.together + other.together, self.belong + other.belong, self.both + other.both)


def stories_score(labelled: Sequence[Labelled], *, held_out: bool) -> Score:
    """Near-duplicates, over all days at once."""
    groups = twins([each.item for each in labelled])
    place = {index: number for number, group in enumerate(groups) for index in group}
    put = [place[index] for index in range(len(labelled))]
    return _score(labelled, put, [each.story for each in labelled], held_out)


def topics_score(labelled: Sequence[Labelled], *, held_out: bool, past: bool = True) -> Score:
    """Topics, each day for itself; with `past`, what the days before had in common is known."""
    total = Score(0, 0, 0)
    for day in sorted({each.day for each in labelled}):
        today = [each for each in labelled if each.day == day]
        before = [each.item for each in labelled if each.day < day] if past else []
        place: dict[str, int] = {}
        for number, event in enumerate(grouped([each.item for each in today], before)):
            place.update((item.url, number) for item in event.items)
        total += _score(today, [place[each.item.url] for each in today], [each.topic for each in today], held_out)
    return total


def _score(labelled: Sequence[Labelled], put: Sequence[int], labels: Sequence[str], held_out: bool) -> Score:
    """A pair counts where one of the two is of the half that is looked at."""
    together = belong = both = 0
    for one, other in combinations(range(len(labelled)), 2):
        if held_out not in (labelled[one].held_out, labelled[other].held_out):
            continue
        found, wanted = put[one] == put[other], labels[one] == labels[other]
        together, belong, both = together + found, belong + wanted, both + (found and wanted)
    return Score(together, belong, both)


def dropped(titles: Iterable[str]) -> int:
    return sum(not is_news(bare_item(title)) for title in titles)


def bare_item(title: str) -> Item:
    return Item(url="https://news.garam.com/1", title=title, lede="", outlet="가람", published=MOMENT)


async def section() -> str:
    return await asyncio.to_thread(_section)


def _section() -> str:
    labelled = written()
    rows = {
        "stories (near-duplicates)": [stories_score(labelled, held_out=half) for half in (False, True)],
        "topics, past days known": [topics_score(labelled, held_out=half) for half in (False, True)],
        "topics, fresh install": [topics_score(labelled, held_out=half, past=False) for half in (False, True)],
    }
    table = "\n".join(f"| {name} | {_cells(tuned)} | {_cells(held)} |" for name, (tuned, held) in rows.items())
    feeds = "\n".join(f"| {name} | {wanted} | {_read(body)} |" for name, body, wanted in ILL_FEEDS)
    topics = len({each.topic for each in labelled})
    reports = len({each.story for each in labelled})
    return (
        "## Stories, topics and feeds\n\n"
        f"{len(labelled)} items of four days, written and labelled for this project: {reports} reports on {topics} "
        "topics. Traps: one company in different news, one figure in different news, wire copies with changed bylines, "
        "headlines and number spellings, updates, flashes without text, daily templates that differ in digits alone, a "
        "warning and its lifting, a story that goes on for days.\n\n"
        "Pairs of items; half of the topics was not looked at while tuning, but for one group of stories: copies whose "
        "headline is a name alone had been joined, and such headlines say nothing since.\n\n"
        "| what | P, tuned half | R | F1 | P, held-out half | R | F1 |\n|---|---|---|---|---|---|---|\n"
        f"{table}\n\n"
        f"Advertisements and notices dropped: {dropped(ADS)} of {len(ADS)}; news dropped with them: "
        f"{dropped(NOT_ADS)} of {len(NOT_ADS)} that look alike.\n\n"
        "Feeds that are not as they should be:\n\n"
        f"| feed | items in it | items read |\n|---|---|---|\n{feeds}\n\n{_COMMAND}"
    )


def _cells(score: Score) -> str:
    return f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"


def _read(body: bytes) -> str:
    items = parse_feed(body, "https://news.garam.com/rss")
    return "no feed" if items is None else str(len(items))


def _tune() -> None:
    labelled = written()
    print(len(labelled), "stories", _cells(stories_score(labelled, held_out=False)))
    for past in (True, False):
        print("topics", past, _cells(topics_score(labelled, held_out=False, past=past)))


if __name__ == "__main__":
    _tune()
