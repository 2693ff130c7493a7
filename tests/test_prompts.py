"""Every prompt renders, and says the rules that the drafts rest on."""

import re

import pytest

import prompts

VALUES = {
    "carry": {"part": "2번 섹션", "before": "1조 원", "after": "2조 원"},
    "plan": {"language": "한국어", "now": "2026-11-22 07:30"},
    "blog": {"language": "한국어", "now": "2026-11-22 07:30"},
    "rank": {"language": "한국어", "now": "2026-11-22 07:30", "most": "12"},
    "script": {"language": "English", "now": "2026-11-22 07:30", "length": "720 words"},
    "revise": {"language": "한국어", "now": "2026-11-22 07:30", "part": "2번 섹션", "voice": "짧게"},
    "rules": {},
    "layout": {},
}


def test_every_prompt_is_known_here() -> None:
    assert prompts.names() == sorted(VALUES)


@pytest.mark.parametrize("name", VALUES)
def test_a_prompt_renders_with_every_value_in_it(name: str) -> None:
    text = prompts.render(name, **VALUES[name])
    assert all(value in text for value in VALUES[name].values())
    assert not re.search(r"\$\w", text)
    assert not text.startswith("version")
    assert prompts.version(name) >= 1


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("plan", {"language": "한국어"}),
        ("plan", VALUES["plan"] | {"mood": "gay"}),
        ("layout", {"language": "한국어"}),
        ("poem", {}),
        ("../prompts/plan", {}),
    ],
)
def test_missing_unknown_and_misnamed_are_refused(name: str, values: dict[str, str]) -> None:
    with pytest.raises(prompts.PromptError):
        prompts.render(name, **values)


@pytest.mark.parametrize(
    "source",
    [
        "no header\n\ntext",
        "version: one\n\ntext",
        "values: a\n\n$a",
        "version: 1\nauthor: me\n\ntext",
        "version: 1\n\n$undeclared",
        "version: 1\nvalues: unused\n\ntext",
        "version: 1\nvalues: a\n\n$a and $ alone",
    ],
)
def test_a_file_that_does_not_say_what_it_uses_is_refused(source: str) -> None:
    with pytest.raises(prompts.PromptError):
        prompts.parse("draft", source)


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert "$part" in prompts.render("revise", **VALUES["revise"] | {"voice": "$part"})


def test_a_dollar_can_be_written() -> None:
    assert prompts.parse("draft", "version: 2\n\n5$$").version == 2


def test_the_layout_is_stated_once() -> None:
    tasks = [prompts.render(name, **VALUES[name]) for name in ("plan", "blog", "script", "revise")]
    assert "(cutaway:" in prompts.render("layout")
    assert not any("(cutaway:" in task for task in tasks)
