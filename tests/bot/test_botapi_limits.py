import pytest

from bot.playground import limits
from bot.playground.entities import with_found
from bot.playground.errors import ApiError, Json
from bot.playground.rates import Meter, Rates

FAMILY = "👨‍👩‍👧"


def refused(check: object, *arguments: object) -> str:
    assert callable(check)
    with pytest.raises(ApiError) as caught:
        check(*arguments)
    return caught.value.description


def keyboard(*rows: int) -> Json:
    return {"inline_keyboard": [[{"text": "가", "callback_data": "x"}] * width for width in rows]}


def button(**action: object) -> Json:
    return {"inline_keyboard": [[{"text": "가", **action}]]}


def entity(offset: int, length: int, kind: str = "bold") -> Json:
    return {"type": kind, "offset": offset, "length": length}


def test_text_is_counted_in_utf16_units() -> None:
    limits.check_text("가" * 4096)
    limits.check_text("😀" * 2048)
    assert refused(limits.check_text, "가" * 4097) == "Bad Request: message is too long"
    assert refused(limits.check_text, "😀" * 2048 + "가") == "Bad Request: message is too long"
    assert refused(limits.check_text, " \n ") == "Bad Request: message text is empty"


def test_caption_may_be_empty_and_ends_at_1024_units() -> None:
    limits.check_caption("")
    limits.check_caption("😀" * 512)
    assert refused(limits.check_caption, "가" * 1025) == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    "wrong",
    [
        entity(0, 9),
        entity(-1, 2),
        entity(0, 0),
        entity(1, 1),
        entity(0, 1),
        entity(2, 1, "shout"),
        {"type": "bold"},
        "bold",
    ],
)
def test_entity_outside_the_text_or_inside_a_character_is_refused(wrong: Json) -> None:
    assert refused(limits.check_entities, "😀가나", [wrong]).startswith("Bad Request: ")


def test_entities_at_the_edges_pass_and_a_hundred_are_enough() -> None:
    limits.check_entities(f"{FAMILY}가", [entity(0, 8), entity(8, 1), entity(0, 9)])
    limits.check_entities("가" * 100, [entity(place, 1) for place in range(100)])
    assert refused(limits.check_entities, "가" * 101, [entity(place, 1) for place in range(101)])


def test_keyboard_sizes() -> None:
    limits.check_keyboard(keyboard(*[8] * 12, 4))
    assert refused(limits.check_keyboard, keyboard(9)) == "Bad Request: reply markup is too long"
    assert refused(limits.check_keyboard, keyboard(*[8] * 12, 5)) == "Bad Request: reply markup is too long"


def test_callback_data_is_counted_in_bytes() -> None:
    limits.check_keyboard(button(callback_data="가" * 21))
    assert refused(limits.check_keyboard, button(callback_data="가" * 22)) == "Bad Request: BUTTON_DATA_INVALID"
    assert refused(limits.check_keyboard, button(callback_data="")) == "Bad Request: BUTTON_DATA_INVALID"


def test_copy_text_ends_at_256_units() -> None:
    limits.check_keyboard(button(copy_text={"text": "가" * 256}))
    assert (
        refused(limits.check_keyboard, button(copy_text={"text": "가" * 257}))
        == "Bad Request: BUTTON_COPY_TEXT_INVALID"
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://localhost/x", "file:///etc/passwd", "not an address"])
def test_button_with_an_address_that_is_none_is_refused(url: str) -> None:
    limits.check_keyboard(button(url="https://example.com/기사"))
    assert "is invalid" in refused(limits.check_keyboard, button(url=url))


def test_button_has_exactly_one_action() -> None:
    assert "exactly one" in refused(limits.check_keyboard, button())
    assert "exactly one" in refused(limits.check_keyboard, button(callback_data="x", url="https://example.com"))


def test_uploads_end_at_50_megabytes() -> None:
    limits.check_upload(50_000_000)
    assert refused(limits.check_upload, 50_000_001) == "Bad Request: file is too big"
    assert refused(limits.check_upload, 0) == "Bad Request: file must be non-empty"


def found(text: str) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    return [
        (one["type"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in with_found(text, [])
    ]


def test_links_and_commands_are_found_behind_emoji() -> None:
    assert found(f"/new {FAMILY} https://example.com/a?b=1, #반도체 @someone") == [
        ("bot_command", "/new"),
        ("url", "https://example.com/a?b=1"),
        ("hashtag", "#반도체"),
        ("mention", "@someone"),
    ]
    assert found("/new@chogo_bot news.example.com 3/4 me@example.com") == [
        ("bot_command", "/new@chogo_bot"),
        ("url", "news.example.com"),
        ("email", "me@example.com"),
    ]


def test_nothing_is_found_inside_a_given_entity() -> None:
    link = {"type": "text_link", "offset": 0, "length": 19, "url": "https://example.org"}
    assert with_found("https://example.com", [link]) == [link]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def waits(meter: Meter, chat_id: int) -> int | None:
    try:
        meter.count(chat_id)
    except ApiError as error:
        return error.retry_after
    return None


def test_a_chat_takes_three_at_once_then_one_a_second() -> None:
    clock = Clock()
    meter = Meter(Rates(), clock)
    assert [waits(meter, 1) for _ in range(4)] == [None, None, None, 1]
    assert waits(meter, 2) is None
    for _ in range(5):
        clock.now += 1
        assert [waits(meter, 1), waits(meter, 1)] == [None, 1]


def test_thirty_a_second_over_all_chats() -> None:
    clock = Clock()
    meter = Meter(Rates(), clock)
    assert [waits(meter, chat) for chat in range(1, 32)] == [None] * 30 + [1]
    clock.now += 1
    assert waits(meter, 31) is None


def test_twenty_a_minute_in_a_group() -> None:
    clock = Clock()
    meter = Meter(Rates(), clock)
    for _ in range(20):
        assert waits(meter, -5) is None
        clock.now += 1
    assert waits(meter, -5) == 40
