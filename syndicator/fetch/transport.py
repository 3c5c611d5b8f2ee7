"""One HTTP/1.1 exchange over a checked connection: httpx's transport protocol over asyncio and h11.

Follows no redirect, undoes no coding, keeps no cookie: that is ``client``'s. Connects only to addresses that ``guard``
returned. A connection on which anything arrives that was not asked for is closed, so that an answer glued behind
another one is never taken for the next (response splitting).
"""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import h11

from syndicator.errors import FetchError, Unreachable
from syndicator.fetch.guard import Guard, Target

_COMMAND_LINE = "httpx._main"
"""httpx's own command line, which loads rich and pygments (70 ms) where they are installed, and does without it."""

_without = sys.modules.setdefault(_COMMAND_LINE, None) is None  # type: ignore[arg-type] # None: not to be found
import httpx  # noqa: E402 - after the line above

if _without:
    del sys.modules[_COMMAND_LINE]

MOST_HEADER_BYTES = 100 * 1024
MOST_HEADERS = 2_000
MOST_INTERIM_ANSWERS = 10  # 1xx before the real one
MOST_ADDRESSES = 6  # of one name that are tried
CONNECT_SECONDS = 10.0
NEXT_ADDRESS_SECONDS = 0.25  # RFC 8305 §5: how long one address has before the next is tried beside it
MOST_IDLE = 16  # connections kept in all; asking hourly gains nothing from more
IDLE_SECONDS = 15.0

_HIGH_WATER = 256 * 1024  # bytes waiting to be read before the sender is held up
_SLICE = 32 * 1024  # bytes looked at at a time: h11 meets its own limit early, and other requests get their turn


class Connection(asyncio.Protocol):
    """A socket with what came in and was not read yet."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.h11 = h11.Connection(h11.CLIENT, max_incomplete_event_size=MOST_HEADER_BYTES)
        self.idle = False  # between two exchanges: nothing may arrive
        self.heard = False  # something of the present answer has arrived
        self.used = 0  # exchanges completed
        self.closed = False
        self.on_close: Callable[[Connection], None] | None = None
        self._buffer = bytearray()
        self._failure: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - streams are what we open
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Called by the loop."""
        if self.idle:  # an answer to nothing
            self.close()
            return
        self.heard = True
        self._buffer += data
        if len(self._buffer) > _HIGH_WATER and self.transport is not None:
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        """Called by the loop; False closes our side too."""
        self.closed = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop."""
        self.closed = True
        self._failure = exc
        self._wake()
        if self.on_close is not None:
            self.on_close(self)

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def receive(self, most: int) -> bytes:
        """Return what came in, at most so many bytes; empty at the end. Raises OSError when the line broke."""
        if not self._buffer and not self.closed:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self._buffer:
            data = bytes(self._buffer[:most])
            del self._buffer[:most]
            if len(self._buffer) <= _HIGH_WATER and self.transport is not None and not self.closed:
                self.transport.resume_reading()
            return data
        if self._failure is not None:
            raise self._failure
        return b""

    def send(self, data: bytes) -> None:
        """Write without waiting: a request is smaller than any socket's buffer."""
        if self.transport is not None:
            self.transport.write(data)

    def finish(self) -> bool:
        """Get ready for another exchange; tell whether the connection is fit for one."""
        if self.closed or self._buffer or self.h11.trailing_data != (b"", False):
            return False
        if self.h11.our_state is not h11.DONE or self.h11.their_state is not h11.DONE:
            return False
        self.h11.start_next_cycle()
        self.idle, self.heard = True, False
        self.used += 1
        return True

    def close(self) -> None:
        """Drop the line at once; nothing unsent is worth waiting for."""
        self.closed = True
        if self.transport is not None:
            self.transport.abort()


