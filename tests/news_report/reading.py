"""How well pages are read, how fast, and what each bad link gets: printed figures."""

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from aiohttp import web

from domain.language import Language
from domain.sources import Outcome, Reading
from handlers.texts import Texts
from news.articles import read_article
from news.research import Researcher
from news.web import Web
from tests.news.loopback import PUBLIC, Answer, Names, Wires, served
from tests.news_report.bad_pages import BAD
from tests.news_report.held_back import FIRST_RUN, HELD_BACK
from tests.news_report.korean_pages import ON_BREAKS
from tests.news_report.measure import ARTICLES, FIELDS, Result, by_kind, f1, mean, measured

_TIMES = 5
NOW = datetime.fromisoformat("2026-11-22T15:00:00+09:00")
_HOST = "http://news.garam.com"


async def section() -> str:
    results = [measured(page, _TIMES) for page in (*ARTICLES, *HELD_BACK)]
    cards = [(page.name, read_article(page.page()).reading) for page in BAD]
    cards += await _over_http()
    head = _HEAD.format(articles=len(results), bad=len(cards), first=FIRST_RUN, later=len(HELD_BACK))
    parts = (head, _table(results), _worst(results), _cards(cards))
    return "\n\n".join((*parts, _COMMAND)) + "\n"


def _table(results: Sequence[Result]) -> str:
    head = "| kind | pages | precision | recall | F1 | lead comes first | metadata right | ms, median | ms, slowest |"
    rows = [_row(kind, of_kind) for kind, of_kind in by_kind(results).items()]
    return "\n".join([head, "|---|--:|--:|--:|--:|--:|--:|--:|--:|", *rows, _row("**all**", results)])


def _row(kind: str, results: Sequence[Result]) -> str:
    precision, recall = mean(each.precision for each in results), mean(each.recall for each in results)
    leads, fields = sum(each.lead for each in results), len(results) * len(FIELDS)
    right = fields - sum(len(each.wrong) for each in results)
    times = sorted(each.ms for each in results)
    figures = (f"{precision:.3f}", f"{recall:.3f}", f"{f1(precision, recall):.3f}", f"{leads}/{len(results)}")
    timing = (f"{times[len(times) // 2]:.1f}", f"{times[-1]:.1f}")
    return f"| {kind} | {len(results)} | {' | '.join(figures)} | {right}/{fields} | {' | '.join(timing)} |"


def _worst(results: Sequence[Result]) -> str:
    """Every page that is not read exactly as labelled, by name."""
    flawed = [each for each in results if each.f1 < 1 or each.wrong or each.leaked or not each.lead]
    if not flawed:
        return "Every page is read exactly as it is labelled."
    rows = [f"- {each.page.name}: F1 {each.f1:.3f}{_faults(each)}" for each in flawed]
    return "Pages that differ from their label:\n\n" + "\n".join(rows)


def _faults(result: Result) -> str:
    wrong = f", wrong: {', '.join(result.wrong)}" if result.wrong else ""
    return wrong + (f", leaked: {', '.join(result.leaked)}" if result.leaked else "")


