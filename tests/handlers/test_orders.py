"""A subscription in one line."""

from datetime import time

import pytest

from domain.orders import Asked, Order
from domain.subscriptions import Days, Form
from handlers.order_answers import pressed_answer, typed_answer
from handlers.orders import MAX_SUBSCRIPTION_TOPIC, Doubt, Unclear, Wrong, read_order
from handlers.places import City

AT = time(7, 45)
NEW_YORK, SEOUL = "America/New_York", "Asia/Seoul"


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("07:45", Order(at=AT)),
        ("07:45 평일 AI 반도체", Order(at=AT, days=Days.WEEKDAYS, topics=("AI 반도체",))),
        ("06:30 America/New_York", Order(at=time(6, 30), zone=NEW_YORK)),
        (
            "7시 45분 뉴욕 미국 거래일 메뉴 금리",
            Order(at=AT, zone=NEW_YORK, days=Days.US_TRADING, form=Form.MENU, topics=("금리",)),
        ),
        ("오전 7시 반", Order(at=time(7, 30))),
        ("7시 반도체", Order(at=time(7), topics=("반도체",))),
        ("７：４５ 평일", Order(at=AT, days=Days.WEEKDAYS)),
        ("AI 반도체 07:45 평일", Order(at=AT, days=Days.WEEKDAYS, topics=("AI 반도체",))),
        ("매일 아침 7시 반도체, 금리，환율", Order(at=time(7), days=Days.DAILY, topics=("반도체", "금리", "환율"))),
        ("평일 아침 07:45에 AI", Order(at=AT, days=Days.WEEKDAYS, topics=("AI",))),
        ("07:45 매일경제 사설", Order(at=AT, topics=("매일경제 사설",))),
        ("07:45 AI, ai, 금리", Order(at=AT, topics=("AI", "금리"))),
        ("07:45 한국 거래일 코스피", Order(at=AT, days=Days.KR_TRADING, topics=("코스피",))),
        ("07:45 미국 증시 거래일마다 S&P 500", Order(at=AT, days=Days.US_TRADING, topics=("S&P 500",))),
        ("07:45 거래일", Order(at=AT, days=Days.KR_TRADING)),
        ("07:45 뉴욕 거래일", Order(at=AT, zone=NEW_YORK, days=Days.US_TRADING)),
        ("07:45 초안 하나 AI", Order(at=AT, form=Form.ONE, topics=("AI",))),
        ("07:45 메뉴 금리, 환율", Order(at=AT, form=Form.MENU, topics=("금리", "환율"))),
        ("07:45 금리 메뉴", Order(at=AT, form=Form.MENU, topics=("금리",))),
        ("07:45 스타벅스 메뉴 가격", Order(at=AT, topics=("스타벅스 메뉴 가격",))),
        ("07:45 골라 줘", Order(at=AT, topics=())),
        ("07:45 알아서 골라줘 메뉴", Order(at=AT, topics=(), form=Form.MENU)),
        ("뉴욕 7시 AI", Order(at=time(7), zone=NEW_YORK, topics=("AI",))),
        ("AI 7시 뉴욕", Order(at=time(7), zone=NEW_YORK, topics=("AI",))),
        ("07:45 LA", Order(at=AT, zone="America/Los_Angeles")),
        ("07:45 뉴욕시간으로 금리", Order(at=AT, zone=NEW_YORK, topics=("금리",))),
        ("07:45 뉴욕 현지 시간 금리", Order(at=AT, zone=NEW_YORK, topics=("금리",))),
        ("07:45 (뉴욕) 금리", Order(at=AT, zone=NEW_YORK, topics=("금리",))),
        ("07:45 한국 시간 증시", Order(at=AT, zone=SEOUL, topics=("증시",))),
        ("07:45 미국 동부 시간 거래일 금리", Order(at=AT, zone=NEW_YORK, days=Days.US_TRADING, topics=("금리",))),
        # A place in the middle of a topic, a country, a kind of time: all topic.
        ("07:45 아파트 서울 가격", Order(at=AT, topics=("아파트 서울 가격",))),
        ("07:45 한국 증시", Order(at=AT, topics=("한국 증시",))),
        ("07:45 한국 기준 금리", Order(at=AT, topics=("한국 기준 금리",))),
        ("07:45 근로 시간 단축", Order(at=AT, topics=("근로 시간 단축",))),
        ("07:45 HBM/DRAM 가격", Order(at=AT, topics=("HBM/DRAM 가격",))),
        ("아침 7시에 평일마다 AI 반도체 보내줘", Order(at=time(7), days=Days.WEEKDAYS, topics=("AI 반도체",))),
        ("매일 8시 메모리 반도체 초안 보내 주세요", Order(at=time(8), days=Days.DAILY, topics=("메모리 반도체",))),
        ("07:45 5G", Order(at=AT, topics=("5G",))),
        ("07:45 in vitro diagnostics", Order(at=AT, topics=("in vitro diagnostics",))),
        ("07:45 9시 뉴스 시청률", Order(at=AT, topics=("9시 뉴스 시청률",))),
        # English
        ("7:45 am", Order(at=AT)),
        ("7:45 am weekdays AI chips", Order(at=AT, days=Days.WEEKDAYS, topics=("AI chips",))),
        (
            "every weekday at 7:45 am in New York about AI chips, memory",
            Order(at=AT, zone=NEW_YORK, days=Days.WEEKDAYS, topics=("AI chips", "memory")),
        ),
        (
            "7:30pm Tokyo US trading days menu rates",
            Order(at=time(19, 30), zone="Asia/Tokyo", days=Days.US_TRADING, form=Form.MENU, topics=("rates",)),
        ),
        ("7:45 daily a menu of three, chips", Order(at=AT, days=Days.DAILY, form=Form.MENU, topics=("chips",))),
        ("7:45 mon-fri pick for me", Order(at=AT, days=Days.WEEKDAYS, topics=())),
        ("7:45 trading days", Order(at=AT, days=Days.US_TRADING)),
        ("7:45 Eastern time chips", Order(at=AT, zone=NEW_YORK, topics=("chips",))),
        # Without a time
        ("", Order()),
        ("아침에 보내줘", Order()),
        ("평일 AI 반도체", Order(days=Days.WEEKDAYS, topics=("AI 반도체",))),
    ],
)
def test_what_a_line_says(line: str, order: Order) -> None:
    assert read_order(line) == order


