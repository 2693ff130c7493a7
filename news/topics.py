"""Whether a headline is about a topic: words compared as Korean is written, with its particles hanging on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.feeds import Item

_WORD = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z0-9&.+-]*|\d[\d.,]*[가-힣%]*")
_PARTICLE = re.compile(
    r"(?:에서는|으로는|에게서|이라는|에서|으로|에게|까지|부터|보다|처럼|마다|조차|이나|라는|한테|들의|들이|들은|"
    r"은|는|이|가|을|를|의|에|로|와|과|도|만|나)\Z"
)
_SAYS_NOTHING = frozenset(
    {
        *(
            "관련",
            "관련된",
            "뉴스",
            "소식",
            "최근",
            "최신",
            "오늘",
            "어제",
            "이번",
            "요즘",
            "정리",
            "정리해줘",
            "알려줘",
            "써줘",
        ),
        *(
            "대해",
            "대한",
            "대해서",
            "기사",
            "분석",
            "이슈",
            "주제",
            "내용",
            "영상",
            "블로그",
            "대본",
            "초안",
            "만들어줘",
            "설명",
        ),
        *(
            "설명해줘",
            "쉽게",
            "그리고",
            "어떻게",
            "무엇",
            "왜",
            "이후",
            "위한",
            "통한",
            "the",
            "a",
            "an",
            "of",
            "and",
            "on",
        ),
        *("in", "to", "for", "about", "news", "latest", "write", "please"),
    }
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a topic that say something; with none of them nothing matches."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Topic":
        bare = (_bare(word) for word in _WORD.findall(text[:300]))
        return cls(tuple(dict.fromkeys(word for word in bare if word and word not in _SAYS_NOTHING)))

    def matched(self, item: Item) -> int:
        """How many of the words the headline or the lede has; 0 where they are too few to be about the topic."""
        title, all_of_it = item.title.lower(), f"{item.title} {item.lede}".lower()
        in_title = sum(_has(title, word) for word in self.words)
        found = sum(_has(all_of_it, word) for word in self.words)
        enough = found >= _enough(len(self.words)) and (in_title > 0 or found == len(self.words))
        return found if enough and found else 0


def best(topic: Topic, items: Sequence[Item]) -> list[Item]:
    """Those about the topic: those with most of its words first, the order of `items` kept among equals."""
    matched = [(topic.matched(item), item) for item in items]
    return [item for count, item in sorted(matched, key=lambda pair: -pair[0]) if count]


def _enough(words: int) -> int:
    return words if words <= 2 else (words + 2) // 2 if words <= 4 else (words + 1) // 2


def _bare(word: str) -> str:
    lowered = word.lower().rstrip(".,-")
    if lowered in _SAYS_NOTHING:
        return ""
    stem = _PARTICLE.sub("", lowered)
    # 금리 must not become 금, nor 이차전지 lose a syllable that only looks like a particle.
    return stem if len(stem) >= 2 and "가" <= lowered[-1] <= "힣" else lowered


def _has(text: str, word: str) -> bool:
    if "가" <= word[0] <= "힣":
        # One syllable is part of too many words; it has to stand at the start of one.
        return (
            word in text
            if len(word) > 1
            else re.search(rf"(?<![가-힣]){word}(?=\W|\Z|[은는이가을를의값])", text) is not None
        )
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", text) is not None
