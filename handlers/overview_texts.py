"""What /desk tells the owner."""

from domain.slots import Ended
from handlers.outcomes import Problem
from handlers.speech import Speech
from storage.overview import Day, Topic


class OverviewTexts(Speech):
    def title(self, day: str) -> str:
        return self._("🗞 The mornings of %(day)s", day=day)

    def no_slots(self) -> str:
        return self._("No morning is due today, or none has been taken up yet.")

    def counts(self, day: Day) -> str:
        return self._(
            "Slots: %(slots)d\n• sent: %(sent)d\n• on their way: %(under_way)d\n• waiting: %(planned)d",
            slots=day.slots,
            sent=day.sent,
            under_way=day.under_way,
            planned=day.planned,
        )

    def without_draft(self, count: int) -> str:
        return self._("• of those sent, a line instead of a draft: %(count)d", count=count)

    def in_doubt(self, count: int) -> str:
        return self._("• sent again, because nobody knows whether the first arrived: %(count)d", count=count)

    def ended(self, why: Ended, count: int) -> str:
        return f"• {self._why(why)}: {count}"

    def topics(self) -> str:
        return self._("Topics")

    def topic(self, topic: Topic) -> str:
        counted = self._(
            "%(title)s: %(sent)d of %(readers)d readers", title=topic.title, sent=topic.sent, readers=topic.readers
        )
        return f"• {counted}, {self._state(topic)}"

    def _state(self, topic: Topic) -> str:
        if topic.problem:
            return self._("no draft (%(reason)s)", reason=self._no_draft(topic.problem))
        if topic.written_by is None:
            return self._("being written")
        if topic.written_by == "digest":
            return self._("extracts without a model")
        return self._("written by %(model)s", model=topic.written_by)

    def _no_draft(self, problem: str) -> str:
        match problem.partition(":")[0]:
            case Problem.NO_NEWS:
                return self._("the news could not be reached")
            case Problem.NOTHING | Problem.THIN:
                return self._("too little to stand on")
            case Problem.MODEL | Problem.BUDGET:
                return self._("no model, and nothing to quote")
            case _:
                return self._("a mistake of mine, see the log")

    def _why(self, why: Ended) -> str:
        return {
            Ended.PAUSED: self._("not sent, paused"),
            Ended.MOVED: self._("not sent, moved to another time"),
            Ended.DELETED: self._("not sent, subscription ended"),
            Ended.RESTING: self._("not sent, resting today"),
            Ended.MISSED: self._("missed, told with the next one"),
            Ended.BLOCKED: self._("failed, the reader blocked the bot"),
            Ended.REFUSED: self._("failed, Telegram refused the message (see the log)"),
            Ended.TROUBLE: self._("failed, a mistake of mine (see the log)"),
        }[why]
