"""What /usage says."""

from decimal import Decimal

from handlers.money import money
from handlers.pages import clip
from handlers.speech import Speech
from storage.calls import Total
from writing.spending import Spans, Spent

_TOPIC = 30


class UsageTexts(Speech):
    def report(self, spent: Spent) -> str:
        lines = [self.title(), *self._spans(spent.spans), "", self._budget(spent)]
        if spent.drafts:
            lines += ["", self.newest_drafts()]
            lines += [
                f"• {clip(topic, _TOPIC) or self.untitled()}: {self._use(total)}" for topic, total in spent.drafts
            ]
        if any(total.unpriced for total in (spent.spans.month, spent.spans.week)):
            lines += ["", self.about_unpriced()]
        if any(total.unmeasured for total in (spent.spans.month, spent.spans.week)):
            lines += ["", self.about_unmeasured()]
        return "\n".join(lines)

    def everybody(self, spans: Spans, desk: Spent) -> str:
        """For the owner alone, under the report."""
        lines = [self._("👥 Everybody together"), *self._spans(spans)]
        lines.append(self._("the morning desk alone, this month: %(use)s", use=self._use(desk.spans.month)))
        if desk.limit is None or desk.left is None:
            lines.append(self._("The morning desk has no limit (DESK_BUDGET_USD)."))
        else:
            left, limit = money(desk.left, self.language), money(desk.limit, self.language)
            lines.append(
                self._("The morning desk's budget for today: %(left)s of %(limit)s is left.", left=left, limit=limit)
            )
        return "\n".join(lines)

    def title(self) -> str:
        return self._("💸 What the writing model has cost you")

    def newest_drafts(self) -> str:
        return self._("Your newest drafts, changes included")

    def untitled(self) -> str:
        return self._("links")

    def about_unpriced(self) -> str:
        return self._(
            "Where a model's price is unknown, no amount is shown. The budget counts an estimate that is rather too "
            "high."
        )

    def about_unmeasured(self) -> str:
        return self._(
            "Of calls that broke off nobody told me what they used. The budget counts the most they can have cost."
        )

    def _spans(self, spans: Spans) -> list[str]:
        return [
            self._("today: %(use)s", use=self._use(spans.today)),
            self._("last 7 days: %(use)s", use=self._use(spans.week)),
            self._("this month: %(use)s", use=self._use(spans.month)),
        ]

    def _budget(self, spent: Spent) -> str:
        if spent.limit is None or spent.left is None:
            return self._("There is no limit (DAILY_BUDGET_USD).")
        left, limit = money(spent.left, self.language), money(spent.limit, self.language)
        return self._("Budget for today: %(left)s of %(limit)s is left.", left=left, limit=limit)

    def _use(self, total: Total) -> str:
        if not total.requests:
            return self._("nothing")
        tokens = self._(
            "%(read)s tokens read, %(written)s written",
            read=f"{total.input_tokens:,}",
            written=f"{total.output_tokens:,}",
        )
        return f"{self._amount(total)} ({tokens})"

    def _amount(self, total: Total) -> str:
        """Unknown is said as unknown, never as nothing."""
        known, some = money(total.cost_usd, self.language), total.cost_usd > Decimal(0)
        if total.unpriced and not some:
            return self._("price unknown")
        if total.unpriced:
            return self._n(
                "%(amount)s and %(count)d task of unknown price",
                "%(amount)s and %(count)d tasks of unknown price",
                total.unpriced,
                amount=known,
            )
        if total.unmeasured:
            return self._("at least %(amount)s", amount=known) if some else self._("amount unknown")
        return known
