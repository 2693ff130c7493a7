"""What a finance channel may not say: found, left alone, and placed in the text."""

import pytest

from domain.language import Language
from domain.wording import PHRASES, Law, Level, ai_line, investment_note, phrase_of, wordings
from tests.wording_report.measure import HELD_BACK, MAY_BE_SAID, SHOWN, is_right, measured, sentences, whole


def test_every_shown_sentence_is_right() -> None:
    assert [one.text for one in sentences(SHOWN) if not is_right(one)] == []


def test_most_of_what_was_held_back_is_right() -> None:
    rows = measured(HELD_BACK)
    assert whole(rows, found=True).share >= 90
    assert whole(rows, found=False).share >= 95


@pytest.mark.parametrize("name", [SHOWN, HELD_BACK])
def test_sentences_are_many_of_both_kinds_in_both_languages(name: str) -> None:
    every = sentences(name)
    assert len(every) >= 100
    assert {one.label for one in every} >= {phrase.id for phrase in PHRASES}
    for language in Language:
        mine = [one for one in every if one.language is language]
        assert sum(one.label == MAY_BE_SAID for one in mine) >= 10
        assert sum(one.label != MAY_BE_SAID for one in mine) >= 10


def test_no_sentence_is_shown_and_held_back() -> None:
    assert not {one.text for one in sentences(SHOWN)} & {one.text for one in sentences(HELD_BACK)}


def test_words_stand_where_the_offset_says() -> None:
    text = "첫 문장입니다.\r\n이 종목은 무조건 오릅니다. 이 상품은 원금을 보장합니다.\n\n지금 바로 매수하세요!"
    found = list(wordings(text, Language.KO))
    assert [one.phrase for one in found] == ["certain_price", "principal", "order"]
    assert all(text[one.offset : one.offset + len(one.words)] == one.words for one in found)
    assert all(one.words in one.sentence for one in found)


def test_a_denial_in_another_clause_takes_nothing_back() -> None:
    assert list(wordings("원금은 보장되니 걱정하지 마세요.", Language.KO))
    assert not list(wordings("원금은 보장되지 않으니 조심하세요.", Language.KO))


def test_a_question_excuses_all_but_urgency() -> None:
    assert not list(wordings("이 종목은 무조건 오를까요?", Language.KO))
    assert [one.phrase for one in wordings("지금 안 사면 언제 사겠어요?", Language.KO)] == ["urgency"]


def test_other_peoples_words_are_quoted_and_ones_own_are_not() -> None:
    quoted = list(wordings('그는 "이 종목은 무조건 오른다"고 했습니다.', Language.KO))
    assert [one.level for one in quoted] == [Level.QUOTED]
    own = list(wordings("저는 이 종목이 무조건 오른다고 봅니다.", Language.KO))
    assert [one.level for one in own] == [Level.SAID]


def test_a_text_without_full_stops_is_read_to_its_end() -> None:
    text = "그리고 " * 5_000 + "지금 바로 매수하세요"
    assert [one.words for one in wordings(text, Language.KO)] == ["매수하세요"]


def test_every_phrase_has_articles_and_every_article_a_phrase() -> None:
    assert {law for phrase in PHRASES for law in phrase.laws} == set(Law)
    assert all(phrase_of(phrase.id) is phrase and phrase.laws for phrase in PHRASES)


@pytest.mark.parametrize("language", Language)
def test_the_two_lines_keep_their_own_rules(language: Language) -> None:
    for line in (investment_note(language), ai_line(language)):
        assert "\n" not in line
        assert not list(wordings(line, language))