@dataclass(slots=True)
class Pool:
    """A few idle connections by what they can be shared between. Every operation costs the same however many."""

    connections: dict[Connection, tuple[str, str, int]] = field(default_factory=dict)  # oldest first
    by_key: dict[tuple[str, str, int], list[Connection]] = field(default_factory=dict)

    def take(self, key: tuple[str, str, int]) -> Connection | None:
        """Return a connection that is still open, the one used last."""
        while waiting := self.by_key.get(key):
            connection = waiting[-1]
            self.drop(connection)
            if not connection.closed:
                connection.idle = False
                return connection
        return None

    def put(self, key: tuple[str, str, int], connection: Connection) -> None:
        """Keep a connection for a while."""
        self.connections[connection] = key
        self.by_key.setdefault(key, []).append(connection)
        connection.on_close = self.drop
        used = connection.used
        asyncio.get_running_loop().call_later(IDLE_SECONDS, self._expire, connection, used)
        if len(self.connections) > MOST_IDLE:
            oldest = next(iter(self.connections))
            self.drop(oldest)
            oldest.close()

    def drop(self, connection: Connection) -> None:
        """Forget a connection without closing it."""
        key = self.connections.pop(connection, None)
        connection.on_close = None
        if key is None:
            return
        waiting = self.by_key[key]
        waiting.remove(connection)
        if not waiting:
            del self.by_key[key]

    def _expire(self, connection: Connection, used: int) -> None:
        if connection in self.connections and connection.used == used:
            self.drop(connection)
            connection.close()

    def clear(self) -> None:
        """Close them all."""
        for connection in list(self.connections):
            self.drop(connection)
            connection.close()


