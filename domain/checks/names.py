"""Names in running text, and when two of them are the same name told differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from domain.language import Language


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    kind: str
    """Names of different kinds are never taken for each other: the title after a person's, else the sort of name."""


ORGANISATIONS = (
    "투자증권|투자자문|자산운용|증권|은행|전자|반도체|그룹|자동차|화학|에너지|바이오|건설|중공업|통신|텔레콤|카드|생명|화재|제약|테크|"
    "시스템즈|시스템|리서치|연구소|연구원|솔루션|전기|전지|배터리|셀|모터스|물산|상사|항공|해운|철강|제철|정유|전력|대학교|협회"
)
_ENDINGS = "은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에는|에도|까지|부터|이라는|라는|입니다|이었습니다|이죠|죠"
_PARTICLE = rf"(?=(?:{_ENDINGS})?(?:[^가-힣]|$))"
_ORGANISATION = re.compile(rf"(?<![가-힣])([가-힣]{{2,5}}?(?:{ORGANISATIONS})){_PARTICLE}")
_TITLES = (
    "위원|대표|회장|부회장|사장|부사장|전무|상무|총재|장관|차관|위원장|의장|원장|교수|연구원|애널리스트|팀장|센터장|본부장|시장|"
    "지사|의원"
)
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구라민진지엄채원천방공현함변염여추도소석"
    "선설마길연위표명기반왕금옥"
)
_PERSON = re.compile(
    rf"(?<![가-힣])([{SURNAMES}][가-힣]{{2}})(?:\s[가-힣A-Za-z]{{2,8}})?\s((?:{_TITLES}))(?=[^가-힣]|[은는이가의도께]|$)"
)
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*[A-Za-z0-9]+(?:-[0-9]+)?(?![A-Za-z])")
_CAPITALS = re.compile(
    r"(?<=[a-z,;:)’'] )(?:[A-Z][A-Za-z0-9]+ )*[A-Z][A-Za-z0-9]+|^(?:[A-Z][A-Za-z0-9]+ )+[A-Z][A-Za-z0-9]+"
)
_MODEL = re.compile(r"^([A-Za-z]+-?)([0-9]+)([A-Za-z]*)$")
_GENERIC = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "the",
        "this",
        "that",
        "but",
        "and",
        "so",
        "here",
        "now",
        "our",
        "chief",
        "executive",
        "finance",
        "financial",
        "board",
        "member",
        "central",
        "bank",
        "president",
        "minister",
        "prime",
        "secretary",
        "mr",
        "mrs",
        "ms",
        "dr",
        "new",
        "north",
        "south",
        "east",
        "west",
        "united",
        "national",
        "federal",
        "european",
        "first",
    ]
)


def names(sentence: str, language: Language) -> Iterator[Name]:
    if language is Language.KO:
        yield from (Name(match[1], "organisation") for match in _ORGANISATION.finditer(sentence))
        yield from (Name(match[1], match[2]) for match in _PERSON.finditer(sentence))
    else:
        yield from (Name(pair, "pair") for match in _CAPITALS.finditer(sentence) for pair in _pairs(match[0]))
    yield from (Name(match[0], "model") for match in _LATIN.finditer(sentence) if _MODEL.match(match[0]))


def _pairs(run: str) -> Iterator[str]:
    for one, other in pairwise(run.split()):
        if not {one.lower(), other.lower()} & _GENERIC:
            yield f"{one} {other}"


def is_twin(name: Name, other: Name) -> bool:
    """Whether they look like one name of which half was changed; the sentences around must say the rest."""
    if name.kind != other.kind or name.text == other.text:
        return False
    if name.kind == "organisation":
        return _shares_half(name.text, other.text)
    if name.kind == "model":
        one, two = _MODEL.match(name.text), _MODEL.match(other.text)
        return one is not None and two is not None and one[1] == two[1]
    if name.kind == "pair":
        (a, b), (c, d) = name.text.split(), other.text.split()
        return a == c or b == d
    return True


def _shares_half(one: str, other: str) -> bool:
    kinds = [re.search(rf"(?:{ORGANISATIONS})$", name) for name in (one, other)]
    ends = [kind[0] if kind else "" for kind in kinds]
    starts = [name.removesuffix(end) for name, end in zip((one, other), ends, strict=True)]
    return ends[0] == ends[1] or starts[0] == starts[1]


_WORD = re.compile(r"[가-힣]{4,12}")
_PARTICLES = re.compile(
    r"(?:에서는|에게는|이라는|으로는|에서|에는|에도|에게|까지|부터|이라|라는|으로|이나|이며|은|는|이|가|을|를|의|에|와|과|도|만|로|나)$"
)
_SHORTEST = 4
_ENDS_IN_L = "".join(chr(code) for code in range(ord("가"), ord("힣") + 1) if (code - ord("가")) % 28 == 8)
_NOT_NAMES = re.compile(
    rf"[{_ENDS_IN_L}]지$|(?:[하되했됐있없습시][가-힣]|하|되|시키|있|없|한|할|된|될|는|은|던|게|고|며|면|서|지만|니까|어요|아요|니다|까요|습니|세요)$"
)


def spelled(text: str, language: Language) -> Iterator[str]:
    """Words that are likely names, whose spelling must not vary: long Hangul nouns and capitalised Latin words."""
    if language is Language.KO:
        stems = (_PARTICLES.sub("", word) for word in _WORD.findall(text))
        yield from (stem for stem in stems if len(stem) >= _SHORTEST and not _NOT_NAMES.search(stem))
        yield from (match[0] for match in _LATIN.finditer(text) if len(match[0]) >= _LONG and match[0].isalpha())
        return
    for match in _CAPITALS.finditer(text):
        yield from (word for word in match[0].split() if len(word) >= _LONG and word.isalpha())


_LONG = 5


def is_misspelling(one: str, other: str) -> bool:
    """One letter apart: a changed jamo, two syllables swapped, or one Latin letter more, less or other."""
    if one == other:
        return False
    if one[0] >= "가" and other[0] >= "가":
        return _is_korean_slip(one, other)
    one, other = one.lower(), other.lower()
    if one.removesuffix("s") == other.removesuffix("s") or one.isascii() != other.isascii():
        return False
    return one[0] == other[0] and _is_one_edit(one, other)


def _is_korean_slip(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 2 and places[1] == places[0] + 1:
        return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    if len(places) != 1:
        return False
    changed = [a != b for a, b in zip(_jamo(one[places[0]]), _jamo(other[places[0]]), strict=True)]
    # The last syllable's final consonant is often a verb's ending: 만들어지는, 만들어진.
    return sum(changed) == 1 and not (changed[2] and places[0] == len(one) - 1)


def _jamo(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - ord("가")
    return code // 588, code % 588 // 28, code % 28


def _is_one_edit(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        swapped = short[start + 1 : start + 2] + short[start : start + 1] + short[start + 2 :]
        return short[start + 1 :] == long[start + 1 :] or swapped == long[start:]
    return short[start:] == long[start + 1 :]
