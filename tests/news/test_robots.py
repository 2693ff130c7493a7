"""What robots.txt says to us, and what it means when it cannot be had."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from domain.errors import ChogoError
from news.addresses import Refused
from news.answers import NotAPage, TooBig, Unreachable
from news.robots import MAX_BYTES, RobotsFiles, parse_robots

ORIGIN = "https://news.garam.com"


@pytest.mark.parametrize(
    ("text", "open_paths", "closed_paths"),
    [
        ("", ["/", "/a"], []),
        ("User-agent: *\nDisallow:", ["/"], []),
        ("User-agent: *\nDisallow: /", [], ["/", "/a?b=1"]),
        ("User-agent: *\nDisallow: /a", ["/b", "/A"], ["/a", "/ab", "/a/b"]),
        ("user-agent:*\ndisallow:/a # all of it\n", ["/b"], ["/a"]),
        ("User-agent: *\nDisallow: /\nAllow: /rss", ["/rss", "/rss/all.xml"], ["/", "/news"]),
        ("User-agent: *\nAllow: /\nDisallow: /news/", ["/", "/new"], ["/news/1"]),
        ("User-agent: *\nDisallow: /p\nAllow: /p", ["/p"], []),
        ("User-agent: *\nDisallow: /*.php$", ["/a.php?x", "/a.phpx"], ["/a.php", "/b/c.php"]),
        ("User-agent: *\nDisallow: /a*b*c", ["/abx", "/acb"], ["/abc", "/a1b2c3"]),
        ("User-agent: *\nDisallow: /a*a$", ["/a"], ["/aa", "/axa"]),
        ("User-agent: *\nDisallow: *print=", ["/a"], ["/a?print=1"]),
        ("User-agent: *\nDisallow: /$", ["/a"], ["/"]),
        ("User-agent: *\nDisallow: /경제", ["/"], ["/%EA%B2%BD%EC%A0%9C/1", "/%ea%b2%bd%ec%a0%9c"]),
        ("User-agent: *\nDisallow: /\n\nUser-agent: chogo\nDisallow: /x", ["/", "/a"], ["/x"]),
        ("User-agent: CHOGO/2.0\nDisallow: /x\nUser-agent: *\nDisallow: /", ["/a"], ["/x"]),
        ("User-agent: a\nUser-agent: chogo\nDisallow: /x", ["/"], ["/x"]),
        ("User-agent: chogobot\nDisallow: /", ["/"], []),
        (
            "User-agent: chogo\nDisallow: /a\nUser-agent: b\nDisallow: /\nUser-agent: chogo\nDisallow: /c",
            ["/"],
            ["/a", "/c"],
        ),
        ("User-agent: *\nSitemap: https://x/\nCrawl-delay: 1\nDisallow: /a", ["/"], ["/a"]),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", ["/"], ["/a"]),
        ("Disallow: /\nUser-agent: *\nAllow: /", ["/"], []),
        ("<html><body>Disallow: /</body></html>", ["/"], []),
        ("User-agent: *\nDisallow: a\nDisallow: " + "/x" * 600, ["/a", "/x/x"], []),
    ],
)
def test_reads_the_rules(text: str, open_paths: list[str], closed_paths: list[str]) -> None:
    robots = parse_robots(text.encode())
    assert [path for path in open_paths if not robots.allows(path)] == []
    assert [path for path in closed_paths if robots.allows(path)] == []


@pytest.mark.parametrize(
    ("value", "delay"),
    [("2", 2.0), ("0.5", 0.5), ("9999", 10.0), ("-1", 0.0), ("nan", 0.0), ("soon", 0.0), ("inf", 10.0)],
)
def test_reads_the_delay(value: str, delay: float) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}".encode()).delay == delay


def test_of_a_huge_file_the_beginning_counts() -> None:
    line = b"Disallow: /x/%d\n"
    body = b"User-agent: *\nDisallow: /first\n" + b"".join(line % n for n in range(60_000)) + b"Disallow: /last\n"
    assert len(body) > MAX_BYTES
    robots = parse_robots(body)
    assert not robots.allows("/first")
    assert robots.allows("/last")


class Fetch:
    """Answers one after the other; the last one stays."""

    def __init__(self, *answers: bytes | ChogoError) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, url: str) -> bytes:
        self.asked.append(url)
        await asyncio.sleep(0)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, ChogoError):
            raise answer
        return answer


def files(fetch: Callable[[str], Awaitable[bytes]], at: list[float]) -> RobotsFiles:
    return RobotsFiles(fetch, clock=lambda: at[0])


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (Unreachable("404"), ""),
        (Unreachable("401"), ""),
        (Unreachable("403"), ""),
        (Unreachable("redirects"), ""),
        (NotAPage("application/json"), ""),
        (Unreachable("429"), "robots"),
        (Unreachable("500"), "robots"),
        (Unreachable("503"), "robots"),
        (Unreachable("timeout"), "timeout"),
        (Unreachable("dns"), "dns"),
        (Refused("private"), "robots"),
        (TooBig("packed"), "robots"),
    ],
)
async def test_open_without_a_file_and_closed_where_nobody_knows(error: ChogoError, failure: str) -> None:
    robots = await files(Fetch(error), [0.0]).of(ORIGIN)
    assert robots.failure == failure
    assert robots.allows("/a") is (failure == "")


@pytest.mark.asyncio
async def test_a_host_is_asked_once_a_day_and_sooner_after_a_failure() -> None:
    fetch, at = Fetch(Unreachable("500"), b"User-agent: *\nDisallow: /a", Unreachable("500")), [0.0]
    robots = files(fetch, at)
    assert (await robots.of(ORIGIN)).failure == "robots"
    at[0] = 59.0
    assert (await robots.of(ORIGIN)).failure == "robots"
    at[0] = 60.0
    many = await asyncio.gather(*(robots.of(ORIGIN) for _ in range(5)))
    assert [each.allows("/a") for each in many] == [False] * 5
    at[0] += 86_399.0
    assert (await robots.of(ORIGIN)).allows("/b")
    assert fetch.asked == [f"{ORIGIN}/robots.txt"] * 2
    at[0] += 1.0
    assert (await robots.of(ORIGIN)).allows("/b"), "an older file is better than none"
    assert not (await robots.of(ORIGIN)).allows("/a")
    assert len(fetch.asked) == 3


@pytest.mark.asyncio
async def test_a_host_that_rests_says_so_and_nothing_is_kept() -> None:
    fetch = Fetch(Unreachable("503", wait=5.0), b"")
    robots = files(fetch, [0.0])
    with pytest.raises(Unreachable, match="503"):
        await robots.of(ORIGIN)
    assert (await robots.of(ORIGIN)).allows("/a")


@pytest.mark.asyncio
async def test_hosts_without_number_are_not_all_remembered() -> None:
    robots = files(Fetch(b""), [0.0])
    for number in range(2500):
        await robots.of(f"https://{number}.com")
    assert len(robots._kept) <= 1000
