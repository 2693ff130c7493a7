"""What is wrong with a draft, found without a model: facts for people's sentences, which live elsewhere."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.clock import DEFAULT_PACE, cue_pattern, seconds_of, spoken_lines
from domain.drafts import Draft
from domain.language import Language
from domain.parts import Part, PartKind


class Rule(StrEnum):
    COUNT = "count"
    """Too few or too many takeaways, sections or scenes: `number` says how many there are."""
    EMPTY = "empty"
    """No words, or for a spoken part none that are read aloud."""
    CUT_OFF = "cut_off"
    """Ends in the middle of a sentence."""
    LANGUAGE = "language"
    DOUBLED = "doubled"
    """A syllable or a word that stands twice."""
    NO_CUE = "no_cue"
    TIME = "time"
    """A range in a heading that the part's words do not fill, or overrun: `seconds` says by how much."""
    JOIN = "join"
    """A range that does not start where the one before ends: `seconds` is the gap, negative for an overlap."""
    LENGTH = "length"
    """The whole script against the length asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    part: Part | None
    """None for what concerns the whole script."""
    rule: Rule
    words: str = ""
    """The words in question, as the draft has them."""
    seconds: int = 0
    """Positive: too long by that; negative: too short."""
    number: int = 0


COUNTS = {PartKind.TAKEAWAYS: (3, 5), PartKind.SECTION: (3, 6), PartKind.SCENE: (1, 99)}
"""Fewest and most."""

DEFAULT_SECONDS = 300
LENGTH_TOLERANCE = 0.10
"""Share of the asked length that the whole script may run over or under."""
TIME_TOLERANCE, TIME_LEEWAY = 0.25, 5
"""A part may differ from its heading's range by a quarter of it, or by five seconds, whichever is more."""


def findings(draft: Draft, *, pace: float | None = None, seconds: int = DEFAULT_SECONDS) -> tuple[Finding, ...]:
    """All findings, part by part in reading order, then the clock.

    `pace` is in syllables a second, by default the language's; `seconds` is the length asked for.
    """
    pace = pace or DEFAULT_PACE[draft.language]
    return (*_counts(draft), *_parts(draft), *_times(draft, pace), *_joins(draft), *_length(draft, pace, seconds))


def _counts(draft: Draft) -> Iterator[Finding]:
    numbers = {
        PartKind.TAKEAWAYS: len(draft.blog.takeaways),
        PartKind.SECTION: len(draft.blog.sections),
        PartKind.SCENE: len(draft.script.scenes),
    }
    for kind, number in numbers.items():
        fewest, most = COUNTS[kind]
        if not fewest <= number <= most:
            yield Finding(part=Part(kind), rule=Rule.COUNT, number=number)


def _parts(draft: Draft) -> Iterator[Finding]:
    for part in draft.parts:
        body = draft.body_of(part)
        words = _words(draft, part, body)
        if not re.search(r"\w", words):
            yield Finding(part=part, rule=Rule.EMPTY)
            continue
        for rule, check in _WORD_CHECKS:
            yield from (Finding(part=part, rule=rule, words=found) for found in check(words, draft.language))
        if part.is_spoken and not cue_pattern(draft.language).search(body):
            yield Finding(part=part, rule=Rule.NO_CUE, words=words[:_EXCERPT])
        if not _is_title(part):
            yield from (Finding(part=part, rule=Rule.CUT_OFF, words=end) for end in _cut_off(part, words))


_EXCERPT = 40


def _is_title(part: Part) -> bool:
    return part.kind in (PartKind.BLOG_TITLE, PartKind.SCRIPT_TITLE)


def _words(draft: Draft, part: Part, body: str) -> str:
    """The part's own words without bold marks; of a spoken part, those read aloud."""
    if part.is_spoken:
        return "\n".join(spoken_lines(body, draft.language))
    return body.replace("**", "")


_WELL_ENDED = re.compile(r"[.!?…。~♪]$|[다요죠까]$")
_BROKEN_END = re.compile(r"[,:;·–—-]$|(?:[을를]|그리고|하지만|습니)$|\b(?:and|or|the|a|an|of|to|with|for|in)$")
_TRAIL = re.compile(r"(?:\s*\[[0-9]{1,2}\]|[\s\"'”’」』)\]⚠\ufe0f]|[\U0001F300-\U0001FAFF\u2600-\u27BF])+$")
_BULLETED = re.compile(r"\s*(?:\*   |[-*+•] |[0-9]{1,3}\. )")


def _cut_off(part: Part, words: str) -> Iterator[str]:
    """Last lines that stop in the middle; each takeaway is one.

    A bullet may be a bare phrase, so only an end that no phrase has tells there; a paragraph and a line read aloud
    must end as sentences do.
    """
    lines = [line for line in words.split("\n") if line.strip()]
    for line in lines if part.kind is PartKind.TAKEAWAYS else lines[-1:]:
        end = _TRAIL.sub("", line)
        is_phrase = _BULLETED.match(line) is not None and not part.is_spoken
        if _BROKEN_END.search(end) or not (is_phrase or _WELL_ENDED.search(end)):
            yield end[-_EXCERPT:]