@pytest.mark.parametrize(
    ("line", "doubt", "words"),
    [
        ("25:00", Doubt.IMPOSSIBLE_TIME, "25:00"),
        ("24:00 AI", Doubt.IMPOSSIBLE_TIME, "24:00"),
        ("7시 75분 금리", Doubt.IMPOSSIBLE_TIME, "7시 75분"),
        ("07:45 08:30", Doubt.TWO_TIMES, "08:30"),
        ("07:45 08:30 반도체", Doubt.TWO_TIMES, "08:30"),
        ("07:45 내일 반도체", Doubt.DATE, "내일"),
        ("07:45 월수금 반도체", Doubt.DAYS, "월수금"),
        ("07:45 일주일에 한 번", Doubt.DAYS, "일주일에 한 번"),
        ("0745", Doubt.NO_TOPIC, ""),
        ("07:45 in Atlantis", Doubt.ZONE, "Atlantis"),
        ("2026-11-20 07:45", Doubt.DATE, "2026-11-20"),
        ("어제 07:45 AI", Doubt.DATE, "어제"),
        ("07:45 주말 AI", Doubt.DAYS, "주말"),
        ("07:45 월요일마다", Doubt.DAYS, "월요일마다"),
        ("07:45 매일 평일", Doubt.DAYS, "평일"),
        ("7:45 on Mondays", Doubt.DAYS, "Mondays"),
        ("07:45 아틀란티스 시간", Doubt.ZONE, "아틀란티스"),
        ("07:45 아틀란티스 시간으로 금리", Doubt.ZONE, "아틀란티스"),
        ("07:45 America/Atlantis 금리", Doubt.ZONE, "America/Atlantis"),
        ("07:45 미국 시간", Doubt.ZONE, "미국"),
        ("07:45 https://example.com/a", Doubt.LINK, ""),
        ("07:45 ,", Doubt.NO_TOPIC, ""),
        ("07:45 !!!", Doubt.NO_TOPIC, ""),
        ("07:45 🙂", Doubt.NO_TOPIC, ""),
        ("07:45 " + "가" * 101, Doubt.LONG_TOPIC, "101"),
        ("07:45 " + "가 " * 2000, Doubt.LONG_TOPIC, "4005"),
        ("07:45 a, b, c, d, e, f", Doubt.MANY_TOPICS, "6"),
    ],
)
def test_what_no_line_may_say(line: str, doubt: Doubt, words: str) -> None:
    assert read_order(line) == Wrong(doubt=doubt, words=words)


