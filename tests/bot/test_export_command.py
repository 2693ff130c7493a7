"""`chogo export` as people type it: in this process, with files and streams of its own."""

import io
from pathlib import Path

import pytest
from docx import Document

from bot.__main__ import main
from bot.console_texts import ConsoleTexts
from bot.export import export_file
from domain.language import Language
from domain.layout import render
from domain.markup import LayoutReason
from tests.writing.exports_drafts import english, korean
from writing.exports import Format, export

TEXTS = [each for each in Format if each.is_text]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "초안-7.md"
    path.write_text(render(korean()), encoding="utf-8")
    return path


@pytest.mark.parametrize("wanted", TEXTS)
def test_text_is_printed(draft: Path, wanted: Format, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(draft), wanted]) == 0
    out, err = capfdbinary.readouterr()
    assert out == export(korean(), wanted).content
    assert err == b""


@pytest.mark.parametrize("wanted", Format)
def test_a_file_is_written_where_it_is_named(
    draft: Path, wanted: Format, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    named = tmp_path / "그곳"
    named.write_text("old", encoding="utf-8")
    assert main(["export", str(draft), wanted, "--out", str(named)]) == 0
    assert named.read_bytes() == export(korean(), wanted).content
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert str(named) in err.decode()


def test_docx_is_written_beside_the_draft_and_replaces_nothing(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(draft), "docx"]) == 0
    beside = draft.with_name("초안-7.docx")
    assert Document(io.BytesIO(beside.read_bytes())).paragraphs[0].text == korean().blog.title
    assert str(beside) in capsys.readouterr().err

    beside.write_bytes(b"edited by hand")
    assert main(["export", str(draft), "docx"]) == 1
    assert beside.read_bytes() == b"edited by hand"
    assert "--out" in capsys.readouterr().err


def test_what_windows_adds_is_no_obstacle(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"\xef\xbb\xbf" + render(english()).replace("\n", "\r\n").encode())
    assert main(["export", str(path), "md"]) == 0
    assert capfdbinary.readouterr().out == render(english()).encode()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("# 📝 Blog Post & Script", "# My notes", LayoutReason.HEADER),
        ("2026-03-02 09:00:00", "yesterday", LayoutReason.DATE),
        ("## 2. 송전선이", "## 3. 송전선이", LayoutReason.NUMBER),
        ("1. [저장장치 수주", "저장장치 수주", LayoutReason.SOURCES),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_what_is_no_draft_is_refused_with_line_and_reason(
    draft: Path,
    old: str,
    new: str,
    reason: LayoutReason,
    language: Language,
    capsys: pytest.CaptureFixture[str],
) -> None:
    markdown = render(korean())
    assert markdown.count(old) == 1
    draft.write_text(markdown.replace(old, new), encoding="utf-8")
    texts = ConsoleTexts(language)
    line = markdown[: markdown.index(old)].count("\n") + 1
    assert export_file(texts, draft, Format.HTML, None) == 2
    out, err = capsys.readouterr()
    assert out == ""
    said, excerpt = err.rstrip("\n").split("\n")
    assert said == texts.not_a_draft(str(draft), line, texts.why_no_draft(reason))
    assert excerpt.strip() in markdown.replace(old, new).split("\n")[line - 1]


def test_every_reason_has_its_sentence() -> None:
    for language in Language:
        assert len({ConsoleTexts(language).why_no_draft(reason) for reason in LayoutReason}) == len(LayoutReason)


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, korean_windows = tmp_path / "none.md", tmp_path / "cp949.md"
    korean_windows.write_bytes(render(korean()).encode("cp949", errors="ignore"))
    assert main(["export", str(missing), "srt"]) == 2
    assert str(missing) in capsys.readouterr().err
    assert main(["export", str(korean_windows), "srt"]) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_what_cannot_be_written_is_said(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(draft), "srt", "--out", str(draft.parent / "none" / "file")]) == 1
    assert "none" in capsys.readouterr().err


def test_an_unknown_form_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(draft), "pdf"])
    assert ended.value.code == 2
    assert "teleprompter" in capsys.readouterr().err
