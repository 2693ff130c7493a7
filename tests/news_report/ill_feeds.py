"""Feeds as the world really serves them, written for this project: a name, the bytes, and how many items are in it."""

ITEM = "<item><title>{title}</title><link>https://news.garam.com/{number}</link>{more}</item>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>', tail: str = "</channel></rss>") -> str:
    return f'{head}<rss version="2.0"><channel><title>가람</title>{"".join(items)}{tail}'


def item(number: int, title: str = "기준금리 동결", more: str = "") -> str:
    return ITEM.format(number=number, title=f"{title} {number}", more=more)


TWO = (item(1), item(2))
DATE = "<pubDate>{}</pubDate>"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>가람</title><entry><title>하나</title>'
    '<link href="https://news.garam.com/1"/><updated>2026-11-22T09:00:00+09:00</updated></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="x"><title>가람</title></channel>'
    '<item rdf:about="https://news.garam.com/1"><title>하나</title><link>https://news.garam.com/1</link></item></rdf:RDF>'
)

ILL_FEEDS: tuple[tuple[str, bytes, int | str], ...] = (
    ("as it should be", rss(*TWO).encode(), 2),
    ("Atom", ATOM.encode(), 1),
    ("RSS 1.0", RDF.encode(), 1),
    ("EUC-KR, and says so", rss(*TWO, head='<?xml version="1.0" encoding="euc-kr"?>').encode("euc-kr"), 2),
    ("UTF-8 that claims EUC-KR", rss(*TWO, head='<?xml version="1.0" encoding="euc-kr"?>').encode(), 2),
    ("CP949 that claims UTF-8", rss(item(1, "펲시 똠방각하")).encode("cp949"), 1),
    ("UTF-16 with a mark", rss(*TWO, head="").encode("utf-16"), 2),
    ("a mark before everything", b"\xef\xbb\xbf" + rss(*TWO).encode(), 2),
    ("blank lines before the declaration", b"\n\n  " + rss(*TWO).encode(), 2),
    ("a stray ampersand", rss(item(1, "R&D 예산 & 증액"), item(2)).encode(), 2),
    ("an entity of HTML", rss(item(1, "금리&nbsp;동결&hellip;"), item(2)).encode(), 2),
    ("a control character", rss(item(1, "금리\x08 동결"), item(2)).encode(), 2),
    ("cut off in the middle", rss(*TWO, "<item><title>끊긴", tail="").encode(), 2),
    ("never closed", rss(*TWO, tail="").encode(), 2),
    ("tags crossed", rss("<item><title><b>하나</title></b><link>https://news.garam.com/1</link></item>").encode(), 1),
    ("markup in the headline", rss(item(1, "&lt;b&gt;금리&lt;/b&gt; 동결")).encode(), 1),
    ("items without a link", rss("<item><title>하나</title></item>", item(2)).encode(), 1),
    ("items without a headline", rss("<item><link>https://news.garam.com/1</link></item>", item(2)).encode(), 1),
    ("a date in Korean", rss(item(1, more=DATE.format("2026년 11월 22일 오전 9:00"))).encode(), 1),
    ("a date that is none", rss(item(1, more=DATE.format("어제쯤"))).encode(), 1),
    ("a date in the year 9999", rss(item(1, more=DATE.format("Fri, 31 Dec 9999 23:59:59 +0000"))).encode(), 1),
    (
        "an entity that grows",
        b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + rss(*TWO).encode(),
        2,
    ),
    (
        "an entity that reads a file",
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]>' + rss(item(1, "&x;")).encode(),
        1,
    ),
    ("empty, but a feed", rss().encode(), 0),
    ("a page instead of a feed", "<html><body><p>점검 중입니다.</p></body></html>".encode(), "no feed"),
    ("nothing at all", b"", "no feed"),
    ("random bytes", bytes(range(256)) * 8, "no feed"),
    ("more tags than any feed has", ("<rss>" + "<a>" * 70_000).encode(), "no feed"),
)
