"""What follows a number, by every spelling, and what kind of figure it makes."""

import re
from decimal import Decimal

from domain.figures.figure import Kind

_MONEY = {
    "won": "원(?![칙형])|won\\b|KRW\\b",
    "dollar": "(?:미국?\\s?)?달러|US\\s?dollars?\\b|dollars?\\b|USD\\b",
    "euro": "유로(?![존파])|euros?\\b|EUR\\b",
    "yen": "엔(?![비진터씨드저트])|yen\\b|JPY\\b",
    "yuan": "위안|yuan\\b|renminbi\\b|CNY\\b",
    "pound": "파운드|pounds?\\b|GBP\\b",
    "hkd": "홍콩\\s?달러",
    "twd": "대만\\s?달러",
    "franc": "스위스\\s?프랑|프랑(?!스)",
    "rupee": "루피|rupees?\\b",
    "cent": "센트|cents?\\b",
}
_POINTS = {
    "bp": "bps?\\b|베이시스\\s?포인트|basis[\\s-]points?\\b",
    "%p": "%\\s?포인트|%[pP](?![A-Za-z])|퍼센트\\s?포인트|프로\\s?포인트|percentage[\\s-]points?\\b|ppts?\\b|pp\\b",
}
_PERCENT = {"%": "%|퍼센트|프로(?![가-힣])|per\\s?cent\\b|pct\\b"}
_INDEX = {"pt": "포인트|points?\\b"}
_MULTIPLE = {"배": "배(?![터럴당송분포수경달출치우관전열급선])|곱절|times\\b|[\\s-]?fold\\b|x(?![A-Za-z0-9])"}
_DURATION = {
    "month": "개월|달(?![러력성])|months?\\b",
    "week": "주일|주간|주(?=\\s?(?:연속|만|째|동안|뒤|후|전|차|가량|안에|이내|내))|weeks?\\b",
    "day": "거래일|영업일|일(?![부본반])|days?\\b",
    "hour": "시간|hours?\\b|hrs?\\b",
    "minute": "분(?![기야의위석산배쟁류양량])|minutes?\\b|mins?\\b",
    "second": "초(?![과반등기미고대점])|seconds?\\b|secs?\\b",
    "year": "개년|년|years?\\b",
}
_MEASURE = {
    "nm": "나노(?:미터)?|㎚|nm\\b|nanomet(?:er|re)s?\\b",
    "mm": "밀리미터|㎜|mm\\b",
    "cm": "센티미터|㎝|cm\\b",
    "km": "킬로미터|㎞|km\\b|kilomet(?:er|re)s?\\b",
    "m": "미터|m(?![A-Za-z0-9²³])|met(?:er|re)s?\\b",
    "mile": "마일|miles?\\b",
    "inch": "인치|inch(?:es)?\\b",
    "m2": "㎡|square met(?:er|re)s?\\b|제곱미터|m²|m2\\b",
    "m3": "㎥|세제곱미터|m³|입방미터",
    "평": "평(?![균가일화범])",
    "ha": "헥타르|ha\\b",
    "kg": "㎏|킬로그램|kg\\b|kilograms?\\b",
    "ton": "톤|t(?![A-Za-z0-9])|ton(?:ne)?s?\\b",
    "g": "그램|g(?![A-Za-z0-9])|grams?\\b",
    "barrel": "배럴|barrels?\\b",
    "ounce": "온스|ounces?\\b",
    "liter": "리터|ℓ|L(?![A-Za-z])|lit(?:er|re)s?\\b",
    "TWh": "TWh\\b|terawatt[- ]hours?\\b|테라와트시",
    "GWh": "GWh\\b|gigawatt[- ]hours?\\b|기가와트시",
    "MWh": "MWh\\b|megawatt[- ]hours?\\b|메가와트시",
    "kWh": "kWh\\b|kilowatt[- ]hours?\\b|㎾h|킬로와트시",
    "GW": "GW\\b|기가와트|gigawatts?\\b",
    "MW": "MW\\b|㎿|메가와트|megawatts?\\b",
    "kW": "kW\\b|㎾|킬로와트|kilowatts?\\b",
    "W": "와트|W(?![A-Za-z])",
    "TB": "TB\\b|테라바이트|terabytes?\\b",
    "GB": "GB\\b|기가(?=\\s?(?:메모리|램|D램|용량|짜리))|기가바이트|gigabytes?\\b",
    "MB": "MB\\b|메가바이트|megabytes?\\b",
    "GHz": "GHz\\b|기가헤르츠",
    "Hz": "Hz\\b|헤르츠",
    "MP": "만\\s?화소|화소|megapixels?\\b",
    "mAh": "mAh\\b",
    "C": "℃|도(?=[를까씨의\\]])|degrees?\\b",
    "FLOPS": "[PTE]?FLOPS\\b|플롭스",
}
_COUNT = {
    "명": "명(?![예목령시확])|사람|people\\b|workers?\\b|employees?\\b|persons?\\b|staff\\b|jobs?\\b|shoppers\\b",
    "인": "인(?![치상수하재근기증정원공도])",
    "곳": "곳|군데|개소|locations?\\b|sites?\\b",
    "개국": "개국|countries\\b",
    "개사": "개사|개\\s?(?:회사|기업|업체|은행)|companies\\b|firms\\b|banks\\b",
    "개": "개(?![월년소])(?:\\s?시도)?|pieces?\\b|units?\\b",
    "가지": "가지",
    "단계": "단계(?!적)|steps?\\b|stages?\\b",
    "대": "대(?![표비학출형해량신중책응만부])|vehicles?\\b|cars?\\b|robots?\\b",
    "장": "장(?![관소비기점벽세치])|sheets?\\b|wafers?\\b",
    "건": "건(?![물설강전조])|cases?\\b|orders?\\b",
    "척": "척(?![도추])|ships?\\b|vessels?\\b",
    "기": "기(?![업술관존간준])(?=\\s|[가-힣]?[^가-힣])",
    "호": "호(?![가조황텔주])",
    "가구": "가구|households?\\b",
    "채": "채(?![널용권무])|homes?\\b|houses?\\b",
    "편": "편(?![의집])|flights?\\b|films?\\b",
    "주": "주(?![식요택년])|shares?\\b",
    "회": "회(?![사의장복계])|차례|번(?![째호역영])",
    "번째": "번째|th\\b|st\\b|nd\\b|rd\\b",
    "위": "위(?![원안험치탁성])",
    "종": "종(?![목류합료사결])",
    "종목": "종목",
    "석": "석(?![유탄사])|seats?\\b",
    "마리": "마리",
    "표": "표(?![준시현면])|votes?\\b",
    "점": "점(?![포검유차수])",
    "세": "세(?![대계금제기])",
    "살": "살(?![펴아])",
    "세대": "세대",
    "층": "층",
    "권": "권(?![리한고])",
    "팀": "팀",
    "쌍": "쌍",
    "잔": "잔(?!액|고)",
    "병": "병(?!원|상)|bottles?\\b",
    "박스": "박스|상자",
    "자리": "자리(?!수)",
    "강": "강(?![화세력조])",
}
_TABLE = (
    (Kind.POINT, _POINTS),
    (Kind.PERCENT, _PERCENT),
    (Kind.MONEY, {key: _MONEY[key] for key in ("hkd", "twd")}),
    (Kind.MONEY, _MONEY),
    (Kind.MEASURE, _MEASURE),
    (Kind.DURATION, _DURATION),
    (Kind.INDEX, _INDEX),
    (Kind.MULTIPLE, _MULTIPLE),
    (Kind.COUNT, _COUNT),
)
SIGNS = {"US$": "dollar", "$": "dollar", "€": "euro", "£": "pound", "₩": "won", "￦": "won", "¥": "yen"}

