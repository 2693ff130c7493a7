"""Reading and writing drafts."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from domain.language import Language
from domain.layout import LayoutError, LayoutReason, parse, render, validated
from tests.domain.damage import scrambled
from tests.domain.seeded import seeded_draft

EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"
SEEDS = range(200)


@pytest.fixture(name="example")
def _example() -> str:
    if not EXAMPLE.exists():
        pytest.skip("the example draft is not beside this checkout")
    return EXAMPLE.read_bytes().decode()


def test_example_renders_back_byte_for_byte(example: str) -> None:
    draft = parse(example)
    assert render(draft) == example
    assert (len(draft.blog.takeaways), len(draft.blog.sections), len(draft.script.scenes)) == (4, 4, 3)
    assert draft.language is Language.KO
    assert [scene.clock for scene in draft.script.spoken][::4] == ["(0:00-0:30)", "(4:00-5:00)"]
    assert (draft.script.main_start, draft.script.main_end) == (30, 240)
    assert (draft.blog.sources, draft.blog.note) == ((), "")


@pytest.mark.parametrize("language", list(Language))
def test_seeded_drafts_round_trip(language: Language) -> None:
    seen = 0
    for draft in map(seeded_draft, SEEDS):
        if draft.language is language:
            markdown = render(draft)
            assert parse(markdown) == draft
            assert render(parse(markdown)) == markdown
            seen += 1
    assert seen == len(SEEDS) / 2


def test_sources_stand_last_before_the_double_rule() -> None:
    draft = next(draft for draft in map(seeded_draft, SEEDS) if draft.blog.note and draft.language is Language.KO)
    blog = render(draft).split("\n---\n---\n")[0]
    sources = "\n".join(draft.blog.sources)
    assert blog.endswith(f"\n\n## 출처\n{sources}\n\n{draft.blog.note}\n")


def _refusal(markdown: str) -> LayoutError | None:
    try:
        read = parse(markdown)
    except LayoutError as error:
        return error
    assert render(read) == markdown
    return None


def test_random_damage_ends_in_the_same_draft_or_in_a_layout_error() -> None:
    random = Random(7)
    refused = 0
    for seed in SEEDS:
        markdown = render(seeded_draft(seed))
        for _ in range(4):
            damaged = scrambled(markdown, random)
            error = _refusal(damaged)
            refused += error is not None
            assert error is None or 1 <= error.line <= damaged.count("\n") + 1
    assert refused > len(SEEDS)


DAMAGE = [
    ("# 📝 Blog Post & Script", "# Blog", 1, LayoutReason.HEADER),
    ("**Topic:** ", "**topic:** ", 2, LayoutReason.HEADER),
    ("**Date:** 2026", "**Date:** 2O26", 3, LayoutReason.DATE),
    ("**Date:** 2026-0", "**Date:** 2026-9", 3, LayoutReason.DATE),
    ("\n\n---\n\n", "\n---\n\n", 5, LayoutReason.SPACING),
    ("## 🔑 Key Takeaways", "## Key Takeaways", 10, LayoutReason.HEADING),
    ("\n*   ", "\n* ", 11, LayoutReason.BULLET),
]


@pytest.mark.parametrize(("old", "new", "line", "reason"), DAMAGE)
def test_refusal_names_line_and_reason(old: str, new: str, line: int, reason: LayoutReason) -> None:
    markdown = render(seeded_draft(2))
    assert old in markdown
    with pytest.raises(LayoutError) as caught:
        parse(markdown.replace(old, new, 1))
    assert (caught.value.line, caught.value.reason) == (line, reason)


def _line_of(markdown: str, start: str) -> int:
    return next(n for n, line in enumerate(markdown.split("\n"), 1) if line.startswith(start))


LATER_DAMAGE = [
    ("## 2. ", "## 3. ", LayoutReason.NUMBER),
    ("### **1. ", "### 1. ", LayoutReason.HEADING),
    ("## 👋 클로징", "## 👋 Closing", LayoutReason.LANGUAGE),
    ("## 📺 본론 (", "## 📺 본론 (0", LayoutReason.HEADING),
    ("# [YouTube Script] ", "# ", LayoutReason.HEADING),
]


@pytest.mark.parametrize(("old", "new", "reason"), LATER_DAMAGE)
def test_refusal_further_down(old: str, new: str, reason: LayoutReason) -> None:
    markdown = render(seeded_draft(2))
    damaged = markdown.replace(old, new, 1)
    with pytest.raises(LayoutError) as caught:
        parse(damaged)
    assert (caught.value.line, caught.value.reason) == (_line_of(markdown, old), reason)


@pytest.mark.parametrize("markdown", ["", "\n", "# Hello", "x" * 100_000, "#" * 5_000, "\ufeff# 📝 Blog Post & Script"])
def test_foreign_text_is_refused_in_its_first_line(markdown: str) -> None:
    with pytest.raises(LayoutError) as caught:
        parse(markdown)
    assert caught.value.line == 1
    assert len(caught.value.excerpt) <= 80


def test_end_of_file_is_exact() -> None:
    markdown = render(seeded_draft(2))
    for damaged in (markdown[:-1], markdown + "\n", markdown + "\n\n"):
        with pytest.raises(LayoutError):
            parse(damaged)


def test_text_that_ends_anywhere_is_refused_in_one_of_its_lines() -> None:
    for seed in range(4):
        lines = render(seeded_draft(seed)).split("\n")
        # A closing may lose its last lines and be one still.
        for count in range(1, next(n for n, line in enumerate(lines) if line.startswith("## 👋"))):
            error = _refusal("\n".join(lines[:count]))
            assert error is not None
            assert 1 <= error.line <= count


def test_values_without_a_written_form_are_refused() -> None:
    draft = seeded_draft(2)
    assert validated(draft) is draft
    for title in ("", " x", "x\ny", "# x", "---", "a\rb"):
        with pytest.raises(LayoutError):
            validated(replace(draft, blog=replace(draft.blog, title=title)))
    with pytest.raises(LayoutError):
        validated(replace(draft, blog=replace(draft.blog, sources=(), note="note")))
    with pytest.raises(ValueError, match="local time"):
        replace(draft, written_at=draft.written_at.replace(tzinfo=UTC))
