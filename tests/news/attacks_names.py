"""Addresses as text, and what DNS answers for names."""

from collections.abc import Iterator, Mapping, Sequence

from tests.news.attack import AT, HOST, PUBLIC, PUBLIC_6, Attack, page


def addresses() -> Iterator[Attack]:
    by_reason: Mapping[str, Sequence[str]] = {
        "refused scheme": (
            *("file:///etc/passwd", "file://127.0.0.1/c$/", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_FLUSHALL"),
            *("dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "jar:http://127.0.0.1!/", "unix:///run/docker.sock"),
            *("javascript:fetch('http://127.0.0.1')", "data:text/html,<p>", "ws://127.0.0.1/", "//127.0.0.1/"),
            *("http+unix://%2Frun%2Fdocker.sock/info", "view-source:http://127.0.0.1/", "127.0.0.1/"),
        ),
        "refused userinfo": (
            *(
                "http://news.example.com@127.0.0.1/",
                "http://a:b@169.254.169.254/",
                "http://127.0.0.1@news.example.com/",
            ),
            *("http://news.example.com%2f@127.0.0.1/", "http://news.example.com%00@127.0.0.1/", "http://@127.0.0.1/"),
            "http://news.example.com:80@127.0.0.1/",
        ),
        "refused port": (
            *(f"{AT}:{port}/" for port in (0, 1, 22, 25, 53, 2375, 3306, 5432, 6379, 8080, 9200, 65536)),
            *(f"{AT}:-80/", f"{AT}:80.0/"),
        ),
        "refused literal": (
            *("http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0/", "http://0.0.0.0/"),
            *("http://2130706433/", "http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/", "http://0x7f.1/"),
            *("http://0177.0.0.1/", "http://017700000001/", "http://0177.0x0.1/", "http://127.0.0.1./"),
            *("http://127.0.0.001/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/"),
            *("http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/"),
            *("http://0251.0376.0251.0376/", "http://169.254.43518/", "http://100.100.100.200/", "http://192.0.0.192/"),
            *("http://168.63.129.16/", "http://255.255.255.255/", "http://224.0.0.1/", "http://8.8.8.8/"),
            *("http://[::]/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::127.0.0.1]/"),
            *("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::127.0.0.1]/"),
            *("http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/"),
            *("http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/"),
            *("http://[fec0::1]/", "http://[ff02::1]/", "http://[2606:4700::5efe:7f00:1]/"),
            *("http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127｡0｡0｡1/"),
            *("http://127\u00ad.0.0.1/", "http://1\u200b27.0.0.1/", "http://０ｘ７ｆ.1/", "http://𝟭𝟮𝟳.𝟬.𝟬.𝟭/"),
            *("http://x.127.0.0.1/", "http://[v1.127]/", "http://news.example.0x7f000001/"),
        ),
        "refused name": (
            *("http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/"),
            *(
                "http://ｌｏｃａｌｈｏｓｔ/",
                "http://lo\u00adcalhost/",
                "http://ⓛocalhost/",
                "http://localhost.localdomain/",
            ),
            *("http://metadata.google.internal/", "http://metadata/", "http://instance-data/", "http://router.lan/"),
            *("http://printer.local/", "http://wiki.corp/", "http://host.docker.internal/", "http://x.home.arpa/"),
            *("http://kubernetes.default.svc.cluster.local/", "http://1.0.0.127.in-addr.arpa/", "http:///etc/passwd"),
            *("http://a..example.com/", "http://news%2eexample.com/", "http://127.0.0.1%2f.example.com/"),
            *("http://127%2e0%2e0%2e1/", "http://-.example.com/", "http://" + "a." * 130 + "com/"),
        ),
        "refused form": (
            *("http:\\\\127.0.0.1\\", "http://news.example.com\\@127.0.0.1/", "http://127.0.0.1\t.example.com/"),
            *(
                "http://news.example.com/\r\nHost: 127.0.0.1\r\n\r\n",
                "http://news.example.com/ HTTP/1.1",
                "http://[::1/",
            ),
            *("ht\ntp://127.0.0.1/", "http://127.0.0.1\x00.example.com/", "http://[127.0.0.1]/"),
            *("http://127.0.0.1／.example.com/", "http://127.0.0.1？.example.com/", AT + "/" + "a" * 5000),
        ),
    }
    for reason, urls in by_reason.items():
        yield from (Attack(kind="address", name=url[:60], url=url, ends=reason) for url in urls)


def dns() -> Iterator[Attack]:
    answers: Sequence[Sequence[str]] = (
        *(["127.0.0.1"], ["127.255.255.254"], ["0.0.0.0"], ["10.1.2.3"], ["172.31.255.255"], ["192.168.1.1"]),
        *(["169.254.169.254"], ["100.64.0.1"], ["100.100.100.200"], ["192.0.0.192"], ["168.63.129.16"]),
        *(["198.18.0.1"], ["203.0.113.5"], ["192.88.99.1"], ["224.0.0.251"], ["240.0.0.1"], ["255.255.255.255"]),
        *(["::"], ["::1"], ["::127.0.0.1"], ["::ffff:10.0.0.1"], ["::ffff:8.8.8.8"], ["64:ff9b::7f00:1"]),
        *(["64:ff9b:1::a00:1"], ["2002:7f00:1::1"], ["2001:0:4136:e378::1"], ["2001:db8::1"], ["3fff::1"]),
        *(["fe80::1"], ["fe80::1%2"], ["fc00::1"], ["fd00:ec2::254"], ["fec0::1"], ["ff02::1"], ["100::1"]),
        *(["5f00::1"], ["2606:4700::5efe:7f00:1"], ["2606:4700::200:5efe:7f00:1"], ["3ffe::1"]),
        *([PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC_6, "::1"], [PUBLIC, PUBLIC_6, "fe80::1"]),
        *([PUBLIC] * 500 + ["10.0.0.1"], ["localhost"], ["127.1"], ["2130706433"], [""], ["93.184.216.34\x00"]),
    )
    for given in answers:
        name = " ".join(given[:3]) if len(given) < 10 else f"{len(given)} answers, the last is {given[-1]}"
        yield Attack(kind="DNS answer", name=repr(name), ends="refused private", dns={HOST: [given]}, servers=[page()])
    yield Attack(kind="DNS answer", name="no address", ends="unreachable dns", dns={HOST: [[]]})
    yield Attack(
        kind="DNS answer",
        name="a private address behind port 443",
        url=f"https://{HOST}/",
        ends="refused private",
        dns={HOST: [["10.0.0.1"]]},
    )
