"""Who is said to have said something, and whether a source lets the same one say it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.checks.names import SURNAMES
from domain.grounding.library import Page, is_korean
from domain.grounding.sounds import is_telling

_TITLES = (
    "부위원장|위원장|부위원|위원|대표이사|대표|부회장|회장|부사장|사장|전무|상무|이사|부총재|총재|장관|차관|의장|원장|교수|"
    "연구위원|연구원|애널리스트|이코노미스트|팀장|센터장|소장|본부장|실장|국장|처장|지사|의원|총리|대통령|"
    "사무총장|CEO|CFO|CTO|최고경영자|최고재무책임자|창업자|전략가|대변인"
)
_TITLED = re.compile(
    rf"((?:[가-힣A-Za-z·.]{{1,15}} ){{0,3}}?[가-힣A-Za-z·.]{{1,15}}) ?(?:{_TITLES})(?=[은는이가의도께와과,:(]|\s|$)"
)
_PARTICLE = re.compile(r"(?:에서|에게|으로|은|는|이|가|의|을|를|도|와|과|로)$")
_NOT_A_PERSON = re.compile(
    r"(?:회사|업체|업계|해당|한|이|그|전|현|신임|당시|같은|최고|수석|선임|공동|총괄|부|정부|정책|연준|연방준비제도|"
    r"한국은행|한은|재무부|재무|국무|상무부|외교|경제|금융위|금융위원회|금감원|백악관|미국|중국|일본|유럽|한국|독일|"
    r"영국|프랑스|시장|투자|.*(?:증권|은행|전자|반도체|그룹|자동차|화학|에너지|연구소|연구원|협회|대학교|리서치|총괄|"
    r"기술|부문|사업|대|사|부|청|처|원))$"
)
_FULL_NAME = re.compile(rf"[{SURNAMES}][가-힣]{{2}}$")
_VERBS = "said|says|told|tells|added|adds|wrote|asked|argued|warned|explained|noted"
_WORD = r"[A-Z][\w'’-]{1,30}"
_NAMED = rf"(?<!\w)({_WORD}(?: {_WORD}){{0,3}})"
_BEFORE_SAID = re.compile(rf"{_NAMED}(?:,[^,]{{1,60}},)? (?:{_VERBS})\b")
_AFTER_SAID = re.compile(rf"\b(?:{_VERBS}|according to) (?:the )?{_NAMED}")
_NO_NAME = frozenset(
    [
        *("the", "he", "she", "it", "they", "we", "i", "its", "his", "her", "their", "a", "an", "this", "that", "in"),
        *("on", "at", "but", "and", "so", "mr", "mrs", "ms", "dr", "chief", "executive", "officer", "chairman"),
        *("chair", "president", "minister", "secretary", "governor", "analyst", "spokesman", "spokeswoman", "company"),
    ]
)


@dataclass(frozen=True, slots=True)
class Speaker:
    text: str
    """As the draft names them, with what stands before the title."""
    names: tuple[str, ...]
    """The words of it that can only be a person's name."""


def speaker_in(words: str) -> Speaker | None:
    """The last person who is named by name there; None for "the company" and the like."""
    found = [*speakers(words)]
    return found[-1] if found else None


def speakers(words: str) -> Iterable[Speaker]:
    """Everybody with a title or, in English, beside a verb of saying."""
    return _korean(words) if is_korean(words) else _english(words)


def _korean(words: str) -> Iterable[Speaker]:
    for match in _TITLED.finditer(words):
        names = []
        for word in reversed(match[1].split()):
            if _PARTICLE.search(word) and len(word) > 3:
                break
            if len(word) > 1 and not _NOT_A_PERSON.match(word):
                names.append(word)
        full = next((name for name in reversed(names) if _FULL_NAME.match(name)), None)
        if names:
            yield Speaker(match[0].strip(), (full,) if full else tuple(names))


def _english(words: str) -> Iterable[Speaker]:
    for pattern in (_BEFORE_SAID, _AFTER_SAID):
        for match in pattern.finditer(words):
            names = tuple(word.strip(".,'’") for word in match[1].split() if word.lower().strip(".,") not in _NO_NAME)
            if names:
                yield Speaker(match[1].strip(), names)


def is_named(speaker: Speaker, text: str) -> bool:
    """Whether one of the names stands there in the same script."""
    return any(_stands(name, text) for name in speaker.names)


def _stands(name: str, text: str) -> bool:
    if re.search("[가-힣]", name):
        return name in text
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text, re.IGNORECASE) is not None


def may_be_named(speaker: Speaker, page: Page) -> bool:
    """In the same script, or as it may sound in the other one: a long name, or two short ones, or all there is."""
    if is_named(speaker, page.text):
        return True
    alike = [name for name in speaker.names if page.may_sound(name)]
    return len(alike) > 1 or any(is_telling(name) for name in alike) or (len(speaker.names) == 1 and bool(alike))
