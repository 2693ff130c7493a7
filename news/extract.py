"""The readable text of a page: trafilatura for what is general, our own rules for how Korean pages are made.

Text in Korean pages often hangs on `<br>` beside a photograph, where a general reader loses the first sentence with
its figure. Captions, bylines and appeals to subscribe look like text to it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from news.lines import SPACE, clean
from news.visible import Sheets

_ROOT_IDS = frozenset(
    {
        *("dic_area", "articleBodyContents", "newsct_article", "articeBody", "article-view-content-div", "textBody"),
        *("harmonyContainer", "articleBody", "article_body", "newsEndContents", "articleText", "CmAdContent"),
        *("article_content", "articleContent", "news_body_area", "article_txt", "news_textArea", "articletxt"),
    }
)
_ROOT_CLASSES = frozenset(
    {
        *("news_cnt_detail_wrap", "story-news", "article_view", "news_view", "article-body", "art_body"),
        *("article_body", "article-text", "article__body", "story-body", "entry-content", "news_text"),
    }
)
_BLOCKS = frozenset(
    [
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
        "h5",
        "h6",
        "figure",
        "dl",
        "dt",
        "dd",
        "hr",
        "header",
        "footer",
        "aside",
        "main",
        "pre",
        "center",
    ]
)
_DROPPED_TAGS = (
    *("script", "style", "noscript", "template", "iframe", "svg", "button", "select", "figcaption", "dialog"),
    *("textarea", "canvas", "object", "video", "audio", "amp-ad", "amp-sidebar", "nav"),
)
_CAPTION = re.compile(
    r"(?:\A|[\s_-])(?:captions?|img_?desc|desc_img|photo_?desc|thum_figure_txt|imgtxt|img_?txt|photo_?credit)"
    r"(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:\A|[\s_-])(?:copyright|related|relation|reporter|byline|sns|share|subscribe|subscription|banner|promotion|"
    r"promo|recommend|comments?|breadcrumb|tag_list|paging|journalist|ranking|ads?|advert|advertisement|ad_wrap|"
    r"sponsored|newsletter|cookies?|consent|popular|most_read)(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_AROUND_LIMIT = 400
_HANGUL = re.compile(r"[가-힣]")
_HANGING = ("div", "td", "section", "article", "center", "main")
_CELL = 150
"""Characters: more are no figure of a table."""
_LEAD = 40
"""Characters by which a first paragraph is known."""


# The library's own lookup asks Python for the class of every element; here all are of one, and C knows it.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)


def parse_html(text: str) -> lxml_html.HtmlElement | None:
    """None for a text without any element."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def main_text(tree: lxml_html.HtmlElement, *, title: str = "", summary: str = "") -> str:
    """The article's paragraphs, one a line. Changes the tree: read everything else from it first.

    `title` is no part of them; `summary` is what the page says of itself, which is its first sentence as a rule.
    """
    return "\n".join(_without_title(_paragraphs(tree, summary), title))


def _paragraphs(tree: lxml_html.HtmlElement, summary: str) -> list[str]:
    _drop_unseen(tree)
    _set_pictures_apart(tree)
    roots = _roots(tree)
    _prune(tree, roots)
    if roots:
        # A body that we know by its name is taken as it stands: there is nothing to look for.
        return clean(line for root in roots for line in _lines(root))
    every = clean(_lines(tree)) if summary else []
    _give_paragraphs(tree)
    found = trafilatura.extract(tree, favor_precision=True, include_comments=False, include_tables=True) or ""
    return _with_lead(clean(map(_row, found.split("\n"))), every, summary)


def _row(line: str) -> str:
    """A row of a table in words: the library draws tables in Markdown."""
    if not line.startswith("|"):
        return line
    cells = [cell.strip() for cell in line.replace("\\|", "/").strip("| ").split("|")]
    return "" if all(set(cell) <= {"-", ":"} for cell in cells) else " ".join(cells)


