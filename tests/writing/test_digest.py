import re
from itertools import product

import pytest

from domain.errors import NothingToStandOn
from domain.language import Language
from domain.sources import Source
from tests.writing.digest_articles import PLANT, SOURCES, TOPIC, brief, drafted, source, written
from writing.digest import DigestWriter
from writing.outline import plain
from writing.pieces import Beat, BlogPiece, ScriptPiece
from writing.quoting import bare, figures, marks, polite
from writing.sentences import normal, quotable

pytestmark = pytest.mark.asyncio

CASES = [SOURCES[:count] for count in range(1, 6)] + [(SOURCES[4],), (SOURCES[3],), (source(1, "안녕"),)]

EACH = list(product(CASES, Language))


def numbered(sources: tuple[Source, ...]) -> dict[int, Source]:
    return {s.number: s for s in sources}


def bullets(blog: BlogPiece) -> list[str]:
    lines = [line for section in blog.sections for line in section.body.split("\n")]
    return [*blog.takeaways, *(line.removeprefix("*   ") for line in lines if line.startswith("*   "))]


def scene_beats(script: ScriptPiece) -> list[Beat]:
    return [beat for scene in script.scenes for beat in scene.beats]


@pytest.mark.parametrize(("sources", "language"), EACH)
async def test_every_quoted_sentence_is_whole_marked_and_used_once(
    sources: tuple[Source, ...], language: Language
) -> None:
    _, blog, _ = await written(brief(sources, language=language))
    seen = [bare(line) for line in bullets(blog)]
    assert len(seen) == len(set(seen)) > 0
    for line in bullets(blog):
        (number,) = marks(line)
        assert bare(line) in quotable(numbered(sources)[number].text)


@pytest.mark.parametrize(("sources", "language"), EACH)
async def test_every_spoken_sentence_names_its_outlet_and_carries_no_mark(
    sources: tuple[Source, ...], language: Language
) -> None:
    _, _, script = await written(brief(sources, language=language))
    beats = scene_beats(script)
    assert len({beat.line for beat in beats}) == len(beats) > 0
    for beat in beats:
        spoken_of = numbered(sources)[beat.sources[0]]
        assert spoken_of.outlet in beat.line
        assert not re.search(r"\[\d", beat.line)
        assert any(s in beat.line or (polite(s) or s) in beat.line for s in quotable(spoken_of.text))
        assert beat.cues


@pytest.mark.parametrize(("sources", "language"), EACH)
async def test_the_draft_fits_the_layout(sources: tuple[Source, ...], language: Language) -> None:
    draft = await drafted(sources, language=language)
    assert draft.language is language
    assert draft.script.closing.body.endswith("]**")


@pytest.mark.parametrize("language", Language)
async def test_each_takeaway_keeps_one_bold_phrase(language: Language) -> None:
    draft = await drafted(SOURCES, language=language)
    assert all(line.count("**") == 2 for line in draft.blog.takeaways)


@pytest.mark.parametrize("count", range(1, 5))
async def test_enough_sentences_fill_the_layout(count: int) -> None:
    plan, blog, script = await written(brief(SOURCES[:count]))
    assert 3 <= len(blog.takeaways) <= 5
    assert 3 <= len(blog.sections) <= 6
    assert all("*   " in section.body for section in blog.sections)
    assert [scene.title for scene in script.scenes] == plan.scenes
    assert plan.sections == [section.title for section in blog.sections]
    for section in blog.sections:
        cited = [min(marks(line)) for line in section.body.split("\n") if line.startswith("*   ")]
        assert max(map(cited.count, cited)) <= 2


async def test_a_figure_carries_its_source_right_after_it() -> None:
    _, blog, _ = await written(brief(SOURCES[:1]))
    first = blog.takeaways[0]
    assert "**2조 3,000억 원[1]을** 투자한다고" in first
    without_figure = next(line for line in bullets(blog) if not figures(bare(line)))
    assert without_figure.endswith("[1].")


async def test_two_outlets_with_the_same_sentence_are_quoted_once() -> None:
    _, blog, script = await written(brief(SOURCES[:2]))
    said = "\n".join([*map(bare, bullets(blog))])
    assert said.count("2조 3,000억 원을 투자한다고 22일 밝혔다") == 1
    assert sum("2조 3,000억 원을 투자한다고" in beat.line for beat in scene_beats(script)) == 1


async def test_a_single_sentence_is_not_stretched() -> None:
    _, blog, script = await written(brief((source(1, "가람반도체가 청주에 공장을 짓는다고 밝혔다."),)))
    assert len(blog.takeaways) == len(blog.sections) == len(script.scenes) == 1
    assert "출처에 더 옮길 만한 문장이 없어요." in blog.sections[0].body


@pytest.mark.parametrize("text", ["", "🙂🙂🙂🙂", "가" * 100_000])
async def test_a_source_that_says_nothing_is_nothing_to_stand_on(text: str) -> None:
    with pytest.raises(NothingToStandOn):
        await written(brief((source(1, text, title="🙂"),)))


async def test_an_empty_source_beside_a_good_one_is_passed_over() -> None:
    _, blog, _ = await written(brief((source(1, "🙂"), source(2, PLANT))))
    assert {n for line in bullets(blog) for n in marks(line)} == {2}


