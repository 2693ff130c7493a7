"""`chogo check --sources` on files: verdicts, places, other findings, and what is wrong with the call."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from domain.grounding.copying import LONGEST_RUN
from domain.language import Language
from tests.domain.clean import DRAFTS

EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"
GRID = DRAFTS / "grid-ko.md"
LISTS = ("figures", "quotes", "names", "copying", "wording")

ONE = (
    '누리클라우드의 서지안 본부장은 "땅도 있고 서버도 있다. 전기만 없다"고 말했다. '
    "한빛에너지연구원은 전력망에 2030년까지 해마다 6조 4000억원이 필요하다고 계산했다. "
    "지난해 전력망에 쓴 돈은 3조8500억원이었다."
)
TWO = "변압기 납기는 평균 31개월로 길어졌다. 3년 전 납기는 14개월이었다. 전기를 기다리는 데이터센터는 147곳이다."


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number, text in enumerate((ONE, TWO), 1):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def checked(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, dict[str, Any]]:
    status = main(["check", *map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def assert_places(path: Path, values: dict[str, Any]) -> None:
    whole = path.read_bytes().decode()
    items = [item for name in LISTS for item in values[name]]
    assert items
    assert [it for it in items if whole[it["offset"] : it["offset"] + len(it["text"])] != it["text"]] == []


def test_a_draft_has_every_figure_with_its_verdict_and_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, values = checked(capsys, GRID, "--sources", folder, "--minutes", "1.5")
    assert status == 1
    assert_places(GRID, values)
    by_text = {item["text"]: item for item in values["figures"] if item["part"] == "takeaways"}
    money = by_text["6조 4,000억 원"]
    assert (money["value"], money["unit"], money["verdict"], money["source"]) == (6_400_000_000_000, "won", "exact", 1)
    assert money["sentence"] in ONE
    assert [item["verdict"] for item in values["figures"] if item["text"] == "9년"] == ["none", "none"]
    assert {item["verdict"] for item in values["quotes"]} == {"exact"}
    assert values["kind"] == "draft"
    assert values["with_sources"] is True


def test_mutations_are_found(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GRID.read_text(encoding="utf-8")
    text = text.replace("31개월을 기다려야", "37개월을 기다려야").replace(
        '"땅도 있고 서버도 있다. 전기만 없다"고 말했습니다', '"요금을 두 배로 올려야 한다"고 말했습니다'
    )
    status, values = checked(capsys, written(tmp_path / "draft.md", text), "--sources", folder, "--minutes", "1.5")
    assert status == 1
    assert [item["verdict"] for item in values["figures"] if item["text"] == "37개월"] == ["none"]
    assert [item["words"] for item in values["findings"] if item["rule"] == "quote"] == ["요금을 두 배로 올려야 한다"]


def test_without_sources_figures_are_listed_and_none_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    status, values = checked(capsys, GRID, "--minutes", "1.5")
    assert (status, values["findings"], values["with_sources"]) == (0, [], False)
    assert {item["verdict"] for item in values["figures"]} == {"none"}
    assert {item["verdict"] for item in values["quotes"]} == {"none"}
    assert (values["names"], values["copying"], values["wording"]) == ([], [], [])


@pytest.mark.parametrize("files", [{}, {"1.txt": ""}, {"1.txt": "\n", "2.txt": " "}])
def test_empty_sources_confirm_nothing(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    for name, text in files.items():
        written(folder / name, text)
    _, without = checked(capsys, GRID)
    status, values = checked(capsys, GRID, "--sources", folder)
    assert status == 1
    assert {item["verdict"] for item in values["figures"]} == {"none"}
    assert [item["text"] for item in values["figures"]] == [item["text"] for item in without["figures"]]


def test_the_example_with_empty_sources_has_no_figure_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not EXAMPLE.exists():
        pytest.skip("the example draft is not beside this checkout")
    status, values = checked(capsys, EXAMPLE, "--sources", tmp_path)
    assert status == 1
    assert {item["verdict"] for item in values["figures"]} == {"none"}
    assert {"2,200억 원", "2나노", "H200", "빅4"} <= {item["text"] for item in values["figures"]}
    assert_places(EXAMPLE, values)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_plain_text_is_checked_with_places_of_the_file(
    ends: str, mark: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (
        "전력망에는 해마다 6조 4,000억 원이 필요합니다.",
        "",
        "변압기 납기는 41개월입니다. **원금**을 보장하는 상품도 나왔습니다.",
        '누리반도체 대표는 "전기가 남는다"고 했습니다.',
    )
    path = written(tmp_path / "text.md", mark + ends.join(lines) + ends)
    status, values = checked(capsys, path, "--sources", folder)
    assert (status, values["kind"], values["language"]) == (1, "text", "ko")
    assert_places(path, values)
    assert [(item["text"], item["verdict"]) for item in values["figures"]] == [
        ("6조 4,000억 원", "exact"),
        ("41개월", "none"),
    ]
    assert {item["rule"] for item in values["findings"]} == {"quote", "source_name", "wording"}
    assert all(item["part"] is None for name in LISTS for item in values[name])


def test_a_text_that_the_sources_bear_out_is_clean(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "fine.txt", "전기를 기다리는 데이터센터가 147곳이나 됩니다.\n")
    assert main(["check", str(path), "--sources", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "147곳" in out
    assert TWO.rpartition(". ")[2] in out


def test_a_copied_text_is_found(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "전력망에 2030년까지 해마다 6조 4000억원이 필요하다고 계산했다. 지난해 전력망에 쓴 돈은 3조8500억원이었다."
    path = written(tmp_path / "copied.txt", f"한빛에너지연구원은 {words}\n")
    status, values = checked(capsys, path, "--sources", folder)
    (copy,) = values["copying"]
    assert (status, copy["source"], copy["too_much"]) == (1, 1, True)
    assert copy["run"] > LONGEST_RUN[Language.KO]
    assert [item["rule"] for item in values["findings"]] == ["copied"]


def test_an_extract_may_stand_word_for_word(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GRID.read_text(encoding="utf-8").replace("3년 전에는 14개월이었습니다.", ONE.partition(". ")[2])
    path = written(tmp_path / "draft.md", text)
    _, values = checked(capsys, path, "--sources", folder, "--minutes", "1.5")
    assert "copied" in {item["rule"] for item in values["findings"]}
    extract = text.replace("**Source:** 직접 씀", "**Source:** 채팅 요청, 뉴스 검색 2건 · 모델 없이 만든 발췌")
    _, values = checked(capsys, written(path, extract), "--sources", folder, "--minutes", "1.5")
    assert "copied" not in {item["rule"] for item in values["findings"]}


def test_the_storys_day_decides_what_a_bare_day_means(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.txt").write_text("공청회는 2026년 11월 20일에 열렸다.", encoding="utf-8")
    path = written(tmp_path / "text.md", "공청회는 지난 20일에 열렸습니다.\n")
    for day, verdict in (("2026-11-24", "exact"), ("2026-09-24", "none")):
        _, values = checked(capsys, path, "--sources", tmp_path, "--date", day)
        assert [item["verdict"] for item in values["figures"]] == [verdict], day


@pytest.mark.parametrize("wrong", ["2026-13-01", "20261121", "today", ""])
def test_a_bad_date_ends_with_two(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", str(GRID), "--date", wrong])
    assert ended.value.code == 2
    assert "--date" in capsys.readouterr().err


def test_a_folder_that_is_not_there_or_has_no_source_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(GRID, other / "draft.md")
    for folder in (tmp_path / "missing", other, GRID):
        status = main(["check", str(GRID), "--sources", str(folder), "--json"])
        said = capsys.readouterr()
        error = json.loads(said.out)["error"]
        assert (status, error["reason"]) == (2, "sources")
        assert str(folder) in error["sentence"]
        assert error["sentence"] in said.err


def test_a_source_that_is_no_text_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "1.txt", b"\xff\xfe\x00")
    assert main(["check", str(GRID), "--sources", str(tmp_path)]) == 2
    assert str(tmp_path / "1.txt") in capsys.readouterr().err
    (tmp_path / "1.txt").unlink()
    (tmp_path / "1.txt").mkdir()
    assert main(["check", str(GRID), "--sources", str(tmp_path)]) == 2
    assert str(tmp_path / "1.txt") in capsys.readouterr().err


def test_sources_go_by_the_number_in_their_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("10.txt", "9.txt", "01.txt", "0.txt", "1.txt.bak", "notes.txt"):
        written(tmp_path / name, TWO if name == "10.txt" else "없는 말이다.")
    path = written(tmp_path / "text.md", "전기를 기다리는 데이터센터가 147곳입니다.")
    _, values = checked(capsys, path, "--sources", tmp_path)
    assert [item["source"] for item in values["figures"]] == [10]


@pytest.mark.parametrize(
    "damage", [("\n## 2. ", "\n## 3. "), ("\n", "\r\n"), ("# 📝", "\ufeff# 📝"), ("\n---\n---", "\n---")]
)
def test_a_damaged_draft_is_refused_and_never_a_plain_text(
    damage: tuple[str, str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "draft.txt", GRID.read_text(encoding="utf-8").replace(*damage))
    status, values = checked(capsys, path, "--sources", folder)
    assert status == 2
    assert values["error"]["line"] > 0


def test_a_plain_text_needs_sources_or_its_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(written(tmp_path / "text.md", "지금 바로 매수하세요.\n"))]) == 2
    capsys.readouterr()
    status, values = checked(capsys, written(tmp_path / "text.txt", "지금 바로 매수하세요.\n"))
    assert (status, [item["phrase"] for item in values["wording"]]) == (1, ["order"])
    assert values["wording"][0]["laws"]


def test_an_empty_text_is_clean(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, values = checked(capsys, written(tmp_path / "text.txt", ""), "--sources", folder)
    assert (status, [values[name] for name in LISTS]) == (0, [[], [], [], [], []])


def test_words_of_others_are_listed_and_no_finding(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = '업체는 "원금을 100% 보장한다"고 광고했다.'
    (folder / "3.txt").write_text(said, encoding="utf-8")
    status, values = checked(capsys, written(tmp_path / "text.txt", said), "--sources", folder)
    assert [item["level"] for item in values["wording"]] == ["quoted"]
    assert (status, values["findings"]) == (0, [])


def test_large_texts_come_to_an_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.txt").write_text(f"{ONE}\n{TWO}\n", encoding="utf-8")
    path = written(tmp_path / "large.txt", "전력망 이야기가 이어집니다. " * 12_000 + TWO)
    status, values = checked(capsys, path, "--sources", tmp_path)
    assert status == 1
    assert_places(path, values)


def test_every_key_is_documented(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ONE.partition(". ")[2]
    text = f'누리반도체 대표는 "전기가 남는다"고 했습니다. 지금 바로 매수하세요. {words}'
    _, values = checked(capsys, written(tmp_path / "text.txt", text), "--sources", folder)
    assert all(values[name] for name in LISTS)
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    keys = set(values) | {key for name in LISTS for item in values[name] for key in item}
    assert {key for key in keys if f"`{key}`" not in page} == set()


@pytest.mark.parametrize(
    "text",
    [
        '"“' * 3_000,
        "원금 " * 3_000,
        "무조건 수익 " * 3_000,
        'said "A ' * 3_000,
        "서지안 본부장 " * 3_000,
        "((((" * 3_000,
    ],
)
def test_odd_texts_come_to_an_end(text: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, values = checked(capsys, written(tmp_path / "odd.txt", text), "--sources", folder)
    assert status in (0, 1)
    assert values["kind"] == "text"


def test_a_figure_that_nobody_means_leaves_the_json_whole(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "long.txt", f"값은 {'9' * 600}원입니다. 납기는 평균 31개월입니다.")
    _, values = checked(capsys, path, "--sources", folder)
    assert {item["value"] for item in values["figures"]} <= {None, 31}
