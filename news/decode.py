"""Bytes to text, by content before label: Korean pages are often UTF-8 that claims to be EUC-KR."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    # CP949 holds all of EUC-KR and the syllables that pages labelled EUC-KR use beyond it.
    **dict.fromkeys(("euc-kr", "euckr", "cp949", "ms949", "uhc", "windows-949", "ksc5601", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "windows-31j"), "cp932"),
    "euc-jp": "euc_jp",
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "big5": "big5",
}
_LABEL = re.compile(r"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}>", re.IGNORECASE)


def decode_ko(body: bytes, content_type: str = "") -> str:
    """Decode a page or a feed: byte order mark, strict UTF-8, the HTTP label, the page's own label, CP949.

    `content_type` is the whole header. Where nothing fits exactly, the candidate that loses least wins.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    # Latin goes last: it fits almost any bytes, and many servers put it on every page they have.
    codecs_to_try = sorted(dict.fromkeys(("utf-8", *_labels(content_type, body), "cp949")), key="cp1252".__eq__)
    for codec in codecs_to_try:
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    return min((body.decode(codec, "replace") for codec in codecs_to_try), key=lambda text: text.count("\ufffd"))


def _labels(content_type: str, body: bytes) -> list[str]:
    """Python codecs for the labels; only those of `_KNOWN`, for a page must not choose among all that Python has."""
    texts = [content_type, *(tag.decode("latin-1") for tag in _META.findall(body[:4096]))]
    named = [match[1].lower() for text in texts if (match := _LABEL.search(text))]
    return [_KNOWN[label] for label in named if label in _KNOWN]
