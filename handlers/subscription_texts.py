"""What is said about mornings."""

from domain.subscriptions import Subscription
from handlers.speech import Speech


class SubscriptionTexts(Speech):
    def subscribed(self, subscription: Subscription) -> str:
        return self._("⏰ Every day at %(at)s (%(zone)s): %(topic)s", **self._named(subscription))

    def line(self, number: int, subscription: Subscription) -> str:
        return f"{number}. " + self._("daily at %(at)s (%(zone)s): %(topic)s", **self._named(subscription))

    def _named(self, subscription: Subscription) -> dict[str, object]:
        topic = ", ".join(subscription.topics) or self._("the largest story of the day")
        return {"at": subscription.at.isoformat("minutes"), "zone": subscription.zone, "topic": topic}

    def how_to_subscribe(self) -> str:
        return self._(
            "At which time shall a draft come? e.g. “/subscribe 07:45” for the largest story of the day, or "
            "“/subscribe 07:45 memory chips” for a topic."
        )

    def too_many(self, limit: int) -> str:
        return self._("You have %(limit)d subscriptions already. /unsubscribe ends one.", limit=limit)

    def none(self) -> str:
        return self._("You have no subscriptions. “/subscribe 07:45” starts one.")

    def title(self) -> str:
        return self._("Your mornings")

    def which_ends(self) -> str:
        return self._("Which one shall end?")

    def ended(self) -> str:
        return self._("It has ended. No draft comes at that time any more.")

    def gone(self) -> str:
        return self._("That subscription has ended already.")

    def end_button(self, subscription: Subscription) -> str:
        named = self._named(subscription)
        return f"🗑 {named['at']} {named['topic']}"
