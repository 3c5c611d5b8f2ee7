"""A scripted raw HTTP server on loopback that says exactly what a test tells it to, however wrong that is.

A script maps paths to steps. A step is bytes to send, a number of seconds to wait, or a word: ``RESET`` breaks the
line, ``CLOSE`` ends it, ``HANG`` says nothing more. A callable in place of steps gets the exchange and does what it
likes. ``Canary`` is a listener on 127.0.0.2 that nobody may ever touch.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from syndicator.fetch.client import Client
from syndicator.model.capture import Fetched, FetchRequest, Validators

RESET, CLOSE, HANG = "reset", "close", "hang"

Step = bytes | float | str
Handler = Callable[["Exchange"], Awaitable[None]]
Script = Mapping[str, Sequence[Step] | Handler]

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AGENT = "syndicator/1.0 (+https://operator.example/bot; desk@operator.example)"

FEED = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour news</title>'
    b"<link>https://harbour.example/</link><description>d</description>"
    + b"".join(
        b"<item><title>Item %d</title><link>https://harbour.example/%d</link><guid>g%d</guid></item>" % (n, n, n)
        for n in (1, 2, 3)
    )
    + b"</channel></rss>"
)


def head(status: str = "200 OK", *fields: str, version: str = "1.1") -> bytes:
    """The first lines of an answer, as given."""
    lines = [f"HTTP/{version} {status}", *fields, "", ""]
    return "\r\n".join(lines).encode("latin-1")


def answer(body: bytes = FEED, *fields: str, status: str = "200 OK") -> bytes:
    """A whole well-behaved answer."""
    return head(status, f"Content-Length: {len(body)}", *fields) + body


def redirect(to: str, status: int = 302) -> bytes:
    """An answer that points elsewhere; ``to`` goes out as UTF-8."""
    return f"HTTP/1.1 {status} Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


@dataclass(slots=True)
class Exchange:
    """One request as it arrived, and the way to answer it."""

    path: str
    fields: list[tuple[bytes, bytes]]
    number: int  # how many requests this path has had, this one included
    writer: asyncio.StreamWriter
    server: Misbehaving

    def all(self, name: str) -> list[bytes]:
        return [value for field_name, value in self.fields if field_name.lower() == name.encode()]

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        opened: socket.socket = self.writer.get_extra_info("socket")
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


@dataclass(slots=True)
class Misbehaving:
    """The server. ``requests`` remembers every request it heard."""

    script: Script
    requests: list[Exchange] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    most_at_once: int = 0
    _now: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [exchange.path for exchange in self.requests]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            with contextlib.suppress(Exception):
                writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
        path = lines[0].split(b" ")[1].decode()
        fields = [tuple(line.split(b": ", 1)) for line in lines[1:] if line]
        number = 1 + self.paths.count(path)
        exchange = Exchange(path, fields, number, writer, self)  # type: ignore[arg-type]
        self.requests.append(exchange)
        steps = self.script.get(path) or self.script.get("*") or (answer(b"", status="404 Not Found"),)
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        try:
            if callable(steps):
                await steps(exchange)
                return not writer.is_closing()
            return await self._play(steps, exchange)
        finally:
            self._now -= 1

    async def _play(self, steps: Sequence[Step], exchange: Exchange) -> bool:
        for step in steps:
            if isinstance(step, bytes):
                await exchange.send(step.replace(b"{port}", str(self.port).encode()))
            elif step == RESET:
                exchange.reset()
                return False
            elif step == CLOSE:
                return False
            elif step == HANG:
                await asyncio.sleep(3_600)
            elif isinstance(step, float):
                await asyncio.sleep(step)
        return True


class Canary:
    """A listener that counts who touches it: a private service that no feed may reach."""

    def __init__(self, host: str = "127.0.0.2") -> None:
        self.touches = 0
        self.port = 0
        self._host = host
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        async def touched(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.touches += 1
            writer.write(answer(b"SECRET"))
            writer.close()

        self._server = await asyncio.start_server(touched, self._host, 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()


def client(server: Misbehaving | None = None, **options: Any) -> Client:
    """A client that may ask this server."""
    allowed = [f"127.0.0.1:{server.port}"] if server is not None else []
    settings = {"user_agent": AGENT, "clock": lambda: NOW, "allow_private": allowed, "timeout_seconds": 5.0}
    return Client(**(settings | options))


def visit(script: Script, path: str = "/", *, validators: Validators | None = None, **options: Any) -> Fetched:
    """Ask a server with this script for one document, once."""

    async def ask() -> Fetched:
        async with Misbehaving(script) as server, client(server, **options) as asking:
            return await asking.fetch(FetchRequest(url=server.url(path), validators=validators))

    return asyncio.run(ask())
