"""Titles, summaries and tags by rule, from the draft's own words: nothing is said that the draft does not say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from domain.drafts import Draft
from domain.language import Language
from writing.exports.prose import bare

UNCONFIRMED = "⚠"
"""Stands behind a figure that could not be confirmed: no title, tag or short summary repeats one."""

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]+")
_BOLD = re.compile(r"\*\*(?=\S)([^\n*]+?)(?<=\S)\*\*(?!(?:\s|\[[0-9]{1,3}\])*⚠)")
_FIGURE = re.compile(r"(?<![A-Za-z])[0-9]")
"""It needs the words around it, and its source."""
_CLAUSE = re.compile(r"(?:[을를은는]|에서?)\s|[가-힣](?:기|야|게|지)$")
_TAG_LENGTH = 30
_TAG_WORDS = 4


def units(text: str) -> int:
    """UTF-16 units, as web forms count characters: an emoji has two."""
    return len(text.encode("utf-16-le")) // 2


def fitted(text: str, limit: int) -> str:
    """Cut after a word, and marked with `…` where it was; a single word that is too long is cut inside."""
    if units(text) <= limit:
        return text
    words = text.split()
    while len(words) > 1 and units(" ".join(words)) > limit - 1:
        words.pop()
    cut = " ".join(words)
    while units(cut) > limit - 1:
        cut = cut[:-1]
    return cut.rstrip(" ,;:·-–—\u200d") + "…"


def without_emoji(text: str) -> str:
    return " ".join(_EMOJI.sub(" ", text).split())


def other_titles(draft: Draft, own: str, limit: int) -> Iterator[str]:
    """Titles unlike `own` and each other, the better ones first: those that the draft has, then its topic with a
    section's title, the bold words of a takeaway, or a scene's title."""
    seen = {_key(own)}
    for words in _titles(draft):
        title = fitted(without_emoji(words), limit)
        if title and _key(title) not in seen:
            seen.add(_key(title))
            yield title


def _key(title: str) -> str:
    return re.sub(r"\W", "", title).casefold()


def _titles(draft: Draft) -> Iterator[str]:
    topic = bare(draft.topic)
    yield from map(bare, _confirmed([draft.script.title, draft.blog.title]))
    first = [phrase for line in _confirmed(draft.blog.takeaways) for phrase in _phrases(line)[:1]]
    points = [phrase for phrase in first if not _FIGURE.search(phrase)]
    sections = [bare(title) for title in _confirmed(section.title for section in draft.blog.sections)]
    scenes = [bare(scene.title) for scene in draft.script.scenes]
    for words in (*sections, *points, *scenes):
        yield words if _key(topic) in _key(words) else f"{topic}: {words}"
    yield from (*sections, *scenes)


def _confirmed(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if UNCONFIRMED not in line]


def _phrases(text: str) -> list[str]:
    return [phrase for phrase in map(bare, _BOLD.findall(text)) if phrase and UNCONFIRMED not in phrase]


_ENDED = re.compile(r"[.!?…。~][\"'”’」』)\]]*$")


def summary(draft: Draft, limit: int) -> str:
    """The takeaways in their order, whole, as many as fit; where the first does not, as much of it as does.

    A full stop stands between two of which the first is a bare phrase.
    """
    lines = [bare(line) for line in _confirmed(draft.blog.takeaways) or _confirmed([draft.blog.title])]
    lines = lines or [bare(draft.topic)]
    kept = ""
    for line in lines:
        longer = f"{_ended(kept)} {line}" if kept else line
        if units(longer) > limit:
            break
        kept = longer
    return kept or fitted(lines[0], limit)


def _ended(text: str) -> str:
    return text if _ENDED.search(without_emoji(text)) else f"{text.rstrip(' ,;:·-–—')}."


_PARTICLES = re.compile(
    r"(?:에서는|에서|에게|으로|까지|부터|보다|처럼|이나|은|는|이|가|을|를|에|의|로|과|와|도|만|나)$"
)
_NO_NAME = re.compile(r"(?:다|요|죠|고|며|면|서|는|은|을|를|한|할|된|될|적|게|지|히|던|도록|지만|합니다|있습니다)$")
_COMMON = re.compile(
    r"그리고|하지만|그런데|그래서|이제|지금|최근|오늘|바로|다시|모두|가장|매우|정말|진짜|함께|이번|다음|지난|이런|그런|어떤|여러|것을|때문|여기|이것|그것|우리|여러분|대한|통해"
    r"|위해|따라|경우|정도|이상|이하|첫째|둘째|셋째|넷째|이미|아직|더욱|the|and|for|with|that|this|from|into|its|are|was|were|has"
    r"|have|had|will|not|but|more|than|when|where|what|which|their|there|they|you|your|our|one|two|new"
    r"|first|last|next|how|why|who|can|may|also|about|after|before|over|here|percent|percentage|year|years",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9&-]+|[가-힣]{2,}")


def tags(draft: Draft, *, most: int, length: int | None = None) -> tuple[str, ...]:
    """The topic, short bold phrases, and names that come up often; each of them stands in the draft.

    `length`: characters of all of them as YouTube counts them: a comma between two, two more for one with a space.
    """
    found: list[str] = []
    told = 0
    for words in _candidates(draft):
        tag = _clean_tag(words)
        cost = len(tag) + 2 * (" " in tag) + bool(found)
        known = tag.casefold() in {other.casefold() for other in found}
        if not tag or known or len(tag) > _TAG_LENGTH or (length is not None and told + cost > length):
            continue
        found.append(tag)
        told += cost
        if len(found) == most:
            break
    return tuple(found)


def _clean_tag(tag: str) -> str:
    """Without what stands in brackets, quotation marks, and what no form takes."""
    tag = re.sub(r"\([^()]*\)", "", tag)
    return " ".join(without_emoji(re.sub(r"[<>,\"“”‘’'#\[\]()|]", " ", tag)).split())


def _candidates(draft: Draft) -> Iterator[str]:
    yield bare(draft.topic)
    sections = [section.body for section in draft.blog.sections]
    for line in (*draft.blog.takeaways, *sections):
        yield from (phrase for phrase in _phrases(line) if len(phrase.split()) <= _TAG_WORDS and _is_name(phrase))
    yield from _names(draft)


def _is_name(phrase: str) -> bool:
    """A bare phrase: no clause, not the end of a sentence, and no figure, which says nothing alone."""
    sentence = re.search(r"[.!?:…~]", phrase) or _CLAUSE.search(phrase)
    return not (sentence or _FIGURE.search(phrase) or _NO_NAME.search(phrase))


def _names(draft: Draft) -> Iterator[str]:
    """Words that stand alone at least twice, the frequent ones first.

    A Korean word counts with particles behind it, but must also stand without one, so that no cut word is a tag.
    """
    bodies = (*draft.blog.takeaways, *(f"{section.title} {section.body}" for section in draft.blog.sections))
    words = _NAME.findall(bare("\n".join(map(bare, bodies))))
    alone = Counter(words)
    stems = Counter(_PARTICLES.sub("", word) or word for word in words)
    for name, count in sorted(stems.items(), key=lambda item: -item[1]):
        if count > 2 and alone[name] > 1 and _is_telling(name, draft.language):
            yield name


def _is_telling(name: str, language: Language) -> bool:
    if _COMMON.fullmatch(name) or len(name) < 2:
        return False
    if not name.isascii():
        return not _NO_NAME.search(name)
    return language is Language.KO or not name.islower() or len(name) > 4
