"""Mornings over HTTP: subscribed, due, written once, pushed once to each, whatever happens to the process."""

import asyncio
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground import Shown
from domain.layout import parse
from tests.bot.visitors import Visitor
from tests.desk import OWNER, PATIENCE, Desk
from tests.fakes import gemini_steps as gemini

PUSHED = "오늘의 초안"
ANN, BEN, DAN = 5001, 5002, 5003


def make_due(desk: Desk, ago: timedelta = timedelta(), *, form: str = "one") -> None:
    """As if the time had come for everybody; the bot must not be running."""
    moment = datetime.now(UTC).replace(second=0, microsecond=0) - ago
    with closing(sqlite3.connect(desk.database)) as connection, connection:
        connection.execute(
            "update subscriptions set next_due = ?, at = ?, zone = 'UTC', form = ?",
            (moment.isoformat(), f"{moment:%H:%M}", form),
        )


def pushes(desk: Desk, user: int = OWNER) -> list[Shown]:
    return [shown for shown in desk.from_bot(user) if PUSHED in shown.text]


def feed_of(desk: Desk, folder: Path) -> str:
    """An OPML file with the news site's feed."""
    feeds = folder / "listed.opml"
    feeds.write_text(
        f'<?xml version="1.0"?><opml version="2.0"><head/><body>'
        f'<outline type="rss" text="동글일보" xmlUrl="{desk.news.at("/feed.xml")}"/></body></opml>',
        encoding="utf-8",
    )
    return str(feeds)


async def news_stored(desk: Desk) -> None:
    """The poll is stored once the chat answers again: both write to the one database."""
    await desk.news.asked_for("/feed.xml")
    while not desk.rows("select 1 from items"):
        before = len(desk.saying("내 아침 초안"))
        desk.say("/subscriptions")
        await desk.hears("내 아침 초안", times=before + 1)


async def become(desk: Desk, query: str, value: str | None, *of: int) -> None:
    """Wait for what only the database knows: asked again with each answer to somebody who keeps writing."""
    probe = Visitor.new(desk)
    async with asyncio.timeout(PATIENCE):
        while desk.rows(query, *of) != [(value,)]:
            await probe.asks("/drafts", "아직 초안이 없어요")


async def subscribed(desk: Desk, user: int, words: str = "07:45 메모리 반도체") -> Visitor:
    visitor = Visitor(desk, user)
    await visitor.asks(f"/subscribe {words}", "07:45")
    return visitor


