"""/feeds in the chat, and what the feeds brought: searched by everybody, or by the one who follows them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.visitors import Visitor, linked, running_desk
from tests.desk import NO_FEEDS, Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADDED = "이제 이 피드도 볼게요"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


async def follows(visitor: Visitor, url: str, words: str) -> None:
    text = f"/feeds {url}"
    command = {"type": "bot_command", "offset": 0, "length": 6}
    await visitor.sends({"text": text, "entities": [command, *linked(text, url)]}, words)


async def test_a_feed_is_added_listed_and_removed(desk: Desk) -> None:
    anna, bora = Visitor.new(desk), Visitor.new(desk)
    await anna.asks("/feeds", "내 피드를 더하려면")
    await follows(anna, desk.news.at("/feed.xml"), ADDED)
    await follows(anna, desk.news.at("/feed.xml"), "이미 보고 있는 피드예요")
    listed = await anna.asks("/feeds", "내 피드 1개")
    assert [button["text"] for button in listed.buttons] == [f"❌ {desk.news.host}/feed.xml"]

    # What it brought is hers alone.
    assert {owner for (owner,) in desk.rows("select owner from items")} == {anna.id}
    await bora.asks("/feeds", "내 피드를 더하려면")
    press = listed.buttons[0]["callback_data"]
    body = {"id": "9", "from": bora.side.person.as_user(), "chat_instance": "1", "message": bora.messages[-1].body}
    await bora.hears_after(
        lambda: desk.api.send_update({"callback_query": {**body, "data": press}}), "이미 뺀 피드예요"
    )
    assert desk.rows("select owner from feeds") == [(anna.id,)]

    await anna.presses(listed, "feed.xml", "이제 그 피드는 보지 않아요")
    assert desk.rows("select * from feeds") == []


@pytest.mark.parametrize(
    ("path", "words"),
    [("", "RSS나 Atom 피드가 없어요"), ("/nowhere.xml", "지금 그 피드에 닿지 않아요")],
)
async def test_what_is_no_feed_is_not_added(desk: Desk, path: str, words: str) -> None:
    await follows(Visitor.new(desk), desk.news.at(path or desk.news.stories[0].path), words)
    assert desk.rows("select * from feeds") == []


@pytest.mark.parametrize("url", ["http://10.0.0.1/rss", "http://localhost/rss", "ftp://news.example.com/rss"])
async def test_an_address_that_is_not_opened_is_refused(desk: Desk, url: str) -> None:
    await follows(Visitor.new(desk), url, "열 수 없는 주소예요")


async def test_an_english_speaker_hears_english(desk: Desk) -> None:
    await Visitor.new(desk, language="en").asks("/feeds", "To add one of your own")


async def test_listed_feeds_are_gathered_by_themselves_and_a_topic_is_found_in_what_is_stored(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("gathered")
    async with Desk(folder) as desk:
        opml = folder / "own.opml"
        opml.write_text(NO_FEEDS.format(f'<outline text="가람" xmlUrl="http://{desk.news.host}/feed.xml"/>'))
        desk.settings["NEWS_FEEDS"] = str(opml)
        await desk.start_bot()
        visitor = Visitor.new(desk)
        while not desk.rows("select id from items"):
            await visitor.asks("/help", "이렇게 쓰세요")
        assert {owner for (owner,) in desk.rows("select owner from items")} == {0}
        assert desk.news.count("/feed.xml") == 1
        await visitor.drafted("반도체")
        assert desk.news.count("/feed.xml") == 1
