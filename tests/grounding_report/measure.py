"""Runs the ledger over the labelled texts and counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.grounding import Entry, Shelf, ledger_of_text
from tests.grounding_report.corpus import Label, Sentence, Topic


@dataclass(frozen=True, slots=True)
class Outcome:
    topic: Topic
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


def outcomes(topic: Topic) -> Iterator[Outcome]:
    shelf = Shelf(topic.sources)
    for sentence in topic.sentences:
        marks = "".join(f"[{number}]" for number in sorted(sentence.cited))
        entries = list(ledger_of_text(sentence.text + marks, shelf))
        for label in sentence.labels:
            found = next((one for one in entries if one.offset < label.end and label.start < one.figure.end), None)
            if found is not None:
                entries.remove(found)
            yield Outcome(topic, sentence, label, found)
        for left in entries:
            yield Outcome(topic, sentence, None, left)
