"""A draft as plain frozen values: what is written, where each part stands, and how one part changes alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from domain import blocks, markup
from domain.clock import DEFAULT_PACE, format_clock, joined_ranges, seconds_of
from domain.language import Language
from domain.markup import WORDING, LayoutError, LayoutReason
from domain.parts import NoSuchPart, Part, PartKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    """Without its number; the emoji at its end belongs to it."""
    body: str
    """Markdown as written, without blank lines around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A spoken part: the opening, a scene of the main part, or the closing."""

    title: str = ""
    """Without its number; empty for the opening and the closing, whose title is a layout word."""
    start: int = 0
    """Seconds, as the heading says: see `domain.clock` for what the words take."""
    end: int = 0
    body: str
    """Cues and words read aloud, without blank lines around them."""

    @property
    def clock(self) -> str:
        return f"({format_clock(self.start)}-{format_clock(self.end)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    title: str
    takeaways: tuple[str, ...]
    """One line each, without the bullet."""
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()
    """The lines of `## 출처` as written, each with its number: `1. [Title](URL) — outlet, …`."""
    note: str = ""
    """The investment note that closes the sources; only with sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    title: str
    opening: Scene
    scenes: tuple[Scene, ...]
    closing: Scene
    main_start: int = 0
    """Seconds, as the heading of the main part says."""
    main_end: int = 0

    @property
    def spoken(self) -> tuple[Scene, ...]:
        """Opening, scenes and closing, in the order they are heard."""
        return (self.opening, *self.scenes, self.closing)

    def retimed(self, language: Language, pace: float) -> Self:
        """Every range set to the time that the words take at `pace` (syllables a second), from 0:00, joining."""
        lengths = (seconds_of(scene.body, language, pace) for scene in self.spoken)
        ranges = joined_ranges(lengths)
        opening, *scenes, closing = (
            replace(scene, start=start, end=end) for scene, (start, end) in zip(self.spoken, ranges, strict=True)
        )
        return replace(
            self,
            opening=opening,
            scenes=tuple(scenes),
            closing=closing,
            main_start=opening.end,
            main_end=closing.start,
        )


