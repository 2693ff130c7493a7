"""Opening addresses over real HTTP on loopback: which connections are made, and what each answer costs."""

import asyncio
from collections.abc import Sequence

import httpcore
import pytest
from aiohttp import web

from news.addresses import Refused
from news.web import NotAPage, Page, Unreachable, Web, WebLimits
from tests.news.loopback import PUBLIC, Names, Wires, nowhere, public, served

HOST = "http://news.example.com"


def moved(location: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"location": location})


@pytest.mark.asyncio
async def test_reads_a_page_and_says_who_asks() -> None:
    async with served({"/a": "<p>본문</p>"}) as site:
        wires = Wires(site.port)
        async with Web(resolve=public("news.example.com"), connect=wires) as opened:
            page = await opened.get(f"{HOST}/a?b=1#c")
    assert page == Page(
        url=f"{HOST}/a?b=1", status=200, content_type="text/html", headers=page.headers, body="<p>본문</p>".encode()
    )
    assert wires.asked == [(PUBLIC, 80)]
    assert site.asked == ["/a?b=1"]
    assert site.headers[0]["host"] == "news.example.com"
    assert "chogo" in site.headers[0]["user-agent"]
    assert site.headers[0]["accept-encoding"] == "gzip"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        ["10.0.0.1", PUBLIC],
        [PUBLIC, "::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::a9fe:a9fe"],
        ["169.254.169.254"],
        ["100.64.1.1"],
    ],
)
async def test_one_answer_that_is_not_public_is_enough_to_refuse(answers: Sequence[str]) -> None:
    async with Web(resolve=Names({"news.example.com": [answers]}), connect=nowhere) as opened:
        with pytest.raises(Refused, match="private"):
            await opened.get(f"{HOST}/")


@pytest.mark.asyncio
async def test_a_name_is_resolved_once_and_the_judged_address_is_connected() -> None:
    """Rebinding: the second answer would be private, and is never asked for."""
    names = Names({"news.example.com": [[PUBLIC], ["127.0.0.1"]]})
    async with served({"/": "<p>x</p>"}) as site:
        wires = Wires(site.port)
        async with Web(resolve=names, connect=wires) as opened:
            await opened.get(f"{HOST}/")
    assert names.asked == ["news.example.com"]
    assert wires.asked == [(PUBLIC, 80)]


@pytest.mark.asyncio
async def test_a_name_that_turns_private_is_refused_at_the_redirect() -> None:
    names = Names({"news.example.com": [[PUBLIC], ["127.0.0.1"]]})
    closing = web.Response(status=302, headers={"location": "/b", "connection": "close"})
    async with (
        served({"/a": closing, "/b": "<p>secret</p>"}) as site,
        Web(resolve=names, connect=Wires(site.port)) as opened,
    ):
        with pytest.raises(Refused, match="private"):
            await opened.get(f"{HOST}/a")
    assert site.asked == ["/a"]


@pytest.mark.asyncio
async def test_tries_the_next_address_where_one_does_not_answer() -> None:
    asked: list[str] = []
    async with served({"/": "<p>x</p>"}) as site:
        wires = Wires(site.port)

        async def connect(address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
            asked.append(address)
            if ":" in address:
                raise httpcore.ConnectError("no IPv6 here")
            return await wires(address, port, seconds)

        names = Names({"news.example.com": [["2606:4700::1111", PUBLIC]]})
        async with Web(resolve=names, connect=connect) as opened:
            assert (await opened.get(f"{HOST}/")).status == 200
    assert asked == ["2606:4700::1111", PUBLIC]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", "literal"),
        ("http://169.254.169.254/latest/meta-data/", "literal"),
        ("http://[::ffff:127.0.0.1]/", "literal"),
        ("//localhost/", "name"),
        ("http://private.example.com/", "private"),
        ("http://news.example.com:6379/", "port"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://news.example.com/", "scheme"),
        ("http://user@news.example.com/", "userinfo"),
        ("http://2130706433/", "literal"),
        ("http:\\\\127.0.0.1/", "form"),
    ],
)
async def test_each_redirect_is_judged_afresh(location: str, reason: str) -> None:
    names = Names({"news.example.com": [[PUBLIC]], "private.example.com": [["192.168.0.1"]]})
    async with served({"/a": moved(location)}) as site:
        wires = Wires(site.port)
        async with Web(resolve=names, connect=wires) as opened:
            with pytest.raises(Refused) as caught:
                await opened.get(f"{HOST}/a")
    assert caught.value.reason == reason
    assert wires.asked == [(PUBLIC, 80)]


