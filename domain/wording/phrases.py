"""What a Korean finance channel may not say: an id, its words in both languages, and the articles behind it.

The reason and the way out are sentences, and stand with that id in `handlers/wording_texts.py`.
"""

import re
from dataclasses import dataclass

from domain.language import Language
from domain.wording.english import ENGLISH
from domain.wording.korean import KOREAN
from domain.wording.laws import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    id: str
    """Part of the JSON of `chogo check`."""
    laws: tuple[Law, ...]
    words: dict[Language, re.Pattern[str]]
    question_excuses: bool
    """False where questions are how it is said: "지금 안 사면 언제 사겠어요?"."""
    denial_excuses: bool
    """False where a "not" belongs to the threat and takes nothing back: "지금 안 사면 기회는 없습니다"."""


def _phrase(id_: str, *laws: Law, threat: bool = False) -> Phrase:
    # Hangul has no case, and looking past it takes a third longer.
    words = {
        Language.KO: _any(KOREAN[id_], re.MULTILINE),
        Language.EN: _any(ENGLISH[id_], re.MULTILINE | re.IGNORECASE),
    }
    return Phrase(id=id_, laws=laws, words=words, question_excuses=not threat, denial_excuses=not threat)


def _any(patterns: tuple[str, ...], flags: re.RegexFlag) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(re.sub(r"~(\d+)", r"[^.!?\\n]{0,\1}", joined), flags)


PHRASES = (
    _phrase("sure_return", Law.CERTAINTY, Law.LOSSES, Law.ADVISERS_ADS, Law.FAIR_ADS),
    _phrase("principal", Law.CERTAINTY, Law.LOSSES, Law.DEPOSITS, Law.FAIR_ADS),
    _phrase("loss_cover", Law.LOSSES, Law.ADVISERS_ADS, Law.DEPOSITS),
    _phrase("certain_price", Law.CERTAINTY, Law.FAIR_ADS),
    _phrase("order", Law.ADVISERS, Law.ADVERTISING),
    _phrase("borrow", Law.ADVISERS, Law.ADVERTISING),
    _phrase("urgency", Law.CERTAINTY, Law.FAIR_ADS, threat=True),
    _phrase("insider", Law.INSIDERS, Law.DISTURBANCE),
    _phrase("boast", Law.FAIR_ADS, Law.ADVISERS_ADS),
    _phrase("room", Law.ADVISERS, Law.ADVISERS_ADS),
)
