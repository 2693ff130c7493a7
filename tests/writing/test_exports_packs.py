"""What is typed into forms: checked against YouTube's stated rules and against the draft's own words."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

import pytest

from domain.drafts import Draft, Scene
from tests.writing.exports_drafts import drafts, english, korean
from writing.exports import Format, export
from writing.exports.chapters import chapters, timestamp
from writing.exports.packs import META, blog, slug, youtube
from writing.exports.prose import bare
from writing.exports.wording import fitted, summary, tags, units

EACH = pytest.mark.parametrize("draft", drafts(), ids=[str(n) for n in range(len(drafts()))])
_TIME = re.compile(r"(?<![0-9:])(?:([0-9]+):)?([0-9]{1,2}):([0-9]{2})(?![0-9:])")


class Pack(NamedTuple):
    blocks: dict[str, str]
    notes: list[str]


def pack(text: str) -> Pack:
    *_, notes = re.split(r"\n(?=※ )", text, maxsplit=1) if "\n※ " in text else (text, "")
    body = text[: len(text) - len(notes)] if notes else text
    pieces = re.split(r"^\[([^\]\n]+)\]\n", body, flags=re.MULTILINE)[1:]
    blocks = {title: words.strip("\n") for title, words in zip(pieces[::2], pieces[1::2], strict=True)}
    return Pack(blocks, [line for line in notes.split("\n") if line])


def numbered(block: str) -> list[str]:
    lines = block.split("\n")
    assert [line.partition(". ")[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    return [line.partition(". ")[2] for line in lines]


def youtube_chapters(description: str) -> list[tuple[int, str]]:
    """As YouTube's help states it (answer 9884579): each time stands at the start of a line; the first is 0:00; there
    are three or more, in ascending order, ten seconds apart. A time anywhere else would be read as a mark, too."""
    found = []
    for line in description.split("\n"):
        times = list(_TIME.finditer(re.sub(r"https?://\S+", "", line)))
        if not times:
            continue
        [time] = times
        assert time.start() == 0
        title = line[time.end() :].strip()
        assert title
        found.append((int(time[1] or 0) * 3600 + int(time[2]) * 60 + int(time[3]), title))
    if found:
        assert found[0][0] == 0
        assert len(found) >= 3
        assert all(after - before >= 10 for (before, _), (after, _) in pairwise(found))
    return found


def own_words(draft: Draft) -> str:
    sections = [f"{section.title}\n{section.body}" for section in draft.blog.sections]
    scenes = [scene.title for scene in draft.script.scenes]
    every = [draft.topic, draft.blog.title, draft.script.title, *draft.blog.takeaways, *sections, *scenes]
    return _joined("\n".join(map(bare, every)))


def _joined(text: str) -> str:
    return re.sub(r"[^\w%$]", "", text).casefold()


def assert_own(title: str, draft: Draft) -> None:
    """Nothing but pieces of the draft: a title is one of them, or two around a colon."""
    words = own_words(draft)
    pieces = [title, *(piece for at in re.finditer(": ", title) for piece in [title[: at.start()], title[at.end() :]])]
    whole = _joined(title.rstrip("…"))
    halves = [(_joined(a.rstrip("…")), _joined(b.rstrip("…"))) for a, b in zip(pieces[1::2], pieces[2::2], strict=True)]
    assert whole in words or any(a in words and b in words for a, b in halves), title


@EACH
def test_titles_fit_and_say_what_the_draft_says(draft: Draft) -> None:
    blocks = list(pack(youtube(draft)).blocks.values())
    titles = numbered(blocks[0])
    assert len(titles) == 4
    assert len({_joined(title) for title in titles}) == 4
    for title in titles:
        assert 0 < units(title) <= 100
        assert not re.search("[<>*⚠]", title)
        assert_own(title, draft)


@EACH
def test_description_is_what_youtube_takes(draft: Draft) -> None:
    description = list(pack(youtube(draft)).blocks.values())[1]
    assert 0 < len(description.encode()) <= 5000
    assert not re.search("[<>]|\\*\\*", description)
    found = youtube_chapters(description)
    assert len(found) == len(chapters(draft))
    for line in draft.blog.sources:
        url = re.search(r"\((https?://\S+)\)(?= |$)", line)
        assert url is None or url[1] in description


@EACH
def test_the_pack_says_where_there_are_no_chapters(draft: Draft) -> None:
    description, notes = list(pack(youtube(draft)).blocks.values())[1], pack(youtube(draft)).notes
    told = any("세 개가 안 돼요" in note or "fewer than three" in note for note in notes)
    assert told == (not youtube_chapters(description))


@EACH
def test_tags_are_the_drafts_words_and_within_the_limit(draft: Draft) -> None:
    written = list(pack(youtube(draft)).blocks.values())[2]
    found = written.split(", ")
    assert found
    assert all(1 <= len(tag) <= 30 and not re.search('[<>,"]', tag) for tag in found)
    # A comma between two, and quotation marks around one with a space.
    assert sum(len(tag) + 2 * (" " in tag) for tag in found) + len(found) - 1 <= 500
    for tag in found:
        assert _joined(tag) in own_words(draft), tag


def test_many_tags_stop_at_the_limit() -> None:
    letters = "가나다라마바사자차카"
    phrases = " ".join(f"**긴 낱말 {letters[n % 10] * 14}{letters[n // 10]}**이에요." for n in range(40))
    draft = korean()
    first = replace(draft.blog.sections[0], body=phrases)
    long = replace(draft, blog=replace(draft.blog, sections=(first, *draft.blog.sections[1:])))
    found = tags(long, most=100, length=500)
    assert 450 < sum(len(tag) + 2 * (" " in tag) for tag in found) + len(found) - 1 <= 500


# Chapters


def timed(*starts: int, end: int) -> Draft:
    """A script whose opening, scenes and closing start there."""
    draft = korean()
    ranges = list(pairwise([*starts, end]))
    scenes = tuple(Scene(title=f"장면 {n}", start=a, end=b, body="말") for n, (a, b) in enumerate(ranges[1:-1], 1))
    opening, closing = (replace(draft.script.opening, start=a, end=b) for a, b in (ranges[0], ranges[-1]))
    return replace(draft, script=replace(draft.script, opening=opening, scenes=scenes, closing=closing))


@pytest.mark.parametrize(
    ("starts", "end", "kept"),
    [
        ((0, 30, 90), 120, [0, 30, 90]),
        ((0, 9, 40, 80), 100, [0, 40, 80]),
        ((0, 30, 60, 90), 99, [0, 30, 60]),
        ((5, 30, 60), 90, [0, 30, 60]),
        ((0, 50, 40, 80), 100, [0, 50, 80]),
        ((0, 30, 35), 60, []),
        ((0, 5, 8), 12, []),
        ((0, 1800, 3660), 4000, [0, 1800, 3660]),
    ],
)
def test_only_chapters_that_youtube_takes(starts: tuple[int, ...], end: int, kept: list[int]) -> None:
    draft = timed(*starts, end=end)
    assert [chapter.start for chapter in chapters(draft)] == kept
    assert [start for start, _ in youtube_chapters(list(pack(youtube(draft)).blocks.values())[1])] == kept


def test_an_hour_has_hours() -> None:
    assert [timestamp(seconds) for seconds in (0, 599, 3600, 3661)] == ["0:00", "9:59", "1:00:00", "1:01:01"]


def test_a_clock_time_in_the_words_is_no_chapter() -> None:
    description = list(pack(youtube(korean())).blocks.values())[1]
    assert "회의는 9∶30에" in description
    assert "송전선은 9∶30부터" in description
    assert "가람경제, 2026-03-01\n" in description
    assert "07:30" not in description


def test_a_figure_that_is_not_confirmed_keeps_its_sign() -> None:
    blocks = list(pack(youtube(korean())).blocks.values())
    assert "점유율 47%⚠" in blocks[1]
    assert "47%" not in blocks[0] + blocks[2] + blog(korean())


def test_a_title_with_a_figure_that_is_not_confirmed_keeps_its_sign_and_is_proposed_nowhere() -> None:
    draft = korean()
    sections = (replace(draft.blog.sections[0], title="93%⚠ 오른 까닭 📈"), *draft.blog.sections[1:])
    doubtful = replace(draft, blog=replace(draft.blog, title="전기값 93%⚠ 오른 이유", sections=sections))
    found = pack(blog(doubtful)).blocks
    assert next(iter(found.values())) == "전기값 93%⚠ 오른 이유"
    assert "93" not in "".join(list(found.values())[1:])
    assert "93" not in next(iter(pack(youtube(doubtful)).blocks.values()))
    bare_of_it = replace(doubtful, blog=replace(doubtful.blog, takeaways=("47%⚠ 올랐다.",) * 3))
    assert "93" not in summary(bare_of_it, META)


def test_too_many_sources_are_left_out_and_counted() -> None:
    draft = korean()
    lines = tuple(f"{n}. [{'긴 제목 ' * 20}](https://news.example/{n}) — 가람경제" for n in range(1, 31))
    found = pack(youtube(replace(draft, blog=replace(draft.blog, sources=lines))))
    description = list(found.blocks.values())[1]
    kept = description.count("https://news.example/")
    assert 0 < kept < 30
    assert f"출처 {30 - kept}건을 뺐어요" in found.notes[-1]
    assert 4000 < len(description.encode()) <= 5000


def test_takeaways_that_are_far_too_long_leave_room_for_the_chapters() -> None:
    draft = korean()
    for takeaways in (("아주 긴 말 " * 900,), ("가" * 9000,), ("한 줄 " * 200,) * 20):
        lines = tuple(line.strip() for line in takeaways)
        description = list(pack(youtube(replace(draft, blog=replace(draft.blog, takeaways=lines)))).blocks.values())[1]
        assert len(description.encode()) <= 5000
        assert len(youtube_chapters(description)) == 4


# The blog pack


@EACH
def test_blog_pack_holds_what_a_form_asks(draft: Draft) -> None:
    title, others, meta, slugged, words = pack(blog(draft)).blocks.values()
    assert title == bare(draft.blog.title)
    alternatives = numbered(others)
    assert len(alternatives) == 3
    assert len({_joined(each) for each in (title, *alternatives)}) == 4
    for each in alternatives:
        assert_own(each, draft)
    assert 0 < units(meta) <= META
    assert re.fullmatch(r"[a-z0-9가-힣]+(?:-[a-z0-9가-힣]+)*", slugged)
    assert all(_joined(tag) in own_words(draft) for tag in words.split(", "))


@EACH
def test_meta_description_is_whole_takeaways(draft: Draft) -> None:
    meta = summary(draft, META)
    lines = [bare(line) for line in draft.blog.takeaways if "⚠" not in line]
    assert re.sub(r"\W", "", meta) in [re.sub(r"\W", "", "".join(lines[:count])) for count in range(1, len(lines) + 1)]
    assert all(line in meta for line in lines[:1])


@pytest.mark.parametrize(
    ("takeaways", "meta"),
    [
        (("**전력** 수요 증가", "송전망 투자 확대"), "전력 수요 증가. 송전망 투자 확대"),
        (("**전력** 수요가 늘었어요.", "송전망 투자 확대"), "전력 수요가 늘었어요. 송전망 투자 확대"),
        (("**정말** 늘까요?", "“네.”", "끝"), "정말 늘까요? “네.” 끝"),
        (("**하나**:", "둘 🔋", "셋! 🔋", "넷"), "하나. 둘 🔋. 셋! 🔋 넷"),
    ],
)
def test_bare_phrases_are_joined_as_sentences(takeaways: tuple[str, ...], meta: str) -> None:
    draft = korean()
    assert summary(replace(draft, blog=replace(draft.blog, takeaways=takeaways)), META) == meta


def test_the_stops_between_bare_phrases_count_towards_the_limit() -> None:
    draft = korean()
    phrased = replace(draft, blog=replace(draft.blog, takeaways=("가" * 10, "나" * 10)))
    assert units(summary(phrased, 22)) == 22
    assert summary(phrased, 21) == "가" * 10


def test_a_long_takeaway_is_cut_after_a_word() -> None:
    draft = korean()
    long = " ".join(["저장장치는", "밤에", "모으고", "낮에", "팔아요"] * 12)
    meta = summary(replace(draft, blog=replace(draft.blog, takeaways=(long,))), META)
    assert 100 < units(meta) <= META
    assert meta.endswith("…")
    assert long.startswith(meta[:-1])
    assert long[len(meta) - 1] == " "


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [("짧아요", 5, "짧아요"), ("하나 둘 셋 넷", 6, "하나 둘…"), ("가나다라마바", 4, "가나다…"), ("🔋🔋🔋", 5, "🔋🔋…")],
)
def test_cutting(text: str, limit: int, cut: str) -> None:
    assert fitted(text, limit) == cut
    assert units(cut) <= limit


def test_slugs() -> None:
    assert slug(korean()) == "전력망-투자-왜-지금-저장장치-부터-봐야-할까-핵심"
    assert slug(english()) == "grid-storage-in-2026-what-to-watch"
    symbols = replace(korean(), topic="★", blog=replace(korean().blog, title="🔋!?"))
    assert slug(symbols) == "draft-20260302"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("열두 글자 낱말 " * 6, "열두-글자-낱말-열두-글자-낱말-열두-글자-낱말-열두"),
        ("가" * 60, "가" * 22),
        ("Grid " + "가" * 60, "grid"),
    ],
)
def test_a_slug_is_short_when_it_is_encoded_too(title: str, expected: str) -> None:
    draft = replace(korean(), blog=replace(korean().blog, title=title.strip()))
    assert slug(draft) == expected
    assert len(quote(slug(draft))) <= 200


def test_labels_are_in_the_drafts_language() -> None:
    assert list(pack(youtube(korean())).blocks) == ["제목 후보", "설명", "태그"]
    assert list(pack(youtube(english())).blocks) == ["Titles", "Description", "Tags"]
    assert list(pack(blog(korean())).blocks) == ["제목", "다른 제목", "메타 설명", "슬러그", "태그"]
    assert export(english(), Format.BLOG).content.decode() == blog(english())