async def _over_http() -> list[tuple[str, Reading]]:
    """Links that fail on the way, and those that only others beside them make bad."""
    good = ON_BREAKS[3].body
    old = good.replace(b"2026-11-21T06:00", b"2024-03-01T06:00")
    feed = (
        f'<rss version="2.0"><channel><item><title>아파트 거래</title><link>{_HOST}/old</link></item></channel></rss>'
    )
    answers: dict[str, Answer | web.Response | bytes | str] = {
        "/good": good,
        "/old": old,
        "/paid": web.Response(status=402),
        "/inside": web.Response(status=302, headers={"location": "http://10.0.0.1/"}),
        "/clip.mp4": web.Response(body=b"\x00\x00\x00\x18ftypmp42", headers={"content-type": "video/mp4"}),
        "/rss": web.Response(body=feed.encode(), headers={"content-type": "application/rss+xml"}),
    }
    links = {
        "good page": f"{_HOST}/good",
        "the same page again": f"{_HOST}/good?utm_source=chat",
        "page that is not there (404)": f"{_HOST}/gone",
        "page that costs money (402)": f"{_HOST}/paid",
        "redirect into a private network": f"{_HOST}/inside",
        "address of this machine": "http://127.0.0.1/admin",
        "name that nobody has": "http://nobody.garam.com/",
        "not an address of the web": "ftp://news.garam.com/file",
        "film": f"{_HOST}/clip.mp4",
        "old page that a person sends": f"{_HOST}/old",
    }
    names = Names({host: [[PUBLIC]] for host in ("news.garam.com", "search.garam.com")})
    with tempfile.TemporaryDirectory() as folder:
        feeds = Path(folder) / "feeds.opml"
        feeds.write_text("<opml><body/></opml>", encoding="utf-8")
        async with served(answers) as site, Web(resolve=names, connect=Wires(site.port)) as opened:
            search = "http://search.garam.com/rss?q={query}"
            researcher = Researcher(opened, feeds=feeds, search_url=search, now=lambda: NOW)
            readings = await researcher.read(list(links.values()))
            found = await researcher.find("아파트 거래")
    return [*zip(links, readings, strict=True), *(("old page that a search finds", each) for each in found.readings)]


def _cards(cards: Sequence[tuple[str, Reading]]) -> str:
    korean, english = Texts(Language.KO), Texts(Language.EN)
    head = "| link | outcome | detail | what the chat says | in English |\n|---|---|---|---|---|"
    rows = [
        f"| {name} | {item.outcome} | {item.detail} | {_said(korean, item)} | {_said(english, item)} |"
        for name, item in cards
    ]
    return "\n".join(["### What each kind of bad link gets", "", head, *rows])


def _said(texts: Texts, item: Reading) -> str:
    """The sentence without the address before it."""
    sentence = texts.reading(2, item)
    return sentence.partition("✅ ")[2] if item.outcome is Outcome.READ else sentence.partition(" — ")[2]


_HEAD = """## Reading

{articles} articles and {bad} other links, written for this project with traps built in (`tests/news_report`), are read
through `news.articles.read_article` and compared with text and metadata that are labelled by hand. Precision and
recall are by shingles of four words, averaged over pages; metadata are outlet, author, title, published, modified and
canonical address, each right or wrong as a whole, zone included. The pages and the rules are by the same hand, so
these figures show what is covered, not how well an unknown page is read. Nearer to that: {later} pages ("held back")
were written when the rules stood; at their first run, noted then, they gave
{first}, and some of what
they showed was mended since. The pages are small; `python -m
tests.bench_news` times them at the size of real ones."""

_COMMAND = """### `chogo read`

    chogo read URL… [--json]
    chogo read --file PAGE.html --url URL [--content-type TYPE] [--json]

The first form opens the addresses under the same rules as the chat; the second opens no address and needs no
settings. Both print the report card, then outlet, author, title, published, changed and address of each page that was
read, then its text, a paragraph a line. Exit status: 0 all were read, 1 some were not, 2 called wrongly or no such
file.

`--json` prints one object, in UTF-8:

| key | what it is |
|---|---|
| `format` | 1; grows when a key changes its meaning or goes, new keys may come without |
| `pages` | one object for each link, in the order of the links |
| `pages[].link` | the link as it was given |
| `pages[].outcome` | `read`, `paywall`, `empty`, `too_old`, `duplicate`, `refused`, `not_a_page`, `unreachable` |
| `pages[].detail` | a word for programs, see the table above; the day of an old page that was read; may be empty |
| `pages[].says` | the line of the report card, in the language of the terminal |
| `pages[].url` | the address after redirects; this and what follows is null where there is no article |
| `pages[].outlet`, `pages[].title` | texts |
| `pages[].author` | names without titles and addresses, parted by ", "; null where the page names nobody |
| `pages[].published`, `pages[].modified` | ISO 8601 with zone, or null; `modified` is later than `published` |
| `pages[].text` | paragraphs, a line each |

A time without a zone is Korean on a Korean page (by its language, its host or its title) and UTC on any other. A time
that a page marks as UTC while it shows the same figures as local time is taken for what is shown."""
