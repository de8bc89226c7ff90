"""A real HTTP server on the loopback interface, and fetchers that may reach it."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from index.ingest import Fetcher

Answer = Callable[[BaseHTTPRequestHandler], None]
LOOPBACK = ip_address("127.0.0.1")


class Site:
    """Answers by path; `asked` are the paths that were requested, with their headers."""

    def __init__(self, answers: dict[str, Answer], port: int) -> None:
        self.answers = answers
        self.port = port
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def fetcher(self, **changes: object) -> Fetcher:
        """A fetcher that may connect to 127.0.0.1 and nowhere else, on any port."""
        settings = {"allows": LOOPBACK.__eq__, "ports": range(65536), "seconds": 5.0} | changes
        return Fetcher(**settings)  # type: ignore[arg-type]


@contextmanager
def serving(answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answers[self.path](self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: clients that hang up are what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site = Site(answers, server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def sending(content: bytes, content_type: str = "text/html; charset=utf-8", **more: str) -> Answer:
    """An answer with `content`; further headers with "_" for "-"."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", content_type)
        for name, value in more.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirecting(location: str, status: int = 302) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", location)
        handler.end_headers()

    return answer


def failing(status: int) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.end_headers()

    return answer
