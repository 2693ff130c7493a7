"""Time zones by the names that people use: IANA's own, and cities in Korean or English.

The cities of the zones come from the Unicode locale data in `babel`; the tables below add the cities that share a
zone with another one, and everyday spellings.
"""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from domain.language import Language

_FURTHER = {
    "Asia/Seoul": "부산 인천 대구 대전 광주 울산 수원 제주 busan incheon kst",
    "Asia/Tokyo": "동경 오사카 교토 후쿠오카 삿포로 나고야 osaka kyoto fukuoka jst",
    "Asia/Shanghai": "상해 베이징 북경 선전 심천 광저우 항저우 beijing shenzhen guangzhou",
    "Asia/Hong_Kong": "hkt",
    "Asia/Taipei": "타이페이",
    "Asia/Singapore": "싱가폴 sgt",
    "Asia/Ho_Chi_Minh": "호치민 호찌민 하노이 다낭 hanoi danang saigon",
    "Asia/Kolkata": "뉴델리 델리 뭄바이 벵갈루루 방갈로르 delhi newdelhi mumbai bangalore bengaluru",
    "Asia/Dubai": "아부다비 abudhabi",
    "Asia/Jerusalem": "텔아비브 telaviv",
    "Europe/London": "에든버러 맨체스터 edinburgh manchester",
    "Europe/Berlin": "프랑크푸르트 뮌헨 함부르크 frankfurt munich hamburg",
    "Europe/Madrid": "바르셀로나 barcelona",
    "Europe/Rome": "밀라노 milan",
    "Europe/Zurich": "제네바 geneva",
    "Europe/Kyiv": "키이우",
    "America/New_York": (
        "워싱턴 워싱턴dc 보스턴 마이애미 애틀랜타 필라델피아 "
        "nyc washington washingtondc boston miami atlanta philadelphia est edt"
    ),
    "America/Chicago": "휴스턴 댈러스 달라스 오스틴 houston dallas austin",
    "America/Los_Angeles": (
        "la 엘에이 로스엔젤레스 샌프란시스코 시애틀 실리콘밸리 라스베이거스 라스베가스 샌디에이고 "
        "sanfrancisco seattle siliconvalley lasvegas sandiego pst pdt"
    ),
    "America/Vancouver": "밴쿠버",
    "America/Toronto": "몬트리올 오타와 montreal ottawa",
    "America/Sao_Paulo": "리우데자네이루 riodejaneiro",
    "Pacific/Honolulu": "하와이 hawaii",
    "Australia/Sydney": "캔버라 canberra",
    "UTC": "utc gmt",
}
# What is a topic rather than a place on its own: read only where "time" is said with it.
_WITH_TIME = {
    "Asia/Seoul": "한국 대한민국 korea southkorea korean",
    "Asia/Tokyo": "일본 japan japanese",
    "Asia/Shanghai": "중국 china",
    "Asia/Taipei": "대만 타이완 taiwan",
    "Asia/Bangkok": "태국 thailand",
    "Asia/Ho_Chi_Minh": "베트남 vietnam",
    "Asia/Kolkata": "인도 india indian",
    "Europe/London": "영국 uk british",
    "Europe/Paris": "프랑스 france",
    "Europe/Berlin": "독일 germany",
    "Europe/Rome": "이탈리아 italy",
    "Europe/Zurich": "스위스 switzerland",
    "America/New_York": "미국동부 동부 eastern useastern",
    "America/Chicago": "미국중부 중부 central uscentral",
    "America/Denver": "미국산악 산악 mountain",
    "America/Los_Angeles": "미국서부 서부 pacific uspacific",
}
# Names that are everyday words as well.
_WORDS = {"가자", "놈", "저지", "치타", "오랄", "웨이크", "미드웨이", "크리스마스", "다카", "로메", "피지"}
_WORDS |= {"center", "christmas", "easter", "midway", "wake", "jersey", "oral", "nome", "reunion"}
_NO_CITIES = ("Antarctica/", "Etc/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
_CALLED = {
    Language.KO: {
        "America/Vancouver": "밴쿠버",
        "Asia/Ho_Chi_Minh": "호찌민",
        "Asia/Yangon": "양곤",
        "Europe/Kyiv": "키이우",
    },
    Language.EN: {},
}
"""Where the locale data is behind the times."""
_NEAR = 0.75
"""How alike two names are, from 0 to 1, for the one to be offered in place of the other."""


def zone_named(name: str, *, with_time: bool = False) -> str | None:
    """The IANA key of the zone with this key or of this city; None for any other words.

    `with_time`: "time" was said with it, so that countries and "Eastern" count as well.
    """
    keyed = _keys().get(re.sub(r"\s+", "_", name.strip()).casefold())
    return keyed or _cities().get(_plain(name)) or (_areas().get(_plain(name)) if with_time else None)


def is_key(word: str) -> bool:
    """Is written as a key of IANA's, whether or not there is such a zone."""
    region, slash, _ = word.partition("/")
    return bool(slash) and region.casefold() in _regions()


def names_like(name: str, language: Language, limit: int = 3) -> list[str]:
    """Cities that may be meant by a misspelt one, as they are called in that language."""
    # Letter by letter, also inside a Korean syllable.
    spelt = {unicodedata.normalize("NFD", city): zone for city, zone in _cities().items()}
    told = unicodedata.normalize("NFD", _plain(name.rpartition("/")[2]))
    alike = DamerauLevenshtein.normalized_similarity
    found = process.extract(told, list(spelt), scorer=alike, limit=limit, score_cutoff=_NEAR)
    return list(dict.fromkeys(city_of(spelt[near], language) for near, _, _ in found))


def city_of(zone: str, language: Language) -> str:
    """What a zone is called: its city, in English where the language has no name for it."""
    settled = _settled(zone)
    told = _CALLED[language].get(settled) or _names(language).get(settled)
    return told or settled.rpartition("/")[2].replace("_", " ")


def _plain(name: str) -> str:
    return re.sub(r"[\s_.'’-]+", "", name).casefold()


def _settled(zone: str) -> str:
    """The one key of those that mean the same zone."""
    return str(get_global("zone_aliases").get(zone, zone))


@cache
def _keys() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones() if "/" in zone}


@cache
def _regions() -> frozenset[str]:
    return frozenset(key.partition("/")[0] for key in _keys())


@cache
def _names(language: Language) -> dict[str, str]:
    told = Locale(language.value).time_zones
    return {_settled(zone): entry["city"] for zone, entry in told.items() if entry.get("city")}


@cache
def _cities() -> dict[str, str]:
    known = {zone for zone in _keys().values() if _settled(zone) == zone and not zone.startswith(_NO_CITIES)}
    found = {_plain(zone.rpartition("/")[2]): zone for zone in sorted(known)}
    for language in Language:
        found |= {_plain(city): zone for zone, city in _names(language).items() if zone in known}
        found |= {_plain(city): zone for zone, city in _CALLED[language].items()}
    found |= _spread(_FURTHER)
    return {city: zone for city, zone in found.items() if city not in _WORDS}


@cache
def _areas() -> dict[str, str]:
    return _spread(_WITH_TIME)


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {name: zone for zone, names in table.items() for name in names.split()}
