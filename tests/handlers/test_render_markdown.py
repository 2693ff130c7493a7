"""A draft's Markdown as Telegram text with entities."""

import time

import pytest
from telegram import MessageEntity

from handlers.markdown import to_rich
from handlers.pages import pages
from tests.handlers.render_support import (
    BROKEN,
    EXAMPLE,
    FAMILY,
    MARKUP,
    NASTY,
    SPACES,
    Shown,
    assert_telegram_takes,
    bold,
    of_type,
    random_text,
    shown,
)

LINK = MessageEntity.TEXT_LINK


@pytest.mark.parametrize(
    ("markdown", "text", "strong"),
    [
        ("**가격**이 올랐다", "가격이 올랐다", ["가격"]),
        ('**"가격"**이 올랐다', '"가격"이 올랐다', ['"가격"']),
        ("**(설명)**은 길다", "(설명)은 길다", ["(설명)"]),
        ("앞**가운데**뒤", "앞가운데뒤", ["가운데"]),
        ("**하나**와 **둘**", "하나와 둘", ["하나", "둘"]),
        (f"{FAMILY} **{FAMILY}**은 😀 **끝**", f"{FAMILY} {FAMILY}은 😀 끝", [FAMILY, "끝"]),
        ("***셋***", "*셋*", ["셋"]),
        ("**열고 **다시** 닫음", "**열고 다시 닫음", ["다시"]),
    ],
)
def test_bold_needs_no_word_boundary(markdown: str, text: str, strong: list[str]) -> None:
    rich = to_rich(markdown)
    assert rich.text == text
    assert bold(rich) == strong


@pytest.mark.parametrize(
    "literal",
    [
        "2 ** 3 = 8",
        "**열기만 했다",
        "닫기만 했다**",
        "** 빈칸 **",
        "** 빈칸**",
        "****",
        "*기울임* _밑줄_ ~~줄~~ `코드` <b>굵게</b> &amp; \\*",
        "#해시태그",
        "#### 네 단계",
        "> 인용",
        "- 3.5% 내렸다",
        "가--나",
        "2,200억 원[1] 그리고 [2](각주)",
        "[제목](ftp://a.example/x)",
        "[제목](javascript:alert(1))",
        "[제목](http://bank.example@evil.example/)",
        "[제목](http://localhost/)",
        "[제목](http://[::1/)",
        "[제목](http://a.example:99999/)",
        "[화면: 그래프](https://a.example/x)",
        "[자료화면: 기사]",
    ],
)
def test_everything_else_stays_as_typed(literal: str) -> None:
    rich = to_rich(literal)
    assert rich.text == literal
    assert rich.entities == ()


def test_bold_stays_within_its_line() -> None:
    assert to_rich("**한 줄\n다음 줄**").entities == ()


@pytest.mark.parametrize("heading", ["# 제목 🚀", "## 제목 🚀", "### **제목 🚀**", "### **제목** 🚀"])
def test_headings_are_bold_as_a_whole(heading: str) -> None:
    rich = to_rich(f"{heading}\n본문")
    assert rich.text == "제목 🚀\n본문"
    assert bold(rich) == ["제목 🚀"]


def test_lists() -> None:
    rich = to_rich("*   **첫째**: 하나\n  *   안쪽\n1.  **[화면: 표]** 둘째\n10. 열째")
    assert rich.text == "• 첫째: 하나\n  • 안쪽\n1. [화면: 표] 둘째\n10. 열째"
    assert bold(rich) == ["첫째", "[화면: 표]"]


@pytest.mark.parametrize(
    "cue", ["[화면: 표 [1]]", "[자료화면: 기사]", "[효과음: 딩!]", "[Screen: a]", "[Cutaway: b]", "[Sound: c]"]
)
def test_cues_stand_off_from_the_words(cue: str) -> None:
    rich = to_rich(f"**{cue}**이 보일 때\n(대사) **여기**를 보세요")
    assert rich.text == f"{cue}이 보일 때\n(대사) 여기를 보세요"
    assert of_type(rich, MessageEntity.ITALIC) == [cue]
    assert bold(rich) == [cue, "여기"]


def test_rules_go_and_blank_lines_do_not_pile_up() -> None:
    assert to_rich("\n\n위\n\n---\n---\n\n\n\n아래  \n").text == "위\n\n아래"


@pytest.mark.parametrize(
    ("markdown", "link"),
    [
        ("1. [제목](https://a.example/x) — 매체", Shown(type=LINK, text="제목", url="https://a.example/x")),
        ("[[단독] 제목](http://a.example/)", Shown(type=LINK, text="[단독] 제목", url="http://a.example/")),
        (r"[열린 \[ 괄호](https://a.example/)", Shown(type=LINK, text="열린 [ 괄호", url="https://a.example/")),
        ("[글](https://a.example/w_(x))", Shown(type=LINK, text="글", url="https://a.example/w_(x)")),
        ("**[글](https://a.example/a**b)**은", Shown(type=LINK, text="글", url="https://a.example/a**b")),
    ],
)
def test_links(markdown: str, link: Shown) -> None:
    assert [entity for entity in shown(to_rich(markdown)) if entity.type == LINK] == [link]


def test_only_known_addresses_become_links_when_they_are_given() -> None:
    known = {"https://a.example/x"}
    rich = to_rich("[하나](https://a.example/x) [둘](https://evil.example/x)", known)
    assert rich.text == "하나 [둘](https://evil.example/x)"
    assert [entity.url for entity in rich.entities] == ["https://a.example/x"]


def test_bold_that_starts_inside_a_link_ends_there() -> None:
    rich = to_rich("[가 **나](https://a.example/) 다** **라**")
    assert rich.text == "가 **나 다** 라"
    assert bold(rich) == ["라"]


@pytest.mark.parametrize("seed", range(150))
def test_any_text_gives_entities_that_telegram_takes(seed: int) -> None:
    markdown = random_text(seed, 400, NASTY, MARKUP, MARKUP, SPACES, BROKEN)
    for page in pages(to_rich(markdown), 300):
        assert_telegram_takes(page, 300)


@pytest.mark.parametrize("hostile", ["[", "[a", "[a]", "[a](", "**", "**a ", "[a](https://a(", "#" * 9, "1. * "])
def test_hostile_repetition_costs_little(hostile: str) -> None:
    started = time.process_time()
    to_rich(hostile * (20_000 // len(hostile)))
    assert time.process_time() - started < 0.3


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the example draft is not beside this checkout")
def test_the_example_draft_loses_its_markup_and_no_word() -> None:
    markdown = EXAMPLE.read_text(encoding="utf-8")
    parts = pages(to_rich(markdown))
    for part in parts:
        assert_telegram_takes(part, 4096)
        assert "**" not in part.text
        assert "\n#" not in part.text
    kept = "".join("".join(part.text.split()) for part in parts).replace("•", "")
    typed = "".join(line for line in markdown.split("\n") if line != "---")
    assert kept == "".join(typed.replace("*", "").replace("#", "").split())
    assert sum(len(bold(part)) for part in parts) > 80
