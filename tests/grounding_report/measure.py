"""Runs the ledger over the labelled texts and counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from domain.grounding import Entry, Shelf
from tests.grounding_report.corpus import Label, Sentence, topics
from tests.grounding_report.mutations import entries, mutants


@dataclass(frozen=True, slots=True)
class Outcome:
    sentence: Sentence
    label: Label | None
    """None: the code reads a figure where no label is."""
    entry: Entry | None
    """None: the code reads no figure there."""

    @property
    def is_right(self) -> bool:
        if self.label is None or self.entry is None:
            return False
        return self.entry.verdict.is_confirmed == self.label.is_true


def outcomes(name: str) -> Iterator[Outcome]:
    """Of every label of a set, and of every figure read that no label names."""
    for topic in topics(name):
        shelf = Shelf(topic.sources)
        for sentence in topic.sentences:
            left = list(entries(sentence, shelf))
            for label in sentence.labels:
                found = next((one for one in left if one.offset < label.end and label.start < one.figure.end), None)
                if found is not None:
                    left.remove(found)
                yield Outcome(sentence, label, found)
            yield from (Outcome(sentence, None, one) for one in left)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many."""

    right: int
    every: int

    @property
    def share(self) -> float:
        return self.right / self.every if self.every else 1.0

    def __str__(self) -> str:
        return f"{self.right}/{self.every} ({self.share:.1%})"


def scores(name: str) -> tuple[Score, Score]:
    """True figures accepted, false ones refused."""
    told = [(one.label.is_true, one.is_right) for one in outcomes(name) if one.label is not None]
    true, false = ([right for is_true, right in told if is_true is wanted] for wanted in (True, False))
    return Score(sum(true), len(true)), Score(sum(false), len(false))


def by_label(name: str) -> dict[str, Score]:
    every, right = Counter[str](), Counter[str]()
    for one in outcomes(name):
        if one.label is not None:
            every[one.label.label] += 1
            right[one.label.label] += one.is_right
    return {label: Score(right[label], every[label]) for label in every}


def by_mutation(name: str) -> dict[str, Score]:
    """Mutants that are refused."""
    every, refused = Counter[str](), Counter[str]()
    for topic in topics(name):
        shelf = Shelf(topic.sources)
        for mutant in mutants(topic, shelf):
            every[mutant.kind] += 1
            refused[mutant.kind] += mutant.is_refused(shelf)
    return {kind: Score(refused[kind], every[kind]) for kind in every}
