"""What a reader of a page cannot see, which is where words for machines are put.

Only what the page itself says is judged: styles in its tags, and simple rules of the style sheets inside it. What a
file of styles or a script does is not known here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import html as lxml_html

_MAX_SHEET = 300_000
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"\A(?:[a-z][a-z0-9]*)?([.#][\w-]+)\Z", re.IGNORECASE)
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
_SHORT_HEX = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])\Z")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_NAMED = {"white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "black": (0, 0, 0)}
_WHITE = (255, 255, 255)
_ALIKE = 24
"""Of 255, in each of red, green and blue: nobody reads letters that differ less from what is behind them."""
_FAR = re.compile(r"-\d{3,}")
_NOTHING = re.compile(r"0(?:\.0*)?(?:px|em|rem|pt|%)?\Z")
# Control codes, which a terminal would obey, and letters without a shape: they hide words inside words, turn the order
# of reading, or carry a whole text of their own.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)

Style = dict[str, str]
Colour = tuple[int, int, int]


class Sheets:
    """The simple rules of a page's own style sheets: one class or one id, for every medium."""

    def __init__(self, tree: lxml_html.HtmlElement) -> None:
        self._rules: dict[str, Style] = {}
        for node in tree.iter("style"):
            if not node.get("media") or "print" not in node.get("media"):
                self._learn((node.text or "")[:_MAX_SHEET])

    def hides(self, node: lxml_html.HtmlElement) -> bool:
        """Whether the node's own words cannot be seen."""
        if node.get("hidden") is not None:
            return True
        style = self._style(node)
        return bool(style) and (_is_gone(style) or self._is_unreadable(node, style))

    def _style(self, node: lxml_html.HtmlElement) -> Style:
        text = node.get("style")
        own = _declared(text) if text else {}
        if not self._rules:
            return own
        names = [f"#{node.get('id')}", *(f".{name}" for name in (node.get("class") or "").split())]
        found: Style = {}
        for name in names:
            found |= self._rules.get(name, {})
        return found | own

    def _is_unreadable(self, node: lxml_html.HtmlElement, style: Style) -> bool:
        colour = _colour(style.get("color", ""))
        if colour is None:
            return style.get("color", "") == "transparent"
        if "text-shadow" in style:
            return False
        behind = self._behind(node)
        return behind is not None and all(abs(one - other) <= _ALIKE for one, other in zip(colour, behind, strict=True))

    def _behind(self, node: lxml_html.HtmlElement) -> Colour | None:
        """The nearest background, white where none is named; None where it is a picture or not understood."""
        for each in (node, *node.iterancestors()):
            style = self._style(each)
            named = style.get("background-color") or style.get("background")
            if each.get("bgcolor"):
                named = named or each.get("bgcolor").lower()
            if named and named not in ("transparent", "none", "inherit"):
                return _colour(named)
        return _WHITE

    def _learn(self, sheet: str) -> None:
        for selectors, block in _outer_rules(_COMMENT.sub("", sheet)):
            if not _HIDING.search(block):
                continue
            style = _declared(block)
            for selector in selectors.split(","):
                if match := _SIMPLE.match(selector.strip()):
                    self._rules[match[1]] = self._rules.get(match[1], {}) | style


# What takes words away, and white letters or backgrounds, which may: all other rules are of no use here.
_HIDING = re.compile(
    r"none|hidden|collapse|opacity|font-size\s*:\s*0|-\d{3,}|clip|transparent|"
    r"(?:height|width)\s*:\s*[01](?![.\d])|background|(?:\A|[;\s])color\s*:",
    re.IGNORECASE,
)


def _outer_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Rules for every medium: what stands inside `@media` and its like is for some readers only."""
    if "@" not in sheet:
        return ((match[1], match[2]) for match in _RULE.finditer(sheet))
    depth = 0
    plain: list[str] = []
    for part in re.split(r"(@[^{};]*\{|[{}])", sheet):
        if part.startswith("@") and part.endswith("{"):
            depth = depth + 1 if depth else 1
        elif depth and part in ("{", "}"):
            depth += 1 if part == "{" else -1
        elif not depth:
            plain.append(part)
    return ((match[1], match[2]) for match in _RULE.finditer("".join(plain)))


@lru_cache(maxsize=512)
def _cached(text: str) -> tuple[tuple[str, str], ...]:
    found = _DECLARATION.findall(text[:2000].lower())
    return tuple((name, value.replace("!important", "").strip()) for name, value in found)


def _declared(text: str) -> Style:
    return dict(_cached(text))


def _is_gone(style: Style) -> bool:
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if _NOTHING.match(style.get("font-size", "1")) or _is_transparent(style):
        return True
    if _FAR.search(style.get("text-indent", "")) or _is_clipped(style):
        return True
    return "position" in style and any(_FAR.match(style.get(side, "")) for side in ("left", "top", "right"))


def _is_transparent(style: Style) -> bool:
    """What is about to fade in is meant to be read."""
    return bool(_NOTHING.match(style.get("opacity", "1"))) and not {"transition", "animation"} & style.keys()


def _is_clipped(style: Style) -> bool:
    if style.get("clip", "").replace(" ", "").replace(",", "") in (
        "rect(0000)",
        "rect(0px0px0px0px)",
        "rect(1px1px1px1px)",
    ):
        return True
    narrow = any(_NOTHING.match(style.get(side, "a")) or style.get(side) == "1px" for side in _SIDES)
    return narrow and style.get("overflow") in ("hidden", "clip")


_SIDES = ("height", "width", "max-height", "max-width")


def _colour(text: str) -> Colour | None:
    name = text.split(maxsplit=1)[0] if text and not text.startswith("rgb") else text
    if name in _NAMED:
        return _NAMED[name]
    if short := _SHORT_HEX.match(name):
        name = "#" + "".join(2 * digit for digit in short.groups())
    if re.fullmatch(r"#[0-9a-f]{6}", name):
        return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)
    match = _RGB.match(name)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
