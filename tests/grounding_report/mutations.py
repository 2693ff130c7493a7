"""True figures made false, one way at a time: each should be refused afterwards."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Mutated:
    kind: str
    topic: Topic
    sentence: Sentence
    label: Label
    """The figure that was made false, where it stands now."""
    was: str


def mutants(topic: Topic, seed: int = 5) -> Iterator[Mutated]:
    """Every true figure with a number in it, by every mutation that it can take, and cited from every other source."""
    chance = random.Random(seed)
    for sentence in topic.sentences:
        for label in sentence.labels:
            if not label.is_true:
                continue
            for kind, mutate in MUTATIONS.items():
                text = mutate(label.text, chance)
                if text is not None:
                    yield Mutated(kind, topic, *_with(sentence, label, text), label.text)
            if label.label == "e" and sentence.cited:
                for source in topic.sources:
                    if source.number not in sentence.cited:
                        swapped = replace(sentence, cited=frozenset([source.number]))
                        yield Mutated(SWAPPED, topic, swapped, label, label.text)


def _with(sentence: Sentence, label: Label, text: str) -> tuple[Sentence, Label]:
    whole = sentence.text[: label.start] + text + sentence.text[label.end :]
    return replace(sentence, text=whole), replace(label, end=label.start + len(text), text=text)
