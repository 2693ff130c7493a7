"""Subscribing over HTTP: by questions and in a line, the list, and who blocked the bot and came back."""

import json
from pathlib import Path

import pytest

from bot.playground.chats import Shown
from bot.playground.faults import FaultKind
from tests.desk import Desk

WANTED = "select at, zone, days, topics, form, paused from subscriptions order by id"


def press(desk: Desk, shown: Shown, label: str) -> None:
    """The button that says this, on the message as it stands now."""
    [data] = [it["callback_data"] for it in desk.chat()[shown.message_id].buttons if label in it["text"]]
    desk.api.press(shown.message_id, data)


async def subscribed(desk: Desk, line: str) -> Shown:
    before = len(desk.saying("보내 드릴게요"))
    desk.say(line)
    return await desk.hears("보내 드릴게요", times=before + 1)


@pytest.mark.asyncio
async def test_by_questions_over_a_restart(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"MORNING_AT": "06:15"}
        await desk.start_bot()
        desk.say("/subscribe")
        asked = await desk.hears("몇 시에 보내 드릴까요? 서울 시간이에요.")
        assert asked.buttons[0]["text"] == "06:15"
        press(desk, asked, "06:15")
        await desk.hears("06:15 (서울)\n어느 날에")
        await desk.kill_bot()
        await desk.start_bot()
        # The message from before the kill goes on; a step back as well.
        press(desk, asked, "뒤로")
        await desk.wait_for(lambda: "몇 시에" in desk.texts()[asked.message_id])
        desk.say("뉴욕", reply_to=asked.message_id)
        in_new_york = await desk.hears("뉴욕 시간이에요")
        press(desk, in_new_york, "직접 적기")
        typed = await desk.hears("이 메시지에 답장해 주세요")
        [call] = [call for call in desk.api.journal if call.message_id == typed.message_id]
        assert call.payload["reply_markup"]["force_reply"] is True
        desk.say("6시 40분", reply_to=typed.message_id)
        days = await desk.hears("06:40 (뉴욕)\n어느 날에")
        press(desk, days, "미국 거래일")
        await desk.hears("06:40 (뉴욕) · 미국 거래일\n어떤 주제로")
        await desk.kill_bot()
        await desk.start_bot()
        desk.say("뉴욕 증시, 금리", reply_to=days.message_id)
        form = await desk.hears("뉴욕 증시, 금리\n다 쓴 초안으로")
        press(desk, form, "세 가지 메뉴")
        made = await desk.hears("아침 초안을 보내 드릴게요")
        for line in ("• 시간: 06:40 (뉴욕)", "• 날: 미국 거래일", "• 주제: 뉴욕 증시, 금리", "• 형식: 세 가지 메뉴"):
            assert line in made.text
        assert "첫 초안: " in made.text
        [(*wish, topics, form_kept, paused)] = desk.rows(WANTED)
        assert wish == ["06:40", "America/New_York", "us"]
        assert json.loads(str(topics)) == ["뉴욕 증시", "금리"]
        assert (form_kept, paused) == ("menu", None)
        # It is settled: neither its buttons nor a further reply make a second one.
        desk.api.press(in_new_york.message_id, in_new_york.buttons[0]["callback_data"])
        await desk.hears("이미 끝난 질문")
        assert desk.rows("select count(*) from orders") == [(0,)]
        assert len(desk.rows(WANTED)) == 1


