"""One part changes, every other byte stays."""

from random import Random

import pytest

from domain.layout import LayoutError, LayoutReason, parse, render
from domain.markup import WORDING
from domain.parts import NoSuchPart, Part, PartKind
from tests.domain.edits import check_edit, masked
from tests.domain.seeded import seeded_draft

SEEDS = range(60)


def test_every_part_replaced_changes_that_part_alone() -> None:
    for seed in SEEDS:
        draft = seeded_draft(seed)
        for part in draft.parts:
            assert check_edit(draft, part, seed)


def test_own_text_put_back_changes_nothing() -> None:
    for draft in map(seeded_draft, SEEDS):
        for part in draft.parts:
            assert (
                draft.with_text(part, draft.text_of(part), 4.0) is draft
                or draft.with_text(part, draft.text_of(part), 4.0) == draft
            )


def test_ranges_after_an_edit_start_at_zero_and_join() -> None:
    draft = seeded_draft(4)
    changed = draft.with_text(Part(PartKind.OPENING), "한 문장입니다.\n\n두 문장입니다.", 2.0)
    assert changed.script.opening.body == "(대사) 한 문장입니다.\n\n(대사) 두 문장입니다."
    assert changed.script.opening.clock == "(0:00-0:06)"
    ends = [scene.end for scene in changed.script.spoken]
    assert [scene.start for scene in changed.script.spoken] == [0, *ends[:-1]]
    assert (changed.script.main_start, changed.script.main_end) == (ends[0], ends[-2])


def test_heading_in_the_text_gives_the_title_only() -> None:
    draft = seeded_draft(4)
    section, scene = Part(PartKind.SECTION, 2), Part(PartKind.SCENE, 1)
    changed = draft.with_text(section, "\r\n## 7. 새 제목 💡\r\n\r\n새 글입니다.\r\n", 4.0)
    assert changed.text_of(section) == "## 2. 새 제목 💡\n\n새 글입니다."
    line = WORDING[draft.language].line
    for heading in ("### **9. 새 장면 (8:00-9:00)**", "### **새 장면**", "### 3. 새 장면"):
        changed = draft.with_text(scene, f"{heading}\n{line} 새 말입니다.", 4.0)
        assert changed.script.scenes[0].title == "새 장면"
        assert changed.heading_of(scene).startswith("### **1. 새 장면 (")
    changed = draft.with_text(Part(PartKind.CLOSING), "## 👋 클로징 (9:00-9:30)\n(대사) 끝입니다.", 4.0)
    assert changed.script.closing.body == "(대사) 끝입니다."
    changed = draft.with_text(Part(PartKind.SCRIPT_TITLE), "# [YouTube Script] 새 제목", 4.0)
    assert changed.script.title == "새 제목"


def test_plain_lines_become_takeaways() -> None:
    changed = seeded_draft(4).with_text(Part(PartKind.TAKEAWAYS), "하나\n\n- 둘\n3. **셋**은\n* 넷", 4.0)
    assert changed.blog.takeaways == ("하나", "둘", "**셋**은", "넷")


BREAKING = [
    ("section:1", "첫 줄\n## 2. 둘\n글", 2, LayoutReason.HEADING),
    ("section:1", "## 1. 제목\n\n글\n\n---\n글", 5, LayoutReason.RULE),
    ("section:1", "## 1. 제목\n\n", 2, LayoutReason.EMPTY),
    ("section:1", " \n", 1, LayoutReason.EMPTY),
    ("section:1", "글\0", 1, LayoutReason.CHARACTER),
    ("takeaways", "## 🔑 Key Takeaways\n", 1, LayoutReason.EMPTY),
    ("takeaways", "*   하나\n# 둘", 2, LayoutReason.HEADING),
    ("blog_title", "두\n줄", 1, LayoutReason.SPACING),
    ("script_title", "# 제목", 1, LayoutReason.HEADING),
    ("scene:1", "(대사) 하나\n### **2. 둘 (0:00-0:30)**\n(대사) 둘", 2, LayoutReason.HEADING),
    ("opening", "## 👋 클로징 (0:00-0:30)\n(대사) 하나", 1, LayoutReason.HEADING),
    ("closing", "***", 1, LayoutReason.RULE),
]