def fragment_text(markup: str) -> str:
    """The lines of a piece of HTML, or of plain text."""
    tree = parse_html(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        return ""
    _drop_unseen(tree)
    _prune(tree, [])
    return "\n".join(clean(_lines(tree)))


def words_of(tree: lxml_html.HtmlElement) -> str:
    """All that a page says, seen or not, but for its scripts and styles."""
    return " ".join(" ".join(tree.xpath("//text()[not(parent::script) and not(parent::style)]")).split())


def weight(text: str) -> int:
    """How much a text says, in Hangul syllables; a Latin letter says about half as much."""
    hangul = len(_HANGUL.findall(text))
    return hangul + sum(c.isalpha() and c.isascii() for c in text) // 2


def _without_title(lines: list[str], title: str) -> list[str]:
    return [line for place, line in enumerate(lines) if place > 2 or line != title]


def _with_lead(text: list[str], every: list[str], summary: str) -> list[str]:
    """Of a body that we do not know: what the page sums up is put back where it stands just before the text."""
    start = " ".join(summary.split())[:20]
    if len(start) < 20 or not text or any(start in line for line in text):
        return text
    lead = next((number for number, line in enumerate(every) if start in line and len(line) >= _LEAD), None)
    first = next((number for number, line in enumerate(every) if line[:_LEAD] == text[0][:_LEAD]), None)
    if lead is None or first is None or not 0 < first - lead <= 3:
        return text
    return [*every[lead:first], *text]


def _roots(tree: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    """The body by its name: the longest of them, or what stands in that and is nearly as long.

    There are several where advertisements cut a body into pieces of one name.
    """
    named = [
        (len(str(node.text_content())), node)
        for node in tree.iter("div", "article", "section", "p", "td")
        if node.get("id") in _ROOT_IDS
        or node.get("itemprop") == "articleBody"
        or _ROOT_CLASSES & set((node.get("class") or "").split())
    ]
    length, root = max(named, key=lambda each: each[0], default=(0, None))
    if root is None or length < 100:
        return []
    inner = [node for size, node in named if size >= 0.6 * length and root in node.iterancestors()]
    root = inner[-1] if inner else root
    name, parent = root.get("class"), root.getparent()
    return [node for _, node in named if node is root or (node.getparent() is parent and node.get("class") == name)]


def _set_pictures_apart(tree: lxml_html.HtmlElement) -> None:
    """What stands beside a picture is its caption, and no beginning of the sentence after it."""
    for picture in list(tree.iter("img")):
        node = picture.getparent()
        while node is not None and node.tag in ("span", "em", "b", "a", "strong", "i", "font"):
            node.tag = "div"
            node = node.getparent()


def _drop_unseen(tree: lxml_html.HtmlElement) -> None:
    sheets = Sheets(tree)
    _drop(tree.iter(*_DROPPED_TAGS))
    if (body := tree.find("body")) is not None:
        _drop(node for node in body.iterdescendants() if sheets.hides(node))


def _prune(tree: lxml_html.HtmlElement, roots: list[lxml_html.HtmlElement]) -> None:
    safe = {tree, *roots, *(node for root in roots for node in root.iterancestors())}
    if (body := tree.find("body")) is not None:
        tests = (_is_around, _is_link_list)
        _drop(node for node in body.iterdescendants() if node not in safe and any(test(node) for test in tests))


def _drop(nodes: Iterator[lxml_html.HtmlElement]) -> None:
    for node in list(nodes):
        if node.getparent() is not None:
            node.drop_tree()


def _is_around(node: lxml_html.HtmlElement) -> bool:
    place = _place(f"{node.get('class') or ''} {node.get('id') or ''}")
    return place == "caption" or (place == "around" and len(str(node.text_content())) <= _AROUND_LIMIT)


@lru_cache(maxsize=1024)
def _place(names: str) -> str:
    """Pages repeat their classes a hundred times."""
    if _CAPTION.search(names):
        return "caption"
    return "around" if _AROUND.search(names) else ""


def _is_link_list(node: lxml_html.HtmlElement) -> bool:
    """Other headlines: a list in which hardly a word is not a link."""
    if node.tag not in ("ul", "ol", "dl", "div", "section", "aside", "table", "td"):
        return False
    links = [len(str(link.text_content()).strip()) for link in node.iter("a")]
    least = 1 if node.tag in ("ul", "ol", "dl") else 2
    return len(links) >= least and sum(links) > 0.8 * len(str(node.text_content()).strip()) > 0


def _give_paragraphs(tree: lxml_html.HtmlElement) -> None:
    """Give text that hangs on `<br>` the paragraphs that it looks like, for a reader that knows only those."""
    for node in list(tree.iter("font", "span", "b", "strong")):
        if any(child.tag == "p" for child in node):
            node.tag = "div"
    for node in list(tree.iter(*_HANGING)):
        if _hangs(node):
            _wrap(node)
    for table in [node for node in tree.iter("table") if _is_layout(node)]:
        for node in list(table.iter("table", "tbody", "tr", "td", "th")):
            node.tag = "div"


def _hangs(node: lxml_html.HtmlElement) -> bool:
    """Whether text stands here without a paragraph around it."""
    words = max((node.text or "", *(child.tail or "" for child in node)), key=len).strip()
    tags = [child.tag for child in node]
    return tags.count("br") >= 2 or (len(words) >= _LEAD and "p" in tags)


def _is_layout(table: lxml_html.HtmlElement) -> bool:
    """A table that holds running text, or is one column, is a layout of former times, and no table."""
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    longest = max((len(str(cell.text_content())) for row in rows for cell in row), default=0)
    return longest > _CELL or all(len(row) <= 1 for row in rows)


def _wrap(node: lxml_html.HtmlElement) -> None:
    paragraph = etree.Element("p")
    paragraph.text, node.text = node.text, None
    parts = [paragraph]
    for child in list(node):
        node.remove(child)
        if child.tag in _BLOCKS:
            paragraph = etree.Element("p")
            paragraph.text, child.tail = child.tail, None
            parts += [paragraph] if child.tag == "br" else [child, paragraph]
        else:
            paragraph.append(child)
    node.extend(part for part in parts if part.tag != "p" or len(part) or (part.text or "").strip())


def _lines(root: lxml_html.HtmlElement) -> list[str]:
    text = "".join(_pieces(root))
    lines = (SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _pieces(root: lxml_html.HtmlElement) -> Iterator[str]:
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n"
        elif node.tag in ("td", "th"):
            yield " "
        words = node.text if event == "start" else (node.tail if node is not root else None)
        yield (words or "").replace("\n", " ")
