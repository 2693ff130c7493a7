"""What people call the parts of a draft, in Korean and in English."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from domain.drafts import Draft
from domain.language import Language
from domain.parts import Part, PartKind

_NAMES = {
    PartKind.BLOG_TITLE: ("블로그 제목", "blog title"),
    PartKind.TAKEAWAYS: ("핵심 요약", "key takeaways"),
    PartKind.SECTION: ("{}번 섹션", "section {}"),
    PartKind.SCRIPT_TITLE: ("영상 제목", "video title"),
    PartKind.OPENING: ("오프닝", "opening"),
    PartKind.SCENE: ("{}번 장면", "scene {}"),
    PartKind.CLOSING: ("클로징", "closing"),
}

_KO_ORDINALS = {
    **{word: n for n, word in enumerate(("첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), 1)},
    **{word: n for n, word in enumerate(("첫째", "둘째", "셋째", "넷째"), 1)},
}
_KO_COUNTS = {"두": 2, "세": 3, "네": 4, "다섯": 5}
_EN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_EN_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENGLISH = {word: n for words in (_EN_WORDS, _EN_ORDINALS) for n, word in enumerate(words, 1)}
_LAST, _ALL = -1, 0

_KO_NOUNS = {"섹션": PartKind.SECTION, "소제목": PartKind.SECTION, "장면": PartKind.SCENE, "씬": PartKind.SCENE}
_EN_NOUNS = {"section": PartKind.SECTION, "scene": PartKind.SCENE}
_NOUNS = _KO_NOUNS | _EN_NOUNS

# A Korean word ends at a space or a particle: "섹션을" is a section, "장면전환" is not a scene.
_PARTICLE = r"(?:을|를|은|는|이|가|의|에|에서|에만|도|만|과|와|랑|이랑|하고|으로|로|부터|까지|부분|쪽|좀|번|째)"
_END = rf"(?={_PARTICLE}*(?:[^가-힣A-Za-z0-9]|$))"
_JOIN = r"\s*(?:,|·|~|-|–|&|와|과|랑|이랑|하고|및|and|to|or)\s*"
# "section 2 to 3 sentences" and "섹션 1번 3번 문단" name one section: the second number counts something else.
_NO_COUNT = (
    r"(?!(?:\s?번째|번)?\s*(?:문단|단락|문장|줄)"
    r"|\s+(?:more|of|other|new|short|sentences?|lines?|paragraphs?|words?|points?|bullets?)\b)"
)
_NUMBER = r"[0-9]{1,2}(?:\s?번째|번|st|nd|rd|th)?"
_NUMBERS = rf"{_NUMBER}(?:(?:{_JOIN}|(?<=번)\s+){_NUMBER}(?![0-9]){_NO_COUNT}){{0,9}}"
_KO_WORD = "|".join(sorted(_KO_ORDINALS, key=len, reverse=True))
_KO_ORDINAL = rf"(?:(?:{_KO_WORD})\s?(?:번째)?{_JOIN})*(?:{_KO_WORD})(?:\s?번째)?"
_EN_WORD = rf"(?:{'|'.join(_EN_WORDS)})\b"
_EN_NUMBER = rf"{_EN_WORD}(?:{_JOIN}{_EN_WORD}{_NO_COUNT}){{0,9}}"
_EN_ORDINAL = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(_EN_ORDINALS)})"
_LASTS = ("마지막", "맨 끝", "맨끝", "끝", "last", "final")
_ALLS = ("모든", "전체", "all", "every")


_KO_NOUN, _EN_NOUN = "|".join(_KO_NOUNS), "|".join(_EN_NOUNS)
_NUMBERED = (
    re.compile(
        rf"(?<![가-힣0-9.])(?P<which>{_NUMBERS}|{_KO_ORDINAL}|마지막|맨 ?끝|끝|모든|전체)\s*"
        rf"(?P<noun>{_KO_NOUN})(?:들)?{_END}"
    ),
    re.compile(rf"(?<![가-힣])(?P<noun>{_KO_NOUN})\s*(?P<which>{_NUMBERS}){_END}"),
    re.compile(
        rf"\b(?P<which>{_EN_ORDINAL}(?:{_JOIN}(?:the\s+)?{_EN_ORDINAL})*|last|final|all|every)"
        rf"(?:\s+(?:the|of the))?\s+(?P<noun>{_EN_NOUN})s?\b"
    ),
    re.compile(
        rf"\b(?P<noun>{_EN_NOUN})s?\s*(?:no\.?\s*|number\s+|#)?(?P<which>{_NUMBERS}|{_EN_NUMBER})(?!\.[0-9]){_END}"
    ),
)
_PARAGRAPHS = re.compile(
    rf"(?<![가-힣0-9.])(?P<which>(?:{_NUMBER}(?:{_JOIN}|\s+)){{0,9}}[0-9]{{1,2}}번)\s*(?:문단|단락){_END}"
)
"""Sections, where nothing else is named; "두 번째 문단" is rather a paragraph of the part that is talked about."""
_AT_AN_END = re.compile(
    rf"(?<![가-힣])(?P<end>첫|처음|마지막|맨 ?끝|끝)\s*(?P<count>[2-9]|{'|'.join(_KO_COUNTS)})\s*(?:개(?:의)?\s*)?"
    rf"(?P<noun>{_KO_NOUN})(?:들)?{_END}"
    rf"|\b(?P<en_end>first|last|final)\s+(?P<en_count>[2-9]|{'|'.join(_EN_WORDS[1:])})\s+(?P<en_noun>{_EN_NOUN})s\b"
)

_MOVED = re.compile(r"\bmov(?:e|ed|ing)\b|옮기|옮겨|옮길|이동|보내")
_PLACE = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?|{'|'.join(_ENGLISH)}|last|final)\b"
_TARGET = re.compile(
    rf"(?P<kept>\b(?:{_EN_NOUN})s\s+{_PLACE}\s+to\s+{_PLACE})"
    rf"|\b(?:to|before|after|above|below|behind)\s+(?:the\s+)?(?:(?:position|place|number|spot|slot|{_EN_NOUN})\s*)?"
    rf"(?:#|no\.?\s*)?{_PLACE}(?:\s+(?:position|place|spot|slot|{_EN_NOUN}))?"
    rf"|(?<![가-힣0-9~,-])(?:(?:{_NUMBER}|{_KO_ORDINAL}|마지막|맨 ?끝)\s*(?:{_KO_NOUN})?|(?:{_KO_NOUN})\s*{_NUMBER})"
    r"\s*(?:의\s*)?(?:째\s*)?(?:자리|위치)?\s*"
    r"(?:앞으로|뒤로|위로|아래로|앞에|뒤에|위에|아래에|다음으로|다음에|으로|로)(?=[^가-힣]|$)"
)
"""Where something is moved to. Of "sections 2 to 3", both are moved."""

_MARKET = r"(?!\s*(?:price|bell|quote|auction|hour|date|cost|act\b|벨|종))"
_SINGLE = {
    PartKind.OPENING: re.compile(
        rf"(?<![가-힣])(?:오프닝|도입부|인트로)(?:멘트|인사|부분|장면)?{_END}{_MARKET}|\b(?:opening|intro)\b{_MARKET}"
    ),
    PartKind.CLOSING: re.compile(
        r"(?<![가-힣])(?:(?:클로징|아웃트로|(?<!해피 )엔딩)(?:멘트|인사|부분|장면)?|끝인사|마무리\s?(?:멘트|인사|부분))"
        rf"{_END}{_MARKET}"
        rf"|(?:\b(?:closing|outro|the ending)\b|^ending$){_MARKET}"
    ),
    PartKind.TAKEAWAYS: re.compile(rf"(?<![가-힣])(?:핵심\s?)?요약(?:본|문)?{_END}|\b(?:takeaways?|summary)\b"),
    PartKind.BLOG_TITLE: re.compile(
        r"(?<![가-힣])(?:블로그|글)의?\s?(?:글\s?)?제목|\bblog(?:'s)?(?: post)? title|title of the (?:blog|post)\b"
    ),
    PartKind.SCRIPT_TITLE: re.compile(
        r"(?<![가-힣])(?:영상|유튜브|스크립트|대본|동영상)의?\s?제목"
        r"|\b(?:video|script|youtube)(?:'s)? title|title of the (?:video|script)\b"
    ),
}
_TITLE = re.compile(rf"(?<![가-힣])제목{_END}|\b(?:title|headline)\b")


def name_of(part: Part, language: Language) -> str:
    """What people call the part, without an article: "2번 섹션", "section 2"."""
    korean, english = _NAMES[part.kind]
    return (korean if language is Language.KO else english).format(part.number)


def find_parts(words: str, draft: Draft) -> tuple[Part, ...]:
    """The parts of `draft` that `words` mean, in reading order: one, several or none.

    A bare "title" means both titles. A section's or scene's own title counts when all of it, or three words of it in
    a row, are said, and only where no part is named otherwise. A number that the draft does not have means none, and
    so does the place that something is to be moved to.
    """
    text = " ".join(unicodedata.normalize("NFC", words).lower().split())
    found = set(_named(_untargeted(text), draft)) or set(_named(text, draft))
    return tuple(part for part in draft.parts if part in found)


def _untargeted(text: str) -> str:
    return _TARGET.sub(lambda match: match["kept"] or "", text) if _MOVED.search(text) else text


def _named(text: str, draft: Draft) -> Iterable[Part]:
    readers: tuple[Callable[[str, Draft], Iterator[Part]], ...] = (_numbered, _single)
    named = [part for reader in readers for part in reader(text, draft)]
    return named or list(_paragraphs(text, draft)) or _titled(text, draft)


def _numbered(text: str, draft: Draft) -> Iterator[Part]:
    for match in _AT_AN_END.finditer(text):
        yield from _at_an_end(match, draft)
    text = _AT_AN_END.sub("", text)
    for pattern in _NUMBERED:
        for match in pattern.finditer(text):
            yield from _chosen(_numbers(match["which"]), _row(draft, _NOUNS[match["noun"]]))


def _at_an_end(match: re.Match[str], draft: Draft) -> list[Part]:
    row = _row(draft, _NOUNS[match["noun"] or match["en_noun"]])
    said = match["count"] or match["en_count"]
    count = int(said) if said.isdigit() else (_KO_COUNTS | _ENGLISH)[said]
    if count > len(row):
        return []
    return row[:count] if (match["end"] or match["en_end"]) in ("첫", "처음", "first") else row[-count:]


def _paragraphs(text: str, draft: Draft) -> Iterator[Part]:
    for match in _PARAGRAPHS.finditer(text):
        yield from _chosen(_numbers(match["which"]), _row(draft, PartKind.SECTION))


def _row(draft: Draft, kind: PartKind) -> list[Part]:
    return [part for part in draft.parts if part.kind is kind]


def _chosen(numbers: set[int], row: list[Part]) -> Iterator[Part]:
    if _ALL in numbers:
        yield from row
    if _LAST in numbers:
        yield row[-1]
    yield from (part for part in row if part.number in numbers)


def _numbers(which: str) -> set[int]:
    if which in _LASTS:
        return {_LAST}
    if which in _ALLS:
        return {_ALL}
    words = _KO_ORDINALS | _ENGLISH
    said = re.findall(rf"[0-9]+|{_KO_WORD}|{'|'.join(_ENGLISH)}", which)
    found = [int(number) if number.isdigit() else words[number] for number in said]
    if len(found) == 2 and re.search(r"[~–-]|\bto\b", which):
        return set(range(found[0], found[1] + 1))
    return set(found)


def _single(text: str, draft: Draft) -> Iterator[Part]:
    named = [Part(kind) for kind, pattern in _SINGLE.items() if pattern.search(text)]
    yield from named
    if _TITLE.search(text) and not named and not any(_numbered(text, draft)):
        yield from (Part(PartKind.BLOG_TITLE), Part(PartKind.SCRIPT_TITLE))


_RUN, _RUN_LETTERS = 3, 6


def _titled(text: str, draft: Draft) -> Iterator[Part]:
    said = _tokens(text)
    for part in draft.parts:
        if part.kind is PartKind.SECTION:
            title = draft.blog.sections[part.number - 1].title
        elif part.kind is PartKind.SCENE:
            title = draft.scene_of(part).title
        else:
            continue
        if _says(said, _tokens(title.lower())):
            yield part


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _says(said: list[str], title: list[str]) -> bool:
    """Three title words in a row, or all of a shorter title; the last may carry a particle."""
    size = min(_RUN, len(title))
    runs = (title[i : i + size] for i in range(len(title) - size + 1))
    heard = [said[i : i + size] for i in range(len(said) - size + 1)] if size else []
    return any(
        run[:-1] == words[:-1] and _same_stem(run[-1], words[-1])
        for run in runs
        if sum(map(len, run)) >= _RUN_LETTERS
        for words in heard
    )


def _same_stem(one: str, other: str) -> bool:
    """The same word, give or take a particle: "경쟁과" and "경쟁을"."""
    short, long = sorted((one, other), key=len)
    stem = short if long.startswith(short) else short[:-1]
    return len(stem) > 1 and long.startswith(stem) and len(long) - len(stem) < 4
