"""Pages by URL: from the public internet only, within a size and a time."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from index.errors import (
    BinaryInput,
    EmptyInput,
    FetchFailed,
    IngestError,
    TooLarge,
    UnsafeAddress,
)
from index.ingest import Fetcher, Limits, read
from index.ingest.addresses import is_public
from tests.index.ingest.samples import (
    BODY,
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    drafts,
    error,
    lines_pdf,
    one,
)
from tests.index.ingest.serving import Site, failing, redirecting, sending, serving

PAGE = (
    f"<!doctype html><html lang=fr><head><title>{TITLE}</title></head><body><article><h1>{TITLE}"
    f"</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
)
FEED = (
    f"<rss version='2.0'><channel><title>Le Quotidien</title><item><title>{TITLE}</title>"
    f"<link>https://example.org/pont</link><description>{FIRST}</description></item></channel></rss>"
)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"mot ")
        handler.wfile.flush()
        time.sleep(0.05)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(200):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"mot " * 10_000)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    answers = {
        "/page": sending(PAGE.encode()),
        "/cp1252": sending(PAGE.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        "/text": sending(f"{TITLE}\n\n{BODY}".encode(), "text/plain"),
        "/2026/01/13/pont": sending(PAGE.encode()),
        "/pdf": sending(lines_pdf([[(60, 700, 10, FIRST)]]), "text/html"),
        "/feed": sending(FEED.encode(), "application/rss+xml"),
        "/gzip": sending(gzip.compress(PAGE.encode()), Content_Encoding="gzip"),
        "/deflate": sending(PAGE.encode(), Content_Encoding="br"),
        "/bad_gzip": sending(b"no gzip", Content_Encoding="gzip"),
        "/half_gzip": sending(gzip.compress(PAGE.encode())[:-40], Content_Encoding="gzip"),
        "/bomb": sending(gzip.compress(bytes(300_000_000), 9), Content_Encoding="gzip"),
        "/declared": sending(b"mot", Content_Length="30000000"),
        "/endless": endless,
        "/dripping": dripping,
        "/dripping_headers": dripping_headers,
        "/empty": sending(b""),
        "/picture": sending(b"\x89PNG\r\n\x1a\n" + bytes(99), "image/png"),
        "/missing": failing(404),
        "/broken": failing(503),
        "/moved": redirecting("/text", 301),
        "/loop": redirecting("/loop"),
        "/to_metadata": redirecting("http://169.254.169.254/latest/meta-data/"),
        "/to_private": redirecting("http://10.0.0.7/"),
        "/to_file": redirecting("file:///etc/hostname"),
        "/to_user": redirecting("http://user:secret@127.0.0.1/"),
        "/to_port": redirecting("http://127.0.0.1:22/"),
    }
    with serving(answers) as site:
        yield site


def test_a_page(site: Site) -> None:
    url = site.url("/page")
    draft = one(f"{url}#top", fetcher=site.fetcher())
    assert draft.title == TITLE
    assert draft.text == f"{TITLE}\n\n{BODY}"
    assert draft.origin == draft.url == url


def test_a_request_says_who_asks_and_uses_no_proxy(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    one(site.url("/text"), fetcher=site.fetcher())
    path, headers = site.asked[-1]
    assert path == "/text"
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert headers["User-Agent"].startswith("Verbatim/")
    assert "Cookie" not in headers


def test_other_kinds_of_content(site: Site) -> None:
    assert one(site.url("/cp1252"), fetcher=site.fetcher()).text == f"{TITLE}\n\n{BODY}"
    assert one(site.url("/text"), fetcher=site.fetcher()).text == f"{TITLE}\n\n{BODY}"
    assert one(site.url("/gzip"), fetcher=site.fetcher()).text == f"{TITLE}\n\n{BODY}"
    assert one(site.url("/pdf"), fetcher=site.fetcher()).text == FIRST
    (entry,) = drafts(read(site.url("/feed"), fetcher=site.fetcher()))
    assert (entry.title, entry.origin) == (TITLE, "https://example.org/pont")


def test_the_address_s_date(site: Site) -> None:
    draft = one(site.url("/2026/01/13/pont"), fetcher=site.fetcher())
    assert draft.published_at == date(2026, 1, 13)


def test_redirects_are_followed_and_the_asked_address_stays_the_origin(site: Site) -> None:
    draft = one(site.url("/moved"), fetcher=site.fetcher())
    assert draft.origin == site.url("/moved")
    assert draft.url == site.url("/text")


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/missing", FetchFailed, "404"),
        ("/broken", FetchFailed, "503"),
        ("/loop", FetchFailed, "more than 5 times"),
        ("/deflate", FetchFailed, "br"),
        ("/bad_gzip", FetchFailed, "damaged"),
        ("/half_gzip", FetchFailed, "part"),
        ("/empty", EmptyInput, "empty"),
        ("/picture", BinaryInput, "PNG"),
        ("/bomb", TooLarge, "more than"),
        ("/declared", TooLarge, "30,000,000"),
        ("/endless", TooLarge, "more than"),
        ("/to_file", UnsafeAddress, "http"),
        ("/to_user", UnsafeAddress, "password"),
        ("/to_metadata", UnsafeAddress, "169.254.169.254"),
        ("/to_private", UnsafeAddress, "10.0.0.7"),
    ],
)
def test_what_is_not_read(site: Site, path: str, kind: type[IngestError], words: str) -> None:
    found = error(site.url(path), fetcher=site.fetcher())
    assert type(found) is kind
    assert words in str(found)


@pytest.mark.parametrize("path", ["/dripping", "/dripping_headers"])
def test_one_time_limit_holds_however_slowly_bytes_come(site: Site, path: str) -> None:
    started = time.monotonic()
    found = error(site.url(path), fetcher=site.fetcher(seconds=0.5))
    assert isinstance(found, FetchFailed)
    assert time.monotonic() - started < 3


def test_a_resolver_that_hangs_is_not_waited_for(site: Site) -> None:
    def slow(_host: str, _port: int) -> list[str]:
        time.sleep(5)
        return ["127.0.0.1"]

    started = time.monotonic()
    fetcher = site.fetcher(seconds=0.3, resolver=slow)
    assert isinstance(error(site.url("/page", "slow.example"), fetcher=fetcher), FetchFailed)
    assert time.monotonic() - started < 3


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    site = Site({}, port)
    assert isinstance(error(site.url("/"), fetcher=site.fetcher()), FetchFailed)


# What may be connected to.

LOOPBACK_HOSTS = "127.0.0.1 localhost [::1] 2130706433 0x7f.1 0.0.0.0 [::ffff:127.0.0.1]"
NOT_PUBLIC = """
127.0.0.1 127.9.9.9 10.0.0.1 172.31.0.1 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 0.1.2.3
255.255.255.255 224.0.0.1 239.1.1.1 240.0.0.1 198.18.0.1 192.0.2.1 192.0.0.192 168.63.129.16 ::
::1 fe80::1 fc00::1 fd00:ec2::254 ff02::1 fec0::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2002:a9fe:a9fe::
2001:0:53aa:64c:0:0:80ff:fffe 100::1 3fff::1
"""


def test_the_loopback_server_is_out_of_reach_by_default(site: Site) -> None:
    before = len(site.asked)
    for host in LOOPBACK_HOSTS.split():
        found = error(site.url("/page", host), fetcher=Fetcher(ports=range(65536)))
        assert isinstance(found, UnsafeAddress), host
    assert len(site.asked) == before


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://127.0.0.1:22/",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://",
        "http:///page",
        "gopher://example.org/",
        "data://text/plain,Bonjour",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    assert isinstance(error(url), UnsafeAddress)


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450::5"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_one_private_address_among_a_name_s_addresses_spoils_it() -> None:
    fetcher = Fetcher(resolver=lambda _host, _port: ["93.184.215.14", "192.168.0.1"])
    assert isinstance(error("http://mixed.example/", fetcher=fetcher), UnsafeAddress)


def test_a_name_that_resolves_elsewhere_a_moment_later_gains_nothing(site: Site) -> None:
    """Rebinding: the address that was checked is the one that is connected to, and each
    redirect is checked anew."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    fetcher = site.fetcher(resolver=rebinding)
    assert one(site.url("/text", "rebinding.example"), fetcher=fetcher).title == TITLE
    assert asked == ["rebinding.example"]

    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    found = error(site.url("/moved", "rebinding.example"), fetcher=fetcher)
    assert isinstance(found, UnsafeAddress)
    assert "127.0.0.2" in str(found)


def test_redirects_to_ports_that_are_not_allowed(site: Site) -> None:
    found = error(site.url("/to_port"), fetcher=site.fetcher(ports={site.port}))
    assert isinstance(found, UnsafeAddress)
    assert "Port 22" in str(found)


def test_a_certificate_nobody_signed_is_refused(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with serving({"/": sending(PAGE.encode())}, tls=context) as site:
        found = error(f"https://127.0.0.1:{site.port}/", fetcher=site.fetcher())
    assert isinstance(found, FetchFailed)
    assert "certificate" in str(found).lower()
    assert site.asked == []


def test_limits_reach_the_fetcher(site: Site) -> None:
    limits = Limits(file_bytes=len(PAGE.encode()) - 1)
    assert isinstance(error(site.url("/page"), limits, site.fetcher()), TooLarge)
