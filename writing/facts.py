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
_DENIED = re.compile(r"\s?(?:(?:이|가|은|는)?\s?아니|(?:이|가)?\s?아닌|\s?대신|\s?(?:→|->|=>))")
_DENIED_OR_REPLACED = re.compile(_DENIED.pattern + r"|(?:에서|을|를)\s(?=(?:약\s?)?\d)")
_ORDERED = re.compile(r"고쳐|고치|바로잡|바꿔|바꾸|수정|정정")
_NOT = re.compile(r"(?:\bnot|\binstead of|\brather than|n't)\s(?:[A-Za-z]+\s){0,2}[$€₩]?$", re.IGNORECASE)
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
    outdated: tuple[str, ...] = ()
    """What it said before it was put right, oldest first: as it was planned, and the corrections before the last."""

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
    """Where `words`, or else the line, stands in the part's text, heading included."""


def sheet(assignment: Assignment) -> tuple[SheetFact, ...]:
    """Empty for an imported draft, which was written from no sheet."""
    if assignment.plan is None:
        return ()
    facts = Plan.model_validate_json(assignment.plan).facts
    newest = {item.fact: item for item in assignment.corrections}
    older = [item for item in assignment.corrections if newest[item.fact] is not item]
    return tuple(
        SheetFact(
            number=number,
            text=newest[number].text if number in newest else fact.text,
            as_of="" if number in newest else fact.as_of,
            sources=(newest[number].source,) if number in newest else tuple(fact.sources),
            planned=fact.text,
            outdated=(fact.text, *(item.text for item in older if item.fact == number)) if number in newest else (),
        )
        for number, fact in enumerate(facts, start=1)
    )


def out_of_date(assignment: Assignment, draft: Draft) -> tuple[Use, ...]:
    """Every place of both texts that tells a fact in a way that was put right since, in reading order."""
    uses = (use for fact in sheet(assignment) if fact.outdated for use in used(draft, fact))
    order = {part.key: place for place, part in enumerate(draft.parts)}
    return tuple(sorted(uses, key=lambda use: (order[use.part.key], use.start, use.fact)))


def used(draft: Draft, fact: SheetFact) -> Iterator[Use]:
    """Where the draft tells the fact as it was planned, or as it was put right first, and no longer holds."""
    lost = _lost(fact)
    old = tuple(map(_words, fact.outdated))
    gained = _words(fact.text).difference(*old)
    for part in draft.parts:
        for found in _SENTENCE.finditer(draft.text_of(part)):
            if lost:
                yield from _told_figures(part, found, fact, lost, frozenset().union(*old))
            elif not gained & _words(found[0]) and any(_tells(found[0], words) for words in old):
                end = found.start() + len(found[0].rstrip())
                line = found[0].strip()
                yield Use(part=part, fact=fact.number, line=line, words="", start=found.start(), end=end)


def _told_figures(
    part: Part, found: re.Match[str], fact: SheetFact, lost: list[Figure], words: frozenset[str]
) -> Iterator[Use]:
    line, start = found[0], found.start()
    for figure in read(line):
        if words & _words(line) and any(_same(figure, other) for other in lost):
            yield Use(
                part=part,
                fact=fact.number,
                line=line.strip(),
                words=figure.text,
                start=start + figure.start,
                end=start + figure.end,
            )


def _tells(line: str, words: frozenset[str]) -> bool:
    return len(words & _words(line)) > max(1.0, _ALIKE * len(words))


def _lost(fact: SheetFact) -> list[Figure]:
    """Figures of the fact as it was told before that it does not have any more."""
    kept = _held(fact.text)
    old = (figure for text in fact.outdated for figure in read(text))
    return [figure for figure in old if not any(_same(figure, other) for other in kept)]


def _held(correction: str) -> list[Figure]:
    """The figures that a correction states: "820명이 아니라 860명" states one and denies the other."""
    denied = _DENIED_OR_REPLACED if _ORDERED.search(correction) else _DENIED
    return [
        figure
        for figure in read(correction)
        if not denied.match(correction, figure.end) and not _NOT.search(correction[: figure.start])
    ]


def _same(one: Figure, other: Figure) -> bool:
    return (one.kind, one.unit, one.value, one.high) == (other.kind, other.unit, other.value, other.high)


def _words(text: str) -> frozenset[str]:
    return frozenset(_PARTICLE.sub("", word) for word in _WORD.findall(text))


def about(fact: SheetFact, right: str) -> str:
    """A correction as a source that says what it is about: "860명" alone would be anybody's."""
    subject, at = "", 0
    for figure in read(fact.planned):
        subject += fact.planned[at : figure.start] + "…"
        at = figure.end
    subject = " ".join((subject + fact.planned[at:]).split()).rstrip(".!?")
    return f"{' '.join(right.split()).rstrip('.')} ({subject})"


def rewriting(fact: SheetFact) -> str:
    """The request to the writer: one fact of the part was put right, and nothing else is to change."""
    return prompts.render("correct", before=line_text(" / ".join(fact.outdated)), after=line_text(fact.text)).strip()


def marked_out_of_date(draft: Draft, uses: tuple[Use, ...]) -> Draft:
    """`⚠` behind everything in the blog that is out of date, in place of a source's mark; the script is only told."""
    for use in sorted((use for use in uses if not use.part.is_script), key=lambda use: -use.start):
        text = draft.text_of(use.part)
        behind = re.match(r"(?:\[\d{1,3}\])+|⚠\ufe0f?", text[use.end :])
        if behind and behind[0].startswith("⚠"):
            continue
        draft = draft.with_text(use.part, text[: use.end] + "⚠" + text[use.end + (behind.end() if behind else 0) :])
    return draft
