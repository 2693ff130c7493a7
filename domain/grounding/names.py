"""Names of a text that stand in no source: people, companies, products.

Conservative: what the sources may write otherwise (another script, with a blank, with the group's name before it) is
let pass, and so is what is no proper name. Model names such as H200 are figures of the ledger's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.checks.names import ORGANISATIONS, names
from domain.checks.reading import is_title
from domain.grounding.library import Page
from domain.grounding.passages import Passage
from domain.language import Language
from domain.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName:
    part: Part | None
    text: str
    offset: int
    """Of the first place in the part, in characters from the start of the whole text."""


_KIND = re.compile(rf"({ORGANISATIONS})$")
_COMMON_STEMS = re.compile(
    r"메모리|시스템|차량용|전력|국내|해외|글로벌|중앙|시중|지방|인터넷|온라인|상업|투자|저축|외국계|대형|중소형|"
    r"재생|신재생|태양광|이차|차세대|전고체|연료|수소|리튬|리튬이온|전기|자율주행|친환경|하이브리드|소형|대기업|"
    r"민간|국책|경제|산업|정부|공공|종합|일반|신용|체크|그래픽|메인|손해|생명|화재|저가|고급|대한민국|한국|미국|"
    r"중국|일본|유럽|석유|정밀|화석|원자력|가정용|산업용|대용량|보조|고정식|이동|위성|초고속|차량|삼원계|인산철|"
    r"나트륨|비메모리|파워|로직|세계|아시아|북미|동북아|해상|여객|화물|국적|저비용|추천|교통|선불|후불|직불|이|"
    r"그|두|세|네|각|양|한|여러|모든|우리|다른|같은",
    re.IGNORECASE,
)
"""With a kind behind them they name no company: 메모리반도체, 중앙은행."""
_NO_NAME = re.compile(
    r".*[히할와과을를는던게된될에]$|(?:[이그저]러|강력|유명|유력|유일|노련|소중|주요|신중|한가|고요|정확)한|지난해|국내외"
)
"""A word before a title that is an adverb or a verb, and looks like a surname and a given name: 이러한, 명확히."""
_GLOSS = re.compile(r"(?<=[가-힣])\([A-Za-z][^()\n]*\)")
"""The word in English behind the Korean one: 추론(Inference)."""
_COMMON_LATIN = re.compile(
    r"ai|agi|api|app|apps|asic|b2b|b2c|ces|cb|cbdc|cdma|cds|ceo|cfo|coo|cto|cpi|cpu|css|ctrl|dart|ddr|dlf|dm|"
    r"dna|dram|dsr|ltv|dti|ecb|els|elb|epc|eps|esg|ess|etf|etn|euv|ev|fab|fda|fed|fomc|fsd|ftc|fx|gdp|gnp|gpu|"
    r"gps|gw|gwh|hbm|hdd|ict|imf|iot|ipo|ir|irp|isa|it|kdi|kospi|kosdaq|krx|kst|led|lcd|lfp|llm|lng|lpg|lte|mou|"
    r"mw|mwh|nand|nasdaq|ncm|nft|npu|oecd|oem|ods|oled|opec|ott|pbr|pc|pce|pcb|pd|per|pf|ppi|pr|qa|ram|reits|"
    r"roe|rom|sec|smr|sns|soc|ssd|tdf|tf|tpu|tv|tsv|ui|un|usb|usd|ux|vip|vs|wto|bp|etc|qna|faq|ok|no|tip|blog|"
    r"post|script|youtube|shorts|topic|date|source|key|takeaways|web|pdf|url|http|https|www|kwh|twh|gb|tb|mb|ghz",
    re.IGNORECASE,
)
"""Abbreviations that need no source."""
_LATIN = re.compile(r"(?<![A-Za-z0-9&.])[A-Z][A-Za-z]{2,}(?![A-Za-z0-9&])")


def unknown_names(passages: Sequence[Passage], pages: Sequence[Page], language: Language) -> Iterator[UnknownName]:
    """Each name once a part, at its first place."""
    told: set[tuple[Part | None, str]] = set()
    known: dict[str, bool] = {}
    for passage in passages:
        for text, kind in _names(passage, language):
            if (passage.part, text) in told:
                continue
            told.add((passage.part, text))
            if text not in known:
                known[text] = any(_has(page, text, kind) for page in pages)
            if not known[text]:
                yield UnknownName(part=passage.part, text=text, offset=passage.offset + passage.text.index(text))


def _names(passage: Passage, language: Language) -> Iterator[tuple[str, str]]:
    text = passage.text
    if language is Language.EN and passage.part and is_title(passage.part):
        # Titles have capitals everywhere.
        return
    for name in names(text, language):
        kind = name.kind if name.kind in ("organisation", "model", "pair") else "person"
        if kind != "model" and not _is_common(name.text, kind):
            yield name.text, kind
    if language is Language.KO:
        latin = (match[0] for match in _LATIN.finditer(_GLOSS.sub("", text)))
        yield from ((word, "latin") for word in latin if not _COMMON_LATIN.fullmatch(word))


def _is_common(name: str, kind: str) -> bool:
    if kind == "organisation":
        return _COMMON_STEMS.fullmatch(_KIND.sub("", name)) is not None
    return kind == "person" and _NO_NAME.fullmatch(name) is not None


def _has(page: Page, text: str, kind: str) -> bool:
    bare = re.sub(r"[\W_]+", "", text).casefold()
    match kind:
        case "organisation":
            return bare in page.bare or _has_group(page, text) or page.may_sound(text)
        case "person":
            return bare in page.bare or page.may_sound(text) or page.may_sound(text[1:])
        case "pair":
            return all(_has_word(page, word) for word in text.split()) or any(map(page.may_sound, text.split()))
        case _:
            return _has_word(page, text)


def _has_group(page: Page, text: str) -> bool:
    """The name without its kind, standing alone: 다온 for 다온반도체, but neither 다온증권 nor 다온 증권."""
    stem = _KIND.sub("", text)
    if len(stem) < 2:
        return False
    alone = rf"(?<![가-힣]){re.escape(stem)}(?:[은는이가을를의에와과도로측]|에서)?(?![가-힣])(?!\s(?:{ORGANISATIONS}))"
    return re.search(alone, page.joined) is not None


def _has_word(page: Page, word: str) -> bool:
    found = re.search(rf"(?<![a-z0-9]){re.escape(word.casefold())}", page.joined)
    return found is not None or page.may_sound(word)
