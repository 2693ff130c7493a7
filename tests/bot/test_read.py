"""`chogo read`: pages from files and from loopback, in words and as JSON."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.__main__ import main
from bot.console_texts import ConsoleTexts
from bot.read import Wanted, read_links
from bot.settings import Settings
from bot.world import World
from domain.language import Language
from tests.news.loopback import Wires, public, served
from tests.news_report.bad_pages import BAD
from tests.news_report.korean_pages import CHARSETS, ON_BREAKS

KEYS = ["link", "outcome", "detail", "says", "url", "outlet", "author", "title", "published", "modified", "text"]
HOST = "http://news.garam.com"
NOW = datetime.fromisoformat("2026-11-22T12:00:00+09:00")
PORTAL = ON_BREAKS[0]


def read_json(captured: str) -> list[dict[str, Any]]:
    told = json.loads(captured)
    assert told["format"] == 1
    assert all(list(page) == KEYS for page in told["pages"])
    return list(told["pages"])


def test_a_file_is_read_without_settings_or_network(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PORTAL.body)
    assert main(["read", "--file", str(page), "--url", PORTAL.url, "--json"]) == 0
    (read,) = read_json(capsys.readouterr().out)
    assert (read["link"], read["url"], read["outcome"]) == (PORTAL.url, PORTAL.url, "read")
    assert (read["outlet"], read["author"], read["title"]) == (PORTAL.outlet, PORTAL.author, PORTAL.title)
    assert (read["published"], read["modified"]) == (PORTAL.published, PORTAL.modified)
    assert read["text"].split("\n") == list(PORTAL.text)


def test_in_words_the_card_the_metadata_and_the_text_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PORTAL.body)
    assert main(["read", "--file", str(page), "--url", PORTAL.url]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0].startswith("1. ✅")
    for value in (PORTAL.outlet, PORTAL.author, PORTAL.title, PORTAL.published, PORTAL.modified, PORTAL.url):
        assert value in told
    assert told.endswith("\n".join(PORTAL.text) + "\n")


@pytest.mark.parametrize("kind", ["text/html; charset=EUC-KR", "text/html; charset=utf-8", "text/html"])
def test_the_type_that_a_server_names_does_not_decide_the_charset(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, labelled in enumerate(CHARSETS):
        page = tmp_path / f"{number}.html"
        page.write_bytes(labelled.body)
        assert main(["read", "--file", str(page), "--url", labelled.url, "--content-type", kind, "--json"]) == 0
        (read,) = read_json(capsys.readouterr().out)
        assert read["text"].split("\n") == list(labelled.text)


def test_what_is_no_article_is_said_and_the_status_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for labelled in BAD:
        page = tmp_path / "bad"
        page.write_bytes(labelled.body)
        kind = ["--content-type", labelled.header]
        assert main(["read", "--file", str(page), "--url", labelled.url, *kind, "--json"]) == 1
        (read,) = read_json(capsys.readouterr().out)
        assert (read["outcome"], read["detail"]) == (labelled.outcome.value, labelled.detail)
        assert [read[key] for key in KEYS[4:]] == [None] * 7


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--url", "https://a.example/1"],
        ["--file", "page.html"],
        ["https://a.example/1", "--file", "page.html", "--url", "https://a.example/1"],
        ["https://a.example/1", "--content-type", "text/html"],
        ["--file", "missing.html", "--url", "https://a.example/1"],
    ],
)
def test_a_wrong_call_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


@pytest.mark.asyncio
async def test_links_are_opened_under_the_rules_and_some_may_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds = tmp_path / "feeds.opml"
    feeds.write_text("<opml><body/></opml>")
    good = ON_BREAKS[3].body
    answers: dict[str, web.Response | bytes] = {"/good": good, "/old": good.replace(b"2026-11-21T", b"2025-11-21T")}
    links = (f"{HOST}/good", f"{HOST}/gone", "http://127.0.0.1/admin", f"{HOST}/good?fbclid=1", f"{HOST}/old")
    async with served(answers) as site:
        world = World(now=lambda: NOW, resolve=public("news.garam.com"), connect=Wires(site.port))
        settings = Settings(_env_file=None, news_feeds=feeds)
        texts = ConsoleTexts(Language.KO)
        wish = Wanted(links=links, file=None, content_type="", as_json=True)
        assert await read_links(settings, texts, wish, world) == 1
        pages = read_json(capsys.readouterr().out)
        some = Wanted(links=links[:1], file=None, content_type="", as_json=False)
        assert await read_links(settings, texts, some, world) == 0
    told = [(page["link"], page["outcome"], page["detail"]) for page in pages]
    ends = [("read", ""), ("unreachable", "404"), ("refused", "literal"), ("duplicate", "1"), ("read", "2025-11-21")]
    assert told == [(link, *end) for link, end in zip(links, ends, strict=True)]
    assert "매체: 동네일보" in capsys.readouterr().out
