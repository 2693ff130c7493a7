"""The blog's Markdown read into blocks and runs, for the forms that have styles of their own.

Read as the chat shows it: `**bold**` within a line, bullets, paragraphs; numbered points stay paragraphs that start
with their number, so that no editor counts them anew. A link is made of an address only where it is one of the
draft's own sources, and of a source mark such as `[1]`; any other stays as it was typed, since a model's words may
hide where they lead.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from domain import markup
from domain.drafts import Blog, Draft
from domain.markup import WORDING


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    text: str
    bold: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    kind: Kind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line under `## 출처`; without address and tail where it was written in another way."""

    number: int
    title: str
    url: str = ""
    tail: str = ""
    """What follows the link: ` — outlet, 2026-01-22 07:30 KST`."""


_SOURCE = re.compile(r"([0-9]{1,3})\. (?:\[(.+?)\]\((https?://[^\s<>]+)\)(?=\s|$)|(.*))(.*)")
_BULLET = re.compile(r"\s*[*+•-]\s+(\S.*)")
_POINT = re.compile(r"\s*[0-9]{1,3}[.)]\s+\S")
_BOLD = re.compile(r"(?<!\*)\*\*(?=\S)([^\n]+?)(?<=\S)\*\*(?!\*)")
_MARK = re.compile(r"\[([0-9]{1,3})\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s<>]+?)\)")


def source_lines(blog: Blog) -> tuple[SourceLine, ...]:
    return tuple(map(_source, blog.sources))


def _source(line: str) -> SourceLine:
    found = _SOURCE.fullmatch(line)
    if not found:
        return SourceLine(number=0, title=line)
    url = found[3] or ""
    if url and not _is_web(url):
        return SourceLine(number=int(found[1]), title=f"{found[2]} ({url})", tail=found[5])
    return SourceLine(number=int(found[1]), title=found[2] or found[4] or "", url=url, tail=found[5] if url else "")


def _is_web(url: str) -> bool:
    """An address with a host, that names no user before it to mislead."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def blog_blocks(draft: Draft) -> tuple[Block, ...]:
    """The blog under its title: takeaways, sections, sources and the note."""
    return tuple(_blocks(draft))


def _blocks(draft: Draft) -> Iterator[Block]:
    blog = draft.blog
    sources = source_lines(blog)
    known = {source.number: source.url for source in sources if source.url}
    yield _plain(Kind.HEADING, markup.TAKEAWAYS.removeprefix("## "))
    for line in blog.takeaways:
        yield Block(kind=Kind.BULLET, runs=runs(line, known))
    for number, section in enumerate(blog.sections, start=1):
        yield _plain(Kind.HEADING, f"{number}. {section.title}")
        yield from body_blocks(section.body, known)
    if sources:
        yield _plain(Kind.HEADING, WORDING[draft.language].sources)
        yield from map(_source_block, sources)
    if blog.note:
        yield Block(kind=Kind.PARAGRAPH, runs=runs(blog.note, known))


def _plain(kind: Kind, text: str) -> Block:
    return Block(kind=kind, runs=(Run(text=text),))


def _source_block(source: SourceLine) -> Block:
    head = f"{source.number}. " if source.number else ""
    pieces = (Run(text=head), Run(text=source.title, url=source.url), Run(text=source.tail))
    return Block(kind=Kind.PARAGRAPH, runs=tuple(run for run in pieces if run.text))


def body_blocks(body: str, known: Mapping[int, str] | None = None) -> Iterator[Block]:
    """A section's body. Lines that stand together are one paragraph; an indented line goes on with its bullet."""
    for kind, text in _joined(body.split("\n")):
        yield Block(kind=kind, runs=runs(text, known or {}))


def _joined(lines: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    open_: tuple[Kind, str] | None = None
    for line in [*lines, ""]:
        bullet = _BULLET.fullmatch(line)
        if open_ and line.strip() and not bullet and _goes_on(open_[0], line):
            open_ = (open_[0], f"{open_[1]} {line.strip()}")
            continue
        if open_:
            yield open_
        open_ = (Kind.BULLET, bullet[1].strip()) if bullet else (Kind.PARAGRAPH, line.strip()) if line.strip() else None


def _goes_on(kind: Kind, line: str) -> bool:
    return not _POINT.match(line) and (kind is Kind.PARAGRAPH or line[0].isspace())


def runs(text: str, known: Mapping[int, str]) -> tuple[Run, ...]:
    """Bold and links of one line; `known` are the addresses of the sources, by number."""
    return tuple(run for run in _bold(text, known) if run.text)


def _bold(text: str, known: Mapping[int, str]) -> Iterator[Run]:
    position = 0
    for match in _BOLD.finditer(text):
        yield from _linked(text[position : match.start()], bold=False, known=known)
        yield from _linked(match[1], bold=True, known=known)
        position = match.end()
    yield from _linked(text[position:], bold=False, known=known)


def _linked(text: str, *, bold: bool, known: Mapping[int, str]) -> Iterator[Run]:
    position = 0
    for match in re.finditer(f"{_LINK.pattern}|{_MARK.pattern}", text):
        shown, url = _link_of(match, known)
        if not url:
            continue
        yield Run(text=text[position : match.start()], bold=bold)
        yield Run(text=shown, bold=bold, url=url)
        position = match.end()
    yield Run(text=text[position:], bold=bold)


def _link_of(match: re.Match[str], known: Mapping[int, str]) -> tuple[str, str]:
    title, url, number = match.groups()
    if number:
        return match[0], known.get(int(number), "")
    return title, url if url in known.values() else ""


def plain_text(blocks: Iterable[Block]) -> str:
    """Blocks as text: bullets with a dot, addresses behind the titles of the sources, a blank line between blocks."""
    written: list[str] = []
    before: Kind | None = None
    for block in blocks:
        text = "".join(map(_with_address, block.runs))
        if block.kind is Kind.BULLET:
            text = f"• {text}"
        together = block.kind is before is Kind.BULLET
        written.append(("" if before is None else "\n" if together else "\n\n") + text)
        before = block.kind
    return "".join(written)


def _with_address(run: Run) -> str:
    return f"{run.text} ({run.url})" if run.url and not _MARK.fullmatch(run.text) else run.text


def bare(text: str) -> str:
    """One line without bold marks, source marks and the sign of what was not confirmed."""
    return " ".join(re.sub(r"\s*⚠\ufe0f?", "", titled(text)).split())


def titled(text: str) -> str:
    """One line without bold and source marks; the sign of what was not confirmed stays."""
    return " ".join(re.sub(r"\s*\[[0-9]{1,3}\]", "", _BOLD.sub(r"\1", text)).split())
