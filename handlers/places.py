"""The zone that a line names among other words: surely, perhaps, or by a name that is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.zones import is_key, zone_named

TAKEN = "\ue000"
"""Stands in a line where words were read as something else: of the private use area, so that no text has it."""
_LONGEST = 4
"""Words of a city's name."""
_TIME = r"(?:현지\s)?시간(?:으로|대로|대)?(?:\s기준(?:으로)?)?|(?:local\s)?time"
_MARK = re.compile(rf"(?:{_TIME}|기준으로|기준(?=\s?(?:$|,|{TAKEN})))(?=\s|$|,)", re.IGNORECASE)
_STUCK = re.compile(r"(.+?)(시간(?:으로|대로|대)?|기준(?:으로)?)")


class City(StrEnum):
    """How a city is read that may be the zone or a part of the topic."""

    ASK = "ask"
    ZONE = "zone"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    words: str
    zone: str
    sure: bool
    rest: str
    """The line without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCity:
    words: str


def find_place(line: str, city: City) -> Place | UnknownCity | None:
    """The zone named in a line that has `TAKEN` where its other settings stood."""
    tokens = list(_tokens(line))
    return _by_key(tokens) or _with_mark(tokens) or (None if city is City.TOPIC else _city(tokens, city))


def _tokens(line: str) -> Iterator[str]:
    for token in re.findall(rf"{TAKEN}|,|[^\s,{TAKEN}]+", line):
        stuck = _STUCK.fullmatch(token)
        if stuck and zone_named(stuck[1], with_time=True):
            yield from stuck.groups()
        else:
            yield token


def _windows(tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Every run of words that may be a name, the longest first at each place."""
    for start in range(len(tokens)):
        for end in range(min(start + _LONGEST, len(tokens)), start, -1):
            if not {TAKEN, ","} & set(tokens[start:end]):
                yield start, end, " ".join(tokens[start:end])


def _by_key(tokens: Sequence[str]) -> Place | UnknownCity | None:
    for start, end, words in _windows(tokens):
        name = words.strip("()")
        if "/" in name and zone_named(name):
            return _place(tokens, start, end, sure=True)
    unknown = next((token for token in tokens if is_key(token.strip("()"))), None)
    return UnknownCity(words=unknown) if unknown else None


def _with_mark(tokens: Sequence[str]) -> Place | UnknownCity | None:
    """A name with "time" behind it, "in" before it, or brackets around it."""
    for start, end, words in _windows(tokens):
        mark = _mark(tokens[end:])
        marked = mark or words.startswith("(") or (start and tokens[start - 1].lower() == "in")
        if marked and zone_named(words.strip("()"), with_time=True):
            return _place(tokens, start, end + (len(mark[0].split()) if mark else 0), sure=True, words=words)
    for start, end, words in _windows(tokens):
        # "working time" in a topic names no place: only where nothing else stands around it.
        mark = _mark(tokens[end:])
        if mark and (_free(tokens, start, end + len(mark[0].split())) or _leads(tokens, start, mark[0])):
            return UnknownCity(words=words)
        if start and tokens[start - 1].lower() == "in" and words.istitle() and _free(tokens, start - 1, end):
            return UnknownCity(words=words)
    return None


def _mark(tokens: Sequence[str]) -> re.Match[str] | None:
    """The words that say "time", of at most three, right at the start; one more says whether they end there."""
    return _MARK.match(" ".join(tokens[:4]))


def _city(tokens: Sequence[str], city: City) -> Place | None:
    for start, end, words in _windows(tokens):
        if zone_named(words) and not _within(tokens, start, end):
            return _place(tokens, start, end, sure=city is City.ZONE or _free(tokens, start, end))
    return None


def _free(tokens: Sequence[str], start: int, end: int) -> bool:
    """Nothing but settings, or an end of the line, stands beside it."""
    before, after = tokens[start - 1] if start else TAKEN, tokens[end] if end < len(tokens) else TAKEN
    return before == TAKEN and after == TAKEN


def _leads(tokens: Sequence[str], start: int, mark: str) -> bool:
    """Right behind the other settings, with words that are said of a zone alone."""
    return (not start or tokens[start - 1] == TAKEN) and bool(re.search("으로|대로|현지|local", mark))


def _within(tokens: Sequence[str], start: int, end: int) -> bool:
    """Words stand on both sides: it is one of the topic's."""
    beside = {TAKEN, ","}
    return start > 0 and end < len(tokens) and tokens[start - 1] not in beside and tokens[end] not in beside


def _place(tokens: Sequence[str], start: int, end: int, *, sure: bool, words: str = "") -> Place:
    words = (words or " ".join(tokens[start:end])).strip("()")
    first = start - 1 if start and tokens[start - 1].lower() == "in" else start
    rest = " ".join([*tokens[:first], TAKEN, *tokens[end:]])
    return Place(words=words, zone=zone_named(words, with_time=True) or "", sure=sure, rest=rest)
