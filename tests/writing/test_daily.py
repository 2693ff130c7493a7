"""The slate of a window on a stored set of items: real database, real grouping."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.language import Language
from domain.sources import Outcome, Reading, Source
from news.worker import Runs, TooLong, Worker
from storage.drafts import Drafts
from tests.storage.rows import assignment
from tests.writing.choosing_room import ANNA, BORA, CARO, item, morning, room
from writing.slate import WINDOW, Angle, Kind, Nothing, in_another_light, window_start

pytestmark = pytest.mark.asyncio


async def test_a_slate_is_grouped_in_the_worker_and_is_the_same_for_all_and_after_a_restart(tmp_path: Path) -> None:
    async with Worker() as worker, room(tmp_path, worker=worker) as at:
        first = await at.choose(morning(4))
        assert [choice.outlets >= 2 for choice in first] == [True] * 3
        assert all(choice.why_lasting.kind.lasts for choice in first)
        assert all(len(choice.links) == len(set(choice.links)) >= 2 for choice in first)
        assert len({choice.key for choice in first}) == 3
        # Another reader, the second tick, and a process that has nothing in memory.
        keys = [choice.key for choice in first]
        assert [choice.key for choice in await at.choose(morning(4), BORA)] == keys
        assert [choice.key for choice in await at.choose(morning(4) + timedelta(minutes=20))] == keys
        assert [choice.key for choice in await at.restarted().choose(morning(4))] == keys
        # What came since changes the next window, not this one.
        late = [item("새 소식이 늦게 왔다", "늦게 온 소식이다.", f"매체{n}", morning(4), n) for n in range(9)]
        await at.brings(late, morning(4))
        assert [choice.key for choice in await at.restarted().choose(morning(4))] == keys
        assert not {choice.key for choice in await at.choose(morning(4) + WINDOW)} & set(keys)


LEDE = "이동통신사 하늘텔레콤에서 고객 {}만명의 이름과 전화번호가 새어 나가 개인정보보호위원회가 조사하고 있다."


async def test_what_was_had_does_not_come_again_in_copies(tmp_path: Path) -> None:
    now = morning(2)
    async with room(tmp_path, until=0) as at:
        title = "하늘텔레콤 고객 정보 230만건 유출"
        await at.brings([item(title, LEDE.format(230), "가람", now - timedelta(hours=2), 1)], now)
        [story] = await at.choose(now)
        assert story.new_since is None
        await at.had(story, now)
        assert await at.choose(now) == []
        later = now + WINDOW
        copy = item(f"[종합] {title}", f"[앵커] 주요 소식입니다. {LEDE.format(230)}", "나래", later, 2)
        await at.brings([copy], later)
        assert await at.choose(later) == []
        assert await at.slate.why_nothing(ANNA, (), Language.KO, now=later) is Nothing.ALL_HAD
        assert [choice.outlets for choice in await at.choose(later, BORA)] == [2]


async def test_a_story_that_goes_on_comes_as_a_follow_up_and_says_what_is_new(tmp_path: Path) -> None:
    now = morning(2)
    first = [item("하늘텔레콤 고객 정보 230만건 유출", LEDE.format(230), "가람", now - timedelta(hours=2), 1)]
    async with room(tmp_path, until=0) as at:
        await at.brings(first, now)
        [story] = await at.choose(now)
        await at.had(story, now)
        tomorrow = now + timedelta(days=1)
        second = [
            item(
                "하늘텔레콤 고객 정보 310만건 유출로 늘어", LEDE.format(310), "나래", tomorrow - timedelta(hours=3), 2
            ),
            item(
                "하늘텔레콤 고객 정보 310만건 유출로 늘어", LEDE.format(310), "다람", tomorrow - timedelta(hours=2), 3
            ),
        ]
        await at.brings(second, tomorrow)
        [again] = await at.choose(tomorrow)
        assert again.follow_up
        assert again.new_since is not None
        assert again.new_since.had == now
        assert again.new_since.figures == ("310만건", "310만명")
        assert (again.new_since.reports, again.new_since.outlets) == (1, 1)
        assert not (await at.choose(tomorrow, BORA))[0].follow_up
        # After two weeks it is a story like any other.
        async with at.database.write() as tx:
            await at.slate.note_had(tx, ANNA, again.title, again.terms, tomorrow - timedelta(days=20))
        later = tomorrow + timedelta(days=15)
        await at.brings([item("하늘텔레콤 고객 정보 유출 재판", LEDE.format(310), "라온", later, 4)], later)
        assert [choice.follow_up for choice in await at.choose(later)] == [False]


async def test_what_was_written_in_the_chat_counts_as_had(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        story = (await at.choose(morning(4)))[0]
        title, _, lede = story.terms[0].partition("\n")
        source = Source(number=1, url=story.links[0], outlet="가람", title=title, published=None, text=lede)
        reading = Reading(url=source.url, outcome=Outcome.READ, source=source)
        async with at.database.write() as tx:
            draft = await Drafts().add(tx, replace(assignment(ANNA), created_at=morning(4)), "an update")
            await Drafts().save_readings(tx, draft.id, [reading], practice=False)
        assert story.key not in {choice.key for choice in await at.choose(morning(4), count=100)}
        assert story.key in {choice.key for choice in await at.choose(morning(4), BORA, count=100)}


async def test_besides_and_another_angle(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        first, second, _ = await at.choose(morning(4))
        turned = in_another_light(first, (first.key,))
        assert turned is not None
        assert (turned.key, turned.links) == (f"{first.key}:{Angle.CONSUMER}", first.links)
        others = await at.choose(morning(4), besides=(turned.key,))
        assert others[0].key == second.key
        assert first.key not in {choice.key for choice in others}
        # A key of an earlier window still means its story.
        titles = {choice.title for choice in await at.choose(morning(4) + WINDOW, besides=(first.key,), count=100)}
        assert first.title not in titles
        assert second.title in titles
        shown = [first.key, *(f"{first.key}:{angle}" for angle in Angle)]
        assert in_another_light(first, shown) is None


async def test_topics_come_in_turn_and_none_starves(tmp_path: Path) -> None:
    topics = ("배달", "반도체")
    served = []
    async with room(tmp_path, until=2) as at:
        for days in range(4):
            now = morning(2) + timedelta(minutes=days)
            for choice in await at.choose(now, topics=topics, count=1):
                served.append("배달" if "배달" in choice.title else "반도체")
                await at.had(choice, now)
        # The one with the most news first, the other as soon as that was served.
        assert served[:2] == ["반도체", "배달"]
        assert len(served) > 2
        # A draft on the mere topic counts as its turn, and keeps no story away.
        async with at.database.write() as tx:
            await at.slate.note_had(tx, BORA, "반도체", ("반도체",), morning(2))
        assert ["배달" in choice.title for choice in await at.choose(morning(2), BORA, topics=topics)] == [
            True,
            False,
            False,
        ]
        menu = await at.choose(morning(2), CARO, topics=topics, count=2)
        assert ["배달" in choice.title for choice in menu] == [False, True]
        assert await at.choose(morning(2), topics=("고양이 카페",)) == []
        assert await at.slate.why_nothing(ANNA, ("고양이 카페",), Language.KO, now=morning(2)) is Nothing.NO_MATCH


async def test_a_pick_brings_such_stories_sooner_for_a_month(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        before = [choice.title for choice in await at.choose(morning(4), count=100)]
        liked = (await at.choose(morning(4), BORA, topics=("원전",), count=1))[0]
        await at.picked(liked, morning(4))
        after = [choice.title for choice in await at.restarted().choose(morning(4), count=100)]
        assert after.index(liked.title) < before.index(liked.title)
        unmoved = [choice.title for choice in await at.choose(morning(4), BORA, count=100)]
        assert unmoved == before
        with sqlite3.connect(at.database.path) as connection:
            connection.execute("update picks set at = ?", ((morning(4) - timedelta(days=31)).isoformat(),))
        connection.close()
        assert [choice.title for choice in await at.restarted().choose(morning(4), count=100)] == before


async def test_what_ones_own_feed_brings_is_in_ones_own_slate_alone(tmp_path: Path) -> None:
    now = morning(4)
    own = [
        item("누비항공 정비 자회사 합병 결정", "누비항공이 정비 자회사를 합병하기로 했다.", outlet, now, number)
        for number, outlet in enumerate(("하나", "둘둘", "셋셋"))
    ]
    async with room(tmp_path) as at:
        await at.brings(own, now, owner=ANNA)
        mine = await at.choose(now, count=100)
        assert [choice.why_lasting.kind for choice in mine if choice.title == own[0].title] == [Kind.STRUCTURE]
        theirs = await at.choose(now, BORA, count=100)
        assert own[0].title not in {choice.title for choice in theirs}
        assert {choice.key for choice in theirs} <= {choice.key for choice in mine}


async def test_no_news_is_said_and_not_kept(tmp_path: Path) -> None:
    async with room(tmp_path, until=0) as at:
        assert await at.choose(morning(4)) == []
        assert await at.slate.why_nothing(ANNA, (), Language.KO, now=morning(4)) is Nothing.NO_NEWS
        await at.brings([item("전기차 보조금 개편안 의결", "정부가 의결했다.", "가람", morning(4), 1)], morning(4))
        assert len(await at.choose(morning(4))) == 1


async def test_an_item_without_a_time_is_of_the_day_on_which_it_was_seen(tmp_path: Path) -> None:
    untimed = replace(item("전기차 보조금 개편안 의결", "정부가 의결했다.", "가람", morning(4), 1), published=None)
    async with room(tmp_path, until=0) as at:
        await at.brings([untimed], morning(4))
        assert len(await at.choose(morning(4))) == 1
        assert await at.choose(morning(4) + timedelta(days=2)) == []


class Broken:
    """A worker that gives every job up."""

    async def run(self, function: object, *args: object, seconds: float = 10.0) -> object:
        raise TooLong("0 s")


async def test_a_worker_that_fails_is_said_and_asked_again(tmp_path: Path) -> None:
    broken: Runs = Broken()  # type: ignore[assignment]
    async with room(tmp_path, worker=broken) as at:
        assert await at.choose(morning(4)) == []
        assert await at.slate.why_nothing(ANNA, (), Language.KO, now=morning(4)) is Nothing.FAILED


async def test_what_no_choice_depends_on_is_forgotten(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        story = (await at.choose(morning(4)))[0]
        await at.had(story, morning(4))
        tables = ("told", "covered", "slates")

        def counts() -> list[int]:
            with sqlite3.connect(at.database.path) as connection:
                found = [connection.execute(f"select count(*) from {name}").fetchone()[0] for name in tables]  # noqa: S608
            connection.close()
            return found

        await at.slate.prune(morning(4) + timedelta(days=1))
        assert counts() == [1, 1, 1]
        await at.slate.prune(morning(4) + timedelta(days=3))
        assert counts() == [1, 1, 0]
        await at.slate.prune(morning(4) + timedelta(days=40))
        assert counts() == [0, 0, 0]


async def test_windows_are_three_hours_of_utc() -> None:
    assert window_start(morning(4)).isoformat() == "2026-11-22T21:00:00+00:00"
    assert window_start(window_start(morning(4))) == window_start(morning(4))
    assert window_start(morning(4) + WINDOW) - window_start(morning(4)) == WINDOW
