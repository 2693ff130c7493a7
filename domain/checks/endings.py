"""Parts that stop in the middle, and spoken lines that were worded for readers."""

import re
from collections.abc import Iterator

from domain.checks.finding import EXCERPT, Finding, Rule
from domain.checks.reading import PartText, Reading, is_title, split, unquoted
from domain.clock import DEFAULT_PACE, syllables
from domain.language import Language
from domain.parts import PartKind

_WELL_ENDED = re.compile(r"[.!?…。~♪]$|(?<=[가-힣])[다요죠까]$(?<!보다)")
_SPOKEN_END = re.compile(r"(?:여기까지|(?:오늘은|저는|그럼|이제) 이만|안녕)$")
_BROKEN_END = re.compile(r"[,:;·–—-]$|(?:[을를]|그리고|하지만|습니)$|\b(?:and|or|the|a|an|of|to|with|for|in)$")
_TRAIL = re.compile(
    r"(?:\s*\[[0-9]{1,2}\]|\s[:;=]-?[)D]|\s\^_?\^|[\s\"'”’」』)\]⚠\ufe0f]|[\U0001F300-\U0001FAFF\u2600-\u27BF])+$"
)
_BRACKETED = re.compile(r"(?:^|\s*)\([^()]*\)[\s\"'”’.]*$")
_CAPTION = re.compile(r"[^.!?…]{1,30}\[[0-9]{1,2}\]")
"""The source of what stands above, on a line of its own."""
_BULLETED = re.compile(r"\s*(?:\*   |[-*+•] |[0-9]{1,3}\. )")


def cut_off(reading: Reading) -> Iterator[Finding]:
    for text in reading.texts:
        if not is_title(text.part):
            yield from (Finding(part=text.part, rule=Rule.CUT_OFF, words=end) for end in _ends(text))


def _ends(text: PartText) -> Iterator[str]:
    """Last lines that stop in the middle; each takeaway is one.

    A bullet may be a bare phrase, so only an end that no phrase has tells there; a paragraph and a line read aloud
    must end as sentences do.
    """
    spoken = text.part.is_spoken
    lines = list(text.lines) if spoken else [line.replace("**", "") for line in text.body.split("\n") if line.strip()]
    for line in lines if text.part.kind is PartKind.TAKEAWAYS else lines[-1:]:
        end = _TRAIL.sub("", _BRACKETED.sub("", line))
        if re.search(r"\w", end) and (_BROKEN_END.search(end) or not _may_end(line, end, spoken)):
            yield end[-EXCERPT:]


def _may_end(line: str, end: str, spoken: bool) -> bool:
    if _WELL_ENDED.search(end):
        return True
    if spoken:
        return _SPOKEN_END.search(end) is not None
    return _BULLETED.match(line) is not None or _CAPTION.fullmatch(line.strip()) is not None


_CLOSERS = " \t.!?…~\"'”’)」』"
_WRITTEN_KOREAN = re.compile(
    r"(?<![니])다$|(?:[했됐였렸졌있없같많적높낮좋]음|(?:것|전망|예정|방침|상황|셈)임|[가-힣]{2}(?:됨|시킴))$"
)
_SPOKEN_DA = re.compile(r"(?:아니|합니|보)다$|(?:^|\s)다$")
_WRITTEN_ENGLISH = re.compile(
    r"\b(?:aforementioned|furthermore|moreover|thereby|therein|thereof|whereby|wherein|heretofore|notwithstanding|"
    r"hereinafter|respectively|the latter|the former|it should be noted|"
    r"it is (?:worth noting|noteworthy|important to note)|"
    r"as (?:mentioned|discussed|noted|described) (?:above|earlier|below)|in this (?:article|post)|"
    r"see (?:figure|table|below)|"
    r"e\.g\.|i\.e\.|et al\.|viz\.)",
    re.IGNORECASE,
)
_WRITTEN_WORDS = re.compile(
    r"(?:상기한|전술한|후술할|본고|[이본] (?:글에서는|포스팅)|위에서 언급한|아래 (?:표|그림)|다음 표|앞 문단)"
)


def prose(reading: Reading) -> Iterator[Finding]:
    """Written-style endings (한다, 이다, 했음) and words that only readers meet; quoted words are left alone."""
    worded = _written_korean if reading.language is Language.KO else _WRITTEN_ENGLISH.search
    for text in reading.spoken:
        for line in text.lines:
            for sentence in split(unquoted(line)):
                if worded(sentence):
                    yield Finding(part=text.part, rule=Rule.PROSE, words=sentence[-EXCERPT:])


def _written_korean(sentence: str) -> bool:
    end = sentence.rstrip(_CLOSERS)
    if _WRITTEN_WORDS.search(sentence):
        return True
    return _WRITTEN_KOREAN.search(end) is not None and not _SPOKEN_DA.search(end)


BREATH = 20
"""Seconds that one sentence may take at the language's default pace: 88 Korean syllables, 72 English ones."""


def long_sentences(reading: Reading) -> Iterator[Finding]:
    pace = DEFAULT_PACE[reading.language]
    for text in reading.spoken:
        for sentence in text.sentences:
            taken = syllables(sentence, reading.language) / pace if len(sentence) > BREATH else 0
            if taken > BREATH:
                yield Finding(part=text.part, rule=Rule.LONG_SENTENCE, words=sentence[:EXCERPT], seconds=round(taken))
