"""The README's pictures, taken from the real playground: `python -m tests.pictures`."""

import asyncio
import os
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright, expect

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "picture"
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
PHONE, WIDE = (390, 844), (1200, 900)
PATIENCE = 90.0
"""Seconds for a whole draft at the pace that Telegram allows."""

_NO_FEEDS = '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>'
_CLOSED = "http://127.0.0.1:9/search?q={query}"
"""Nobody listens there: the live news are out of reach."""


@asynccontextmanager
async def newcomer(folder: Path) -> AsyncIterator[str]:
    """`chogo run` in an empty folder with nothing set up and no way out; the address that it prints."""
    feeds = folder / "no-feeds.opml"
    feeds.write_text(_NO_FEEDS, encoding="utf-8")
    kept = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    closed = {"PLAYGROUND_PORT": "0", "NEWS_SEARCH_URL": _CLOSED, "NEWS_FEEDS": str(feeds)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=kept | closed, stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(PATIENCE):
            yield await _address(process)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    said = ""
    while line := (await process.stdout.readline()).decode():
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", line):
            return found[0]
    raise AssertionError(f"no page was named:\n{said}")


@asynccontextmanager
async def opened(address: str, size: tuple[int, int] = PHONE) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        person = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="ko-KR", timezone_id="Asia/Seoul"
        )
        page = await person.new_page()
        page.set_default_timeout(20_000)
        await page.goto(address)
        try:
            yield page
        finally:
            await browser.close()


async def practice_link(page: Page) -> str:
    """Copied from the practice newsroom's front page, as a person would."""
    newsroom = await page.context.new_page()
    await newsroom.goto(re.sub(r"/\?key=.*", "/practice/", page.url))
    link = await newsroom.locator("a[href*='/articles/']").first.evaluate("link => link.href")
    await newsroom.close()
    return str(link)


async def said(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")


async def draft_is_there(page: Page) -> None:
    await expect(page.locator("#log")).to_contain_text("초안이 나왔어요", timeout=PATIENCE * 1000)


def section(page: Page, number: int) -> Locator:
    """The message of a section of the blog; the scenes come after it and have times in their headings."""
    heading = re.compile(rf"^{number}\. ")
    return page.locator("#log .message:not(.mine)").filter(has=page.locator(".text strong", has_text=heading)).first


async def replied(page: Page, to: Locator, wish: str) -> None:
    """Click its bubble and type, as a person would."""
    await to.locator(".text").click(position={"x": 8, "y": 8})
    await expect(page.locator("#quote")).to_be_visible()
    await page.keyboard.type(wish)


async def answered(page: Page, words: str) -> Locator:
    """The bot's newest message, once it has these words."""
    newest = page.locator("#log .message:not(.mine)").last
    await expect(newest).to_contain_text(words, timeout=PATIENCE * 1000)
    return newest


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with newcomer(Path(folder)) as address, opened(address) as page:
            await page.locator("#examples").get_by_role("button").first.click()
            await draft_is_there(page)
            await replied(page, section(page, 2), "더 길게")
            await page.keyboard.press("Enter")
            await answered(page, "고쳤어요")
            await _taken(page, "chat-phone")
            await page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
            await section(page, 1).evaluate("bubble => bubble.scrollIntoView({block: 'start'})")
            await replied(page, section(page, 2), "더 짧게")
            await _taken(page, "chat-wide")


async def _taken(page: Page, name: str) -> None:
    # What was just changed is lit up for a moment.
    await page.evaluate("Promise.all(document.getAnimations().map(it => it.finished))")
    await page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
