"""What people call the parts."""

from dataclasses import replace

import pytest

from domain.drafts import Draft, Section
from domain.language import Language
from domain.naming import find_parts, name_of
from domain.parts import Part, PartKind
from tests.domain.seeded import maker, seeded_draft


def _draft() -> Draft:
    """Four sections, three scenes."""
    make = maker(0)
    draft = make.draft()
    titles = (
        "전기요금과 공장의 새로운 셈법 ⚡",
        "AI 반도체 시장의 다음 순서 🚀",
        "배터리",
        "마지막 장면 뒤에 남는 질문 ❓",
    )
    sections = tuple(Section(title=title, body=make.body()) for title in titles)
    scenes = tuple(replace(draft.script.opening, title=title) for title in ("하나의 시작", "둘", "셋"))
    return replace(draft, blog=replace(draft.blog, sections=sections), script=replace(draft.script, scenes=scenes))


SAID = [
    ("2번 섹션을 더 쉽게", "section:2"),
    ("섹션 2", "section:2"),
    ("섹션2는 빼 줘", "section:2"),
    ("3번섹션만", "section:3"),
    ("두 번째 섹션", "section:2"),
    ("두번째 섹션의 세 번째 문단", "section:2"),
    ("첫 섹션이랑 셋째 섹션", "section:1 section:3"),
    ("2번째 씬", "scene:2"),
    ("마지막 장면을 짧게", "scene:3"),
    ("1, 3번 섹션", "section:1 section:3"),
    ("섹션 1과 3", "section:1 section:3"),
    ("1~3번 섹션", "section:1 section:2 section:3"),
    ("모든 장면", "scene:1 scene:2 scene:3"),
    ("오프닝 바꾸고 2번 장면도", "opening scene:2"),
    ("도입부를 더 세게", "opening"),
    ("클로징에 구독 인사", "closing"),
    ("마무리 멘트 고쳐줘", "closing"),
    ("요약", "takeaways"),
    ("핵심 요약을 세 줄로", "takeaways"),
    ("제목 다시", "blog_title script_title"),
    ("블로그 제목", "blog_title"),
    ("영상 제목을 바꿔줘", "script_title"),
    ("2번 섹션 제목", "section:2"),
    ("section 2", "section:2"),
    ("Make Section 2 simpler", "section:2"),
    ("the second section", "section:2"),
    ("sections 1 and 3", "section:1 section:3"),
    ("scenes 1-3", "scene:1 scene:2 scene:3"),
    ("scene two", "scene:2"),
    ("the last scene", "scene:3"),
    ("Shorten the opening and the closing", "opening closing"),
    ("key takeaways", "takeaways"),
    ("the video title", "script_title"),
    ("a better title", "blog_title script_title"),
    ("'전기요금과 공장의 새로운 셈법' 부분", "section:1"),
    ("공장의 새로운 셈법을 더 자세히", "section:1"),
    ("AI 반도체 시장을 더", "section:2"),
    ("1번 2번 섹션", "section:1 section:2"),
    ("1번, 3번 4번 섹션을 짧게", "section:1 section:3 section:4"),
    ("섹션 1번 2번", "section:1 section:2"),
    ("섹션 1번 3번 문단", "section:1"),
    ("두 번째와 세 번째 섹션", "section:2 section:3"),
    ("끝 장면", "scene:3"),
    ("맨 끝 장면을 짧게", "scene:3"),
    ("오프닝멘트를 짧게", "opening"),
    ("클로징멘트 다시", "closing"),
    ("엔딩을 더 세게", "closing"),
    ("make the ending stronger", "closing"),
    ("소제목 2", "section:2"),
    ("세 번째 소제목을 바꿔 줘", "section:3"),
    ("2번 문단", "section:2"),
    ("2번, 3번 문단을 합쳐", "section:2 section:3"),
    ("오프닝 두 번째 문단", "opening"),
    ("마지막 두 섹션", "section:3 section:4"),
    ("the last two sections", "section:3 section:4"),
    ("the first two scenes", "scene:1 scene:2"),
    ("section two and three", "section:2 section:3"),
    ("sections two to four", "section:2 section:3 section:4"),
    ("the second and third sections", "section:2 section:3"),
    ("section two and one more example", "section:2"),
    ("cut section 2 to 3 sentences", "section:2"),
    ("move section 2 to 1", "section:2"),
    ("move section 2 to 4", "section:2"),
    ("please move section two to three", "section:2"),
    ("move section 3 after section 1", "section:3"),
    ("move the second section to the first place", "section:2"),
    ("move sections 2 to 3 up", "section:2 section:3"),
    ("2번 섹션을 1번으로 옮겨 줘", "section:2"),
    ("섹션 2번 1번으로 옮겨 줘", "section:2"),
    ("2번 섹션을 4번 섹션 뒤로 옮겨 줘", "section:2"),
    ("2번 섹션 뒤로 옮겨 줘", "section:2"),
]


@pytest.mark.parametrize(("words", "keys"), SAID)
def test_said_parts_are_found(words: str, keys: str) -> None:
    assert " ".join(part.key for part in find_parts(words, _draft())) == keys


NOT_SAID = [
    "",
    "2번",
    "AI 반도체 2나노",
    "반도체 2나노 공정을 섹션 없이",
    "섹션 2나노",
    "장면전환 3번",
    "등장면 2번",
    "화장면 2",
    "장면 3개 추가",
    "7번 섹션",
    "scene 9",
    "section 2nm",
    "요약해 줘",
    "더 요약하면",
    "소제목",
    "AI 도입 사례",
    "잘 마무리해 줘",
    "the closing price of the stock",
    "opening bell",
    "12번 섹션",
    "더 쉽게 써줘",
    "해피 엔딩으로 가자",
    "ending the war",
    "문단 2개 추가",
    "두 문단으로 줄여 줘",
    "2 문단으로",
    "두 번째 문단을 더 쉽게",
    "2번째 문단",
    "마지막 문단",
    "the second paragraph",
    "소제목 2개로",
    "the last nine sections",
]


@pytest.mark.parametrize("words", NOT_SAID)
def test_other_words_name_no_part(words: str) -> None:
    assert find_parts(words, _draft()) == ()


@pytest.mark.parametrize("language", list(Language))
def test_every_name_finds_its_part(language: Language) -> None:
    for seed in range(40):
        draft = seeded_draft(seed)
        for part in draft.parts:
            assert find_parts(name_of(part, language), draft) == (part,)


def test_names() -> None:
    names = [name_of(part, Language.KO) for part in (Part(PartKind.SECTION, 2), Part(PartKind.SCENE, 3))]
    assert names == ["2번 섹션", "3번 장면"]
    assert name_of(Part(PartKind.SECTION, 2), Language.EN) == "section 2"
