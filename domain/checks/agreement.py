"""Blog and script must say the same of the same thing: figures and names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.checks.figures import Figure, figures
from domain.checks.finding import Finding, Rule
from domain.checks.names import Name, is_misspelling, is_twin, names, spelled
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
    it is telling in itself. Conservative: a figure with no such counterpart is no finding, and neither is one rounded as
    people round aloud.
    """
    blog = [(line, tuple(figures(line.words, reading.language))) for line in _sentences(reading.blog)]
    known = [figure for _, found in blog for figure in found]
    script = [(line, tuple(figures(line.words, reading.language))) for line in _sentences(reading.script)]
    spoken = [figure for _, found in script for figure in found]
    for line, here in script:
        said = tuple(figure for other, found in script if other.text is line.text for figure in found)
        for figure in here:
            if any(figure.stands_for(other) for other in known):
                continue
            other = _counterpart(figure, line, said, blog) or _slip(figure, known, spoken)
            if other:
                yield Finding(part=line.text.part, rule=Rule.FIGURE, words=figure.text, other=other.text)


def _counterpart(
    figure: Figure, line: _Sentence, said: tuple[Figure, ...], blog: list[tuple[_Sentence, tuple[Figure, ...]]]
) -> Figure | None:
    """The figure of the likest sentence that the script's part does not give as well."""
    best, found = 0.0, None
    for other, theirs in blog:
        open_ones = [
            one for one in theirs if figure.may_measure(one) and not any(mine.stands_for(one) for mine in said)
        ]
        like = likeness(line.topics, other.topics) if open_ones else 0.0
        if like > best:
            best, found = like, open_ones[0]
    return found


def _slip(figure: Figure, known: list[Figure], spoken: list[Figure]) -> Figure | None:
    """What is told more than once may stand in its right form elsewhere in the script."""
    return next(
        (
            other
            for other in known
            if figure.is_slip_of(other) and (figure.is_telling or not any(one.value == other.value for one in spoken))
        ),
        None,
    )


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
