"""Figures that a source states only to take them back: `1,820억 원이 아니라 1,280억 원으로 바로잡습니다`."""

import re
from collections.abc import Sequence

from domain.figures import Figure
from domain.grounding.context import Sentence

_WRONG = r"(?:사실이 아니|사실과 다르|잘못(?:된|이|입|알려|적|보도|표기|됐)|(?<![가-힣])오기|(?<![가-힣])오보)"
_PUT_RIGHT = r"(?:정정|바로\s?잡|고쳐\s?적)"
_NOT_SO = re.compile(
    rf"[이가은는]?\s?아니(?:라|고|며|었|다\b)|(?:이라는|라는|이라고|라고|으로|로|은|는|이|가)?\s?[^,.]{{0,16}}{_WRONG}"
    rf"|에서\s[^.]{{0,40}}{_PUT_RIGHT}|[을를]\s[^,.]{{0,24}}로\s{_PUT_RIGHT}"
)
_REPORTED = re.compile(
    r"(?:이라고|라고|으로|로)\s(?:[가-힣]{1,6}\s)?"
    r"(?:보도|적[었은]|전[했한]|표기|기재|썼|쓴|소개|알[렸려]|발표|공시|나[갔간]|내보[냈낸])[^.,]{0,12}(?P<end>[.,]|$)"
)
_ANOTHER_VIEW = re.compile(r",\s이는\s")
"""`…로 적었으나, 이는 세액공제를 더하기 전의 숫자입니다`: told, and not taken back."""
_CORRECTS = re.compile(
    r"정정|바로\s?잡|잘못|실수|(?<![가-힣])오기|착오|사실과 다르|사실이 아니|고쳐\s?적|\bcorrection\b|\bcorrected\b"
)
_FORMERLY = re.compile(r"\b(?:not|rather than|instead of)\s(?:the\s)?$")
_MISSTATED = re.compile(
    r"\b(?:incorrectly|mistakenly|erroneously|wrongly|misstated|misreported"
    r"|(?:earlier|previous|original) (?:version|report|article|story)(?: of this \w+)? (?:said|stated|gave|put|had))"
    r"\b[^.;]*$",
    re.IGNORECASE,
)
_WITHIN = 2
"""Sentences behind it in which the source may say that it was wrong."""
_AWARE = re.compile(r"정정|바로\s?잡|잘못|고[쳤친쳐]|아니라|보도했다가|오보|\bcorrect(?:ed|ion)\b|\bmisstated\b")


def is_taken_back(figure: Figure, told: Sentence, own: Sequence[Sentence]) -> bool:
    """`own`: all sentences of the source that it stands in."""
    before, behind = told.text[: figure.start], told.text[figure.end :]
    if _NOT_SO.match(behind) or _FORMERLY.search(before) or _MISSTATED.search(before):
        return True
    reported = _REPORTED.match(behind)
    if reported is None or _ANOTHER_VIEW.match(behind, reported.start("end")):
        return False
    near = own[told.index : told.index + _WITHIN + 1]
    return any(_CORRECTS.search(one.text) for one in near)


def speaks_of_a_correction(text: str) -> bool:
    """A draft may tell the old figure where it tells that it was put right."""
    return _AWARE.search(text) is not None