@pytest.mark.asyncio
async def test_in_one_line_and_what_cannot_be(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        made = await subscribed(desk, "/subscribe 07:45 평일 AI 반도체")
        for line in ("• 시간: 07:45 (서울)", "• 날: 평일", "• 주제: AI 반도체", "• 형식: 초안 하나"):
            assert line in made.text
        assert "06:30 (뉴욕)" in (await subscribed(desk, "/subscribe 06:30 America/New_York")).text
        for line, sentence in {
            "/subscribe 25:00": "“25:00” 같은 시간은 없어요",
            "/subscribe 7시 75분 금리": "“7시 75분” 같은 시간은 없어요",
            "/subscribe 7시 아틀란티스 시간": "“아틀란티스”의 시간대를 모르겠어요",
            "/subscribe 7시 Asia/Tokio": "혹시 도쿄인가요?",
            "/subscribe 2026-01-01 07:45": "날짜(2026-01-01)를 정할 수 없어요",
            "/subscribe 07:45 주말": "“주말” 말고 매일, 평일",
            "/subscribe 07:45 ,": "주제를 찾지 못했어요",
            "/subscribe 07:45 " + "긴 " * 200 + "글": "자까지 정할 수 있어요",
            "/subscribe 07:45 평일 ai 반도체": "똑같은 아침 초안을 이미",
        }.items():
            desk.say(line)
            await desk.hears(sentence)
        assert len(desk.rows(WANTED)) == 2
        # A time alone is missing: nothing is asked but that.
        desk.say("/subscribe 메뉴 금리")
        press(desk, await desk.hears("몇 시에 보내 드릴까요?"), "08:00")
        await desk.hears("• 형식: 세 가지 메뉴")
        # A city that may belong to the topic.
        desk.say("/subscribe 09:10 뉴욕 증시")
        press(desk, await desk.hears("“뉴욕” 말인데요"), "주제예요")
        await desk.hears("• 주제: 뉴욕 증시")
        assert [row[:2] for row in desk.rows(WANTED)][2:] == [("08:00", "Asia/Seoul"), ("09:10", "Asia/Seoul")]


@pytest.mark.asyncio
async def test_the_list_pauses_moves_and_deletes(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        desk.say("/unsubscribe")
        await desk.hears("받고 있는 아침 초안이 없어요")
        await subscribed(desk, "/subscribe 07:45 금리")
        await subscribed(desk, "/subscribe 08:00 도쿄")
        desk.say("/subscriptions")
        listed = await desk.hears("내 아침 초안 (10개 가운데 2개)")
        assert "1. 07:45 (서울) · 매일 · 금리 · 초안 하나\n   다음: " in listed.text

        async def shows(words: str) -> None:
            await desk.wait_for(lambda: words in desk.texts()[listed.message_id])

        press(desk, listed, "1번 쉬기")
        await shows("초안 하나\n   ⏸ 쉬는 중\n2. 08:00 (도쿄)")
        assert [row[-1] for row in desk.rows(WANTED)] == ["asked", None]
        press(desk, listed, "1번 받기")
        await shows("초안 하나\n   다음: ")
        press(desk, listed, "2번 시간")
        asked = await desk.hears("몇 시로 바꿀까요? 지금은 08:00 (도쿄)")
        before = desk.rows("select next_due from subscriptions where id = 2")
        desk.say("뉴욕 6시", reply_to=asked.message_id)
        moved = await desk.hears("시간을 바꿨어요: 06:00 (뉴욕)")
        assert "\n다음: " in moved.text
        assert desk.rows("select next_due from subscriptions where id = 2") != before
        press(desk, listed, "1번 지우기")
        await desk.hears("이제 그 시간에는 보내지 않을게요")
        await shows("1. 06:00 (뉴욕)")
        desk.say("/unsubscribe")
        await desk.hears("이제 그 시간에는 보내지 않을게요", times=2)
        assert desk.rows(WANTED) == []
        # An old button of a row that is gone; its number is never given again.
        press(desk, listed, "1번 쉬기")
        await desk.hears("이미 끝난 아침 초안")
        await shows("받고 있는 아침 초안이 없어요")
        await subscribed(desk, "/subscribe 07:45")
        assert desk.rows("select id from subscriptions") == [(3,)]


@pytest.mark.asyncio
async def test_more_of_one_person_than_there_may_be(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        for minute in range(14):
            desk.say(f"/subscribe 07:{minute:02d}")
        refused = await desk.hears("10개까지 받을 수 있어요", times=4)
        assert len(refused.buttons) == len(desk.rows(WANTED)) == 10
        # The way on: end one of them, and there is room again.
        desk.api.press(refused.message_id, refused.buttons[2]["callback_data"])
        await desk.hears("이제 그 시간에는 보내지 않을게요")
        await subscribed(desk, "/subscribe 21:30")
        assert len(desk.rows(WANTED)) == 10


@pytest.mark.asyncio
async def test_who_blocked_the_bot_finds_everything_again(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        await subscribed(desk, "/subscribe 07:45 금리")
        await subscribed(desk, "/subscribe 08:00 환율")
        desk.say("/subscriptions")
        listed = await desk.hears("내 아침 초안")
        press(desk, listed, "2번 쉬기")
        await desk.wait_for(lambda: "쉬는 중" in desk.texts()[listed.message_id])
        # Whoever blocks says nothing: it is met when something is sent to them, here an answer that comes too late.
        desk.api.fault(FaultKind.FORBIDDEN, "sendMessage")
        desk.say("/help")
        desk.say("/drafts")
        await desk.hears("다시 만나서 반가워요! 멈춰 있던 아침 초안 1개를 다시 보내 드릴게요.")
        await desk.hears("아직 초안이 없어요")
        assert [row[-1] for row in desk.rows(WANTED)] == [None, "asked"]
        assert desk.rows("select count(*) from subscriptions where next_due > strftime('%Y-%m-%dT%H:%M', 'now')") == [
            (2,)
        ]
