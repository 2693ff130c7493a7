"""A subscription in one line: `07:45 평일 AI 반도체`, `7시 45분 뉴욕 미국 거래일 메뉴 금리`, `7:45 am in Tokyo, chips`.

The time may stand anywhere, once. Days, form and zone are read where they stand apart from the topic; what is left is
the topic, or several with commas between them. A city that could as well belong to the topic is asked about.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.orders import Order
from domain.subscriptions import MAX_TOPICS, Days, Form
from domain.times_of_day import find_time
from handlers.places import TAKEN, City, Place, UnknownCity, find_place

MAX_SUBSCRIPTION_TOPIC = 100
"""Characters: more is an article, not what to look for each morning."""
_LONGEST_LINE = MAX_TOPICS * (MAX_SUBSCRIPTION_TOPIC + 2) + 100
"""Characters: every topic at its longest, and the settings."""


class Doubt(StrEnum):
    """Why a line is no subscription; `handlers.order_texts` has the words."""

    IMPOSSIBLE_TIME = "impossible time"
    TWO_TIMES = "two times"
    DATE = "date"
    DAYS = "days"
    ZONE = "zone"
    LINK = "link"
    LONG_TOPIC = "long topic"
    MANY_TOPICS = "many topics"
    NO_TOPIC = "no topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    doubt: Doubt
    words: str = ""
    """Those that cannot be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A city stands where it may be the zone or part of the topic."""

    city: str
    zone: str


_BEFORE = r"(?<![가-힣0-9A-Za-z])"
_AFTER = r"(?![가-힣0-9A-Za-z])"
_ONLY = r"(?:에만|에|마다|만)?"
_KOREAN = r"(?:한국|국내|코스피|코스닥|krx|korean?|kr|kospi)"
_AMERICAN = r"(?:미국|미|뉴욕\s*증시|나스닥|nyse|nasdaq|u\.?s\.?a?\.?|american?|new york)"
_TRADING = rf"(?:\s*(?:증시|주식|시장|stock|market))?\s*(?:거래일|개장일|trading[\s-]?days?){_ONLY}"
_MORNING = r"(?:\s*아침)?"
_DAYS = {
    Days.KR_TRADING: rf"{_KOREAN}{_TRADING}",
    Days.US_TRADING: rf"{_AMERICAN}{_TRADING}",
    Days.DAILY: rf"(?:매일|날마다){_MORNING}{_ONLY}|daily|every\s?day|every\smorning|each\sday",
    Days.WEEKDAYS: (
        rf"(?:평일|주중|월\s*[~-]\s*금|월요일부터\s*금요일까지){_MORNING}{_ONLY}"
        r"|(?:(?:on|every)\s)?week\s?days?|work(?:ing)?\s?days|mon(?:day)?\s?(?:-|~|to)\s?fri(?:day)?"
    ),
}
_ANY_TRADING = _TRADING.removeprefix(r"(?:\s*(?:증시|주식|시장|stock|market))?")
_OTHER_DAYS = (
    r"주말(?:마다|에만)?|매주|[월화수목금토일]요일(?:마다|에만|에)?|격일|영업일|토일|월수금|화목토|(?:일?주일?에|한\s?주에)\s?한\s?번|weekends?|every\sweek|weekly"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|business\sdays?"
)
_FORMS = {
    Form.MENU: r"메뉴(?:로)?|(?:세\s?개|3개|셋)\s?중(?:에서|에)?|(?:a\s)?menu(?:\sof\s(?:three|3))?",
    Form.ONE: r"(?:초안\s)?(?:하나|한\s?편)(?:만|로)|초안\s하나|(?:one|a\ssingle)\sdraft",
}
_PICK = (
    r"(?:주제는?\s)?(?:알아서(?:\s?골라\s?줘요?)?|골라\s?(?:줘요?|주세요))"
    r"|(?:you\spick|pick(?:\sone)?\sfor\sme|surprise\sme)"
)
_DATE = r"20[0-9]{2}\s?[-./]\s?[01]?[0-9]\s?[-./]\s?[0-3]?[0-9]|어제|내일|모레|yesterday|tomorrow"


_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_FILLERS = r"(?:(?:아침|아침에|초안|구독|보내\s?줘|morning|please)\s?)+"
_ASKING = (
    r"(?:^|\s)(?:초안(?:을|으로)?\s?)?(?:좀\s?)?(?:보내|써|알려)\s?(?:줘요?|주세요|줄래요?)[.!]?$"
    r"|^(?:please\s)?send\s(?:me\s)?|\splease[.!]?$"
)
"""Words that ask for it, and say nothing about the topic."""


def read_order(line: str, city: City = City.ASK) -> Order | Wrong | Unclear:
    """What a line asks for, without the command; `city` says how a city that may be either is to be read."""
    text = " ".join(unicodedata.normalize("NFKC", line).split())
    order, text = _with_time(text)
    if isinstance(order, Wrong):
        return order
    order, text = _with_days(order, text)
    if isinstance(order, Wrong):
        return order
    text, trading = _take(text, _ANY_TRADING)
    order, text = _with_form(order, text)
    place = find_place(text, city)
    match place:
        case UnknownCity():
            return Wrong(doubt=Doubt.ZONE, words=place.words)
        case Place(sure=False):
            return Unclear(city=place.words, zone=place.zone)
        case Place():
            order, text = replace(order, zone=place.zone), place.rest
    if trading and order.days is None:
        order = replace(order, days=_exchange(trading, order.zone))
    return _with_topics(order, text)


def read_topics(text: str) -> tuple[str, ...] | Wrong:
    """The topics of a text that says nothing else, with commas between them."""
    parts = [_bare(part) for part in re.split(r"[,、;\n]", unicodedata.normalize("NFKC", text))]
    found: dict[str, str] = {}
    for part in filter(None, parts):
        found.setdefault(part.casefold(), part)
    topics = tuple(found.values())
    if not topics or not all(re.search(r"[^\W\d_]", topic) for topic in topics):
        return Wrong(doubt=Doubt.NO_TOPIC)
    long = next((topic for topic in topics if len(topic) > MAX_SUBSCRIPTION_TOPIC), None)
    if long:
        return Wrong(doubt=Doubt.LONG_TOPIC, words=str(len(long)))
    if len(topics) > MAX_TOPICS:
        return Wrong(doubt=Doubt.MANY_TOPICS, words=str(len(topics)))
    return Wrong(doubt=Doubt.LINK) if _LINK.search(text) else topics


def _with_time(text: str) -> tuple[Order | Wrong, str]:
    if len(text) > _LONGEST_LINE:
        return Wrong(doubt=Doubt.LONG_TOPIC, words=str(len(text))), text
    if _LINK.search(text):
        return Wrong(doubt=Doubt.LINK), text
    date = re.search(f"{_BEFORE}(?:{_DATE}){_AFTER}", text, re.IGNORECASE)
    if date:
        return Wrong(doubt=Doubt.DATE, words=date[0]), text
    told = find_time(text)
    if told is None:
        return Order(), text
    if told.at is None:
        return Wrong(doubt=Doubt.IMPOSSIBLE_TIME, words=told.words), text
    before = re.sub(r"(?:^|(?<=\s))(?:at|매일\s아침|아침)\s*$", _matched_day, text[: told.start], flags=re.IGNORECASE)
    rest = " ".join(f"{before} {TAKEN} {text[told.end :]}".split())
    again = find_time(rest)
    if again is not None and (":" in again.words or _alone(rest, again.start, again.end)):
        return Wrong(doubt=Doubt.TWO_TIMES, words=again.words), text
    return Order(at=told.at), rest


def _matched_day(match: re.Match[str]) -> str:
    """ "Every morning at" keeps its "every"; "at" and a lone "morning" go."""
    return "매일" if "매일" in match[0] else ""


def _alone(text: str, start: int, end: int) -> bool:
    """No topic stands around it."""
    around = re.split(f"[,{TAKEN}]", f"{text[:start]}@{text[end:]}")
    return any(part.strip() == "@" for part in around)


def _with_days(order: Order, text: str) -> tuple[Order | Wrong, str]:
    for days, words in _DAYS.items():
        text, found = _take(text, words)
        if found and order.days is not None:
            return Wrong(doubt=Doubt.DAYS, words=found), text
        order = replace(order, days=days) if found else order
    other = re.search(f"{_BEFORE}(?:{_OTHER_DAYS}){_AFTER}", text, re.IGNORECASE)
    return (Wrong(doubt=Doubt.DAYS, words=other[0]), text) if other else (order, text)


def _exchange(words: str, zone: str | None) -> Days:
    """Whose trading days are meant where nobody says: those of the zone, else of the language."""
    american = (zone or "").startswith(("America/", "US/")) or (not zone and not re.search("[가-힣]", words))
    return Days.US_TRADING if american else Days.KR_TRADING


def _with_form(order: Order, text: str) -> tuple[Order, str]:
    for form, words in _FORMS.items():
        # In the middle of a topic it belongs to the topic.
        beside = rf"(?:(?<=^)|(?<={TAKEN}\s)|(?<=,\s))(?:{words})|(?:{words})(?=\s*(?:$|,|{TAKEN}))"
        text, found = _take(text, beside)
        order = replace(order, form=form) if found else order
    text, found = _take(text, _PICK)
    return (replace(order, topics=()) if found else order), text


def _take(text: str, words: str) -> tuple[str, str]:
    """The text without the first of these words, and the words as they were written; empty where none stands there."""
    match = re.search(f"{_BEFORE}(?:{words}){_AFTER}", text, re.IGNORECASE)
    if match is None:
        return text, ""
    rest = f"{text[: match.start()]} {TAKEN} {text[match.end() :]}"
    return re.sub(" +", " ", rest).strip(), match[0]


def _with_topics(order: Order, text: str) -> Order | Wrong:
    left = re.sub(rf"[\s{TAKEN}]+", " ", text).strip()
    if not left or re.fullmatch(_FILLERS, left, re.IGNORECASE):
        return order
    topics = read_topics(left)
    return topics if isinstance(topics, Wrong) else replace(order, topics=topics)


def _bare(topic: str) -> str:
    """Without the words that only lead to a topic."""
    topic = re.sub(_ASKING, "", " ".join(topic.split()), flags=re.IGNORECASE)
    topic = re.sub(r"^(?:주제는|주제:|about|on|for|and)\s+", "", topic, flags=re.IGNORECASE)
    return re.sub(r"\s+(?:구독|and|in|at)$", "", topic, flags=re.IGNORECASE).strip(" .·-–—")
