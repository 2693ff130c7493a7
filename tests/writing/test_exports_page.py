"""The page to copy from: read by lxml, and copied in Chromium."""

import base64
import hashlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from lxml import html
from playwright.async_api import Browser, Page, async_playwright, expect

from domain.drafts import Draft
from tests.pictures import CHROMIUM, QUIET
from tests.writing.exports_drafts import drafts, english, korean
from writing.exports import Format, export
from writing.exports.prose import blog_blocks, plain_text

EACH = pytest.mark.parametrize("draft", drafts(), ids=[str(n) for n in range(len(drafts()))])
TAGS = {"h2", "p", "ul", "li", "strong", "a"}
PAGE = "https://draft.example/"
"""Never asked for: the browser is handed the page in its place."""

browser_wanted = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]


def page_of(draft: Draft) -> str:
    return export(draft, Format.HTML).content.decode()


def parsed(draft: Draft) -> html.HtmlElement:
    return html.document_fromstring(page_of(draft))


@EACH
def test_the_fragment_has_bare_tags_and_every_word(draft: Draft) -> None:
    [article] = parsed(draft).xpath("//article")
    inside = list(article.iterdescendants())
    assert {each.tag for each in inside} <= TAGS
    assert {name for each in inside for name in each.attrib} <= {"href"}
    assert [each.text_content() for each in article.iter("h2")][1 : 1 + len(draft.blog.sections)] == [
        f"{number}. {section.title}" for number, section in enumerate(draft.blog.sections, start=1)
    ]
    written = re.sub(r"\s", "", article.text_content())
    for section in draft.blog.sections:
        bare = re.sub(r"\*\*|^\s*[*-] +", "", section.body, flags=re.MULTILINE)
        assert re.sub(r"\s", "", bare) in written


def test_everything_of_the_draft_is_escaped() -> None:
    page = page_of(korean())
    assert "<핵심>" not in page
    assert "<b>" not in page
    root = html.document_fromstring(page)
    assert root.findtext(".//title") == korean().blog.title
    assert root.xpath("//h1")[0].text_content() == korean().blog.title
    assert '<b>굵게</b> & "따옴표"' in root.xpath("//article")[0].text_content()


def test_blocks_are_what_the_chat_shows() -> None:
    [article] = parsed(korean()).xpath("//article")
    paragraphs = [each.text_content() for each in article.iter("p")]
    assert paragraphs[0].endswith("다음 줄도 같은 문단이에요.")
    assert paragraphs[1:3] == ["1.  첫째 할 일이에요.", "2.  둘째 할 일이에요."]
    assert [len(each) for each in article.iter("ul")] == [3, 2, 2]
    assert [each.text for each in article.iter("strong")][3] == "'송전'(Grid)"
    assert '따옴표" 이어지는 줄이에요.' in article.text_content()


def test_only_sources_are_links() -> None:
    [article] = parsed(korean()).xpath("//article")
    links = [(each.text_content(), each.get("href")) for each in article.iter("a")]
    first, second = "https://news.example/a_(1)?x=1&y=2", "https://news.example/b"
    assert links == [
        ("[1]", first),
        ("[1]", first),
        ("[2]", second),
        ("저장장치 수주 (3월)", first),
        ("밤에 파는 전기", second),
    ]
    assert "[여기](https://evil.example/x)" in article.text_content()
    assert "47%⚠" in article.text_content()


def test_the_policy_lets_run_what_the_page_has_and_nothing_else() -> None:
    root = parsed(korean())
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [script], [style] = root.xpath("//script"), root.xpath("//style")

    def digest(text: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src '{digest(script.text)}'",
        f"style-src '{digest(style.text)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not root.xpath("//@src | //link | //*[@style] | //*[starts-with(name(@*), 'on')]")


# In Chromium


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page that may read the clipboard, and whose complaints fail the test."""
    person = await browser.new_context(viewport={"width": 390, "height": 844})
    await person.grant_permissions(["clipboard-read", "clipboard-write"], origin=PAGE)
    page = await person.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    await person.close()
    assert complaints == []


async def opened(page: Page, draft: Draft) -> None:
    await page.route(PAGE, lambda route: route.fulfill(body=page_of(draft), content_type="text/html"))
    await page.goto(PAGE)


async def copied(page: Page, button: str, said: str) -> None:
    await page.get_by_role("button", name=button).click()
    await expect(page.locator("#said")).to_have_text(said)


READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return { html: await read("text/html"), text: await read("text/plain") };
}"""
PASTE_INTO = """() => {
  document.body.contentEditable = "true";
  document.body.focus();
  window.pasted = new Promise((done) => {
    document.addEventListener("paste", ({ clipboardData }) =>
      done({ html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") }));
  });
}"""


def assert_the_blog(found: dict[str, str], draft: Draft) -> None:
    """The clipboard holds the fragment of the page, as HTML and as text."""
    [article] = parsed(draft).xpath("//article")
    [copy] = html.document_fromstring(found["html"]).xpath("//body")
    assert [(each.tag, dict(each.attrib)) for each in copy.iterdescendants()] == [
        (each.tag, dict(each.attrib)) for each in article.iterdescendants()
    ]
    assert copy.text_content().split() == article.text_content().split()
    assert not re.search(r"<(?:script|style|link|meta charset)|\sclass=|\sstyle=", found["html"].replace("<meta ", ""))
    assert found["text"] == plain_text(blog_blocks(draft))


class TestInChromium:
    pytestmark = browser_wanted

    async def test_the_button_puts_html_and_text_on_the_clipboard(self, page: Page) -> None:
        # Only the newer way is left, so it is the one that is tried here.
        await page.add_init_script("document.execCommand = () => false")
        await opened(page, korean())
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        await copied(page, "본문 복사", "복사했어요. 편집기에 붙여 넣으세요.")
        assert_the_blog(await page.evaluate(READ), korean())

    async def test_an_english_page_speaks_english(self, page: Page) -> None:
        await opened(page, english())
        await copied(page, "Copy text", "Copied. Paste it into your editor.")
        assert_the_blog(await page.evaluate(READ), english())

    async def test_the_title_is_copied_by_itself(self, page: Page) -> None:
        await opened(page, korean())
        await copied(page, "제목 복사", "복사했어요. 편집기에 붙여 넣으세요.")
        assert (await page.evaluate(READ))["text"] == korean().blog.title

    @pytest.mark.parametrize("clipboard", ["as it is", "missing", "refused"])
    async def test_a_file_from_the_disk_copies_too(self, page: Page, tmp_path: Path, clipboard: str) -> None:
        file = tmp_path / "page.html"
        file.write_text(page_of(korean()), encoding="utf-8")
        if clipboard == "missing":
            await page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        if clipboard == "refused":
            refusing = "navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
            await page.add_init_script(f"if (navigator.clipboard) {refusing}")
        await page.goto(file.as_uri())
        await copied(page, "본문 복사", "복사했어요. 편집기에 붙여 넣으세요.")
        await page.goto("about:blank")
        await page.evaluate(PASTE_INTO)
        await page.keyboard.press("Control+V")
        assert_the_blog(await page.evaluate("window.pasted"), korean())

    async def test_where_nothing_can_be_copied_the_text_is_selected(self, page: Page) -> None:
        await page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false"
        )
        await opened(page, korean())
        await copied(page, "본문 복사", "브라우저가 복사를 막았어요. 선택된 글을 Ctrl+C(⌘C)로 복사하세요.")
        selected = await page.evaluate("getSelection().toString()")
        assert "저장장치가 먼저다" in selected
        assert "본문 복사" not in selected
