"""Which addresses are opened, judged as text and by their DNS answers."""

import pytest

from news.addresses import Refused, Rules, is_public, parse_private_host

REFUSED = [
    # Other schemes and no scheme.
    ("file:///etc/passwd", "scheme"),
    ("ftp://news.example.com/", "scheme"),
    ("gopher://news.example.com/", "scheme"),
    ("javascript:alert(1)", "scheme"),
    ("data:text/html,hi", "scheme"),
    ("//news.example.com/a", "scheme"),
    ("news.example.com/a", "scheme"),
    ("", "scheme"),
    # Somebody before the host.
    ("http://user@news.example.com/", "userinfo"),
    ("http://user:pw@news.example.com/", "userinfo"),
    ("http://news.example.com@127.0.0.1/", "userinfo"),
    ("http://@news.example.com/", "userinfo"),
    # Ports.
    ("http://news.example.com:22/", "port"),
    ("http://news.example.com:6379/", "port"),
    ("http://news.example.com:8080/", "port"),
    ("http://news.example.com:0/", "port"),
    ("http://news.example.com:99999/", "port"),
    ("http://news.example.com:80x/", "port"),
    # Addresses instead of names, public ones too.
    ("http://127.0.0.1/", "literal"),
    ("http://8.8.8.8/", "literal"),
    ("http://169.254.169.254/latest/meta-data/", "literal"),
    ("http://[::1]/", "literal"),
    ("http://[::ffff:127.0.0.1]/", "literal"),
    ("http://[2606:4700::1111]/", "literal"),
    ("http://[64:ff9b::7f00:1]/", "literal"),
    ("http://127.1/", "literal"),
    ("http://127.0.0.1./", "literal"),
    ("http://2130706433/", "literal"),
    ("http://0x7f000001/", "literal"),
    ("http://0x7f.1/", "literal"),
    ("http://0177.0.0.1/", "literal"),
    ("http://0/", "literal"),
    ("http://news.example.0x7f/", "literal"),
    ("http://１２７.０.０.１/", "literal"),
    ("http://①②⑦.⓪.⓪.①/", "literal"),
    ("http://127。0。0。1/", "literal"),
    ("http://127．0．0．1/", "literal"),
    # Names that are not of the open internet.
    ("http://localhost/", "name"),
    ("http://LOCALHOST/", "name"),
    ("http://ｌｏｃａｌｈｏｓｔ/", "name"),
    ("http://localhost./", "name"),
    ("http://app.localhost/", "name"),
    ("http://printer.local/", "name"),
    ("http://metadata.google.internal/", "name"),
    ("http://intranet/", "name"),
    ("http://router.lan/", "name"),
    ("http://x.home.arpa/", "name"),
    ("http:///path", "name"),
    ("http://a..example.com/", "name"),
    ("http://-a.example.com/", "name"),
    ("http://news.example.com%2f@evil.com/", "userinfo"),
    ("http://news%2eexample.com/", "name"),
    ("http://" + "a" * 64 + ".com/", "name"),
    # Texts that readers of addresses disagree about.
    ("http://news.example.com\\@127.0.0.1/", "form"),
    ("http:\\\\127.0.0.1/", "form"),
    ("http://news.example.com/a b", "form"),
    ("http://news.example.com/a\r\nHost: x", "form"),
    ("ht\ntp://news.example.com/", "form"),
    ("http://news.example.com\t.evil.com/", "form"),
    ("http://news.example.com/\x00", "form"),
    ("http://[::1/", "form"),
    ("http://[fe80::1%25eth0]/", "literal"),
    ("http://news.example.com／evil/", "form"),
    ("http://news.example.com/" + "a" * 5000, "form"),
]


@pytest.mark.parametrize(("url", "reason"), REFUSED)
def test_refuses(url: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        Rules().judge(url)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://www.yna.co.kr/view/AKR1?x=1&y=2#top", "https://www.yna.co.kr/view/AKR1?x=1&y=2"),
        ("HTTP://WWW.Example.COM", "http://www.example.com/"),
        ("https://www.example.com:443/a", "https://www.example.com/a"),
        ("http://www.example.com:443/a", "http://www.example.com:443/a"),
        ("https://www.example.com./a", "https://www.example.com/a"),
        ("https://뉴스.한국/경제?q=금리", "https://xn--vg1b002a.xn--3e0b707e/%EA%B2%BD%EC%A0%9C?q=%EA%B8%88%EB%A6%AC"),
        ("https://news_1.example.com/a%20b?c=%EC%9B%90", "https://news_1.example.com/a%20b?c=%EC%9B%90"),
        ("  https://7days.example.com/  ", "https://7days.example.com/"),
    ],
)
def test_asks_for(url: str, asked: str) -> None:
    assert Rules().judge(url).url == asked


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254"),
        *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
        *("198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
        *("168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1"),
        *("64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2001:10::1", "2002:7f00:1::1", "3fff::1", "fc00::1"),
        *("fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "5f00::1"),
        *("2606:4700::5efe:7f00:1", "2606:4700::200:5efe:10.0.0.1", "news.example.com", "", "127.1", "2130706433"),
    ],
)
def test_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "211.231.100.1", "2606:4700::1111", "2a00:1450::1"])
def test_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("entry", "lifted", "still_refused"),
    [
        ("127.0.0.1:8123", "http://127.0.0.1:8123/a", "http://127.0.0.1/a"),
        ("127.0.0.1", "http://127.0.0.1/a", "http://127.0.0.1:8123/a"),
        ("[::1]:8123", "http://[::1]:8123/", "http://[::1]/"),
        ("::1", "http://[::1]/", "http://[::1]:8123/"),
        ("localhost:8123", "http://localhost:8123/", "http://localhost:8124/"),
        ("Wiki.Intranet", "https://wiki.intranet/", "https://wiki.intranet:8443/"),
        ("127.0.0.1:8123", "http://127.0.0.1:8123/", "http://127.0.0.2:8123/"),
    ],
)
def test_an_owner_s_exception_is_for_one_host_and_port(entry: str, lifted: str, still_refused: str) -> None:
    rules = Rules([entry])
    assert rules.judge(lifted).private
    with pytest.raises(Refused):
        rules.judge(still_refused)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1:8123/", "http://u@127.0.0.1:8123/", "http://127.0.0.1:8123/a\\b"])
def test_an_exception_lifts_neither_scheme_nor_userinfo_nor_form(url: str) -> None:
    with pytest.raises(Refused):
        Rules(["127.0.0.1:8123"]).judge(url)


@pytest.mark.parametrize(
    "entry", ["", "http://wiki", "wiki:port", "wiki:", "wiki/path", "a b", "u@wiki", "wiki:0", "*", "[::zz]", "☃.."]
)
def test_an_exception_that_cannot_be_read_is_named(entry: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_private_host(entry)
