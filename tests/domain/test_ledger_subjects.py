"""Whose figure it is: another company or another measure is never taken for the draft's."""

from datetime import UTC, datetime

import pytest

from domain.grounding import Shelf, Verdict, ledger_of_text
from domain.sources import Source

SOURCE = "둥근산업 매출은 820억 원이다. 시스템반도체 수출은 64억 달러로 늘었고, 시중은행 대출은 12조 원 줄었다."


def verdict(sentence: str) -> Verdict:
    day = datetime(2026, 11, 25, tzinfo=UTC)
    shelf = Shelf((Source(number=1, url="http://a/1", outlet="동글일보", title="소식", published=day, text=SOURCE),))
    (entry,) = ledger_of_text(sentence, shelf)
    return entry.verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "둥근조선 수주액은 820억 원[1]입니다.",
        "둥근조선 매출은 820억 원[1]입니다.",
        "둥근산업 수주액은 820억 원[1]입니다.",
        "삼각전자 매출은 820억 원입니다.",
    ],
)
def test_a_company_or_a_measure_that_the_source_does_not_speak_of(sentence: str) -> None:
    assert verdict(sentence) is Verdict.ELSEWHERE


@pytest.mark.parametrize(
    "sentence",
    [
        "둥근산업의 매출은 820억 원[1]이었습니다.",
        "국내 시스템반도체 수출은 64억 달러[1]였어요.",
        "시중은행 대출은 12조 원[1] 줄었습니다.",
    ],
)
def test_kinds_of_companies_are_no_company(sentence: str) -> None:
    assert verdict(sentence) is Verdict.EXACT


HEADLINE = "다솔메모리 3조5000억원 증설에 엇갈린 시선…“문제는 2년 뒤”"
QUOTED = "다솔메모리 관계자는 “장비를 세 차례로 나눠 들여오기 때문에 속도를 조절할 수 있다”고 설명했"
BODY = f"{QUOTED}다. 공장은 2년 뒤 다 돌아간다."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"오늘은 '{HEADLINE}' 이야기를 함께 살펴볼게요.", "2년"),
        (
            f"기사에 따르면, {QUOTED}습니다.",
            "세 차례",
        ),
    ],
)
def test_what_is_quoted_word_for_word_is_the_sources_own(line: str, words: str) -> None:
    day = datetime(2026, 11, 25, tzinfo=UTC)
    source = Source(number=1, url="http://a/1", outlet="동글일보", title=HEADLINE, published=day, text=BODY)
    found = {entry.figure.text: entry.verdict for entry in ledger_of_text(line, Shelf((source,)))}
    assert found[words] is Verdict.EXACT