@pytest.mark.asyncio
async def test_a_morning_is_written_and_pushed_once_over_a_restart(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        await subscribed(desk, OWNER)
        await desk.kill_bot()
        make_due(desk)
        gate = desk.gemini.hold(kind="plan")
        await desk.start_bot()
        await gate.reached()
        # It was asked for, and the process dies while the model thinks.
        await desk.kill_bot()
        gate.release()
        await desk.start_bot()
        pushed = await desk.hears(PUSHED)
        assert pushed.document is not None
        [(markdown, origin, topic)] = desk.rows("select markdown, origin, topic from drafts")
        assert (origin, topic) == ("morning", "메모리 반도체")
        # Both the push and the draft say from when the news is.
        [moment] = re.findall(r"아침 데스크, (\d\d:\d\d) 기준 뉴스", parse(str(markdown)).origin)
        assert re.search(r"\d\d:\d\d 기준 뉴스로 썼어요", pushed.text)
        assert moment
        [(due,)] = desk.rows("select next_due from subscriptions")
        assert desk.rows("select strftime('%s', ?) > strftime('%s', 'now')", due) == [(1,)]
        # Unfolded on tap, and a reply to the push means the draft.
        Visitor(desk, OWNER).press(pushed, "펼쳐 보기")
        await desk.wait_for(lambda: desk.saying("고치고 싶은 부분에"))
        desk.say("1번 섹션 더 짧게", reply_to=pushed.message_id)
        await desk.hears("고쳤어요: 1번 섹션")
        assert len(pushes(desk)) == 1


@pytest.mark.asyncio
async def test_a_morning_without_its_model_brings_the_digest(tmp_path: Path) -> None:
    """Marked as what it is; the desk has paid. Written anew on a press, it is its reader's to pay."""
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        ann = await subscribed(desk, ANN)
        await desk.kill_bot()
        make_due(desk)
        desk.gemini.script(gemini.rate_limit(per_day=True), kind="plan")
        await desk.start_bot()
        pushed = await desk.hears(PUSHED, ann.id)
        assert "글쓰기 모델이 답하지 못해서 기사에서 뽑은 문장만 모았어요" in pushed.text
        assert pushed.document is not None
        assert desk.rows("select owner, written_by, stands_in from drafts") == [(0, "digest", "quota")]
        assert desk.rows("select owner, draft, task, requests from calls") == [(0, 1, "plan", 1)]
        head = await ann.presses(pushed, "펼쳐 보기", "고치고 싶은 부분에")
        await ann.presses(head, "모델로 다시 쓰기", "초안이 나왔어요")
        [(markdown, written_by)] = desk.rows("select markdown, written_by from drafts where id = 3")
        assert parse(str(markdown)).origin.startswith("아침 데스크")
        assert written_by == "google:gemini-3.8-flash"
        assert set(desk.rows("select owner, draft from calls where id > 1")) == {(ANN, 3)}
        assert len(pushes(desk, ann.id)) == 1


@pytest.mark.asyncio
async def test_two_readers_of_one_draft_revise_it_differently_and_see_nothing_of_each_other(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        ann, ben, dan = [await subscribed(desk, user) for user in (ANN, BEN, DAN)]
        await desk.kill_bot()
        make_due(desk)
        desk.gemini.forget()
        await desk.start_bot()
        for reader in (ann, ben, dan):
            await desk.hears(PUSHED, reader.id)
        # Written once, uploaded once, and nobody's own until it is touched.
        assert [len(desk.gemini.of_kind(kind)) for kind in ("plan", "blog", "script")] == [1, 1, 1]
        sent = [call for call in desk.api.journal if call.method == "sendDocument"]
        files = {pushes(desk, reader.id)[0].document["file_id"] for reader in (ann, ben, dan)}  # type: ignore[index]
        assert len(files) == 1
        assert sum("document" in call.payload and call.payload["document"] not in files for call in sent) == 1
        assert desk.rows("select owner from drafts") == [(0,)]
        await ann.asks("/drafts", "아직 초안이 없어요")

        [push] = pushes(desk, ann.id)
        await ann.presses(push, "펼쳐 보기", "고치고 싶은 부분에")
        part = "select 1 from shown join drafts on drafts.id = draft where owner = ? and part = 'section:3'"
        await desk.wait_for(lambda: desk.rows(part, ann.id))
        await ann.asks("이걸로 바꿔: 앤의 문단입니다.", "고쳤어요: 3번 섹션", to=ann.showing("section:3"))
        [bens] = pushes(desk, ben.id)
        await ben.asks("1번 섹션 더 짧게", "고쳤어요: 1번 섹션", to=bens)
        texts = dict(desk.rows("select owner, markdown from drafts"))
        assert texts.keys() == {0, ann.id, ben.id}
        assert len(set(texts.values())) == 3
        assert "앤의 문단입니다." in texts[ann.id]
        assert not any("앤의 문단입니다." in text for owner, text in texts.items() if owner != ann.id)
        # Ben unfolds his, and finds nothing of Ann's; Dan's is as it was written.
        await ben.presses(bens, "펼쳐 보기", "고치고 싶은 부분에")
        assert not any("앤의 문단" in said for said in ben.heard)
        await dan.presses(pushes(desk, dan.id)[0], "펼쳐 보기", "고치고 싶은 부분에")
        assert dan.markdown == texts[0]
        # One copy for each, however often it is touched; and each is in its owner's list alone.
        await ann.presses(push, "펼쳐 보기", "고치고 싶은 부분에")
        assert len(ann.drafts) == len(ben.drafts) == len(dan.drafts) == 1
        await ann.asks("/drafts", "초안이 1개")
        # Somebody else's button is nobody's key.
        [(slot,)] = desk.rows("select id from slots where owner = ?", ann.id)
        with pytest.raises(LookupError):
            ben.side.press(bens.message_id, f"unfold|{slot}")


@pytest.mark.asyncio
async def test_an_edited_file_that_comes_back_changes_the_readers_own_copy(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        ann = await subscribed(desk, ANN)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears(PUSHED, ann.id)
        edited = (await ann.file(pushed)).decode().replace("## 1. ", "## 1. 앤이 고친 ", 1)
        assert pushed.document is not None
        ann.side.send_document(pushed.document["file_name"], edited.encode())
        await desk.hears("고쳤어요", ann.id)
        texts = dict(desk.rows("select owner, markdown from drafts"))
        assert texts[ann.id] == edited
        assert texts[0] != edited


@pytest.mark.asyncio
async def test_the_largest_story_and_another_one(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"GEMINI_API_KEY": None, "NEWS_FEEDS": feed_of(desk, tmp_path)}
        await desk.start_bot()
        await subscribed(desk, OWNER, "07:45")
        await news_stored(desk)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears(PUSHED)
        reader = Visitor(desk, OWNER)
        await reader.presses(pushed, "다른 주제로", "쓰고 있어요")
        await desk.hears("골라 주신 주제의 초안이에요")
        topics = [topic for (topic,) in desk.rows("select topic from drafts order by id")]
        assert len(set(topics)) == len(topics) == 2


@pytest.mark.asyncio
async def test_a_menu_is_picked_from_and_the_pick_is_written_once(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"NEWS_FEEDS": feed_of(desk, tmp_path)}
        await desk.start_bot()
        ann, ben = [await subscribed(desk, user, "07:45") for user in (ANN, BEN)]
        await subscribed(desk, OWNER)
        await news_stored(desk)
        await desk.kill_bot()
        make_due(desk, form="menu")
        await desk.start_bot()
        menus = [await desk.hears("오늘의 주제", reader.id) for reader in (ann, ben)]
        titles = [button["text"] for button in menus[0].buttons if button["callback_data"].startswith("pick|")]
        assert len(titles) >= 2
        assert "검색어" in menus[0].text
        for reader, menu in zip((ann, ben), menus, strict=True):
            await reader.presses(menu, titles[1], "쓰고 있어요")
            await desk.hears("골라 주신 주제의 초안이에요", reader.id)
        [(title,)] = desk.rows("select title from editions where id in (select edition from slots where pick != '')")
        assert titles[1] == f"2. {title}"[: len(titles[1])]
        # Pressed again it is the same draft, unfolded.
        await ann.presses(menus[0], titles[1], "고치고 싶은 부분에")
        assert len(ann.drafts) == 1
        assert desk.rows("select count(*) from picks where owner in (?, ?)", ANN, BEN) == [(2,)]
        # From another angle the stories are the same, under keys of their own.
        await ann.presses(menus[0], "다른 각도로", "오늘의 주제")


@pytest.mark.asyncio
async def test_without_a_model_the_morning_is_extracts_and_says_so(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"LLM_BASE_URL": "http://127.0.0.1:9"}
        await desk.start_bot()
        await subscribed(desk, OWNER)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears(PUSHED)
        assert "기사에서 뽑은 문장만" in pushed.text
        assert desk.rows("select written_by from drafts") == [("digest",)]


@pytest.mark.asyncio
async def test_with_the_news_down_each_reader_has_one_honest_line(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"NEWS_SEARCH_URL": "http://127.0.0.1:9/{query}", "NEWS_PRIVATE_HOSTS": "127.0.0.1:9"}
        await desk.start_bot()
        for user in (ANN, BEN):
            await subscribed(desk, user)
        await desk.kill_bot()
        make_due(desk)
        await desk.start_bot()
        for user in (ANN, BEN):
            await desk.hears("뉴스에 연결되지 않아서", user)
        assert desk.gemini.requests == []


@pytest.mark.asyncio
async def test_a_morning_missed_for_too_long_is_told_with_the_next_one(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        await subscribed(desk, OWNER)
        await desk.kill_bot()
        make_due(desk, timedelta(hours=4))
        await desk.start_bot()
        await become(desk, "select ended from slots", "missed")
        await desk.kill_bot()
        assert pushes(desk) == []
        make_due(desk)
        await desk.start_bot()
        pushed = await desk.hears(PUSHED)
        assert "초안은 보내지 못했어요" in pushed.text
        await become(desk, "select missed from subscriptions", None)


@pytest.mark.asyncio
async def test_who_blocked_the_bot_is_paused_and_kept_and_the_owner_sees_it(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        desk.settings = {"OWNER_ID": str(OWNER)}
        await desk.start_bot()
        await Visitor(desk, OWNER).asks("/desk", "오늘 보낼 아침 초안이 없거나")
        for user in (ANN, BEN):
            await subscribed(desk, user)
        await desk.kill_bot()
        desk.api.person(ANN).block()
        make_due(desk)
        await desk.start_bot()
        await desk.hears(PUSHED, BEN)
        await become(desk, "select ended from slots where owner = ?", "blocked", ANN)
        assert desk.rows("select owner, paused from subscriptions order by owner") == [(ANN, "blocked"), (BEN, None)]
        told = await Visitor(desk, OWNER).asks("/desk", "보냄: 1")
        assert "실패, 받는 사람이 봇을 차단함: 1" in told.text
        assert "메모리 반도체: 2명 가운데 1명에게 보냄" in told.text
        # For everybody else there is no such command.
        await Visitor(desk, BEN).asks("/desk", "모르는 명령")
