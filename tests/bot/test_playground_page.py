"""The page in a real browser: everything that a person does there, once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import ConsoleMessage, Page, async_playwright, expect
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.playground import BotApiServer, Rates, Status
from tests.bot.botapi import PERSON, bot_of

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]
HOSTILE = "<img src=x onerror=alert(1)><b>굵게</b>"


async def status() -> Status:
    return Status(model=None, news="practice")


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    examples = {"ko": ["반도체 가격"], "en": ["Chip prices"]}
    async with BotApiServer(rates=Rates.unlimited(), status=status, examples=examples) as running:
        yield running


@pytest_asyncio.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as talking:
        yield talking


@pytest_asyncio.fixture
async def page(server: BotApiServer, bot: Bot) -> AsyncIterator[Page]:
    """Opened at a phone's width; an error in a script or a refused resource fails the test."""
    await bot.set_my_commands([("new", "새 초안")])
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        opened = await browser.new_page(viewport={"width": 390, "height": 844}, locale="ko-KR")
        opened.set_default_timeout(10_000)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda said: complaints.append(said.text) if _is_ours(said) else None)
        await opened.goto(server.page_url)
        yield opened
        await browser.close()
    assert complaints == []


def _is_ours(said: ConsoleMessage) -> bool:
    """Not the browser's own word that a server was stopped, or that another one has taken its place."""
    return said.type == "error" and "net::ERR_" not in said.text and "status of 403" not in said.text


@pytest.mark.asyncio
async def test_a_talk_in_the_page(page: Page, server: BotApiServer, bot: Bot) -> None:
    chat = server.chats[PERSON]
    await expect(page.locator("#banner")).to_contain_text("텔레그램이 아니에요")
    await expect(page.locator("#status")).to_contain_text("연습용 기사")
    await expect(page.locator("#status")).to_contain_text("발췌")

    await page.get_by_role("button", name="반도체 가격").click()
    await server.wait_for(lambda: chat.texts == ["반도체 가격"])
    await page.get_by_role("button", name="/new 새 초안").click()
    await server.wait_for(lambda: chat.texts[-1] == "/new")

    await bot.send_chat_action(PERSON, "typing")
    await expect(page.locator("#typing")).to_be_visible()
    keys = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("짧게", callback_data="s:1"),
                InlineKeyboardButton("복사", copy_text=CopyTextButton("제목")),
                InlineKeyboardButton("원문", url="https://example.com/a"),
            ]
        ]
    )
    bold = MessageEntity(MessageEntity.BOLD, 3, 3)
    part = await bot.send_message(PERSON, f"😀 [굵]이 {HOSTILE}", entities=[bold], reply_markup=keys)
    bubble = page.locator(f"#m{part.message_id}")
    await expect(bubble.locator("strong")).to_have_text("[굵]")
    await expect(bubble.locator(".text")).to_have_text(f"😀 [굵]이 {HOSTILE}")
    await expect(bubble.locator("img")).to_have_count(0)
    await expect(page.locator("#typing")).to_be_hidden()
    link = bubble.get_by_role("link", name="원문 ↗")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")

    await bubble.get_by_role("button", name="짧게").click()
    (press,) = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    await expect(bubble.get_by_role("button", name="짧게")).to_have_attribute("aria-busy", "true")
    await press.answer("줄였어요")
    await expect(page.locator("#toast")).to_have_text("줄였어요")

    await bubble.locator(".text").click()
    await expect(page.locator("#quote")).to_contain_text("chogo에게 답장")
    await page.keyboard.type("더 쉽게")
    await page.keyboard.press("Enter")
    await server.wait_for(lambda: chat.texts[-1] == "더 쉽게")
    assert chat.messages[-1].reply_to == part.message_id
    await expect(page.locator("#quote")).to_be_hidden()

    await bot.edit_message_text("고친 글", PERSON, part.message_id)
    await expect(bubble.locator(".text")).to_have_text("고친 글")
    await expect(bubble).to_have_class("message changed")
    await bot.delete_message(PERSON, part.message_id)
    await expect(bubble).to_have_count(0)


@pytest.mark.asyncio
async def test_the_keyboard_alone_is_enough(page: Page, server: BotApiServer, bot: Bot) -> None:
    first = await bot.send_message(PERSON, "첫째")
    await bot.send_message(PERSON, "둘째")
    await expect(page.locator("#log li")).to_have_count(2)
    await page.locator("#text").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("r")
    await expect(page.locator("#quote")).to_contain_text("첫째")
    await page.keyboard.type("답")
    await page.keyboard.press("Enter")
    await server.wait_for(lambda: server.chats[PERSON].messages[-1].reply_to == first.message_id)


@pytest.mark.asyncio
async def test_files_go_both_ways(page: Page, server: BotApiServer, bot: Bot) -> None:
    sent = await bot.send_document(PERSON, f"# 초안\n{HOSTILE}".encode(), filename="초안.md")
    bubble = page.locator(f"#m{sent.message_id}")
    await bubble.get_by_role("button", name="열기").click()
    await expect(page.locator("#sheet pre")).to_have_text(f"# 초안\n{HOSTILE}")
    async with page.expect_download() as download:
        await page.locator("#sheet a").click()
    assert (await download.value).suggested_filename == "초안.md"
    await page.get_by_role("button", name="닫기").click()
    await page.locator("#file").set_input_files({"name": "고침.md", "mimeType": "text/markdown", "buffer": b"# x"})
    await server.wait_for(lambda: not server.chats[PERSON].messages[-1].from_bot)
    assert server.chats[PERSON].messages[-1].document is not None
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "고침.md"


@pytest.mark.asyncio
async def test_the_page_speaks_english_too_and_fits_every_width(page: Page, server: BotApiServer) -> None:
    server.say("https://example.com/" + "a" * 300)
    await page.get_by_role("button", name="Switch to English").click()
    await expect(page.locator("#banner")).to_contain_text("Not Telegram")
    await expect(page.locator("#status")).to_contain_text("practice articles")
    for width in (320, 390, 1400):
        await page.set_viewport_size({"width": width, "height": 800})
        wide = "[document.documentElement, document.getElementById('scroll')].map((it) => it.scrollWidth)"
        assert max(await page.evaluate(wide)) <= width


@pytest.mark.asyncio
async def test_the_page_finds_its_server_again(page: Page, server: BotApiServer, bot: Bot) -> None:
    await bot.send_message(PERSON, "먼저")
    await expect(page.locator("#log")).to_contain_text("먼저")
    await server.stop()
    await expect(page.locator("#line")).to_contain_text("다시 잇는 중")
    port = int(server.url.rpartition(":")[2])
    async with BotApiServer(port=port, key=server.key) as again:
        again.say("새로 켠 뒤")
        await expect(page.locator("#line")).to_be_empty()
        await expect(page.locator("#log li")).to_have_count(1)
        await expect(page.locator("#log")).to_contain_text("새로 켠 뒤")
    async with BotApiServer(port=port):
        await expect(page.locator("#line")).to_contain_text("열쇠가 바뀌었어요")
