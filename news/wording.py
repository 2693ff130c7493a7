"""Whether two reports say the same, by their words and figures: no library of numbers is needed for it."""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rapidfuzz import fuzz, process

from domain.feeds import Item

APART = timedelta(hours=60)
"""Two reports further apart in time are no copies of each other: standing headings come back every week."""
_SHINGLE = 5
_CONTAINED = 0.6
SAME_TITLE = 85
_SOME_BODY = 30
_TELLING = 8
"""Letters of a headline."""
_BODY = 600
_TAG = re.compile(r"[\[【<(〈][^\]】>)〉]{0,24}[\]】>)〉]")
_BYLINE = re.compile(
    r"\A\s*(?:[\[(][^\])]{2,30}[\])])?\s*(?:[가-힣]{2,4}\s?(?:·\s?[가-힣]{2,4}\s?)*(?:기자|특파원)\s?=?)\s*"
)
_NOT_WORD = re.compile(r"[\W_]+")
_THOUSANDS = re.compile(r"(\d{1,3})천\s?(\d{1,3})?(?=\D|\Z)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TURN = re.compile(
    r"해제|취소|철회|정정|부인|반박|무산|번복|연기|오보|call(?:ed)? off|cancel|withdr[ae]w|den(?:y|ies)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wording:
    title: str
    body: str
    title_numbers: frozenset[str]
    body_numbers: frozenset[str]
    turns: frozenset[str]
    published: datetime | None
    shingles: frozenset[int]

    @classmethod
    def of(cls, item: Item) -> "Wording":
        title = _TAG.sub(" ", plain(item.title))
        body = plain(_BYLINE.sub("", item.lede[:_BODY]))
        joined = _NOT_WORD.sub("", body)
        return cls(
            title=_NOT_WORD.sub("", title),
            body=joined,
            title_numbers=numbers(title),
            body_numbers=numbers(body),
            turns=frozenset(_TURN.findall(f"{title} {body}".lower())),
            published=item.published,
            shingles=frozenset(zlib.crc32(part.encode()) for part in _parts(joined)) if joined else frozenset(),
        )

    @property
    def bare(self) -> bool:
        """A flash with nothing under its headline says too little to be compared by its text."""
        return len(self.body) < _SOME_BODY


def plain(text: str) -> str:
    """Compatible forms made one, lower case; digits without separators, 2천200 as 2200."""
    flat = unicodedata.normalize("NFKC", text).lower()
    flat = re.sub(r"(?<=\d),(?=\d)", "", flat)
    return _THOUSANDS.sub(lambda match: str(int(match[1]) * 1000 + int(match[2] or 0)), flat)


def numbers(text: str) -> frozenset[str]:
    """Of a text made `plain`."""
    return frozenset(_NUMBER.findall(text))


def same_report(one: Wording, other: Wording) -> bool:
    if one.turns != other.turns or _far_apart(one, other) or not _numbers_agree(one, other):
        return False
    # A headline that is a name and little more says nothing of the report.
    telling = min(len(one.title), len(other.title)) >= _TELLING
    alike = fuzz.ratio(one.title, other.title) if telling else 0.0
    if one.bare or other.bare:
        return alike >= SAME_TITLE + 3 and one.title_numbers == other.title_numbers
    shared = _contained(one.shingles, other.shingles)
    return shared >= _CONTAINED or (
        alike >= SAME_TITLE and one.title_numbers == other.title_numbers and shared >= _CONTAINED / 4
    )


def _numbers_agree(one: Wording, other: Wording) -> bool:
    """A copy may leave numbers out, but has none of its own; templates share their words and differ in these."""
    titles = one.title_numbers & other.title_numbers
    if min(len(one.title_numbers), len(other.title_numbers)) > len(titles):
        return False
    fewer = min(len(one.body_numbers), len(other.body_numbers))
    return len(one.body_numbers & other.body_numbers) * 2 >= fewer


def _far_apart(one: Wording, other: Wording) -> bool:
    return bool(one.published and other.published and abs(one.published - other.published) > APART)


def _contained(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _parts(text: str) -> Iterator[str]:
    return (text[start : start + _SHINGLE] for start in range(max(1, len(text) - _SHINGLE + 1)))


class Titles:
    """Items by their headlines."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._known: list[Wording] | None = None

    def like(self, lead: Item) -> Item | None:
        """The one that reports the same as a mere headline; None where no headline is near enough."""
        if self._known is None:
            self._known = [Wording.of(replace(item, lede="")) for item in self._items]
        told = Wording.of(replace(lead, lede=""))
        titles = [text.title for text in self._known]
        near = process.extract(told.title, titles, scorer=fuzz.ratio, score_cutoff=SAME_TITLE, limit=3)
        fitting = (index for _, _, index in near if _same_headline(told, self._known[index]))
        return next((self._items[index] for index in fitting), None)


def _same_headline(one: Wording, other: Wording) -> bool:
    telling = min(len(one.title), len(other.title)) >= _TELLING
    return telling and one.turns == other.turns and _numbers_agree(one, other) and not _far_apart(one, other)
