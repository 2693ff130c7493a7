"""The sentences about what a draft rests on: figures, facts, and the look before publishing."""

import re
from collections.abc import Sequence
from datetime import date

from domain.drafts import Draft
from domain.grounding import Entry, Verdict
from domain.naming import name_of
from domain.parts import Part
from domain.sources import Outcome
from handlers.pages import clip
from handlers.speech import Speech
from writing.evidence import Doubt, DoubtKind
from writing.facts import SheetFact
from writing.memo import Noted
from writing.rechecking import Aged, Looked, Now

_SENTENCE = 240
"""Characters of a source's sentence: a quotation, not a copy."""
_WORDS = 60
_MARKUP = re.compile(r"^[*+•-]\s+|\*\*|\[[0-9]{1,2}\]|⚠\ufe0f?")
_NAMED = 12
"""Figures that one sentence names."""


class GroundTexts(Speech):
    def mending(self, parts: int) -> str:
        return self._n(
            "🔧 Something in %(count)d part is not confirmed. Having it rewritten…",
            "🔧 Something in %(count)d parts is not confirmed. Having them rewritten…",
            parts,
        )

    # What could not be confirmed

    def doubts_title(self, count: int) -> str:
        return self._n("Not confirmed: %(count)d", "Not confirmed: %(count)d", count)

    def doubt(self, doubt: Doubt) -> str:
        words, part = _shown(doubt.words, _WORDS), name_of(doubt.part, self.language)
        return f"⚠ {part} “{words}”: {self._reason(doubt)}"

    def _reason(self, doubt: Doubt) -> str:
        match doubt.kind:
            case DoubtKind.CORRECTED:
                return self._("you put that fact right since")
            case DoubtKind.SPEAKER:
                return self._("source %(source)d has somebody else say it", source=doubt.source)
            case DoubtKind.QUOTE if doubt.source is not None:
                return self._("source %(source)d words it otherwise", source=doubt.source)
            case DoubtKind.COPIED:
                return self._("word for word from source %(source)d, for too long", source=doubt.source)
            case DoubtKind.FIGURE if doubt.source is not None:
                return self._("source %(source)d has it of something else", source=doubt.source)
            case _:
                return self._("in none of the sources")

    def more_doubts(self, count: int) -> str:
        return self._n("… and %(count)d more; 🔎 shows all", "… and %(count)d more; 🔎 shows all", count)

    def doubt_button(self, doubt: Doubt) -> str:
        return f"⚠ {_shown(doubt.words, 24)}"

    def doubt_gone(self) -> str:
        return self._(
            "The draft has changed since, so that button no longer fits. Its newest list is in the first message."
        )

    def doubt_shown(self, doubt: Doubt, title: str, url: str) -> str:
        if not doubt.sentence:
            return self.doubt(doubt) + "\n\n" + self._("Reply to that part to change it, or send me a source for it.")
        near = self._("What comes nearest, in source %(source)d:", source=doubt.source)
        return "\n".join(
            filter(None, [f"{self.doubt(doubt)}\n", near, f"“{clip(doubt.sentence, _SENTENCE)}”", title, url])
        )

    # Every figure

    def grounds_button(self) -> str:
        return self._("🔎 Figures")

    def grounds_title(self, confirmed: int, count: int) -> str:
        return self._("🔎 Figures confirmed: %(confirmed)d of %(count)d", confirmed=confirmed, count=count)

    def no_figures(self) -> str:
        return self._("There is no figure in this draft.")

    def no_sources(self) -> str:
        return self._("This draft came without sources, so there is nothing to hold its figures against.")

    def ground(self, entry: Entry, *, confirmed: bool) -> str:
        line = f"{self._verdict(entry, confirmed=confirmed)} {_shown(entry.figure.text, _WORDS)}"
        if entry.part is not None:
            line += f" · {name_of(entry.part, self.language)}"
        if entry.working:
            line += f"\n   {entry.working}"
        if entry.sentence:
            mark = f"[{entry.source}] " if entry.source is not None else ""
            line += f"\n   {mark}“{clip(entry.sentence, _SENTENCE)}”"
        return line

    def _verdict(self, entry: Entry, *, confirmed: bool) -> str:
        match entry.verdict:
            case Verdict.ROUNDED if confirmed:
                return "✅ " + self._("(rounded)")
            case Verdict.DERIVED if confirmed:
                return "✅ " + self._("(calculated)")
            case _ if confirmed:
                return "✅"
            case Verdict.ELSEWHERE:
                return "⚠ " + self._("(of something else)")
            case Verdict.NONE:
                return "⚠ " + self._("(not found)")
            case _:
                return "⚠ " + self._("(put right since)")

    def new_figures(self, words: Sequence[str]) -> str:
        listed = ", ".join(_shown(one, _WORDS) for one in words[:_NAMED])
        return self._("⚠ New figures that I have read no source for: %(words)s", words=listed)

    # The fact sheet

    def facts_button(self) -> str:
        return self._("📋 Facts")

    def facts_title(self) -> str:
        return self._("📋 The facts that both texts were written from")

    def no_facts(self) -> str:
        return self._("There is no fact sheet: this draft was not written here.")

    def fact(self, fact: SheetFact) -> str:
        marks = "".join(f"[{number}]" for number in fact.sources)
        as_of = f" ({fact.as_of})" if fact.as_of else ""
        own = " ✏️" if fact.corrected else ""
        return f"{fact.number}. {fact.text}{as_of} {marks}{own}"

    def how_to_correct(self) -> str:
        return self._(
            "To put one right, reply here with its number and what is right, e.g. “3: It was 4.2 billion won.”"
        )

    def which_fact(self, count: int) -> str:
        return self._(
            "Which fact? Reply with its number (1 to %(count)d) and what is right, like “3: 4.2 billion won.”",
            count=count,
        )

    def correcting(self, number: int) -> str:
        return self._("✍️ Putting fact %(number)d right…", number=number)

    def corrected_name(self, number: int) -> str:
        return self._("fact %(number)d", number=number)

    def still_told(self, parts: str) -> str:
        return self._("It is still told as it was in: %(parts)s. Shall I rewrite those lines?", parts=parts)

    def told_nowhere(self) -> str:
        return self._("No line of the two texts tells it as it was.")

    def rewrite_button(self, part: str) -> str:
        return self._("✍️ %(part)s", part=part)

    def rewrite_all_button(self) -> str:
        return self._("✍️ All of them")

    # Too little to stand on

    def too_thin(self, sources: int, characters: int) -> str:
        return self._n(
            "Too little to stand on: %(count)d source with %(characters)d characters does not carry a blog post and a "
            "script, so I wrote nothing. Reply here with an article's text or a link, or take a short memo of what "
            "there is.",
            "Too little to stand on: %(count)d sources with %(characters)d characters in all do not carry a blog post "
            "and a script, so I wrote nothing. Reply here with an article's text or a link, or take a short memo of "
            "what there is.",
            sources,
            characters=characters,
        )

    def nothing_found_wide(self, topic: str) -> str:
        return self._(
            "Too little to stand on: I searched further back too and found no readable news on “%(topic)s”, so I wrote "
            "nothing. Reply here with a link or the text of an article, or try other words.",
            topic=topic,
        )

    def widen_button(self) -> str:
        return self._("🔭 Search wider")

    def memo_button(self) -> str:
        return self._("📝 Short memo")

    def memo_title(self, topic: str) -> str:
        return self._("📝 What could be read: %(topic)s", topic=topic)

    def memo_line(self, noted: Noted) -> str:
        source = noted.source
        published = f"{source.published:%Y-%m-%d}" if source.published else ""
        head = ", ".join(filter(None, [source.outlet, published]))
        quoted = "\n".join(f"“{sentence}”" for sentence in noted.sentences)
        return "\n".join(filter(None, [f"{source.number}. {source.title}" + (f" — {head}" if head else ""), quoted]))

    # The line about AI

    def ai_line_button(self) -> str:
        return self._("🤖 Say that AI helped")

    def sources_part(self) -> str:
        return self._("the sources")

    # Before publishing

    def recheck_button(self) -> str:
        return self._("🛫 Check before publishing")

    def rechecking(self, count: int) -> str:
        return self._n("🛫 Reading %(count)d source again…", "🛫 Reading %(count)d sources again…", count)

    def nothing_to_recheck(self) -> str:
        return self._("This draft has no source with an address, so there is nothing to read again.")

    def all_as_it_was(self, count: int) -> str:
        return self._n(
            "🛫 The source was read again: nothing has changed, and no figure has aged.",
            "🛫 All %(count)d sources were read again: nothing has changed, and no figure has aged.",
            count,
        )

    def recheck_title(self) -> str:
        return self._("🛫 Before publishing, please look at this:")

    def rest_unchanged(self, count: int) -> str:
        return self._n(
            "The other source (%(count)d) is as it was.", "The other sources (%(count)d) are as they were.", count
        )

    def recheck_failed(self) -> str:
        return self._("The sources could not be read again just now. Your draft is as it was; please try once more.")

    def looked(self, item: Looked) -> str:
        named = f"[{item.source.number}] {clip(item.source.title, _WORDS)}: "
        lost = ", ".join(_shown(words, _WORDS) for words in item.lost[:6])
        line = named + self._now(item)
        return line + ("\n   " + self._("no longer there: %(words)s", words=lost) if lost else "")

    def _now(self, item: Looked) -> str:
        match item.now:
            case Now.SAME:
                return self._("its wording is as it was")
            case Now.CHANGED:
                return self._("the text was changed")
            case Now.CORRECTED:
                return self._("it carries a correction now")
            case _ if item.reading.outcome is Outcome.PAYWALL:
                return self._("it can only be read for money or after a login now")
            case _:
                return self._("it cannot be read any more")

    def aged(self, item: Aged) -> str:
        return self._n(
            "⏳ “%(words)s” in %(part)s is of %(of)s, %(count)d day ago",
            "⏳ “%(words)s” in %(part)s is of %(of)s, %(count)d days ago",
            item.days,
            words=_shown(item.words, _WORDS),
            part=name_of(item.part, self.language),
            of=_day(item.of),
        )

    def how_to_go_on(self) -> str:
        return self._("Reply to a part to change it; a link in the reply becomes a further source.")


def _shown(words: str, limit: int) -> str:
    """Words of the draft without what only its Markdown needs."""
    return clip(_MARKUP.sub("", words), limit)


def _day(of: date) -> str:
    return f"{of:%m-%d}"


def named(parts: tuple[Part, ...], texts: Speech, draft: Draft) -> str:
    """The parts by name, in reading order."""
    order = {part.key: place for place, part in enumerate(draft.parts)}
    return ", ".join(name_of(part, texts.language) for part in sorted(parts, key=lambda part: order[part.key]))
