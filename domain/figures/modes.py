"""How a number is meant: 약, 넘는, 대, 선 and their kin in English."""

import re

from domain.figures.figure import Kind, Mode

_APPROX_BEFORE = re.compile(
    r"(?:(?<![가-힣])(?:약|대략|거의|얼추|어림잡아|줄잡아|무려\s약)|\b(?:about|around|roughly|nearly|almost|approximately|some|an?\sestimated))\s?$",
    re.IGNORECASE,
)
_LEAST_BEFORE = re.compile(
    r"(?:(?<![가-힣])(?:최소|적어도)|\b(?:at\sleast|more\sthan|over|above|topped|exceeded|surpassed|a\srecord\sof\sover))\s?$",
    re.IGNORECASE,
)
_MOST_BEFORE = re.compile(
    r"(?:(?<![가-힣])(?:최대|많아야|최장|최고)|\b(?:at\smost|up\sto|as\smuch\sas|less\sthan|fewer\sthan|under|below|no\smore\sthan))\s?$",
    re.IGNORECASE,
)
_APPROX_AFTER = re.compile(
    r"\s?(?:가량|정도|안팎|남짓|쯤|내외|수준|꼴|(?:으로|로)?\s?추산|(?:에|을|를)?\s?(?:가까|육박|근접)|or\sso|plus\b)"
)
_LEAST_AFTER = re.compile(
    r"\s?(?:이상|초과|[이을를가]?\s?(?:훌쩍\s|크게\s)?(?:넘|웃도|웃돌|웃돈|돌파|상회|뛰어넘)|or\smore\b|이\s?넘)"
)
_MOST_AFTER = re.compile(r"\s?(?:이하|미만|이내|을\s?밑|를\s?밑|에\s?못\s?미|or\sless\b)")
_END = r"(?=$|[^가-힣]|[가를로에의을와과는은도인이까]|였|입|예)"
_BAND = re.compile(rf"\s?대(?![비출표])(?:\s?(?:초반|중반|후반))?{_END}")
_LEVEL = re.compile(rf"\s?선{_END}")
_BANDED = (Kind.MONEY, Kind.PERCENT, Kind.INDEX, Kind.BARE, Kind.POINT)


def mode_of(text: str, start: int, end: int, kind: Kind, *, some: bool) -> tuple[Mode, int]:
    """The mode, and where the figure ends once a 대 or 선 belongs to it. `some`: an 여 stood behind the number."""
    for pattern, mode in ((_BAND, Mode.BAND), (_LEVEL, Mode.LEVEL)):
        if kind in _BANDED and (found := pattern.match(text, end)):
            return mode, found.end()
    before = text[max(0, start - 20) : start]
    for told, mode in (
        (some or _APPROX_BEFORE.search(before) or _APPROX_AFTER.match(text, end), Mode.APPROX),
        (_LEAST_BEFORE.search(before) or _LEAST_AFTER.match(text, end), Mode.AT_LEAST),
        (_MOST_BEFORE.search(before) or _MOST_AFTER.match(text, end), Mode.AT_MOST),
    ):
        if told:
            return mode, end
    return Mode.EXACT, end
