"""Words in a row that a text shares with its sources."""

from domain.grounding.copying import COUNTED_RUN, LEAST_COUNTED, LONGEST_RUN, SHARE, Copied, copied
from domain.grounding.library import pages_of
from domain.grounding.passages import Passage
from domain.language import Language
from domain.parts import Part, PartKind
from tests.domain.test_quotes import source

WORDS = (
    "가장 오래된 변전소 앞마당에서 열린 착공식에는 지역 주민과 회사 임원 이백여 명이 모여 "
    "새 송전선이 지나갈 들판을 함께 바라보았다"
)


def own(count: int, mark: str = "말") -> str:
    return " ".join(f"{mark}{number}번째" for number in range(count))


def shared(text: str, *texts: str, language: Language = Language.KO) -> list[Copied]:
    pages = pages_of(source(one, number) for number, one in enumerate(texts, 1))
    return list(copied((Passage(None, text, 0),), pages, language))


def run(length: int) -> str:
    return " ".join(WORDS.split()[:length])


def test_own_words_and_short_runs_are_not_told() -> None:
    assert shared(own(50), WORDS) == []
    assert shared(f"{own(10)} {run(COUNTED_RUN - 1)} {own(10)}", WORDS) == []


def test_the_longest_run_is_told_with_its_words_and_place() -> None:
    text = f"{own(40)} **{run(8)}**[1]. {own(40)}"
    (one,) = shared(text, "다른 글이다.", WORDS)
    assert (one.source, one.run, one.is_too_much) == (2, 8, False)
    assert text[one.offset : one.offset + len(one.words)] == one.words
    assert one.words.strip("*") == run(8)
    assert one.share == round(8 / 88, 4)


def test_a_run_over_a_sentence_long_is_too_much() -> None:
    limit = LONGEST_RUN[Language.KO]
    assert not shared(f"{own(200)} {run(limit)}", WORDS)[0].is_too_much
    assert shared(f"{own(200)} {run(limit + 1)}", WORDS)[0].is_too_much


def test_a_large_share_is_too_much_but_not_of_a_short_part() -> None:
    two = f"{run(7)} {own(3)} {' '.join(WORDS.split()[8:15])}"
    assert LEAST_COUNTED <= 14
    assert shared(f"{two} {own(40)}", WORDS)[0].is_too_much
    assert not shared(f"{two} {own(80, '글')}", WORDS)[0].is_too_much
    short = shared(f"{run(7)} {own(5)}", WORDS)[0]
    assert short.share > SHARE
    assert not short.is_too_much


def test_punctuation_case_width_and_thousands_make_no_difference() -> None:
    text = "The Company spent １,200 dollars on (new power lines), it said on Monday morning"
    plain = "the company spent 1200 dollars on new power lines it said on monday"
    assert shared(text, plain, language=Language.EN)[0].run == 13


def test_quotations_are_left_out() -> None:
    quoted = f'서지안 본부장은 "{run(14)}"고 말했습니다. {own(20)}'
    assert shared(quoted, WORDS) == []


def test_each_part_and_source_is_told_for_itself() -> None:
    first, second = Part(PartKind.SECTION, 1), Part(PartKind.SECTION, 2)
    pieces = (Passage(first, run(6), 0), Passage(first, own(5), 100), Passage(second, own(9), 200))
    pages = pages_of([source(WORDS, 1), source(WORDS, 2)])
    assert [(one.part, one.source) for one in copied(pieces, pages, Language.KO)] == [(first, 1), (first, 2)]


def test_a_run_ends_with_its_passage() -> None:
    part = Part(PartKind.SECTION, 1)
    pieces = (Passage(part, run(5), 0), Passage(part, " ".join(WORDS.split()[5:10]), 200))
    assert not list(copied(pieces, pages_of([source(WORDS)]), Language.KO))


def test_a_page_that_repeats_itself_is_followed_to_an_end() -> None:
    again = "같은 말을 " * 20_000
    assert shared(again, again)[0].share > 0.99
