"""Articles that stand in a script alone, where the page is put together in the browser."""

import json
import re

from news.extract import fragment_text, weight

_PAYLOAD = re.compile(
    r'"(?:contentHtml|articleBody|bodyHtml|contentBody|content|body|article_content|text)"\s*+:\s*+"((?:[^"\\]|\\.)*+)"'
)
_FLIGHT = re.compile(r'self\.__next_f\.push\(\[1,\s*+"((?:[^"\\]|\\.)*+)"\]\)')
_LEAST = 100
_MOST_TRIED = 12
"""Of the longest strings: each is parsed, and a page may have thousands."""


def payload_text(html: str) -> str:
    """The longest article that a script of the page carries as a JSON string; empty where there is none."""
    flight = "".join(_unquoted(match) for match in _FLIGHT.findall(html))
    quoted = {body for source in (html, flight) for body in _PAYLOAD.findall(source) if len(body) > _LEAST}
    longest = sorted(quoted, key=len, reverse=True)[:_MOST_TRIED]
    texts = (fragment_text(_unquoted(body)) for body in longest)
    return max((text for text in texts if weight(text) > _LEAST), key=weight, default="")


def _unquoted(quoted: str) -> str:
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return ""
