"""Naver's news search, for desks whose owner has registered for it: an address of its own, not one that people name."""

import json
import logging
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from domain.feeds import Item
from news.feeds import is_news, plain
from news.times import parse_time

log = logging.getLogger(__name__)

ADDRESS = "https://openapi.naver.com"
_PATH = "/v1/search/news.json"
_SECONDS = 3.5
_MOST_BYTES = 1_000_000
_RESULTS = 30
_BOLD = re.compile(r"</?b>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NaverKey:
    client: str
    secret: str


class Naver:
    def __init__(self, key: NaverKey, address: str = ADDRESS) -> None:
        self._address = address.rstrip("/") + _PATH
        self._headers = {
            "X-Naver-Client-Id": key.client,
            "X-Naver-Client-Secret": key.secret,
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }
        self._verify: ssl.SSLContext | bool = httpx.create_ssl_context(trust_env=False)

    async def search(self, text: str) -> tuple[Item, ...] | None:
        """The newest news with these words; None where Naver does not answer, or not to us."""
        asked = {"query": text[:200], "display": str(_RESULTS), "sort": "date"}
        try:
            async with httpx.AsyncClient(verify=self._verify, trust_env=False, timeout=_SECONDS) as client:
                body = await self._body(client, asked)
        except (httpx.HTTPError, httpx.StreamError) as error:
            log.warning("Naver's search does not answer: %s", type(error).__name__)
            return None
        return None if body is None else _items(body)

    async def _body(self, client: httpx.AsyncClient, asked: Mapping[str, str]) -> bytes | None:
        async with client.stream("GET", self._address, params=asked, headers=self._headers) as response:
            if response.status_code != httpx.codes.OK:
                # 401: the keys are refused; 429: more searches than the plan has.
                log.warning("Naver's search answers %d", response.status_code)
                return None
            body = bytearray()
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > _MOST_BYTES:
                    return None
            return bytes(body)


def _items(body: bytes) -> tuple[Item, ...] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    rows = answer.get("items") if isinstance(answer, dict) else None
    if not isinstance(rows, list):
        return None
    found = (_item(row) for row in rows[:_RESULTS] if isinstance(row, dict))
    return tuple(item for item in found if item is not None and is_news(item))


def _item(row: dict[str, Any]) -> Item | None:
    """The outlet's own page where Naver names it: that is what is cited."""
    url, title = str(row.get("originallink") or row.get("link") or ""), _unmarked(row.get("title", ""))
    if not title or not url.startswith(("http://", "https://")):
        return None
    return Item(
        url=url,
        title=title,
        lede=_unmarked(row.get("description", ""))[:400],
        outlet=_outlet(url),
        published=parse_time(str(row.get("pubDate", ""))),
    )


def _unmarked(text: object) -> str:
    """The words that were searched for stand in bold, in the middle of words too."""
    return plain(_BOLD.sub("", str(text)))


def _outlet(url: str) -> str:
    """Naver does not say; the page itself will."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
