"""The written form of a draft: `parse` and `render`, each the exact inverse of the other.

Two things are decided here because the example has no sources: the source lines stand right under their heading, as
the takeaways do, and the investment note is set off by a blank line.
"""

import re
from datetime import datetime

from domain import markup
from domain.clock import CLOCK, parse_clock
from domain.drafts import Blog, Draft, Scene, Script, Section
from domain.language import Language
from domain.markup import WORDING, LayoutError, LayoutReason

__all__ = ["LayoutError", "LayoutReason", "parse", "render", "validated"]

_BOTH = tuple(WORDING.values())
_RANGE = rf"\(({CLOCK})-({CLOCK})\)"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")
_SOURCES = re.compile(rf"## ({'|'.join(words.sources for words in _BOTH)})")
_SOURCE = re.compile(r"[0-9]{1,3}\. \S.*")
_SECTION = re.compile(r"## ([0-9]{1,3})\. (.+)")
_OPENING = re.compile(rf"{markup.OPENING}({'|'.join(words.opening for words in _BOTH)}) {_RANGE}")
_MAIN = re.compile(rf"{markup.MAIN}({'|'.join(words.main for words in _BOTH)}) {_RANGE}")
_SCENE = re.compile(rf"### \*\*([0-9]{{1,3}})\. (.+) {_RANGE}\*\*")
_CLOSING = re.compile(rf"{markup.CLOSING}({'|'.join(words.closing for words in _BOTH)}) {_RANGE}")


def render(draft: Draft) -> str:
    """The draft's Markdown, ending with a newline."""
    blog = [draft.text_of(part) for part in draft.parts if not part.is_script]
    spoken = [draft.text_of(part) for part in draft.parts if part.is_spoken]
    spoken.insert(1, _main_heading(draft))
    head = (
        f"{markup.HEADER}\n**Topic:** {draft.topic}\n"
        f"**Date:** {draft.written_at.isoformat(sep=' ', timespec='seconds')}\n**Source:** {draft.origin}"
    )
    blocks = [head, markup.RULE, *blog, *_sources(draft)]
    blocks += [f"{markup.RULE}\n{markup.RULE}", markup.SCRIPT_TITLE + draft.script.title, *spoken]
    return "\n\n".join(blocks) + "\n"


def _main_heading(draft: Draft) -> str:
    main = Scene(start=draft.script.main_start, end=draft.script.main_end, body="")
    return f"{markup.MAIN}{WORDING[draft.language].main} {main.clock}"


def _sources(draft: Draft) -> list[str]:
    if not draft.blog.sources:
        return []
    lines = "\n".join((f"## {WORDING[draft.language].sources}", *draft.blog.sources))
    return [lines, draft.blog.note] if draft.blog.note else [lines]


def validated(draft: Draft) -> Draft:
    """Give back a draft that was put together from values, once its Markdown has read back equal.

    LayoutError otherwise, where a value holds what the layout has no place for.
    """
    markdown = render(draft)
    read = parse(markdown)
    if read != draft:
        raise LayoutError(1, LayoutReason.HEADING, draft.topic)
    return draft


def parse(markdown: str) -> Draft:
    """Read a draft, or raise LayoutError with the line and the reason: nothing is mended and nothing left out."""
    markup.check_characters(markdown)
    return _Reader(markdown).draft()