_FEW_LETTERS = 20


def _foreign(words: str, language: Language) -> Iterator[str]:
    """Names and terms of the other language are common in Korean; whole English sentences are not."""
    korean, latin = len(re.findall("[가-힣]", words)), len(re.findall("[A-Za-z]", words))
    # A Hangul letter is a syllable: it weighs as much as about two and a half Latin letters.
    share = korean * 2.5 / (korean * 2.5 + latin) if korean + latin >= _FEW_LETTERS else None
    if share is not None and (share < 0.4 if language is Language.KO else share > 0.3):
        yield words[:_EXCERPT]


_ONE_SYLLABLE_WORDS = frozenset(
    "이그저한두세네수것더또안못꼭잘다좀왜각매전총약첫새옛온본현타맨등및즉단중후때곳데줄만점말일년월분초시원개명번건위주배큰뭐뭘"
    "나너내네제걔참막쭉딱곧늘갓근양대재미고신구무비불반역초최신"
)
_SAID_TWICE = re.compile(
    r"정말|진짜|아주|매우|너무|더|자꾸|점점|또|하나|꼭|계속|다시|조금|빨리|천천히|오래|훨씬|많이|차근|하루|한참|자|네|아니"
    r"|very|really|so|that|had|bye|no|far|much|again|never|ever|many|long",
    re.IGNORECASE,
)
_TWICE = re.compile(r"(?<!\w)([^\W\d_]+)[ \t]+\1(?!\w)", re.IGNORECASE)
_HALF_TWICE = re.compile(r"(?<!\w)([가-힣])[ \t]+(\1[가-힣]+)")
_ENDING_TWICE = re.compile(r"[가-힣](?:을을|를를|는는|에서에서|으로으로|니다니다|습니습니)(?![가-힣])")


def _doubled(words: str, _language: Language) -> Iterator[str]:
    for match in _TWICE.finditer(words):
        if not _SAID_TWICE.fullmatch(match[1]):
            yield match[0]
    yield from (match[0] for match in _HALF_TWICE.finditer(words) if _is_stutter(match[1], match[2]))
    yield from (match[0] for match in _ENDING_TWICE.finditer(words))


def _is_stutter(syllable: str, word: str) -> bool:
    """ "미 미칩니다" has its first syllable twice; "한 한국인" is a word before another."""
    return syllable not in _ONE_SYLLABLE_WORDS or re.search(r"(?:니다|습니까|세요|어요|아요|에요)$", word) is not None


_WORD_CHECKS: tuple[tuple[Rule, Callable[[str, Language], Iterator[str]]], ...] = (
    (Rule.LANGUAGE, _foreign),
    (Rule.DOUBLED, _doubled),
)


def _spoken(draft: Draft) -> tuple[Part, ...]:
    return tuple(part for part in draft.parts if part.is_spoken)


def _times(draft: Draft, pace: float) -> Iterator[Finding]:
    for part in _spoken(draft):
        scene = draft.scene_of(part)
        planned = scene.end - scene.start
        off = seconds_of(scene.body, draft.language, pace) - planned
        if abs(off) > max(TIME_LEEWAY, planned * TIME_TOLERANCE):
            yield Finding(part=part, rule=Rule.TIME, words=scene.clock, seconds=round(off))


def _joins(draft: Draft) -> Iterator[Finding]:
    """Ranges start at 0:00 and join, and the main part's range is that of its scenes."""
    end = 0
    for part in _spoken(draft):
        scene = draft.scene_of(part)
        if scene.start != end or scene.end < scene.start:
            yield Finding(part=part, rule=Rule.JOIN, words=scene.clock, seconds=scene.start - end)
        end = scene.end
    script = draft.script
    off = (script.main_start - script.opening.end) or (script.main_end - script.closing.start)
    if off:
        yield Finding(part=None, rule=Rule.JOIN, seconds=off)


def _length(draft: Draft, pace: float, asked: int) -> Iterator[Finding]:
    """Names the part to cut or fill: the longest of a long script, the shortest of a short one."""
    taken = {part: seconds_of(draft.scene_of(part).body, draft.language, pace) for part in _spoken(draft)}
    off = sum(taken.values()) - asked
    if abs(off) > asked * LENGTH_TOLERANCE:
        scenes = [part for part in taken if part.kind is PartKind.SCENE] or list(taken)
        part = max(scenes, key=taken.__getitem__) if off > 0 else min(scenes, key=taken.__getitem__)
        yield Finding(part=part, rule=Rule.LENGTH, seconds=round(off))
