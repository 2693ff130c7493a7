"""What stands twice: syllables, words, whole sentences."""

import re
from collections.abc import Iterator

from domain.checks.finding import EXCERPT, Finding, Rule
from domain.checks.reading import PartText, Reading, title_of
from domain.parts import PartKind

_ONE_SYLLABLE_WORDS = frozenset(
    "이그저한두세네수것더또안못꼭잘다좀왜각매전총약첫새옛온본현타맨등및즉단중후때곳데줄만점말일년월분초시원개명번건위주배큰뭐뭘"
    "나너내네제걔참막쭉딱곧늘갓근양대재미고신구무비불반역초최신"
)
_ADVERBS = frozenset("다더또안못꼭잘좀왜참막쭉딱곧갓")
"""Before verbs: "다 다릅니다"."""
_DETERMINERS = frozenset("이그저한두세네각매전총약첫새옛온본현타맨단내제")
"""Before nouns: "이 이야기입니다"."""
_POLITE = re.compile(r"(?:니다|습니까|세요|어요|아요|에요)$")
_NOUN_IS = re.compile(r"(?:입니다|입니까|(?:이었|였)습니다|이에요|(?:이었|였)어요)$")
_SOUNDS = re.compile(
    r"두근|조목|성큼|반짝|들썩|꿈틀|조마|차곡|또박|꼬박|구석|방울|출렁|주렁|살금|슬금|느릿|꾸벅|번쩍|덜컹|펄쩍|소곤|속닥|중얼"
    r"|아장|엉금|빙글|데굴|보글|부글|바글|와글|북적|후끈|따끈|말랑|몽글|동글|둥글|조물|주물|만지작|기웃|갸웃|흔들|넘실|찰랑|펄럭"
    r"|반들|번들|초롱|송이|사이|군데|가닥|갈래|두리번|끄덕|깜빡|껌뻑|쿵쾅|굽이"
)
"""Words that are said twice, as one word or as two."""
_SAID_TWICE = re.compile(
    r"정말|진짜|아주|매우|너무|더|자꾸|점점|또|하나|꼭|계속|다시|조금|빨리|천천히|오래|훨씬|많이|차근|하루|한참|자|네|아니"
    r"|very|really|so|that|had|bye|no|far|much|again|never|ever|many|long",
    re.IGNORECASE,
)
_TWICE = re.compile(r"(?<!\w)([^\W\d_]+)[ \t]+\1(?!\w|-\w)", re.IGNORECASE)
_WHAT_IT_IS = re.compile(r"\bwhat\b[^.!?\n]*$", re.IGNORECASE)
_ABOUT_ONE = re.compile(r"한[ \t]+한[ \t]+(?:달|주|해|시간|명|번|곳|개|대|살|가지|사람|잔|장|병|그루|마리|권|채|푼|줄)")
_HALF_TWICE = re.compile(r"(?<!\w)([가-힣])[ \t]+(\1[가-힣]+)")
_GLUED_MARK = re.compile(r"\s?\[\d{1,2}\](?=[가-힣])")
"""The mark in `640명[4]인 인력을`, which parts no words."""
_ENDING_TWICE = re.compile(r"[가-힣](?:을을|를를|는는|에서에서|으로으로|니다니다|습니습니)(?![가-힣])")


def doubled(reading: Reading) -> Iterator[Finding]:
    for text in reading.texts:
        for words in _doubled(_GLUED_MARK.sub("", f"{title_of(reading, text)}\n{text.body}".replace("**", ""))):
            yield Finding(part=text.part, rule=Rule.DOUBLED, words=words)


def _doubled(words: str) -> Iterator[str]:
    for match in _TWICE.finditer(words):
        if not _may_be_twice(words, match):
            yield match[0]
    yield from (match[0] for match in _HALF_TWICE.finditer(words) if _is_stutter(match[1], match[2]))
    yield from (match[0] for match in _ENDING_TWICE.finditer(words))


def _may_be_twice(words: str, match: re.Match[str]) -> bool:
    word = match[1].casefold()
    if _SAID_TWICE.fullmatch(word) or _SOUNDS.fullmatch(word) or re.fullmatch(r"([가-힣]+)\1", word):
        return True
    if word == "is":
        return _WHAT_IT_IS.search(words, 0, match.start()) is not None
    return _ABOUT_ONE.match(words, match.start()) is not None


def _is_stutter(syllable: str, word: str) -> bool:
    """ "미 미칩니다" has its first syllable twice; "한 한국인" is a word before another."""
    if syllable in _ADVERBS or (syllable in _DETERMINERS and _NOUN_IS.search(word)):
        return False
    return syllable not in _ONE_SYLLABLE_WORDS or _POLITE.search(word) is not None


LEAST, _SYLLABLE = 46, 2.5
"""Latin letters, or Hangul ones that weigh two and a half each: greetings, thanks and "so says …" may come twice."""


def repeated(reading: Reading) -> Iterator[Finding]:
    """The same sentence twice among the takeaways, among the sections, or among the words read aloud.

    Takeaways may quote a section, and the script may say what the blog says.
    """
    groups = (
        [text for text in reading.texts if text.part.kind is PartKind.TAKEAWAYS],
        [text for text in reading.texts if text.part.kind is PartKind.SECTION],
        list(reading.spoken),
    )
    for group in groups:
        yield from _repeated(group)


def _repeated(texts: list[PartText]) -> Iterator[Finding]:
    seen: set[str] = set()
    for text in texts:
        for sentence in text.sentences:
            bare = "".join(filter(str.isalnum, sentence)).casefold()
            if bare in seen:
                yield Finding(part=text.part, rule=Rule.REPEATED, words=sentence[:EXCERPT])
            elif weight(bare) >= LEAST:
                seen.add(bare)


def weight(sentence: str) -> float:
    """Its length, as `LEAST` measures it."""
    bare = "".join(filter(str.isalnum, sentence))
    return len(bare) + sum("가" <= letter <= "힣" for letter in bare) * (_SYLLABLE - 1)
