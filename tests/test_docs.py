"""The documents keep up with the program."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from domain.language import Language
from handlers.texts import Texts

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.ko.md"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_the_commands(name: str) -> None:
    readme = text(name)
    assert re.search(r"^    make run\b", readme, re.MULTILINE)
    assert re.search(r"\bmake test\b", readme)
    for command, _ in [*Texts(Language.EN).command_names(), ("start", "")]:
        assert f"/{command}" in readme, command
    for command in ("chogo run", "chogo write", "chogo doctor"):
        assert command in readme


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_only_settings_that_exist(name: str) -> None:
    known = {field.upper() for field in Settings.model_fields}
    ends = "|".join(sorted({field.rpartition("_")[2] for field in known}))
    named = set(re.findall(rf"\b[A-Z]+(?:_[A-Z]+)*_(?:{ends})\b", text(name)))
    assert named >= {"TELEGRAM_BOT_TOKEN", "GEMINI_API_KEY"}
    assert named <= known


@pytest.mark.parametrize("name", READMES)
def test_a_readme_tells_of_the_gemini_client(name: str) -> None:
    assert "google-genai" in text(name)
    assert "google-generativeai" in text(name)


@pytest.mark.parametrize("name", [*READMES, "CHANGELOG.md", *(str(page.relative_to(ROOT)) for page in DECISIONS)])
def test_what_a_document_points_to_is_there(name: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text(name))
    missing = [it for it in targets if "://" not in it and not ((ROOT / name).parent / it).exists()]
    assert missing == []


@pytest.mark.parametrize("name", READMES)
def test_a_readme_has_a_picture_of_fair_size(name: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text(name))
    assert pictures
    assert all((ROOT / picture).stat().st_size < 300_000 for picture in pictures)


def test_the_changelog_says_what_is_new() -> None:
    assert re.search(r"^## (\[)?Unreleased", text("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_says_what_was_decided_and_what_lost(page: Path) -> None:
    headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:3] == ["Context", "Decision", "Options that lost"]


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert DECISIONS
