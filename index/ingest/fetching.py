"""A page, PDF or feed by its URL, from the public internet only.

Every address that is connected to has been checked (connecting.py), at each redirect anew.
Sizes are counted while bytes arrive, before and after decompression, and one deadline holds
for all redirects together.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import FetchFailed, TooLarge, UnsafeAddress
from index.ingest.addresses import Address, is_public

if TYPE_CHECKING:
    import httpcore
    import httpx

    from index.ingest.connecting import Deadline

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGENT = "Verbatim/0.1 (reads a page that a person asked it to add)"
_CHUNK = 65_536  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent: `url` after redirects, `content` with its compression undone,
    `content_type` in lower case without parameters, `charset` as the server names it."""

    url: str
    content: bytes
    content_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches pages. `allows` says which addresses may be connected to, `resolver` gives a
    host's addresses (the system's, if None); `seconds` is for one page with its redirects."""

    allows: Callable[[Address], bool] = is_public
    resolver: Callable[[str, int], list[str]] | None = None
    ports: Container[int] = frozenset({80, 443, 8080, 8443})
    redirects: int = 5
    seconds: float = 30.0

    def fetch(self, url: str, *, most_bytes: int) -> Page:
        """Raises UnsafeAddress, FetchFailed and TooLarge (over `most_bytes`)."""
        import httpcore  # noqa: PLC0415  (heavy)

        from index.ingest.connecting import CheckedBackend, Deadline, resolve  # noqa: PLC0415

        deadline = Deadline(self.seconds)
        backend = CheckedBackend(
            allows=self.allows, resolver=self.resolver or resolve, deadline=deadline
        )
        try:
            with httpcore.ConnectionPool(network_backend=backend) as pool:
                return self._follow(pool, self._checked(url), deadline, most_bytes)
        except httpcore.TimeoutException as error:
            raise FetchFailed("The server took too long.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise FetchFailed(f"The page could not be fetched ({error}).") from error

    def _follow(
        self, pool: httpcore.ConnectionPool, url: httpx.URL, deadline: Deadline, most_bytes: int
    ) -> Page:
        for _ in range(self.redirects + 1):
            with pool.stream(
                "GET",
                _core_url(url),
                headers=_request_headers(url),
                extensions={"timeout": dict.fromkeys(("connect", "read", "write"), self.seconds)},
            ) as response:
                headers = _Headers(response.headers)
                if response.status in _REDIRECTS and (location := headers.get("location")):
                    url = self._checked(location, base=url)
                    continue
                if not 200 <= response.status < 300:
                    raise FetchFailed(f"The server answered {response.status}.")
                if headers.length() > most_bytes:
                    raise TooLarge(f"The page has {headers.length():,} bytes.")
                chunks = _timed(response.iter_stream(), deadline)
                content = _unpacked(chunks, headers.get("content-encoding"), most_bytes)
                content_type, charset = headers.content_type()
                return Page(
                    url=str(url), content=content, content_type=content_type, charset=charset
                )
        raise FetchFailed(f"The page redirects more than {self.redirects} times.")

    def _checked(self, written: str, base: httpx.URL | None = None) -> httpx.URL:
        import httpx  # noqa: PLC0415  (heavy)

        try:
            url = httpx.URL(written.strip()) if base is None else base.join(written)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise UnsafeAddress(f"This is no URL: {written[:200]}") from error
        port = url.port or {"http": 80, "https": 443}.get(url.scheme)
        if url.scheme not in ("http", "https") or not url.host:
            raise UnsafeAddress("Only http and https addresses are fetched.")
        if url.userinfo:
            raise UnsafeAddress("Addresses with a user name or password are not fetched.")
        if port not in self.ports:
            raise UnsafeAddress(f"Port {port} is not fetched from.")
        return url.copy_with(fragment=None)


class _Headers:
    """A response's headers by name; the first of several."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in raw:
            self._values.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))

    def get(self, name: str) -> str:
        return self._values.get(name, "").strip()

    def length(self) -> int:
        length = self.get("content-length")
        return int(length) if length.isascii() and length.isdigit() else 0

    def content_type(self) -> tuple[str | None, str | None]:
        kind, *parameters = self.get("content-type").split(";")
        pairs = (parameter.partition("=") for parameter in parameters)
        charsets = (v.strip(" \"'") for name, _, v in pairs if name.strip().lower() == "charset")
        return kind.strip().lower() or None, next(charsets, None)


def _core_url(url: httpx.URL) -> httpcore.URL:
    import httpcore  # noqa: PLC0415  (heavy)

    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _request_headers(url: httpx.URL) -> list[tuple[str, str]]:
    return [
        ("Host", url.netloc.decode("ascii")),
        ("User-Agent", _AGENT),
        ("Accept", "text/html, application/xhtml+xml, application/pdf, application/rss+xml, */*"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]


def _timed(chunks: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    for chunk in chunks:
        deadline.remaining()
        yield chunk


def _unpacked(chunks: Iterable[bytes], encoding: str, most_bytes: int) -> bytes:
    """The whole body, gzip undone, never holding much more than `most_bytes`."""
    encoding = encoding.lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchFailed(f"The server compressed the page in a way not asked for ({encoding}).")
    inflate = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    content = bytearray()
    for chunk in chunks:
        packed = chunk
        while packed:
            if inflate is None:
                content += packed
                packed = b""
            else:
                try:
                    content += inflate.decompress(packed, _CHUNK)
                except zlib.error as error:
                    raise FetchFailed("The page's compression is damaged.") from error
                packed = inflate.unconsumed_tail
            if len(content) > most_bytes:
                raise TooLarge(f"The page has more than {most_bytes:,} bytes.")
    if inflate is not None and content and not inflate.eof:
        raise FetchFailed("Only a part of the page arrived.")
    return bytes(content)
