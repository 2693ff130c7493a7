"""Whose figure it is, told by plain words: `김밥은 3천원, 자장면은 7천원` has two subjects and no word list knows them.

Korean only: there the words that say what a figure is of stand before it, behind the figure of its kind before.
"""

import re
from collections.abc import Iterable

from domain.figures import Figure
from domain.grounding.context import Sentence, Standing
from domain.grounding.words import DULL, stem, stems

_TIME = re.compile(r"올해|내년|지난해|작년|\d{1,2}월")
_PAIR = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,})(?=\s([가-힣A-Za-z]{2,}))")
_SUBJECT = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,})\s([가-힣A-Za-z]{2,}?)[은는이가](?=[\s,])")
_LISTED = re.compile(r"\s?[,·/]\s?[가-힣A-Za-z]{2,}")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2,}(?<![하되있없았었])(?:[은는이가도]|에서는|에는)(?=[\s,])")


def is_of_another(said: Sentence, claim: Figure, standing: Standing, rivals: Iterable[Standing]) -> bool:
    """Whether the draft's words for its figure stand before another figure of the source, and none before this.

    `rivals`: the figures of the same unit in the source.
    """
    told = standing.sentence
    if not (said.korean and told.korean):
        return False
    mine, own = said.segments[claim.start], told.segments[standing.figure.start]
    words = stems(mine)
    if not words or any(word in own for word in (*words, *_TIME.findall(mine))):
        return False
    new_topic = _TOPIC.search(own) is not None or _LISTED.match(own) is not None
    context = told.text[: standing.figure.start] if not new_topic else ""
    behind = _behind(told, standing.figure)
    if any(word in context or word in behind for word in words):
        return False
    return _is_said_of(words, standing, rivals)


def _alike(figure: Figure, standing: Standing) -> bool:
    return figure.kind == standing.figure.kind and figure is not standing.figure


def _is_said_of(words: Iterable[str], standing: Standing, rivals: Iterable[Standing]) -> bool:
    others = [other.sentence.segments[other.figure.start] for other in rivals if other is not standing]
    return any(word in other for other in others for word in words)


def _behind(told: Sentence, figure: Figure) -> str:
    """What follows in the clause, unless it belongs to the next figure of the kind."""
    end = told.clause_end(figure.end)
    followed = any(figure.end <= one.start < end and one.kind == figure.kind for one in told.figures)
    return "" if followed else told.text[figure.end : end]


def is_of_another_sort(said: Sentence, claim: Figure, standing: Standing, source: Iterable[Standing]) -> bool:
    """`니켈 가격은` in the draft where the source has `리튬 가격은`, and tells another figure of 니켈."""
    if not (said.korean and standing.sentence.korean):
        return False
    told, whole = standing.sentence.segments[standing.figure.start], standing.sentence.text
    theirs = [(stem(match[1]), match[2]) for match in _PAIR.finditer(told)]
    for match in _SUBJECT.finditer(said.segments[claim.start]):
        word, head = stem(match[1]), match[2]
        rivals = [qualifier for qualifier, other in theirs if head in other and qualifier != word]
        if word in told or word[:2] in DULL or not rivals:
            continue
        if word in whole:
            parted = any(
                word in standing.sentence.segments[it.start] for it in standing.sentence.figures if _alike(it, standing)
            )
        else:
            parted = not any(it in said.text for it in rivals)
        if parted and any(word in other.sentence.segments[other.figure.start] for other in source):
            return True
    return False
