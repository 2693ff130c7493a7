"""What a morning says: the push, the menu, and what is answered to their buttons."""

from datetime import datetime, timedelta

from handlers.speech import Speech
from writing.slate import Nothing


class MorningTexts(Speech):
    # The push

    def pushed(self, topic: str) -> str:
        return self._("☀️ Today's draft: %(topic)s", topic=topic)

    def asked_for(self, topic: str) -> str:
        return self._("✍️ The draft you asked for: %(topic)s", topic=topic)

    def as_of(self, at: datetime, now: datetime) -> str:
        moment = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%m-%d %H:%M}"
        return self._("🕐 From the news as of %(moment)s", moment=moment)

    def missed(self, slot: datetime, now: datetime) -> str:
        """Both on the reader's clock."""
        at = f"{slot:%H:%M}"
        if slot.date() == now.date():
            return self._("⚠️ I could not send today's draft of %(at)s; sorry.", at=at)
        if slot.date() == now.date() - timedelta(days=1):
            return self._("⚠️ I could not send yesterday's draft of %(at)s; sorry.", at=at)
        day = f"{slot:%m-%d}"
        return self._("⚠️ I sent no drafts since %(day)s, %(at)s; sorry.", day=day, at=at)

    def follow_up(self, headline: str) -> str:
        return self._("↪️ Follow-up; new since you had it: %(headline)s", headline=headline)

    def unfold_button(self) -> str:
        return self._("📖 Unfold")

    def another_button(self) -> str:
        return self._("🔄 Another topic")

    def rest_button(self) -> str:
        return self._("😴 Not today")

    def quit_button(self) -> str:
        return self._("🔕 No more of these")

    # Where there is no draft

    def nothing(self, why: str) -> str:
        if why == Nothing.ALL_HAD:
            return self._(
                "☀️ You have had all of today's stories, and nothing new has come, so I wrote nothing. Send a "
                "topic or links whenever you like."
            )
        if why == Nothing.FAILED:
            return self._("☀️ I could not go through the news this time, so I wrote nothing. I look again next time.")
        return self._(
            "☀️ Too little to stand on this time: the feeds have no story for a draft, so I wrote nothing. Send a "
            "topic or links whenever you like."
        )

    def nothing_on(self, topic: str) -> str:
        return self._(
            "☀️ Too little to stand on this time: I found no readable news on “%(topic)s”, so I wrote nothing.",
            topic=topic,
        )

    def thin(self, topic: str) -> str:
        return self._(
            "☀️ Too little to stand on this time: what I could read on “%(topic)s” is not enough for a draft, so I "
            "wrote nothing.",
            topic=topic,
        )

    def news_down(self) -> str:
        return self._("☀️ I could not reach the news this time, so I wrote nothing. I look again next time.")

    def trouble(self) -> str:
        return self._(
            "☀️ Something went wrong on my side, so there is no draft this time. Send a topic or links whenever you "
            "like."
        )

    # The menu

    def menu(self) -> str:
        return self._("☀️ Three topics for today. Press one, and I write it.")

    def menu_of(self, count: int) -> str:
        return self.menu() if count == 3 else self._("☀️ Topics for today. Press one, and I write it.")

    def angle_button(self) -> str:
        return self._("🔀 Another angle")

    # Answers to buttons

    def writing(self, topic: str) -> str:
        return self._("✍️ Writing on it: %(topic)s. It takes a minute or two and comes by itself.", topic=topic)

    def writing_already(self, topic: str) -> str:
        return self._("✍️ Still writing on it: %(topic)s. It comes by itself.", topic=topic)

    def no_other(self, reason: str) -> str:
        return self._(
            "There is no other topic for you right now: %(reason)s. Send me one of your own whenever you like.",
            reason=reason,
        )

    def enough(self) -> str:
        return self._("That is all I add to one morning. Send me a topic of your own whenever you like.")

    def no_other_angle(self) -> str:
        return self._("I know no further angle on these. Send me a topic of your own whenever you like.")

    def resting(self) -> str:
        return self._("😴 Nothing more comes today. I am back on the next day.")
