"""Turns what a model or a person wrote into text that is safe inside the layout: nothing here raises."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from domain import markup
from domain.language import Language
from domain.markup import WORDING
from domain.sources import Source


class CueKind(StrEnum):
    SCREEN = "screen"
    CUTAWAY = "cutaway"
    SOUND = "sound"


_MARKERS = re.compile(r"\s*(?:#{1,6}(?=\s|$)|>|[*+•-](?=\s|$)|[0-9]{1,2}[.)](?=\s|$))\s*")
_HEADING = re.compile(r"\s*(?:#{1,6}(?:\s+|$))+")
_BULLET = re.compile(r"\s*[*+•-]\s+")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_SOURCE_MARK = re.compile(r"\s*(?:\[[0-9]{1,2}\]|⚠\ufe0f?)")


def _clean(raw: str) -> str:
    """Line ends made one, tabs made spaces, control characters removed."""
    raw = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", raw).replace("\t", " ")
    return "".join(c for c in unicodedata.normalize("NFC", raw) if not markup.is_damaging(c))


def _balanced(line: str) -> str:
    """Bold marks that pair up, or none."""
    return line if line.count("**") % 2 == 0 else line.replace("**", "")


def _is_layout(line: str) -> bool:
    return markup.is_heading(line) or markup.is_rule(line)


def body_text(raw: str) -> str:
    """A body from untrusted Markdown; empty when nothing is left.

    Headings become bold lines, rules and code fences go, bullets become `*   `, blank lines single.
    """
    before, body = None, _clean(raw)
    while body != before:
        before, body = body, _body_once(body)
    return body


def _body_once(text: str) -> str:
    kept: list[str] = []
    for line in text.split("\n"):
        new = _body_line(line.rstrip())
        if _is_layout(new) or (line.strip() and not new.strip()):
            continue
        if new.strip() or (kept and kept[-1]):
            kept.append(new if new.strip() else "")
    return "\n".join(kept).strip("\n")


def _body_line(line: str) -> str:
    if markup.is_rule(line) or _FENCE.match(line):
        return ""
    heading = _HEADING.match(line)
    if heading:
        words = line[heading.end() :].replace("**", "").strip(" #")
        return f"**{words}**" if words else ""
    return _balanced(_BULLET.sub(markup.BULLET, line, count=1))


_CUE = re.compile(rf"\*\*(\[(?:{'|'.join(kind for words in WORDING.values() for kind in words.cues)}): .*?\])\*\*")


def line_text(raw: str) -> str:
    """One line from untrusted text, for a takeaway or a line read aloud; empty when nothing is left.

    Leading heading, quote, bullet and number marks go, bold marks pair up, and nothing in it reads as a cue.
    """
    before, line = None, _clean(raw)
    while line != before:
        before = line
        line = _balanced(_CUE.sub(r"\1", _bare(" ".join(line.split()))))
    return "" if _is_layout(line) or not line.strip("*_ ") else line


def _bare(line: str) -> str:
    while (marker := _MARKERS.match(line)) and marker.end():
        line = line[marker.end() :]
    return line


def title_text(raw: str) -> str:
    """One line without bold marks, for the titles of blog, script, sections and scenes, and the topic."""
    before, line = None, raw
    while line != before:
        before, line = line, line_text(line.replace("**", ""))
    return line


def cue_text(raw: str) -> str:
    """The words inside a cue: without bold marks and square brackets, which would end it."""
    return title_text(raw.replace("[", "(").replace("]", ")"))


def spoken_text(raw: str) -> str:
    """Words read aloud: one line, without source marks and without a marker of their own."""
    line = line_text(_SOURCE_MARK.sub("", raw))
    markers = tuple(words.line for words in WORDING.values())
    while line.startswith(markers):
        line = line_text(line[next(len(marker) for marker in markers if line.startswith(marker)) :])
    return line


def spoken_block(language: Language, cues: Iterable[tuple[CueKind | str, str]], line: str) -> str:
    """A beat: its cues, a line each, then the words in a `(대사)` line; empty when neither is left.

    `cues` are pairs of kind ("screen", "cutaway" or "sound") and text. Beats are joined by a blank line.
    """
    words = WORDING[language]
    kinds = dict(zip(CueKind, words.cues, strict=True))
    texts = ((kinds[CueKind(kind)], cue_text(text)) for kind, text in cues)
    lines = [f"**[{kind}: {text}]**" for kind, text in texts if text]
    spoken = spoken_text(line)
    return "\n".join([*lines, f"{words.line} {spoken}"] if spoken else lines)


def source_line(source: Source) -> str:
    """The source's line under `## 출처`: `1. [Title](URL) — outlet, 2026-01-22 07:30 KST`.

    Pasted text has no address and so no link; a page that does not say when it came out has no time. The time is
    in the zone that `published` carries.
    """
    title = cue_text(source.title) or cue_text(source.outlet) or "—"
    url = quote(source.url.strip(), safe="%/:?#@!$&'*+,;=~", errors="replace")
    tail = ", ".join(filter(None, [title_text(source.outlet), _moment(source.published)]))
    head = f"{source.number}. [{title}]({url})" if url else f"{source.number}. {title}"
    return f"{head} — {tail}" if tail else head


def _moment(published: datetime | None) -> str:
    if published is None:
        return ""
    # News pages give Seoul's time as an offset without a name; people know it as KST.
    zone = "KST" if published.strftime("%z") == "+0900" else published.strftime("%Z")
    return f"{published:%Y-%m-%d %H:%M} {zone}".rstrip()


def shortened(line: str, limit: int) -> str:
    """One line of at most that many characters: cut after a word, and marked with `…` where it was."""
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word or cut.rstrip("\u200d\ufe0f")) + "…"
