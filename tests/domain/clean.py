"""Drafts that have nothing wrong: told from `stories` by a seed, or written by hand under tests/drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from domain.clock import DEFAULT_PACE, seconds_of
from domain.drafts import Blog, Draft, Scene, Script, Section
from domain.language import Language
from domain.layout import parse, validated
from domain.markup import WORDING
from tests.domain.stories import COMPANIES, PEOPLE, PLACES, STORIES
from tests.domain.story import Story

DRAFTS = Path(__file__).parents[1] / "drafts"
PHRASES = {
    "grid-ko": "전력망 투자",
    "memory-ko": "메모리 가격",
    "shipping-en": "container rates",
    "chips-en": "chip export rules",
}
"""What people would search for, by the name of the file."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A draft, the length that suits it, and its search phrase."""

    name: str
    draft: Draft
    phrase: str

    @property
    def seconds(self) -> int:
        pace = DEFAULT_PACE[self.draft.language]
        return round(sum(seconds_of(scene.body, self.draft.language, pace) for scene in self.draft.script.spoken))


def written() -> Iterator[Clean]:
    for path in sorted(DRAFTS.glob("*.md")):
        yield Clean(path.stem, parse(path.read_bytes().decode()), PHRASES[path.stem])


def told(seed: int) -> Clean:
    """Even seeds are Korean, odd ones English."""
    random = Random(seed)
    language = (Language.KO, Language.EN)[seed % 2]
    story = random.choice(STORIES[language])
    teller = _Teller(random, story, _values(random, language))
    return Clean(f"told-{seed}", validated(teller.draft().retimed()), story.phrase)


def _values(random: Random, language: Language) -> dict[str, str]:
    """Figures that cannot be taken for each other."""
    korean = language is Language.KO
    values = {
        "co": random.choice(COMPANIES[language]),
        "person": random.choice(PEOPLE[language]),
        "place": random.choice(PLACES[language]),
        "year": str(random.randint(2027, 2031)),
        "growth": f"{random.randint(6, 30)}.{random.randint(1, 9)}",
        "jobs": f"{random.randint(11, 39)}50" if korean else f"{random.randint(1, 3)},{random.randint(100, 950)}",
        "wafers": str(random.randint(3, 9)),
        "water": str(random.randint(10, 30)),
        "rate": f"{random.randint(2, 4)}.{random.choice((25, 5, 75))}",
        "prices": f"{random.randint(1, 3)}.{random.choice((1, 2, 3, 4, 6, 7, 8, 9))}",
        "share": str(random.randint(41, 69)),
    }
    amounts = _korean_amounts(random) if korean else _english_amounts(random)
    return values | amounts


def _korean_amounts(random: Random) -> dict[str, str]:
    return {
        "invest": f"{random.randint(1, 9)}조 {random.randint(1, 9)},{random.randint(1, 9)}00억 원",
        "sales": f"{random.randint(10, 30)}조 {random.randint(1, 9)},000억 원",
        "debt": f"{random.randint(1, 2):d},{random.randint(100, 999)}조 원",
    }


def _english_amounts(random: Random) -> dict[str, str]:
    return {
        "invest": f"${random.randint(1, 9)}.{random.randint(1, 9)} billion",
        "sales": f"${random.randint(11, 30)}.{random.randint(1, 9)} billion",
        "debt": f"${random.randint(1, 3)}.{random.randint(1, 9)} trillion",
    }


@dataclass(frozen=True, slots=True)
class _Teller:
    random: Random
    story: Story
    values: dict[str, str]

    def draft(self) -> Draft:
        moment = datetime.fromisoformat("2026-02-01") + timedelta(seconds=self.random.randrange(20_000_000))
        return Draft(
            topic=self.story.phrase,
            written_at=moment,
            origin="tests",
            language=self.story.language,
            blog=self._blog(),
            script=self._script(),
        )

    def _filled(self, text: str) -> str:
        return text.format(**self.values)

    def _places(self, count: int, least: int) -> list[int]:
        """Some of the places, in their order."""
        return sorted(self.random.sample(range(count), self.random.randint(min(least, count), count)))

    def _blog(self) -> Blog:
        story = self.story
        kept = self._places(len(story.takeaways), 3)
        sections = []
        for place, (title, paragraphs) in enumerate(story.sections):
            first = [self.random.choice(story.first)] if place == 0 else []
            # The facts that the script takes up stay.
            sections.append(Section(title=title, body="\n\n".join(map(self._filled, [*first, *paragraphs]))))
        return Blog(
            title=self._filled(self.random.choice(story.titles)),
            takeaways=tuple(self._filled(story.takeaways[place]) for place in kept),
            sections=tuple(sections),
        )

    def _script(self) -> Script:
        story = self.story
        kept = self._places(len(story.scenes), 2)
        logo = self._cue((0, "채널 로고" if story.language is Language.KO else "Channel logo", ""))
        closing = self._body(story.closing) + (f"\n\n{logo}" if self.random.random() < 0.5 else "")
        return Script(
            title=self._filled(self.random.choice(story.videos)),
            opening=Scene(body=self._body(story.opening)),
            scenes=tuple(Scene(title=story.scenes[at][0], body=self._body(story.scenes[at][1])) for at in kept),
            closing=Scene(body=closing),
        )

    def _cue(self, beat: tuple[int, str, str]) -> str:
        return f"**[{WORDING[self.story.language].cues[beat[0]]}: {self._filled(beat[1])}]**"

    def _body(self, beats: tuple[tuple[int, str, str], ...]) -> str:
        """Beats with their words in lines, or now and then in numbered points."""
        words = WORDING[self.story.language]
        if self.random.random() < 0.2:
            points = (f"{n}.  {self._cue(beat)} {self._filled(beat[2])}" for n, beat in enumerate(beats, 1))
            return "\n".join(points)
        return "\n\n".join(f"{self._cue(beat)}\n{words.line} {self._filled(beat[2])}" for beat in beats)
