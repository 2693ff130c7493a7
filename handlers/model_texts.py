"""What is said when the writing model fails, when its money is spent, and about the digest that takes its place."""

from decimal import Decimal

from domain.errors import ModelFailureReason
from handlers.money import money
from handlers.speech import Speech

_KEYS = {"google": "GEMINI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}


class ModelTexts(Speech):
    # The digest

    def digest_instead(self) -> str:
        """Behind the sentence that says why the model did not answer."""
        return self._("Meanwhile, here are extracts from what I read. I can write it again from the same sources.")

    def extracts_are_here(self) -> str:
        return self._("📋 The extracts are here. Reply to any part to change it.")

    def extracts_instead(self, *, money_spent: bool) -> str:
        """In the draft's head."""
        if money_spent:
            return self._("⚠️ Today's budget for the model is used up: these are extracts, not a written text.")
        return self._("⚠️ The writing model could not answer: these are extracts, not a written text.")

    def anew_button(self) -> str:
        return self._("✍️ Have the model write it")

    def digest_button(self) -> str:
        return self._("📋 Extracts now")

    def nothing_to_quote(self) -> str:
        return self._("What I read has no sentence that can stand for itself, so there are no extracts either.")

    # Money

    def budget_spent(self, budget: Decimal, spent: Decimal, needed: Decimal) -> str:
        if needed > budget:
            return self._(
                "One call of the model may cost up to %(needed)s, more than a whole day's budget (%(budget)s), so it "
                "was not asked. The owner can raise DAILY_BUDGET_USD.",
                needed=money(needed, self.language),
                budget=money(budget, self.language),
            )
        return self._(
            "Today's budget for the model does not last for this: %(spent)s of %(budget)s is spent, and the next call "
            "may cost up to %(needed)s. Please try again tomorrow.",
            spent=money(spent, self.language),
            budget=money(budget, self.language),
            needed=money(needed, self.language),
        )

    def read_is_kept(self) -> str:
        return self._("What I have so far is kept.")

    def part_stays(self) -> str:
        return self._("The part stays as it was.")

    # To the owner alone

    def refused(self, spec: str, reason: ModelFailureReason) -> str:
        if reason is ModelFailureReason.KEY:
            return self._(
                "🔑 The API key for %(model)s is refused. Please check %(setting)s in .env and start me again; “chogo "
                "doctor --live” tries it. Until then readers get another model's text, or extracts.",
                model=spec,
                setting=_KEYS.get(spec.partition(":")[0], "OPENAI_API_KEY"),
            )
        return self._(
            "🔧 The provider does not know the model %(model)s. Please check LLM_MODEL and LLM_FALLBACKS in .env and "
            "start me again. Until then readers get another model's text, or extracts.",
            model=spec,
        )
