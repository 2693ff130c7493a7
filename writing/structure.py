"""Changes of a draft's order, said in words and carried out by code: take out, move, add, set the clock anew."""

import re
from dataclasses import dataclass

from domain.drafts import Draft
from domain.parts import NUMBERED, Part, PartKind

_ORDINAL = r"(?:첫|두|세|네|다섯|여섯)\s*(?:번째)?"
_WHICH = rf"(?:[0-9]+\s*번(?:째)?|{_ORDINAL}|마지막|이|그)?"
_NOUN = r"(?:섹션|장면|부분|거|것)?\s*(?:[0-9]+(?![0-9])\s*번?)?\s*(?:을|를|은|는)?"
_WHAT = rf"(?:{_WHICH}\s*{_NOUN}\s*(?:통째로|아예|좀)?\s*)"
_PLEASE = r"(?:\s*(?:해\s*)?(?:줘|줘요|주세요|줄래|줄래요|해|해요))?\s*[.!?]?\s*"
_ENGLISH = r"(?:\s+(?:this|it|the|section|scene|part|last|first|second|third|fourth|fifth|sixth|[0-9]+))*"
_END = r"(?:\s+please)?\s*[.!]?\s*"
_REMOVE = re.compile(
    rf"{_WHAT}(?:빼|삭제|지워|없애|제거){_PLEASE}|(?:please\s+)?(?:remove|delete|drop){_ENGLISH}{_END}", re.IGNORECASE
)
_BY_ONE = re.compile(
    rf"{_WHAT}(?:한\s*칸\s*)?(?P<ko>위로|앞으로|아래로|뒤로)\s*(?:옮겨|올려|내려|보내|이동){_PLEASE}"
    rf"|(?:please\s+)?move{_ENGLISH}\s+(?P<en>up|down){_END}",
    re.IGNORECASE,
)
_TO_END = re.compile(
    rf"{_WHAT}맨\s*(?P<ko>위|앞|처음|아래|뒤|끝)(?:으로|로)\s*(?:옮겨|올려|내려|보내|이동){_PLEASE}"
    rf"|(?:please\s+)?move{_ENGLISH}\s+to\s+the\s+(?P<en>top|start|beginning|bottom|end){_END}",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"{_WHAT}(?P<ko>[0-9]{{1,2}})\s*번(?:째)?\s*(?:으로|로|자리로)\s*(?:옮겨|보내|이동){_PLEASE}"
    rf"|(?:please\s+)?move{_ENGLISH}\s+to\s+(?:number\s+|position\s+)?(?P<en>[0-9]{{1,2}}){_END}",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"(?:(?:이\s*)?(?:아래에|뒤에|다음에)\s*)?(?:섹션|장면)?\s*추가\s*[::]\s*(?P<ko>[^\n]+)\n(?P<ko_body>.+)"
    r"|add(?:\s+(?:a|section|scene|below|after|this))*\s*:\s*(?P<en>[^\n]+)\n(?P<en_body>.+)",
    re.IGNORECASE | re.DOTALL,
)
_RETIME = re.compile(
    rf"\s*(?:대본\s*)?시간(?:을|만)?\s*(?:다시\s*)?맞(?:추기|춰){_PLEASE}"
    rf"|\s*(?:please\s+)?re-?time(?:\s+(?:it|the script|this))?{_END}",
    re.IGNORECASE,
)
_FIRST_PLACE = frozenset({"위", "앞", "처음", "top", "start", "beginning"})
_UP = frozenset({"위로", "앞으로", "up"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Restructuring:
    """One of: `remove`; `by`, places to move, up negative; `to`, the number to get, or `last`; `title` and `body` of
    what is added below."""

    remove: bool = False
    by: int = 0
    to: int = 0
    last: bool = False
    title: str = ""
    body: str = ""


def is_retiming(request: str) -> bool:
    """The words ask for the script's times to follow its words."""
    return _RETIME.fullmatch(request) is not None


def read_restructuring(request: str, part: Part) -> Restructuring | None:
    """What the words ask for, where all of them do; None for every other wish, and for parts that have no number."""
    if part.kind not in NUMBERED:
        return None
    request = request.strip()
    if _REMOVE.fullmatch(request):
        return Restructuring(remove=True)
    if match := _TO_END.fullmatch(request):
        first = (match["ko"] or match["en"]).lower() in _FIRST_PLACE
        return Restructuring(to=1) if first else Restructuring(last=True)
    if match := _TO.fullmatch(request):
        return Restructuring(to=int(match["ko"] or match["en"]))
    if match := _BY_ONE.fullmatch(request):
        return Restructuring(by=-1 if (match["ko"] or match["en"]).lower() in _UP else 1)
    if match := _ADD.fullmatch(request):
        return Restructuring(title=match["ko"] or match["en"], body=(match["ko_body"] or match["en_body"]).strip())
    return None


def restructured(draft: Draft, part: Part, wanted: Restructuring, pace: float) -> Draft:
    """Carry it out: numbers and ranges follow, nothing else changes.

    Raises:
        LayoutError: the last section or scene would go, or the new text does not fit.
        NoSuchPart: there is no such place.
    """
    if wanted.remove:
        return draft.without(part, pace)
    if wanted.title and part.kind is PartKind.SECTION:
        return draft.with_section_added(part.number + 1, wanted.title, wanted.body)
    if wanted.title:
        return draft.with_scene_added(part.number + 1, wanted.title, wanted.body, pace)
    last = sum(other.kind is part.kind for other in draft.parts)
    return draft.moved(part, last if wanted.last else wanted.to or part.number + wanted.by, pace)
