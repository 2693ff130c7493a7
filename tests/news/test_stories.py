"""Items become stories and topics; the figures themselves are printed into docs/news.md."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.feeds import Item
from news.events import figures
from news.feeds import is_news, parse_feed
from news.stories import Background, grouped
from news.twins import twins
from news.wording import Titles
from tests.news_report.ill_feeds import ILL_FEEDS
from tests.news_report.stories import MOMENT, bare_item, section, stories_score, topics_score
from tests.news_report.story_set import ADS, NOT_ADS, written

LEDE = "가람전자가 3분기 영업이익이 11조2천억원으로 지난해보다 38.5% 늘었다고 22일 공시했다. 메모리 값이 올랐다."


def item(title: str, lede: str = LEDE, outlet: str = "가람", hours: float = 0) -> Item:
    name = f"https://news.garam.com/{abs(hash((title, lede, outlet)))}"
    return Item(url=name, title=title, lede=lede, outlet=outlet, published=MOMENT + timedelta(hours=hours))


def are_twins(one: Item, other: Item) -> bool:
    return len(twins([one, other])) == 1


def test_the_set_is_as_large_as_it_says() -> None:
    labelled = written()
    assert len(labelled) >= 250
    assert len({each.topic for each in labelled}) >= 30
    assert len({each.item.url for each in labelled}) == len(labelled)


@pytest.mark.parametrize("held_out", [False, True])
def test_copies_are_found_and_others_left(held_out: bool) -> None:
    score = stories_score(written(), held_out=held_out)
    assert score.precision >= 0.95
    assert score.recall >= 0.9


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("held_out", [False, True])
def test_most_of_a_topic_comes_together(held_out: bool, past: bool) -> None:
    assert topics_score(written(), held_out=held_out, past=past).f1 >= 0.7


def test_a_copy_with_another_byline_headline_and_spelling_is_one_story() -> None:
    one = item("가람전자 3분기 영업이익 11조2천억원")
    copy = item("[종합] 가람전자, 3분기 영업이익 11조2,000억 원", f"(서울=나래통신) 온해솔 기자 = {LEDE}", "나래")
    assert are_twins(one, copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (item("원/달러 환율 4.2원 오른 1,468.5원 마감"), item("원/달러 환율 2.7원 내린 1,465.8원 마감")),
        (item("서해 풍랑주의보", LEDE), item("서해 풍랑주의보 해제", LEDE)),
        (item("가람전자 파업", LEDE), item("가람전자 파업 철회", LEDE)),
        (item("한빛은행장에 서이안 내정", ""), item("하람카드 사장에 서이안 내정", "")),
        (
            item("오늘의 주요 일정"),
            item("오늘의 주요 일정", "20일 국회 본회의가 열린다. 정부 업무보고는 21일로 밀렸다."),
        ),
        (
            item("가람전자", f"{LEDE[:20]} 새 공장을 짓는다고 밝혔다."),
            item("가람전자", "가람전자가 노조와 잠정 합의했다고 22일 알렸다. 투표가 남았다."),
        ),
        (item("가람전자 실적 발표"), item("가람전자 실적 발표", hours=100)),
    ],
)
def test_is_another_report(one: Item, other: Item) -> None:
    assert not are_twins(one, other)


def test_a_flash_without_text_goes_by_its_headline() -> None:
    flash = item("[속보] 한은, 기준금리 연 2.50%로 동결", "")
    assert are_twins(flash, item("한은, 기준금리 연 2.50%로 동결", "짧은 글", "나래"))
    assert not are_twins(flash, item("한은, 기준금리 연 2.25%로 인하", ""))


def test_a_headline_without_a_page_finds_its_report() -> None:
    known = [item("하늘텔레콤 고객 정보 230만건 유출"), item("가람전자, 3분기 영업이익 11조2천억원")]
    lead = replace(item("가람전자 3분기 영업이익 11조 2,000억원", ""), url="https://news.google.com/rss/articles/x")
    assert Titles(known).like(lead) == known[1]
    assert Titles(known).like(replace(lead, title="가람전자 3분기 영업이익 9조1천억원")) is None
    assert Titles(()).like(lead) is None


def test_a_topic_says_who_when_and_how_much() -> None:
    first = item("가람전자 3분기 영업이익 11조2천억원", hours=-3)
    copy = item("가람전자 3분기 영업이익 11조2천억원", outlet="나래", hours=-1)
    other = item("풍랑주의보", "서해 먼바다에 물결이 높게 일겠다고 기상청이 알렸다. 조업하는 배는 조심해야 한다.")
    ad = item("[광고] 절임배추 특가")
    events = grouped([other, first, copy, ad])
    assert [event.outlets for event in events] == [2, 1]
    assert (events[0].first, events[0].newest) == (first.published, copy.published)
    assert events[0].stories[0].items == (first, copy)
    assert events[0].figures == ("11조2천억원", "38.5%")
    assert grouped([ad]) == ()
    assert grouped([]) == ()


def test_what_is_in_the_news_every_day_says_less() -> None:
    everyday = Background.of([item(f"가람전자 소식 {number}", "") for number in range(50)])
    weights = (Background.shipped() + everyday).weights()
    assert weights.min() >= 0
    assert (Background.shipped().weights() - weights).max() > 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("매출 2천200억원, 0.25%포인트 인하", ("2천200억원", "0.25%포인트")),
        ("승객 142명 모두 구조", ("142명",)),
        ("1,468.5원 마감", ("1,468.5원",)),
        ("별빛3 공개, H200 도입", ()),
        ("a $3.9 billion plant", ("$3.9 billion",)),
    ],
)
def test_figures_as_written(text: str, found: tuple[str, ...]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize("title", ADS)
def test_is_left_out(title: str) -> None:
    assert not is_news(bare_item(title))


@pytest.mark.parametrize("title", NOT_ADS)
def test_is_news_though_it_looks_alike(title: str) -> None:
    assert is_news(bare_item(title))


@pytest.mark.parametrize(("name", "body", "wanted"), ILL_FEEDS, ids=[name for name, _, _ in ILL_FEEDS])
def test_a_feed_is_survived(name: str, body: bytes, wanted: int | str) -> None:
    items = parse_feed(body, "https://news.garam.com/rss")
    assert ("no feed" if items is None else len(items)) == wanted


@pytest.mark.asyncio
async def test_the_report_has_its_tables() -> None:
    text = await section()
    assert "| stories (near-duplicates) |" in text
    assert "| never closed |" in text
