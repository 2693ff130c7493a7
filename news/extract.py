"""The readable text of a page: trafilatura for what is general, our own rules for how Korean pages are made.

Text in Korean pages often hangs on `<br>` beside a photograph, where a general reader loses the first sentence with
its figure; or it stands in a script alone. Captions, bylines and appeals to subscribe look like text to it.
"""

import json
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html

_ROOT_IDS = frozenset(
    {
        *("dic_area", "articleBodyContents", "newsct_article", "articeBody", "article-view-content-div", "textBody"),
        *("harmonyContainer", "articleBody", "article_body", "newsEndContents", "articleText", "CmAdContent"),
    }
)
_ROOT_CLASSES = frozenset(
    {"news_cnt_detail_wrap", "story-news", "article_view", "news_view", "article-body", "art_body"}
)
_BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "br",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "section",
            "article",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
        ),
        *("h5", "h6", "figure", "dl", "dt", "dd", "hr", "header", "footer", "aside", "main", "pre"),
    }
)
_DROPPED_TAGS = ("script", "style", "noscript", "template", "iframe", "svg", "button", "select", "figcaption", "dialog")
_CAPTIONS = frozenset(
    {"img_desc", "caption", "thum_figure_txt", "image-caption", "photo_caption", "img_caption", "desc_img"}
)
_AROUND = re.compile(
    r"(?:\A|[\s_-])(?:copyright|related|relation|reporter|byline|sns|share|subscribe|banner|promotion|recommend|"
    r"comments?|breadcrumb|tag_list|paging|journalist|ranking)(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_AROUND_LIMIT = 400

_NOISE = re.compile(
    r"저작권자|무단\s?전재|재배포\s?금지|재판매 및 DB|Copyrights?\b|All rights reserved|ⓒ|©|기사 ?제보|제보하기|"
    r"구독하기|구독해|구독과|구독 신청|좋아요 ?\d|댓글 ?\d|관련 ?기사|이 기사를 공유|공유하기|글자 ?크기|본문 바로가기|"
    r"이미지 확대|사진 확대|사진=|자료사진|\[사진|네이버에서 구독|뉴스레터 신청|카카오톡으로|▶|☞|"
    r"Sign up for|Read more:|Advertisement\Z",
    re.IGNORECASE,
)
_NOISE_LIMIT = 120
_BYLINE = re.compile(
    r"[가-힣]{2,4}\s?(?:\S{0,6}기자|특파원|선임기자)?\s?[(\[]?[\w.+-]+@[\w.-]+[)\]]?|[가-힣]{2,4}\s(?:\S{0,6})기자"
)
_AGENCY = re.compile(r"\A[\[(][^\])=]{1,20}=[^\])]{1,20}[\])]\s?(?:[가-힣·\s]{2,20}(?:기자|특파원)\s?=\s?)?")
_SPACE = re.compile(r"[ \t\r\f\v\xa0\u200b\u3000]+")

_PAYLOAD = re.compile(
    r'"(?:contentHtml|articleBody|bodyHtml|contentBody|content|body|article_content|text)"\s*+:\s*+"((?:[^"\\]|\\.)*+)"'
)
_FLIGHT = re.compile(r'self\.__next_f\.push\(\[1,\s*+"((?:[^"\\]|\\.)*+)"\]\)')
_HANGUL = re.compile(r"[가-힣]")


def parse_html(text: str) -> lxml_html.HtmlElement | None:
    """None for a text without any element."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def main_text(tree: lxml_html.HtmlElement) -> str:
    """The article's paragraphs, one a line. Changes the tree: read everything else from it first."""
    root = _root(tree)
    _prune(tree, root)
    lines = [] if root is None else clean(_lines(root))
    if root is not None:
        _as_paragraphs(root)
    found = trafilatura.extract(tree, favor_precision=True, include_comments=False, include_tables=True) or ""
    text = clean(found.split("\n"))
    return "\n".join(lines if _lost_something(lines, text) else text)


def payload_text(html: str) -> str:
    """The longest article that a script of the page carries as a JSON string; empty where there is none."""
    flight = "".join(_unquoted(match) for match in _FLIGHT.findall(html))
    bodies = (_unquoted(match) for source in (html, flight) for match in _PAYLOAD.findall(source))
    texts = ("\n".join(clean(fragment_lines(body))) for body in bodies if len(body) > 200)
    return max((text for text in texts if weight(text) > 200), key=weight, default="")


def fragment_lines(markup: str) -> list[str]:
    """The lines of a piece of HTML, or of plain text."""
    tree = parse_html(f"<div>{markup}</div>")
    if tree is None:
        return []
    _prune(tree, None)
    return _lines(tree)


def weight(text: str) -> int:
    """How much a text says, in Hangul syllables; a Latin letter says about half as much."""
    hangul = len(_HANGUL.findall(text))
    return hangul + sum(c.isalpha() and c.isascii() for c in text) // 2


def clean(lines: list[str]) -> list[str]:
    """Drop bylines, captions and appeals, and the agency's mark before the first sentence."""
    spaced = (_AGENCY.sub("", _SPACE.sub(" ", line).strip()) for line in lines)
    kept = [line for line in spaced if line and not _is_noise(line)]
    return [line for number, line in enumerate(kept) if number == 0 or line != kept[number - 1]]


def _is_noise(line: str) -> bool:
    if len(line) <= _NOISE_LIMIT and _NOISE.search(line):
        return True
    return len(line) <= 60 and _BYLINE.fullmatch(line) is not None


def _lost_something(lines: list[str], text: list[str]) -> bool:
    """Whether the general reader lost the first paragraph, or half of all, of a body that we know by its name."""
    lead = next((line for line in lines if len(line) >= 40), "")
    joined = "".join(text)
    return len(joined) < len("".join(lines)) / 2 or lead[:40] not in joined


def _root(tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement | None:
    named = (
        node
        for node in tree.iter("div", "article", "section", "p", "td")
        if node.get("id") in _ROOT_IDS or _ROOT_CLASSES & set((node.get("class") or "").split())
        if len(str(node.text_content())) >= 100
    )
    return next(named, None)


def _prune(tree: lxml_html.HtmlElement, root: lxml_html.HtmlElement | None) -> None:
    safe = {tree} if root is None else {tree, root, *root.iterancestors()}
    for node in list(tree.iter(*_DROPPED_TAGS)):
        if node.getparent() is not None:
            node.drop_tree()
    for node in list(tree.body.iterdescendants() if tree.find("body") is not None else ()):
        if node not in safe and node.getparent() is not None and any(test(node) for test in _UNWANTED):
            node.drop_tree()


def _is_caption(node: lxml_html.HtmlElement) -> bool:
    return bool(_CAPTIONS & set((node.get("class") or "").split()))


def _is_hidden(node: lxml_html.HtmlElement) -> bool:
    """What a reader cannot see was not published, and is where words for machines are put."""
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or node.get("hidden") is not None


def _is_around(node: lxml_html.HtmlElement) -> bool:
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    return _AROUND.search(names) is not None and len(str(node.text_content())) <= _AROUND_LIMIT


def _is_link_list(node: lxml_html.HtmlElement) -> bool:
    """Other headlines: a list in which hardly a word is not a link."""
    if node.tag not in ("ul", "ol", "dl"):
        return False
    links = sum(len(str(link.text_content())) for link in node.iter("a"))
    return links > 0.8 * len(str(node.text_content()).strip()) > 0


_UNWANTED = (_is_caption, _is_hidden, _is_around, _is_link_list)


def _as_paragraphs(root: lxml_html.HtmlElement) -> None:
    """Give text that hangs on `<br>` the paragraphs that it looks like, for a reader that knows only those."""
    lines = _lines(root)
    for child in list(root):
        root.remove(child)
    root.text = None
    for line in lines:
        etree.SubElement(root, "p").text = line


def _lines(root: lxml_html.HtmlElement) -> list[str]:
    text = "".join(_pieces(root))
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _pieces(root: lxml_html.HtmlElement) -> Iterator[str]:
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n"
        words = node.text if event == "start" else (node.tail if node is not root else None)
        yield (words or "").replace("\n", " ")


def _unquoted(quoted: str) -> str:
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return ""
