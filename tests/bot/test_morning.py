"""The narrow morning over HTTP: subscribed, due, pushed once, whatever happens to the process in between."""

import sqlite3
from pathlib import Path

import pytest

from domain.layout import parse
from tests.desk import OWNER, Desk
from tests.fakes import gemini_steps as gemini


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
        await desk.hears("매일 07:45(Asia/Seoul)에 보내 드릴게요: 메모리 반도체")
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
async def test_a_morning_without_its_model_brings_the_digest(tmp_path: Path) -> None:
    """Marked as what it is; the desk has paid. Written anew on a press, it is its reader's to pay."""
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        desk.say("/subscribe 07:45 메모리 반도체")
        await desk.hears("매일 07:45(Asia/Seoul)에 보내 드릴게요")
        await desk.kill_bot()
        make_due(desk)
        desk.gemini.script(gemini.rate_limit(per_day=True), kind="plan")
        await desk.start_bot()
        pushed = await desk.hears("오늘 아침 초안")
        assert "글쓰기 모델이 답하지 못해서 기사에서 뽑은 문장만 모았어요" in pushed.text
        assert pushed.document is not None
        assert desk.rows("select written_by, stands_in from drafts") == [("digest", "quota")]
        assert desk.rows("select owner, draft, task, requests from calls") == [(0, 1, "plan", 1)]
        desk.api.press(pushed.message_id, "anew|1")
        await desk.hears("초안이 나왔어요")
        [(markdown, written_by)] = desk.rows("select markdown, written_by from drafts where id = 2")
        assert parse(str(markdown)).origin.startswith("아침 데스크")
        assert written_by == "google:gemini-3.8-flash"
        assert set(desk.rows("select owner, draft from calls where id > 1")) == {(OWNER, 2)}
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
        await desk.hears("그날 가장 큰 소식")
        await desk.news.asked_for("/feed.xml")
        # The poll is stored once the chat answers again: both write to the one database.
        while not desk.rows("select 1 from items"):
            before = len(desk.saying("내 아침 초안"))
            desk.say("/subscriptions")
            await desk.hears("내 아침 초안", times=before + 1)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears("오늘 아침 초안")
        desk.api.press(pushed.message_id, "another|1")
        await desk.hears("다른 주제를 찾고 있어요")
        await desk.hears("오늘 아침 초안", times=2)
        topics = [topic for (topic,) in desk.rows("select topic from drafts order by id")]
        assert len(set(topics)) == 2


@pytest.mark.asyncio
async def test_subscribing_in_words(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        for wrong in ("/subscribe", "/subscribe 25:00", "/subscribe 7:99 금리", "/subscribe 아침"):
            before = len(desk.saying("몇 시에 보내 드릴까요?"))
            desk.say(wrong)
            await desk.hears("몇 시에 보내 드릴까요?", times=before + 1)
        desk.say("/unsubscribe")
        await desk.hears("받고 있는 아침 초안이 없어요")
        for hour in range(10):
            desk.say(f"/subscribe {hour}:30")
        await desk.hears("보내 드릴게요: 그날 가장 큰 소식", times=10)
        desk.say("/subscribe 11:30")
        await desk.hears("10개까지")
        desk.say("/unsubscribe")
        asked = await desk.hears("어느 것을 그만 받을까요?")
        desk.api.press(asked.message_id, "unsub|3")
        await desk.hears("이제 그 시간에는 보내지 않을게요")
        assert desk.rows("select count(*) from subscriptions where owner = ?", OWNER) == [(9,)]
        desk.api.press(asked.message_id, "unsub|3")
        await desk.hears("이미 끝난 아침 초안")
