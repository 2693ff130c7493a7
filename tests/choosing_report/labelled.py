"""Stories and rememberings written for this project and labelled by hand."""

from dataclasses import dataclass
from pathlib import Path

from tests.news_report.story_set import written
from writing.slate import Kind

LASTING = Path(__file__).with_name("lasting.txt")
TOPICS = Path(__file__).with_name("topics.txt")
MEMORY = Path(__file__).with_name("memory.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    title: str
    lede: str
    kind: Kind
    held_out: bool
    """Not looked at while anything was tuned."""


def lasting() -> list[Labelled]:
    return [
        Labelled(title=title, lede=lede, kind=Kind(kind), held_out=number % 2 == 1)
        for number, (kind, title, lede) in enumerate(_rows(LASTING))
    ]


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith(";")]


def topics() -> list[Labelled]:
    """The first report of each topic of another set."""
    kinds = {row[0].split()[1]: Kind(row[0].split()[0]) for row in _rows(TOPICS)}
    first = {each.topic: each.item for each in reversed(written())}
    return [
        Labelled(title=first[topic].title, lede=first[topic].lede, kind=kind, held_out=True)
        for topic, kind in kinds.items()
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of a story, and what it is to a reader who has had the story."""

    story: str
    label: str
    """had, same, follow or other."""
    title: str
    lede: str
    held_out: bool

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.lede}"


def memory() -> list[Told]:
    found: list[Told] = []
    story, number = "", -1
    for row in _rows(MEMORY):
        if row[0].startswith("#"):
            story, number = row[0].removeprefix("# "), number + 1
        else:
            label, title, lede = row
            found.append(Told(story=story, label=label, title=title, lede=lede, held_out=number % 2 == 1))
    return found
