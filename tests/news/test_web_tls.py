"""HTTPS to a pinned address: the certificate and the name that is asked for are the host's, not the address's."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from news.web import Unreachable, Web, WebLimits
from tests.news.loopback import PUBLIC, Wires, public

HOST = "news.example.com"
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 8\r\n\r\n<p>x</p>"


def certificate(folder: Path, names: list[str]) -> Path:
    """A self-signed certificate for these names and for the public address, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "chogo test")])
    now = datetime.now(UTC)
    alternatives = [
        *map(x509.DNSName, names),
        x509.IPAddress(ip_address(PUBLIC)),
        x509.IPAddress(ip_address("127.0.0.1")),
    ]
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@dataclass
class Secure:
    """Takes one connection; without a context it says nothing until the other side goes."""

    listener: socket.socket
    context: ssl.SSLContext | None
    names: list[str | None] = field(default_factory=list)
    """Asked for in the handshake."""
    requests: list[bytes] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def serve(self) -> None:
        connection, _ = self.listener.accept()
        connection.settimeout(10)
        if self.context is None:
            with connection:
                while connection.recv(4096):
                    pass
            return
        self.context.sni_callback = lambda stream, name, whole: self.names.append(name)
        # A client that does not trust the certificate goes away in the middle of it.
        with suppress(OSError), self.context.wrap_socket(connection, server_side=True) as secured:
            request = secured.recv(4096)
            if request:
                self.requests.append(request)
                secured.sendall(ANSWER)


@asynccontextmanager
async def secure(path: Path | None) -> AsyncIterator[Secure]:
    context = None
    if path:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(path)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        site = Secure(listener, context)
        serving = asyncio.gather(asyncio.to_thread(site.serve))
        yield site
        await serving


@pytest.mark.asyncio
async def test_the_name_is_asked_for_and_checked_although_the_address_is_pinned(tmp_path: Path) -> None:
    path = certificate(tmp_path, [HOST])
    async with secure(path) as site:
        wires = Wires(site.port)
        trusting = ssl.create_default_context(cafile=str(path))
        async with Web(resolve=public(HOST), connect=wires, ssl_context=trusting) as opened:
            assert (await opened.get(f"https://{HOST}/a")).body == b"<p>x</p>"
    assert site.names == [HOST]
    assert wires.asked == [(PUBLIC, 443)]
    assert site.requests[0].startswith(b"GET /a HTTP/1.1\r\n")
    assert b"host: news.example.com\r\n" in site.requests[0].lower()


@pytest.mark.asyncio
async def test_a_certificate_for_another_name_is_not_taken_even_if_it_names_the_address(tmp_path: Path) -> None:
    path = certificate(tmp_path, ["other.example.com"])
    async with secure(path) as site:
        trusting = ssl.create_default_context(cafile=str(path))
        async with Web(resolve=public(HOST), connect=Wires(site.port), ssl_context=trusting) as opened:
            with pytest.raises(Unreachable, match="connect"):
                await opened.get(f"https://{HOST}/")
    assert site.names == [HOST]
    assert site.requests == []


@pytest.mark.asyncio
async def test_a_certificate_that_nobody_vouches_for_is_not_taken(tmp_path: Path) -> None:
    path = certificate(tmp_path, [HOST])
    async with (
        secure(path) as site,
        Web(resolve=public(HOST), connect=Wires(site.port)) as opened,
    ):
        with pytest.raises(Unreachable, match="connect"):
            await opened.get(f"https://{HOST}/")
    assert site.requests == []


@pytest.mark.asyncio
async def test_a_handshake_that_never_ends_is_given_up() -> None:
    async with secure(None) as site:
        limits = WebLimits(seconds=0.2)
        async with Web(limits, resolve=public(HOST), connect=Wires(site.port)) as opened:
            with pytest.raises(Unreachable, match="timeout"):
                await opened.get(f"https://{HOST}/")
