"""Blog and script must say the same of the same thing: figures and names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.checks.figures import Figure, figures
from domain.checks.finding import Finding, Rule
from domain.checks.names import is_misspelling, is_twin, names, spelled
from domain.checks.reading import PartText, Reading, likeness, topics
from domain.language import Language


@dataclass(frozen=True)
class _Sentence:
    text: PartText
    words: str

    @cached_property
    def topics(self) -> frozenset[str]:
        return topics(self.words)


def _sentences(texts: tuple[PartText, ...]) -> list[_Sentence]:
    return [_Sentence(text, words) for text in texts for words in text.sentences]


def figures_disagree(reading: Reading) -> Iterator[Finding]:
    """A figure of the script that the blog does not have, where it has another for the same thing.

    That is one of the same unit in a like sentence, or one a single digit apart, which the script leaves out unless
    it is telling in itself. Conservative: a figure with no such counterpart is no finding, and neither is one rounded
    as people round aloud.
    """
    blog = [(line, tuple(figures(line.words, reading.language))) for line in _sentences(reading.blog)]
    blog = [(line, found) for line, found in blog if found]
    known = [figure for _, found in blog for figure in found]
    script = [(line, tuple(figures(line.words, reading.language))) for line in _sentences(reading.script)]
    spoken = [figure for _, found in script for figure in found]
    for line, here in script:
        said = [figure for other, found in script if other.text is line.text for figure in found]
        for figure in here:
            if any(figure.equals(other) for other in known):
                continue
            alike = _alike(figure, line, blog)
            other = _counterpart(figure, said, alike) or _slip(figure, known, spoken)
            if other:
                yield Finding(part=line.text.part, rule=Rule.FIGURE, words=figure.text, other=other.text)


def _alike(figure: Figure, line: _Sentence, blog: list[tuple[_Sentence, tuple[Figure, ...]]]) -> list[Figure]:
    """What the blog's like sentences have in that unit, the likest first."""
    found = [
        (likeness(line.topics, other.topics), one)
        for other, theirs in blog
        for one in theirs
        if figure.may_measure(one)
    ]
    return [one for like, one in sorted(found, key=lambda pair: -pair[0]) if like]


def _counterpart(figure: Figure, said: list[Figure], alike: list[Figure]) -> Figure | None:
    """The likest figure that the script's part does not give as well, unless this one is a likelier one, rounded."""
    for one in alike:
        if figure.stands_for(one):
            return None
        if not any(mine.stands_for(one) for mine in said):
            return one
    return None


def _slip(figure: Figure, known: list[Figure], spoken: list[Figure]) -> Figure | None:
    """What is told more than once may stand in its right form elsewhere in the script."""
    if any(figure.stands_for(one) for one in known):
        return None
    slips = (one for one in known if figure.is_slip_of(one))
    return next((one for one in slips if figure.is_telling or not any(map(one.equals, spoken))), None)


def names_disagree(reading: Reading) -> Iterator[Finding]:
    """A name of the script that the blog does not have: half of it changed in a like sentence, or misspelt anywhere."""
    whole = "\n".join(text.words for text in reading.blog)
    told: set[tuple[PartText, str]] = set()
    for text, name, other in (*_changed(reading, whole), *_misspelt(reading, whole)):
        if (text, name) not in told:
            told.add((text, name))
            yield Finding(part=text.part, rule=Rule.NAME, words=name, other=other)


def _changed(reading: Reading, whole: str) -> Iterator[tuple[PartText, str, str]]:
    new = [
        (line, name)
        for line in _sentences(reading.script)
        for name in names(line.words, reading.language)
        if name.text not in whole
    ]
    if not new:
        return
    blog = [(line, tuple(names(line.words, reading.language))) for line in _sentences(reading.blog)]
    for line, name in new:
        twins = [
            (likeness(line.topics, other.topics), twin.text)
            for other, theirs in blog
            for twin in theirs
            if is_twin(name, twin) and twin.text not in line.words
        ]
        like, twin = max(twins, default=(0.0, ""))
        # Where the blog has one alone, the sentence need not be like.
        if like or len({text for _, text in twins}) == 1:
            yield line.text, name.text, twin


def _misspelt(reading: Reading, whole: str) -> Iterator[tuple[PartText, str, str]]:
    blog: list[str] | None = None
    for text in reading.script:
        for word in dict.fromkeys(spelled(text.words, reading.language)):
            if word in whole:
                continue
            blog = _spellings(whole, reading.language) if blog is None else blog
            other = next((one for one in blog if is_misspelling(word, one)), None)
            if other:
                yield text, word, other


def _spellings(words: str, language: Language) -> list[str]:
    return list(dict.fromkeys(spelled(words, language)))
