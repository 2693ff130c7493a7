"""Whether a story will still be read in six months, told by its words: named features, each for one kind of story."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from writing.slate import Kind

_IN_TITLE = 2.0
"""A headline says what a story is about; the sentences under it also what surrounds it."""
_LEAST = 1.5
"""Weight under which words are a coincidence."""
_READ_LATER = {
    Kind.POLICY: 0.95,
    Kind.TECHNOLOGY: 0.9,
    Kind.STRUCTURE: 0.9,
    Kind.EARNINGS: 0.75,
    Kind.OTHER: 0.45,
    Kind.INCIDENT: 0.15,
    Kind.PRICES: 0.1,
    Kind.NOTICE: 0.05,
    Kind.WEATHER: 0.05,
}


class Feature(StrEnum):
    """What was noticed in the words of a story."""

    LAW = "law"
    TAX_OR_RATE = "tax or rate"
    REGULATOR = "regulator"
    TRADE = "trade"
    INVENTION = "invention"
    FIELD_OF_TECHNOLOGY = "field of technology"
    TREND = "trend"
    PEOPLE = "people"
    MERGER_OR_PLANT = "merger or plant"
    RESULTS = "results"
    CONTRACT = "contract"
    MARKET_OF_THE_DAY = "market of the day"
    SHELF_PRICE = "shelf price"
    FORECAST = "forecast"
    CRIME_OR_ACCIDENT = "crime or accident"
    CELEBRITY = "celebrity"
    OUTAGE = "outage"
    APPOINTMENT = "appointment"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class _Sign:
    feature: Feature
    kind: Kind
    weight: float
    words: re.Pattern[str]


def _sign(feature: Feature, kind: Kind, weight: float, *words: str) -> _Sign:
    return _Sign(feature, kind, weight, re.compile("|".join(words), re.IGNORECASE))


_SIGNS = (
    _sign(
        Feature.LAW,
        Kind.POLICY,
        1.5,
        r"개정|법안|특별법|기본법|시행령|입법|의무화|의무 가입|규정|제도|\w법 (?:통과|시행|공포)|"
        r"국회.{0,12}(?:통과|의결|처리)|"
        r"상한제|보증금제|금지(?:법|한다)|유예|공포했|규제",
        r"\bbills?\b|\blaw(?:makers)?\b|\blegislat|\bact\b|\brules?\b|\bregulat(?:ion|es?)\b|"
        r"\bban(?:s|ned)?\b|\bpasses\b",
    ),
    _sign(
        Feature.TAX_OR_RATE,
        Kind.POLICY,
        1.4,
        r"기준금리|세법|상속세|소득세|법인세|종부세|과세|세제|공제|보험료율|보조금|최저임금|예산안|"
        r"스트레스 금리|대출 규제|"
        r"지원금|연금 (?:개혁|의무|보험료)",
        r"\bkey rate\b|\bbase rate\b|\binterest rates?\b|\btax(?:es)?\b|\bsubsid|\bbudget\b|\bminimum wage\b",
    ),
    _sign(
        Feature.REGULATOR,
        Kind.POLICY,
        0.8,
        r"금융위(?:원회)?|공정위|고용노동부|보건복지부|환경부|국토부|과기정통부|기획재정부|금융당국|정부가|"
        r"시범사업|단계별|과징금|"
        r"의결|내년 \d+월.{0,8}적용|국회",
        r"\bregulators?\b|\bgovernment\b|\bministry\b|\bparliament\b|\beffective\b|\bcentral bank\b",
    ),
    _sign(
        Feature.TRADE,
        Kind.POLICY,
        1.5,
        r"관세|쿼터|수출 (?:통제|규제)|통상 협상|무역 협정",
        r"\btariffs?\b|\bexport control",
    ),
    _sign(
        Feature.INVENTION,
        Kind.TECHNOLOGY,
        1.4,
        r"개발(?:했|해|한다|\s?성공|\Z|,)|특허|학술지|연구진|오픈소스|무료 공개|표준 확정|규격|양산|상용화|"
        r"시제품|시험 생산|"
        r"인허가|임상|시범 운행|설계를? ",
        r"\bunveils?\b|\bopen.source\b|\bresearchers?\b|\bprototype\b|\bpatent|\bengineers?\b|"
        r"\bdeveloped\b|\bclinical\b",
    ),
    _sign(
        Feature.FIELD_OF_TECHNOLOGY,
        Kind.TECHNOLOGY,
        0.9,
        r"(?<![A-Za-z])AI(?![A-Za-z])|인공지능|언어모델|양자|전고체|배터리|HBM|고대역폭|자율주행|로봇|위성|"
        r"원자로|반도체 공정|"
        r"큐비트|신약|비만(?:약| 치료)|칩",
        r"\bquantum\b|\bbatter(?:y|ies)\b|\bchip design\b|\brobots?\b|\bsatellites?\b|\blanguage model",
    ),
    _sign(
        Feature.TREND,
        Kind.STRUCTURE,
        1.5,
        r"구조(?:가|도|를|적|에)? ?(?:바뀌|변화|재편|전환|개편|다시|영향)?|지형|재편|공급망|국산화|점유율|"
        r"장기 추세|추세|전환점|"
        r"비중 ?(?:이|을|은)?|처음(?:으로)? (?:\S+ ){0,2}(?:넘|앞질|앞서|내려)|시대|대신 .{1,12}(?:으로|로)|\d+년 새",
        r"\breshap|\bshift(?:s|ing)?\b|\blong.term\b|\bby 20[3-9]\d\b|\bsupply chain|\btrend\b|\bstructural",
    ),
    _sign(
        Feature.PEOPLE,
        Kind.STRUCTURE,
        1.4,
        r"인구|출산율|출생아|고령(?:화|층)|1인 가구|가구원|통계청|노동자 .{0,6}시대|인식|세대|"
        r"가계(?:빚|부채|신용)|전세 매물",
        r"\bpopulation\b|\bbirth rate|\baging\b|\bhouseholds?\b|\bdemograph",
    ),
    _sign(
        Feature.MERGER_OR_PLANT,
        Kind.STRUCTURE,
        1.4,
        r"인수|합병|매각|지분 \d+%|공장.{0,14}(?:투자|짓|착공|신설|돌린)|두 번째 공장|조\s?원 (?:들여|투자)|"
        r"억달러 투자|착공",
        r"\bmerg(?:e|er)\b|\bacqui|\btakeover\b|\bto build\b|\bnew (?:plant|factory)\b",
    ),
    _sign(
        Feature.RESULTS,
        Kind.EARNINGS,
        1.8,
        r"영업이익|영업손실|순이익|적자 ?전환|흑자|실적|연간 매출|매출 .{0,8}(?:돌파|넘)|\d분기",
        r"\b(?:quarterly|operating|net) (?:profit|loss|income)\b|\bearnings\b|\brevenue\b|"
        r"\bswings to (?:loss|profit)|\bguidance\b",
    ),
    _sign(
        Feature.CONTRACT,
        Kind.EARNINGS,
        1.6,
        r"수주|공급 ?계약|기술수출|계약금|수주 ?잔고|일감|상장 첫해|억달러 (?:규모|계약)|"
        r"\d조\S*원 (?:규모|배터리)? ?(?:공급|계약)",
        r"\b(?:wins|secures|signs) .{0,40}(?:order|contract|deal)\b|\border backlog\b",
    ),
    _sign(
        Feature.MARKET_OF_THE_DAY,
        Kind.PRICES,
        2.2,
        r"마감|장중|코스피|코스닥|나스닥|다우|환율|국고채|거래량|순매수|순매도|급등|급락|상한가|하한가|시세|"
        r"포인트 (?:오른|내린)|"
        r"비트코인|이더리움|온스당|배럴당|증시|주가",
        r"\bshares\b|\bstocks? (?:close|rise|fall|slip)|"
        r"\b(?:close|closes|closed|ends?) (?:\S+ )?(?:lower|higher)\b|\bfutures\b|\bcrude\b|"
        r"\b(?:oil|gold|bitcoin) (?:slips|rises|falls|jumps|drops)",
    ),
    _sign(
        Feature.SHELF_PRICE,
        Kind.PRICES,
        1.8,
        r"(?:소매|도매|판매)\s?가격|휘발유(?:값|\s가격)?|리터당|포기당|한 포기|배추|채소값|"
        r"[가-힣]값 .{0,14}\d+(?:\.\d+)?%? ?"
        r"(?:올라|내려|하락|상승)|주 연속",
        r"\bpump prices?\b|\bper (?:liter|litre|barrel|ounce)\b",
    ),
    _sign(
        Feature.FORECAST,
        Kind.WEATHER,
        3.0,
        r"날씨|기상청|영하 \d|한파|폭염|폭설|첫눈|대설|호우|태풍|풍랑|미세먼지|체감온도|기온|빙판|장맛비|황사|열대야",
        r"\bweather\b|\bforecasters?\b|\bcold snap\b|\btyphoon\b|\bheat ?wave\b|\bsnow\b|\brainfall\b",
    ),
    _sign(
        Feature.CRIME_OR_ACCIDENT,
        Kind.INCIDENT,
        2.2,
        r"불이? 나|불\.\.\.|서 불(?:…|\s|\Z)|화재|추돌|숨져|사망|다쳐|다친|부상|구속|입건|체포|흉기|음주운전|"
        r"횡령|징역|혐의|좌초|"
        r"뒤집(?:혀|힌)|구조했|추락|실종|난동|사기 일당|지진|경찰(?:은|이)|해경|붕괴|폭발",
        r"\barrest|\binjured\b|\bkilled\b|\bfire(?:fighters)?\b|\bcrash|\bpolice\b|\bsentenced\b|"
        r"\bknife\b|\bearthquake\b",
    ),
    _sign(
        Feature.CELEBRITY,
        Kind.INCIDENT,
        2.0,
        r"배우|아이돌|열애|결혼설|소속사|하차|드라마|예능|가수|매진",
        r"\bactors?\b|\bactress\b|\bidol\b|\bcelebrity\b|\bsold out\b",
    ),
    _sign(
        Feature.OUTAGE,
        Kind.INCIDENT,
        1.8,
        r"접속 ?(?:장애|지연)|먹통|신호 ?(?:고장|장치)|출근길|지연 운행|정전|\d+분 (?:지연|동안)",
        r"\boutage\b|\bdelayed\b",
    ),
    _sign(
        Feature.APPOINTMENT,
        Kind.NOTICE,
        2.6,
        r"인사(?:를|…|\s|\Z)|신임|내정|선임|취임|부고|부음|별세|모친상|부친상|빙부상|빈소|발인|승진",
        r"\bappoint(?:s|ed)\b|\bnamed (?:ceo|chief)|\bobituar",
    ),
    _sign(
        Feature.EVENT,
        Kind.NOTICE,
        2.2,
        r"개막|전시회|박람회|나눔|행사|특강|강연|일정|정례 브리핑|정규장|김장|기념식|캠페인|공모전|업무협약|"
        r"세미나|방문",
        r"\bexhibition opens\b|\bschedule\b|\bceremony\b|\bseminar\b",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    kind: Kind
    read_later: float
    """From 0, gone tomorrow, to 1."""
    features: tuple[Feature, ...]
    """That spoke for the kind, the strongest first."""


def judged(title: str, lede: str) -> Judged:
    """Of a story, from its leading report: what others make of it, a share price and a quarrel, would blur it."""
    weights = {sign.feature: _weight(sign, title, lede) for sign in _SIGNS}
    by_kind = {kind: sum(_of(kind, weights)) for kind in Kind}
    kind = max(by_kind, key=lambda each: by_kind[each])
    if by_kind[kind] < _LEAST:
        return Judged(kind=Kind.OTHER, read_later=_READ_LATER[Kind.OTHER], features=())
    spoke = sorted((sign for sign in _SIGNS if sign.kind is kind), key=lambda sign: -weights[sign.feature])
    features = tuple(sign.feature for sign in spoke if weights[sign.feature] > 0)
    return Judged(kind=kind, read_later=_later(kind, by_kind), features=features)


def _later(kind: Kind, by_kind: dict[Kind, float]) -> float:
    """Between what lasts and what passes the truth lies in the middle, nearer to the stronger side."""
    others = [other for other in by_kind if other.lasts is not kind.lasts]
    against = max(others, key=lambda other: by_kind[other])
    share = by_kind[against] / (by_kind[kind] + by_kind[against])
    return (1 - share) * _READ_LATER[kind] + share * _READ_LATER[against]


def _of(kind: Kind, weights: dict[Feature, float]) -> Iterable[float]:
    return (weights[sign.feature] for sign in _SIGNS if sign.kind is kind)


def _weight(sign: _Sign, title: str, lede: str) -> float:
    """The second word of a kind says less than the first."""
    found = len(set(sign.words.findall(title))) * _IN_TITLE + len(set(sign.words.findall(lede)))
    return float(sign.weight * found**0.7)
