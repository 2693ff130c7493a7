import pytest

from domain.drafts import Draft
from domain.errors import NeedsModel, NothingToStandOn
from domain.language import Language
from domain.parts import Part, PartKind
from tests.writing.digest_articles import NOW, SOURCES, drafted, revised, source
from writing.brief import RevisionBrief
from writing.digest import DigestWriter
from writing.quoting import bare, figures, marks
from writing.sentences import normal

THREE = SOURCES[:3]
TAKEAWAYS, OPENING, CLOSING = Part(PartKind.TAKEAWAYS), Part(PartKind.OPENING), Part(PartKind.CLOSING)
FIRST, SECOND = Part(PartKind.SECTION, 1), Part(PartKind.SECTION, 2)
SCENE = Part(PartKind.SCENE, 1)


def quoted(text: str) -> list[str]:
    return [line.removeprefix("*   ") for line in text.split("\n") if line.startswith("*   ")]


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith(("(대사)", "(Line)"))]


def verbatim(text: str) -> bool:
    pages = {s.number: normal(s.text) for s in SOURCES}
    return all(bare(line) in pages[n] for line in quoted(text) for n in marks(line))


@pytest.mark.asyncio
async def test_shorter_drops_whole_sentences() -> None:
    draft = await drafted(THREE)
    before, after = draft.text_of(FIRST), await revised(draft, FIRST, "더 짧게", THREE)
    assert 1 <= len(quoted(after)) < len(quoted(before))
    assert set(after.split("\n")) < set(before.split("\n"))
    assert after.split("\n")[0] == before.split("\n")[0]


@pytest.mark.asyncio
async def test_one_sentence_cannot_get_shorter_by_code() -> None:
    draft = await drafted(THREE)
    with pytest.raises(NeedsModel):
        await revised(draft, SECOND, "짧게 줄여 줘", THREE)


@pytest.mark.asyncio
async def test_takeaways_stay_three() -> None:
    draft = await drafted(THREE)
    assert len(quoted(await revised(draft, TAKEAWAYS, "shorter please", THREE))) == 3


@pytest.mark.asyncio
@pytest.mark.parametrize("part", [FIRST, SECOND, TAKEAWAYS])
async def test_more_figures_brings_in_unused_sentences_with_figures(part: Part) -> None:
    draft = await drafted(THREE)
    before = draft.text_of(part)
    after = await revised(draft, part, "숫자를 더 넣어 줘", THREE)
    new = [line for line in quoted(after) if line not in quoted(before)]
    assert new
    assert all(figures(bare(line)) for line in new)
    assert verbatim(after)
    blog = bare("\n".join(draft.text_of(p) for p in draft.parts if not p.is_script))
    assert not any(bare(line) in blog for line in new)


@pytest.mark.asyncio
async def test_longer_until_the_sources_are_spent() -> None:
    sources = THREE[:1]
    draft = await drafted(sources)
    for _ in range(6):
        try:
            text = await revised(draft, FIRST, "더 길게 써 줘", sources)
        except NothingToStandOn:
            break
        assert len(quoted(text)) > len(quoted(draft.text_of(FIRST)))
        assert verbatim(text)
        draft = draft.with_text(FIRST, text)
    else:
        pytest.fail("the sources never ran out")
    whole = [bare(line) for p in draft.parts if not p.is_script for line in quoted(draft.text_of(p))]
    assert len(whole) == len(set(whole))


@pytest.mark.asyncio
@pytest.mark.parametrize("request_", ["다른 문장으로 바꿔 줘", "다르게", "use other sentences"])
async def test_other_sentences_replace_all(request_: str) -> None:
    draft = await drafted(THREE)
    before, after = draft.text_of(FIRST), await revised(draft, FIRST, request_, THREE)
    assert len(quoted(after)) == len(quoted(before))
    assert not set(quoted(after)) & set(quoted(before))
    assert verbatim(after)


