"""Why a phrase may not be said, and what to say in its place. Help with wording, no legal advice."""

from domain.wording import Level
from handlers.speech import Speech


class WordingTexts(Speech):
    def told(self, phrase: str, level: Level) -> str:
        if level is Level.QUOTED:
            return self._(
                "%(reason)s; somebody else says it here: name them, and say what speaks against it",
                reason=self.reason(phrase),
            )
        return f"{self.reason(phrase)}. {self.way_out(phrase)}"

    def reason(self, phrase: str) -> str:
        """For the id of a `domain.wording.Phrase`."""
        return self._reasons().get(phrase) or self._("a finance channel may not say this")

    def way_out(self, phrase: str) -> str:
        return self._ways().get(phrase) or self._("Say it in other words.")

    def _reasons(self) -> dict[str, str]:
        return {
            "sure_return": self._("it promises a return"),
            "principal": self._("it says that no money can be lost"),
            "loss_cover": self._("it promises to make good a loss"),
            "certain_price": self._("it states a price to come as certain"),
            "order": self._("it tells people to buy or to sell"),
            "borrow": self._("it tells people to invest borrowed money"),
            "urgency": self._("it hurries people into a purchase"),
            "insider": self._("it offers what is not public"),
            "boast": self._("it boasts of never being wrong"),
            "room": self._("it invites people to a tips room"),
        }

    def _ways(self) -> dict[str, str]:
        return {
            "sure_return": self._("Say what was earned so far and when, and that it may turn out otherwise."),
            "principal": self._("Say what can be lost, and what protects it up to which amount."),
            "loss_cover": self._("Take the promise out; losses are the investor's own."),
            "certain_price": self._("Say who expects it, from when on and why, and what speaks against it."),
            "order": self._("Say what to look at, and leave the decision to the viewer."),
            "borrow": self._("Take it out, or say what borrowed money puts at risk."),
            "urgency": self._("Take the hurry out; name the date of the event where there is one."),
            "insider": self._("Use only what has been published, and name where."),
            "boast": self._("Give the whole record with its period, or take it out."),
            "room": self._("Take the invitation out; advice for pay has to be registered."),
        }
