"""Figures in running text, as values that can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from domain.language import Language


@dataclass(frozen=True, slots=True)
class Figure:
    text: str
    value: Decimal
    unit: str
    """Empty where the words name none, as in "2,200억을"."""
    rough: bool
    """Said with 약, 넘는, about, nearly and the like."""

    def stands_for(self, other: "Figure") -> bool:
        """Whether this is the other, or the other rounded as people round aloud."""
        if self.equals(other) or not self.may_measure(other):
            return self.equals(other)
        short, long = (self, other) if self.digits < other.digits else (other, self)
        if short.digits == long.digits or not (short is self or short.rough):
            return False
        if short.rough:
            return abs(short.value - long.value) <= long.value * _ROUGHLY
        # An integer has an exponent of 0 or more: that of its last digit which is not 0.
        place = Decimal((0, (1,), int(short.value.normalize().as_tuple().exponent)))
        return short.value == long.value.quantize(place, ROUND_HALF_UP)

    def is_slip_of(self, other: "Figure") -> bool:
        """The same length in the same unit, one digit apart; a single digit says too little."""
        mine, theirs = self.value.normalize().as_tuple(), other.value.normalize().as_tuple()
        if not self.may_measure(other) or mine.exponent != theirs.exponent or len(mine.digits) != len(theirs.digits):
            return False
        apart = sum(one != two for one, two in zip(mine.digits, theirs.digits, strict=True))
        return apart == 1 and len(mine.digits) > 1

    @property
    def is_telling(self) -> bool:
        """Hardly another thing's figure by chance."""
        return (self.unit in _MONEY and self.value >= _LARGE) or self.digits > 2

    @property
    def digits(self) -> int:
        """Significant ones: a rounded figure has fewer."""
        return len(self.value.normalize().as_tuple().digits)

    def equals(self, other: "Figure") -> bool:
        return self.value == other.value and self.may_measure(other)

    def may_measure(self, other: "Figure") -> bool:
        """The same unit; one that is left out stands for any money where the figure is large."""
        if self.unit == other.unit:
            return True
        units = {self.unit, other.unit}
        return "" in units and bool(units & _MONEY) and min(self.value, other.value) >= _LARGE


_ROUGHLY = Decimal("0.2")
_LARGE = 10_000

_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_ROUGH = r"(?:약|거의|대략|무려 약|about|around|nearly|almost|roughly|over|more than|some|up to)\s?$"
_ROUGH_AFTER = r"\s?(?:여\b|남짓|가량|정도|안팎|이상|[이을를]? ?넘|가까|대\b|or so|plus)"
_KO_SCALES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 10**8, "조": 10**12}
_KO_UNITS = {
    "퍼센트포인트": "%p", "%포인트": "%p", "%p": "%p", "퍼센트": "%", "프로": "%", "%": "%",
    "포인트": "pt", "bp": "bp", "원": "won", "달러": "dollar", "유로": "euro", "엔": "yen", "위안": "yuan",
    "명": "people", "곳": "place", "대": "unit", "장": "sheet", "톤": "ton", "배": "times", "년": "year",
    "개월": "month", "월": "month-name", "일": "day", "시간": "hour",
    "나노": "nm", "㎚": "nm", "nm": "nm", "기가와트": "GW", "GW": "GW",
    "메가와트": "MW", "MW": "MW", "kWh": "kWh", "㎾h": "kWh", "GWh": "GWh", "TWh": "TWh", "TB": "TB", "GB": "GB",
    "건": "case", "개": "piece", "가구": "household", "호": "house", "평": "pyeong", "㎡": "m2", "km": "km", "㎞": "km",
}  # fmt: skip
_MONEY = frozenset({"won", "dollar", "euro", "yen", "yuan"})
_KO_UNIT = "|".join(sorted(map(re.escape, _KO_UNITS), key=len, reverse=True))
# "2만 8,000": smaller than the scale before it. A year is another figure, and so is a short number unless it counts.
_REST = (
    r"(?:(?<=[만억조])\s?(?:[0-9]{3}|[0-9],?[0-9]{3})|(?<=천)\s?[0-9]{3})(?![0-9.,]*[0-9])"
    r"(?!(?<=19[0-9]{2}|200[1-9]|20[1-9][0-9])\s?년)"
    r"|(?<=[십백천만억조])\s?[0-9]{1,2}(?=\s?(?:원|달러|유로|엔|위안|명|개(?!월)|대|장|건|가구|호|곳|톤))"
)
_KO = re.compile(
    rf"(?<![A-Za-z0-9.,-])(?P<number>{_NUMBER}\s?[십백천만억조]*(?:\s?{_NUMBER}\s?[십백천만억조]+)*"
    rf"(?:{_REST})?)"
    rf"\s?(?P<unit>{_KO_UNIT})?(?![0-9.,]*[0-9])"
)
_KO_TERM = re.compile(rf"({_NUMBER})\s?([십백천]*)([만억조]*)")

