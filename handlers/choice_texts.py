"""What is said about the choices of a morning: why now, why it lasts, what is new since, and why there is none."""

from handlers.speech import Speech
from writing.slate import Angle, Choice, Kind, Lasting, NewSince, Nothing, WhyNow

_FIGURES = 2


class ChoiceTexts(Speech):
    def heading(self, choice: Choice) -> str:
        """The headline, marked where the reader has had the story before."""
        return self._("Follow-up: %(title)s", title=choice.title) if choice.follow_up else choice.title

    def reasons(self, choice: Choice) -> list[str]:
        """A line each; the figures in them are counted from the stories, never estimated."""
        news = [self.new_since(choice.new_since)] if choice.new_since else []
        angle = [self.angle(choice.angle)] if choice.angle else []
        phrase = self._("🔎 Search phrase: %(phrase)s", phrase=choice.search_phrase)
        return [*news, self.why_now(choice.why_now), self.why_lasting(choice.why_lasting), *angle, phrase]

    def why_now(self, why: WhyNow) -> str:
        told = self._n("%(count)d outlet tells of it", "%(count)d outlets tell of it", why.outlets)
        since = [] if why.hours is None else [self._since(why.hours)]
        growing = [self._("and it is growing")] if why.growing else []
        counted = " · ".join([told, *since, *growing])
        return self._("⏱ Why now: %(reason)s", reason=f"{why.words} ({counted})" if why.words else counted)

    def _since(self, hours: int) -> str:
        if hours < 1:
            return self._("first told within the hour")
        return self._n("first told %(count)d hour ago", "first told %(count)d hours ago", hours)

    def why_lasting(self, why: Lasting) -> str:
        if why.words and why.kind.lasts:
            return self._("📚 In six months: %(reason)s", reason=why.words)
        return self._("📚 In six months: %(reason)s", reason=self._kind(why.kind))

    def _kind(self, kind: Kind) -> str:
        return {
            Kind.POLICY: self._("a rule that holds until the next decision"),
            Kind.TECHNOLOGY: self._("a technology that people will still ask about"),
            Kind.STRUCTURE: self._("a change in how an industry or a life works"),
            Kind.EARNINGS: self._("results that tell where a business is going"),
            Kind.PRICES: self._("a price of the day; read soon or not at all"),
            Kind.WEATHER: self._("weather; read today or not at all"),
            Kind.INCIDENT: self._("a single incident; it may fade soon"),
            Kind.NOTICE: self._("a notice; it may fade soon"),
            Kind.OTHER: self._("hard to tell from the words alone"),
        }[kind]

    def new_since(self, news: NewSince) -> str:
        told = self._n("%(count)d new report", "%(count)d new reports", news.reports)
        figures = ", ".join(news.figures[:_FIGURES])
        if figures:
            return self._("🔄 New since you had it: %(told)s, with %(figures)s", told=told, figures=figures)
        return self._("🔄 New since you had it: %(told)s, “%(title)s”", told=told, title=news.title)

    def angle(self, angle: Angle) -> str:
        return self._("🧭 Angle: %(angle)s", angle=self.angle_name(angle))

    def angle_name(self, angle: Angle) -> str:
        return {
            Angle.CONSUMER: self._("what it means for consumers"),
            Angle.INVESTOR: self._("what it means for investors"),
            Angle.TECHNOLOGY: self._("the technology behind it"),
            Angle.POLICY: self._("rules and politics around it"),
        }[angle]

    def nothing(self, reason: Nothing) -> str:
        return {
            Nothing.NO_NEWS: self._("the feeds have brought nothing within a day"),
            Nothing.NO_MATCH: self._("no story of today is about your topics"),
            Nothing.ALL_HAD: self._("you have had all of today's stories, and none has gone on"),
            Nothing.FAILED: self._("the stories could not be sorted just now"),
        }[reason]
