"""Numbers as they are written in Korean and English text: 2천200억, 2만3,545.90, 이백억, 220 billion, twelve."""

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SMALL = {"십": Decimal(10), "백": Decimal(100), "천": Decimal(1000)}
_BIG = {"만": Decimal(10**4), "억": Decimal(10**8), "조": Decimal(10**12), "경": Decimal(10**16)}
_DIGITS = {word: Decimal(n) for n, word in enumerate("일이삼사오육칠팔구", 1)}

_SECTION = (
    rf"(?:{NUMBER}\s?천(?![안연])(?:\s?\d{{1,3}}(?![\d,.])(?:\s?백(?:\s?\d{{1,2}}\s?십?)?)?)?"
    rf"|{NUMBER}\s?백(?![화신])(?:\s?\d{{1,2}}\s?십?)?|{NUMBER}\s?십(?:\s?\d)?|{NUMBER})"
)
_SCALE = r"(?:만(?!큼)|억|조(?![각치건사항금정직합선기])|경(?=\s?[원\d]))"
_REST = (
    r"(?:(?<=만)\s?\d천(?:\d{1,3}(?!\d))?|(?<=만)\d[\d,]*(?:\.\d+)?(?![천백])"
    r"|(?<=만)\s(?:\d,\d{3}|\d{3,4})(?:\.\d+)?(?![\d,]|\s?년)"
    r"|(?<=[만억])\s\d{1,2}(?=\s?(?:원|달러|명|개(?!월)|대|건|주|장|곳))|(?<=만)\s?\d{1,3}백)"
)
_KOREAN = re.compile(rf"{_SECTION}\s?{_SCALE}(?:\s?{_SECTION}\s?{_SCALE})*{_REST}?|{_SECTION}")
_TOKEN = re.compile(rf"{NUMBER}|[십백천만억조경일이삼사오육칠팔구]")
_ENGLISH = re.compile(r"[\s-]?(thousand|million|billion|trillion|bn|mn|tn)(?![A-Za-z])", re.IGNORECASE)
_LETTER = re.compile(r"\s?(k|K|m|M|B|b|T)(?![A-Za-z0-9])")
_SCALES = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9}
_SCALES |= {"trillion": 12, "tn": 12, "t": 12}

SINO = re.compile(
    r"(?<![가-힣\d])(?<!몇 )(?<!수 )(?:[일이삼사오육칠팔구]?[천백십])*[일이삼사오육칠팔구]?(?:[만억조]|[천백십])"
    r"(?:\s?(?:[일이삼사오육칠팔구]?[천백십])*[일이삼사오육칠팔구]?[만억조천백십])*[일이삼사오육칠팔구]?(?=\s?(?:여\s?)?[가-힣%])"
)
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_ALONE = {**_TENS, "스무": 20, "석": 3, "넉": 4, "서너": 3, "두세": 2, "두어": 2, "대여섯": 5}
NATIVE = re.compile(
    rf"(?<![가-힣\d])(?:(?:{'|'.join(_TENS)})\s?(?:{'|'.join(_ONES)})|{'|'.join(list(_ONES)[1:])}"
    rf"|{'|'.join(sorted(_ALONE, key=len, reverse=True))})(?=\s?[가-힣])"
)
_EN_ONES = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen",
)  # fmt: skip
_EN_TENS = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40}
_EN_TENS |= {"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_EN_WORDS = {word: n for n, word in enumerate(_EN_ONES, 2)} | _EN_TENS
_LONGEST_FIRST = "|".join(sorted(_EN_WORDS, key=len, reverse=True))
WORDS = re.compile(rf"(?<![A-Za-z-])(?:{_LONGEST_FIRST})(?![A-Za-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    start: int
    end: int
    value: Decimal
    scaled: bool
    """Carries 만, 억, million and the like."""

    def times(self, scale: Decimal) -> "Amount":
        return Amount(self.start, self.end, self.value * scale, True)


def korean_value(words: str) -> Decimal:
    """만, 억 and 조 scale all that stands since the last of them: 1천 200억 is 1,200억."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    for match in _TOKEN.finditer(words):
        token = match[0]
        if token in _SMALL:
            section += (1 if pending is None else pending) * _SMALL[token]
            pending = None
        elif token in _BIG:
            total += (section + (pending or 0) or 1) * _BIG[token]
            section, pending = Decimal(0), None
        else:
            pending = _DIGITS[token] if token in _DIGITS else Decimal(token.replace(",", ""))
    return total + section + (pending or 0)


def amount_at(text: str, at: int, *, sign: bool = False) -> Amount | None:
    """The number in digits that begins at a place; after a currency sign `$9.6B` is one too."""
    found = _KOREAN.match(text, at)
    if found is None:
        return None
    value, end = korean_value(found[0]), found.end()
    scaled = not re.fullmatch(NUMBER, found[0])
    if not scaled:
        scale = _ENGLISH.match(text, end) or (_LETTER.match(text, end) if sign else None)
        if scale:
            return Amount(at, scale.end(), value * Decimal(10 ** _SCALES[scale[1].lower()]), True)
    return Amount(at, end, value, scaled)


def last_scale(words: str) -> Decimal:
    """What the last scale in an amount stands for: 억 in `20억~50억`."""
    found = [_BIG[letter] for letter in words if letter in _BIG]
    if found:
        return found[-1]
    english = _ENGLISH.search(words)
    return Decimal(10 ** _SCALES[english[1].lower()]) if english else Decimal(1)


def native_value(words: str) -> int:
    words = words.replace(" ", "")
    if words in _ALONE:
        return _ALONE[words]
    tens = next((word for word in _TENS if words.startswith(word)), "")
    return _TENS.get(tens, 0) + _ONES.get(words.removeprefix(tens), 0)


def english_value(word: str) -> int:
    return _EN_WORDS[word.lower()]
