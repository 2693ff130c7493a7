"""Names with a number in them: H200, HBM4, GPT-5, RTX 5090, 빅4."""

import re
from collections.abc import Iterator

_LATIN = re.compile(
    r"(?<![A-Za-z0-9.,/_$€-])(?:[A-Z][A-Za-z]{0,9}-?\d{1,5}(?:\.\d{1,2})?(?:[A-Za-z]{1,4})?(?:-\d{1,3}[A-Za-z]?)?"
    r"|(?:RTX|GTX|PCIe|USB|Gen|Wi-Fi|iPhone|Galaxy|Gemini|Claude|Llama|Snapdragon|Exynos|Ryzen|Xeon)\s\d{1,4}(?:\.\d)?(?!\d|,\d|\s?[%만억조])"
    r"|[1-9]G(?![A-Za-z])|[34]D(?![A-Za-z])|[48]K(?![A-Za-z]))(?![A-Za-z0-9]|,\d)"
)
_HANGUL = re.compile(
    r"(?<![가-힣A-Za-z])(?P<name>빅|톱|탑|갤럭시\s?[A-Z]?|아이폰\s?|코로나|제미나이\s?|클로드\s?|챗GPT-?|누리호\s?)(?P<n>\d{1,4})(?!\d|[,.]\d|\s?[%만억조개명])"
)
_KNOWN = re.compile(
    r"S&P\s?(?:500|400|600)|코스피\s?(?:200|100|50)(?!\d|,)|코스닥\s?150(?!\d|,)|나스닥\s?100(?!\d|,)|니케이\s?225|닛케이\s?225"
    r"|러셀\s?[123]000|KRX\s?(?:300|100)|KOSPI\s?200|Nasdaq[\s-]100|Nikkei\s225|Russell\s[123]000|FTSE\s100|CSI\s?300"
    r"|유로\s?스톡스\s?50|MSCI\s?\d+"
)
_NO_NAME = re.compile(r"(?:FY|CY|No|Nos|US|Vol|Ch|Fig|Table)\.?-?\d+$|[QH][1-4]$|[A-Z][a-z]+\d{4}$")


def names(text: str) -> Iterator[tuple[int, int, str]]:
    """Span and the name in capitals, without blanks and hyphens."""
    for match in (*_LATIN.finditer(text), *_HANGUL.finditer(text)):
        if not _NO_NAME.match(match[0]):
            yield match.start(), match.end(), re.sub(r"[\s-]", "", match[0]).upper()


def index_names(text: str) -> Iterator[tuple[int, int]]:
    """Names of stock indices that carry a number: S&P 500 is no figure."""
    for match in _KNOWN.finditer(text):
        yield match.span()
