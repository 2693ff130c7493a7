"""What is typed into forms: the YouTube pack and the blog pack, as text to copy from."""

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import quote

from slugify import slugify

from domain.drafts import Draft
from writing.exports.chapters import chapters, without_timestamps
from writing.exports.labels import Labels, labels
from writing.exports.prose import SourceLine, bare, source_lines, titled
from writing.exports.wording import UNCONFIRMED, fitted, other_titles, summary, tags, without_emoji

TITLE, DESCRIPTION, TAGS = 100, 5000, 500
"""YouTube's limits: characters of a title, bytes of a description, characters of all tags together
(developers.google.com/youtube/v3/docs/videos)."""
META = 155
"""Characters that search results show of a meta description, about."""
OTHER_TITLES = 3
_SLUG, _SLUG_ENCODED = 40, 200
"""Characters, and bytes once percent-encoded, of which a Hangul syllable has nine: WordPress keeps no more."""
_MOST_TAGS = {"youtube": 15, "blog": 10}
_CLOCK = re.compile(r" [0-9]{2}:[0-9]{2}(?: [A-Z]{2,5}| UTC[+-][0-9:]+)?$")


def youtube(draft: Draft) -> str:
    """Titles, description and tags, each under a heading in square brackets that is no part of it."""
    says = labels(draft.language)
    own = fitted(_allowed(bare(draft.script.title)), TITLE)
    titles = [own, *islice(map(_allowed, other_titles(draft, own, TITLE)), OTHER_TITLES)]
    description, notes = described(draft)
    blocks = [
        (says.titles, "\n".join(f"{number}. {title}" for number, title in enumerate(titles, start=1))),
        (says.description, description),
        (says.tags, ", ".join(tags(draft, most=_MOST_TAGS["youtube"], length=TAGS))),
    ]
    return _written(blocks) + "".join(f"\n※ {note}\n" for note in notes)


def described(draft: Draft) -> tuple[str, tuple[str, ...]]:
    """The description, and what has to be said about it.

    Summary and chapters come first; sources are left out from the last where all would be too long.
    """
    says = labels(draft.language)
    marks = chapters(draft)
    summed = "\n".join(f"• {_plain(line)}" for line in draft.blog.takeaways)
    parts = [summed, "\n".join([says.chapters, *(mark.line for mark in marks)]) if marks else ""]
    room = DESCRIPTION - len(parts[1].encode()) - 4
    parts[0] = _cut(summed, room)
    lines = [_source(source) for source in source_lines(draft.blog)]
    kept = len(lines)
    while kept and len(_joined(parts, says, lines[:kept], draft.blog.note).encode()) > DESCRIPTION:
        kept -= 1
    text = _joined(parts, says, lines[:kept], draft.blog.note)
    if len(text.encode()) > DESCRIPTION:
        text = _joined(parts, says, (), "")
    left_out = [says.sources_left_out.format(count=len(lines) - kept)] if kept < len(lines) else []
    return text, (says.plan_times if marks else says.no_chapters, *left_out)


def _joined(parts: Iterable[str], says: Labels, sources: Iterable[str], note: str) -> str:
    listed = "\n".join(sources)
    return "\n\n".join(filter(None, [*parts, f"{says.sources}\n{listed}" if listed else "", _plain(note)]))


def _cut(text: str, room: int) -> str:
    """At most that many bytes, cut after a line, or within one after a word."""
    while len(text.encode()) > room:
        text = (
            text.rpartition("\n")[0] if "\n" in text else fitted(text, len(text) - 1 - (len(text.encode()) - room) // 4)
        )
    return text


def _plain(text: str) -> str:
    """Without bold marks, but with source marks and the sign of what was not confirmed: the sources stand below."""
    return _allowed(without_timestamps(text.replace("**", "")))


def _allowed(text: str) -> str:
    """YouTube takes no angle brackets."""
    return text.replace("<", "‹").replace(">", "›")


def _source(source: SourceLine) -> str:
    """Without the clock time, which YouTube would read as a mark in the video."""
    head = f"[{source.number}] " if source.number else ""
    line = _plain(f"{head}{source.title}{_CLOCK.sub('', source.tail)}")
    return f"{line}\n{_allowed(source.url)}" if source.url else line


def blog(draft: Draft) -> str:
    says = labels(draft.language)
    own = titled(draft.blog.title)
    titles = islice(other_titles(draft, own, TITLE), OTHER_TITLES)
    return _written(
        [
            (says.original_title, own),
            (says.other_titles, "\n".join(f"{number}. {title}" for number, title in enumerate(titles, start=1))),
            (says.meta, summary(draft, META)),
            (says.slug, slug(draft)),
            (says.tags, ", ".join(tags(draft, most=_MOST_TAGS["blog"]))),
        ]
    )


def slug(draft: Draft) -> str:
    """Of the blog's title, or of the topic where a figure in the title could not be confirmed.

    Hangul stays, since a romanised one can be read by nobody, and in the expectation, which was not tried, that the
    systems that Korean creators publish on take it and that browsers show it as it is.
    """
    dated = f"draft-{draft.written_at:%Y%m%d}"
    title = "" if UNCONFIRMED in draft.blog.title else draft.blog.title
    return _encodable(slugged(title, _SLUG) or slugged(draft.topic, _SLUG)) or dated


def _encodable(slug: str) -> str:
    """Cut at a word, or inside a single word that is too long."""
    while len(quote(slug)) > _SLUG_ENCODED:
        slug = slug.rpartition("-")[0] or slug[:-1]
    return slug


def slugged(text: str, length: int) -> str:
    """Cut at a word; empty where no letter is left."""
    words = without_emoji(bare(text))
    return slugify(words, allow_unicode=True, max_length=length, word_boundary=True, save_order=True)


def _written(blocks: Iterable[tuple[str, str]]) -> str:
    return "\n\n".join(f"[{title}]\n{text}" for title, text in blocks) + "\n"
