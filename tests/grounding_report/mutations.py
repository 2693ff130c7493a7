"""True figures made false, one way at a time: each should be refused afterwards."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from domain.figures import Kind
from domain.grounding import Entry, Shelf, ledger_of_text
from tests.grounding_report.corpus import Label, Sentence, Topic

Mutation = Callable[[str, random.Random], str | None]

_SWAPS = {
    "원": "달러",
    "달러": "원",
    "엔": "원",
    "명": "곳",
    "곳": "명",
    "척": "명",
    "건": "명",
    "장": "명",
    "포인트": "원",
    "kg": "톤",
    "㎏": "톤",
    "km": "마일",
    "GWh": "MWh",
    "시간": "분",
    "분": "시간",
    "초": "분",
    "개월": "주",
    "주": "개월",
    "배": "명",
}
_TAIL = re.compile(rf"({'|'.join(sorted(_SWAPS, key=len, reverse=True))})$")


def digit(text: str, chance: random.Random) -> str | None:
    """Another digit in one place, never a leading nought; dates and names count too."""
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    # The noughts behind 3,000 are no digits that anybody mistypes alone.
    told = [place for place in places if text[place] != "0"]
    if not told:
        return None
    place = chance.choice(told)
    return text[:place] + chance.choice([it for it in "123456789" if it != text[place]]) + text[place + 1 :]


def unit(text: str, chance: random.Random) -> str | None:
    """Won for dollars, people for places, GWh for MWh."""
    found = _TAIL.search(text)
    return text[: found.start()] + _SWAPS[found[1]] if found else None


def scale(text: str, chance: random.Random) -> str | None:
    """조 for 억 and back; 만 becomes 억."""
    if "조" in text and "억" not in text:
        return text.replace("조", "억")
    if "억" in text and "조" not in text:
        return text.replace("억", "조")
    return text.replace("만", "억") if "만" in text and "억" not in text else None


def points(text: str, chance: random.Random) -> str | None:
    """% for %p and back."""
    for point in ("%포인트", "%p", "bp"):
        if text.endswith(point):
            return text.removesuffix(point) + "%"
    return text + "p" if text.endswith("%") else None


MUTATIONS: dict[str, Mutation] = {"digit": digit, "unit": unit, "조 ↔ 억": scale, "% ↔ %p": points}
SWAPPED = "swapped source"


_TIMES = (Kind.DATE, Kind.QUARTER, Kind.TIME, Kind.DURATION, Kind.NAME)
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Mutated:
    kind: str
    sentence: Sentence
    label: Label
    """The figure that was made false, where it stands now."""
    was: str

    def is_refused(self, shelf: Shelf) -> bool:
        found = [one for one in entries(self.sentence, shelf) if _touch(one, self.label)]
        return any(not one.verdict.is_confirmed for one in found)


def entries(sentence: Sentence, shelf: Shelf) -> tuple[Entry, ...]:
    marks = "".join(f"[{number}]" for number in sorted(sentence.cited))
    return ledger_of_text(sentence.text + marks, shelf)


def _touch(entry: Entry, label: Label) -> bool:
    return entry.offset < label.end and label.start < entry.figure.end


def mutants(topic: Topic, shelf: Shelf, seed: int = 5) -> Iterator[Mutated]:
    """Every true figure with a number in it, by every mutation that it can take, and cited from every other source."""
    chance = random.Random(seed)
    for sentence in topic.sentences:
        for label in sentence.labels:
            if not label.is_true:
                continue
            for kind, mutate in MUTATIONS.items():
                text = mutate(label.text, chance)
                if text is not None:
                    yield Mutated(kind, *_with(sentence, label, text), label.text)
            if label.label == "e" and sentence.cited:
                yield from _swapped(topic, sentence, label, shelf)


def _swapped(topic: Topic, sentence: Sentence, label: Label, shelf: Shelf) -> Iterator[Mutated]:
    """Not where the other source says it too: a figure of three digits or more; and no dates, which all share."""
    figure = next((one.figure for one in entries(sentence, shelf) if _touch(one, label)), None)
    if figure is None or figure.kind in _TIMES:
        return
    telling = len(figure.value.normalize().as_tuple().digits) >= _TELLING
    saying = {standing.sentence.source for standing, _ in shelf.matches(figure)} if telling else set()
    for source in topic.sources:
        if source.number not in sentence.cited | saying:
            yield Mutated(SWAPPED, replace(sentence, cited=frozenset([source.number])), label, label.text)


def _with(sentence: Sentence, label: Label, text: str) -> tuple[Sentence, Label]:
    whole = sentence.text[: label.start] + text + sentence.text[label.end :]
    return replace(sentence, text=whole), replace(label, end=label.start + len(text), text=text)