@pytest.mark.asyncio
@pytest.mark.parametrize("request_", ["2번 출처 빼고", "출처 2 없이", "without source 2", "연습충청일보 기사는 빼 줘"])
async def test_a_source_is_left_out(request_: str) -> None:
    draft = await drafted(THREE)
    assert "[2]" in draft.text_of(SECOND)
    for part in (SECOND, TAKEAWAYS):
        after = await revised(draft, part, request_, THREE)
        assert "[2]" not in after
        assert quoted(after)
        assert verbatim(after)
        assert "연습충청일보에 실린" not in after


@pytest.mark.asyncio
async def test_leaving_out_a_source_that_is_not_in_changes_nothing() -> None:
    draft = await drafted(THREE)
    assert await revised(draft, FIRST, "3번 출처 빼고", THREE) == draft.text_of(FIRST)


@pytest.mark.asyncio
async def test_leaving_out_the_only_source_is_nothing_to_stand_on() -> None:
    draft = await drafted(THREE[:1])
    with pytest.raises(NothingToStandOn):
        await revised(draft, FIRST, "1번 출처 빼고 써 줘", THREE[:1])


@pytest.mark.asyncio
async def test_wishes_combine() -> None:
    draft = await drafted(THREE)
    after = await revised(draft, TAKEAWAYS, "1번 출처는 빼고 숫자를 더 넣되 짧게", THREE)
    assert "[1]" not in after
    assert len(quoted(after)) == 3
    assert len(set(quoted(after))) == 3
    assert verbatim(after)


@pytest.mark.asyncio
async def test_leaving_out_a_source_and_other_sentences_repeat_nothing() -> None:
    draft = await drafted(THREE)
    after = [bare(line) for line in quoted(await revised(draft, TAKEAWAYS, "2번 출처 빼고 다른 문장으로", THREE))]
    assert len(after) == len(set(after))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "request_", ["더 쉽게", "말투를 친근하게", "더 쉽고 짧게", "make it funnier", "", "음", "더 짧고 더 길게"]
)
async def test_what_takes_understanding_needs_a_model(request_: str) -> None:
    draft = await drafted(THREE)
    with pytest.raises(NeedsModel):
        await revised(draft, FIRST, request_, THREE)


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", [PartKind.BLOG_TITLE, PartKind.SCRIPT_TITLE])
async def test_titles_need_a_model(kind: PartKind) -> None:
    draft = await drafted(THREE)
    with pytest.raises(NeedsModel):
        await revised(draft, Part(kind), "더 짧게", THREE)


@pytest.mark.asyncio
@pytest.mark.parametrize("request_", ["", "이 기사도 반영해 줘", "숫자 더"])
@pytest.mark.parametrize("part", [FIRST, TAKEAWAYS])
async def test_a_source_brought_along_is_woven_in(part: Part, request_: str) -> None:
    draft = await drafted(THREE)
    after = await revised(draft, part, request_, SOURCES[:4])
    assert "[4]" in after
    assert verbatim(after)


@pytest.mark.asyncio
async def test_a_source_brought_along_does_not_make_code_understand_tone() -> None:
    draft = await drafted(THREE)
    with pytest.raises(NeedsModel):
        await revised(draft, FIRST, "더 쉽게", SOURCES[:4])


@pytest.mark.asyncio
async def test_a_scene_grows_shrinks_and_takes_in_a_new_source() -> None:
    draft = await drafted(THREE)
    before = lines(draft.text_of(SCENE))
    longer = await revised(draft, SCENE, "더 길게", THREE)
    assert lines(longer)[: len(before)] == before
    assert len(lines(longer)) == len(before) + 2
    shorter = await revised(draft, SCENE, "더 짧게", THREE)
    assert set(lines(shorter)) < set(before)
    assert shorter.count("**[") == len(lines(shorter))
    woven = await revised(draft, SCENE, "", SOURCES[:4])
    assert any("Practice Times" in line for line in lines(woven))
    assert "[4]" not in woven
    other = await revised(draft, SCENE, "연습경제신문 빼고", THREE)
    assert "연습경제신문" not in "".join(lines(other))
    assert lines(other)