_KINDS: list[tuple[Kind, str]] = []
_ALTERNATIVES: list[str] = []
for _kind, _spellings in _TABLE:
    for _unit, _pattern in _spellings.items():
        _LATIN_END = "(?![A-Za-z])"
        _ALTERNATIVES.append(f"(?P<u{len(_KINDS)}>{_pattern})".replace("\\b", _LATIN_END))
        _KINDS.append((_kind, _unit))
_UNIT = re.compile("|".join(_ALTERNATIVES))
_FIRST = frozenset("".join(re.sub(r"\(\?[!=][^)]*\)", "", pattern) for pattern in _ALTERNATIVES))


def unit_at(text: str, at: int) -> tuple[Kind, str, int] | None:
    """Kind, unit and end of the unit that begins at a place."""
    if at >= len(text) or text[at] not in _FIRST:
        return None
    found = _UNIT.match(text, at)
    if found is None or found.lastgroup is None:
        return None
    kind, unit = _KINDS[int(found.lastgroup[1:])]
    return kind, unit, found.end()


_NOUNS = {
    "명": "people|persons|workers|employees|staff|members|officials|analysts?|economists|investors|customers|shoppers"
    "|users|subscribers|residents|engineers|passengers|visitors|patients|students|respondents|jobs",
    "개사": "companies|firms|banks|brokerages|suppliers|startups|carmakers|retailers",
    "개국": "countries|nations|economies",
    "곳": "stores|warehouses|sites|plants|factories|locations|branches|cities|offices|stations|centers|centres",
    "대": "vehicles|cars|robots|trucks|servers|phones|machines",
    "척": "ships|vessels|carriers|tankers",
    "건": "orders|cases|requests|claims|deals|contracts|patents",
    "채": "homes|houses|apartments",
    "가구": "households",
    "주": "shares",
    "개": "units|chips|stacks|wafers|items|pieces|products",
}
_COUNTED = re.compile(
    r"(?:[\s-][A-Za-z][A-Za-z0-9-]*){0,2}?\s(?:"
    + "|".join(f"(?P<n{n}>{nouns})" for n, nouns in enumerate(_NOUNS.values()))
    + r")(?![A-Za-z])"
)
_NO_NOUN = re.compile(
    r"[\s-](?:that|which|who|than|the|this|last|a|an|of|in|on|at|to|by|and|or|from|for|as|is|was|were|with|percent|per|million|billion)\b"
)


def counted_at(text: str, at: int) -> str:
    """The counter for what an English number counts, up to two words on: `7,500 seasonal workers`; empty for none."""
    found = _COUNTED.match(text, at)
    if found is None or found.lastgroup is None or _NO_NOUN.search(found[0]):
        return ""
    return tuple(_NOUNS)[int(found.lastgroup[1:])]


def scaled_to_points(unit: str, value: Decimal) -> Decimal:
    """Basis points as percentage points."""
    return value / 100 if unit == "bp" else value
