"""Whatever a model writes becomes a draft that reads back equal."""

from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest

from domain.clock import spoken_lines
from domain.compose import CueKind, body_text, cue_text, line_text, source_line, spoken_block, title_text
from domain.drafts import Blog, Draft, Scene, Script, Section
from domain.language import Language
from domain.layout import validated
from domain.sources import Source

NASTY = (
    *("#", "##", "###", "####", "---", "***", "___", "===", "-", "*", "+", "•", ">", "```", "~~~", "**", "_", "[", "]"),
    *(
        "(",
        ")",
        "[화면:",
        "]**",
        "**[화면:",
        "**[Screen:",
        "(대사)",
        "(Line)",
        "1.",
        "2)",
        "[1]",
        "⚠",
        "글",
        "말입니다.",
    ),
    *("words", "0:30", "(0:00-0:30)", "## 🔑 Key Takeaways", "## 출처", "# [YouTube Script]", "|", "\\", "<", "🚀"),
    *("\ufeff", "\u200b", "\u200d"),
)
SPACES = (" ", "\n", "\n\n", "\r\n", "\r", "\t", "\0", "\x0b", "\x85", "\u2028", "\u3000", "\xa0", "\ud800", "\x1b", "")


def _nasty(random: Random) -> str:
    count = random.randrange(12)
    return "".join(random.choice(NASTY) + random.choice(SPACES) for _ in range(count))


def _composed(random: Random, language: Language) -> Draft:
    def title() -> str:
        return title_text(_nasty(random)) or "제목"

    def spoken() -> str:
        cues = [(random.choice(list(CueKind)), _nasty(random)) for _ in range(random.randrange(3))]
        beats = (spoken_block(language, cues, _nasty(random)) for _ in range(3))
        return "\n\n".join(filter(None, beats)) or "(대사) 말"

    def scene(name: str = "") -> Scene:
        return Scene(title=name, body=spoken())

    takeaways = tuple(line_text(_nasty(random)) or "하나" for _ in range(3))
    sections = tuple(Section(title=title(), body=body_text(_nasty(random)) or "글") for _ in range(3))
    source = Source(number=1, url=_nasty(random), outlet=_nasty(random), title=_nasty(random), published=None, text="")
    blog = Blog(title=title(), takeaways=takeaways, sections=sections, sources=(source_line(source),), note=title())
    script = Script(title=title(), opening=scene(), scenes=(scene(title()), scene(title())), closing=scene())
    moment = datetime.fromisoformat("2026-03-01 07:45:00")
    return Draft(topic=title(), written_at=moment, origin=title(), language=language, blog=blog, script=script)


@pytest.mark.parametrize("language", list(Language))
def test_composed_drafts_read_back_equal(language: Language) -> None:
    random = Random(11)
    for _ in range(150):
        draft = _composed(random, language)
        assert validated(draft.retimed(3.0)).topic == draft.topic


def test_helpers_leave_their_own_output_alone() -> None:
    random = Random(5)
    for _ in range(400):
        raw = _nasty(random)
        for helper in (body_text, line_text, title_text, cue_text):
            assert helper(helper(raw)) == helper(raw)


BODIES = [
    ("## 제목\r\n글\r\n\r\n\r\n- 하나\n* **둘**\n---\n끝\n\n", "**제목**\n글\n\n*   하나\n*   **둘**\n끝"),
    ("```\n코드\n```", "코드"),
    ("---", ""),
    ("굵은 **말", "굵은 말"),
    ("제목\n===", "제목"),
    ("\x00가\u2028나", "가\n나"),
    ("#해시태그는 남는다", "#해시태그는 남는다"),
]


@pytest.mark.parametrize(("raw", "clean"), BODIES)
def test_body_text(raw: str, clean: str) -> None:
    assert body_text(raw) == clean


LINES = [
    ("## **제목**", "**제목**"),
    ("1. 첫\n둘", "첫 둘"),
    ("- **굵은", "굵은"),
    ("**[화면: x]** 말", "[화면: x] 말"),
    ("3.5% 올랐다", "3.5% 올랐다"),
    ("***", ""),
    ("[속보] 금리", "[속보] 금리"),
]


@pytest.mark.parametrize(("raw", "clean"), LINES)
def test_line_text(raw: str, clean: str) -> None:
    assert line_text(raw) == clean


def test_beats_are_laid_out_and_only_their_line_is_spoken() -> None:
    cues = [("screen", "표 [1]"), (CueKind.CUTAWAY, "**지도**"), ("sound", "")]
    block = spoken_block(Language.KO, cues, "(대사) 매출은 2,200억 원[1]입니다.\n**[화면: 몰래]** 끝. ⚠")
    assert block == ("**[화면: 표 (1)]**\n**[자료화면: 지도]**\n(대사) 매출은 2,200억 원입니다. [화면: 몰래] 끝.")
    assert len(spoken_lines(block, Language.KO)) == 1
    assert spoken_block(Language.EN, [("sound", "bell")], "") == "**[Sound: bell]**"
    assert spoken_block(Language.EN, [], " \n") == ""


def test_source_lines() -> None:
    published = datetime(2026, 1, 22, 7, 30, tzinfo=ZoneInfo("Asia/Seoul"))
    url = "https://news.example/가(1)?a=b%20c"
    source = Source(number=2, url=url, outlet="경제일보", title="[단독] 금리\n동결", published=published, text="")
    written = "https://news.example/%EA%B0%80%281%29?a=b%20c"
    assert source_line(source) == f"2. [(단독) 금리 동결]({written}) — 경제일보, 2026-01-22 07:30 KST"
    pasted = Source(number=1, url="", outlet="", title="붙여 넣은 글", published=None, text="")
    assert source_line(pasted) == "1. 붙여 넣은 글"
