"""What is asked about a subscription that is being put together, and the buttons that answer it."""

from datetime import time
from itertools import chain

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain.orders import Asked, OpenOrder, Order
from domain.subscriptions import Days, Form, Subscription
from handlers.buttons import Action, button
from handlers.order_texts import OrderTexts
from handlers.orders import Unclear
from handlers.places import City

_USUAL = (time(6, 30), time(7, 0), time(8, 0), time(8, 30), time(18, 0))
_WIDTH = 3

Row = list[InlineKeyboardButton]
Question = tuple[str, InlineKeyboardMarkup]


def question(texts: OrderTexts, opened: OpenOrder, zone: str, morning_at: time) -> Question:
    """The next question of a new subscription; `zone` and `morning_at` are offered where nothing else was said."""
    order = opened.order
    asked = order.next_question or Asked.FORM
    known = texts.words.known(order)
    match asked:
        case Asked.TIME:
            text, rows = texts.ask_time(texts.words.city(order.zone or zone)), _times(texts, opened, morning_at)
        case Asked.DAYS:
            text, rows = texts.ask_days(known), [[_days(texts, opened, days)] for days in Days]
        case Asked.TOPICS:
            pick = _answer(texts.pick_button(), opened, Asked.TOPICS, "")
            text, rows = texts.ask_topics(known), [[pick, _type(texts, opened)]]
        case Asked.FORM:
            text, rows = texts.ask_form(known), [[_form(texts, opened, form) for form in Form]]
    return text, InlineKeyboardMarkup([*rows, _ways_out(texts, opened, order)])


def new_time(texts: OrderTexts, opened: OpenOrder, moves: Subscription, morning_at: time) -> Question:
    """To which time a subscription moves."""
    rows = _times(texts, opened, morning_at)
    keyboard = InlineKeyboardMarkup([*rows, _ways_out(texts, opened, opened.order)])
    return texts.ask_new_time(texts.words.summary(moves)), keyboard


def which_city(texts: OrderTexts, opened: OpenOrder, unclear: Unclear) -> Question:
    """Whether a city is the zone or part of the topic."""
    zone = _answer(texts.zone_button(unclear.city), opened, "read", City.ZONE)
    topic = _answer(texts.topic_button(unclear.city), opened, "read", City.TOPIC)
    return texts.which_city(unclear.city), InlineKeyboardMarkup([[zone], [topic]])


def _times(texts: OrderTexts, opened: OpenOrder, morning_at: time) -> list[Row]:
    offered = sorted({morning_at, *_USUAL})
    buttons = [_answer(at.isoformat("minutes"), opened, Asked.TIME, at.strftime("%H%M")) for at in offered]
    rows = [buttons[start : start + _WIDTH] for start in range(0, len(buttons), _WIDTH)]
    return [*rows, [_type(texts, opened)]]


def _ways_out(texts: OrderTexts, opened: OpenOrder, order: Order) -> Row:
    back = [_answer(texts.back_button(), opened, "back")] if order.last_answer and opened.moves is None else []
    return list(chain(back, [_answer(texts.stop_button(), opened, "stop")]))


def _type(texts: OrderTexts, opened: OpenOrder) -> InlineKeyboardButton:
    return _answer(texts.type_button(), opened, "type")


def _days(texts: OrderTexts, opened: OpenOrder, days: Days) -> InlineKeyboardButton:
    return _answer(texts.days_button(days), opened, Asked.DAYS, days)


def _form(texts: OrderTexts, opened: OpenOrder, form: Form) -> InlineKeyboardButton:
    return _answer(texts.form_button(form), opened, Asked.FORM, form)


def _answer(text: str, opened: OpenOrder, what: str, *value: str) -> InlineKeyboardButton:
    return button(text, Action.ORDER, opened.id, what, *value)
