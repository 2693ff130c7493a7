"""What an answer says about the subscription that is being put together: a button's value, or a reply's words."""

from datetime import time

from domain.orders import Asked, Order
from domain.subscriptions import Days, Form
from handlers.orders import Doubt, Wrong, read_order, read_topics
from handlers.places import City


def pressed_answer(what: str, value: str) -> Order:
    """Nothing is said by what no button of ours carries."""
    match what:
        case Asked.TIME if len(value) == 4 and value.isdecimal() and value < "2400" and value[2:] < "60":
            return Order(at=time(int(value[:2]), int(value[2:])))
        case Asked.DAYS if value in set(Days):
            return Order(days=Days(value))
        case Asked.TOPICS:
            return Order(topics=())
        case Asked.FORM if value in set(Form):
            return Order(form=Form(value))
        case _:
            return Order()


def typed_answer(asked: Asked, text: str) -> Order | Wrong | None:
    """What a reply to that question says; None where it is no answer to it."""
    match asked:
        case Asked.TIME:
            return _time(text.strip())
        case Asked.TOPICS:
            return _topics(text)
        case Asked.DAYS:
            read = read_order(text, City.TOPIC)
            return (
                read if isinstance(read, Wrong) else _only(Order(days=read.days)) if isinstance(read, Order) else None
            )
        case Asked.FORM:
            read = read_order(text, City.TOPIC)
            return _only(Order(form=read.form)) if isinstance(read, Order) else None


def _time(text: str) -> Order | Wrong | None:
    """A time, a city, or both: whatever else stands there was meant as one of them."""
    read = read_order(f"{text}시" if text.isdecimal() else text, City.ZONE)
    if not isinstance(read, Order):
        return read if isinstance(read, Wrong) else None
    if read.topics:
        return Wrong(doubt=Doubt.ZONE, words=read.topics[0])
    return _only(Order(at=read.at, zone=read.zone, days=read.days))


def _topics(text: str) -> Order | Wrong:
    read = read_order(text, City.TOPIC)
    if isinstance(read, Order) and read == Order(topics=()):
        return read
    topics = read_topics(text)
    return topics if isinstance(topics, Wrong) else Order(topics=topics)


def _only(order: Order) -> Order | None:
    return order if order != Order() else None
