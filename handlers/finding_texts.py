"""What the checks noticed, as sentences: the part, what is the matter with it, and the way out."""

from domain.checks import Finding, Rule
from domain.language import Language
from domain.naming import name_of
from domain.parts import NUMBERED, PartKind
from handlers.speech import Speech
from handlers.wording_texts import WordingTexts

_SHOWN = 60
"""Characters of a long run of words."""


class FindingTexts(Speech):
    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._wording = WordingTexts(language)

    def finding(self, item: Finding) -> str:
        return f"{self.place(item)}: {self.reason(item)}. {self.way_out(item)}"

    def place(self, item: Finding) -> str:
        if item.part is None:
            return self._("the script")
        if item.part.kind in NUMBERED and not item.part.number:
            return self._("sections") if item.part.kind is PartKind.SECTION else self._("scenes")
        return name_of(item.part, self.language)

    def reason(self, item: Finding) -> str:
        reasons = self._clock_reasons(item) | self._word_reasons(item) | self._shape_reasons(item)
        return (reasons | self._source_reasons(item))[item.rule]

    def way_out(self, item: Finding) -> str:
        ways = self._clock_ways(item) | self._word_ways() | self._shape_ways(item) | self._source_ways(item)
        return ways[item.rule]

    def _clock_reasons(self, item: Finding) -> dict[Rule, str]:
        seconds = abs(item.seconds)
        if item.seconds > 0:
            time = self._("its words take %(seconds)d s more than the heading says", seconds=seconds)
            length = self._("the script is %(seconds)d s too long", seconds=seconds)
        else:
            time = self._("its words take %(seconds)d s less than the heading says", seconds=seconds)
            length = self._("the script is %(seconds)d s too short", seconds=seconds)
        return {
            Rule.TIME: time,
            Rule.JOIN: self._("the times in the headings do not follow on each other"),
            Rule.LENGTH: length,
        }

    def _clock_ways(self, item: Finding) -> dict[Rule, str]:
        longer = item.seconds > 0
        return {
            Rule.TIME: self._("Cut some words, or set the times anew.")
            if longer
            else self._("Add some words, or set the times anew."),
            Rule.JOIN: self._("Set the times anew."),
            Rule.LENGTH: self._("Cut here first.") if longer else self._("Add most here."),
        }

    def _word_reasons(self, item: Finding) -> dict[Rule, str]:
        words, other, seconds = item.words, item.other, item.seconds
        return {
            Rule.CUT_OFF: self._("it ends in the middle of a sentence: “%(words)s”", words=words),
            Rule.LANGUAGE: self._("it is in another language: “%(words)s”", words=words),
            Rule.DOUBLED: self._("something stands twice: “%(words)s”", words=words),
            Rule.REPEATED: self._("this sentence was said before: “%(words)s”", words=words),
            Rule.PROSE: self._("this reads like an article and not like speech: “%(words)s”", words=words),
            Rule.LONG_SENTENCE: self._(
                "this sentence takes %(seconds)d s in one breath: “%(words)s”", seconds=seconds, words=words
            ),
            Rule.FIGURE: self._(
                "the script says “%(words)s” where the blog says “%(other)s”", words=words, other=other
            ),
            Rule.NAME: self._(
                "the script names “%(words)s” where the blog names “%(other)s”", words=words, other=other
            ),
            Rule.PHRASE_MISSING: self._("the search phrase “%(words)s” is missing", words=words),
            Rule.PHRASE_STUFFED: self._(
                "the search phrase “%(words)s” stands here %(number)d times", words=words, number=item.number
            ),
        }

    def _word_ways(self) -> dict[Rule, str]:
        return {
            Rule.CUT_OFF: self._("Finish the sentence."),
            Rule.LANGUAGE: self._("Translate it, or put it in quotation marks."),
            Rule.DOUBLED: self._("Take one of the two out."),
            Rule.REPEATED: self._("Keep one of the two."),
            Rule.PROSE: self._("Say it as you would to a friend."),
            Rule.LONG_SENTENCE: self._("Make two sentences of it."),
            Rule.FIGURE: self._("Look it up in the source, and write the same in both."),
            Rule.NAME: self._("See which is right, and write the same in both."),
            Rule.PHRASE_MISSING: self._("Put its words in once."),
            Rule.PHRASE_STUFFED: self._("Put other words in its place."),
        }

    def _shape_reasons(self, item: Finding) -> dict[Rule, str]:
        words, number = item.words, item.number
        in_takeaways = item.part is not None and item.part.kind is PartKind.TAKEAWAYS
        return {
            Rule.COUNT: self._("there are %(number)d of them, too few or too many", number=number),
            Rule.EMPTY: self._("only a placeholder stands here: “%(words)s”", words=words)
            if words
            else self._("it has no words"),
            Rule.STRAY: self._("this line is neither a cue nor read aloud: “%(words)s”", words=words),
            Rule.MARK: self._("a mark is broken or out of place: “%(words)s”", words=words),
            Rule.BARE_CUE: self._("no words belong to this cue: “%(words)s”", words=words),
            Rule.NO_CUE: self._(
                "%(seconds)d s are spoken without a cue: “%(words)s”", seconds=item.seconds, words=words
            ),
            Rule.TITLE_LENGTH: self._("the title has %(number)d characters and will be cut off", number=number),
            Rule.ORNAMENT: self._("no phrase is bold: “%(words)s”", words=words)
            if in_takeaways
            else self._("the title does not end with an emoji: “%(words)s”", words=words),
        }

    def _shape_ways(self, item: Finding) -> dict[Rule, str]:
        in_takeaways = item.part is not None and item.part.kind is PartKind.TAKEAWAYS
        ornament = self._("Make its key phrase bold.") if in_takeaways else self._("Add one that suits it.")
        return {
            Rule.COUNT: self._("Three to five takeaways, three to six sections and up to twelve scenes are right."),
            Rule.EMPTY: self._("Write it, or take the part out."),
            Rule.STRAY: self._("Mark it as a spoken line, or make it a cue."),
            Rule.MARK: self._("Close the mark, or take it out."),
            Rule.BARE_CUE: self._("Say something there, or take the cue out."),
            Rule.NO_CUE: self._("Say what is on the screen."),
            Rule.TITLE_LENGTH: self._("Shorten it: 60 characters for the blog, 100 for YouTube."),
            Rule.ORNAMENT: ornament,
        }

    def _source_reasons(self, item: Finding) -> dict[Rule, str]:
        words, other = item.words, item.other
        return {
            Rule.WORDING: self._(
                "“%(words)s” should not be said: %(why)s", words=words, why=self._wording.reason(other)
            ),
            Rule.QUOTE: self._("“%(words)s” is not what was said: “%(other)s”", words=words, other=other)
            if other
            else self._("nobody says “%(words)s” in the sources", words=words),
            Rule.SPEAKER: self._("%(other)s says this in the source, not %(words)s", words=words, other=other)
            if other
            else self._("the source does not know %(words)s, who says this", words=words),
            Rule.SOURCE_NAME: self._("“%(words)s” is named in no source", words=words),
            Rule.COPIED: self._(
                "too much stands here as in source %(other)s, up to %(number)d words in a row: “%(words)s”",
                words=words[:_SHOWN],
                other=other,
                number=item.number,
            ),
        }

    def _source_ways(self, item: Finding) -> dict[Rule, str]:
        return {
            Rule.WORDING: self._wording.way_out(item.other),
            Rule.QUOTE: self._("Quote it word for word, or say it without quotation marks.")
            if item.other
            else self._("Take the quotation out, or add the source that has it."),
            Rule.SPEAKER: self._("Name whom the source names."),
            Rule.SOURCE_NAME: self._("See how it is spelled there, or take it out."),
            Rule.COPIED: self._("Say it in your own words, or quote it."),
        }
