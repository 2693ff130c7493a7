"""What is said about mornings."""

from datetime import datetime

from domain.subscriptions import MARKETS, MAX_SUBSCRIPTIONS, Paused, Subscription
from handlers.speech import Speech
from handlers.subscription_words import SubscriptionWords
from handlers.zones import city_of


class SubscriptionTexts(Speech):
    @property
    def words(self) -> SubscriptionWords:
        return SubscriptionWords(self.language)

    # What was made or changed

    def subscribed(self, subscription: Subscription, due: datetime, *, passed: bool) -> str:
        """`passed`: its time of today is over."""
        words = self.words
        told = self._(
            "⏰ You are subscribed.\n\n• Time: %(clock)s\n• Days: %(days)s\n• Topics: %(topics)s\n• Form: %(form)s",
            clock=words.clock(subscription.at.isoformat("minutes"), subscription.zone),
            days=words.days(subscription.days),
            topics=words.topics(subscription.topics),
            form=words.form(subscription.form),
        )
        over = [self._("That time is over for today.")] if passed else []
        first = self._("First draft: %(moment)s", moment=words.moment(due, subscription.zone))
        return "\n".join([told, "", *over, first, *self._counted(subscription)])

    def _counted(self, subscription: Subscription) -> list[str]:
        """Where the exchange has another date than the reader may have, that is said."""
        _, place = MARKETS.get(subscription.days, ("", subscription.zone))
        if city_of(place, self.language) == city_of(subscription.zone, self.language):
            return []
        return [self._("Trading days go by the date in %(city)s.", city=self.words.city(place))]

    def moved(self, subscription: Subscription, due: datetime) -> str:
        told = self._("🕒 Moved: %(summary)s", summary=self.words.summary(subscription))
        return "\n".join([told, self._state(subscription, due)])

    def came_back(self, count: int) -> str:
        return self._n(
            "Good to see you again! Your morning draft had to wait; it comes again from now on.",
            "Good to see you again! Your %(count)d morning drafts had to wait; they come again from now on.",
            count,
        )

    # What cannot be

    def too_many(self, limit: int) -> str:
        return self._("You have %(limit)d subscriptions already. End one of them below for a new one.", limit=limit)

    def already(self) -> str:
        return self._("You have exactly that one already. /subscriptions shows it.")

    def change_time_button(self) -> str:
        return self._("🕒 Change the time")

    def delete_this_button(self) -> str:
        return self._("🗑 Delete")

    # The list

    def title(self, count: int) -> str:
        return self._("Your mornings (%(count)d of %(limit)d)", count=count, limit=MAX_SUBSCRIPTIONS)

    def line(self, number: int, subscription: Subscription, due: datetime) -> str:
        return f"{number}. {self.words.summary(subscription)}\n   {self._state(subscription, due)}"

    def _state(self, subscription: Subscription, due: datetime) -> str:
        if subscription.paused is Paused.ASKED:
            return self._("⏸ paused")
        if subscription.paused is Paused.BLOCKED:
            return self._("⏸ paused, because this chat took no messages")
        moment = self.words.moment(due, subscription.zone)
        if due != subscription.next_due:
            return self._("rests for a day; next: %(moment)s", moment=moment)
        return self._("next: %(moment)s", moment=moment)

    def none(self) -> str:
        return self._("You have no subscriptions. “/subscribe” starts one.")

    def pause_button(self, number: int) -> str:
        return self._("⏸ Pause %(number)d", number=number)

    def resume_button(self, number: int) -> str:
        return self._("▶️ Resume %(number)d", number=number)

    def move_button(self, number: int) -> str:
        return self._("🕒 Move %(number)d", number=number)

    def delete_button(self, number: int) -> str:
        return self._("🗑 Delete %(number)d", number=number)

    def which_ends(self) -> str:
        return self._("Which one shall end?")

    def ended(self) -> str:
        return self._("It has ended. No draft comes at that time any more.")

    def gone(self) -> str:
        return self._("That subscription has ended already.")

    def end_button(self, subscription: Subscription) -> str:
        return f"🗑 {self.words.summary(subscription)}"
