"""Who wrote a page: names, without titles, addresses and the outlet's own name."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml import html as lxml_html

from news.lines import AGENCY, seen

MAX_AUTHOR = 80
_EMAIL = re.compile(r"[(<\[]?[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?")
_TITLE = re.compile(
    r"\s*(?:(?:선임|수습|인턴|객원|전문|사진|시민)\s?)?(?:기자|특파원|통신원|논설위원|에디터|앵커|칼럼니스트)(?=[\s,·/]|\Z)"
)
_LABEL = re.compile(r"\A(?:by|written by|글|취재|작성자?|기자명)\s*[:=]?\s+", re.IGNORECASE)
_ENGLISH_TITLE = re.compile(
    r",?\s+(?:[A-Z][a-z]+\s)?(?:(?:senior|staff|chief|business|markets?|technology)\s)*(?:reporter|correspondent|writer|editor)\b.*\Z",
    re.IGNORECASE,
)
_DESK = re.compile(r"(?<=[가-힣])\s+[가-힣]{1,5}부\Z")
_STAMPED = re.compile(r"\A([가-힣]{2,4})\s?기자\s?[/|]\s?\d{4}\s?[.\-/년]")
_PLACE = re.compile(r"\A[가-힣A-Za-z·]{2,12}\s?=\s?|\A[\[(][^\])]{1,30}[\])]\s?")
_CREDIT = re.compile(r"사진|제공|photo|image|영상", re.IGNORECASE)
_NOBODY = re.compile(
    r"https?:|www\.|\A(?:admin|administrator|관리자|editor|webmaster|기자|네이버|다음|staff)\Z", re.IGNORECASE
)
_PARTED = re.compile(r"\s*(?:,|;|·|/|\||&|\band\b)\s*")
_NODE = re.compile(r"(?:\A|[\s_-])(?:byline|reporter|journalist|writer|author|기자)(?:\Z|[\s_-])|byline", re.IGNORECASE)
_SIGNED = re.compile(
    r"\A(?:[\[(][^\])]{1,30}[\])]\s?)?([가-힣]{2,4})\s?(?:\S{0,4}(?:기자|특파원))\s?[(\[]?[\w.+-]{1,64}@[\w.-]{3,80}[)\]]?\Z"
)
_ENDING = re.compile(r"([가-힣]{2,4})\s?(?:\S{0,4}(?:기자|특파원))\s?[(\[]?[\w.+-]{1,64}@[\w.-]{3,80}[)\]]?\Z")
_SIGNS = ("기자", "특파원", "@", "By ", " by ")
_BY = re.compile(r"\A(?:(?:Words|Written|Story) by|By) ([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3})\Z")


def author_of(tree: lxml_html.HtmlElement, metas: dict[str, str], data: dict[str, Any], others: Iterable[str]) -> str:
    """The names by the page's data, its meta tags, its byline, or how its text is signed; empty where none is found.

    `others`: names that are no author, of outlet and portal.
    """
    never = {_folded(name) for name in others if name}
    for claim in (*_stated(data), *(metas.get(name, "") for name in _METAS), *_bylines(tree)):
        if names := named(claim, never):
            return names
    return _signed(tree, never)


_METAS = ("author", "article:author", "dable:author", "og:article:author", "byl", "parsely-author", "sailthru.author")


def named(claim: str, never: Iterable[str] = ()) -> str:
    """ "김하늘 기자 (haneul@a.kr), 이바다 기자" is "김하늘, 이바다"; a credit, an address and an outlet are nobody."""
    text = seen(_EMAIL.sub(" ", claim))
    if not text or len(text) > 4 * MAX_AUTHOR or _CREDIT.search(text) or _NOBODY.search(text):
        return ""
    text = _PLACE.sub("", _LABEL.sub("", text))
    names = (_without_rank(part) for part in _PARTED.split(_ENGLISH_TITLE.sub("", text)))
    return ", ".join(dict.fromkeys(name for name in names if _is_name(name, set(never))))[:MAX_AUTHOR]


def _without_rank(part: str) -> str:
    return _DESK.sub("", _TITLE.sub("", part).strip(" .:=|()[]"))


def _is_name(name: str, never: set[str]) -> bool:
    if not 2 <= len(name) <= 40 or _NOBODY.search(name) or any(letter.isdigit() for letter in name):
        return False
    return _folded(name) not in never and len(name.split()) <= 5


def _stated(data: dict[str, Any]) -> Iterator[str]:
    """All of JSON-LD's authors as one claim."""
    author = data.get("author")
    people = author if isinstance(author, list) else [author]
    names = [person.get("name") if isinstance(person, dict) else person for person in people]
    flat = (name for each in names for name in (each if isinstance(each, list) else [each]))
    yield ", ".join(name for name in flat if isinstance(name, str))


def _bylines(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """Short texts in what calls itself a byline. A name and 기자 anywhere else may be a photographer, or a menu."""
    for node in tree.iter("p", "span", "div", "em", "strong", "a", "address", "li", "dd"):
        if _is_byline(" ".join(filter(None, map(node.get, ("class", "id", "itemprop", "rel"))))):
            text = seen(str(node.text_content()))
            if text and len(text) <= MAX_AUTHOR:
                yield text


@lru_cache(maxsize=1024)
def _is_byline(names: str) -> bool:
    return _NODE.search(names) is not None


def _signed(tree: lxml_html.HtmlElement, never: set[str]) -> str:
    """By the agency's mark before the first sentence, or the name and address after the last."""
    for node in tree.iter("p", "div", "span", "td", "article", "b", "strong", "em", "br"):
        words = node.tail if node.tag == "br" else node.text
        if not words or not any(sign in words for sign in _SIGNS):
            continue
        line = seen(words[-600:])
        if (found := _signature(line)) and (names := named(found, never)):
            return names
    return ""


def _signature(line: str) -> str:
    agency = AGENCY.match(line)
    if agency and agency["names"]:
        return agency["names"].strip()
    match = (
        _SIGNED.match(line)
        or _BY.match(line)
        or _STAMPED.match(line)
        or (_ENDING.search(line) if "@" in line else None)
    )
    return match[1] if match else ""


def _folded(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