EXTRACT = {Language.KO: "모델 없이 만든 발췌", Language.EN: "extracts, made without a model"}
"""How the Source line ends of a draft that the digest wrote: its sentences are the sources' own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    topic: str
    """What was asked for, or what the morning desk picked."""
    written_at: datetime
    """Without a zone, to the second: the local time of the person whose draft it is."""
    origin: str
    """How the draft came about: the words of its Source line."""
    language: Language
    blog: Blog
    script: Script

    def __post_init__(self) -> None:
        if self.written_at.tzinfo is not None or self.written_at.microsecond:
            raise ValueError("written_at is local time without a zone, to the second")

    @property
    def is_extract(self) -> bool:
        return self.origin.endswith(EXTRACT[self.language])

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in reading order."""
        return tuple(self._parts())

    def _parts(self) -> Iterator[Part]:
        yield Part(PartKind.BLOG_TITLE)
        yield Part(PartKind.TAKEAWAYS)
        yield from (Part(PartKind.SECTION, n) for n in range(1, len(self.blog.sections) + 1))
        yield Part(PartKind.SCRIPT_TITLE)
        yield Part(PartKind.OPENING)
        yield from (Part(PartKind.SCENE, n) for n in range(1, len(self.script.scenes) + 1))
        yield Part(PartKind.CLOSING)

    def require(self, part: Part) -> Part:
        """Give back `part`, or raise `NoSuchPart` where this draft has none."""
        if part not in self.parts:
            raise NoSuchPart(part.key)
        return part

    def scene_of(self, part: Part) -> Scene:
        """The value of a spoken part; `NoSuchPart` for any other."""
        self.require(part)
        if part.kind is PartKind.OPENING:
            return self.script.opening
        if part.kind is PartKind.CLOSING:
            return self.script.closing
        if part.kind is not PartKind.SCENE:
            raise NoSuchPart(part.key)
        return self.script.scenes[part.number - 1]

    def heading_of(self, part: Part) -> str:
        """The part's heading line; empty for the two titles, which are their own."""
        self.require(part)
        words = WORDING[self.language]
        if part.kind is PartKind.SECTION:
            return f"## {part.number}. {self.blog.sections[part.number - 1].title}"
        if part.kind is PartKind.TAKEAWAYS:
            return markup.TAKEAWAYS
        if not part.is_spoken:
            return ""
        scene = self.scene_of(part)
        if part.kind is PartKind.SCENE:
            return f"### **{part.number}. {scene.title} {scene.clock}**"
        if part.kind is PartKind.OPENING:
            return f"{markup.OPENING}{words.opening} {scene.clock}"
        return f"{markup.CLOSING}{words.closing} {scene.clock}"

    def body_of(self, part: Part) -> str:
        """What stands under the part's heading; of the two titles, the words."""
        self.require(part)
        if part.kind is PartKind.BLOG_TITLE:
            return self.blog.title
        if part.kind is PartKind.SCRIPT_TITLE:
            return self.script.title
        if part.kind is PartKind.TAKEAWAYS:
            return "\n".join(markup.BULLET + line for line in self.blog.takeaways)
        if part.kind is PartKind.SECTION:
            return self.blog.sections[part.number - 1].body
        return self.scene_of(part).body

    def text_of(self, part: Part) -> str:
        """The part's Markdown, heading included where it has one; of the two titles, the bare words.

        Raises `NoSuchPart`.
        """
        heading = self.heading_of(part)
        gap = "\n\n" if part.kind is PartKind.SECTION else "\n" if heading else ""
        return heading + gap + self.body_of(part)

    def with_text(self, part: Part, text: str, pace: float | None = None) -> "Draft":
        """The same draft with one part replaced, and nothing else but the ranges when a spoken part changed.

        `text` may come with the part's heading: a new title in it is taken, its number and range are not. Without
        one, the title stays. Words for a spoken part without marker and cues become a `(대사)` line a paragraph,
        plain lines for the takeaways become bullets. `pace` is in syllables a second, by default the language's.
        Raises `NoSuchPart`, and `LayoutError` (its line counts in `text`) for text that would break the layout.
        """
        self.require(part)
        text = blocks.normalised(text)
        if part.kind is PartKind.BLOG_TITLE:
            return replace(self, blog=replace(self.blog, title=blocks.read_blog_title(text)))
        if part.kind is PartKind.SCRIPT_TITLE:
            return replace(self, script=replace(self.script, title=blocks.read_script_title(text)))
        if part.kind is PartKind.TAKEAWAYS:
            return replace(self, blog=replace(self.blog, takeaways=blocks.read_takeaways(text)))
        if part.kind is PartKind.SECTION:
            return self._with_section(part.number, text)
        return self._with_spoken(part, text, pace)

    def _with_section(self, number: int, text: str) -> "Draft":
        sections = list(self.blog.sections)
        title, body = blocks.read_section(text)
        old = sections[number - 1]
        sections[number - 1] = replace(old, title=title or old.title, body=body)
        return self._sections(sections)

    def _with_spoken(self, part: Part, text: str, pace: float | None) -> "Draft":
        old = self.scene_of(part)
        title, body = blocks.read_spoken(text, part.kind, self.language)
        new = replace(old, title=title or old.title, body=body)
        if new == old:
            return self
        if part.kind is PartKind.SCENE:
            scenes = list(self.script.scenes)
            scenes[part.number - 1] = new
            return self._scenes(scenes, pace)
        if part.kind is PartKind.OPENING:
            return replace(self, script=replace(self.script, opening=new)).retimed(pace)
        return replace(self, script=replace(self.script, closing=new)).retimed(pace)

    def retimed(self, pace: float | None = None) -> "Draft":
        """The same draft with every range of its script set to the time its words take at `pace`."""
        return replace(self, script=self.script.retimed(self.language, pace or DEFAULT_PACE[self.language]))

    def _sections(self, sections: list[Section]) -> "Draft":
        return replace(self, blog=replace(self.blog, sections=tuple(sections)))

    def _scenes(self, scenes: list[Scene], pace: float | None) -> "Draft":
        return replace(self, script=replace(self.script, scenes=tuple(scenes))).retimed(pace)

    def with_section_added(self, number: int, title: str, body: str) -> "Draft":
        """A new section that gets `number` (1 to one past the last); those from there on move down by one."""
        sections = list(self.blog.sections)
        _require_place(PartKind.SECTION, number, len(sections) + 1)
        title, body = blocks.read_new(PartKind.SECTION, title, body, self.language)
        sections.insert(number - 1, Section(title=title, body=body))
        return self._sections(sections)

    def with_scene_added(self, number: int, title: str, body: str, pace: float | None = None) -> "Draft":
        """A new scene that gets `number` (1 to one past the last); its words as `with_text` takes them."""
        scenes = list(self.script.scenes)
        _require_place(PartKind.SCENE, number, len(scenes) + 1)
        title, body = blocks.read_new(PartKind.SCENE, title, body, self.language)
        scenes.insert(number - 1, Scene(title=title, body=body))
        return self._scenes(scenes, pace)

    def without(self, part: Part, pace: float | None = None) -> "Draft":
        """Take a section or scene out; LayoutError for the last one, NoSuchPart for what a draft must have."""
        self.require(part)
        items = self._row(part)
        if len(items) == 1:
            raise LayoutError(1, LayoutReason.EMPTY, self.heading_of(part))
        return self._with_row(part, items[: part.number - 1] + items[part.number :], pace)

    def moved(self, part: Part, number: int, pace: float | None = None) -> "Draft":
        """Give a section or scene another number; the ones between move by one."""
        self.require(part)
        items = self._row(part)
        _require_place(part.kind, number, len(items))
        item = items.pop(part.number - 1)
        items.insert(number - 1, item)
        return self._with_row(part, items, pace)

    def _row(self, part: Part) -> list[Section | Scene]:
        if part.kind is PartKind.SECTION:
            return list(self.blog.sections)
        if part.kind is PartKind.SCENE:
            return list(self.script.scenes)
        raise NoSuchPart(part.key)

    def _with_row(self, part: Part, items: list[Section | Scene], pace: float | None) -> "Draft":
        if part.kind is PartKind.SECTION:
            return self._sections([item for item in items if isinstance(item, Section)])
        return self._scenes([item for item in items if isinstance(item, Scene)], pace)


def _require_place(kind: PartKind, number: int, last: int) -> None:
    if not 1 <= number <= last:
        raise NoSuchPart(f"{kind}:{number}")
