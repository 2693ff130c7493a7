"""What the checks noticed, as sentences: the part, the words, and what to do about it."""

from domain.checks import Finding, Rule
from domain.naming import name_of
from handlers.speech import Speech


class FindingTexts(Speech):
    def finding(self, item: Finding) -> str:
        part = name_of(item.part, self.language) if item.part else self._("the script")
        return f"{part}: {self._time(item) or self._words(item)}"

    def _time(self, item: Finding) -> str | None:
        match item.rule:
            case Rule.TIME:
                return self._(
                    "the words and the time in the heading differ by %(seconds)d s", seconds=abs(item.seconds)
                )
            case Rule.JOIN:
                return self._("the times in the headings do not follow on each other")
            case Rule.LENGTH if item.seconds > 0:
                return self._("the script is %(seconds)d s too long; cut most here", seconds=item.seconds)
            case Rule.LENGTH:
                return self._("the script is %(seconds)d s too short; add most here", seconds=-item.seconds)
            case _:
                return None

    def _words(self, item: Finding) -> str:
        match item.rule:
            case Rule.COUNT:
                return self._("there are %(number)d of them, too few or too many", number=item.number)
            case Rule.CUT_OFF:
                return self._("it ends in the middle of a sentence: “%(words)s”", words=item.words)
            case Rule.LANGUAGE:
                return self._("it is in another language: “%(words)s”", words=item.words)
            case Rule.DOUBLED:
                return self._("something stands twice: “%(words)s”", words=item.words)
            case Rule.NO_CUE:
                return self._("there is no cue for the screen")
            case _:
                return self._("it has no words")
