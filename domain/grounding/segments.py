"""Whose figure it is, told by plain words: `김밥은 3천원, 자장면은 7천원` has two subjects and no word list knows them.

Korean only: there the words that say what a figure is of stand before it, behind the figure of its kind before.
"""

import re
from collections.abc import Iterable

from domain.figures import Figure, Kind
from domain.grounding.context import Sentence, Standing
from domain.grounding.words import DULL, stem, stems

_TIME = re.compile(r"올해|내년|지난해|작년|\d{1,2}월")
_PAIR = re.compile(r"(?<![가-힣A-Za-z\d])([가-힣A-Za-z]{2,})(?=\s([가-힣A-Za-z]{2,}))")
_SUBJECT = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,})\s([가-힣A-Za-z]{2,}?)[은는이가](?=[\s,])")
_LISTED = re.compile(r"\s?[,·/]\s?[가-힣A-Za-z]{2,}")
_GLUED = re.compile(r"[가-힣]*")
_ITS_NOUN = re.compile(r"\s[가-힣]{2,6},")
"""`640억 원 손실, `: a noun right behind the figure before is that one's."""
_MODIFIED = re.compile(r"[가-힣]{0,4}\s?[가-힣]{1,6}(?:는|인|한|된|던)\s[가-힣A-Za-z0-9]{2,}")
_STAND_INS = re.compile(r"^(?:회사|당국|이|그|이들|정부|업체|연구소|기관)[은는이가]\s")
_ANY_TOPIC = re.compile(r"(?<![가-힣])[가-힣A-Za-z]+(?<![하되있없았었])(?:[은는이가]|에서는|에는)(?=[\s,])")
_PART_OF = re.compile(r"(?:이|그)\s?(?:가운데|중)|나머지|장중|평균|반면|한때|특히")
_SOON = 14
_PLAIN = re.compile(r"\*\*|\s?\[\d{1,2}\]")
_ROLE_WITHIN = 16
_ROLES = re.compile(
    r"(?P<base>보다|에서(?=\s))|(?P<topic>[은는](?=\s))"
    r"|(?P<change>(?:\s\d{1,2}전)?\s(?:[가-힣]{2,3}\s)?"
    r"(?:오른|오르|올[랐라]|내[린렸려리]|늘|줄|뛰|떨어|상승|하락|감소|증가))"
)
_OWNED = re.compile(r"[가-힣]의\s(?!전|뒤)")
_NOW = re.compile(r"^(?:지금|현재)의\s")
_OF_IT = re.compile(r",\s이는\s")
_VERBAL = re.compile(r"(?:한|된|하는|되는|있는|없는|던)$")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2,}(?<![하되있없았었])(?:[은는이가도]|에서는|에는)(?=[\s,])")


def segment(sentence: Sentence, figure: Figure) -> str:
    """The words between a figure and the one of its kind before it."""
    ends = [one.end for one in sentence.figures if one.kind == figure.kind and one.end <= figure.start]
    start = max(ends, default=0)
    glued = (_ITS_NOUN.match(sentence.text, start) or _GLUED.match(sentence.text, start)) if start else None
    return sentence.text[glued.end() if glued else start : figure.start]


def is_of_another(
    said: Sentence, claim: Figure, standing: Standing, rivals: Iterable[Standing], before: Sentence | None
) -> bool:
    """Whether the draft's words for its figure stand before another figure of the source, and none before this.

    `rivals`: the figures of the same unit in the source. `before`: the sentence that a source's sentence without a
    subject goes on from.
    """
    told = standing.sentence
    if not (said.korean and told.korean):
        return False
    mine, own = segment(said, claim), segment(told, standing.figure)
    words = stems(mine)
    if not words or any(word in own for word in (*words, *_TIME.findall(mine))):
        return False
    new_topic = _TOPIC.search(own) is not None or _LISTED.match(own) is not None
    context = told.text[: standing.figure.start] if not new_topic else ""
    if before is not None and _goes_on(told, standing.figure) and _role(said, claim) == _role(told, standing.figure):
        context += before.text
    behind = _behind(told, standing.figure)
    if any(word in context or word in behind for word in words):
        return False
    return _is_said_of(words, standing, rivals)


def _goes_on(told: Sentence, figure: Figure) -> bool:
    """It soon comes to the figure, and nothing is the subject yet, or only 회사는 and its kin."""
    words = told.text[: figure.start]
    if len(words) > _SOON or _PART_OF.match(words):
        return False
    words = _NOW.sub("", _STAND_INS.sub("", words))
    return _ANY_TOPIC.search(words) is None and _OWNED.search(words) is None


def _role(sentence: Sentence, figure: Figure) -> str:
    """What it is compared with, a subject itself, a change, or none of them."""
    if figure.kind is Kind.DURATION:
        return ""
    behind = sentence.text[figure.end : figure.end + _ROLE_WITHIN]
    found = _ROLES.match(_PLAIN.sub("", behind))
    return found.lastgroup or "" if found else ""


def _alike(figure: Figure, standing: Standing) -> bool:
    return figure.kind == standing.figure.kind and figure is not standing.figure


def _is_said_of(words: Iterable[str], standing: Standing, rivals: Iterable[Standing]) -> bool:
    others = [segment(other.sentence, other.figure) for other in rivals if other is not standing]
    return any(word in other for other in others for word in words)


def _behind(told: Sentence, figure: Figure) -> str:
    """What follows in the clause, unless it belongs to the next figure of the kind."""
    end = told.clause_end(figure.end)
    followed = any(figure.end <= one.start < end and one.kind == figure.kind for one in told.figures)
    if not followed or _OF_IT.search(told.text, figure.end, end):
        return told.text[figure.end : end]
    modified = _MODIFIED.match(told.text, figure.end, end)
    return modified[0] if modified else ""


def is_of_another_sort(said: Sentence, claim: Figure, standing: Standing, source: Iterable[Standing]) -> bool:
    """`니켈 가격은` in the draft where the source has `리튬 가격은`, and tells another figure of 니켈."""
    if not (said.korean and standing.sentence.korean):
        return False
    told, whole = segment(standing.sentence, standing.figure), standing.sentence.text
    theirs = [(stem(match[1]), match[2]) for match in _PAIR.finditer(told) if not _VERBAL.search(match[1])]
    for match in _SUBJECT.finditer(segment(said, claim)):
        word, head = stem(match[1]), match[2]
        rivals = [qualifier for qualifier, other in theirs if head in other and qualifier != word]
        if word in told or word[:2] in DULL or not rivals:
            continue
        if word in whole:
            parted = any(
                word in segment(standing.sentence, it) for it in standing.sentence.figures if _alike(it, standing)
            )
        else:
            parted = not any(it in said.text for it in rivals)
        if parted and any(word in segment(other.sentence, other.figure) for other in source):
            return True
    return False
