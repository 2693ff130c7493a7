"""The shot list: a row for each cue and each line without one, as CSV that Excel opens by a double click."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from domain.clock import format_clock
from domain.drafts import Draft
from writing.exports.labels import labels
from writing.exports.prose import source_lines
from writing.exports.speech import Beat, Spoken, shared_out, spoken_parts, weights

Cited = Mapping[str, tuple[int, ...]]
"""Words read aloud, and the numbers of the sources that they rest on, where the writer said so."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(
    r"(?<![0-9.,])(?=[0-9][0-9,.]*[0-9])([0-9][0-9,.]*[^\s\[\]0-9⚠]{1,4}(?:\s[가-힣]{1,2})?)((?:\[[0-9]{1,3}\])+)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\D")


def shots(draft: Draft, cited: Cited | None = None) -> str:
    """Starts with a byte order mark, without which Excel takes UTF-8 for something else.

    Times are the scene's, divided among its lines by syllables. Cues that belong to one line share its time; the
    words stand in the first of their rows, so that the column read downwards is the script.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(labels(draft.language).columns)
    for row in _rows(draft, cited or {}):
        writer.writerow(map(guarded, row))
    return "\ufeff" + out.getvalue()


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would calculate gets an apostrophe before it, which it takes for "this is text"."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _rows(draft: Draft, cited: Cited) -> Iterator[tuple[str, ...]]:
    titles = {source.number: source.title for source in source_lines(draft.blog)}
    figures = _figures(draft)
    for part in spoken_parts(draft):
        for beat, (start, end) in zip(part.beats, _times(draft, part), strict=True):
            numbers = cited.get(beat.words) or _by_figures(beat.words, figures)
            sources = "; ".join(f"[{number}] {titles[number]}" for number in numbers if number in titles)
            yield from _shots(part.title, (format_clock(start), format_clock(end)), beat, sources)


def _shots(title: str, times: tuple[str, str], beat: Beat, sources: str) -> Iterator[tuple[str, ...]]:
    for number, (kind, cue) in enumerate(beat.cues or (("", ""),)):
        words = (beat.words, sources) if number == 0 else ("", "")
        yield (title, *times, kind, cue, *words)


def _times(draft: Draft, part: Spoken) -> Iterator[tuple[int, int]]:
    """Seconds; cues without words stand at the end of their scene and take no time of it."""
    spoken = [beat.words for beat in part.beats if beat.words]
    shares = iter(shared_out(max(0, part.end - part.start), weights(spoken, draft.language), 0))
    told = part.start
    for beat in part.beats:
        lasts = next(shares) if beat.words else 0
        yield told, told + lasts
        told += lasts


def _figures(draft: Draft) -> dict[str, tuple[int, ...]]:
    """Figures of the blog with the sources that are marked right after them; a year says too little."""
    found: dict[str, tuple[int, ...]] = {}
    lines: Iterable[str] = (*draft.blog.takeaways, *(section.body for section in draft.blog.sections))
    for line in lines:
        for figure, marks in _FIGURE.findall(line.replace("**", "")):
            if not _YEAR.match(figure):
                found[figure] = tuple(map(int, re.findall("[0-9]+", marks)))
    return found


def _by_figures(words: str, figures: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    said = (numbers for figure, numbers in figures.items() if re.search(rf"(?<![0-9.,]){re.escape(figure)}", words))
    return tuple(sorted({number for numbers in said for number in numbers}))
