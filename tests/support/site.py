"""A small polite web site on loopback: serves bytes with an ETag, answers 304, counts what was asked."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What is served, by path, and what was asked for."""

    documents: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)  # more header fields, by path
    requests: list[tuple[str, int]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def put(self, path: str, body: str | bytes, media_type: str = "application/rss+xml") -> str:
        self.documents[path] = (media_type, body.encode() if isinstance(body, str) else body)
        return self.url(path)

    def statuses(self) -> list[int]:
        with self.lock:
            return [status for _, status in self.requests]

    def forget(self) -> None:
        with self.lock:
            self.requests.clear()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = site.documents.get(self.path)
            if self.path in site.gone:
                self._answer(410, "text/plain", b"gone", None)
                return
            if found is None:
                self._answer(404, "text/plain", b"not here", None)
                return
            media_type, body = found
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            if self.headers.get("If-None-Match") == tag:
                self._answer(304, media_type, b"", tag)
            else:
                self._answer(200, media_type, body, tag)

        def _answer(self, status: int, media_type: str, body: bytes, tag: str | None) -> None:
            with site.lock:
                site.requests.append((self.path, status))
            self.send_response(status)
            if status != 304:
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body)))
            if tag:
                self.send_header("ETag", tag)
            for name, value in site.headers.get(self.path, {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    return Handler


@contextmanager
def serving() -> Iterator[Site]:
    """Serve until the block ends."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(title: str, items: list[tuple[str, str]], *, link: str = "https://origin.example/", extra: str = "") -> str:
    """Write an RSS feed of (slug, body) items."""
    body = "".join(
        f"<item><title>{slug}</title><link>{link}{slug}</link><guid isPermaLink='false'>{slug}</guid>"
        f"<pubDate>Mon, 0{1 + number % 9} Jun 2026 10:00:00 GMT</pubDate><description>{text}</description></item>"
        for number, (slug, text) in enumerate(items)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule">'
        f"<channel><title>{title}</title><link>{link}</link><description>d</description>{extra}{body}</channel></rss>"
    )
