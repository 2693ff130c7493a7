"""Mornings on a bad day over HTTP: whatever fails, the reader hears of it, once, and in words that are true."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.test_morning import ANN, BEN, PUSHED, become, feed_of, make_due, news_stored, subscribed
from tests.bot.visitors import Visitor
from tests.desk import OWNER, Desk
from writing.slate import window_start

TROUBLE = "제 쪽에 문제가 생겨서"
UNREACHED = "뉴스에 연결되지 않아서"
ASKED_FOR = "골라 주신 주제의 초안이에요"
SPOILT = """
create trigger spoilt after update of markdown on drafts when new.markdown <> 'x'
begin update drafts set markdown = 'x' where id = new.id; end
"""
"""Whatever is written cannot be read back."""


def change(desk: Desk, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(desk.database, timeout=30)) as connection, connection:
        connection.execute(statement, values)


def away(desk: Desk, user: int, *, paused: bool) -> None:
    change(desk, "update subscriptions set paused = ? where owner = ?", "asked" if paused else None, user)


async def subscribed_to_the_desk(desk: Desk, folder: Path) -> None:
    """The owner gets what the desk picks from the stored news; the bot is down, for a morning to be made due."""
    desk.settings = {"NEWS_FEEDS": feed_of(desk, folder)}
    await desk.start_bot()
    await subscribed(desk, OWNER, "07:45")
    await news_stored(desk)
    await desk.kill_bot()


@pytest.mark.asyncio
async def test_a_draft_that_cannot_be_sent_is_owned_up_to_once(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"OWNER_ID": str(OWNER)}
        await desk.start_bot()
        await subscribed(desk, OWNER)
        await desk.kill_bot()
        change(desk, SPOILT)
        make_due(desk)
        await desk.start_bot()
        await desk.hears(TROUBLE)
        told = await Visitor(desk, OWNER).asks("/desk", "보냄: 1")
        assert "초안 대신 안내 한 줄: 1" in told.text
        await desk.kill_bot()
        await desk.start_bot()
        await Visitor(desk, OWNER).asks("/desk", "보냄: 1")
        assert len(desk.saying(TROUBLE)) == 1


@pytest.mark.asyncio
async def test_news_that_are_back_are_read_for_whoever_comes_later(tmp_path: Path) -> None:
    """Of the same window and topic, but nothing had come of the first try."""
    async with Desk(tmp_path) as desk:
        desk.settings = {"NEWS_SEARCH_URL": "http://127.0.0.1:9/{query}", "NEWS_PRIVATE_HOSTS": "127.0.0.1:9"}
        await desk.start_bot()
        for user in (ANN, BEN):
            await subscribed(desk, user)
        await desk.kill_bot()
        away(desk, BEN, paused=True)
        make_due(desk)
        await desk.start_bot()
        await desk.hears(UNREACHED, ANN)
        await desk.kill_bot()
        desk.settings = {}
        away(desk, ANN, paused=True)
        away(desk, BEN, paused=False)
        make_due(desk)
        await desk.start_bot()
        await desk.hears(PUSHED, BEN)
        assert desk.saying(UNREACHED, BEN) == []


@pytest.mark.asyncio
async def test_a_pick_that_nothing_came_of_can_be_picked_again(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await subscribed_to_the_desk(desk, tmp_path)
        make_due(desk, form="menu")
        await desk.start_bot()
        menu = await desk.hears("오늘의 주제")
        [title] = [button["text"] for button in menu.buttons if button["text"].startswith("2. ")]
        [story] = [story for story in desk.news.stories if story.title in title]
        desk.news.redirect(story.path, "/broken")
        reader = Visitor(desk, OWNER)
        await reader.presses(menu, title, "쓰고 있어요")
        await desk.hears("읽을 수 있는 뉴스를 찾지 못해서")
        desk.news.publish(story)
        await reader.presses(menu, title, "쓰고 있어요")
        await desk.hears(ASKED_FOR)
        # Pressed once more it is unfolded.
        await reader.presses(menu, title, "고치고 싶은 부분에")
        assert len(desk.saying(ASKED_FOR)) == 1


@pytest.mark.asyncio
async def test_what_is_picked_is_in_the_readers_language_like_what_comes_by_itself(tmp_path: Path) -> None:
    """Headlines are Korean; one edition serves both."""
    async with Desk(tmp_path) as desk:
        desk.settings = {"NEWS_FEEDS": feed_of(desk, tmp_path)}
        await desk.start_bot()
        await subscribed(desk, OWNER)
        await news_stored(desk)
        ann, ben = Visitor(desk, ANN, language="en"), Visitor(desk, BEN, language="en")
        for reader in (ann, ben):
            await reader.asks("/subscribe 07:45", "07:45")
        await desk.kill_bot()
        make_due(desk)
        change(desk, "update subscriptions set form = 'menu' where owner = ?", ANN)
        await desk.start_bot()
        menu = await desk.hears("Press one", ANN)
        await ann.presses(menu, "1. ", "Writing on it")
        await desk.hears("The draft you asked for", ANN)
        await desk.hears("Today's draft", BEN)
        assert desk.rows("select language from editions where title in (select topic from drafts)") == [
            ("ko",),
            ("en",),
        ]


@pytest.mark.asyncio
async def test_a_second_tap_on_another_topic_asks_for_nothing_more(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await subscribed_to_the_desk(desk, tmp_path)
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears(PUSHED)
        reader = Visitor(desk, OWNER)
        gate = desk.gemini.hold(kind="plan")
        await reader.presses(pushed, "다른 주제로", "✍️ 쓰고 있어요")
        await reader.presses(pushed, "다른 주제로", "아직 쓰고 있어요")
        gate.release()
        await desk.hears(ASKED_FOR)
        # Nothing is left in the news, and the reader hears why.
        await reader.presses(pushed, "다른 주제로", "오늘 소식은 이미 다 받아 보셨고")


@pytest.mark.asyncio
async def test_who_moves_after_the_work_has_begun_has_the_same_story_at_the_new_time(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await subscribed_to_the_desk(desk, tmp_path)
        before = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=6)
        make_due(desk, timedelta(minutes=-6))
        await desk.start_bot()
        await become(desk, "select problem from editions where finished_at is not null", None)
        await desk.kill_bot()
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        change(desk, "update subscriptions set next_due = ?, at = ?", now.isoformat(), f"{now:%H:%M}")
        await desk.start_bot()
        await desk.hears(PUSHED)
        # A story belongs to its news window: moved out of it, the morning is of the window that it moves into.
        written = 1 if window_start(now) == window_start(before) else 2
        assert desk.rows("select count(*) from editions") == [(written,)]
        assert [len(desk.gemini.of_kind(kind)) for kind in ("plan", "blog", "script")] == [written] * 3


@pytest.mark.asyncio
async def test_a_desk_without_money_brings_extracts_that_the_reader_may_have_written(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"DESK_BUDGET_USD": "0.0001", "OWNER_ID": str(OWNER)}
        await desk.start_bot()
        owner = await subscribed(desk, OWNER)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears(PUSHED)
        assert "예산을 다 써서 기사에서 뽑은 문장만 모았어요" in pushed.text
        assert desk.gemini.requests == []
        told = await owner.asks("/desk", "모델 없이 발췌")
        assert "아침 데스크 오늘: 쓴 돈이 없어요" in told.text
        head = await owner.presses(pushed, "펼쳐 보기", "고치고 싶은 부분에")
        await owner.presses(head, "모델로 다시 쓰기", "초안이 나왔어요")


@pytest.mark.asyncio
async def test_a_morning_that_an_older_version_left_unfinished_is_written(tmp_path: Path) -> None:
    """It wrote one for each reader, in a workflow of another name."""
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        gate = desk.gemini.hold(kind="plan")
        desk.say("메모리 반도체")
        await gate.reached()
        await desk.kill_bot()
        change(desk, "update workflow_status set name = 'morning' where name = 'write'")
        change(desk, "update drafts set origin = 'morning'")
        gate.release()
        await desk.start_bot()
        await desk.hears("초안이 나왔어요")


@pytest.mark.asyncio
async def test_who_is_not_let_in_any_more_is_sent_nothing_until_they_are(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"ALLOWED_USERS": f"{OWNER},{ANN}"}
        await desk.start_bot()
        for user in (OWNER, ANN):
            await subscribed(desk, user)
        await desk.kill_bot()
        desk.settings = {"ALLOWED_USERS": str(OWNER)}
        make_due(desk)
        await desk.start_bot()
        await desk.hears(PUSHED)
        assert desk.rows("select owner, paused from subscriptions order by owner") == [(OWNER, None), (ANN, "blocked")]
        assert desk.rows("select owner from slots") == [(OWNER,)]
        await desk.kill_bot()
        desk.settings = {"ALLOWED_USERS": f"{OWNER},{ANN}"}
        await desk.start_bot()
        await Visitor(desk, ANN).asks("/subscriptions", "다시 만나서 반가워요")


@pytest.mark.asyncio
async def test_a_story_whose_own_pages_are_walled_off_is_looked_for_elsewhere(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await subscribed_to_the_desk(desk, tmp_path)
        make_due(desk)
        first = desk.news.stories[0]
        for story in desk.news.stories:
            desk.news.redirect(story.path, "/paywall")
        elsewhere = replace(first, path="/elsewhere", outlet="다른신문", title=f"{first.title} 자세히")
        desk.news.publish(elsewhere)
        await desk.start_bot()
        await desk.hears(PUSHED)
        cited = desk.rows("select source_url from readings where source_url is not null")
        assert cited == [(desk.news.at("/elsewhere"),)]
