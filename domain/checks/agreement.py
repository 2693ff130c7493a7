"""Blog and script must say the same of the same thing: figures and names."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.checks.figures import Figure, figures
from domain.checks.finding import Finding, Rule
from domain.checks.names import Name, is_misspelling, is_twin, names, spelled
from domain.checks.reading import PartText, Reading, likeness, topics
from domain.language import Language


@dataclass(frozen=True)
class _Sentence:
    text: PartText
    words: str
    topics: frozenset[str]


def _sentences(texts: tuple[PartText, ...]) -> list[_Sentence]:
    return [_Sentence(text, words, topics(words)) for text in texts for words in text.sentences]


def figures_disagree(reading: Reading) -> Iterator[Finding]:
    """A figure of the script that the blog does not have, where a like sentence has another of the same unit.

    Conservative: a figure that the blog does not have at all is no finding, and neither is one rounded as people
    round aloud.
    """
    blog = [(line, tuple(figures(line.words, reading.language))) for line in _sentences(reading.blog)]
    known = [figure for _, found in blog for figure in found]
    for line in _sentences(reading.script):
        said = tuple(figures(line.words, reading.language))
        for figure in said:
            if any(figure.stands_for(other) for other in known):
                continue
            other = _counterpart(figure, line, said, blog)
            if other:
                yield Finding(part=line.text.part, rule=Rule.FIGURE, words=figure.text, other=other.text)


def _counterpart(
    figure: Figure, line: _Sentence, said: tuple[Figure, ...], blog: list[tuple[_Sentence, tuple[Figure, ...]]]
) -> Figure | None:
    """The figure of the likest sentence that the script's sentence does not give as well."""
    best, found = 0.0, None
    for other, theirs in blog:
        open_ones = [
            one for one in theirs if figure.may_measure(one) and not any(mine.stands_for(one) for mine in said)
        ]
        like = likeness(line.topics, other.topics) if open_ones else 0.0
        if like > best:
            best, found = like, open_ones[0]
    return found


def names_disagree(reading: Reading) -> Iterator[Finding]:
    """A name of the script that the blog does not have: half of it changed in a like sentence, or misspelt anywhere."""
    whole = "\n".join(text.words for text in reading.blog)
    blog = [(line, tuple(names(line.words, reading.language))) for line in _sentences(reading.blog)]
    told: set[tuple[PartText, str]] = set()
    for text, name, other in (*_changed(reading, whole, blog), *_misspelt(reading, whole)):
        if (text, name) not in told:
            told.add((text, name))
            yield Finding(part=text.part, rule=Rule.NAME, words=name, other=other)


def _changed(
    reading: Reading, whole: str, blog: list[tuple[_Sentence, tuple[Name, ...]]]
) -> Iterator[tuple[PartText, str, str]]:
    for line in _sentences(reading.script):
        for name in names(line.words, reading.language):
            if name.text in whole:
                continue
            likest = max(
                (
                    (likeness(line.topics, other.topics), twin.text)
                    for other, theirs in blog
                    for twin in theirs
                    if is_twin(name, twin) and twin.text not in line.words
                ),
                default=(0.0, ""),
            )
            if likest[0]:
                yield line.text, name.text, likest[1]


def _misspelt(reading: Reading, whole: str) -> Iterator[tuple[PartText, str, str]]:
    blog = _spellings(whole, reading.language)
    for text in reading.script:
        for word in dict.fromkeys(spelled(text.words, reading.language)):
            if word in whole:
                continue
            other = next((one for one in blog if is_misspelling(word, one)), None)
            if other:
                yield text, word, other


def _spellings(words: str, language: Language) -> list[str]:
    return list(dict.fromkeys(spelled(words, language)))
