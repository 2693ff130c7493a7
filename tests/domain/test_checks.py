"""Break one thing in a clean draft, and see it found; leave it clean, and see nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.checks import Finding, Rule, findings
from domain.clock import DEFAULT_PACE, seconds_of
from domain.drafts import Draft, Section
from domain.layout import parse
from domain.parts import Part, PartKind
from tests.domain.clean import told, written

EXAMPLE = Path(__file__).parents[3] / "shared" / "example-draft.md"
SECTION, OPENING = Part(PartKind.SECTION, 2), Part(PartKind.OPENING)


def _clean(seed: int) -> Draft:
    return told(seed).draft


def _seconds(draft: Draft) -> int:
    pace = DEFAULT_PACE[draft.language]
    return round(sum(seconds_of(scene.body, draft.language, pace) for scene in draft.script.spoken))


def test_clean_drafts_have_no_finding() -> None:
    for clean in (*map(told, range(100)), *written()):
        assert findings(clean.draft, seconds=clean.seconds, phrase=clean.phrase) == ()


def test_example_has_its_doubled_syllable_and_its_clock() -> None:
    if not EXAMPLE.exists():
        pytest.skip("the example draft is not beside this checkout")
    found = findings(parse(EXAMPLE.read_bytes().decode()))
    others = [finding for finding in found if finding.rule is not Rule.TIME]
    assert others == [Finding(part=Part(PartKind.SECTION, 3), rule=Rule.DOUBLED, words="미 미칩니다")]
    late = {finding.part.key: finding.seconds for finding in found if finding.rule is Rule.TIME and finding.part}
    assert late == {"scene:1": 18, "scene:3": 17, "closing": -17}


def _blog(draft: Draft, text: str) -> Draft:
    return draft.with_text(SECTION, f"{draft.body_of(SECTION)}\n\n{text}")


def _spoken(draft: Draft, text: str) -> Draft:
    return draft.with_text(OPENING, f"{draft.body_of(OPENING)}\n{text}")


BREAKS: list[tuple[int, Callable[[Draft], Draft], Rule, Part]] = [
    (0, lambda d: _blog(d, "값이 크게 오를 오를 것으로 보입니다."), Rule.DOUBLED, SECTION),
    (0, lambda d: _blog(d, "수요에 큰 영향을 미 미칩니다."), Rule.DOUBLED, SECTION),
    (0, lambda d: _blog(d, "시장을을 살펴봅니다."), Rule.DOUBLED, SECTION),
    (1, lambda d: _blog(d, "It raised the the price."), Rule.DOUBLED, SECTION),
    (0, lambda d: _spoken(d, "(대사) 값을 함께 함께 보겠습니다."), Rule.DOUBLED, OPENING),
    (0, lambda d: _blog(d, "전력 수요가 늘면서 공장은 새로운 설비를"), Rule.CUT_OFF, SECTION),
    (0, lambda d: _blog(d, "*   **전력**: 공장은 새로운 설비를"), Rule.CUT_OFF, SECTION),
    (1, lambda d: _blog(d, "The plant will need a new line of"), Rule.CUT_OFF, SECTION),
    (0, lambda d: _spoken(d, "(대사) 오늘은 전력 수요가 늘어난"), Rule.CUT_OFF, OPENING),
    (
        0,
        lambda d: d.with_text(SECTION, "The plant will need a new line of machines next year."),
        Rule.LANGUAGE,
        SECTION,
    ),
    (1, lambda d: d.with_text(SECTION, "공장은 내년에 새로운 설비를 들여놓기로 했습니다."), Rule.LANGUAGE, SECTION),
    (0, lambda d: d.with_text(OPENING, "안녕하세요, 오늘의 이야기입니다."), Rule.NO_CUE, OPENING),
    (0, lambda d: d.with_text(OPENING, "**[화면: 표]**"), Rule.EMPTY, OPENING),
    (0, lambda d: d.with_text(SECTION, "**…**"), Rule.EMPTY, SECTION),
    (
        0,
        lambda d: d.with_text(Part(PartKind.TAKEAWAYS), "**하나**입니다.\n**둘**입니다."),
        Rule.COUNT,
        Part(PartKind.TAKEAWAYS),
    ),
]


@pytest.mark.parametrize(("parity", "change", "rule", "part"), BREAKS)
def test_one_broken_thing_is_the_one_finding(
    parity: int, change: Callable[[Draft], Draft], rule: Rule, part: Part
) -> None:
    for seed in range(parity, 40, 2):
        draft = change(_clean(seed))
        found = findings(draft, seconds=_seconds(draft))
        assert [(finding.rule, finding.part) for finding in found] == [(rule, part)]


FINE = (
    "정말 정말 한 한국인이 이 이야기를 그 그림과 함께 보았습니다.",
    "값은 조금 올랐습니다[1] ⚠",
    "그는 “다시 오르겠다”고 말했습니다.”",
    "더 더운 날에는 전 전력이 모자랍니다 🔋",
    "엔비디아(Nvidia)의 Blackwell GPU와 HBM4E, CoWoS, TSMC를 봅니다.",
    "**수요**가 늘었습니다.",
    "*   **전력**: 공장이 쓰는 양",
    "640명[4]인 인력을 늘립니다. 공장은 12곳[1]이 이웃에 있습니다.",
    "환율이 어디로 움직일지 봅니다. 움직임이 잦아들지 않으면 움직인지 오래입니다.",
)


@pytest.mark.parametrize("text", FINE)
def test_ordinary_words_are_no_finding(text: str) -> None:
    for seed in range(0, 20, 2):
        draft = _blog(_clean(seed), text)
        assert findings(draft, seconds=_seconds(draft)) == ()


def test_counts_of_sections_and_scenes() -> None:
    draft = _clean(2)
    one = Section(title="한 걸음 더 🧭", body="끝입니다.")
    sections = (*draft.blog.sections, *[one] * 7)[:7]
    crowded = replace(draft, blog=replace(draft.blog, sections=sections))
    asked = _seconds(draft)
    counted = Finding(part=Part(PartKind.SECTION), rule=Rule.COUNT, number=7)
    assert findings(crowded, seconds=asked) == (counted,)
    bare = replace(draft, script=replace(draft.script, scenes=()))
    assert Finding(part=Part(PartKind.SCENE), rule=Rule.COUNT, number=0) in findings(bare, seconds=asked)


def test_length_says_how_far_off_and_which_scene() -> None:
    draft = _clean(2)
    asked = _seconds(draft)
    long, short = findings(draft, seconds=asked - 40)[0], findings(draft, seconds=asked + 60)[0]
    assert (long.rule, short.rule) == (Rule.LENGTH, Rule.LENGTH)
    assert abs(long.seconds - 40) <= 1
    assert abs(short.seconds + 60) <= 1
    assert long.part
    assert long.part.kind is PartKind.SCENE


def test_ranges_that_do_not_join_or_fit_are_found() -> None:
    draft = _clean(2)
    closing = draft.script.closing
    gap = replace(
        draft, script=replace(draft.script, closing=replace(closing, start=closing.start + 3, end=closing.end + 3))
    )
    join = Finding(part=Part(PartKind.CLOSING), rule=Rule.JOIN, words=gap.script.closing.clock, seconds=3)
    assert join in findings(gap, seconds=_seconds(draft))
    late = replace(draft, script=replace(draft.script, closing=replace(closing, end=closing.end + 60)))
    found = findings(late, seconds=_seconds(draft))
    assert [(finding.rule, finding.seconds + 60 < 2) for finding in found] == [(Rule.TIME, True)]
