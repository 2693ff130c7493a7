import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground import BotApiServer, Rates, Status
from tests.bot.botapi import PERSON, bot_of

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("짧게", callback_data="s:1")]])


async def status() -> Status:
    return Status(model="google:gemini-3.8-flash", news="practice")


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer(rates=Rates.unlimited(), status=status, examples={"ko": ["반도체"]}) as running:
        yield running


@pytest_asyncio.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as talking:
        yield talking


@pytest_asyncio.fixture
async def person(server: BotApiServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url, headers={"X-Playground-Key": server.key}) as session:
        yield session


async def posted(person: aiohttp.ClientSession, path: str, **body: object) -> Any:
    async with person.post(f"/__control/{path}", json=body) as response:
        assert response.status == 200, await response.text()
        return await response.json()


async def asked(person: aiohttp.ClientSession, path: str) -> Any:
    async with person.get(f"/__control/{path}") as response:
        assert response.status == 200
        return await response.json()


@pytest.mark.parametrize("path", ["/", "/__control/about", "/__control/journal", "/__control/events"])
@pytest.mark.asyncio
async def test_without_the_key_nothing_of_the_persons_is_shown(server: BotApiServer, path: str) -> None:
    async with aiohttp.ClientSession(server.url) as session:
        for query in ({}, {"key": "wrong"}, {"key": "열쇠"}):
            async with session.get(path, params=query) as response:
                assert response.status == 403
        async with session.post("/__control/say", json={"text": "가"}) as response:
            assert response.status == 403
        async with session.get("/__control/about", params={"key": server.key}) as response:
            assert response.status == 200
    assert server.chats[PERSON].messages == []


@pytest.mark.asyncio
async def test_another_hosts_name_is_refused_everywhere(server: BotApiServer, person: aiohttp.ClientSession) -> None:
    for path in ("/", "/static/chat.js", f"/bot{server.token}/getMe"):
        async with person.get(path, headers={"Host": "evil.example"}) as response:
            assert response.status == 403
        async with person.get(path) as response:
            assert response.status == 200


@pytest.mark.asyncio
async def test_the_page_may_load_only_what_is_its_own(server: BotApiServer, person: aiohttp.ClientSession) -> None:
    async with person.get("/") as response:
        page = await response.text()
        policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "://" not in page
    assert "<script>" not in page
    assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["server.py", "..%2Fserver.py", "nothing.js"])
@pytest.mark.asyncio
async def test_only_the_pages_own_files_are_given(person: aiohttp.ClientSession, name: str) -> None:
    async with person.get(f"/static/{name}") as response:
        assert response.status == 404


@pytest.mark.asyncio
async def test_another_process_can_be_the_person(bot: Bot, server: BotApiServer, person: aiohttp.ClientSession) -> None:
    sent = await bot.send_message(PERSON, "글", reply_markup=KEYS)
    said = await posted(person, "say", text="짧게", reply_to=sent.message_id)
    await posted(person, "press", message_id=sent.message_id, data="s:1")
    await posted(person, "edit", message_id=said["message_id"], text="더 짧게")
    await posted(person, "message", content={"sticker": {}}, user=3003)
    await posted(person, "update", update={"strange": {}})
    form = aiohttp.FormData({"caption": "이걸로", "reply_to": str(sent.message_id)}, quote_fields=False)
    form.add_field("file", "고친 글".encode(), filename="초안.md", content_type="text/markdown")
    async with person.post("/__control/document", data=form) as response:
        assert response.status == 200
    chat = await asked(person, f"chats/{PERSON}")
    assert [one["body"].get("text") for one in chat["messages"]] == ["글", "더 짧게", None]
    async with person.get(f"/bot{server.token}/getUpdates") as response:
        updates = (await response.json())["result"]
    kinds = [next(name for name in update if name != "update_id") for update in updates]
    assert kinds == ["message", "callback_query", "edited_message", "message", "strange", "message"]
    assert updates[-1]["message"]["document"]["file_name"] == "초안.md"
    assert updates[0]["message"]["reply_to_message"]["message_id"] == sent.message_id


@pytest.mark.asyncio
async def test_another_process_can_order_faults_and_read_the_journal(bot: Bot, person: aiohttp.ClientSession) -> None:
    await posted(person, "faults", kind="hold", method="sendMessage", chat_id=PERSON, times=2)
    await posted(person, "faults", kind="reset", method="sendDocument")
    waiting = (await asked(person, "faults"))["faults"]
    assert [(fault["kind"], fault["times"]) for fault in waiting] == [("hold", 2), ("reset", 1)]
    async with person.delete("/__control/faults") as response:
        assert response.status == 200
    await posted(person, "release")
    sent = await bot.send_message(PERSON, "가")
    journal = await asked(person, "journal")
    assert journal["calls"][-1]["method"] == "sendMessage"
    assert journal["calls"][-1]["message_id"] == sent.message_id


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("say", {}),
        ("press", {"message_id": 1, "data": "x"}),
        ("faults", {"kind": "gremlin"}),
        ("say", {"text": "가", "reply_to": 9}),
    ],
)
@pytest.mark.asyncio
async def test_a_wrong_order_is_named(person: aiohttp.ClientSession, path: str, body: object) -> None:
    async with person.post(f"/__control/{path}", json=body) as response:
        assert response.status == 400
        assert (await response.json())["error"]