_EN_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_SIGNS = {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound", "₩": "won", "¥": "yen"}
_EN = re.compile(
    rf"(?<![A-Za-z0-9.,-])(?P<sign>US\$|[$€£₩¥])?(?P<number>{_NUMBER})"
    r"(?:[\s-]?(?P<scale>thousand|million|billion|trillion|bn|mn|tn|[kmb])\b)?"
    r"(?:[\s-]?(?P<unit>%|percentage points?|per ?cent|[A-Za-z]+))?",
    re.IGNORECASE,
)
# Europe, Koreans, US: no unit, as MW and TWh are.
_PROPER = re.compile(r"[A-Z](?!(?:[A-Z]*[Ww]h?|[BW]|Hz|[A-Z]Hz|EU)$)")
_EN_UNITS = {"%": "%", "percent": "%", "per cent": "%", "percentage point": "%p", "usd": "dollar", "krw": "won"}
_NO_UNITS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "before",
        "by",
        "can",
        "did",
        "do",
        "does",
        "for",
        "from",
        "has",
        "have",
        "had",
        "he",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "next",
        "of",
        "on",
        "or",
        "since",
        "so",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "they",
        "this",
        "to",
        "under",
        "until",
        "was",
        "we",
        "were",
        "when",
        "which",
        "while",
        "will",
        "with",
        "would",
        "you",
    ]
)
_YEARS = range(1900, 2101)


def figures(sentence: str, language: Language) -> Iterator[Figure]:
    """Figures with a unit, or large enough to need none."""
    yield from _korean(sentence) if language is Language.KO else _english(sentence)


def _is_rough(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[max(0, match.start() - 12) : match.start()], sentence[match.end() :]
    return re.search(_ROUGH, before, re.IGNORECASE) is not None or re.match(_ROUGH_AFTER, after) is not None


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _korean(sentence: str) -> Iterator[Figure]:
    for match in _KO.finditer(sentence):
        value = _value(match["number"])
        unit = _KO_UNITS.get(match["unit"] or "", "")
        if unit or value >= _LARGE:
            yield Figure(match[0].strip(), value, unit, _is_rough(sentence, match))


def _value(number: str) -> Decimal:
    """만, 억 and 조 scale all that stands since the last of them: "1천 200억" is 1,200억."""
    whole = since = Decimal(0)
    for term in _KO_TERM.finditer(number):
        since += _scaled(_decimal(term[1]), term[2])
        if term[3]:
            whole, since = whole + _scaled(since, term[3]), Decimal(0)
    return whole + since


def _scaled(value: Decimal, scales: str) -> Decimal:
    for scale in scales:
        value *= _KO_SCALES[scale]
    return value


def _english(sentence: str) -> Iterator[Figure]:
    for match in _EN.finditer(sentence):
        value = _decimal(match["number"]) * _EN_SCALES.get((match["scale"] or "").lower(), 1)
        unit, named = _english_unit(match, value)
        if unit or value >= _LARGE:
            text = match[0] if named else sentence[match.start() : match.end("scale" if match["scale"] else "number")]
            yield Figure(text.strip(), value, unit, _is_rough(sentence, match))


def _english_unit(match: re.Match[str], value: Decimal) -> tuple[str, bool]:
    """The unit, and whether a word after the figure names it."""
    if match["sign"]:
        return _SIGNS[match["sign"].upper()], False
    said = match["unit"] or ""
    word, single = said.lower(), said.lower().removesuffix("s")
    known = _EN_UNITS.get(word) or _EN_UNITS.get(single)
    is_year = not match["scale"] and match["number"].isdigit() and int(value) in _YEARS
    if is_year and known not in ("%", "%p"):
        return "year", False
    if known or (word and word not in _NO_UNITS and not _PROPER.match(said)):
        return known or single, True
    return "", False
