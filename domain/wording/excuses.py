"""What makes the same words harmless: a denial or warning, a question, a report of what others say.

All are read off the one sentence in which the words stand.
"""

import re

from domain.language import Language
from domain.wording.phrases import Phrase

_DENIED_KO = re.compile(
    r"(?:지|지는|지도|진|질) ?(?:않|못)|지 (?:마|말)|아니(?:다|에|라|며|고|지|었)|아닙니다|아닌|"
    r"(?<!수밖에 )(?<!다름)(?<!틀림)없(?:다|습|어|는|으|을|고|었)|필요(?:가|는)? 없|이르다|이릅"
)
"""What takes the words back, in the same clause."""
_WARNED_KO = re.compile(
    r"사기|불법|의심|주의|조심|경고|금지|위험(?:합|하|한|이 (?:있|크|따))|혐의|피해|처벌|단속|"
    r"속지|속았|믿지|피(?:하세|해야)|거르|신고|붙잡|적발|고발|구속|기소|의혹|조사(?:하|를|에)|"
    r"마세요|마십시오|말아야|현혹|미끼|꼬드|꾀"
)
"""Words of a warning or of a case, anywhere behind."""
_COMFORT_KO = re.compile(r"(?:걱정|염려|고민|의심|망설이)[가-힣]* ?(?:마|말|않)")
"""Warns of nothing: "걱정하지 마세요"."""
_REPORTED_KO = re.compile(
    r"(?:다고|라고|자고|이라고|다며|라며|면서|것으로|것이라고)\s?(?:[가-힣]{1,10}\s){0,3}"
    r"(?:말했|말한|말합|말하|밝|전했|전한|설명|분석|전망|예상|내다|봤|보고|추정|주장|평가|제시|"
    r"진단|조언|추천|권했|권한|강조|덧붙|광고|홍보|외쳤|썼|적었|적힌)"
    r"|(?:다|라|자)는 (?:전망|분석|의견|관측|기대|주장|소문|말|이야기|평가|보도|불안|조언|광고|"
    r"예상|시각)"
    r"|(?:의견|전망|기대)(?:을|를|이|가|은|도)? ?"
    r"(?:유지|제시|냈|내놨|바꿨|높였|낮췄|나오|나옵|나온|큽|커)"
)
_OWN_KO = re.compile(r"(?:저는|제가|저희|우리는)|말씀드|(?:확신|장담|단언|약속)(?:합|해요|드)")
_QUESTION_KO = re.compile(r"\?[\"'”’)]*$|(?:까요|나요|가요|을까|습니까)[.\"'”’)]*$")
_CLAUSE_KO = re.compile(r"(?:니까?|지만|는데|은데|인데|거든요)\s|[,;]\s|(?<=[하되이있없])고\s")
"""A new clause, behind which a denial says something else: "보장되니 걱정하지 마세요"."""

_DENIED_EN = re.compile(
    r"\b(?:not|never|no|nobody|no one|nothing|none|cannot|can't|isn't|aren't|don't|doesn't|didn't|"
    r"won't|wouldn't|hardly|without)\b(?:(?!\bonly\b)[^,;.!?]){0,45}$",
    re.IGNORECASE,
)
_DENIED_AFTER_EN = re.compile(
    r"^[^,;.!?]{0,30}\b(?:(?:is|are|was|were|does|do) not|isn't|aren't|doesn't)\b", re.IGNORECASE
)
_WARNED_EN = re.compile(
    r"\b(?:beware|warn\w*|scams?|fraud\w*|schemes?|illegal\w*|charged|accused|alleg\w+|ban(?:s|ned)?|"
    r"avoid|suspicious|ignore|regulators?|probe\w*|investigat\w+|don't (?:trust|believe|fall))\b",
    re.IGNORECASE,
)
_REPORTED_EN = re.compile(
    r"\b(?:said|says|told|expects?|expected|forecasts?|predicts?|according to|analysts?|brokers?|"
    r"reported|claims?|claimed|argues?|rates?|rated)\b",
    re.IGNORECASE,
)
_OWN_EN = re.compile(r"\b(?:i|we|my|our)\b", re.IGNORECASE)
_QUESTION_EN = re.compile(r"\?[\"'”’)]*$")


def is_excused(phrase: Phrase, sentence: str, start: int, end: int, language: Language) -> bool:
    """Whether the words from `start` to `end` of the sentence are taken back, asked, or told of others."""
    if language is Language.KO:
        return _is_excused_in_korean(phrase, sentence, end)
    return _is_excused_in_english(phrase, sentence, start, end)


def _is_excused_in_korean(phrase: Phrase, sentence: str, end: int) -> bool:
    after = sentence[end:]
    clause = _CLAUSE_KO.split(after, maxsplit=1)[0]
    if phrase.denial_excuses and _DENIED_KO.search(clause):
        return True
    if _WARNED_KO.search(clause if phrase.id == "principal" else after) and not _COMFORT_KO.search(after):
        return True
    if phrase.question_excuses and _QUESTION_KO.search(sentence):
        return True
    return _REPORTED_KO.search(sentence, max(0, end - 3)) is not None and not _OWN_KO.search(sentence)


def _is_excused_in_english(phrase: Phrase, sentence: str, start: int, end: int) -> bool:
    before, after = sentence[:start], sentence[end:]
    if phrase.denial_excuses and (_DENIED_EN.search(before) or _DENIED_AFTER_EN.search(after)):
        return True
    if _WARNED_EN.search(before) or _WARNED_EN.search(after):
        return True
    if phrase.question_excuses and _QUESTION_EN.search(sentence):
        return True
    return _REPORTED_EN.search(f"{before} {after}") is not None and not _OWN_EN.search(sentence[:end])
