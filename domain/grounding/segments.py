"""Whose figure it is, told by plain words: `김밥은 3천원, 자장면은 7천원` has two subjects and no word list knows them.

Korean only: there the words that say what a figure is of stand before it, behind the figure of its kind before.
"""

import re
from collections.abc import Iterable

from domain.figures import Figure
from domain.grounding.context import Sentence, Standing, stems

_TIME = re.compile(r"올해|내년|지난해|작년|\d{1,2}월")
_GLUED = re.compile(r"[가-힣]*")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2,}(?<![하되있없았었])(?:[은는이가도]|에서는|에는)(?=[\s,])")


def segment(sentence: Sentence, figure: Figure) -> str:
    """The words between a figure and the one of its kind before it."""
    ends = [one.end for one in sentence.figures if one.kind == figure.kind and one.end <= figure.start]
    start = max(ends, default=0)
    glued = _GLUED.match(sentence.text, start) if start else None
    return sentence.text[glued.end() if glued else start : figure.start]


def is_of_another(said: Sentence, claim: Figure, standing: Standing, rivals: Iterable[Standing]) -> bool:
    """Whether the draft's words for its figure stand before another figure of the source, and none before this.

    `rivals`: the figures of the same unit in the source.
    """
    told = standing.sentence
    if not (said.korean and told.korean):
        return False
    mine, own = segment(said, claim), segment(told, standing.figure)
    words = stems(mine)
    if not words or any(word in own for word in (*words, *_TIME.findall(mine))):
        return False
    new_topic = _TOPIC.search(own) is not None
    context = told.text[: standing.figure.start] if not new_topic else ""
    behind = told.text[standing.figure.end : told.clause_end(standing.figure.end)]
    if any(word in context or word in behind for word in words):
        return False
    return any(
        word in segment(other.sentence, other.figure) for other in rivals if other is not standing for word in words
    )
