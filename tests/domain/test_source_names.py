"""Names that stand in no source, across spacings, kinds and scripts; and how two scripts sound alike."""

import pytest

from domain.grounding.library import pages_of
from domain.grounding.names import unknown_names
from domain.grounding.passages import Passage, passages
from domain.grounding.sounds import consonants
from domain.language import Language
from tests.domain.clean import written
from tests.domain.test_quotes import source

SOURCE = (
    "다온 반도체는 강나래 전무가 이끈다. 하늬전자와 손을 잡았다. 미국 엔비디아(NVIDIA)와 "
    "테슬라도 들어왔다. 연준의 파월 의장이 말했다."
)


def unknown(text: str, *texts: str, language: Language = Language.KO) -> list[str]:
    pages = pages_of(source(one, number) for number, one in enumerate(texts, 1))
    return [name.text for name in unknown_names((Passage(None, text, 0),), pages, language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("다온반도체와 하늬전자가 계약했습니다.", []),
        ("강나래 전무는 다온반도체를 맡았습니다.", []),
        ("하늬그룹은 하늬전자의 모회사입니다.", ["하늬그룹"]),
        ("누리반도체가 계약했습니다.", ["누리반도체"]),
        ("다온증권이 계약했습니다.", ["다온증권"]),
        ("문도윤 전무가 말했습니다.", ["문도윤"]),
        ("NVIDIA와 Tesla가 들어왔습니다.", []),
        ("Broadcom이 들어왔습니다.", ["Broadcom"]),
        ("메모리반도체와 이차전지, 시중은행, 재생에너지를 봅니다.", []),
        ("추론(Inference)과 GPU, HBM4, ETF를 설명합니다.", []),
        ("이러한 시장은 명확히 성장할 것입니다.", []),
        ("기술수출 소식에 회사 대표도 놀랐습니다.", []),
    ],
)
def test_names_of_a_korean_text(text: str, names: list[str]) -> None:
    assert unknown(text, SOURCE) == names


def test_names_across_scripts_are_let_pass() -> None:
    english = "Nvidia and Broadcom rose. Fed chair Jerome Powell spoke."
    assert unknown("Nvidia가 올랐습니다.", english) == []
    assert unknown("Nvidia rose, said Jerome Powell today.", SOURCE, language=Language.EN) == []
    assert unknown("The plan of Larkspur Devices changed.", english, language=Language.EN) == ["Larkspur Devices"]


def test_each_name_is_told_once_a_part() -> None:
    assert unknown("누리반도체와 누리반도체", SOURCE) == ["누리반도체"]


def test_a_draft_is_clean_against_its_own_words() -> None:
    for clean in written():
        whole = pages_of([source("\n".join(piece.text for piece in passages(clean.draft)))])
        assert not list(unknown_names(tuple(passages(clean.draft)), whole, clean.draft.language))


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("파월", "Powell"), ("머스크", "Musk"), ("엔비디아", "Nvidia"), ("버핏", "Buffett"), ("저커버그", "Zuckerberg")],
)
def test_names_sound_alike_in_both_scripts(hangul: str, latin: str) -> None:
    assert consonants(hangul) == consonants(latin)
