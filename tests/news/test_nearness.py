"""How near texts are to topics; the thresholds that rest on it are measured in docs/choosing.md."""

from domain.feeds import Item
from news.nearness import compared, prepared
from news.stories import ALIKE
from tests.news_report.stories import MOMENT


def item(title: str, lede: str = "") -> Item:
    return Item(url="", title=title, lede=lede, outlet="", published=MOMENT)


CHIPS = item("가람전자 3분기 영업이익 11조2천억원", "가람전자가 메모리 값이 올라 영업이익이 크게 늘었다고 공시했다.")
SEA = item("서해 먼바다 풍랑주의보 발효", "기상청이 물결이 높게 일겠다고 알렸다.")
BANK = item("한빛은행, 인도네시아 은행 지분 인수", "한빛은행이 동남아시아 영업을 넓힌다.")


def test_a_text_is_nearest_to_its_own_topic() -> None:
    ready = prepared([[CHIPS], [SEA], [BANK]], [])
    found = compared(ready.lens, {"sea": [SEA], "chips": [CHIPS, BANK], "none": []})
    assert found["sea"][0][0] == 1
    assert found["sea"][0][1] > 0.99
    # Likeness is the mean over the pairs of reports: half of them are the same.
    assert {place: round(like, 1) for place, like in found["chips"][:2]} == {0: 0.5, 2: 0.5}
    assert found["none"] == ()


def test_topics_near_each_other_are_named_once() -> None:
    ready = prepared([[CHIPS], [SEA], [CHIPS]], [])
    assert [(one, other) for one, other, like in ready.near if like >= ALIKE] == [(0, 2)]


def test_days_on_which_a_topic_was_told_before_are_counted() -> None:
    assert prepared([[SEA], [BANK]], [SEA, SEA, CHIPS]).days == (1, 0)


def test_with_nothing_to_compare_nothing_is_near() -> None:
    ready = prepared([[CHIPS]], [])
    assert compared(ready.lens, {}) == {}
    assert ready.near == ()
