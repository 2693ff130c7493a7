"""Every quotation of the practice articles, retold as it is, altered, and put where nobody said it."""

import re
from pathlib import Path

import pytest

from domain.grounding.library import pages_of
from domain.grounding.passages import Passage
from domain.grounding.quotations import Quotation, quotations
from domain.grounding.quotes import Quote, QuoteVerdict, quotes
from domain.language import Language
from tests.domain.test_quotes import source

ARTICLES = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "bot" / "playground" / "practice").glob("*.md"))
]
SAID = [(place, one) for place, text in enumerate(ARTICLES) for one in quotations(text, Language.KO)]


def retold(words: str, *articles: str) -> Quote:
    text = f"담당자는 이렇게 설명했어요. “{words}”라고 말했습니다."
    (quote,) = quotes(
        (Passage(None, text, 0),), pages_of(source(one, number) for number, one in enumerate(articles, 1)), Language.KO
    )
    return quote


def test_there_are_enough() -> None:
    assert len(SAID) >= 30


def test_none_is_refused_where_it_stands() -> None:
    verdicts = [retold(one.text, ARTICLES[place]).verdict for place, one in SAID]
    assert verdicts == [QuoteVerdict.EXACT] * len(SAID)


def altered(one: Quotation) -> str:
    """One word in the middle left out, or its first figure another."""
    changed = re.sub(r"[1-9]", lambda digit: str(int(digit[0]) % 9 + 1), one.text, count=1)
    if changed != one.text:
        return changed
    words = one.text.split()
    return " ".join(words[: len(words) // 2] + words[len(words) // 2 + 1 :])


def test_altered_ones_are_never_taken_as_said() -> None:
    verdicts = [retold(altered(one), ARTICLES[place]).verdict for place, one in SAID]
    assert QuoteVerdict.EXACT not in verdicts
    assert verdicts.count(QuoteVerdict.ALTERED) >= len(SAID) * 0.9


@pytest.mark.parametrize("shift", [1, 2, 5])
def test_those_of_other_articles_are_in_no_source(shift: int) -> None:
    """Articles on one topic share words, so a few come out as altered: refused all the same."""
    verdicts = [retold(one.text, ARTICLES[(place + shift) % len(ARTICLES)]).verdict for place, one in SAID]
    assert set(verdicts) <= {QuoteVerdict.NONE, QuoteVerdict.ALTERED}
    assert verdicts.count(QuoteVerdict.NONE) >= len(SAID) * 0.95