def test_the_longest_topic_is_taken() -> None:
    topic = "가" * MAX_SUBSCRIPTION_TOPIC
    assert read_order(f"07:45 {topic}") == Order(at=AT, topics=(topic,))


@pytest.mark.parametrize(
    ("line", "city", "topic"),
    [
        ("07:45 뉴욕 증시", "뉴욕", "증시"),
        ("07:45 평일 서울 아파트 가격", "서울", "아파트 가격"),
        ("07:45 금리 런던", "런던", "금리"),
        ("07:45 New York rates", "New York", "rates"),
    ],
)
def test_a_city_that_may_belong_to_the_topic_is_asked_about(line: str, city: str, topic: str) -> None:
    unclear = read_order(line)
    assert isinstance(unclear, Unclear)
    assert unclear.city == city
    place, words = read_order(line, City.ZONE), read_order(line, City.TOPIC)
    assert isinstance(place, Order)
    assert isinstance(words, Order)
    assert (place.zone, place.topics) == (unclear.zone, (topic,))
    assert words.zone is None
    assert words.topics is not None
    assert city in words.topics[0]
    assert topic in words.topics[0]


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        (Asked.TIME, "6:40", Order(at=time(6, 40))),
        (Asked.TIME, "7", Order(at=time(7))),
        (Asked.TIME, "뉴욕 7시", Order(at=time(7), zone=NEW_YORK)),
        (Asked.TIME, "도쿄", Order(zone="Asia/Tokyo")),
        (Asked.TIME, "아틀란티스", Wrong(doubt=Doubt.ZONE, words="아틀란티스")),
        (Asked.TIME, "25:00", Wrong(doubt=Doubt.IMPOSSIBLE_TIME, words="25:00")),
        (Asked.TIME, "99", Wrong(doubt=Doubt.IMPOSSIBLE_TIME, words="99시")),
        (Asked.DAYS, "평일에만", Order(days=Days.WEEKDAYS)),
        (Asked.DAYS, "글쎄", None),
        (Asked.DAYS, "주말", Wrong(doubt=Doubt.DAYS, words="주말")),
        (Asked.TOPICS, "뉴욕 증시, 금리", Order(topics=("뉴욕 증시", "금리"))),
        (Asked.TOPICS, "7시 뉴스", Order(topics=("7시 뉴스",))),
        (Asked.TOPICS, "골라 줘", Order(topics=())),
        (Asked.TOPICS, "  ", Wrong(doubt=Doubt.NO_TOPIC)),
        (Asked.FORM, "메뉴", Order(form=Form.MENU)),
        (Asked.FORM, "몰라", None),
    ],
)
def test_what_a_reply_says(asked: Asked, text: str, said: Order | Wrong | None) -> None:
    assert typed_answer(asked, text) == said


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("at", "0745", Order(at=AT)),
        ("days", "us", Order(days=Days.US_TRADING)),
        ("topics", "", Order(topics=())),
        ("form", "menu", Order(form=Form.MENU)),
        # Nothing that a button of ours carries.
        ("at", "2500", Order()),
        ("at", "0760", Order()),
        ("at", "²²²²", Order()),
        ("days", "sunday", Order()),
        ("form", "", Order()),
        ("sql", "1", Order()),
    ],
)
def test_what_a_button_says(what: str, value: str, said: Order) -> None:
    assert pressed_answer(what, value) == said


def test_an_order_knows_what_it_lacks() -> None:
    order = Order(at=AT, zone=SEOUL)
    assert (order.last_answer, order.next_question) == (Asked.TIME, Asked.DAYS)
    full = Order(days=Days.DAILY, topics=(), form=Form.ONE).within(order)
    assert full.next_question is None
    assert full.without_last_answer() == Order(at=AT, zone=SEOUL, days=Days.DAILY, topics=())
    assert Order().without_last_answer() == Order()
