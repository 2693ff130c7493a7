"""What lasts, what a reader has had, and in which order: pure. The figures themselves are printed into
docs/choosing.md.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.feeds import Item
from news.events import made_event
from storage.memory import Noted, Notes
from tests.choosing_report.labelled import lasting, memory, topics
from tests.choosing_report.measure import Outcome, agreement, going_on, menus, outcomes
from tests.writing.choosing_room import item, morning
from writing.choosing import HAD, MOST_OF_PICKS, Matches, Question, Remembered, Window, chosen, new_since, worth
from writing.lasting import Feature, judged
from writing.offers import OFFERS, Offer, Terms, made_offer, search_phrase
from writing.slate import Angle, Choice, Kind, Lasting, NewSince, WhyNow, in_another_light, window_start

NOW = morning(4)


def offer(title: str, number: int = 1, outlets: int = 1, hours: float = 2, lede: str = "") -> Offer:
    at = NOW - timedelta(hours=hours)
    items = [item(title, lede, f"매체{each}", at, 100 * number + each) for each in range(outlets)]
    return made_offer(made_event([items]), window_start(NOW), NOW)


def order(offers: list[Offer], remembered: Remembered | None = None, reader: Notes | None = None) -> list[str]:
    window = Window(offers=tuple(offers), worth=tuple(worth(each, NOW) for each in offers), near={})
    known = remembered or Remembered(terms={}, like={})
    found = chosen(window, known, reader or Notes(), Question(now=NOW), Matches(window, known))
    return [offers[each.place].title for each in found]


def test_the_sets_are_as_large_as_they_say() -> None:
    assert len(lasting()) >= 60
    assert sum(each.held_out for each in lasting()) == len(lasting()) // 2
    assert len(topics()) == 49
    assert len({each.story for each in memory()}) >= 20


@pytest.mark.parametrize("held_out", [False, True])
def test_most_of_what_lasts_is_known_by_its_words(held_out: bool) -> None:
    found = agreement([each for each in lasting() if each.held_out is held_out])
    assert found.lasts >= 0.9 * found.stories


def test_most_of_what_lasts_is_known_in_stories_that_were_written_for_something_else() -> None:
    found = agreement(topics())
    assert found.lasts >= 0.85 * found.stories


@pytest.mark.parametrize("held_out", [False, True])
def test_repeats_are_kept_away_and_other_stories_are_not(held_out: bool) -> None:
    found = outcomes(held_out=held_out)
    assert found["same"][Outcome.COOLED] >= 11
    assert found["follow"][Outcome.FOLLOW_UP] >= 7
    assert found["other"][Outcome.COOLED] == 0
    assert found["elsewhere"][Outcome.OFFERED] >= 0.98 * found["elsewhere"].total()


def test_stories_that_go_on_are_known_again_and_menus_are_distinct() -> None:
    going = going_on()
    assert going.known_again >= 0.9 * going.pairs
    assert going.taken_for_it <= 0.02 * going.others
    assert menus().again <= 1


def test_a_judgement_names_what_spoke_for_it() -> None:
    found = judged("국회, 배달앱 수수료 상한제 법안 통과", "")
    assert (found.kind, found.features[0]) == (Kind.POLICY, Feature.LAW)
    assert judged("코스피 1% 내려 마감", "").read_later < 0.3 < 0.8 < found.read_later
    assert judged("아무 말", "").kind is Kind.OTHER


def test_evergreen_goes_before_fleeting_and_more_outlets_before_fewer() -> None:
    price = offer("코스피 2% 급락 마감", 1, outlets=12)
    law = offer("국회, 전기차 보조금 개정안 의결", 2, outlets=2)
    same_law = offer("국회, 상속세 개정안 의결", 3, outlets=6)
    assert order([price, law, same_law]) == [same_law.title, law.title, price.title]


def test_fresh_and_new_count_among_equals() -> None:
    new = offer("국회, 상속세 개정안 의결", 1, hours=1)
    assert order([offer("국회, 소득세 개정안 의결", 2, hours=20), new])[0] == new.title
    assert worth(new, NOW) > worth(replace(new, days=5), NOW)
    assert 0 <= worth(new, NOW) <= 1


def test_what_is_near_what_was_chosen_is_left_out() -> None:
    offers = [offer("국회, 상속세 개정안 의결", 1, outlets=3), offer("상속세 개정 뒤 절세 제도", 2)]
    window = Window(offers=tuple(offers), worth=(0.9, 0.8), near={0: {1: 0.2}, 1: {0: 0.2}})
    known = Remembered(terms={}, like={})
    question = Question(now=NOW)
    assert [each.place for each in chosen(window, known, Notes(), question, Matches(window, known))] == [0]
    # What is not wanted takes what is near it along.
    besides = replace(question, besides=(f"{offers[0].key}:{Angle.POLICY}",))
    assert list(chosen(window, known, Notes(), besides, Matches(window, known))) == []


def test_picks_are_bounded_and_fade() -> None:
    offers = [offer("국회, 상속세 개정안 의결", 1, outlets=2), offer("국회, 소득세 개정안 의결", 2, outlets=2)]
    window = Window(offers=tuple(offers), worth=(0.6, 0.55), near={})
    known = Remembered(terms={}, like={"pick": ((1, 0.9),)})

    def first(days: float, times: int = 1, below: float = 0.05) -> int:
        notes = Notes(picked=[Noted("pick", NOW - timedelta(days=days))] * times)
        given = replace(window, worth=(0.6, 0.6 - below))
        return next(chosen(given, known, notes, Question(now=NOW), Matches(given, known))).place

    assert first(0) == 1
    assert first(29) == 0
    assert first(31, times=50) == 0
    assert first(0, times=50, below=MOST_OF_PICKS + 0.01) == 0


def test_what_is_new_since() -> None:
    at = NOW - timedelta(hours=12)
    old = item("하늘텔레콤 230만건 유출", "조사가 시작됐다.", "가람", at - timedelta(hours=1), 1)
    new = item("하늘텔레콤 310만건 유출", "조사에서 드러났다.", "나래", at + timedelta(hours=1), 2)
    retold = replace(new, title="하늘텔레콤 유출 조사", url="https://news.garam.com/3", lede="조사가 이어진다.")
    terms = {"it": Terms.of([f"{old.title}\n{old.lede}", "\t가람"])}

    def since(*stories: list[Item], like: float = 0.5) -> NewSince | None:
        made = made_offer(made_event(stories), window_start(NOW), NOW)
        return new_since(made, [(Noted("it", at), like)], terms)

    found = since([old], [new])
    assert found is not None
    assert (found.figures, found.reports, found.outlets, found.title) == (("310만건",), 1, 1, new.title)
    assert since([old]) is None
    # One more report with no figure says the same again, unless it is hardly like what was had.
    assert since([old], [retold]) is None
    assert since([old], [retold], like=HAD) is not None


def test_an_offer_is_kept_and_read_back_as_it_was() -> None:
    made = (replace(offer("국회, 상속세 10억원 공제 의결", outlets=3), days=2),)
    assert OFFERS.validate_json(OFFERS.dump_json(made)) == made
    assert Terms.of(made[0].terms).outlets == {"매체0", "매체1", "매체2"}
    assert Terms.of(["낱말만"]).texts == ("낱말만",)


def test_a_key_is_of_the_window_and_the_articles_and_of_nothing_else() -> None:
    one, again = offer("국회, 상속세 개정안 의결"), offer("다르게 적은 제목")
    assert one.key == again.key
    assert one.key != offer("국회, 상속세 개정안 의결", 2).key
    assert one.key != made_offer(made_event([[item("글", "", "매체0", NOW, 100)]]), NOW, NOW).key


def test_a_story_is_named_as_most_of_its_copies_name_it() -> None:
    at = NOW - timedelta(hours=1)
    copies = [
        item("가온로보틱스", "", "하나", at, 1),
        item("[속보] 가온로보틱스, 사람형 로봇 공개", "", "둘", at, 2),
        item("가온로보틱스, 사람형 로봇 공개", "", "셋", at, 3),
    ]
    made = made_offer(made_event([copies]), window_start(NOW), NOW)
    assert made.title == "가온로보틱스, 사람형 로봇 공개"
    assert search_phrase(made) == "가온로보틱스 사람형 로봇"


def test_every_angle_has_its_key_once() -> None:
    why = WhyNow(outlets=1, hours=None, growing=False)
    choice = Choice(
        title="글",
        key="1",
        links=(),
        terms=(),
        outlets=1,
        why_now=why,
        why_lasting=Lasting(kind=Kind.OTHER),
        search_phrase="글",
    )
    keys = [choice.key]
    while (turned := in_another_light(choice, keys)) is not None:
        choice = turned
        keys.append(turned.key)
    assert len(keys) == len(set(keys)) == 1 + len(Angle)
