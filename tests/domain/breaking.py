"""What the mutations have in common: a draft with one thing broken, and where."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from domain.clock import cue_pattern, spoken_lines
from domain.drafts import Draft, Scene
from domain.language import Language
from domain.markup import WORDING
from domain.parts import Part, PartKind
from tests.domain.clean import Clean


@dataclass(frozen=True, slots=True)
class Broken:
    draft: Draft
    part: Part | None
    """Where the finding belongs."""
    seconds: int
    phrase: str


Mutation = Callable[[Clean, Random], Broken | None]

BLOG_TITLE, SCRIPT_TITLE, TAKEAWAYS = (
    Part(PartKind.BLOG_TITLE),
    Part(PartKind.SCRIPT_TITLE),
    Part(PartKind.TAKEAWAYS),
)


def broken(clean: Clean, draft: Draft, part: Part | None, phrase: str | None = None) -> Broken:
    return Broken(draft, part, clean.seconds, clean.phrase if phrase is None else phrase)


def is_korean(clean: Clean) -> bool:
    return clean.draft.language is Language.KO


def a_section(clean: Clean, random: Random) -> Part:
    return Part(PartKind.SECTION, random.randint(1, len(clean.draft.blog.sections)))


def a_spoken(clean: Clean, random: Random) -> Part:
    return random.choice([part for part in clean.draft.parts if part.is_spoken])


def with_body(draft: Draft, part: Part, body: str) -> Draft:
    """The body as it is, past the help that people's own words get; the clock follows the words."""
    if part.kind is PartKind.SECTION:
        sections = list(draft.blog.sections)
        sections[part.number - 1] = replace(sections[part.number - 1], body=body)
        return replace(draft, blog=replace(draft.blog, sections=tuple(sections)))
    return with_scene(draft, part, replace(draft.scene_of(part), body=body)).retimed()


def with_scene(draft: Draft, part: Part, scene: Scene) -> Draft:
    if part.kind is PartKind.OPENING:
        return replace(draft, script=replace(draft.script, opening=scene))
    if part.kind is PartKind.CLOSING:
        return replace(draft, script=replace(draft.script, closing=scene))
    scenes = list(draft.script.scenes)
    scenes[part.number - 1] = scene
    return replace(draft, script=replace(draft.script, scenes=tuple(scenes)))


def changed(clean: Clean, part: Part, change: Callable[[str], str]) -> Broken | None:
    """None where the change found nothing to change."""
    body = clean.draft.body_of(part)
    new = change(body)
    return broken(clean, with_body(clean.draft, part, new), part) if new != body else None


def one_of(random: Random, pattern: str, text: str, new: Callable[[re.Match[str]], str]) -> str:
    """One match at random replaced."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + new(match) + text[match.end() :]


def any_cue(clean: Clean) -> str:
    return f"**[{WORDING[clean.draft.language].screen}: {'그림' if is_korean(clean) else 'Picture'}]**"


def spoken_with(clean: Clean, random: Random, pattern: str) -> Part:
    """A spoken part whose words hold the pattern, else any."""
    language = clean.draft.language
    parts = [part for part in clean.draft.parts if part.is_spoken]
    held = [p for p in parts if re.search(pattern, "\n".join(spoken_lines(clean.draft.body_of(p), language)))]
    return random.choice(held or parts)


def one_of_spoken(clean: Clean, random: Random, pattern: str, body: str, new: Callable[[re.Match[str]], str]) -> str:
    """As `_one_of`, but never inside a cue."""
    spans = [match.span() for match in cue_pattern(clean.draft.language).finditer(body)]
    found = [m for m in re.finditer(pattern, body) if not any(a <= m.start() < b for a, b in spans)]
    if not found:
        return body
    match = random.choice(found)
    return body[: match.start()] + new(match) + body[match.end() :]
