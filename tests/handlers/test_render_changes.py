"""The short comparison that is shown after a revision."""

import time

import pytest
from telegram import MessageEntity

from handlers.changes import diff
from handlers.pages import Rich, utf16_len
from tests.handlers.render_support import MARKUP, NASTY, SPACES, assert_telegram_takes, bold, of_type, random_text

LIMIT = 1000
BEFORE = (
    "은행 대출이 석 달째 늘었습니다. 지난달 잔액은 **1,140조 원**[1]이었습니다.\n\n"
    "금리는 그대로였습니다. 창구에서는 심사를 더 꼼꼼하게 하고 있다는 말이 여러 지점에서 나왔습니다."
)


def gone(rich: Rich) -> list[str]:
    return of_type(rich, MessageEntity.STRIKETHROUGH)


def test_a_changed_figure_is_shown_with_the_words_around_it() -> None:
    rich = diff(BEFORE, BEFORE.replace("1,140조", "1,152조"), LIMIT)
    assert rich.text == "… 지난달 잔액은 1,140조 1,152조 원[1]이었습니다. …"
    assert gone(rich) == ["1,140조"]
    assert bold(rich) == ["1,152조"]


def test_unchanged_words_far_from_the_change_are_elided() -> None:
    rich = diff(BEFORE, BEFORE.replace("나왔습니다", "들립니다"), LIMIT)
    assert rich.text == "… 있다는 말이 여러 지점에서 나왔습니다. 들립니다."


def test_unchanged_words_after_the_last_change_are_elided() -> None:
    rich = diff("옛 하나 둘 셋 넷 다섯 여섯", "새 하나 둘 셋 넷 다섯 여섯", LIMIT)
    assert rich.text == "옛 새 하나 둘 셋 넷 …"


def test_two_changes_in_one_sentence_keep_the_words_between_them_short() -> None:
    words = "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘"
    rich = diff(f"옛 {words} 말", f"새 {words} 글", LIMIT)
    assert rich.text == "옛 새 하나 둘 셋 넷 … 아홉 열 열하나 열둘 말 글"


def test_a_sentence_written_anew_is_shown_whole() -> None:
    rich = diff(BEFORE, BEFORE.replace("금리는 그대로였습니다.", "한국은행은 다음 달에 다시 모입니다."), LIMIT)
    assert gone(rich) == ["금리는 그대로였습니다."]
    assert bold(rich) == ["한국은행은 다음 달에 다시 모입니다."]
    assert rich.text.startswith("… 금리는")
    assert rich.text.endswith("모입니다. …")


def test_added_and_removed_sentences() -> None:
    added = diff(BEFORE, BEFORE + " 다음 발표는 11일입니다.", LIMIT)
    assert (added.text, bold(added), gone(added)) == ("… 다음 발표는 11일입니다.", ["다음 발표는 11일입니다."], [])
    removed = diff(BEFORE, BEFORE.replace("은행 대출이 석 달째 늘었습니다. ", ""), LIMIT)
    assert (removed.text, gone(removed)) == ("은행 대출이 석 달째 늘었습니다. …", ["은행 대출이 석 달째 늘었습니다."])


def test_changes_far_apart_stand_on_lines_of_their_own() -> None:
    rich = diff(BEFORE, BEFORE.replace("석 달째", "넉 달째").replace("그대로였습니다", "올랐습니다"), LIMIT)
    assert len(rich.text.split("\n")) == 2


def test_new_points_stand_below_each_other() -> None:
    rich = diff("머리말입니다.", "머리말입니다.\n*   **첫째** 점\n*   둘째 점", LIMIT)
    assert rich.text == "… • 첫째 점\n• 둘째 점"


@pytest.mark.parametrize("after", [BEFORE, BEFORE.replace("**", ""), BEFORE + "\n"])
def test_nothing_that_a_reader_sees_has_changed(after: str) -> None:
    assert diff(BEFORE, after, LIMIT) == Rich(text="")


def test_from_nothing_and_to_nothing() -> None:
    assert bold(diff("", "새 글입니다.", LIMIT)) == ["새 글입니다."]
    assert gone(diff("옛 글입니다.", "", LIMIT)) == ["옛 글입니다."]


def test_when_room_is_short_both_sides_are_still_shown() -> None:
    old = "사라진 문장은 길고 길게 이어집니다 " * 40
    new = "새로 들어온 글도 만만치 않게 깁니다 " * 40
    rich = diff(old, new, 300)
    assert utf16_len(rich.text) <= 300
    (struck,), (fresh,) = gone(rich), bold(rich)
    assert struck.startswith("사라진 문장은")
    assert fresh.startswith("새로 들어온")
    assert len(fresh) > 1.5 * len(struck)


@pytest.mark.parametrize("seed", range(60))
def test_any_two_texts_within_any_limit(seed: int) -> None:
    before = random_text(seed, 200, NASTY, MARKUP, SPACES, (". ", "다. "))
    after = before[:150] + random_text(seed + 1, 80, NASTY, MARKUP, SPACES) + before[200:]
    for limit in (2, 30, 200, 4096):
        rich = diff(before, after, limit)
        assert_telegram_takes(rich, limit)
    assert diff(before, after, 1).text == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [("가 " * 9000, "가 " * 8000), ("a. " * 5000, "b. a. " * 3000), ("가나 다라. " * 3000, "다라 ")],
)
def test_hostile_repetition_costs_little(before: str, after: str) -> None:
    started = time.process_time()
    diff(before, after, LIMIT)
    assert time.process_time() - started < 0.5
