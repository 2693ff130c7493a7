"""What is wrong with a draft, found without a model: facts for people's sentences, which live elsewhere."""

from collections.abc import Callable, Iterator

from domain.checks import agreement, cues, endings, promises, repeats, search, shape, times, tongues
from domain.checks.finding import NEED_SOURCES, Finding, Rule
from domain.checks.reading import Reading, reading
from domain.drafts import Draft

__all__ = ["DEFAULT_SECONDS", "NEED_SOURCES", "Finding", "Rule", "findings"]

DEFAULT_SECONDS = 300

_Check = Callable[[Reading], Iterator[Finding]]

_TEXT: tuple[_Check, ...] = (
    shape.counts,
    shape.empty,
    endings.cut_off,
    tongues.language,
    repeats.doubled,
    repeats.repeated,
    agreement.figures_disagree,
    agreement.names_disagree,
    promises.wording,
    endings.prose,
    endings.long_sentences,
    shape.strays,
    shape.marks,
    cues.bare_cues,
    cues.no_cues,
    search.phrase_missing,
    search.phrase_stuffed,
    shape.title_lengths,
    shape.ornaments,
)
_CLOCK: tuple[_Check, ...] = (times.times, times.joins, times.length)


def findings(
    draft: Draft, *, pace: float | None = None, seconds: int = DEFAULT_SECONDS, phrase: str | None = None
) -> tuple[Finding, ...]:
    """All findings, part by part in reading order, then the clock.

    `pace` is in syllables a second, by default the language's; `seconds` is the length asked for; `phrase` is what
    people would search for, and nothing is said of it where none is given.
    """
    given = reading(draft, pace, seconds, phrase)
    places = {part.key: place for place, part in enumerate(draft.parts)}
    in_text = [finding for check in _TEXT for finding in check(given)]
    in_text.sort(key=lambda finding: places.get(finding.part.key, -1) if finding.part else len(places))
    return (*in_text, *(finding for check in _CLOCK for finding in check(given)))
