"""One part of a seeded draft replaced, held against the bytes that must stay."""

import re

from domain.clock import CLOCK
from domain.drafts import Draft
from domain.layout import parse, render
from domain.parts import Part, PartKind
from tests.domain.seeded import maker

HEADINGS = re.compile(rf"^(##.*)\({CLOCK}-{CLOCK}\)(\**)$", re.MULTILINE)


def masked(markdown: str) -> str:
    """Without the ranges of the script's headings, and with everything else."""
    blog, rule, script = markdown.partition("\n---\n---\n")
    return blog + rule + HEADINGS.sub(r"\1(-)\2", script)


def _new_text(draft: Draft, part: Part, seed: int) -> str:
    make = maker(seed * 2 + (0 if draft.language == "ko" else 1))
    if part.kind is PartKind.TAKEAWAYS:
        return "\n".join(f"*   {make.sentence()}" for _ in range(4))
    if part.kind is PartKind.SECTION:
        return make.body()
    return make.spoken() if part.is_spoken else make.title()


def check_edit(draft: Draft, part: Part, seed: int) -> bool:
    """Whether nothing but the part changed, and for a spoken one the ranges of the script's headings."""
    before, text = render(draft), _new_text(draft, part, seed)
    changed = draft.with_text(part, text, 4.0)
    after = render(changed)
    whole = changed.body_of(part) == text and parse(after) == changed
    expected = _expected(draft, part, before, text)
    return whole and (masked(after) == masked(expected) if part.is_spoken else after == expected)


def _expected(draft: Draft, part: Part, before: str, text: str) -> str:
    old = draft.body_of(part)
    if part.kind is PartKind.SCRIPT_TITLE:
        return before.replace(f"# [YouTube Script] {old}\n", f"# [YouTube Script] {text}\n")
    if part.kind is PartKind.BLOG_TITLE:
        return before.replace(f"---\n\n{old}\n", f"---\n\n{text}\n", 1)
    heading = draft.heading_of(part)
    start = before.index(heading) + len(heading)
    return before[:start] + before[start:].replace(old, text, 1)
