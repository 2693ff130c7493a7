"""`chogo check` on files: what it prints, writes back, and ends with."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.check import JSON_FORMAT, Wish, check_file
from bot.console_texts import ConsoleTexts
from domain.language import Language
from domain.layout import render
from tests.domain.clean import DRAFTS, PHRASES, told, written
from tests.domain.seeded import seeded_draft

EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"
CLEAN = DRAFTS / "grid-ko.md"
LISTS = ("figures", "quotes", "names", "copying", "wording")


def _checked(path: Path, *, language: Language = Language.EN, as_json: bool = False) -> int:
    return check_file(ConsoleTexts(language), Wish(path=path, as_json=as_json))


def _length(name: str) -> int:
    return next(clean.seconds for clean in written() if clean.name == name)


def test_example_has_the_rates_that_its_format_lists(capsys: pytest.CaptureFixture[str]) -> None:
    if not EXAMPLE.exists():
        pytest.skip("the example draft is not beside this checkout")
    assert _checked(EXAMPLE) == 1
    out = capsys.readouterr().out
    rates = [line.split(", ")[-1].split()[0] for line in out.splitlines() if line.endswith("in its range")]
    assert rates == ["5.1", "5.2", "3.8", "5.4", "3.1"]
    assert "1,314 Hangul syllables in all" in out
    assert out.count("•") == 4
    assert _checked(EXAMPLE, as_json=True) == 1
    values = json.loads(capsys.readouterr().out)
    assert [row["hangul"] for row in values["clock"]] == [152, 314, 341, 323, 184]
    assert sorted({item["rule"] for item in values["findings"]}) == ["doubled", "time"]


def test_clean_draft_ends_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    wish = Wish(path=CLEAN, seconds=_length("grid-ko"), phrase=PHRASES["grid-ko"])
    assert check_file(ConsoleTexts(Language.KO), wish) == 0
    out = capsys.readouterr().out
    assert "살펴볼 것이 없어요." in out
    assert "2번 섹션: 2. 줄을 선 데이터센터 🏢" in out


def test_options_reach_the_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CLEAN), "--minutes", "1.5", "--pace", "4.38", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []
    assert main(["check", str(CLEAN), "--minutes", "1.5", "--pace", "9", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {item["rule"] for item in found} == {"time", "length"}
    assert main(["check", str(CLEAN), "--minutes", "1.5", "--phrase", "수소 버스", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(item["part"], item["rule"]) for item in found] == [
        ("section", "phrase_missing"),
        ("blog_title", "phrase_missing"),
        ("section:1", "phrase_missing"),
    ]


@pytest.mark.parametrize("wrong", [["--pace", "0"], ["--pace", "nan"], ["--pace", "x"], ["--minutes", "21"]])
def test_wrong_options_end_with_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", str(CLEAN), *wrong])
    assert ended.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_json_has_the_keys_that_are_documented(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(render(told(0).draft).encode())
    assert _checked(path, as_json=True) == 1
    values = json.loads(capsys.readouterr().out)
    assert set(values) == {
        "format", "kind", "language", "topic", "pace", "asked_seconds", "parts", "clock", "seconds", "findings",
        "with_sources", *LISTS,
    }  # fmt: skip
    assert values["format"] == JSON_FORMAT
    rows = (*values["parts"], *values["clock"], *values["findings"], *(row for name in LISTS for row in values[name]))
    keys = {key for row in rows for key in row} | set(values)
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert {key for key in keys if f"`{key}`" not in page} == set()
    assert all(item["reason"] and item["way_out"] for item in values["findings"])


def test_render_writes_the_same_bytes_back(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    for seed in range(6):
        markdown, path = render(seeded_draft(seed)).encode(), tmp_path / f"{seed}.md"
        path.write_bytes(markdown)
        assert main(["check", str(path), "--render"]) == 0
        assert capfdbinary.readouterr() == (markdown, b"")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"# Hello\n", 1, "header"),
        (b"\xff\xfe", 0, "unreadable"),
        (None, 0, "unreadable"),
        (CLEAN.read_bytes().replace(b"## 2. ", b"## 3. "), 25, "number"),
        (CLEAN.read_bytes().replace(b"\n", b"\r\n"), 1, "character"),
    ],
)
def test_what_is_no_draft_ends_with_two(
    content: bytes | None, line: int, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.md"
    if content is not None:
        path.write_bytes(content)
    assert _checked(path, language=Language.KO, as_json=True) == 2
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert (error["line"], error["reason"]) == (line, reason)
    assert error["sentence"] in said.err
    assert str(path) in said.err
    assert not line or str(line) in said.err
