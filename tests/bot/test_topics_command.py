"""`chogo topics`: items in, stories and topics out, in a form that stays."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.news_report.story_set import written

LEDE = "가람전자가 메모리 반도체 값이 올라 3분기 영업이익이 크게 늘었다고 22일 공시했다. 매출은 84조원이다."
ROW = {
    "url": "https://news.garam.com/1",
    "title": "가람전자 영업이익 11조2천억원",
    "lede": LEDE,
    "outlet": "가람",
    "published": "2026-11-22T09:00:00+09:00",
}
COPY = {**ROW, "url": "https://www.daram.com/1", "outlet": "다람", "published": "2026-11-22T00:30:00Z"}


def lines(path: Path, *rows: object) -> str:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows))
    return str(path)


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_json_has_the_documented_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["topics", "--items", lines(tmp_path / "a.jsonl", ROW, "", COPY), "--json"]) == 0
    [topic] = told(capsys)["topics"]
    [story] = topic.pop("stories")
    assert topic == {
        "title": ROW["title"],
        "outlets": 2,
        "first": "2026-11-22T09:00:00+09:00",
        "newest": "2026-11-22T00:30:00+00:00",
        "figures": ["11조2천억원", "84조원"],
    }
    assert story["title"] == ROW["title"]
    assert [item["url"] for item in story["items"]] == [ROW["url"], COPY["url"]]
    assert set(story["items"][0]) == {"url", "title", "outlet", "published"}


def test_words_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["topics", "--items", lines(tmp_path / "a.jsonl", ROW)]) == 0
    out = capsys.readouterr().out
    assert "가람전자 영업이익 11조2천억원" in out
    assert "2026-11-22 09:00 가람 https://news.garam.com/1" in out


def test_only_address_and_headline_are_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = {"url": "https://a.com/1", "title": "풍랑 예보", "lede": None, "more": 7}
    assert main(["topics", "--items", lines(tmp_path / "a.jsonl", bare), "--json"]) == 0
    [topic] = told(capsys)["topics"]
    assert (topic["first"], topic["figures"], topic["stories"][0]["items"][0]["published"]) == (None, [], None)


def test_no_items_are_no_topics(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["topics", "--items", lines(tmp_path / "a.jsonl"), "--json"]) == 0
    assert told(capsys) == {"topics": []}


def test_days_before_are_taken_into_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def row(each: Any) -> dict[str, object]:
        item = each.item
        return {"url": item.url, "title": item.title, "lede": item.lede, "outlet": item.outlet}

    today = lines(tmp_path / "today.jsonl", *(row(each) for each in written() if each.day == 4))
    before = lines(tmp_path / "before.jsonl", *(row(each) for each in written() if each.day < 4))
    assert main(["topics", "--items", today, "--history", before, "--json"]) == 0
    topics = told(capsys)["topics"]
    assert sum(len(story["items"]) for topic in topics for story in topic["stories"]) == sum(
        each.day == 4 for each in written()
    )


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ("{", ""),
        ("[1]", ""),
        ({"title": "제목"}, "url"),
        ({"url": "https://a.com/1", "title": " "}, "title"),
        ({**ROW, "lede": 7}, "lede"),
        ({**ROW, "published": "어제쯤"}, "published"),
        ({**ROW, "published": 20261122}, "published"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: object, field: str) -> None:
    path = lines(tmp_path / "a.jsonl", ROW, "", bad)
    assert main(["topics", "--items", path]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert path in said.err
    assert "3" in said.err
    assert field in said.err
    assert main(["topics", "--items", lines(tmp_path / "b.jsonl", ROW), "--history", path]) == 2


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["topics", "--items", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
    (tmp_path / "old.jsonl").write_bytes('{"url": "가"}'.encode("cp949"))
    assert main(["topics", "--items", str(tmp_path / "old.jsonl")]) == 2
    assert "old.jsonl" in capsys.readouterr().err