@pytest.mark.asyncio
async def test_the_page_learns_what_is_real(bot: Bot, person: aiohttp.ClientSession) -> None:
    await bot.set_my_commands([("new", "새 초안")], language_code="ko")
    about = await asked(person, "about")
    assert about["status"] == {"model": "google:gemini-3.8-flash", "news": "practice"}
    assert about["examples"] == {"ko": ["반도체"]}
    assert about["commands"] == {"ko": [{"command": "new", "description": "새 초안"}]}


async def event(stream: aiohttp.StreamReader) -> tuple[str, str, Any]:
    found: dict[str, str] = {}
    while "data" not in found:
        name, _, value = (await stream.readline()).decode().rstrip("\n").partition(": ")
        found[name] = value
    await stream.readline()
    return found["id"], found["event"], json.loads(found["data"])


@pytest.mark.asyncio
async def test_a_page_that_lost_its_line_hears_what_it_missed(
    bot: Bot, server: BotApiServer, person: aiohttp.ClientSession
) -> None:
    server.say("하나")
    async with person.get("/__control/events") as response:
        first, kind, whole = await event(response.content)
        assert (kind, [one["body"]["text"] for one in whole["messages"]]) == ("whole", ["하나"])
        sent = await bot.send_message(PERSON, "둘")
        second, kind, message = await event(response.content)
        assert (kind, message["body"]["text"]) == ("message", "둘")
    server.say("남의 말", user_id=3003)
    await bot.delete_message(PERSON, sent.message_id)
    await bot.send_chat_action(PERSON, "typing")
    async with person.get("/__control/events", headers={"Last-Event-ID": second}) as response:
        assert (await event(response.content))[1:] == ("deleted", {"message_id": sent.message_id})
        assert (await event(response.content))[1:] == ("typing", {"action": "typing"})
    for strange in ("other-1", f"{first.split('-')[0]}-999"):
        async with person.get("/__control/events", headers={"Last-Event-ID": strange}) as response:
            assert (await event(response.content))[1] == "whole"


@pytest.mark.asyncio
async def test_the_history_survives_a_restart_and_numbers_go_on(tmp_path: Path) -> None:
    path = tmp_path / "data" / "playground.json"
    async with BotApiServer(state_file=path, clock=lambda: 1.0) as server, bot_of(server) as bot:
        await bot.set_my_commands([("new", "새 초안")])
        sent = await bot.send_document(PERSON, b"# x", filename="초안.md")
        server.say("주제")
        (update,) = await bot.get_updates()
    assert list(path.parent.glob("*.new")) == []
    async with BotApiServer(state_file=path, clock=lambda: 1.0) as server, bot_of(server) as bot:
        assert server.chats[PERSON].texts == ["", "주제"]
        assert [one.update_id for one in await bot.get_updates()] == [update.update_id]
        assert [one.command for one in await bot.get_my_commands()] == ["new"]
        assert sent.document is not None
        file = await bot.get_file(sent.document.file_id)
        assert await file.download_as_bytearray() == b"# x"
        assert server.say("다음") > sent.message_id + 1
        assert (await bot.get_updates())[-1].update_id > update.update_id


@pytest.mark.asyncio
async def test_the_history_is_written_while_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "playground.json"
    async with BotApiServer(state_file=path) as server:
        server.say("주제")
        await server.wait_for(path.exists, timeout=5)
        assert "주제" in path.read_text()


@pytest.mark.asyncio
async def test_a_lost_state_file_does_not_start_the_numbers_again() -> None:
    now = 1_800_000_000.0
    async with BotApiServer(clock=lambda: now) as server:
        before = server.say("하나")
    async with BotApiServer(clock=lambda: now + 60) as server:
        assert server.say("둘") > before


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "break_it", [lambda _: "[]", lambda text: text[:-9], lambda text: text.replace('"mime":', '"x":')]
)
async def test_a_state_file_that_is_none_is_set_aside(
    tmp_path: Path, break_it: Callable[[str], str], caplog: pytest.LogCaptureFixture
) -> None:
    path, aside = tmp_path / "playground.json", tmp_path / "playground.json.broken"
    async with BotApiServer(state_file=path) as server:
        server.say("주제")
        server.send_document("a.md", b"# x")
    broken = break_it(path.read_text(encoding="utf-8"))
    path.write_text(broken, encoding="utf-8")
    async with BotApiServer(state_file=path) as server:
        assert server.chats[PERSON].texts == []
        assert aside.read_text(encoding="utf-8") == broken
        server.say("다시")
    assert str(aside) in caplog.text
    async with BotApiServer(state_file=path) as server:
        assert server.chats[PERSON].texts == ["다시"]


@pytest.mark.asyncio
async def test_a_history_that_cannot_be_kept_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    async with BotApiServer(state_file=tmp_path / "file" / "playground.json") as server:
        server.say("주제")
    assert "playground.json" in caplog.text
