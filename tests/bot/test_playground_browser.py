"""A newcomer's first minutes: no token, no key, no network; the real program, a real browser."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.pictures import CHROMIUM, answered, draft_is_there, newcomer, opened, practice_link, replied, said, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]


async def bubbles(page: Page) -> dict[str, str]:
    """What each message of the bot says, by the id of its bubble."""
    texts = "all => all.map(it => [it.id, it.querySelector('.text')?.textContent ?? ''])"
    return dict(await page.locator("#log .message:not(.mine)").evaluate_all(texts))


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Those of the earlier bubbles that say something else now, or are gone."""
    return [name for name, text in before.items() if after.get(name) != text]


@pytest.mark.asyncio
async def test_a_newcomer_gets_a_draft_and_changes_one_section(tmp_path: Path) -> None:
    async with newcomer(tmp_path) as address, opened(address) as page:
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await expect(page.locator("#not-telegram")).to_contain_text("텔레그램이 아니에요")
        await expect(page.locator("#status")).to_contain_text("모델없음")
        await expect(page.locator("#status")).to_contain_text("연습용 기사")

        link = await practice_link(page)
        await said(page, link)
        await draft_is_there(page)
        await expect(page.locator("#log")).to_contain_text("글쓰기 모델이 없어서")
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390

        drafted = await bubbles(page)
        second = section(page, 2)
        name = await second.get_attribute("id")
        await replied(page, second, "더 짧게")
        await page.keyboard.press("Enter")
        await answered(page, "더 뺄 문장이 없어요")
        assert changed(drafted, await bubbles(page)) == []

        await replied(page, second, "더 길게")
        await page.keyboard.press("Enter")
        await answered(page, "고쳤어요: 2번 섹션")
        longer = await bubbles(page)
        assert changed(drafted, longer) == [name]

        await replied(page, second, "더 짧게")
        await page.keyboard.press("Enter")
        await expect(page.locator("#log .message:not(.mine)", has_text="고쳤어요: 2번 섹션")).to_have_count(2)
        done = await answered(page, "고쳤어요: 2번 섹션")
        shorter = await bubbles(page)
        assert changed(longer, shorter) == [name]
        assert len(shorter[name or ""]) < len(longer[name or ""])

        await done.get_by_role("button", name="되돌리기").click()
        await expect(second.locator(".text")).to_have_text(longer[name or ""])
        assert changed(longer, await bubbles(page)) == []

        file = page.locator("#log .message", has=page.locator(".document")).first
        await file.get_by_role("button", name="열기").click()
        await expect(page.locator("#sheet pre")).to_contain_text("**Topic:**")
        await expect(page.locator("#sheet pre")).to_contain_text("모델 없이 만든 발췌")
        assert complaints == []
