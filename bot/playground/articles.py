"""The practice articles: reading them from their files, strictly, and dating them to the day of the run."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from zoneinfo import ZoneInfo

KST = ZoneInfo("Asia/Seoul")

TOPICS = ("AI 반도체 메모리", "기준금리와 대출", "전기차 배터리", "클라우드·데이터센터 전력")

OUTLET_LABEL = "(연습용)"
"""Every outlet's name ends with it, so that whatever cites the article carries the label along."""

_FIELDS = ("topic", "title", "outlet", "reporter", "hours", "caption", "keywords")
_PARAGRAPHS = range(5, 10)
_DATE_WORD = re.compile(r"\{(day|quarter|year)([+-]\d+)\}")


class ArticleError(Exception):
    """A practice article's file is not as it should be; the message names the file and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One practice article, dated."""

    slug: str
    """The file's name without its ending, and the last part of the article's address."""
    topic: str
    """One of `TOPICS`."""
    title: str
    outlet: str
    reporter: str
    published: datetime
    """In Korean time."""
    caption: str
    keywords: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def lede(self) -> str:
        return self.paragraphs[0]


def load_articles(now: datetime, directory: Traversable | None = None) -> tuple[Article, ...]:
    """Read every article, newest first; `now` needs a zone. Raises ArticleError."""
    folder = directory or resources.files(__package__) / "practice"
    files = [file for file in folder.iterdir() if file.name.endswith(".md")]
    articles = [parse_article(file.name.removesuffix(".md"), file.read_text("utf-8"), now) for file in files]
    return tuple(sorted(articles, key=lambda article: (article.published, article.slug), reverse=True))


def parse_article(slug: str, text: str, now: datetime) -> Article:
    """Read one file's text: front matter between two lines of dashes, then paragraphs. Raises ArticleError."""
    head, body = _split(slug, text)
    fields = _fields(slug, head)
    published = _published(slug, fields["hours"], now)
    paragraphs = tuple(date_words(part.strip(), published.date()) for part in body.split("\n\n") if part.strip())
    _check(slug, fields, paragraphs)
    return Article(
        slug=slug,
        topic=fields["topic"],
        title=fields["title"],
        outlet=fields["outlet"],
        reporter=fields["reporter"],
        published=published,
        caption=fields["caption"],
        keywords=tuple(word.strip() for word in fields["keywords"].split(",")),
        paragraphs=paragraphs,
    )


def date_words(text: str, today: date) -> str:
    """Replace `{day-3}`, `{quarter-1}` and `{year+5}` by what a newspaper of `today` prints for them."""
    return _DATE_WORD.sub(lambda match: _WORDS[match[1]](today, int(match[2])), text)


def _day(today: date, offset: int) -> str:
    day = today + timedelta(days=offset)
    months = (day.year - today.year) * 12 + day.month - today.month
    named = {-1: "지난달 ", 0: "", 1: "다음 달 "}
    return f"{named.get(months, f'{day.month}월 ')}{day.day}일"


def _quarter(today: date, offset: int) -> str:
    years, quarter = divmod((today.month - 1) // 3 + offset, 4)
    named = {-1: "지난해", 0: "올해", 1: "내년"}
    return f"{named.get(years, f'{today.year + years}년')} {quarter + 1}분기"


def _year(today: date, offset: int) -> str:
    return f"{today.year + offset}년"


_WORDS: dict[str, Callable[[date, int], str]] = {"day": _day, "quarter": _quarter, "year": _year}


def _split(slug: str, text: str) -> tuple[str, str]:
    before, *parts = text.split("---\n", 2)
    if before or len(parts) != 2:
        raise ArticleError(f"{slug}: front matter between two lines of --- is missing")
    return parts[0], parts[1]


def _fields(slug: str, head: str) -> dict[str, str]:
    pairs = [line.partition(": ") for line in head.splitlines()]
    names = tuple(name for name, _, _ in pairs)
    if names != _FIELDS:
        raise ArticleError(f"{slug}: the fields are {', '.join(names)}, not {', '.join(_FIELDS)}")
    fields = {name: value.strip() for name, _, value in pairs}
    empty = [name for name, value in fields.items() if not value]
    if empty:
        raise ArticleError(f"{slug}: {', '.join(empty)} is empty")
    return fields


def _published(slug: str, hours: str, now: datetime) -> datetime:
    if not hours.isdecimal():
        raise ArticleError(f"{slug}: hours is {hours!r}, not a whole number")
    local = now.astimezone(KST)
    full_ten_minutes = local.replace(minute=local.minute // 10 * 10, second=0, microsecond=0)
    return full_ten_minutes - timedelta(hours=int(hours))


def _check(slug: str, fields: dict[str, str], paragraphs: tuple[str, ...]) -> None:
    if fields["topic"] not in TOPICS:
        raise ArticleError(f"{slug}: {fields['topic']!r} is none of the topics")
    if not fields["outlet"].endswith(OUTLET_LABEL):
        raise ArticleError(f"{slug}: the outlet's name does not end with {OUTLET_LABEL}")
    if len(paragraphs) not in _PARAGRAPHS:
        raise ArticleError(f"{slug}: {len(paragraphs)} paragraphs, not 5 to 9")
    if any(mark in part for part in (*fields.values(), *paragraphs) for mark in "{}"):
        raise ArticleError(f"{slug}: a word in braces that is no date word")