@pytest.mark.parametrize(("key", "text", "line", "reason"), BREAKING)
def test_text_that_would_break_the_layout_is_refused(key: str, text: str, line: int, reason: LayoutReason) -> None:
    with pytest.raises(LayoutError) as caught:
        seeded_draft(4).with_text(Part.from_key(key), text, 4.0)
    assert (caught.value.line, caught.value.reason) == (line, reason)


def test_any_text_ends_in_a_draft_or_a_layout_error() -> None:
    random = Random(3)
    pieces = [
        "#",
        "## 1. x",
        "---",
        "***",
        "\n",
        "\n\n",
        " ",
        "(대사) ",
        "**[화면: x]**",
        "*   ",
        "글",
        "\r",
        "\0",
        "1. ",
    ]
    kept = 0
    for seed in SEEDS:
        draft = seeded_draft(seed)
        for part in draft.parts:
            text = "".join(random.choices(pieces, k=random.randrange(8)))
            try:
                changed = draft.with_text(part, text, 4.0)
            except LayoutError:
                continue
            kept += 1
            assert parse(render(changed)) == changed
    assert kept > 30


def test_adding_then_removing_a_section_gives_the_same_bytes() -> None:
    for draft in map(seeded_draft, SEEDS):
        for number in {1, len(draft.blog.sections) + 1}:
            longer = draft.with_section_added(number, "새 섹션 🚀", "새 글입니다.")
            assert parse(render(longer)) == longer
            assert longer.text_of(Part(PartKind.SECTION, number)) == f"## {number}. 새 섹션 🚀\n\n새 글입니다."
            assert render(longer.without(Part(PartKind.SECTION, number))) == render(draft)


def test_scenes_added_moved_and_removed_renumber_and_retime_only() -> None:
    for seed in SEEDS:
        draft = seeded_draft(seed)
        longer = draft.with_scene_added(1, "새 장면", "새 말입니다.", 4.0)
        assert [scene.title for scene in longer.script.scenes[1:]] == [scene.title for scene in draft.script.scenes]
        last = len(longer.script.scenes)
        moved = longer.moved(Part(PartKind.SCENE, 1), last, 4.0)
        assert moved.script.scenes[-1].title == "새 장면"
        assert parse(render(moved)) == moved
        assert masked(render(moved.without(Part(PartKind.SCENE, last), 4.0))) == masked(render(draft))
        assert render(longer).partition("\n---\n---\n")[0] == render(draft).partition("\n---\n---\n")[0]


def test_parts_that_are_not_there() -> None:
    draft = seeded_draft(4)
    for part in (Part(PartKind.SECTION, 9), Part(PartKind.SCENE), Part(PartKind.OPENING, 1)):
        with pytest.raises(NoSuchPart):
            draft.with_text(part, "글", 4.0)
        with pytest.raises(NoSuchPart):
            draft.text_of(part)
    with pytest.raises(NoSuchPart):
        draft.without(Part(PartKind.OPENING))
    with pytest.raises(NoSuchPart):
        draft.moved(Part(PartKind.SECTION, 1), 0)
    while len(draft.script.scenes) > 1:
        draft = draft.without(Part(PartKind.SCENE, 1))
    with pytest.raises(LayoutError):
        draft.without(Part(PartKind.SCENE, 1))


def test_keys_read_back() -> None:
    for part in seeded_draft(4).parts:
        assert Part.from_key(part.key) == part
    for key in (
        "",
        "section",
        "section:0",
        "section:02",
        "section:x",
        "opening:1",
        "OPENING",
        "scene:1000",
        "x:1",
        "scene:१",
    ):
        with pytest.raises(NoSuchPart):
            Part.from_key(key)
