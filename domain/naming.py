"""What people call the parts of a draft, in Korean and in English."""

import re
import unicodedata
from collections.abc import Callable, Iterator

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
_EN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_EN_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENGLISH = {word: n for words in (_EN_WORDS, _EN_ORDINALS) for n, word in enumerate(words, 1)}
_LAST, _ALL = -1, 0

_KO_NOUNS = {"섹션": PartKind.SECTION, "장면": PartKind.SCENE, "씬": PartKind.SCENE}
_EN_NOUNS = {"section": PartKind.SECTION, "scene": PartKind.SCENE}

# A Korean word ends at a space or a particle: "섹션을" is a section, "장면전환" is not a scene.
_PARTICLE = r"(?:을|를|은|는|이|가|의|에|에서|에만|도|만|과|와|랑|이랑|하고|으로|로|부터|까지|부분|쪽|좀|번|째)"
_END = rf"(?={_PARTICLE}*(?:[^가-힣A-Za-z0-9]|$))"
_JOIN = r"\s*(?:,|·|~|-|–|&|와|과|랑|이랑|하고|및|and|to|or)\s*"
_NUMBER = r"[0-9]{1,2}(?:\s?번째|번|st|nd|rd|th)?"
_NUMBERS = rf"{_NUMBER}(?:{_JOIN}{_NUMBER}){{0,9}}"
_KO_ORDINAL = rf"(?:{'|'.join(sorted(_KO_ORDINALS, key=len, reverse=True))})(?:\s?번째)?"
_KO_NOUN = "|".join(_KO_NOUNS)
_EN_NUMBER = "|".join(_ENGLISH)
_EN_NOUN = "|".join(_EN_NOUNS)

_BEFORE_KO = re.compile(
    rf"(?<![가-힣0-9.])(?P<which>{_NUMBERS}|{_KO_ORDINAL}|마지막|맨 끝|모든|전체)\s*(?P<noun>{_KO_NOUN})(?:들)?{_END}"
)
_AFTER_KO = re.compile(rf"(?<![가-힣])(?P<noun>{_KO_NOUN})\s*(?P<which>{_NUMBERS}){_END}")
_BEFORE_EN = re.compile(
    rf"\b(?P<which>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(_EN_ORDINALS)}|last|final|all|every)"
    rf"(?:\s+(?:the|of the))?\s+(?P<noun>{_EN_NOUN})s?\b"
)
_AFTER_EN = re.compile(
    rf"\b(?P<noun>{_EN_NOUN})s?\s*(?:no\.?\s*|number\s+|#)?(?P<which>{_NUMBERS}|(?:{_EN_NUMBER}))(?!\.[0-9]){_END}"
)

_MARKET = r"(?!\s*(?:price|bell|quote|auction|hour|date|cost|act\b|벨|종))"
_SINGLE = {
    PartKind.OPENING: re.compile(
        rf"(?<![가-힣])(?:오프닝|도입부|인트로){_END}{_MARKET}|\b(?:opening|intro)\b{_MARKET}"
    ),
    PartKind.CLOSING: re.compile(
        rf"(?<![가-힣])(?:클로징|아웃트로|끝인사|마무리\s?(?:멘트|인사|부분)){_END}{_MARKET}|\b(?:closing|outro)\b{_MARKET}"
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
    a row, are said, and only where no part is named otherwise. A number that the draft does not have means none.
    """
    text = " ".join(unicodedata.normalize("NFC", words).lower().split())
    named = {part for reader in _READERS for part in reader(text, draft)}
    found = named or set(_titled(text, draft))
    return tuple(part for part in draft.parts if part in found)


def _numbered(text: str, draft: Draft) -> Iterator[Part]:
    for pattern in (_BEFORE_KO, _AFTER_KO, _BEFORE_EN, _AFTER_EN):
        for match in pattern.finditer(text):
            kind = (_KO_NOUNS | _EN_NOUNS)[match["noun"]]
            row = [part for part in draft.parts if part.kind is kind]
            yield from _chosen(_numbers(match["which"]), row)


def _chosen(numbers: set[int], row: list[Part]) -> Iterator[Part]:
    if _ALL in numbers:
        yield from row
    if _LAST in numbers:
        yield row[-1]
    yield from (part for part in row if part.number in numbers)


def _numbers(which: str) -> set[int]:
    if which in ("마지막", "맨 끝", "last", "final"):
        return {_LAST}
    if which in ("모든", "전체", "all", "every"):
        return {_ALL}
    word = which.removesuffix("번째").strip()
    for table in (_KO_ORDINALS, _ENGLISH):
        if word in table:
            return {table[word]}
    found = [int(number) for number in re.findall(r"[0-9]+", which)]
    if len(found) == 2 and re.search(r"[~–-]|\bto\b", which):
        return set(range(found[0], found[1] + 1))
    return set(found)


def _single(text: str, draft: Draft) -> Iterator[Part]:
    named = [Part(kind) for kind, pattern in _SINGLE.items() if pattern.search(text)]
    yield from named
    if _TITLE.search(text) and not named and not any(_numbered(text, draft)):
        yield from (Part(PartKind.BLOG_TITLE), Part(PartKind.SCRIPT_TITLE))


_READERS: tuple[Callable[[str, Draft], Iterator[Part]], ...] = (_numbered, _single)

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