class _Reader:
    """Goes down the lines once."""

    def __init__(self, markdown: str) -> None:
        self._lines = markdown.split("\n")
        self._at = 0
        self._language: Language | None = None

    def draft(self) -> Draft:
        topic, written_at, origin = self._head()
        blog = self._blog()
        script = self._script()
        # `_script` has read three layout words by now, so the language is known.
        language = self._language or Language.KO
        return Draft(topic=topic, written_at=written_at, origin=origin, language=language, blog=blog, script=script)

    @property
    def _line(self) -> str:
        return self._lines[self._at] if self._at < len(self._lines) else ""

    @property
    def _number(self) -> int:
        """Of the line, from 1; where the text has ended, its last."""
        return min(self._at + 1, len(self._lines))

    def _error(self, reason: LayoutReason) -> LayoutError:
        return LayoutError(self._number, reason, self._line)

    def _exactly(self, line: str, reason: LayoutReason) -> None:
        if self._at >= len(self._lines) or self._line != line:
            raise self._error(reason)
        self._at += 1

    def _blank(self) -> None:
        self._exactly("", LayoutReason.SPACING)

    def _after(self, prefix: str, reason: LayoutReason) -> str:
        if not self._line.startswith(prefix):
            raise self._error(reason)
        text = markup.check_line(self._line[len(prefix) :], self._at + 1)
        self._at += 1
        return text

    def _match(self, pattern: re.Pattern[str], reason: LayoutReason) -> re.Match[str]:
        found = pattern.fullmatch(self._line)
        if not found:
            raise self._error(reason)
        self._at += 1
        return found

    def _speaks(self, word: str) -> None:
        """Learn the language from a layout word of the line above."""
        language = next(
            code for code, words in WORDING.items() if word in (words.sources, words.opening, *_words(code))
        )
        if self._language not in (None, language):
            self._at -= 1
            raise self._error(LayoutReason.LANGUAGE)
        self._language = language

    def _head(self) -> tuple[str, datetime, str]:
        self._exactly(markup.HEADER, LayoutReason.HEADER)
        topic = self._after("**Topic:** ", LayoutReason.HEADER)
        written = self._after("**Date:** ", LayoutReason.HEADER)
        moment = _moment(written)
        if moment is None:
            self._at -= 1
            raise self._error(LayoutReason.DATE)
        origin = self._after("**Source:** ", LayoutReason.HEADER)
        self._blank()
        self._exactly(markup.RULE, LayoutReason.RULE)
        self._blank()
        return topic, moment, origin

    def _blog(self) -> Blog:
        title = markup.check_title(self._line, self._number)
        self._at += 1
        self._blank()
        takeaways = self._takeaways()
        sections = self._sections()
        sources, note = self._sources()
        self._exactly(markup.RULE, LayoutReason.RULE)
        self._exactly(markup.RULE, LayoutReason.RULE)
        self._blank()
        return Blog(title=title, takeaways=takeaways, sections=sections, sources=sources, note=note)

    def _takeaways(self) -> tuple[str, ...]:
        self._exactly(markup.TAKEAWAYS, LayoutReason.HEADING)
        items = [self._after(markup.BULLET, LayoutReason.BULLET)]
        while self._line:
            items.append(self._after(markup.BULLET, LayoutReason.BULLET))
        self._blank()
        return tuple(items)

    def _sections(self) -> tuple[Section, ...]:
        sections: list[Section] = []
        while not sections or not (markup.is_rule(self._line) or _SOURCES.fullmatch(self._line)):
            title = self._numbered(_SECTION, len(sections) + 1)[2]
            markup.check_line(title, self._at)
            self._blank()
            sections.append(Section(title=title, body=self._body()))
        return tuple(sections)

    def _numbered(self, pattern: re.Pattern[str], number: int) -> re.Match[str]:
        found = self._match(pattern, LayoutReason.HEADING)
        if found[1] != str(number):
            self._at -= 1
            raise self._error(LayoutReason.NUMBER)
        return found

    def _body(self, *, last: bool = False) -> str:
        """Everything down to the next heading or rule, of which one blank line tells it apart."""
        start = self._at
        while self._at < len(self._lines) and not (markup.is_heading(self._line) or markup.is_rule(self._line)):
            self._at += 1
        lines = self._lines[start : self._at]
        if last and self._at < len(self._lines):
            raise self._error(LayoutReason.HEADING if markup.is_heading(self._line) else LayoutReason.RULE)
        if not lines or lines[-1]:
            raise self._error(LayoutReason.ENDING if last else LayoutReason.SPACING)
        return markup.check_body("\n".join(lines[:-1]), start + 1)

    def _sources(self) -> tuple[tuple[str, ...], str]:
        if not _SOURCES.fullmatch(self._line):
            return (), ""
        self._speaks(self._match(_SOURCES, LayoutReason.SOURCES)[1])
        lines = [self._source()]
        while self._line:
            lines.append(self._source())
        self._blank()
        note = ""
        if not markup.is_rule(self._line):
            note = markup.check_title(self._line, self._number)
            self._at += 1
            self._blank()
        return tuple(lines), note

    def _source(self) -> str:
        return markup.check_line(self._match(_SOURCE, LayoutReason.SOURCES)[0], self._at)

    def _script(self) -> Script:
        title = self._after(markup.SCRIPT_TITLE, LayoutReason.HEADING)
        markup.check_title(title, self._at)
        self._blank()
        opening = self._scene(_OPENING)
        main = self._match(_MAIN, LayoutReason.HEADING)
        self._speaks(main[1])
        self._blank()
        scenes: list[Scene] = []
        while not scenes or not self._line.startswith(markup.CLOSING):
            found = self._numbered(_SCENE, len(scenes) + 1)
            scenes.append(_timed(markup.check_line(found[2], self._at), found, self._body()))
        closing = self._scene(_CLOSING, last=True)
        start, end = parse_clock(main[2]), parse_clock(main[3])
        return Script(
            title=title, opening=opening, scenes=tuple(scenes), closing=closing, main_start=start, main_end=end
        )

    def _scene(self, heading: re.Pattern[str], *, last: bool = False) -> Scene:
        found = self._match(heading, LayoutReason.HEADING)
        self._speaks(found[1])
        return _timed("", found, self._body(last=last))


def _words(language: Language) -> tuple[str, str]:
    return WORDING[language].main, WORDING[language].closing


def _timed(title: str, heading: re.Match[str], body: str) -> Scene:
    groups = heading.groups()
    return Scene(title=title, start=parse_clock(groups[-2]), end=parse_clock(groups[-1]), body=body)


def _moment(text: str) -> datetime | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
