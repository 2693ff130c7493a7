"""When two addresses are the same article: by the hosts' own rules, and never by dropping what we do not know.

Only trackers that are known to be trackers are left out of a comparison. Hundreds of Korean outlets name their
articles by a query key alone (`articleView.html?idxno=…`), so an unknown key always counts.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKERS = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "ttclid", "wbraid", "gbraid", "igshid"),
        *("igsh", "mc_cid", "mc_eid", "_ga", "_gl", "spm", "cmpid", "ncid", "ref_src", "ref_url", "kakao_from"),
        *("cid_source", "share_id", "si_share", "plink", "cooper", "at_medium", "at_campaign"),
    }
)
_REFERRERS = frozenset({"ref", "from", "source", "src", "via"})
_REFERRER_VALUES = frozenset(
    {
        *("kakao", "kakaotalk", "naver", "daum", "google", "facebook", "twitter", "x", "telegram", "rss", "newsletter"),
        *("share", "sns", "mobile", "band", "line"),
    }
)
_TWIN_PREFIX = re.compile(r"\A(?:www|m|mobile|amp)\.(?=[^.]+\.[^.]+)")
_NAVER_PATH = re.compile(r"/(?:mnews/|amp/)?(?:ranking/)?article/(?:comment/)?(\d{3})/(\d{10})(?:/|$)")
_DAUM_PATH = re.compile(r"/(?:v|news)/(\d{14,20})(?:/|$)")
_LONG_NUMBER = re.compile(r"\d{4,}")


def identity(url: str) -> str:
    """A text that is equal for two addresses of the same article; the address itself where it cannot be read."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removesuffix(".")
        port = parts.port
    except ValueError:
        return url.strip()
    query = parse_qsl(parts.query, keep_blank_values=True)
    known = _portal(host, parts.path, dict(query))
    if known:
        return known
    kept = sorted((key, value) for key, value in query if not _is_tracker(key, value))
    name = _TWIN_PREFIX.sub("", host, count=1) + (f":{port}" if port not in (None, 80, 443) else "")
    return f"{name}{_plain_path(parts.path)}" + (f"?{urlencode(kept)}" if kept else "")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, its mobile and AMP twins counted as one."""
    first, second = urlsplit(one), urlsplit(other)
    return _TWIN_PREFIX.sub("", first.hostname or "") == _TWIN_PREFIX.sub("", second.hostname or "")


def trusted_canonical(page_url: str, claimed: str) -> str:
    """The canonical address that a page claims, or the page's own where the claim may name another article.

    Some sites name their front page, or the address without the article's number: a claim must keep the host and
    every long number of the page's own address.
    """
    try:
        parts = urlsplit(claimed)
        trusted = parts.scheme in ("http", "https") and same_site(page_url, claimed) and parts.path not in ("", "/")
    except ValueError:
        return page_url
    numbers = set(_LONG_NUMBER.findall(identity(page_url)))
    return claimed if trusted and numbers <= set(_LONG_NUMBER.findall(claimed)) else page_url


def _portal(host: str, path: str, query: dict[str, str]) -> str:
    if host.endswith("news.naver.com"):
        match = _NAVER_PATH.match(path)
        oid, aid = match.groups() if match else (query.get("oid", ""), query.get("aid", ""))
        return f"naver:{oid}/{aid}" if oid and aid else ""
    if host == "daum.net" or host.endswith(".daum.net"):
        match = _DAUM_PATH.match(path)
        return f"daum:{match[1]}" if match else ""
    return ""


def _is_tracker(key: str, value: str) -> bool:
    name = key.lower()
    if name.startswith("utm_") or name in _TRACKERS:
        return True
    if name in ("amp", "outputtype"):
        return value.lower() in ("", "1", "true", "amp")
    return name in _REFERRERS and value.lower() in _REFERRER_VALUES


def _plain_path(path: str) -> str:
    bare = path.rstrip("/")
    bare = bare.removesuffix("/amp").removesuffix("/index.html").removesuffix(".amp")
    return bare.removeprefix("/amp") if bare.startswith("/amp/") else bare
