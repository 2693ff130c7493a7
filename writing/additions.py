"""What a change added that nothing bears: an imported draft's own figures are its author's, new ones are not."""

from collections.abc import Iterable

from domain.assignments import Assignment
from domain.drafts import Draft
from domain.figures import Figure
from domain.grounding import Entry
from writing.evidence import evidence, is_confirmed

_Value = tuple[object, ...]


def additions(assignment: Assignment, before: Draft, after: Draft) -> tuple[Entry, ...]:
    """Figures that are not confirmed and stood nowhere in the draft before, in reading order."""
    known = {_value(entry.figure) for entry in evidence(assignment, before)}
    return tuple(
        entry for entry in evidence(assignment, after) if not is_confirmed(entry) and _value(entry.figure) not in known
    )


def words_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """As they are written, each once."""
    return tuple(dict.fromkeys(entry.figure.text for entry in entries))


def _value(figure: Figure) -> _Value:
    return (figure.kind, figure.unit, figure.value, figure.high)
