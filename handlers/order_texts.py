"""What is asked and refused while a subscription is put together."""

from domain.subscriptions import MAX_TOPICS, Days, Form
from handlers.orders import MAX_SUBSCRIPTION_TOPIC, Doubt, Wrong
from handlers.speech import Speech
from handlers.subscription_words import SubscriptionWords


class OrderTexts(Speech):
    @property
    def words(self) -> SubscriptionWords:
        return SubscriptionWords(self.language)

    # What cannot be

    def wrong(self, wrong: Wrong, cities: list[str]) -> str:
        """`cities`: those that may be meant by a name that is none."""
        match wrong.doubt:
            case Doubt.IMPOSSIBLE_TIME:
                return self._(
                    "No clock shows %(words)s. From 00:00 to 23:59, e.g. “/subscribe 07:45”.", words=wrong.words
                )
            case Doubt.TWO_TIMES:
                return self._(
                    "One time for each subscription, please; send a second “/subscribe” for %(words)s.",
                    words=wrong.words,
                )
            case Doubt.DATE:
                return self._(
                    "A subscription comes again and again, so it has no date (%(words)s). Leave it out, e.g. "
                    "“/subscribe 07:45 weekdays”. For a draft right now, just send the topic.",
                    words=wrong.words,
                )
            case Doubt.DAYS:
                return self._(
                    "I cannot do “%(words)s”. Take one of these: every day, weekdays, Korean trading days, US trading "
                    "days.",
                    words=wrong.words,
                )
            case Doubt.ZONE:
                return self._unknown_city(wrong.words, cities)
            case _:
                return self._wrong_topic(wrong)

    def _unknown_city(self, words: str, cities: list[str]) -> str:
        if cities:
            return self._(
                "I know no time zone of “%(words)s”. Do you mean %(cities)s? Please send it again with that name.",
                words=words,
                cities=", ".join(cities),
            )
        return self._(
            "I know no time zone of “%(words)s”. Name a larger city near it, e.g. “/subscribe 07:45 New York”, or "
            "“America/New_York”.",
            words=words,
        )

    def _wrong_topic(self, wrong: Wrong) -> str:
        match wrong.doubt:
            case Doubt.LINK:
                return self._(
                    "A link is for a draft right now: send it without “/subscribe”. A subscription takes a topic in "
                    "words."
                )
            case Doubt.LONG_TOPIC:
                return self._(
                    "That topic has %(length)s characters; up to %(limit)d work here. A few words are best, e.g. "
                    "“/subscribe 07:45 memory chips”.",
                    length=wrong.words,
                    limit=MAX_SUBSCRIPTION_TOPIC,
                )
            case Doubt.MANY_TOPICS:
                return self._(
                    "Those are %(count)s topics; one subscription takes up to %(limit)d. Send the others as a second "
                    "“/subscribe”.",
                    count=wrong.words,
                    limit=MAX_TOPICS,
                )
            case _:
                return self._(
                    "I cannot find a topic in that. Write it in words, e.g. “/subscribe 07:45 memory chips”, or leave "
                    "it out and I pick."
                )

    # Questions

    def ask_time(self, city: str) -> str:
        return self._(
            "⏰ At which time shall a draft come? The times are those of %(city)s. For another one, reply to this "
            "message, e.g. “6:40” or “7:00 New York”.",
            city=city,
        )

    def ask_new_time(self, summary: str) -> str:
        return self._("🕒 To which time? Now: %(summary)s\nFor another one, reply to this message.", summary=summary)

    def ask_days(self, known: str) -> str:
        return self._("⏰ %(known)s\nOn which days?", known=known)

    def ask_topics(self, known: str) -> str:
        return self._(
            "⏰ %(known)s\nWhich topics? Reply to this message with yours (commas between several), or let me pick the "
            "best of the day.",
            known=known,
        )

    def ask_form(self, known: str) -> str:
        return self._("⏰ %(known)s\nA finished draft, or three topics to pick from?", known=known)

    def which_city(self, city: str) -> str:
        return self._("Is “%(city)s” the time zone, or part of the topic?", city=city)

    def type_time(self) -> str:
        return self._("Which time? Reply here, e.g. “6:40”, “7:30 pm” or “7:00 New York”.")

    def type_topics(self) -> str:
        return self._("Which topics? Reply here, with commas between several, e.g. “memory chips, interest rates”.")

    def answer_not_read(self) -> str:
        return self._("I could not read that as an answer. Tap a button of this question, or type it again as a reply.")

    def order_gone(self) -> str:
        return self._("That question is settled. “/subscribe” starts a new one, /subscriptions shows what you have.")

    def stopped(self) -> str:
        return self._("All right, nothing was subscribed. “/subscribe” starts again.")

    def not_moved(self) -> str:
        return self._("All right, its time stays as it is.")

    # Buttons

    def type_button(self) -> str:
        return self._("✏️ Type it")

    def pick_button(self) -> str:
        return self._("🎯 Pick for me")

    def back_button(self) -> str:
        return self._("◀️ Back")

    def stop_button(self) -> str:
        return self._("✖️ Never mind")

    def days_button(self, days: Days) -> str:
        names = {
            Days.DAILY: self._("Every day"),
            Days.WEEKDAYS: self._("Weekdays"),
            Days.KR_TRADING: self._("🇰🇷 Korean trading days"),
            Days.US_TRADING: self._("🇺🇸 US trading days"),
        }
        return names[days]

    def form_button(self, form: Form) -> str:
        return self._("📝 One draft") if form is Form.ONE else self._("🗂 A menu of three")

    def zone_button(self, city: str) -> str:
        return self._("🕒 The time of %(city)s", city=city)

    def topic_button(self, city: str) -> str:
        return self._("🏷 “%(city)s” belongs to the topic", city=city)
