"""Subtitles, teleprompter and shot list, read back by an SRT parser and the csv module."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pysubs2
import pytest

from domain.clock import spoken_lines
from domain.drafts import Draft
from domain.language import Language
from tests.writing.exports_drafts import drafts, english, korean
from writing.exports import Cited, Format, export
from writing.exports.breaking import COLUMNS, breaths, pairs, width
from writing.exports.shots import guarded
from writing.exports.speech import shared_out

EACH = pytest.mark.parametrize("draft", drafts(), ids=[str(n) for n in range(len(drafts()))])


def text(draft: Draft, wanted: Format) -> str:
    return export(draft, wanted).content.decode()


def spoken(draft: Draft) -> list[str]:
    """What the clock counts, line by line."""
    return [line for scene in draft.script.spoken for line in spoken_lines(scene.body, draft.language)]


def words(draft: Draft) -> list[str]:
    return " ".join(spoken(draft)).split()


def subtitles(draft: Draft) -> list[pysubs2.SSAEvent]:
    return list(pysubs2.SSAFile.from_string(text(draft, Format.SRT), format_="srt"))


@EACH
def test_subtitles_hold_every_word_in_order(draft: Draft) -> None:
    shown = " ".join(event.plaintext.replace("\n", " ") for event in subtitles(draft))
    assert shown.split() == words(draft)


@EACH
def test_subtitles_have_two_lines_of_twenty_syllables(draft: Draft) -> None:
    for event in subtitles(draft):
        lines = event.plaintext.split("\n")
        assert 1 <= len(lines) <= 2
        assert all(width(line) <= COLUMNS[draft.language] for line in lines)
        assert all(line == line.strip() and line for line in lines)


@EACH
def test_subtitles_follow_each_other_and_stand_a_second(draft: Draft) -> None:
    events = subtitles(draft)
    assert all(event.duration >= 1000 for event in events)
    assert all(before.end <= after.start for before, after in pairwise(events))


def test_subtitles_keep_to_their_scenes() -> None:
    draft = korean()
    events = subtitles(draft)
    starts = [event.start for event in events]
    assert starts[0] == 0
    assert events[-1].end == 170_000
    for scene in draft.script.spoken:
        assert scene.start * 1000 in starts
        inside = [event for event in events if scene.start * 1000 <= event.start < scene.end * 1000]
        assert inside[-1].end == scene.end * 1000


def test_a_longer_sentence_stands_longer() -> None:
    draft = korean()
    scene = replace(draft.script.opening, end=40, body="(대사) 네. 전기는 남는데 왜 우리는 못 쓰고 있을까요?")
    short, long = subtitles(replace(draft, script=replace(draft.script, opening=scene)))[:2]
    assert long.duration > 5 * short.duration


def test_a_scene_without_room_pushes_the_next_on() -> None:
    draft = korean()
    crowded = replace(draft.script.opening, end=1, body="(대사) 하나예요. 둘이에요. 셋이에요.")
    events = subtitles(replace(draft, script=replace(draft.script, opening=crowded)))
    assert [(event.start, event.end) for event in events[:3]] == [(0, 1000), (1000, 2000), (2000, 3000)]
    assert events[3].start == 20_000


def test_what_players_take_for_tags_is_still_seen() -> None:
    draft = korean()
    scene = replace(draft.script.opening, body="(대사) 값은 <i>3</i>과 {5} 사이예요.")
    first = subtitles(replace(draft, script=replace(draft.script, opening=scene)))[0]
    assert first.plaintext == "값은 ＜i＞3＜/i＞과 ｛5｝ 사이예요."


@pytest.mark.parametrize(
    ("sentence", "language", "lines"),
    [
        ("짧은 말이에요.", Language.KO, ["짧은 말이에요."]),
        (
            "전기는 밤마다 이렇게 많이 남는데, 우리는 왜 낮에 쓰지 못할까요?",
            Language.KO,
            ["전기는 밤마다 이렇게 많이 남는데,", "우리는 왜 낮에 쓰지 못할까요?"],
        ),
        (
            "The orders rose last year because everyone wanted more storage.",
            Language.EN,
            ["The orders rose last year", "because everyone wanted more storage."],
        ),
    ],
)
def test_lines_break_at_phrase_ends(sentence: str, language: Language, lines: list[str]) -> None:
    assert list(breaths(sentence, language)) == lines


@pytest.mark.parametrize("sentence", ["가" * 95, "짧은 말 " + "https://news.example/" + "a" * 90 + " 끝"])
def test_a_word_too_wide_is_cut_and_kept(sentence: str) -> None:
    lines = [line for pair in pairs(sentence, Language.KO) for line in pair]
    assert "".join(lines).replace(" ", "") == sentence.replace(" ", "")
    assert all(width(line) <= 40 for line in lines)


@pytest.mark.parametrize(
    ("total", "parts", "least", "shares"),
    [
        (10, [1, 1], 0, [5, 5]),
        (10, [1, 9], 3, [3, 7]),
        (9, [1, 1, 50], 3, [3, 3, 3]),
        (100, [1, 1, 1], 10, [33, 33, 34]),
        (0, [2, 3], 0, [0, 0]),
        (5, [], 1, []),
    ],
)
def test_time_is_shared_out_to_the_last_bit(total: int, parts: list[int], least: int, shares: list[int]) -> None:
    assert shared_out(total, parts, least) == shares


# Teleprompter


@EACH
def test_teleprompter_has_the_words_and_the_titles_alone(draft: Draft) -> None:
    lines = [line for line in text(draft, Format.TELEPROMPTER).split("\n") if line]
    titles = [line for line in lines if line.startswith("━━━ ") and line.endswith(" ━━━")]
    assert len(titles) == 2 + len(draft.script.scenes)
    assert [title[4:-4].removeprefix(f"{n}. ") for n, title in enumerate(titles)][1:-1] == [
        scene.title for scene in draft.script.scenes
    ]
    said = " ".join(line for line in lines if line not in titles)
    assert said.split() == words(draft)


def test_teleprompter_keeps_marks_of_sources_out() -> None:
    draft = korean()
    scene = replace(draft.script.opening, body="**[화면: 표]**\n(대사) 1,240억 원[1] 늘었고 47%⚠예요 **정말**.")
    said = text(replace(draft, script=replace(draft.script, opening=scene)), Format.TELEPROMPTER)
    assert said.split("\n")[2] == "1,240억 원 늘었고 47%예요 정말."


# Shot list


def rows(draft: Draft, cited: Cited | None = None) -> list[dict[str, str]]:
    content = export(draft, Format.SHOTS, cited).content
    assert content.startswith(b"\xef\xbb\xbf")
    names = ("scene", "start", "end", "kind", "cue", "words", "sources")
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header, *found = reader
    assert len(header) == len(names)
    return [dict(zip(names, row, strict=True)) for row in found]


def unguarded(cell: str) -> str:
    return cell[1:] if re.match(r"' *[=+\-@]", cell) else cell


@EACH
def test_shot_list_has_every_cue_and_every_word(draft: Draft) -> None:
    found = rows(draft)
    assert " ".join(unguarded(row["words"]) for row in found).split() == words(draft)
    cues = [f"[{row['kind']}: {unguarded(row['cue'])}]" for row in found if row["kind"]]
    written = re.findall(r"\*\*(\[\S+: .*?\])\*\*", "\n".join(scene.body for scene in draft.script.spoken))
    assert cues == written


@EACH
def test_shot_list_times_are_those_of_the_scenes(draft: Draft) -> None:
    by_scene: dict[str, list[dict[str, str]]] = {}
    for row in rows(draft):
        by_scene.setdefault(row["scene"], []).append(row)
    for scene, found in zip(draft.script.spoken, by_scene.values(), strict=True):
        assert f"({found[0]['start']}-{found[-1]['end']})" == scene.clock
        assert all(row["start"] <= row["end"] or len(row["start"]) < len(row["end"]) for row in found)


@EACH
def test_no_cell_is_a_formula(draft: Draft) -> None:
    assert not any(value.lstrip(" ").startswith(("=", "+", "-", "@")) for row in rows(draft) for value in row.values())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", " =1", "\t=1", "\r=1"])
def test_formulas_become_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "화면", "1-2", "a=b"])
def test_other_cells_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_shot_list_names_the_sources_that_are_known() -> None:
    cited = {"안녕하세요! 전기는 남는데 왜 못 쓸까요?": (2,)}
    found = rows(korean(), cited)
    assert found[0]["sources"] == "[2] 밤에 파는 전기"
    assert found[0]["cue"] == "'=SUM(A1) 표정"
    # The blog marks its figure, so a line that says the same figure rests on the same source.
    assert [row["sources"] for row in found if "1,240억 원" in row["words"]] == ["[1] 저장장치 수주 (3월)"]
    assert {row["sources"] for row in found[3:]} == {""}


def test_columns_are_named_in_the_drafts_language() -> None:
    assert text(korean(), Format.SHOTS).startswith("\ufeff장면,시작,끝,")
    assert text(english(), Format.SHOTS).startswith("\ufeffscene,start,end,")


def names() -> Iterator[str]:
    for draft in drafts():
        for wanted in Format:
            yield export(draft, wanted).name


def test_file_names_are_plain() -> None:
    assert all(re.fullmatch(r"[\w가-힣-]{1,40}(?:\.[a-z]+){1,2}", name) for name in names())
    assert export(korean(), Format.SHOTS).name == "전력망-저장장치.shots.csv"


def test_the_same_draft_gives_the_same_bytes() -> None:
    for wanted in Format:
        assert export(korean(), wanted) == export(korean(), wanted)
