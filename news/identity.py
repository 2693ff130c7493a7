"""When two addresses are the same article: by the hosts' own rules, and never by dropping what we do not know.

Only trackers that are known to be trackers are left out of a comparison. Hundreds of Korean outlets name their
articles by a query key alone (`articleView.html?idxno=…`), so an unknown key always counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

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
_AMP_CACHE = re.compile(r"\A/(?:[civ]/)?(?:s/)?([a-z0-9.-]+\.[a-z]{2,}/.*)\Z", re.DOTALL)
_ROUTED = ("#!", "#/")
_LONG_NUMBER = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class _House:
    """One publisher or portal: its articles have a number that is the same under all of its addresses."""

    name: str
    hosts: frozenset[str]
    """Without `www.`, `m.` and `amp.`; one that starts with a dot stands for every name below it too."""
    paths: tuple[re.Pattern[str], ...] = ()
    """Each matches from the start of the path, and its groups are the number."""
    keys: tuple[tuple[str, re.Pattern[str]], ...] = ()
    """Query keys that make the number together, with what each has to look like."""

    def has(self, host: str) -> bool:
        return host in self.hosts or any(each[0] == "." and f".{host}".endswith(each) for each in self.hosts)

    def number(self, path: str, query: dict[str, str]) -> str:
        """Empty where the address is none of an article, as far as we know."""
        for pattern in self.paths:
            match = pattern.match(path)
            if match:
                return "/".join(group for group in match.groups() if group)
        values = [query.get(key, "") for key, _ in self.keys]
        fits = all(shape.fullmatch(value) for (_, shape), value in zip(self.keys, values, strict=True))
        return "/".join(values) if values and fits else ""


def _house(name: str, hosts: str, *paths: str, keys: Sequence[tuple[str, str]] = ()) -> _House:
    compiled = tuple(re.compile(path + r"(?:[/.]|\Z)") for path in paths)
    return _House(name, frozenset(hosts.split()), compiled, tuple((key, re.compile(shape)) for key, shape in keys))


_HOUSES = (
    _house(
        "naver",
        ".news.naver.com .sports.naver.com .entertain.naver.com",
        r"/(?:[a-z]+/){0,2}article/(?:comment/)?(\d{3})/(\d{10})",
        keys=(("oid", r"\d{3}"), ("aid", r"\d{10}")),
    ),
    _house("daum", ".daum.net", r"/(?:v|news)/(\d{14,20})"),
    _house("nate", ".nate.com", r"/view/(\d{8}n\d{4,6})"),
    _house("yna", "yna.co.kr", r"/(?:amp/)?view/(A[A-Z]{2}\d{14,17})"),
    _house("newsis", "newsis.com", r"/view/(N[A-Z]{3}\d{8}_\d{10})", keys=(("id", r"N[A-Z]{3}\d{8}_\d{10}"),)),
    _house("hankyung", "hankyung.com", r"/(?:[a-z-]+/)?article/(\d{10,13}[a-z]?)"),
    _house("mk", "mk.co.kr", r"/(?:news/[a-z-]+|article)/(\d{7,9})"),
    _house("joongang", "joongang.co.kr news.joins.com", r"/article/(\d{7,9})"),
    _house("hani", "hani.co.kr", r"/arti/(?:[a-z_]+/){0,2}(\d{6,8})\.html"),
    _house(
        "khan",
        "khan.co.kr news.khan.co.kr biz.khan.co.kr",
        r"/(?:[a-z-]+/){0,2}article/(\d{15})",
        keys=(("art_id", r"\d{15}"),),
    ),
    _house("khan", "khan.co.kr news.khan.co.kr biz.khan.co.kr", keys=(("artid", r"\d{15}"),)),
    _house("donga", "donga.com", r"/news/(?:[A-Za-z]+/)?article/all/\d{8}/(\d{8,10})", keys=(("gid", r"\d{8,10}"),)),
    _house("sbs", "news.sbs.co.kr", keys=(("news_id", r"N\d{10}"),)),
    _house("kbs", "news.kbs.co.kr", keys=(("ncd", r"\d{5,9}"),)),
)


def identity(url: str) -> str:
    """A text that is equal for two addresses of the same article; the address itself where it cannot be read."""
    try:
        parts = _unwrapped(urlsplit(url.strip()))
        host = _plain_host(parts.hostname or "")
        port = parts.port
    except ValueError:
        return url.strip()
    query = parse_qsl(parts.query, keep_blank_values=True)
    bare = _TWIN_PREFIX.sub("", host, count=1)
    for house in _HOUSES:
        if house.has(bare) and (number := house.number(parts.path, dict(query))):
            return f"{house.name}:{number}"
    kept = sorted((key, value) for key, value in query if not _is_tracker(key, value))
    name = bare + (f":{port}" if port not in (None, 80, 443) else "")
    # Some sites tell their pages apart behind the hash alone.
    routed = f"#{parts.fragment}" if f"#{parts.fragment}".startswith(_ROUTED) else ""
    return f"{name}{_plain_path(parts.path)}" + (f"?{urlencode(kept)}" if kept else "") + routed


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


def _unwrapped(parts: SplitResult) -> SplitResult:
    """The page behind an AMP cache, which has its address in the path."""
    host = parts.hostname or ""
    cached = host.endswith(".cdn.ampproject.org") or (host.startswith("www.google.") and parts.path.startswith("/amp/"))
    match = _AMP_CACHE.match(parts.path.removeprefix("/amp")) if cached else None
    return urlsplit(f"https://{match[1]}" + (f"?{parts.query}" if parts.query else "")) if match else parts


def _plain_host(host: str) -> str:
    bare = host.removesuffix(".")
    try:
        return bare if bare.isascii() else bare.encode("idna").decode("ascii")
    except UnicodeError:
        return bare


def _is_tracker(key: str, value: str) -> bool:
    name = key.lower()
    if name.startswith("utm_") or name in _TRACKERS:
        return True
    if name in ("amp", "outputtype"):
        return value.lower() in ("", "1", "true", "amp")
    return name in _REFERRERS and value.lower() in _REFERRER_VALUES


def _plain_path(path: str) -> str:
    bare = quote(unquote(path), safe="/%:@!$&'()*+,;=~") if _encodable(path) else path
    bare = bare.rstrip("/").replace("/articleViewAmp.html", "/articleView.html")
    bare = bare.removesuffix("/amp").removesuffix("/index.html").removesuffix(".amp")
    return bare.removeprefix("/amp") if bare.startswith("/amp/") else bare


def _encodable(path: str) -> bool:
    """Percent signs that stand for plain letters may be resolved; those for a slash or themselves may not."""
    return re.search(r"%(?:2f|25)|%(?![0-9a-f]{2})", path, re.IGNORECASE) is None
