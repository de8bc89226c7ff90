"""Connections that go only where they may, and only as long as they may.

httpcore asks a network backend for every connection, those after redirects included. This
one looks the name up once, checks every address it gets and connects to one of exactly
these: a name that resolves differently a moment later changes nothing, since nobody looks
it up again. Proxies named in the environment play no part.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore

from index.errors import FetchFailed, UnsafeAddress
from index.ingest.addresses import Address

Resolver = Callable[[str, int], Sequence[str]]


class Deadline:
    """A moment after which nothing more is waited for."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def remaining(self, wanted: float | None = None) -> float:
        """Seconds left, at most `wanted`. Raises FetchFailed when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchFailed(f"The page did not arrive within {self._seconds:g} seconds.")
        return left if wanted is None else min(left, wanted)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of `host` by the system's resolver. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that `allows` accepts, until `deadline`."""

    def __init__(
        self, *, allows: Callable[[Address], bool], resolver: Resolver, deadline: Deadline
    ) -> None:
        self._allows = allows
        self._resolver = resolver
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises UnsafeAddress and FetchFailed beside httpcore's own errors."""
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._checked(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._deadline.remaining(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or FetchFailed(f"{host} has no address.")

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses of `host`, all of them allowed: one that isn't spoils the rest."""
        addresses = self._lookup(host, port)
        for written in addresses:
            # "fe80::1%eth0" names an interface of this machine.
            if "%" in written or not self._allows(ip_address(written)):
                raise UnsafeAddress(f"{host} is not on the public internet ({written}).")
        return addresses

    def _lookup(self, host: str, port: int) -> list[str]:
        """Resolve in a thread of its own, for a resolver can't be given a time limit."""
        answers: queue.SimpleQueue[list[str] | None] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(self._resolver(host, port)))
            except OSError:
                answers.put(None)

        threading.Thread(target=ask, daemon=True).start()
        try:
            addresses = answers.get(timeout=self._deadline.remaining())
        except queue.Empty:
            addresses = None
        if not addresses:
            raise FetchFailed(f"There is no address for {host}.")
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends by one deadline, however slowly bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.remaining(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.remaining(timeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
