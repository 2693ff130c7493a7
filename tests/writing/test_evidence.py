"""What the figures of a draft rest on."""

import pytest

from tests.writing.sourced import PLANT, assignment, draft, source
from writing.evidence import evidence, is_confirmed


@pytest.mark.parametrize(
    ("cue", "confirmed"),
    [
        ("**[화면: '3,400억 원' 숫자 강조 자막]**", True),
        ("**[화면: '3,500억 원' 숫자 강조 자막]**", False),
    ],
)
def test_a_caption_is_borne_by_the_words_spoken_in_its_part(cue: str, *, confirmed: bool) -> None:
    written = draft("글입니다.", line=f"모난전기는 전지 공장에 3,400억 원을 들입니다.\n\n{cue}\n(대사) 놀랍죠.")
    held = assignment(written, source(1, PLANT + " 둥근산업 매출은 820억 원이다."))
    captions = [one for one in evidence(held, written) if one.figure.text in cue and one.part and one.part.is_script]
    assert captions
    assert any(not is_confirmed(one) for one in captions) is not confirmed
