"""The list behind 🔎: every figure, and every other doubt that has no room in the head."""

from domain.assignments import Correction
from domain.language import Language
from handlers.buttons import Action, Press, button
from handlers.ground_texts import GroundTexts
from handlers.grounds import figures_page
from handlers.pages import MESSAGE_LIMIT, utf16_len
from handlers.views import doubt_sign
from tests.writing.sourced import CALM, PLANT, assignment, draft, source
from writing.evidence import doubts

KOREAN = GroundTexts(Language.KO)
SAYINGS = tuple(f"{name}번 공장은 그날 밤에 멈추지 않았다" for name in "가나다라마바사")


def test_doubts_about_quotations_are_listed_too() -> None:
    quoted = " ".join(f"모난전기 대표는 “{saying}”고 말했습니다." for saying in SAYINGS)
    written = draft(f"{quoted} 공장에 3,400억 원[1]을 들입니다.")
    text, keyboard = figures_page(assignment(written, source(1, PLANT)), KOREAN, 0)
    assert all(f"“{saying}”: 어느 자료에도 없어요" in text for saying in SAYINGS)
    assert "✅ 3,400억 원" in text
    assert keyboard is None or keyboard.inline_keyboard


def test_what_is_not_confirmed_comes_first() -> None:
    written = draft("모난전기 전지 공장은 3,400억 원[1]이다. 모난전기는 전지 공장에 935명⚠을 뽑는다.")
    text, _ = figures_page(assignment(written, source(1, PLANT)), KOREAN, 0)
    assert 0 < text.index("935명") < text.index("3,400억 원")


def test_what_was_put_right_since_is_not_called_confirmed() -> None:
    right = Correction(fact=1, text="4,300억 원이다.", source=2)
    written = draft("모난전기는 공장에 3,400억 원⚠을 들인다.")
    held = assignment(written, source(1, PLANT), source(2, right.text), facts=(PLANT,), corrections=(right,))
    text, _ = figures_page(held, KOREAN, 0)
    assert "숫자 1개 중 0개" in text
    assert "⚠ (바로잡으신 사실) 3,400억 원 · 1번 섹션" in text


def test_a_doubt_is_told_without_the_marks_of_its_line() -> None:
    right = Correction(fact=1, text="모난전기 경영진은 서두르겠다고 했다.", source=2)
    written = draft(f"*   **모난전기 경영진은** {CALM.partition(' ')[2].partition(' ')[2]}")
    held = assignment(written, source(1, CALM), source(2, right.text), facts=(CALM,), corrections=(right,))
    text, _ = figures_page(held, KOREAN, 0)
    assert "⚠ 1번 섹션 “모난전기 경영진은 서두르지" in text


def test_a_full_page_fits_a_message() -> None:
    long = "모난전기는 " + "아주 긴 이야기를 하며 " * 30 + "{}억 원을 들이기로 했다."
    written = draft(" ".join(f"공장 {n}0억 원[1]을 들인다." for n in range(11, 40)))
    text, keyboard = figures_page(
        assignment(written, source(1, " ".join(long.format(f"{n}0") for n in range(11, 40)))), KOREAN, 0
    )
    assert utf16_len(text) <= MESSAGE_LIMIT
    assert not text.endswith("…")
    assert keyboard is not None


def test_a_button_knows_its_doubt_from_the_one_that_comes_to_its_place() -> None:
    written = draft("모난전기는 935명⚠과 471명⚠을 뽑는다.")
    first, second = doubts(assignment(written, source(1, PLANT)), written)
    assert doubt_sign(first) != doubt_sign(second)
    data = button("⚠", Action.DOUBT, 10**18, 99, doubt_sign(first)).callback_data
    assert isinstance(data, str)
    assert len(data.encode()) <= 64
    press = Press.decode(data)
    assert press is not None
    assert press.word(2) == doubt_sign(first)
