"""What figures of finance and technology news are about, in both languages: measures, subjects, directions.

Only words that tell two figures apart belong here: 매출 from 영업이익, 코스피 from 코스닥. A pattern of an earlier line
is taken before one of a later line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.grounding.phrases import Phrases

METRIC, DIRECTION, SIDE, BASIS, PERIOD = "metric", "direction", "side", "basis", "period"
FIRM, NAME, SPAN = "firm", "name", "span"

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
    "export": ("(?<!기술)수출액?(?!\\s?규제|\\s?허용|이\\s?허용)", "exports?"),
    "import": ("수입액?(?=[은이을도과,\\s]|$)", "imports?"),
    "core inflation": ("근원\\s?(?:물가|소비자물가)(?:상승률)?", "core inflation|core (?:cpi|prices)"),
    "exchange rate": ("환율", "exchange rate"),
    "home price": ("아파트값|집값|주택\\s?가격|아파트\\s?가격|매매가격", "(?:home|house|housing) prices?"),
    "rent": ("전셋값|전세\\s?가격|월세|임대료", "rents?"),
    "retail sales": ("소매\\s?판매", "retail sales"),
    "household debt": ("가계대출|가계부채|가계빚", "household (?:debt|loans?|borrowing)"),
    "subscriber": ("가입자|구독자", "subscribers?"),
    "user": ("이용자|사용자", "users?"),
    "stock price": ("주가(?=[는가를도의와 ,])", "(?:share|stock) price"),
    "unit price": ("(?:평균\\s?)?판매\\s?단가|단가", "(?:average )?selling price"),
    "turnover": ("거래량|거래대금", "trading (?:volume|value)"),
    "inventory": ("재고", "inventor(?:y|ies)"),
    "r&d": ("연구개발비|R&D", "r&d|research (?:and development )?(?:spending|costs?)"),
    "tariff": ("관세(?:율)?", "tariffs?"),
    "tax": ("법인세|소득세|세율|세금", "tax(?:es)?"),
    "salary": ("연봉|급여", "salar(?:y|ies)"),
    "sales volume": ("판매량|판매\\s?대수|판매\\s?실적", "(?:unit|vehicle) sales"),
    "offer price": ("공모가", "offer(?:ing)? price|ipo price"),
    "competition": ("경쟁률", "subscription rate"),
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
    "odds": ("확률|가능성", "odds|probability|chance"),
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
_SPANS = {
    "year": ("연간|한\\s?해(?!\\s?전)", "annual(?:ly)?|full[- ]year|for the year|a year(?! ago| earlier| before)"),
    "quarter": ("분기(?!점)", "quarter(?:ly)?"),
    "total": ("누적", "cumulative|year[- ]to[- ]date"),
}
"""How long a figure was counted."""
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
    "높아|높였|높여|높이|높았|높은|상향|확대|커졌|커진|커지|불어|성장(?!률)|반등|개선|"
    "많(?=[다았은습아])|비싸|비쌌|비싼"
)
_DOWN = (
    "줄(?=[었어고며인이여일])|준(?=\\s|다)|감소|내렸|내린|내려(?!다)|내리|하락|떨어|급락|낮아|낮췄|낮은|낮다|낮습|낮게|낮추|"
    "하향|축소|작아|둔화|위축|뒷걸음|"
    "후퇴|빠졌|빠진|빠지|빠져|적(?=[다었은습어])|적자로|밀렸|밀린"
)
_UP_EN = (
    "up(?! to)|r[oi]se[sn]?|rising|gain(?:s|ed)?|increas(?:e[sd]?|ing)|gr[eo]w(?:s|n|ing)?|climb(?:s|ed)?|"
    "jump(?:s|ed)?|surg(?:es?|ed)|higher|raised|soared"
)
_DOWN_EN = (
    "down|f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|lower(?:ed)?|fewer|"
    "less(?! than)|slip(?:s|ped)?|slid|shrank|shr[iu]nk(?:s|ing)?|slow(?:s|ed)|los[et]s?|below|cut|weakened"
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a figure may be about."""

    start: int
    end: int
    sort: str
    """metric, direction, period, or a class of subjects: place, index, name ..."""
    key: str


_LETTER = re.compile(r"[A-Za-z]")
_HANGUL = re.compile(r"[가-힣]")
_Table = Mapping[str, Mapping[str, tuple[str, str]]]


def _finders(table: _Table) -> tuple[Phrases, Phrases]:
    """In Korean, in English."""
    rows = [(f"{sort}:{key}", *both) for sort, members in table.items() for key, both in members.items()]
    korean, english = [(key, ko) for key, ko, _ in rows], [(key, en) for key, _, en in rows]
    return Phrases(korean), Phrases(english, around="a-z")


_FINDERS = (
    _finders({METRIC: _METRICS}),
    _finders({**_CLASSES, BASIS: _BASES, SIDE: _SIDES, SPAN: _SPANS}),
    _finders({DIRECTION: {"up": (_UP, _UP_EN), "down": (_DOWN, _DOWN_EN)}}),
)
"""Phrases of one finder do not overlap; those of two may."""


def facets(text: str) -> list[Facet]:
    """In no order."""
    lower = text.lower() if _LETTER.search(text) else ""
    hangul = _HANGUL.search(text) is not None
    found: list[Facet] = []
    for korean, english in _FINDERS:
        spans = [*(korean.found(text) if hangul else ()), *(english.found(lower) if len(lower) == len(text) else ())]
        found += [Facet(start, end, *key.split(":", 1)) for start, end, key in spans]
    return found


NO_NAMES = frozenset(
    [
        "회사", "업계", "시장", "정부", "이로써", "이날", "이는", "이번", "올해", "내년", "지난해", "작년", "한편",
        "다만", "최근", "당시", "현재", "국내", "해외", "글로벌", "세계", "사람", "고객", "직원", "투자자", "전문가",
        "가격", "매출", "영업이익", "순이익", "주가", "환율", "금리", "수출", "수입", "물가", "증가폭", "연체율",
        "점유율", "시가총액", "경상수지", "무역수지", "인상률", "투자액", "선박", "창고", "무게", "표값", "응답",
        "응답자", "수율", "초기", "참가자들", "우리", "여러분", "오늘", "어제", "내일", "그는", "그녀", "기자",
        "위원", "위원회", "대표", "사장", "회장", "계획", "전망", "목표", "규모", "수준", "비중", "이유", "결과",
        "배경", "의미", "핵심", "주문", "배당", "계약",
    ]
)  # fmt: skip
"""Words that open a sentence as its subject and still name nobody."""