@pytest.mark.asyncio
async def test_opening_and_closing_shrink_to_what_they_need() -> None:
    draft = await drafted(THREE)
    assert "가람반도체 청주 공장 투자" in await revised(draft, OPENING, "더 짧게", THREE)
    closing = await revised(draft, CLOSING, "더 짧게", THREE)
    assert "구독" in closing
    assert "감사합니다!" in closing
    assert closing.endswith("]**")


@pytest.mark.asyncio
async def test_english_drafts_are_revised_alike() -> None:
    sources = SOURCES[3:4]
    one = (source(1, sources[0].text, "Practice Times", "Garam to build a plant"),)
    draft: Draft = await drafted(one, "Garam plant", Language.EN)
    after = await revised(draft, TAKEAWAYS, "without source 1, please", (*one, source(2, SOURCES[1].text)))
    assert "[1]" not in after
    assert "[2]" in after


@pytest.mark.asyncio
async def test_an_english_scene_grows_in_its_own_layout() -> None:
    draft = await drafted(SOURCES[2:4], "Garam plant", Language.EN)
    before = draft.text_of(SCENE)
    after = await revised(draft, SCENE, "longer", SOURCES[2:4])
    assert len(lines(after)) > len(lines(before))
    assert all(line.startswith("(Line) ") for line in lines(after))
    assert "**[Screen: " in after
    assert "화면" not in after


FOREIGN = """## 1. 늘어나는 공장 🚀

반도체 공장이 늘고 있어요. **첫째, 돈이 몰려요. 둘째, 사람이 몰려요.** 투자는 2조 3,000억 원[1]이에요.

*   **용수**: 하루 5만 톤[2]이 필요해요.
*   주민은 걱정해요."""


async def change(request: str, text: str = FOREIGN) -> str:
    draft = f"# 📝 Blog Post & Script\n**Topic:** 공장\n\n{text}\n\n---\n---\n"
    asked = RevisionBrief(
        request=request,
        part_name="1번 섹션",
        spoken=False,
        text=text,
        draft=draft,
        language=Language.KO,
        sources=THREE[:2],
        now=NOW,
    )
    return await DigestWriter().revise(asked)


@pytest.mark.asyncio
async def test_text_from_elsewhere_loses_whole_sentences_and_keeps_its_bold() -> None:
    after = await change("더 짧게")
    assert after.startswith("## 1. 늘어나는 공장 🚀\n\n")
    assert after.count("**") % 2 == 0
    assert "2조 3,000억 원[1]" in after
    assert len(after) < len(FOREIGN)


@pytest.mark.asyncio
async def test_text_from_elsewhere_loses_what_rests_on_a_source() -> None:
    after = await change("2번 출처 빼고")
    assert "[2]" not in after
    assert "주민은 걱정해요." in after


@pytest.mark.asyncio
async def test_other_sentences_for_a_models_wording_need_a_model() -> None:
    with pytest.raises(NeedsModel):
        await change("다른 문장으로")


@pytest.mark.asyncio
async def test_numbered_points_count_on() -> None:
    text = (
        "### **1. 세 가지 (0:10-0:50)**\n1.  **[화면: 하나]** 첫 번째는 돈 300억 원이에요.\n"
        "2.  **[화면: 둘]** 다음은 사람이에요.\n3.  **[화면: 셋]** 끝으로 물 5만 톤이에요."
    )
    asked = RevisionBrief(
        request="더 짧게",
        part_name="1번 장면",
        spoken=True,
        text=text,
        draft=text,
        language=Language.KO,
        sources=THREE,
        now=NOW,
    )
    after = await DigestWriter().revise(asked)
    assert [line[:2] for line in after.split("\n")[1:]] == ["1.", "2."]
    assert "사람" not in after
