"""Cuts the text of a page into sentences that may be quoted whole; Korean and English, by rule.

A rule errs towards the longer piece: two sentences quoted as one are still verbatim, while a quotation cut off
from "he said" becomes a claim of ours.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from domain.sentences import INVISIBLE, TERMINAL, normal, split

__all__ = ["LONGEST", "MOST", "SHORTEST", "TERMINAL", "normal", "quotable", "split"]

LONGEST = 700
"""Characters; whatever is longer is no sentence but a page without punctuation."""
SHORTEST = 12
MOST = 200
"""Sentences read of one page: an article has fewer, and the lead is at its start."""

_CLOSERS = "\"'”’)]」』》〉"
_BULLET = re.compile(r"^(?:[\s•·‣▪■□◆◇○●▲△▶▷※☞★☆*–—]|-\s|#{1,6}\s|\d{1,2}[.)]\s)+")
_DATELINE = re.compile(
    r"^(?:[\[(【<][^\])】>\n]{1,40}[\])】>]\s*)?(?:[가-힣]{2,4}\s?(?:인턴|선임|수습|전문)?\s?(?:기자|특파원|통신원))\s*=?\s*(?=\S)"
    r"|^[\[(【][^\])】\n]{1,40}=[^\])】\n]{1,40}[\])】]\s*"
    r"|^[A-Z][A-Z .,'-]{2,40}(?:[A-Z][a-z]{2,8}\.? \d{1,2}\s?)?(?:\([^)\n]{1,40}\)\s?)?\s?(?:[—–]|--)\s"
)
_BOILERPLATE = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|무단\s?(?:전재|복제|배포)|재배포\s?금지|저작권자|ⓒ|©|copyright\b|all rights reserved|https?://|www\."
    r"|(?:사진|자료|그래픽|이미지|일러스트)\s?(?:[=:/ⓒ]|제공)|제공\s?=|[=/]\s?사진"
    r"|\bphoto(?:graph)?\s?(?:by|:|courtesy)|getty images"
    r"|카카오톡.{0,12}제보|제보(?:는|하기)|구독하기|구독\s?신청|구독과 좋아요|채널\s?(?:구독|추가)"
    r"|관련\s?기사|기사\s?제보|바로\s?가기|연습용 (?:기사|글)"
    r"|\badvertisement\b|subscribe (?:now|to our)|sign up for|read more:|click here|related (?:stories|articles)"
    r"|practice article",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:[가-힣]{2,4}\s?(?:인턴|선임|수습)?\s?(?:기자|특파원|에디터)\.?|By [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3})$"
)
_MARKUP = re.compile(
    r"[*`⚠|]|\[\d|\]\(|__|~~|\(대사\)|\(Line\)|\[(?:화면|자료화면|효과음|Screen|Cutaway|Sound):|<[a-zA-Z/!]"
)


def quotable(text: str) -> tuple[str, ...]:
    """The page's sentences in its order, each verbatim (white space aside), none twice.

    Boilerplate, captions, headings, speech without its speaker and whatever would read as Markdown of ours are
    left out. A page that has no whole sentence gives its lines instead, so that a short pasted note still counts.
    """
    lines = tuple(_lines(text))
    whole = _distinct(s for line in lines for s in takewhile(_closed, split(line)) if _is_sentence(s))
    return whole or _distinct(line for line in lines if _is_fragment(line))


def _lines(text: str) -> Iterator[str]:
    for line in _unwrapped(INVISIBLE.sub("", unicodedata.normalize("NFC", text))):
        words = _DATELINE.sub("", _BULLET.sub("", line.strip()))
        if words and not _BYLINE.match(words) and not (len(words) < 160 and _BOILERPLATE.search(words)):
            yield words


def _unwrapped(text: str) -> list[str]:
    """Lines, where the page was wrapped by hand (a pasted mail) joined to paragraphs."""
    lines = [line.strip() for line in text.splitlines()]
    filled = [line for line in lines if line]
    open_ended = sum(not _ended(line) for line in filled)
    if len(filled) < 3 or open_ended * 2 <= len(filled) or not 25 <= max(map(len, filled)) <= 120:
        return lines
    return [" ".join(paragraph.split("\n")) for paragraph in re.split(r"\n{2,}", "\n".join(lines))]


def _ended(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in TERMINAL


def _is_sentence(text: str) -> bool:
    return _ended(text) and SHORTEST <= len(text) <= LONGEST and _is_clean(text) and not _is_bare_speech(text)


def _is_fragment(text: str) -> bool:
    return sum(ch.isalnum() for ch in text) >= 2 and len(text) <= LONGEST and _is_clean(text)


def _is_clean(text: str) -> bool:
    visible = len(text.replace(" ", ""))
    wordy = sum(ch.isalnum() for ch in text) * 2 >= visible
    balanced = _closed(text) and text.count("(") == text.count(")")
    return wordy and balanced and text.isprintable() and not _MARKUP.search(text) and not _BOILERPLATE.search(text)


def _closed(text: str) -> bool:
    """Every quotation is whole; behind one that is not, nobody knows who speaks."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def _is_bare_speech(text: str) -> bool:
    """Somebody's words with nobody named: quoted alone they would lose whose they are."""
    return (text[0], text[-1]) in {('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'")}


def _distinct(pieces: Iterator[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for piece in pieces:
        found.setdefault(piece)
        if len(found) >= MOST:
            break
    return tuple(found)
