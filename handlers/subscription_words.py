"""A subscription's values in words: its days, its zone, its form, a date. The sentences around them are elsewhere."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from domain.language import Language
from domain.orders import Order
from domain.subscriptions import Days, Form, Subscription
from handlers.speech import Speech
from handlers.zones import city_of

_MOMENT = {Language.KO: "M월 d일(E) HH:mm", Language.EN: "EEE, MMM d, HH:mm"}


class SubscriptionWords(Speech):
    def clock(self, at: str, zone: str) -> str:
        return f"{at} ({city_of(zone, self.language)})"

    def city(self, zone: str) -> str:
        return city_of(zone, self.language)

    def known(self, order: Order) -> str:
        """What was said so far, in one line."""
        said = [
            self.clock(order.at.isoformat("minutes"), order.zone) if order.at and order.zone else "",
            self.days(order.days) if order.days else "",
            self.topics(order.topics) if order.topics is not None else "",
            self.form(order.form) if order.form else "",
        ]
        return " · ".join(filter(None, said))

    def moment(self, due: datetime, zone: str) -> str:
        """Date, weekday and time as the clocks of the zone show them."""
        return format_datetime(due.astimezone(ZoneInfo(zone)), _MOMENT[self.language], locale=self.language.value)

    def days(self, days: Days) -> str:
        match days:
            case Days.DAILY:
                return self._("every day")
            case Days.WEEKDAYS:
                return self._("weekdays")
            case Days.KR_TRADING:
                return self._("Korean trading days")
            case Days.US_TRADING:
                return self._("US trading days")

    def form(self, form: Form) -> str:
        return self._("one draft") if form is Form.ONE else self._("a menu of three")

    def topics(self, topics: tuple[str, ...]) -> str:
        return ", ".join(topics) or self._("I pick")

    def summary(self, subscription: Subscription) -> str:
        """Time, days, topics and form in one line."""
        at = self.clock(subscription.at.isoformat("minutes"), subscription.zone)
        words = (at, self.days(subscription.days), self.topics(subscription.topics), self.form(subscription.form))
        return " · ".join(words)
