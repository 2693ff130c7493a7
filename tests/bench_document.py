"""How long a draft takes to be read and checked: `python -m tests.bench_document`. Exit status 1 over the target."""

import statistics
import sys
import time
from dataclasses import replace

from domain.checks import findings
from domain.layout import parse, render
from tests.domain.clean import told

RUNS, TARGET = 200, 20.0
SIZE = 7_082
"""Characters of the user's example."""


def sized() -> str:
    """A told draft grown to at least the example's size by the paragraphs of others."""
    draft = told(0).draft
    seed = 2
    while len(render(draft)) < SIZE:
        other = told(seed).draft
        pairs = zip(draft.blog.sections, other.blog.sections, strict=False)
        sections = tuple(replace(mine, body=f"{mine.body}\n\n{theirs.body}") for mine, theirs in pairs)
        scenes = (*draft.script.scenes, *other.script.scenes)[:6]
        draft = replace(
            draft, blog=replace(draft.blog, sections=sections), script=replace(draft.script, scenes=scenes)
        ).retimed()
        seed += 2
    return render(draft)


def median(markdown: str, runs: int = RUNS) -> float:
    """Milliseconds of reading and all checks."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        findings(parse(markdown), phrase="반도체 공장 투자")
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1_000


def main() -> int:
    markdown = sized()
    found = median(markdown)
    print(
        f"read and checked, {len(markdown):,} characters: {found:.1f} ms (median of {RUNS}; target < {TARGET:.0f} ms)"
    )
    return 0 if found < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
