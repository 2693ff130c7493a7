"""Quotations held against the sources: word for word, altered, or nowhere; and whether the right one says it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.grounding.library import Page, closest, is_korean, squeezed
from domain.grounding.passages import Passage
from domain.grounding.quotations import Quotation, quotations
from domain.grounding.speakers import Speaker, is_named, may_be_named, speaker_in
from domain.language import Language
from domain.parts import Part


class QuoteVerdict(StrEnum):
    """Values are part of the JSON of `chogo check`."""

    EXACT = "exact"
    """Word for word in a source that its sentence cites, or in any where it cites none."""
    ELSEWHERE = "elsewhere"
    """Word for word, but in a source that its sentence does not cite."""
    ALTERED = "altered"
    """A source has something close to it: `sentence` is that."""
    TRANSLATED = "translated"
    """Only sources in another language can have it, and they name the speaker or share a figure or a Latin name with
    it: not to be confirmed word for word."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    part: Part | None
    text: str
    offset: int
    """Characters from the start of the whole text."""
    verdict: QuoteVerdict
    source: int | None = None
    sentence: str = ""
    """Of the source; empty where it has nothing close."""
    likeness: float = 0.0
    """Share of the quotation's pairs of letters that the sentence has: 1 for word for word."""
    speaker: str = ""
    """Whom the text lets say it, where it names a person."""
    wrong_speaker: bool = False
    """The source that has the words does not let that person say them."""
    said_by: str = ""
    """Whom the source's sentence names, where that is somebody else."""

    @property
    def is_finding(self) -> bool:
        """What has to be put right; what can only not be confirmed is none."""
        return self.wrong_speaker or self.verdict in (QuoteVerdict.ALTERED, QuoteVerdict.NONE)


ALTERED_FROM = 0.62
"""Share of a quotation's pairs of letters from which a source's sentence counts as what it was made of. Two sentences
about the same thing share up to half."""
_CITED = re.compile(r"\[([0-9]{1,2})\]")
_TELLING = re.compile(r"[0-9][0-9,.]*[0-9]|[A-Z][A-Za-z0-9]{2,}")


def quotes(passages: Sequence[Passage], pages: Sequence[Page], language: Language) -> Iterator[Quote]:
    """Each quotation of speech with its verdict. With no pages, every one is `none`."""
    for passage in passages:
        for quotation in quotations(passage.text, language):
            if len(squeezed(quotation.text)) > 1:
                yield _judged(passage, quotation, pages)


def _judged(passage: Passage, quotation: Quotation, pages: Sequence[Page]) -> Quote:
    cited = {int(number) for number in _CITED.findall(quotation.text + quotation.after)}
    speaker = speaker_in(f"{quotation.before} {quotation.after}")
    found = _verbatim(quotation.text, sorted(pages, key=lambda page: page.number not in cited))
    if found:
        page, place = found
        verdict = QuoteVerdict.ELSEWHERE if cited and page.number not in cited else QuoteVerdict.EXACT
        return _quote(passage, quotation, verdict, speaker, page, place, 1.0)
    near = closest(squeezed(quotation.text), pages)
    if near and near[2] >= ALTERED_FROM:
        return _quote(passage, quotation, QuoteVerdict.ALTERED, speaker, *near)
    origin = next((page for page in pages if _may_translate(quotation, speaker, page)), None)
    return Quote(
        part=passage.part,
        text=quotation.text,
        offset=passage.offset + quotation.offset,
        verdict=QuoteVerdict.TRANSLATED if origin else QuoteVerdict.NONE,
        source=origin.number if origin else None,
        speaker=speaker.text if speaker else "",
    )


def _quote(
    passage: Passage,
    quotation: Quotation,
    verdict: QuoteVerdict,
    speaker: Speaker | None,
    page: Page,
    place: int,
    share: float,
) -> Quote:
    wrong, other = _other_speaker(speaker, page, place) if speaker else (False, "")
    return Quote(
        part=passage.part,
        text=quotation.text,
        offset=passage.offset + quotation.offset,
        verdict=verdict,
        source=page.number,
        sentence=page.sentences[place],
        likeness=share,
        speaker=speaker.text if speaker else "",
        wrong_speaker=wrong,
        said_by=other,
    )


def _verbatim(text: str, pages: Sequence[Page]) -> tuple[Page, int] | None:
    """All at once, or each sentence and each piece between dots of omission, in one page."""
    whole = squeezed(text)
    pieces = [squeezed(piece) for piece in re.split(r"(?<=[.!?])\s+|…|\.\.\.", text)]
    for wanted in ([whole], [piece for piece in pieces if piece]):
        for page in pages:
            places = [page.place_of(piece) for piece in wanted]
            if places and places[0] is not None and None not in places:
                return page, places[0]
    return None


def _other_speaker(speaker: Speaker, page: Page, place: int) -> tuple[bool, str]:
    """Whether the page lets somebody else say it, and whom its sentence names.

    A sentence that names nobody, as "그는" does, leaves it to the page: there the person must be named at all.
    """
    sentence = page.sentences[place]
    if is_named(speaker, sentence) or not may_be_named(speaker, page):
        return not may_be_named(speaker, page), ""
    other = speaker_in(sentence)
    before = " ".join(page.sentences[max(0, place - 1) : place])
    return (True, other.text) if other and not is_named(speaker, before) else (False, "")


def _may_translate(quotation: Quotation, speaker: Speaker | None, page: Page) -> bool:
    if page.is_korean == is_korean(quotation.text):
        return False
    if speaker and may_be_named(speaker, page):
        return True
    telling = _TELLING.findall(quotation.text)
    return any(word.casefold() in page.joined for word in telling)
