"""One document over HTTP: asked conditionally, redirects followed by us, everything bounded. Understands no document.

``fetch``: robots.txt (where we crawl) → the host's turn → guard → one request → redirect? once more → body → decode →
``Capture``, ``Unmodified`` or a ``FetchError``. It sends no cookies, referrer or credentials, and tells who asks.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from syndicator.errors import FetchError, Forbidden, Gone, RateLimited, Refused, TooLarge, Unreachable
from syndicator.fetch import decode
from syndicator.fetch.answer import Answer, read_validators, sendable
from syndicator.fetch.guard import Guard, Resolver, Target
from syndicator.fetch.origin import Memory, Origins
from syndicator.fetch.politeness import Politeness
from syndicator.model.capture import Capture, Fetched, FetchRequest, Unmodified, Validators
from syndicator.model.draft import Mark
from syndicator.syntax import date, header

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 10
MAX_BYTES = 10 * 1024 * 1024
TIMEOUT_SECONDS = 30.0

_PERMANENT = frozenset((301, 308))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_USABLE = frozenset((200, 203))
_OVERLOADED = frozenset((429, 503))
_GONE = frozenset((410, 451))
_MANY_PIECES = 4_096  # of a body; beyond these they must be …
_CRUMB = 64  # … this many bytes on average: every piece costs us work, however small
_BODILESS = frozenset((204, 304))  # RFC 9110 §6.4.1
_UNPACKING = 2  # large bodies unpacked at once: ten bombs together cost the memory of two
_QUICK = 512 * 1024  # unpacked bytes up to which no thread is needed
_SMALL_SECONDS = 10.0  # for robots.txt and the like: they must not hold up what they speak of
_DRAINED = 16 * 1024  # a refused body up to here is read, so that the connection serves again
_DRAIN_SECONDS = 0.25


def user_agent(version: str, *, url: str = "", contact: str = "") -> str:
    """Return the honest name: ``syndicator/VERSION (+URL; contact)`` (RFC 9110 §10.1.5)."""
    said = "; ".join(part for part in (f"+{url}" if url else "", contact) if part)
    text = f"syndicator/{version} ({said})" if said else f"syndicator/{version}"
    return "".join(character for character in text if " " <= character <= "~")


class Client:
    """The door to the network; implements ``pipeline.ports.Fetcher``. Use as an async context manager.

    Args:
        user_agent: who asks, see ``user_agent()``.
        clock: tells the time for ``fetched_at``; aware, UTC.
        concurrency: requests under way in all.
        per_host: requests under way to one host.
        timeout_seconds: for one document, from the look-up of its name to its last byte, redirects included. Waiting
            for the host's turn does not count.
        max_bytes: on the wire; unpacked it may be twice that.
        allow_private: exact ``host:port`` pairs that may be private or on an unusual port.
        memory: keeps what hosts say in robots.txt and the like for the next process.
        transport: stands in for ours in tests; then nobody checks addresses where the socket opens.
        resolve: stands in for the system's resolver.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        clock: Callable[[], datetime],
        concurrency: int = 32,
        per_host: int = 2,
        timeout_seconds: float = TIMEOUT_SECONDS,
        max_bytes: int = MAX_BYTES,
        allow_private: Iterable[str] = (),
        memory: Memory | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        resolve: Resolver | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._clock = clock
        self._timeout = timeout_seconds
        self._max_bytes = max_bytes
        self._guard = Guard(allow_private=allow_private, resolve=resolve)
        self._politeness = Politeness(concurrency=concurrency, per_host=per_host)
        self._origins = Origins(self._document, user_agent=user_agent, memory=memory, clock=clock)
        if transport is None:
            from syndicator.fetch.transport import Transport

            transport = Transport(self._guard)
        self._transport = transport
        self._unpacking = asyncio.Semaphore(_UNPACKING)

    async def __aenter__(self) -> Self:
        """Open nothing yet: connections are made when asked for."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the idle connections."""
        await self._transport.aclose()

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Ask for one document: one request, and those its redirects need.

        Raises ``FetchError`` and its children only.
        """
        validators = sendable(request.validators)
        answer = await self._follow(
            request.url, accept=request.accept, validators=validators, robots=request.check_robots
        )
        if answer.status == 304:  # noqa: PLR2004 - RFC 9110 §15.4.5
            return self._unmodified(request, answer, validators)
        if answer.status not in _USABLE:
            raise self._refusal(answer)
        media_type, charset = header.media_type(answer.header("content-type"))
        return Capture(
            url=answer.url,
            requested_url=request.url,
            status=answer.status,
            headers=answer.headers,
            media_type=media_type,
            charset=charset,
            body=answer.body,
            validators=read_validators(answer),
            fetched_at=self._clock(),
            moved_to=answer.moved_to,
            notes=answer.notes,
        )

    def leave_alone(self, url: str, seconds: float) -> None:
        """Ask nothing of an address's host for so long: it said so to an earlier process."""
        with suppress(Forbidden):
            self._politeness.pause(self._guard.target(url).lane, seconds)

    async def origin_marks(self, url: str, *, tdmrep: bool = False, licenses: Iterable[str] = ()) -> tuple[Mark, ...]:
        """Return what a host says of reuse: in robots.txt, in tdmrep.json where asked, in RSL documents. Never raises.

        ``licenses`` are RSL documents the answer itself named; robots.txt may name more.
        """
        try:
            target = self._guard.target(url)
        except Forbidden:
            return ()
        return await self._origins.marks(target, tdmrep=tdmrep, licenses=licenses)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps a host names in its robots.txt. Never raises."""
        try:
            return await self._origins.sitemaps(self._guard.target(url))
        except FetchError:
            return ()

    def _unmodified(self, request: FetchRequest, answer: Answer, sent: Validators) -> Unmodified:
        if sent == Validators():
            message = "answers 304 to a request without conditions: there is nothing it could be unchanged from"
            raise Refused(message, url=answer.url, status=304, hint="the server's cache is broken")
        news = read_validators(answer)  # a 304 may bring new ones (RFC 9111 §4.3.4)
        kept = Validators(
            etag=news.etag or (request.validators or sent).etag,
            last_modified=news.last_modified or (request.validators or sent).last_modified,
        )
        return Unmodified(
            url=answer.url,
            requested_url=request.url,
            headers=answer.headers,
            validators=kept,
            fetched_at=self._clock(),
            moved_to=answer.moved_to,
            notes=answer.notes,
        )

    def _refusal(self, answer: Answer) -> FetchError:
        status, url = answer.status, answer.url
        if status in _OVERLOADED:
            # Relative to the server's own clock, which may be wrong together with its dates.
            said = date.parse(answer.header("date") or "")
            wait = header.retry_after(answer.header("retry-after"), said.at if said else self._clock())
            if status == 429 or wait:  # noqa: PLR2004 - RFC 6585 §4
                self._politeness.pause(answer.lane, wait)
            hint = "it is asked again when it said, or later and later"
            return RateLimited(f"the host is busy ({status})", url=url, status=status, retry_after=wait, hint=hint)
        if status in _GONE:
            why = "is gone for good" if status == 410 else "is not available for legal reasons"  # noqa: PLR2004
            hint = "it is not asked again until a person enables the source"
            return Gone(f"the document {why} ({status})", url=url, status=status, hint=hint)
        hint = "look at the address in a browser; if it moved, correct the source"
        if answer.header("cf-mitigated") == "challenge":
            hint = "the host lets only browsers in; ask its operator to let this user agent through"
        return Refused(f"the host answers {status}", url=url, status=status, hint=hint)

    async def _document(self, url: str, limit: int) -> Answer:
        """Ask for one of the small files of a host: any status, cut at ``limit``."""
        return await self._follow(url, accept="*/*", validators=Validators(), robots=False, cut_at=limit)

    async def _follow(
        self, url: str, *, accept: str, validators: Validators, robots: bool, cut_at: int | None = None
    ) -> Answer:
        """Ask, and follow where the answer points. Every hop passes the guard, robots.txt and the host's turn."""
        target = self._guard.target(url)
        seen = {target.url}
        notes: list[str] = []
        permanent = True
        left = self._timeout if cut_at is None else min(self._timeout, _SMALL_SECONDS)
        while True:
            spacing = await self._origins.admit(target) if robots else 0.0
            async with self._politeness.turn(target.lane, spacing=spacing):
                self._heed_pause(target)
                started = time.monotonic()
                answer = await self._within(left, self._ask(target, accept, validators, cut_at), target)
                left -= time.monotonic() - started
            location = answer.header("location") if answer.status in _REDIRECTS else None
            if location is None:
                answer.notes = tuple(notes)
                answer.moved_to = target.url if len(seen) > 1 and permanent else None
                return answer
            permanent = permanent and answer.status in _PERMANENT
            previous, target = target, self._guard.target(_as_text(location), target.url)
            if previous.scheme == "https" and target.scheme == "http":
                permanent = False  # never adopted: the way back is lost
                notes.append(f"redirected from https to http: {target.url}")
            if target.url in seen or len(seen) > MOST_REDIRECTS:
                message = "redirects in a circle" if target.url in seen else f"more than {MOST_REDIRECTS} redirects"
                raise Unreachable(message, url=url, code="redirects", hint="look at the address in a browser")
            seen.add(target.url)

    def _heed_pause(self, target: Target) -> None:
        pause = self._politeness.paused(target.lane)
        if pause:
            message = f"{target.host} asked for a pause; {pause:.0f} seconds of it are left"
            raise RateLimited(message, url=target.url, status=429, retry_after=pause)

    async def _within(self, seconds: float, asking: Coroutine[Any, Any, Answer], target: Target) -> Answer:
        try:
            async with asyncio.timeout(seconds):
                return await asking
        except TimeoutError:
            message = f"no whole answer from {target.host} within {max(seconds, 0.0):.3g} seconds"
            raise Unreachable(message, url=target.url, code="timeout", hint="it is asked again later") from None

    async def _ask(self, target: Target, accept: str, validators: Validators, cut_at: int | None) -> Answer:
        """One request, one answer; the body only of an answer that is usable."""
        import httpx

        request = httpx.Request(
            "GET", target.url, headers=self._headers(target, accept, validators), extensions={"target": target}
        )
        try:
            response = await self._transport.handle_async_request(request)
            stream = cast("httpx.AsyncByteStream", response.stream)
            try:
                answer = Answer.of(target, response.status_code, response.headers.raw)
                if answer.status in _USABLE:
                    answer.body = await self._body(answer, stream, cut_at)
                else:
                    await _drain(answer, stream)
            finally:
                await stream.aclose()
        except httpx.HTTPError as error:  # of a transport that is not ours
            raise Unreachable(f"no answer: {error}", url=target.url) from error
        return answer

    def _headers(self, target: Target, accept: str, validators: Validators) -> list[tuple[bytes, bytes]]:
        fields = [
            (b"Host", target.authority.encode("ascii")),
            (b"User-Agent", self._user_agent.encode("ascii", "replace")),
            (b"Accept", accept.encode("ascii", "replace")),
            (b"Accept-Encoding", decode.CODINGS.encode("ascii")),
        ]
        if validators.etag is not None:
            fields.append((b"If-None-Match", validators.etag.encode("latin-1")))
        if validators.last_modified is not None:
            fields.append((b"If-Modified-Since", validators.last_modified.encode("latin-1")))
        return fields

    async def _body(self, answer: Answer, stream: httpx.AsyncByteStream, cut_at: int | None) -> bytes:
        limit = self._max_bytes if cut_at is None else cut_at
        if cut_at is None and (stated := answer.stated_length) is not None and stated > limit:
            raise self._too_large(answer, f"the host announces {stated} bytes")
        pieces: list[bytes] = []
        size = 0
        async for piece in stream:
            pieces.append(piece)
            size += len(piece)
            if len(pieces) > _MANY_PIECES and size < len(pieces) * _CRUMB:
                message = f"the body comes in {len(pieces)} crumbs"
                raise Unreachable(message, url=answer.url, code="protocol", hint="the server is broken, or means harm")
            if size > limit:
                if cut_at is None:
                    raise self._too_large(answer, f"more than {limit} bytes")
                break
        return await self._unpack(answer, b"".join(pieces)[:limit], limit * 2)

    async def _unpack(self, answer: Answer, body: bytes, limit: int) -> bytes:
        names = answer.codings
        try:
            try:
                return decode.decode(body, names, limit=min(limit, _QUICK))
            except decode.Overflow:
                if limit <= _QUICK:
                    raise
                # Large ones in a thread, so that one source's bulk delays no other.
                async with self._unpacking:
                    return await asyncio.to_thread(decode.decode, body, names, limit=limit)
        except decode.Overflow as error:
            raise self._too_large(answer, str(error)) from None
        except decode.Damaged as error:
            hint = "the server or something before it is broken; it is asked again later"
            raise Unreachable(str(error), url=answer.url, code="torn", hint=hint) from None

    def _too_large(self, answer: Answer, why: str) -> TooLarge:
        hint = "raise [collect] max_bytes if this source is meant to be so large"
        return TooLarge(f"the answer is too large: {why}", url=answer.url, hint=hint)


async def _drain(answer: Answer, stream: httpx.AsyncByteStream) -> None:
    """Read the small body of an answer we do not want, so that its connection serves again. Never waits long."""
    stated = answer.stated_length
    if answer.status not in _BODILESS and (stated is None or stated > _DRAINED):
        return
    with suppress(FetchError, TimeoutError):
        async with asyncio.timeout(_DRAIN_SECONDS):
            async for _ in stream:
                pass


def _as_text(location: str) -> str:
    """A header is latin-1 by its letter; addresses in it that are not ASCII are UTF-8 in practice."""
    with suppress(UnicodeDecodeError):
        return location.encode("latin-1").decode("utf-8")
    return location