@pytest.mark.asyncio
async def test_follows_five_redirects_and_no_sixth() -> None:
    answers = {f"/{n}": moved(f"/{n + 1}", status=301 + n % 3) for n in range(1, 7)} | {"/6": "<p>here</p>"}
    async with (
        served(answers) as site,
        Web(resolve=public("news.example.com"), connect=Wires(site.port)) as opened,
    ):
        assert (await opened.get(f"{HOST}/1")).url == f"{HOST}/6"
        site.answers["/6"] = moved("/7")
        with pytest.raises(Unreachable, match="redirects"):
            await opened.get(f"{HOST}/1")


@pytest.mark.asyncio
@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
async def test_an_error_status_is_the_reason(status: int) -> None:
    async with (
        served({"/": web.Response(status=status)}) as site,
        Web(resolve=public("news.example.com"), connect=Wires(site.port)) as opened,
    ):
        with pytest.raises(Unreachable, match=str(status)):
            await opened.get(f"{HOST}/")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "named", "kind"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "application/pdf"),
        (b"%PDF-1.7 ...", "text/html", "application/pdf"),
        (b"....", "video/mp4", "video/mp4"),
        (b"{}", "application/json", "application/json"),
        (b"<svg/>", "image/svg+xml", "image/svg+xml"),
        (b"\x89PNG\r\n\x1a\n", "text/html", "image/png"),
        (b"GIF89a", "text/plain", "image/gif"),
        (b"PK\x03\x04", "text/html", "application/zip"),
        (b"MZ\x90\x00\x03", "text/html", "application/octet-stream"),
    ],
)
async def test_what_is_no_page_says_what_it_is(body: bytes, named: str, kind: str) -> None:
    async with (
        served({"/": web.Response(body=body, headers={"content-type": named})}) as site,
        Web(resolve=public("news.example.com"), connect=Wires(site.port)) as opened,
    ):
        with pytest.raises(NotAPage) as caught:
            await opened.get(f"{HOST}/")
    assert caught.value.content_type == kind


@pytest.mark.asyncio
async def test_names_and_connections_that_hang_end_at_their_time() -> None:
    async def hang(host: str, port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        raise AssertionError

    async def silence(address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
        await asyncio.Event().wait()
        raise AssertionError

    limits = WebLimits(seconds=0.1)
    async with (
        Web(limits, resolve=hang, connect=nowhere) as deaf,
        Web(limits, resolve=public("a.com"), connect=silence) as mute,
    ):
        for opened in (deaf, mute):
            with pytest.raises(Unreachable, match="timeout"):
                await opened.get("http://a.com/")


@pytest.mark.asyncio
async def test_a_name_without_address_and_a_port_without_listener() -> None:
    async with served({}) as site:
        port = site.port
    async with Web(resolve=public("news.example.com"), connect=Wires(port)) as opened:
        with pytest.raises(Unreachable, match="dns"):
            await opened.get("http://gone.example.com/")
        with pytest.raises(Unreachable, match="connect"):
            await opened.get(f"{HOST}/")


@pytest.mark.asyncio
async def test_the_real_resolver_and_connector_reach_what_the_owner_allowed_and_nothing_beside_it() -> None:
    async with (
        served({"/": "<p>x</p>"}) as site,
        served({"/": "<p>secret</p>"}) as other,
        Web(private_hosts=[f"127.0.0.1:{site.port}", f"localhost:{site.port}"]) as opened,
    ):
        assert (await opened.get(f"{site.root}/")).url == f"{site.root}/"
        assert (await opened.get(f"http://localhost:{site.port}/")).status == 200
        site.answers["/"] = moved(f"{other.root}/")
        with pytest.raises(Refused):
            await opened.get(f"{site.root}/")
    assert other.asked == []
