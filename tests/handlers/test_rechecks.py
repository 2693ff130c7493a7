"""What the look before publishing says, in as many messages as it takes."""

from datetime import date

from domain.language import Language
from domain.parts import Part, PartKind
from domain.sources import Outcome, Reading
from handlers.ground_texts import GroundTexts
from handlers.pages import MESSAGE_LIMIT, utf16_len
from handlers.rechecks import told
from tests.writing.sourced import source
from writing.rechecking import Aged, Looked, Now, Report


def gone(number: int) -> Looked:
    reading = Reading(url=f"http://a/{number}", outcome=Outcome.UNREACHABLE)
    lost = tuple(f"{number}조 {n},000억 원" for n in range(1, 7))
    return Looked(source=source(number, "글", title="아주 긴 제목 " * 20), now=Now.GONE, reading=reading, lost=lost)


def test_dozens_of_sources_and_figures_are_all_told() -> None:
    aged = [
        Aged(part=Part(PartKind.SECTION, 1), words=f"{n}만 {n}00원", of=date(2026, 11, 20), days=3) for n in range(90)
    ]
    messages = told(Report(looked=tuple(map(gone, range(1, 31))), aged=tuple(aged)), GroundTexts(Language.KO))
    assert len(messages) > 1
    assert all(utf16_len(text) <= MESSAGE_LIMIT for text in messages)
    whole = "\n".join(messages)
    assert all(f"[{number}] 아주 긴 제목" in whole for number in range(1, 31))
    assert all(f"“{n}만 {n}00원”" in whole for n in range(90))
