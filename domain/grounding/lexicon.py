"""What figures of finance and technology news are about, in both languages: measures, subjects, directions.

Only words that tell two figures apart belong here: 매출 from 영업이익, 코스피 from 코스닥. A pattern of an earlier line
is taken before one of a later line.
"""

import re
from dataclasses import dataclass

METRIC, DIRECTION, SIDE, BASIS, PERIOD, NAME = "metric", "direction", "side", "basis", "period", "name"

_METRICS = {
    "gross margin": ("매출총이익률?|총마진", "gross (?:profit )?margins?"),
    "margin": ("영업이익률|순이익률|이익률|마진율?", "(?:operating |net |profit )*margins?"),
    "operating loss": ("영업손실|영업\\s?적자", "operating loss(?:es)?"),
    "operating profit": ("영업이익|영업\\s?흑자", "operating (?:profit|income)"),
    "net loss": ("순손실", "net loss(?:es)?"),
    "net profit": ("(?:당기)?순이익", "net (?:profit|income)"),
    "revenue": ("매출액?(?!총)", "revenues?|(?<!retail )sales"),
    "market cap": ("시가총액|시총", "market (?:cap(?:italization)?|value)"),
    "capex": ("설비\\s?투자|시설\\s?투자", "capital (?:spending|expenditures?)|capex"),
    "valuation": ("기업\\s?가치|몸값", "valuation|valued"),
    "trade balance": ("무역수지", "trade (?:surplus|deficit|balance)"),
    "current account": ("경상수지", "current[- ]account"),
    "export": ("수출액?(?!\\s?규제|\\s?허용|이\\s?허용)", "exports?"),
    "import": ("수입액?(?=[은이을도과,\\s]|$)", "imports?"),
    "core inflation": ("근원\\s?(?:물가|소비자물가)(?:상승률)?", "core inflation|core (?:cpi|prices)"),
    "inflation": ("(?:소비자)?물가(?:상승률)?|인플레이션", "inflation|consumer prices?|cpi"),
    "unemployment": ("실업률", "unemployment(?: rate)?|jobless rate"),
    "policy rate": ("기준금리|연방기금금리", "federal funds rate|policy rate|benchmark rate|key rate|base rate"),
    "deposit rate": ("예금금리", "deposit rate"),
    "bond yield": ("국고채|국채\\s?(?:수익률|금리)?|채권\\s?금리", "yields?|treasur(?:y|ies)"),
    "growth": ("(?:경제\\s?)?성장률", "growth (?:rate|forecast)|gdp"),
    "delinquency": ("연체율", "delinquency(?: rate)?"),
    "share": ("(?:시장\\s?)?점유율", "market share"),
    "utilisation": ("가동률", "utili[sz]ation(?: rate)?"),
    "yield": ("수율", "yield rate"),
    "dividend": ("배당금?|배당률|배당수익률", "dividends?"),
    "stake": ("지분(?:율)?", "stakes?"),
    "debt ratio": ("부채비율", "debt ratio"),
    "cash": ("현금(?:성\\s?자산)?", "cash"),
    "debt": ("차입금|부채(?!비율)|빚", "debts?|borrowings?"),
    "shipment": ("출하량|출하", "shipments?"),
    "capacity": ("생산\\s?능력|생산량|연산", "capacity|output"),
    "headcount": ("임직원|직원|인력", "employees|workforce|headcount|staff"),
    "customer": ("고객사", "customers|clients"),
    "target": ("목표(?:치|액|가)?", "targets?|goals?"),
    "backlog": ("수주\\s?잔고|일감", "backlog"),
    "order": ("(?:신규\\s?)?수주(?:액)?(?!\\s?잔고)", "orders"),
    "balance": ("잔액", "outstanding"),
    "increment": ("증가\\s?폭|증가액", "increment"),
    "reserves": ("외환보유액", "foreign (?:exchange )?reserves"),
    "subsidy": ("보조금", "subsid(?:y|ies)"),
    "fine": ("과태료|과징금|벌금", "fines?|penalt(?:y|ies)"),
    "ticket": ("표값|입장료|푯값", "tickets?"),
    "wage": ("인상률|시급|임금", "wages?|pay rise"),
    "stimulus": ("부양책", "stimulus"),
    "odds": ("확률|가능성", "odds|probability"),
    "spending": ("지출", "spending"),
    "range": ("주행거리", "range of|driving range"),
    "charge": ("충전\\s?시간|급속\\s?충전", "charging time|fast[- ]charging"),
}
_SIDES = {
    "plus": ("흑자|순매수|사들[였인이]|샀", "surplus|net bought|net buying|bought"),
    "minus": ("적자|순매도|팔았|팔아|팔고", "deficit|net sold|net selling|sold"),
}
_BASES = {
    "year": (
        "지난해\\s?같은|지난해보다|작년\\s?같은|작년보다|전년|1년\\s?전",
        "(?:a |one )?year (?:ago|earlier|before)|year[- ]o[nv](?:er)?[- ]year",
    ),
    "quarter": ("(?:직)?전\\s?분기", "(?:the )?(?:previous|prior) quarter|quarter[- ]o[nv](?:er)?[- ]quarter"),
    "month": ("전월|(?:한\\s?달|1개월)\\s?전", "(?:the )?previous month|month (?:ago|earlier)|month[- ]on[- ]month"),
    "day": ("전날|전\\s?거래일", "(?:the )?previous (?:day|session)"),
}
"""What a change is measured from."""
_CLASSES: dict[str, dict[str, tuple[str, str]]] = {
    "place": {
        "korea": ("한국|국내|대한민국", "(?:south )?korean?"),
        "us": ("미국|대미|(?<![가-힣])미(?= )|연준", "u\\.?s\\.?(?![a-z])|united states|american?"),
        "china": ("중국|대중(?!교|문|화|적|의|이|은)", "china|chinese"),
        "japan": ("일본|대일(?= )", "japan(?:ese)?"),
        "taiwan": ("대만", "taiwan(?:ese)?"),
        "euro zone": ("유로존|유럽|EU", "euro zone|eurozone|europe(?:an)?"),
        "germany": ("독일", "german(?:y)?"),
        "india": ("인도(?=[가는의에 ]|$)", "indian?"),
        "vietnam": ("베트남", "vietnam(?:ese)?"),
        "seoul": ("서울", "seoul"),
    },
    "index": {
        "kospi": ("코스피", "kospi"),
        "kosdaq": ("코스닥", "kosdaq"),
        "nasdaq": ("나스닥", "nasdaq"),
        "dow": ("다우(?:지수|존스)?", "dow(?: jones)?"),
        "s&p": ("S&P\\s?500|S&P", "s&p\\s?500|s&p"),
        "nikkei": ("닛케이|니케이", "nikkei"),
        "sox": ("필라델피아\\s?반도체", "philadelphia semiconductor|sox"),
    },
    "commodity": {
        "oil": ("국제\\s?유가|유가(?!증권)|원유|브렌트유?|WTI|두바이유", "brent|wti|crude|oil"),
        "gold": ("금값|금\\s?(?:현물|선물|가격|시세)|(?<![가-힣])금(?=[은이 ])", "gold"),
        "silver": ("은값|은\\s?현물", "silver"),
        "copper": ("구리", "copper"),
        "lithium": ("리튬", "lithium"),
        "bitcoin": ("비트코인", "bitcoin"),
        "ether": ("이더리움", "ether(?:eum)?"),
    },
    "investor": {
        "foreign": ("외국인", "foreign(?:ers| investors)?"),
        "institution": ("기관(?=[은이과의도 ])", "institution(?:s|al)?"),
        "retail": ("개인(?=[은이과의도 ])|개미", "retail investors?|individuals?"),
    },
    "segment": {
        "dram": ("D램|디램", "dram"),
        "nand": ("낸드", "nand"),
        "foundry": ("파운드리", "foundry"),
        "data center": ("데이터\\s?센터", "data[- ]?cent(?:er|re)s?"),
        "gaming": ("게임", "gaming"),
        "mortgage": ("주택담보대출|주담대", "mortgages?"),
        "other loans": ("기타\\s?대출|신용\\s?대출", "credit loans?"),
        "car": ("자동차|완성차", "cars?|autos?|automobiles?|vehicles?"),
        "chip": ("반도체", "chips?|semiconductors?"),
    },
}
_UP = (
    "(?<!오)늘(?=[었어고며린리려릴])|증가(?!\\s?폭|액)|올랐|오른|올라|오르|올린|올려|올렸|올리|상승(?!률|\\s?폭)|급등|뛰|뛴|치솟|"
    "높아|높였|높여|높이|높았|높은|상향|확대|커졌|커진|커지|불어|성장(?!률)|반등|개선"
)
_DOWN = (
    "줄(?=[었어고며인이여일])|준(?=\\s|다)|감소|내렸|내린|내려(?!다)|내리|하락|떨어|급락|낮아|낮췄|낮은|낮다|낮습|낮게|낮추|"
    "하향|축소|작아|둔화|위축|뒷걸음|"
    "후퇴|빠졌|빠진|적자로|밀렸|밀린"
)
_UP_EN = (
    "up(?! to)|r[oi]se[sn]?|rising|gain(?:s|ed)?|increas(?:e[sd]?|ing)|gr[eo]w(?:s|n|ing)?|climb(?:s|ed)?|"
    "jump(?:s|ed)?|surg(?:es?|ed)|higher|raised|soared"
)
_DOWN_EN = (
    "down|f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|lower(?:ed)?|slip(?:s|ped)?|"
    "slid|shrank|shr[iu]nk(?:s|ing)?|slow(?:s|ed)|los[et]s?|below|cut|weakened"
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a figure may be about."""

    start: int
    end: int
    sort: str
    """metric, direction, period, or a class of subjects: place, index, name ..."""
    key: str


def _table() -> list[tuple[str, str, str]]:
    rows = [(METRIC, key, f"{ko}|(?<![a-z])(?i:{en})(?![a-z])") for key, (ko, en) in _METRICS.items()]
    for sort, members in _CLASSES.items():
        rows += [(sort, key, f"{ko}|(?<![A-Za-z])(?i:{en})(?![A-Za-z])") for key, (ko, en) in members.items()]
    rows += [(BASIS, key, f"{ko}|(?<![a-z])(?i:{en})(?![a-z])") for key, (ko, en) in _BASES.items()]
    rows += [(SIDE, key, f"{ko}|(?<![a-z])(?i:{en})(?![a-z])") for key, (ko, en) in _SIDES.items()]
    rows += [
        (DIRECTION, "up", f"{_UP}|(?<![A-Za-z])(?i:{_UP_EN})(?![A-Za-z])"),
        (DIRECTION, "down", f"{_DOWN}|(?<![A-Za-z])(?i:{_DOWN_EN})(?![A-Za-z])"),
    ]
    return rows


_ROWS = _table()
_SORTS = tuple(dict.fromkeys(sort for sort, _, _ in _ROWS))
_PATTERNS = {
    sort: re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (its, _, pattern) in enumerate(_ROWS) if its == sort))
    for sort in _SORTS
}


def facets(text: str) -> list[Facet]:
    """In no order; those of one sort do not overlap."""
    return [
        Facet(match.start(), match.end(), sort, _ROWS[int(match.lastgroup[1:])][1])
        for sort, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if match.lastgroup is not None
    ]


NO_NAMES = frozenset(
    [
        "회사", "업계", "시장", "정부", "이로써", "이날", "이는", "이번", "올해", "내년", "지난해", "작년", "한편",
        "다만", "최근", "당시", "현재", "국내", "해외", "글로벌", "세계", "사람", "고객", "직원", "투자자", "전문가",
        "가격", "매출", "영업이익", "순이익", "주가", "환율", "금리", "수출", "수입", "물가", "증가폭", "연체율",
        "점유율", "시가총액", "경상수지", "무역수지", "인상률", "투자액", "선박", "창고", "무게", "표값", "응답",
        "응답자", "수율", "초기", "참가자들", "우리", "여러분", "오늘", "어제", "내일", "그는", "그녀", "기자",
        "위원", "위원회", "대표", "사장", "회장", "계획", "전망", "목표", "규모", "수준", "비중", "이유", "결과",
        "배경", "의미", "핵심", "주문", "배당",
    ]
)  # fmt: skip
"""Words that open a sentence as its subject and still name nobody."""
