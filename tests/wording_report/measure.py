"""Labelled sentences against the phrases: what is found, what is left alone."""

from dataclasses import dataclass
from pathlib import Path

from domain.language import Language
from domain.wording import PHRASES, Level, wordings

FOLDER = Path(__file__).parent
SHOWN, HELD_BACK = "shown", "held_back"
MAY_BE_SAID, QUOTED = "-", "quoted"


@dataclass(frozen=True, slots=True)
class Labelled:
    label: str
    """Id of a phrase, "quoted" or "-"."""
    text: str

    @property
    def language(self) -> Language:
        return Language.KO if any("가" <= letter <= "힣" for letter in self.text) else Language.EN


def sentences(name: str) -> tuple[Labelled, ...]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(Labelled(label, text) for label, text in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    sentences: int
    right: int

    @property
    def share(self) -> float:
        return 100 * self.right / self.sentences


def is_right(one: Labelled) -> bool:
    """A phrase is found under its id; what may be said, at no level; what others say, at the softer one alone."""
    found = tuple(wordings(one.text, one.language))
    said = {wording.phrase for wording in found if wording.level is Level.SAID}
    if one.label == QUOTED:
        return bool(found) and not said
    return not found if one.label == MAY_BE_SAID else one.label in said


def measured(name: str) -> tuple[Row, ...]:
    every = sentences(name)
    rows = []
    for label in (*(phrase.id for phrase in PHRASES), QUOTED, MAY_BE_SAID):
        mine = [one for one in every if one.label == label]
        rows.append(Row(name=label, sentences=len(mine), right=sum(map(is_right, mine))))
    return tuple(rows)


def whole(rows: tuple[Row, ...], *, found: bool) -> Row:
    """All that must be found, or all that may be said at the full level: denials, reports, questions, others' words."""
    mine = [row for row in rows if (row.name not in (MAY_BE_SAID, QUOTED)) == found]
    return Row(
        name="to be found" if found else "to be left alone",
        sentences=sum(row.sentences for row in mine),
        right=sum(row.right for row in mine),
    )
