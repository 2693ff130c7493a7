"""How often code knows what lasts, and what becomes of a story that a reader has had: printed figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from domain.feeds import Item
from news.events import Event, made_event
from news.nearness import compared, prepared
from news.stories import grouped
from storage.memory import Noted, Notes
from tests.choosing_report.labelled import Labelled, Told, memory
from tests.news_report.story_set import written
from writing.choosing import APART, Matches, Question, Remembered, Window, chosen, worth
from writing.choosing import HAD as LIKE
from writing.lasting import judged
from writing.offers import Offer, Terms, as_item, made_offer
from writing.slate import window_start

HAD_AT = datetime.fromisoformat("2026-11-23T07:45:00+09:00")
NOW = HAD_AT + timedelta(hours=24)


class Outcome(StrEnum):
    """What became of a story for somebody who has had another, or the same."""

    OFFERED = "offered as new"
    STEPPED_BACK = "offered as new, further down"
    FOLLOW_UP = "offered as a follow-up"
    COOLED = "not offered"


@dataclass(frozen=True, slots=True)
class Agreement:
    stories: int
    lasts: int
    """Code and label agree on whether it will be read in six months."""
    kind: int
    """They agree on the kind too."""


def agreement(labelled: Sequence[Labelled]) -> Agreement:
    found = [(judged(each.title, each.lede).kind, each.kind) for each in labelled]
    lasts = sum(kind.lasts is label.lasts for kind, label in found)
    return Agreement(len(found), lasts, sum(kind is label for kind, label in found))


def outcomes(*, held_out: bool, past: bool = True) -> dict[str, Counter[Outcome]]:
    """By label; `elsewhere` are all stories of the other groups, which have nothing to do with it."""
    told = memory()
    offers = [_offer(each, number) for number, each in enumerate(told) if each.label != "had"]
    labels = [each for each in told if each.label != "had"]
    earlier = [each.item for each in written()] if past else []
    had = {story: _terms(told, story) for story in dict.fromkeys(each.story for each in told)}
    ready = prepared([Terms.of(offer.terms).items for offer in offers], earlier)
    like = compared(ready.lens, {story: terms.items for story, terms in had.items()})
    values = tuple(worth(offer, NOW) for offer in offers)
    # Each story is looked at for itself: what is near another one is not left out.
    window = Window(offers=tuple(offers), worth=values, near={})
    remembered = Remembered(terms=had, like=like)
    found: dict[str, Counter[Outcome]] = {label: Counter() for label in ("same", "follow", "other", "elsewhere")}
    for story in dict.fromkeys(each.story for each in told if each.held_out is held_out):
        reader = Notes(had=[Noted(story, HAD_AT)])
        offered = chosen(window, remembered, reader, Question(now=NOW), Matches(window, remembered))
        news = {each.place: each.new_since for each in offered}
        near = {place for place, much in like[story] if much >= LIKE}
        for place, each in enumerate(labels):
            label = each.label if each.story == story else "elsewhere"
            if place not in news:
                outcome = Outcome.COOLED
            elif news[place] is not None:
                outcome = Outcome.FOLLOW_UP
            else:
                outcome = Outcome.STEPPED_BACK if place in near else Outcome.OFFERED
            found[label][outcome] += 1
    return found


def _terms(told: Sequence[Told], story: str) -> Terms:
    return Terms.of([*(each.text for each in told if each.story == story and each.label == "had"), "\t한길통신"])


def _offer(told: Told, number: int) -> Offer:
    item = replace(
        as_item(told.text),
        url=f"https://news.garam.com/{number}",
        outlet="새벽경제",
        published=NOW - timedelta(hours=3),
    )
    return made_offer(made_event([[item]]), window_start(NOW), NOW)


@dataclass(frozen=True, slots=True)
class Going:
    """Stories that go on for days, as the grouping finds them on each."""

    pairs: int
    known_again: int
    others: int
    taken_for_it: int


def going_on() -> Going:
    """What was told of on an earlier day of the set, looked for among the topics of a later one."""
    labelled = written()
    topic = {each.item.url: each.topic for each in labelled}
    pairs = known = others = taken = 0
    days = sorted({each.day for each in labelled})
    for day in days[1:]:
        past = [each.item for each in labelled if each.day < day]
        events = grouped([each.item for each in labelled if each.day == day], past)
        ready = prepared([_reports(event.items) for event in events], past)
        told = {f"{each.topic} {each.day}": [] for each in labelled if each.day < day}  # type: dict[str, list[Item]]
        for each in labelled:
            if each.day < day:
                told[f"{each.topic} {each.day}"].append(each.item)
        like = compared(ready.lens, {name: _reports(items) for name, items in told.items()})
        for name, row in like.items():
            near = {place for place, much in row if much >= LIKE}
            for place, event in enumerate(events):
                same = topic[event.items[0].url] == name.split()[0]
                pairs, known = pairs + same, known + (same and place in near)
                others, taken = others + (not same), taken + (not same and place in near)
    return Going(pairs, known, others, taken)


def _reports(items: Sequence[Item]) -> list[Item]:
    return list(items)[:4]


@dataclass(frozen=True, slots=True)
class Menus:
    menus: int
    choices: int
    again: int
    """Choices that are the same topic as one above them in their menu, by the labels."""
    fleeting: int


def menus(count: int = 8, apart: float = APART) -> Menus:
    """A menu for each day of the set."""
    labelled = written()
    topic = {each.item.title: each.topic for each in labelled}
    total = again = fleeting = 0
    days = sorted({each.day for each in labelled})
    for day in days:
        past = [each.item for each in labelled if each.day < day]
        events = grouped([each.item for each in labelled if each.day == day], past)
        offers = tuple(made_offer(event, window_start(NOW), NOW) for event in events)
        names = {offer.key: _topic_of(event, topic) for offer, event in zip(offers, events, strict=True)}
        ready = prepared([Terms.of(offer.terms).items for offer in offers], past)
        near: dict[int, dict[int, float]] = {place: {} for place in range(len(offers))}
        for one, other, like in ready.near:
            near[one][other] = near[other][one] = like * APART / apart
        window = Window(offers=offers, worth=tuple(worth(offer, NOW) for offer in offers), near=near)
        nothing = Remembered(terms={}, like={})
        offered = chosen(window, nothing, Notes(), Question(now=NOW), Matches(window, nothing))
        picked = list(islice(offered, count))
        found = [names[offers[each.place].key] for each in picked]
        total += len(found)
        again += len(found) - len(set(found))
        fleeting += sum(not offers[each.place].kind.lasts for each in picked)
    return Menus(len(days), total, again, fleeting)


def _topic_of(event: Event, topic: dict[str, str]) -> str:
    return Counter(topic[item.title] for item in event.items).most_common(1)[0][0]
