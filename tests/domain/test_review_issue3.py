"""Words that the checks once read wrong: figures, doublings and ends that are fine, and those that are not."""

from decimal import Decimal

import pytest

from domain.checks import Rule, findings
from domain.checks.figures import Figure, figures
from domain.drafts import Draft
from domain.language import Language
from domain.parts import Part, PartKind
from tests.domain.clean import told

SECTION, OPENING = Part(PartKind.SECTION, 2), Part(PartKind.OPENING)


def _figures(words: str, language: Language = Language.KO) -> list[tuple[int | Decimal, str]]:
    return [(figure.value, figure.unit) for figure in figures(words, language)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("2만 8,000개", 28_000, "piece"),
        ("1만 2,500원", 12_500, "won"),
        ("3만 5000명", 35_000, "people"),
        ("3만5000명", 35_000, "people"),
        ("1억 2345만 6789원", 123_456_789, "won"),
        ("3천 500원", 3_500, "won"),
        ("1천 200억 원", 120_000_000_000, "won"),
        ("2만 8천 명", 28_000, "people"),
        ("1만 2천500톤", 12_500, "ton"),
        ("2만 5명", 20_005, "people"),
        ("1만 2000년", 12_000, "year"),
    ],
)
def test_a_number_with_a_remainder_is_one_figure(words: str, value: int, unit: str) -> None:
    assert _figures(f"공장은 {words} 규모입니다.") == [(value, unit)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("매출 3조 2024년 전망", [3 * 10**12, 2024]),
        ("영업이익 2조 3분기 만에", [2 * 10**12]),
        ("판매 2만 5% 증가", [20_000, 5]),
        ("직원 2만 3월 감원", [20_000, 3]),
        ("재고 3천 5,000개", [5_000]),
        ("주문 2만 30,000개", [20_000, 30_000]),
        ("예산 1만 2.5배", [10_000, Decimal("2.5")]),
    ],
)
def test_what_only_stands_behind_a_number_is_another(words: str, values: list[int | Decimal]) -> None:
    assert [value for value, _ in _figures(words)] == values


def test_people_told_with_and_without_a_scale_are_as_many() -> None:
    [one], [two] = (list(figures(words, Language.KO)) for words in ("2만 8,000명", "2만 8천 명"))
    assert one.equals(two)
    assert not Figure("", Decimal(20_000), "people", False).equals(one)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("In 2021 Europe bought more gas.", [(2021, "year")]),
        ("In 2021 buyers paid more.", [(2021, "year")]),
        ("By 1999 Samsung had it.", [(1999, "year")]),
        ("It hired 300 Korean engineers.", []),
        ("Some 30,000 Koreans came.", [(30_000, "")]),
        ("It holds 500 MW and 12 TWh.", [(500, "mw"), (12, "twh")]),
        ("It paid 300 USD in 40 days.", [(300, "dollar"), (40, "day")]),
        ("A rise of 2000% or 2000 percent.", [(2000, "%"), (2000, "%")]),
        ("It cost $2021 and 2,021 seats.", [(2021, "dollar"), (2021, "seat")]),
        ("It made 2000 million chips.", [(2_000_000_000, "chip")]),
    ],
)
def test_years_and_capitalised_words_in_english(words: str, found: list[tuple[int, str]]) -> None:
    assert _figures(words, Language.EN) == found


# Whole drafts


def _found(draft: Draft) -> list[tuple[Rule, str]]:
    """What is found besides times, which other words change."""
    clock = {Rule.TIME, Rule.LENGTH, Rule.NO_CUE}
    return [(finding.rule, finding.words) for finding in findings(draft) if finding.rule not in clock]


def _draft(language: Language) -> Draft:
    return told(0 if language is Language.KO else 1).draft


def _written(language: Language, words: str) -> Draft:
    draft = _draft(language)
    return draft.with_text(SECTION, f"{draft.body_of(SECTION)}\n\n{words}")


@pytest.mark.parametrize(
    "words",
    [
        "요금은 사람마다 다 다릅니다.",
        "오늘 할 말은 바로 이 이야기입니다.",
        "이게 그 그래프입니다.",
        "그는 한 한국인입니다.",
        "공사는 한 한 달 걸립니다.",
        "수요가 쑥쑥 쑥쑥 자랍니다.",
        "가슴이 두근 두근 뜁니다.",
        "이유를 조목 조목 따집니다.",
        "값이 더 더해집니다.",
        "이것은 제 제안입니다.",
        "그것이 첫 첫차였습니다.",
        "(자료: 환경부)",
        "요금이 올랐습니다. (자료: 환경부)",
        "환경부 자료[1]",
        "그래도 길은 있습니다 :)",
        "그래도 길은 있어요… :)",
        "그래도 길은 있어요 ^^",
    ],
)
def test_fine_korean(words: str) -> None:
    assert _found(_written(Language.KO, words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "A price is what it is is a poor answer.",
        "They have five five-year plans to follow.",
        "There is more to come. :)",
        "(Source: the ministry)",
        "Ministry figures[1]",
    ],
)
def test_fine_english(words: str) -> None:
    assert _found(_written(Language.EN, words)) == []


@pytest.mark.parametrize(
    "words", ["오늘 영상은 여기까지", "(대사) 오늘 영상은 여기까지", "그럼 오늘은 이만", "또 만나요 :)"]
)
def test_a_spoken_part_may_end_so(words: str) -> None:
    draft = _draft(Language.KO)
    assert _found(draft.with_text(OPENING, f"{draft.body_of(OPENING)}\n(대사) {words.removeprefix('(대사) ')}")) == []


@pytest.mark.parametrize(
    ("words", "rule", "told_words"),
    [
        ("수요에 영향을 미 미칩니다.", Rule.DOUBLED, "미 미칩니다"),
        ("수요가 커 커졌습니다.", Rule.DOUBLED, "커 커졌습니다"),
        ("값은 3조 원에 이 이릅니다.", Rule.DOUBLED, "이 이릅니다"),
        ("수요가 늘 늘었습니다.", Rule.DOUBLED, "늘 늘었습니다"),
        ("공장 공장 이야기입니다.", Rule.DOUBLED, "공장 공장"),
        ("그 그 이야기입니다.", Rule.DOUBLED, "그 그"),
        ("공장은 새로운 설비를 (EUV)", Rule.CUT_OFF, "공장은 새로운 설비를"),
        ("공장이 새로 들인 장비 (EUV)", Rule.CUT_OFF, "공장이 새로 들인 장비"),
        ("공장은 새로운 설비를[1]", Rule.CUT_OFF, "공장은 새로운 설비를"),
        ("이유는 셋입니다:", Rule.CUT_OFF, "이유는 셋입니다:"),
        (
            "공장은 내년 봄부터 새 설비를 들이고 사람을 더 뽑아 밤에도 줄을 쉬지 않고 돌려 물량을 맞추는 계획[1]",
            Rule.CUT_OFF,
            "",
        ),
    ],
)
def test_what_is_wrong_is_still_found(words: str, rule: Rule, told_words: str) -> None:
    [(found, said)] = _found(_written(Language.KO, words))
    assert found is rule
    assert told_words in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The price is is higher.", "is is"),
        ("What a year! The price is is higher.", "is is"),
        ("They have five five plans.", "five five"),
    ],
)
def test_what_is_wrong_in_english_is_still_found(words: str, said: str) -> None:
    assert _found(_written(Language.EN, words)) == [(Rule.DOUBLED, said)]
