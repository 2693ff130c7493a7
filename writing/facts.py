"""The fact sheet that blog and script are written from, what the person put right on it, and where it is used."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import prompts
from domain.assignments import Assignment
from domain.compose import line_text
from domain.drafts import Draft
from domain.figures import Figure, read
from domain.parts import Part
from writing.pieces import Plan

_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_PARTICLE = re.compile(
    r"(?:에서는|으로는|에게|에서|으로|까지|부터|이라고|라고|은|는|이|가|을|를|의|에|와|과|도|로|만)$"
)
_ALIKE = 0.5
"""Share of a fact's words that a line without a figure needs to be taken for one that tells it."""
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=\d))+[.!?]*[\"”’)]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    number: int
    """Its place on the sheet, from 1."""
    text: str
    """As it holds now: put right, where the person did so."""
    as_of: str
    """What time its figures are of, as the source says it; empty where it says none."""
    sources: tuple[int, ...]
    planned: str
    """As the sources were first read."""

    @property
    def corrected(self) -> bool:
        return self.text != self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place of the draft that still tells a fact as it was before it was put right."""

    part: Part
    fact: int
    line: str
    words: str
    """The figure that is out of date; empty where the line has none and tells the fact in other words."""
    start: int
    end: int
    """Where `words`, or else the line, stands in the part's body."""


def sheet(assignment: Assignment) -> tuple[SheetFact, ...]:
    """Empty for an imported draft, which was written from no sheet."""
    if assignment.plan is None:
        return ()
    facts = Plan.model_validate_json(assignment.plan).facts
    newest = {item.fact: item for item in assignment.corrections}
    return tuple(
        SheetFact(
            number=number,
            text=newest[number].text if number in newest else fact.text,
            as_of="" if number in newest else fact.as_of,
            sources=(newest[number].source,) if number in newest else tuple(fact.sources),
            planned=fact.text,
        )
        for number, fact in enumerate(facts, start=1)
    )


def out_of_date(assignment: Assignment, draft: Draft) -> tuple[Use, ...]:
    """Every place of both texts that tells a fact in a way that was put right since, in reading order."""
    uses = (use for fact in sheet(assignment) if fact.corrected for use in used(draft, fact))
    order = {part.key: place for place, part in enumerate(draft.parts)}
    return tuple(sorted(uses, key=lambda use: (order[use.part.key], use.start, use.fact)))


def used(draft: Draft, fact: SheetFact) -> Iterator[Use]:
    """Where the draft tells the fact as it was planned and no longer holds."""
    lost = _lost(fact)
    words = _words(fact.planned)
    for part in draft.parts:
        body = draft.body_of(part)
        for found in _SENTENCE.finditer(body):
            yield from _uses(part, found, fact, lost, words)


def _uses(
    part: Part, found: re.Match[str], fact: SheetFact, lost: list[Figure], words: frozenset[str]
) -> Iterator[Use]:
    line, start = found[0], found.start()
    shared = words & _words(line)
    if lost:
        for figure in read(line):
            if shared and any(_same(figure, other) for other in lost):
                yield Use(
                    part=part,
                    fact=fact.number,
                    line=line.strip(),
                    words=figure.text,
                    start=start + figure.start,
                    end=start + figure.end,
                )
    elif len(shared) > max(1.0, _ALIKE * len(words)):
        end = start + len(line.rstrip())
        yield Use(part=part, fact=fact.number, line=line.strip(), words="", start=start, end=end)


def _lost(fact: SheetFact) -> list[Figure]:
    """Figures of the fact as it was planned that it does not have any more."""
    kept = read(fact.text)
    return [figure for figure in read(fact.planned) if not any(_same(figure, other) for other in kept)]


def _same(one: Figure, other: Figure) -> bool:
    return (one.kind, one.unit, one.value, one.high) == (other.kind, other.unit, other.value, other.high)


def _words(text: str) -> frozenset[str]:
    return frozenset(_PARTICLE.sub("", word) for word in _WORD.findall(text))


def rewriting(fact: SheetFact) -> str:
    """The request to the writer: one fact of the part was put right, and nothing else is to change."""
    return prompts.render("correct", before=line_text(fact.planned), after=line_text(fact.text)).strip()


def marked_out_of_date(draft: Draft, uses: tuple[Use, ...]) -> Draft:
    """`⚠` behind everything in the blog that is out of date, in place of a source's mark; the script is only told."""
    for use in sorted((use for use in uses if not use.part.is_script), key=lambda use: -use.start):
        text = draft.text_of(use.part)
        body = draft.body_of(use.part)
        at = text.rfind(body) + use.end
        behind = re.match(r"(?:\[\d{1,3}\])+|⚠\ufe0f?", text[at:])
        if behind and behind[0].startswith("⚠"):
            continue
        draft = draft.with_text(use.part, text[:at] + "⚠" + text[at + (behind.end() if behind else 0) :])
    return draft
