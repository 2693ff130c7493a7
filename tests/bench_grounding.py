"""How long the figures of a draft take to be looked up: `python -m tests.bench_grounding`. Status 1 over the target."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from domain.drafts import Draft, Section
from domain.grounding import Shelf, ledger
from domain.layout import parse, render
from domain.sources import Source
from tests.bench_document import sized
from tests.domain import clean
from tests.grounding_report.corpus import topics

RUNS, TARGET = 20, 100.0
SOURCES, LENGTH = 8, 6_000
"""Characters of a source: a long article."""


def sources() -> tuple[Source, ...]:
    """Eight long articles: some of the labelled texts, then prose with fewer figures, as articles have it."""
    told = [source for name in ("tuning", "opened") for topic in topics(name) for source in topic.sources]
    return tuple(
        replace(told[number], number=number, text=_long(told[number::SOURCES], seed=number))
        for number in range(1, SOURCES + 1)
    )


def _long(told: list[Source], seed: int) -> str:
    text = "\n".join(source.text for source in told)
    while len(text) < LENGTH:
        text += "\n" + "\n".join(section.body for section in clean.told(seed * 2).draft.blog.sections)
        seed += SOURCES
    return text[:LENGTH]


def draft() -> Draft:
    """A draft of the example's size, with the labelled sentences as a section more: as many figures as drafts have."""
    base = parse(sized())
    sentences = [sentence.text + f"[{1 + n % SOURCES}]" for n, sentence in enumerate(topics("tuning")[0].sentences)]
    section = Section(title="숫자 모음 📊", body="\n\n".join(" ".join(sentences[n : n + 4]) for n in range(0, 40, 4)))
    return replace(base, blog=replace(base.blog, sections=(*base.blog.sections, section)))


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1_000


def main() -> int:
    whole, told = draft(), sources()
    shelf = Shelf(told)
    found = ledger(whole, shelf)
    building, looking = median(lambda: Shelf(told)), median(lambda: ledger(whole, shelf))
    held = sum(map(len, shelf.standings.values()))
    characters = sum(len(source.text) for source in told)
    print(
        f"{len(found)} figures of a draft of {len(render(whole)):,} characters looked up in {SOURCES} sources: "
        f"{looking:.0f} ms (median of {RUNS}; target < {TARGET:.0f} ms). Once before, {characters:,} characters of "
        f"sources with {held:,} figures are read: {building:.0f} ms"
    )
    return 0 if looking < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