class Transport(httpx.AsyncBaseTransport):
    """Asks over checked connections. Raises ``Forbidden`` and ``Unreachable``."""

    def __init__(self, guard: Guard, *, verify: ssl.SSLContext | None = None) -> None:
        self._guard = guard
        self._verify = verify
        self._pool = Pool()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and return the answer's head; the body is read from its stream.

        ``request.extensions["target"]`` spares looking at the address twice.
        """
        target = request.extensions.get("target")
        if not isinstance(target, Target):
            target = self._guard.target(str(request.url))
        connection = self._pool.take(target.key)
        if connection is not None:
            try:
                return await self._exchange(request, target, connection)
            except Unreachable:
                # The server had closed it in the meantime: asking again on a fresh one is safe (RFC 9112 §9.3.1).
                if connection.heard:
                    raise
        return await self._exchange(request, target, await self._connect(target))

    async def aclose(self) -> None:
        """Close the idle connections."""
        self._pool.clear()

    async def _exchange(self, request: httpx.Request, target: Target, connection: Connection) -> httpx.Response:
        try:
            head = h11.Request(method=request.method, target=target.path.encode("ascii"), headers=request.headers.raw)
            data = connection.h11.send(head) or b""
            connection.send(data + (connection.h11.send(h11.EndOfMessage()) or b""))
            answer = await _head(connection, target)
        except BaseException:
            connection.close()
            raise
        body = _Body(connection, target, self._release)
        headers = answer.headers.raw_items()
        return httpx.Response(answer.status_code, headers=headers, stream=body, request=request)

    def _release(self, connection: Connection, target: Target) -> None:
        if connection.finish():
            self._pool.put(target.key, connection)
        else:
            connection.close()

    async def _connect(self, target: Target) -> Connection:
        addresses = await self._guard.addresses(target)
        context = self._context() if target.scheme == "https" else None
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                return await _race(_alternate(addresses)[:MOST_ADDRESSES], target, context)
        except TimeoutError:
            message = f"{target.host} did not take the connection in {CONNECT_SECONDS:.0f} seconds"
            raise Unreachable(message, url=target.url, code="timeout", hint="the host may be down") from None
        except ssl.SSLError as error:
            hint = "the host's certificate or TLS set-up is broken; it is not asked without"
            message = f"no secure connection to {target.host}: {getattr(error, 'verify_message', '') or error.reason}"
            raise Unreachable(message, url=target.url, code="tls", hint=hint) from error
        except OSError as error:
            message = f"no connection to {target.host}:{target.port}: {error.strerror or error}"
            raise Unreachable(message, url=target.url, code="connect", hint="the host may be down") from error

    def _context(self) -> ssl.SSLContext:
        if self._verify is None:  # made once and shared: making one costs 30 ms
            self._verify = httpx.create_ssl_context(trust_env=False)
            self._verify.set_alpn_protocols(["http/1.1"])
        return self._verify


def _alternate(addresses: tuple[str, ...]) -> list[str]:
    """Mix the families, the preferred one first, so that a broken IPv6 costs one attempt (RFC 8305 §4)."""
    six = [address for address in addresses if ":" in address]
    four = [address for address in addresses if ":" not in address]
    first, second = (six, four) if addresses and ":" in addresses[0] else (four, six)
    mixed: list[str] = []
    for index in range(max(len(first), len(second))):
        mixed += first[index : index + 1] + second[index : index + 1]
    return mixed


async def _dial(address: str, target: Target, context: ssl.SSLContext | None) -> Connection:
    # The literal that was checked; the name only serves TLS, whose certificate must be for it.
    name = target.host if context is not None else None
    _, connection = await asyncio.get_running_loop().create_connection(
        Connection, address, target.port, ssl=context, server_hostname=name
    )
    return connection


async def _race(addresses: list[str], target: Target, context: ssl.SSLContext | None) -> Connection:
    """Try the addresses, each a little after the one before; the first connection wins (RFC 8305 §5)."""
    if len(addresses) == 1:
        return await _dial(addresses[0], target, context)
    waiting = list(addresses)
    attempts: set[asyncio.Task[Connection]] = set()
    failure: BaseException = OSError("no address to connect to")
    try:
        while waiting or attempts:
            if waiting:
                attempts.add(asyncio.create_task(_dial(waiting.pop(0), target, context)))
            pause = NEXT_ADDRESS_SECONDS if waiting else None
            done, attempts = await asyncio.wait(attempts, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            for attempt in done:
                if attempt.exception() is None:
                    attempts |= done - {attempt}
                    return attempt.result()
                failure = attempt.exception() or failure
        raise failure
    finally:
        for attempt in attempts:
            attempt.cancel()
            attempt.add_done_callback(_close_loser)


def _close_loser(attempt: asyncio.Task[Connection]) -> None:
    if not attempt.cancelled() and attempt.exception() is None:
        attempt.result().close()


async def _next_event(connection: Connection, target: Target) -> h11.Event:
    """Return h11's next event. Raises ``Unreachable`` with code ``protocol`` or ``torn``."""
    protocol = connection.h11
    try:
        while True:
            event = protocol.next_event()
            if not isinstance(event, type):
                return event
            if event is h11.PAUSED:  # the exchange is over, or became something we did not ask for
                return h11.ConnectionClosed()
            protocol.receive_data(await connection.receive(_SLICE))
    except h11.RemoteProtocolError as error:
        hint = "the server or something before it is broken; it is asked again later"
        if not connection.heard:
            raise Unreachable("closed without an answer", url=target.url, code="torn", hint=hint) from None
        is_cut = connection.closed and str(error).startswith(("peer closed", "peer unexpectedly closed"))
        code, what = ("torn", "the answer is cut off") if is_cut else ("protocol", "the answer is not valid HTTP")
        raise Unreachable(f"{what}: {str(error)[:200]}", url=target.url, code=code, hint=hint) from None
    except OSError as error:
        message = f"the connection broke: {error.strerror or error}"
        raise Unreachable(message, url=target.url, code="torn", hint="it is asked again later") from error


async def _head(connection: Connection, target: Target) -> h11.Response:
    for _ in range(MOST_INTERIM_ANSWERS + 1):
        event = await _next_event(connection, target)
        if isinstance(event, h11.Response):
            if len(event.headers) > MOST_HEADERS:
                raise Unreachable(f"the answer has {len(event.headers)} headers", url=target.url, code="protocol")
            return event
        if not isinstance(event, h11.InformationalResponse):
            break
    raise Unreachable("no answer after many interim ones", url=target.url, code="protocol")


class _Body(httpx.AsyncByteStream):
    """The body as it comes, still coded. Reading it to the end frees the connection for another exchange."""

    def __init__(self, connection: Connection, target: Target, release: Callable[[Connection, Target], None]) -> None:
        self._connection: Connection | None = connection
        self._target = target
        self._release = release

    async def __aiter__(self) -> AsyncIterator[bytes]:
        connection = self._connection
        if connection is None:
            return
        try:
            while isinstance(event := await _next_event(connection, self._target), h11.Data):
                yield bytes(event.data)
        except FetchError:
            await self.aclose()
            raise
        self._connection = None
        self._release(connection, self._target)

    async def aclose(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
