"""The words of a sentence that two texts may share."""

import re

_HANGUL_WORD = re.compile(r"(?<![가-힣])(?!(?<=\d)[가-힣][은는이가을를의에와과도만로](?![가-힣]))[가-힣]{2,}")
"""Not the 주와 of `12주와`, a counter with its particle."""
_ANY_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z&.'-]*[A-Za-z0-9]|[A-Za-z]{2,}\d*")
_PARTICLE = re.compile(
    r"(?:에서는|에게서|으로는|이라고|이라는|에서|에게|으로|까지|부터|보다|처럼|이라|라고|라는|이나|과의|와의|에는|에도|은|는|이|가|을|를|의|에|와|과|도|만|로|서)$"
)
DULL = frozenset(
    [
        "지난", "올해", "내년", "작년", "대비", "이상", "기록", "증가", "감소", "상승", "하락", "전망", "예상",
        "밝혔", "말했", "때문", "통해", "위해", "대한", "관련", "규모", "수준", "가운", "이번", "특히", "또한",
        "그리", "하지", "그러", "이는", "이렇", "됩니", "입니", "습니", "있습", "했습", "였습", "합니", "있어",
        "했어", "이에", "거예", "늘었", "줄었", "올랐", "내렸", "넘었", "그만", "무려", "모두", "전체", "새로",
        "가장", "매우", "정도", "가량", "최근", "오늘", "어제", "회사", "시장", "기준", "것으", "것입", "것이",
        "나타", "집계", "이라", "라고", "있다", "했다", "된다", "한다", "이다", "였다", "늘어", "줄어", "올라",
        "내려", "높아", "낮아", "커졌", "됐습", "예요", "에요", "달러", "퍼센", "포인", "이어", "보다", "그쳤",
        "머물", "달했", "넘는", "넘어", "웃돌", "이르", "차지", "계획", "그쳐", "이제", "지금", "우리", "여러",
        "모습", "부분", "경우", "사이", "동안", "이후", "이전", "이날", "당시", "현재", "아니",
    ]
)  # fmt: skip
_DULL_LATIN = frozenset(
    [
        "the", "of", "in", "to", "and", "for", "on", "at", "by", "from", "with", "its", "it", "is", "was", "were",
        "are", "as", "that", "this", "has", "have", "had", "an", "be", "been", "said", "than", "more", "percent",
        "per", "cent", "million", "billion", "trillion", "year", "quarter", "points", "point", "basis", "up", "down",
        "about", "around", "ago", "will", "won", "dollar",
    ]
)  # fmt: skip


def stem(word: str) -> str:
    """Without the particle at its end."""
    return _PARTICLE.sub("", word) if len(word) > 2 else word


def stems(text: str) -> set[str]:
    """Its words that say something, without particles."""
    found = (stem(match[0]) for match in _ANY_WORD.finditer(text))
    return {word for word in found if len(word) > 1 and word[:2] not in DULL}


def words(text: str) -> frozenset[str]:
    """What two sentences may share: the first two syllables of each Korean word, Latin words in small letters."""
    found = set()
    for match in _HANGUL_WORD.finditer(text):
        word = stem(match[0])
        if len(word) >= 2 and word[:2] not in DULL:
            found.add(word[:2])
    for match in _LATIN_WORD.finditer(text):
        word = match[0].lower().strip(".'")
        if len(word) > 1 and word not in _DULL_LATIN:
            found.add(word)
    return frozenset(found)
