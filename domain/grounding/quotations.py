"""Speech in quotation marks, told apart from terms, titles and what the writer lets the audience think."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.language import Language
from domain.quoted import quoted_spans
from domain.sentences import spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    text: str
    """Without the marks."""
    offset: int
    """Of the text, behind the opening mark, in characters."""
    before: str
    """What leads up to it: its sentence's beginning, or the sentence before where it stands alone."""
    after: str
    """The rest of its sentence."""


_QUOTING = re.compile(r"\s?(?:이?라)?(?:고|며|면서|는|던|란|하고|했)(?![가-힣]*(?:르|리))")
_NAMING = re.compile(
    r"\s?(?:이?라)고(?:도|만)?\s?(?:부[르릅른]|불[리립린러렸]|이름|일컫|칭|쓰|씁|적[은힌])|"
    r"\s?(?:이?라)(?:는|란) (?:이름|뜻|말이 있)"
)
_NOBODYS = re.compile(
    r"\s?(?:이?라)?는 (?:뉴스|생각|느낌|이유|의미|뜻|표현|개념|식|점|질문|물음|기대|인식|고민|불안|믿음|유혹)"
)
"""What goes round without anybody who said it."""
_SAID = re.compile(
    r"말했|말합|말하|말한|밝[혔힌히]|전했|전합|전하|설명|덧붙|강조|했습니다|했어요|했다|했죠|정리했|외쳤|털어놨|답했|답변|"
    r"물었|지적|진단|평가|전망|경고|주장|내다봤|라고|라며|다며|다고|썼|적었|선언|호소|당부|반박|인정"
)
_WHOLE = re.compile(r"(?:[다요죠까네라자지군걸음함임오]|니다)[.!?…~]*$|[.!?]$")
_AUDIENCE = re.compile(
    r"여러분|시청자|구독자|독자|많은 분|사람들|누군가|누구나|혹자|저는|제가|우리는|우리가|댓글|"
    r"이런 질문|물으실|궁금하|생각하(?:실|시|면|기)|싶[으은을습]|이라고 해 ?볼"
)
_SAID_EN = re.compile(
    r"\b(?:said|says|say|told|tells|adds?|added|according to|asked|asks|wrote|writes|called|calls|argue[sd]?|"
    r"warn(?:s|ed)|explain(?:s|ed)|put it|noted|replied|announced|stated|quoted)\b",
    re.IGNORECASE,
)
_AUDIENCE_EN = re.compile(
    r"\b(?:you|viewers|readers|people|everyone|someone|we|i)\b[^.]{0,20}\b(?:ask|say|think|wonder)", re.IGNORECASE
)


_AROUND = 300
"""Characters of its sentence that tell what a quotation is."""


def quotations(text: str, language: Language) -> Iterator[Quotation]:
    """In reading order. Words in marks that nobody is said to have spoken are left out: terms, titles, irony."""
    marked = quoted_spans(text)
    if not marked:
        return
    sentences = list(spans(_masked(text, marked)))
    place = 0
    for start, end in marked:
        while place + 1 < len(sentences) and sentences[place][1] < end:
            place += 1
        left, right = sentences[place]
        before, after = text[max(left, start - _AROUND) : start], text[end : min(right, end + _AROUND)]
        if not before.strip(" *)(대사Line") and place and "\n" not in text[sentences[place - 1][1] : left]:
            before = text[max(sentences[place - 1][0], left - _AROUND) : left]
        one = Quotation(text=text[start + 1 : end - 1], offset=start + 1, before=before, after=after)
        if _is_speech(one, text[start], language):
            yield one


def _masked(text: str, marked: list[tuple[int, int]]) -> str:
    """The full stops inside a quotation end no sentence, but for the last."""
    pieces, at = [], 0
    for start, end in marked:
        pieces += [text[at : start + 1], re.sub(r"[.!?…]", "_", text[start + 1 : max(start + 1, end - 2)])]
        at = max(start + 1, end - 2)
    return "".join([*pieces, text[at:]])


def _is_speech(one: Quotation, mark: str, language: Language) -> bool:
    if language is Language.KO and re.search("[가-힣]", one.text):
        return _is_korean_speech(one, single=mark in "‘'")
    return _is_english_speech(one, single=mark in "‘'")


def _is_korean_speech(one: Quotation, *, single: bool) -> bool:
    words, whole = len(one.text.split()), _WHOLE.search(one.text.strip()) is not None
    if _NAMING.match(one.after) and not (whole and words > 2):
        return False
    if _NOBODYS.match(one.after) or _AUDIENCE.search(one.before) or _AUDIENCE.match(one.after.lstrip()):
        return False
    quoting, said = _QUOTING.match(one.after) is not None, _SAID.search(one.before + one.after) is not None
    if single:
        return quoting and said and words > 2
    if quoting and (whole or words > 2):
        return True
    return whole and (words > 3 or (words > 1 and said))


def _is_english_speech(one: Quotation, *, single: bool) -> bool:
    words = len(one.text.split())
    if _AUDIENCE_EN.search(one.before):
        return False
    said = _SAID_EN.search(one.before + one.after) is not None
    if single:
        return said and words > 3
    return (said and words > 2) or (words > 5 and re.search(r"[.!?,]$", one.text.strip()) is not None)
