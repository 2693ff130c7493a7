"""Dresses a verbatim sentence for the page or the ear, and undresses it again; the words themselves never change."""

import re

from writing.sentences import TERMINAL, normal

_UNIT = (
    r"(?:(?:%포인트|%p|퍼센트|%|달러|유로|위안|엔|원(?![장자유]))(?:어치|짜리|대(?![출비]))?|개월|년간|년\s?만(?!기)|시간|일간|주간|세대"
    r"|여?\s?(?:가구|개국|개사|개(?![발선])|명(?![목예])|곳|건(?!물)|대(?![표비학])|배럴|배(?!당)|톤|채(?![널용])|척|편(?!의)|포인트"
    r"|석(?!유)|마리|그루|장(?![관소비기])|병상|병(?!원)|벌(?!금)|쌍|회(?![의사장차])|번(?!째)|점(?![포검])|표(?!준))"
    r"|나노|인치|제곱미터|킬로미터|킬로그램|[㎡㎞㎏]|[㎾㎿]h?|평(?!균)|헥타르|메가와트|기가와트"
    r"|(?:GWh|MWh|kWh|GW|MW|kW|TB|GB|MB|nm|km|kg|mm|cm|t|GHz|bps|bp|million|billion|trillion|percent|per cent|times"
    r"|people|workers|employees|jobs|homes|units|shares|points|won|dollars|tonn?es|tons|days|weeks|months|years|hours"
    r"|companies|customers|users|households|stores|vehicles)(?![A-Za-z]))"
)
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?\s?[~∼～–]\s?)?\d[\d,]*(?:\.\d+)?"
_LARGE = r"(?:\s?[천백십]?[조억만천](?:\s?\d[\d,]*(?:\.\d+)?(?:[천백]?[조억만천])?)*)"
_FIGURE = re.compile(
    rf"(?<![A-Za-z\d.,])(?:\d+년\s?\d+개월|[$€£¥₩]\s?{_NUMBER}{_LARGE}?(?:\s(?:million|billion|trillion))?|{_NUMBER}{_LARGE}?여?\s?{_UNIT}"
    rf"|{_NUMBER}{_LARGE}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+(?![.\d]))"
)
_DATE = re.compile(r"(?<!\d)\d{4}\.\s?\d{1,2}\.(?:\s?\d{1,2})?|\d+\s?년(?!\s?만|간|\s?\d+개월)|\d+월|\d+일|\d+분기")
_MARK = re.compile(r"\s?\[(\d{1,2})\]|⚠\ufe0f?")
_DANGLING = re.compile(
    r"^(?:그는|그녀는|그가|이는|이에|이와|이어|이번에는|또한?|다만|하지만|그러나|그런데|그리고|따라서|반면|한편|특히|아울러|이들|이후|이를|이로써|"
    r"여기에|앞서|실제로|그러면서|He|She|They|It|This|That|These|Those|But|And|However|Meanwhile|Still|Yet|So|Also)(?=[\s,])"
)


def figures(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the amounts, shares and counts in a sentence; dates, ordinals and names such as H200 are none."""
    dates = {i for match in _DATE.finditer(text) for i in range(*match.span())}
    return tuple(
        (m.start(), m.start() + len(m.group().rstrip(" ,"))) for m in _FIGURE.finditer(text) if m.start() not in dates
    )


def marked(text: str, number: int) -> str:
    """With its source behind each figure, or at its end, before the full stop, where it has none."""
    return _with_marks(text, number, bold=None)


def highlighted(text: str, number: int) -> str:
    """As `marked`, its key phrase in bold: whole words around the first figure, or how the sentence begins."""
    return _with_marks(text, number, bold=key_phrase(text))


def _with_marks(text: str, number: int, *, bold: tuple[int, int] | None) -> str:
    mark = f"[{number}]"
    ends = [end for _, end in figures(text)] or [_before_stop(text)]
    inserts = [(end, 1, mark) for end in ends]
    if bold is not None:
        inserts += [(bold[0], 2, "**"), (bold[1], 0, "**")]
    for position, _, piece in sorted(inserts, reverse=True):
        text = text[:position] + piece + text[position:]
    return text


def _before_stop(text: str) -> int:
    return len(text.rstrip(TERMINAL))


def key_phrase(text: str) -> tuple[int, int]:
    """Span of a verbatim part, whole words without quotation marks or brackets.

    It does not end where a mark will stand: behind `]` a closing `**` would read as the end of a cue.
    """
    around = next(filter(None, (_around(text, *span) for span in figures(text))), None)
    begins = around or re.match(
        r"[\w·&.-]+(?:\s[\w·&-]+){0,3}?[은는이가](?=\s)|[\w·&-]+(?:\s[\w·&-]+){0,2}(?=[\s,.?!])", text
    )
    first = begins or re.search(r"\w+", text)
    return first.span() if isinstance(first, re.Match) else (first or (0, len(text)))


def _around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The word before the figure, where it belongs to it, and the rest of its last word or the next."""
    before = re.search(
        r"(?<!\S)(?:[약연총월값]|[^\s\"'“”‘’()\[\],…]+[^\s\"'“”‘’()\[\],…해며고면서한된인던른진])(?=\s$)", text[:start]
    )
    after = re.match(r"[가-힣]+|\s[\w·-]*\w(?=[\s,.?!])", text[end:])
    return (before.start() if before else start, end + after.end()) if after else None


def bare(markdown: str) -> str:
    """The words alone, without marks and bold: what the source says."""
    return normal(_MARK.sub("", markdown.replace("**", "")))


def marks(markdown: str) -> frozenset[int]:
    """Numbers of the sources that a piece of a blog names."""
    return frozenset(int(match.group(1)) for match in _MARK.finditer(markdown) if match.group(1))


def is_korean(text: str) -> bool:
    return sum("가" <= ch <= "힣" for ch in text) * 3 > sum(ch.isalpha() for ch in text)


def dangles(text: str) -> bool:
    """Begins by pointing at the sentence before it, so it reads badly alone."""
    return bool(_DANGLING.match(text))


def polite(text: str) -> str | None:
    """A written Korean sentence with a spoken ending, only its last word changed; None where no rule is sure.

    Sure are: a final consonant before 다 (밝혔다, 높다), the present in ㄴ다 and 는다 (한다, 먹는다), and 이다, 아니다.
    """
    spoken = re.search(r"([가-힣])니다[.!?]$", text)
    if re.search(r"(?:[어아해예에네]요|죠)[.!?]$", text) or (spoken and _final(spoken.group(1)) == _B):
        return text
    match = re.fullmatch(r"(.*[가-힣\s])([가-힣])다(\.?)", text)
    if match is None:
        return None
    head, syllable, stop = match.groups()
    ending = _spoken_ending(head[-1], syllable)
    return None if ending is None else head + ending + (stop or ".")


def _spoken_ending(before: str, syllable: str) -> str | None:
    if syllable == "이" or (before, syllable) == ("아", "니"):
        return {"이": "입니다", "니": "닙니다"}[syllable]
    final = _final(syllable)
    if syllable == "는":
        return "습니다" if _final(before) else None
    if final == _N:
        return chr(ord(syllable) - _N + _B) + "니다"
    return None if final in (0, _L) else syllable + "습니다"


def _final(syllable: str) -> int:
    """Place of a Hangul syllable's last consonant, 0 for none."""
    return (ord(syllable) - 0xAC00) % 28 if "가" <= syllable <= "힣" else 0


_N, _L, _B = 4, 8, 17
"""Places of the final consonants ㄴ, ㄹ and ㅂ in a Hangul syllable block."""
