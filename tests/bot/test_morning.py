"""The narrow morning over HTTP: subscribed, due, pushed once, whatever happens to the process in between."""

import sqlite3
from pathlib import Path

import pytest

from domain.layout import parse
from tests.desk import Desk


def make_due(desk: Desk) -> None:
    """As if the time had come; the bot must not be running."""
    with sqlite3.connect(desk.database) as connection:
        connection.execute("update subscriptions set next_due = strftime('%Y-%m-%dT%H:%M:00+00:00', 'now')")
    connection.close()


def pushes(desk: Desk) -> list[str]:
    return [shown.text for shown in desk.from_bot() if "오늘 아침 초안" in shown.text]


@pytest.mark.asyncio
async def test_a_morning_is_pushed_once_over_a_restart(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        desk.say("/subscribe 07:45 메모리 반도체")
        await desk.hears("• 주제: 메모리 반도체")
        await desk.kill_bot()
        make_due(desk)
        gate = desk.gemini.hold(kind="plan")
        await desk.start_bot()
        await gate.reached()
        # It was asked for, and the process dies while the model thinks.
        await desk.kill_bot()
        gate.release()
        await desk.start_bot()
        pushed = await desk.hears("오늘 아침 초안")
        assert pushed.document is not None
        [(markdown, origin, topic)] = desk.rows("select markdown, origin, topic from drafts")
        assert (origin, topic) == ("morning", "메모리 반도체")
        assert parse(str(markdown)).origin.startswith("아침 데스크")
        [(due,)] = desk.rows("select next_due from subscriptions")
        assert desk.rows("select strftime('%s', ?) > strftime('%s', 'now')", due) == [(1,)]
        # Unfolded on tap, and a reply to the push means the draft.
        desk.api.press(pushed.message_id, "open|1")
        await desk.wait_for(lambda: desk.saying("고치고 싶은 부분에"))
        desk.say("1번 섹션 더 짧게", reply_to=pushed.message_id)
        await desk.hears("고쳤어요: 1번 섹션")
        assert len(pushes(desk)) == 1


@pytest.mark.asyncio
async def test_the_largest_story_and_another_one(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        feeds = tmp_path / "listed.opml"
        feeds.write_text(
            f'<?xml version="1.0"?><opml version="2.0"><head/><body>'
            f'<outline type="rss" text="동글일보" xmlUrl="{desk.news.at("/feed.xml")}"/></body></opml>',
            encoding="utf-8",
        )
        desk.settings = {"GEMINI_API_KEY": None, "NEWS_FEEDS": str(feeds)}
        await desk.start_bot()
        desk.say("/subscribe 07:45")
        await desk.hears("아침 초안을 보내 드릴게요")
        await desk.news.asked_for("/feed.xml")
        # The poll is stored once the chat answers again: both write to the one database.
        while not desk.rows("select 1 from items"):
            before = len(desk.saying("내 아침 초안 ("))
            desk.say("/subscriptions")
            await desk.hears("내 아침 초안 (", times=before + 1)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears("오늘 아침 초안")
        desk.api.press(pushed.message_id, "another|1")
        await desk.hears("다른 주제를 찾고 있어요")
        await desk.hears("오늘 아침 초안", times=2)
        topics = [topic for (topic,) in desk.rows("select topic from drafts order by id")]
        assert len(set(topics)) == 2
