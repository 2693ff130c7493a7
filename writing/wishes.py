"""Reads what code can carry out from a request for a change, Korean or English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    without: frozenset[int] = frozenset()
    """Numbers of the sources that may not be used."""
    shorter: bool = False
    longer: bool = False
    figures: bool = False
    other: bool = False
    """Other sentences in place of the present ones."""
    beyond: bool = False
    """Something is asked for that takes understanding, be it beside things that code can do."""

    @property
    def empty(self) -> bool:
        return not (self.without or self.shorter or self.longer or self.figures or self.other)

    @property
    def adds(self) -> bool:
        return self.longer or self.figures


_NUMBERS = r"(\d{1,2}\s?번?(?:\s?(?:,|와|과|하고|이랑|랑|및)?\s?\d{1,2}\s?번?)*)"
_GONE = r"(?:빼|없이|제외|말고|지우|지워|삭제|쓰지)"
_WITHOUT = (
    re.compile(rf"{_NUMBERS}\s?(?:째\s)?출처\S{{0,3}}\s?(?:문장\S?\s?|내용\S?\s?)?{_GONE}"),
    re.compile(rf"출처\s?{_NUMBERS}\S{{0,2}}\s?{_GONE}"),
    re.compile(
        r"\b(?:without|drop|remove|exclude|skip|leave out|not)\s(?:using\s)?(?:the\s)?sources?\s(?:number\s|no\.\s?|#)?"
        r"(\d{1,2}(?:(?:\s?,\s?|\s?and\s?|\s?or\s?)+\d{1,2})*)",
        re.IGNORECASE,
    ),
)
_FIGURE_WORD = r"(?:숫자|수치|통계|금액|\bfigures?\b|\bnumbers?\b|\bstatistics\b|\bdata\b)"
_FEWER = re.compile(
    rf"{_FIGURE_WORD}\S{{0,2}}\s?(?:좀\s?|다\s?|너무\s?)*(?:빼|줄|없|지워|적게|많아)|\b(?:fewer|less|no|without|drop|remove)\s(?:the\s)?{_FIGURE_WORD}",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"{_FIGURE_WORD}.{{0,12}}(?:더|추가|넣|늘려|많이|많게|보강|보태|위주|중심)|(?:더|추가)\s.{{0,8}}{_FIGURE_WORD}|\b(?:more|add|further|extra)\b.{{0,12}}{_FIGURE_WORD}",
    re.IGNORECASE,
)
_SHORTER = re.compile(
    r"짧|줄여|줄이|간결|간략|\bshort(?:er|en)\b|\btrim\b|\bbriefer\b|\bcut (?:it )?down\b", re.IGNORECASE
)
_LONGER = re.compile(r"길게|길어|늘려|늘리|자세|보태|\blonger\b|\bmore detail|\bexpand\b|\bextend\b", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:다른|딴)\s?(?:문장|내용|인용|대목|걸로|것으로)|다르게"
    r"|\b(?:other|different) (?:sentence|quote|extract|line)s?\b|\bdifferently\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"쉽|쉬운|쉬워|말투|어조|톤(?:을|으로|이|\s|$)|친근|친절|재미|재밌|유머|웃|번역|영어로|한국어로|반말|존댓말|비유|예시|사례를|의견|분석|풀어|"
    r"자연스|매끄|흥미|강렬|전문가|초보|요약|표로|"
    r"\b(?:easier|simpl\w+|tone|friendl\w+|funn\w+|humou?r|translate|explain|formal|casual|analog\w+|example|opinion|rewrite|rephrase"
    r"|summar\w+|engaging|natural|clearer|table)\b",
    re.IGNORECASE,
)


def read_wish(request: str, sources: Sequence[Source]) -> Wish:
    """A request that asks at once for shorter and longer, or for fewer figures, is beyond code."""
    fewer = bool(_FEWER.search(request))
    without = _excluded(request, sources)
    request = _FEWER.sub(" ", request)
    shorter, longer = bool(_SHORTER.search(request)), bool(_LONGER.search(request))
    return Wish(
        without=without,
        shorter=shorter,
        longer=longer,
        figures=not fewer and bool(_FIGURES.search(request)),
        other=bool(_OTHER.search(request)),
        beyond=fewer or (shorter and longer) or bool(_BEYOND.search(request)),
    )


def _excluded(request: str, sources: Sequence[Source]) -> frozenset[int]:
    numbers = {
        int(n) for pattern in _WITHOUT for m in pattern.finditer(request) for n in re.findall(r"\d+", m.group(1))
    }
    named = {s.number for s in sources if s.outlet and _names(request, s.outlet)}
    return frozenset(numbers | named)


def _names(request: str, outlet: str) -> bool:
    name = re.escape(re.sub(r"\s?\([^)]*\)$", "", outlet)) or re.escape(outlet)
    return bool(
        re.search(rf"{name}\s?(?:은|는|을|를|기사|기사는|기사를|문장|내용)?\s?{_GONE}", request)
        or re.search(rf"\b(?:without|drop|remove|exclude|leave out)\s(?:the\s)?{name}", request, re.IGNORECASE)
    )
