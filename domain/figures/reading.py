"""Finds the figures in running text, Korean or English, marks and bold or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.figures.amounts import (
    NATIVE,
    SINO,
    WORDS,
    Amount,
    amount_at,
    english_value,
    korean_value,
    last_scale,
    native_value,
)
from domain.figures.dates import moments
from domain.figures.figure import Figure, Kind, Mode
from domain.figures.modes import mode_of
from domain.figures.names import index_names, names
from domain.figures.plain import Plain, plain
from domain.figures.units import SIGNS, counted_at, scaled_to_points, unit_at

_LATIN = re.compile(r"[A-Za-z]")
_SIGN = re.compile(r"US\$|[$€£₩￦¥]\s?")
_DIGIT = re.compile(r"(?<![\d.,])\d|(?<=[가-힣A-Za-z(]\.)\d")
_TILDE = re.compile(r"\s?[~–—]\s?|(?<=\d)-(?=\d)|(?<=[%억만조천원])-(?=\d)|\sto\s(?=[$€£]?\d)|\sand\s(?=\d)")
_BETWEEN = re.compile(r"\bbetween\s$")
_RATE = re.compile(r"\s(?:per|to the|against the|a)\s(?:U\.?S\.?\s)?dollar")
_CURRENCY = re.compile(r"\b(yen|won|yuan)\b", re.IGNORECASE)
_RATE_WITHIN = 60
_SHARES = re.compile(r"매수|매도|소각|발행|보유|배정|취득|처분|사들|팔")
_FEWEST_SHARES = 1_000
"""`128주` are weeks, `3,000주` are shares."""
_FRACTION = re.compile(r"(?<![\d.,])(\d{1,3})\s?분의\s?(\d{1,3})(?!\d)")
_SPAN = re.compile(r"(?<![\d.,])(\d{1,3})년\s?(\d{1,2})개월")
_SPOKEN_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15}
_SPOKEN_DAY = re.compile(rf"(?<![가-힣])(?:{'|'.join(_SPOKEN_DAYS)})(?=$|[^가-힣]|[간에이은을도로만째의])")
_ARTICLE = re.compile(r"(?:법|령|조례|규칙|헌법)\s?(?:제\s?)?\d{1,4}조|제\s?\d{1,4}[조항]")
_PAIRED = re.compile(r"\d+(?:,\d+)?:\d+(?![\d:])")
_TAIL = (
    r"(?=$|[^가-힣]|"
    r"[은는이가을를의에로와과도만씩나까부보쯤정간째여넘연입예였라인밖뿐동뒤후전안사새분짜중늘줄으올내오])"
)
_WORD_END = re.compile(_TAIL)
_ODDS = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s?대\s?1(?![\d,.]|\s?[만억조%])")
_OWN_POINTS = ("가지", "개")
_POINTED_AT = re.compile(
    r"(?:(?:숫자|날짜|질문|물음|이유|까닭|변수|포인트|핵심|관건|이야기|장면|키워드)(?:[은는이가도]|만)?|(?<![가-힣])이)"
    r"\s(?:딱\s|바로\s)?$"
)
_TOLD_OF = re.compile(r"[의한할볼]\s$")
_LINE_END = re.compile(r"\s*(?:$|[\]\n|·—]|[^\w\s.,!?'\")”’])")
_FROM = re.compile(r"에서\s(?=\d)")
_LONE = re.compile(r"[조억]")
_AGE = re.compile(r"세대")
_RANKED = re.compile(r"로|\s[가-힣]")
_STRUCTURE = re.compile(r"\s?(?:이유|포인트|핵심|질문|이야기|장면|섹션|문단|번째\s(?:이유|포인트|핵심|질문))")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: Kind
    unit: str
    value: Decimal
    high: Decimal | None = None
    mode: Mode = Mode.EXACT
    loose: bool = False


def read(text: str, *, published: date | None = None) -> tuple[Figure, ...]:
    """Every figure in its order, none overlapping. `published`: the day of the story, for `28일` and `내년`.

    Ordinals that only count the text's own points (첫째, 두 번째), a lone 한 (한 번, 한 곳) and names of stock
    indices (S&P 500) are no figures. Numbers of Markdown headings and lists are for the caller to leave out.
    """
    if not text or not any(map(_may_tell, text)):
        return ()
    bare = plain(text)
    taken = bytearray(len(bare.text))
    found: list[_Found] = []
    for one in _candidates(bare.text, published):
        if any(taken[one.start : one.end]):
            continue
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        if one.unit != _IGNORED:
            found.append(one)
    return tuple(_figure(text, bare, one) for one in sorted(found, key=lambda one: one.start))


_IGNORED = "-"
_TELLING = frozenset("일이삼사오육칠팔구십백천만억조두세네섯곱덟홉열물른흔쉰순든넉석틀흘새레름둘셋무빅")


def _may_tell(letter: str) -> bool:
    return letter.isdigit() or letter in _TELLING or (letter.isascii() and letter.isalpha())


def _figure(text: str, bare: Plain, one: _Found) -> Figure:
    start, end = bare.span(one.start, one.end)
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=one.kind,
        unit=one.unit,
        value=one.value,
        high=one.high,
        mode=one.mode,
        loose=one.loose,
    )


def _candidates(text: str, published: date | None) -> Iterator[_Found]:
    """What may be a figure; of those that overlap the first is meant."""
    if any(map(str.isdigit, text)):
        for start, end in index_names(text):
            yield _Found(start, end, Kind.NAME, _IGNORED, Decimal(0))
        for match in _ARTICLE.finditer(text):
            yield _Found(match.start(), match.end(), Kind.BARE, "조항", Decimal(re.sub(r"\D", "", match[0])))
    yield from _spans(text)
    for moment in moments(text, published):
        mode = Mode.RANGE if moment.high is not None else Mode.EXACT
        yield _Found(moment.start, moment.end, moment.kind, moment.unit, moment.value, moment.high, mode, moment.loose)
    if any(map(str.isdigit, text)):
        for start, end, name in names(text):
            yield _Found(start, end, Kind.NAME, name, Decimal(re.sub(r"\D", "", name) or 0))
        yield from _digits(text)
    yield from _words(text)


def _spans(text: str) -> Iterator[_Found]:
    for match in _SPAN.finditer(text) if "개월" in text else ():
        months = int(match[1]) * 12 + int(match[2])
        yield _Found(match.start(), match.end(), Kind.DURATION, "month", Decimal(months))
    for match in _FRACTION.finditer(text) if "분의" in text else ():
        if int(match[1]):
            value = Decimal(int(match[2])) / Decimal(int(match[1]))
            yield _Found(match.start(), match.end(), Kind.MULTIPLE, "배", value)
    for match in _SPOKEN_DAY.finditer(text):
        yield _Found(match.start(), match.end(), Kind.DURATION, "day", Decimal(_SPOKEN_DAYS[match[0]]))
    for match in _ODDS.finditer(text) if "대" in text else ():
        yield _Found(match.start(), match.end(), Kind.MULTIPLE, "대 1", Decimal(match[1].replace(",", "")))
    for match in _PAIRED.finditer(text) if ":" in text else ():
        yield _Found(match.start(), match.end(), Kind.BARE, match[0], Decimal(match[0].split(":")[0].replace(",", "")))


def _digits(text: str) -> Iterator[_Found]:
    at = 0
    while match := _DIGIT.search(text, at):
        sign = _sign_before(text, match.start())
        start = match.start() - len(sign)
        amount = amount_at(text, match.start(), sign=bool(sign))
        if amount is None:
            at = match.end()
            continue
        one = _measured(text, start, amount, sign)
        yield one
        at = max(one.end, match.end())


def _sign_before(text: str, at: int) -> str:
    before = text[max(0, at - 4) : at]
    found = re.search(r"(?:US\$|[$€£₩￦¥])\s?$", before)
    return found[0] if found else ""


def _measured(text: str, start: int, amount: Amount, sign: str) -> _Found:
    """The amount with its unit, its range and its mode."""
    first, second = amount, _range_end(text, start, amount, sign)
    amount = second or amount
    some = re.match(r"여\s?(?=[가-힣%])|여(?=\s)", text[amount.end :])
    after = amount.end + (some.end() if some else 0)
    kind, unit, end = _unit(text, after, sign)
    if end == after:
        end = amount.end
    if second is not None and not first.scaled and second.scaled:
        scale = last_scale(text[second.start : second.end])
        first = first.times(scale) if first.value * scale < second.value else first
    mode, end = mode_of(text, start, end, kind, some=bool(some))
    low = scaled_to_points(unit, first.value)
    high = None if second is None else scaled_to_points(unit, second.value)
    unit = "%p" if unit == "bp" else unit
    if (
        unit == "주"
        and amount.value < _FEWEST_SHARES
        and not amount.scaled
        and not _SHARES.search(text[end : end + 12])
    ):
        kind, unit = Kind.DURATION, "week"
    minus = re.search(r"(?:(?<=[\s(])|^)-$", text[:start])
    if minus:
        low, start = -low, start - 1
    return _Found(start, end, kind, unit, low, high, Mode.RANGE if high is not None else mode)


def _unit(text: str, at: int, sign: str) -> tuple[Kind, str, int]:
    if sign:
        return Kind.MONEY, SIGNS[sign.strip()], at
    for skipped in (0, 1):
        if text[at : at + skipped] in ("", " ", "-") and (found := unit_at(text, at + skipped)):
            return found
    counted = counted_at(text, at)
    if counted:
        return Kind.COUNT, counted, at
    rate = _RATE.match(text, at)
    currency = _CURRENCY.findall(text[max(0, at - _RATE_WITHIN) : at]) if rate else []
    return (Kind.MONEY, currency[-1].lower(), at) if currency else (*_shared_unit(text, at), at)


def _shared_unit(text: str, at: int) -> tuple[Kind, str]:
    """`4.05에서 5.60퍼센트`: the unit is written once, behind the second."""
    joint = _FROM.match(text, at)
    second = amount_at(text, joint.end()) if joint else None
    shared = unit_at(text, second.end) if second and not second.scaled else None
    return (shared[0], shared[1]) if shared and shared[0] is not Kind.DURATION else (Kind.BARE, "")


def _range_end(text: str, start: int, amount: Amount, sign: str) -> Amount | None:
    """The second number of `20억~50억 달러`, `7~9%`, `$20 to $50 million`."""
    _, _, end = _unit(text, amount.end, "")
    joint = _TILDE.match(text, end) or _TILDE.match(text, amount.end)
    if joint is None or (joint[0].strip() == "and" and not _BETWEEN.search(text[:start])):
        return None
    at = joint.end()
    second_sign = _SIGN.match(text, at)
    at = second_sign.end() if second_sign else at
    second = amount_at(text, at, sign=bool(sign)) if at < len(text) and text[at].isdigit() else None
    if second is None or (second.value <= amount.value and not second.scaled):
        return None
    same = end == amount.end or _unit(text, amount.end, "")[:2] == _unit(text, second.end, "")[:2]
    return second if same else None


def _words(text: str) -> Iterator[_Found]:
    for match in SINO.finditer(text):
        yield from _spelled(text, match.start(), match.end(), korean_value(match[0]), long=True)
    for match in NATIVE.finditer(text):
        yield from _spelled(text, match.start(), match.end(), Decimal(native_value(match[0])), long=False)
    for match in WORDS.finditer(text) if _LATIN.search(text) else ():
        at = match.end() + (1 if text[match.end() : match.end() + 1] in (" ", "-") else 0)
        found = unit_at(text, at)
        counted = counted_at(text, match.end())
        bare = (Kind.COUNT, counted, match.end()) if counted else (Kind.BARE, "", match.end())
        kind, unit, end = found if found and found[0] is not Kind.MONEY else bare
        yield _Found(match.start(), end, kind, unit, Decimal(english_value(match[0])))


_SINO_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.POINT, Kind.INDEX, Kind.MEASURE, Kind.MULTIPLE)
_SINO_UNITS = ("명", "개", "대", "건", "주", "곳", "month", "year", "hour", "minute", "장", "가구", "척", "배")


def _spelled(text: str, start: int, end: int, value: Decimal, *, long: bool) -> Iterator[_Found]:
    """A number in words counts only with its unit behind it."""
    some = re.match(r"\s?여", text[end:]) if long else None
    after = end + (some.end() if some else 0)
    after += 1 if text[after : after + 1] == " " else 0
    found = unit_at(text, after)
    # `조건`, `앞 세대`: a word that begins like a number with its unit.
    glued = after == end and (_LONE.fullmatch(text, start, end) or _AGE.match(text, start))
    if found is None or glued:
        return
    kind, unit, stop = found
    if not (long or kind in (Kind.COUNT, Kind.MULTIPLE) or unit in ("month", "week", "hour", "year")):
        return
    if long and kind not in _SINO_KINDS and unit not in _SINO_UNITS:
        return
    if not _WORD_END.match(text, stop) or _STRUCTURE.match(text, stop):
        return
    if (unit == "번째" and not _RANKED.match(text, stop)) or (not long and _is_own_point(text, start, stop, unit)):
        return
    mode, stop = mode_of(text, start, stop, kind, some=bool(some))
    yield _Found(start, stop, kind, unit, scaled_to_points(unit, value), None, mode)


def _is_own_point(text: str, start: int, stop: int, unit: str) -> bool:
    """`볼 숫자는 세 가지입니다`, `이 두 가지가`, `오늘의 세 가지` where a line ends: it counts what it says itself."""
    if unit not in _OWN_POINTS:
        return False
    return _POINTED_AT.search(text[max(0, start - 12) : start]) is not None or (
        unit == "가지" and _LINE_END.match(text, stop) is not None and _TOLD_OF.search(text, 0, start) is not None
    )