async def test_a_huge_source_is_quoted_sparingly() -> None:
    stems = ["가람", "나래", "다솜", "라온", "마루", "바다", "사랑", "아라", "자람", "차오"]
    names = ["".join(three) for three in product(stems, stems, stems)]
    lines = (
        f"{a} {b} {c}에서 {n}억 원을 들였다."
        for n, (a, b, c) in enumerate(zip(names, names[7:], names[333:], strict=False))
    )
    text = "\n".join(lines) * 5
    _, blog, _ = await written(brief((source(1, text),)))
    assert 6 <= len(bullets(blog)) <= 13


async def test_the_same_brief_gives_the_same_text() -> None:
    assert await written(brief(SOURCES)) == await written(brief(SOURCES))


@pytest.mark.parametrize(
    ("topic", "phrase"),
    [
        ("가람반도체 청주 공장에 대해 블로그 글 써 줘", "가람반도체 청주 공장"),
        ("가람반도체 소식 정리해줘!", "가람반도체 소식"),
        ("write me a post about Garam's new plant", "Garam's new plant"),
        ("", "가람반도체 청주에 2조 3,000억 원"),
        ("🙂", "가람반도체 청주에 2조 3,000억 원"),
    ],
)
async def test_the_search_phrase_is_the_topic_without_the_asking(topic: str, phrase: str) -> None:
    plan, blog, script = await written(brief(SOURCES[:1], topic))
    assert plan.search_phrase == phrase
    assert phrase.split(maxsplit=1)[0] in blog.title
    assert blog.title != script.title


@pytest.mark.parametrize("topic", ["# **제목** [1]", "---", "가" * 20_000, "(0:00-0:30)", "a\nb", "\u202e뒤집힌 말"])
async def test_any_topic_and_headline_fit_the_layout(topic: str) -> None:
    draft = await drafted((source(1, PLANT, outlet=topic, title=topic),), topic)
    assert draft.blog.title
    assert all(scene.title for scene in draft.script.scenes)


async def test_a_pasted_text_is_called_so() -> None:
    _, _, script = await written(brief((source(1, PLANT, outlet=""),)))
    assert scene_beats(script)[0].line.startswith("붙여 주신 글에 따르면, ")


async def test_headlines_lose_the_outlets_name() -> None:
    _, blog, _ = await written(brief(SOURCES[:3]))
    assert blog.sections[2].title == "한빛증권, 가람반도체 목표가 상향"


async def test_a_sentence_in_another_language_is_quoted_and_said_to_be_so() -> None:
    _, _, script = await written(brief((SOURCES[3],)))
    assert all("원문으로 이렇게 나와 있어요" in beat.line for beat in scene_beats(script))
    _, _, english = await written(brief((SOURCES[0],), language=Language.EN))
    assert all("in the original" in beat.line for beat in scene_beats(english))


async def test_progress_is_told_the_words() -> None:
    told: list[str] = []

    async def progress(text: str) -> None:
        told.append(text)

    asked = brief(SOURCES[:2])
    plan = await DigestWriter().plan(asked)
    blog = await DigestWriter().blog(asked, plan, progress)
    assert blog.title in told[-1]
    assert blog.takeaways[0] in told[-1]
    assert TOPIC in told[-1]


@pytest.mark.parametrize(
    ("written_style", "spoken"),
    [
        ("공장을 짓는다고 밝혔다.", "공장을 짓는다고 밝혔습니다."),
        ("공장을 짓는다.", "공장을 짓습니다."),
        ("생산을 늘린다.", "생산을 늘립니다."),
        ("값이 가장 높다.", "값이 가장 높습니다."),
        ("그럴 이유가 없다.", "그럴 이유가 없습니다."),
        ("새로운 일은 아니다.", "새로운 일은 아닙니다."),
        ("채용할 예정이다.", "채용할 예정입니다."),
        ("매출이 늘었습니다.", "매출이 늘었습니다."),
        ("역대 최대다.", None),
        ("길이 아주 길다.", None),
        ("목표는 1위.", None),
        ("Sales rose.", None),
    ],
)
async def test_only_a_sure_ending_becomes_spoken(written_style: str, spoken: str | None) -> None:
    assert polite(written_style) == spoken


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("매출은 8조 1,200억 원으로 12.5% 늘었다.", ["8조 1,200억 원", "12.5%"]),
        ("2026년 1월 22일 3분기 실적을 냈다.", []),
        ("금리는 3.62~5.08%로 5년 만기 채권은 2900만 원대다.", ["3.62~5.08%", "2900만 원대"]),
        ("6개월 동안 3번째로 회의를 열었다.", ["6개월"]),
        ("H200 칩과 2나노 공정을 쓴다.", ["2나노"]),
        ("직원 1,200여 명과 협력사 35곳이 온다.", ["1,200여 명", "35곳"]),
        ("It will invest $1.6 billion and hire 300 people in 2026.", ["$1.6 billion", "300 people"]),
        ("2026. 1. 22. 공청회를 연다.", []),
        ("3년 만에 5배로 커졌다.", ["3년 만", "5배"]),
    ],
)
async def test_figures_are_told_from_dates_and_names(sentence: str, stated: list[str]) -> None:
    assert [sentence[start:end] for start, end in figures(sentence)] == stated


async def test_sentences_keep_their_attribution() -> None:
    _, blog, _ = await written(brief(SOURCES[:3]))
    for line in map(bare, bullets(blog)):
        assert line[-1] in ".?!", line
        assert any(line in normal(s.text) for s in SOURCES[:3])


async def test_a_figure_keeps_its_years_and_its_unit() -> None:
    text = "송전망은 3년 4개월이 걸려 2029년에 120㎿를 나른다."
    assert [text[start:end] for start, end in figures(text)] == ["3년 4개월", "120㎿"]
    assert plain("120㎿ 🚀", 40) == "120㎿"
