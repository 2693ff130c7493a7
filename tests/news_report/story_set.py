"""Items of four days, written for this project and labelled by hand, with the wire copies that outlets make of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.feeds import Item

WRITTEN = Path(__file__).with_name("stories.txt")
FIRST_DAY = datetime(2026, 11, 18, tzinfo=ZoneInfo("Asia/Seoul"))
COPIERS = ("누리일보", "마루경제", "온새미뉴스", "가온방송", "해오름신문", "다솜일보", "라온경제")

ADS = (
    "[광고] 연말 홈쇼핑 기획전, 한우 세트 반값",
    "김장용 절임배추 20㎏ 3만원대 특가",
    "발열 조끼 5만 9000원대 한정 판매…오늘까지",
    "[인사] 산업통상부",
    "[부고] 서해람씨 별세, 서도담(가람전자 부장)씨 부친상",
    "[포토] 첫눈 내린 서울광장",
    "오늘의 운세 11월 22일",
    "이 시각 헤드라인 - 14:00",
    "[게시판] 한빛은행, 청년 금융 교실 열어",
    "[동정] 과기정통부 장관, 지역 연구소 방문",
    "관절 영양제 무료배송 단독 행사",
    "[표] 코스닥 거래량 상위 종목",
    "띠별 운세 11월 21일 토요일",
    "Sponsored: the smart way to save for winter",
    "온수매트 최저가 행사, 오늘 자정 마감",
    "[보도자료] 다온에너지 사회공헌 사진 모음",
    "세계의 날씨 (11월 22일)",
    "[그래픽] 기준금리 추이",
    "인사 금융감독원 국실장",
    "캠핑용품 공동구매 시작",
)
NOT_ADS = (
    "국회 인사청문회 24일 열린다…쟁점은 부동산 정책",
    "검찰, 특가법상 뇌물 혐의로 전 시장 기소",
    "광고시장 3년 만에 회복…디지털이 60%",
    "무료 배달 경쟁에 배달앱 적자 커져",
    "부고 문자 사칭한 해킹 주의보",
    "대통령실 인사 개편 임박…경제수석 교체설",
    "포토레지스트 국산화율 40% 넘었다",
    "날씨 파생상품 시장 커진다",
    "할인 경쟁에 대형마트 이익 줄어",
    "운세 앱 개발사, 코스닥 상장 추진",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    item: Item
    topic: str
    story: str
    """Equal for copies and updates of one report."""
    day: int
    held_out: bool
    """Not looked at while anything was tuned."""


def written() -> list[Labelled]:
    found: list[Labelled] = []
    topics: dict[str, int] = {}
    topic, day = "", 0
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            _, topic, number = line.split()
            day = int(number)
            topics.setdefault(topic, len(topics))
        elif line and not line.startswith(";"):
            found += _with_copies(line, topic, day, topics[topic] % 2 == 1, len(found))
    return found


def _with_copies(line: str, topic: str, day: int, held_out: bool, number: int) -> list[Labelled]:
    head, title, lede = (part.strip() for part in line.split("|"))
    story, clock, outlet, copies = re.fullmatch(r"(\w) (\d\d:\d\d) (.+) (\d)", head).groups()  # type: ignore[union-attr]
    hour, minute = map(int, clock.split(":"))
    item = Item(
        url=f"https://news.garam.com/view/{number}",
        title=title,
        lede=lede,
        outlet=outlet,
        published=FIRST_DAY + timedelta(days=day, hours=hour, minutes=minute),
    )
    edits = [
        *range(int(copies)),
        *([5] if int(copies) >= 2 and lede else []),
        *([6] if int(copies) >= 3 and lede else []),
    ]
    items = [item, *(_copied(item, which, number) for which in edits)]
    name = f"{topic}/{day}/{story}"
    return [Labelled(item=it, topic=topic, story=name, day=day, held_out=held_out) for it in items]


def _copied(item: Item, which: int, number: int) -> Item:
    """As another outlet prints a wire report: its own byline, a headline turned a little, a sentence more or less."""
    title, lede = EDITS[which](item.title, item.lede)
    published = item.published + timedelta(minutes=9 * (which + 1)) if item.published else None
    host = ("nuri", "maru", "onsaemi", "gaon", "haeoreum", "dasom", "raon")[which]
    return replace(
        item,
        url=f"https://www.{host}.com/article?idxno={number}",
        title=title,
        lede=lede,
        outlet=COPIERS[which],
        published=published,
    )


def _byline(title: str, lede: str) -> tuple[str, str]:
    return title, f"(서울=누리일보) 온해솔 기자 = {lede}" if lede else ""


def _respelled(title: str, lede: str) -> tuple[str, str]:
    return _numbers(title.replace("…", ", ")), _numbers(lede)


def _shortened(title: str, lede: str) -> tuple[str, str]:
    sentences = re.split(r"(?<=[다.])\s(?=\S)", lede)
    return f"{title.partition('…')[0]} [종합]", " ".join(sentences[: max(2, len(sentences) - 1)])


def _reworded(title: str, lede: str) -> tuple[str, str]:
    for old, new in (("밝혔다", "말했다"), ("늘었다고", "증가했다고"), ("것으로", "걸로"), ("이날", "")):
        lede = lede.replace(old, new)
    return title.replace("[속보] ", "").replace('"', "'"), f"{lede} 자세한 내용은 이어진다." if lede else ""


def _led(title: str, lede: str) -> tuple[str, str]:
    return f"{title.replace('[속보] ', '')}", f"[앵커] 주요 소식입니다. {lede}" if lede else ""


def _brief(title: str, lede: str) -> tuple[str, str]:
    """As a ticker has it: half a headline, and a text cut off after some words."""
    return re.split("[…,]", title.replace("[속보] ", ""))[0], f"{lede[: max(45, len(lede) // 2)]}..."


def _retold(title: str, lede: str) -> tuple[str, str]:
    """The headline turned round, the sentences too, and other words for common ones."""
    sentences = [each for each in re.split(r"(?<=다\.)\s", lede) if each]
    told = " ".join([*sentences[1:], sentences[0]])
    for old, new in SYNONYMS.items():
        told = told.replace(old, new)
    return "…".join(reversed(title.replace("[속보] ", "").split("…"))), told


SYNONYMS = {
    "늘었다": "증가했다",
    "줄었다": "감소했다",
    "올랐다": "상승했다",
    "내렸다": "하락했다",
    "밝혔다": "전했다",
    "공시했다": "알렸다",
    "지난해": "작년",
    "이달": "11월",
    "가장": "제일",
    "하기로": "할 계획을 세우기로",
}

EDITS: Sequence[Callable[[str, str], tuple[str, str]]] = (
    _byline,
    _respelled,
    _shortened,
    _reworded,
    _led,
    _brief,
    _retold,
)


def _numbers(text: str) -> str:
    """2천200억 as 2,200억, and a blank between number and unit, as other houses write."""
    text = re.sub(r"(\d)천(\d{3})", r"\1,\2", text)
    text = re.sub(r"(\d)천(?=[억만])", r"\1,000", text)
    return re.sub(r"(\d)(억|조|만)(?=[원달])", r"\1\2 ", text)
