"""How long reading takes: `python -m tests.bench_news` prints medians."""

import asyncio
import statistics
import time
from dataclasses import replace

from news.articles import read_article
from news.worker import Worker
from tests.bench_stories import grouping
from tests.news_report.corpus import Labelled
from tests.news_report.measure import ARTICLES

_ROUNDS = 5
_MARK = "</body>"


def heavy(page: Labelled) -> Labelled:
    """The page at the size of a real one: menus, styles, scripts, other headlines and comments around the article."""
    codec = "cp949" if b"charset=euc-kr" in page.body[:400] and b"\xec" not in page.body[:3000] else "utf-8"
    text = page.body.decode(codec, "surrogateescape")
    if _MARK not in text:
        return page
    return replace(page, body=text.replace(_MARK, _around() + _MARK).encode(codec, "surrogateescape"))


def _around() -> str:
    menu = "".join(f"<li class='m{n}'><a href='/s/{n}'><span>menu {n}</span></a></li>" for n in range(250))
    cards = "".join(
        f"<div class='card c{n}'><a href='/v/{n}'><img src='/t/{n}.jpg'><strong>headline number {n} of today</strong>"
        f"</a><span class='d'>2026.11.{n % 28 + 1:02}</span></div>"
        for n in range(120)
    )
    comments = "".join(f"<li class='cmt'><b>reader{n}</b><p>short remark {n}</p><i>{n}</i></li>" for n in range(100))
    styles = "".join(f".x{n} .y{n} {{ margin: {n}px; color: #33{n % 90:02}44 }} .z{n}{{top:1px}}" for n in range(600))
    script = f"<script>{'var a = [1, 2, 3]; function f(x) { return x + 1 }; ' * 900}</script>"
    return f"<style>{styles}</style><ul>{menu}</ul><section>{cards}</section><ol>{comments}</ol>{script}"


def reading() -> str:
    pages = [heavy(page) for page in ARTICLES]
    sizes = [len(page.body) for page in pages]
    for page in pages:
        read_article(page.page())
    times = sorted(statistics.median(_timed(page) for _ in range(_ROUNDS)) for page in pages)
    return (
        f"a page read: median {statistics.median(times):.1f} ms, "
        f"95 of 100 within {times[int(len(times) * 0.95)]:.1f} ms "
        f"({len(pages)} pages, median {statistics.median(sizes) / 1000:.0f} kB; target <= 30 ms)"
    )


def _timed(page: Labelled) -> float:
    start = time.perf_counter()
    read_article(page.page())
    return (time.perf_counter() - start) * 1000


async def in_worker() -> str:
    """The same through the worker process, its start apart."""
    pages = [heavy(page) for page in ARTICLES]
    async with Worker() as worker:
        start = time.perf_counter()
        await worker.run(read_article, pages[0].page())
        first = (time.perf_counter() - start) * 1000
        times = []
        for page in pages:
            start = time.perf_counter()
            await worker.run(read_article, page.page())
            times.append((time.perf_counter() - start) * 1000)
    median = statistics.median(times)
    return f"a page read in the worker process: median {median:.1f} ms; the first one, with its start, {first:.0f} ms"


def main() -> None:
    print(reading())
    print(asyncio.run(in_worker()))
    print(asyncio.run(grouping()))


if __name__ == "__main__":
    main()
