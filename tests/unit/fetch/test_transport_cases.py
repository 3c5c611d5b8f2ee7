"""Group T: what a broken or hostile server puts on the wire. Either the whole document comes out, or an error."""

from __future__ import annotations

import asyncio
import gzip
import time
import zlib
from collections.abc import Sequence

import brotli
import pytest
import zstandard
from support.misbehaving import CLOSE, FEED, HANG, RESET, Exchange, Misbehaving, Step, answer, client, head, visit

from syndicator.errors import FetchError, Refused, TooLarge, Unreachable
from syndicator.model.capture import Capture, FetchRequest, Validators

PACKED = gzip.compress(FEED)
HALF = PACKED[: len(PACKED) // 2]
ZSTD = zstandard.ZstdCompressor(write_checksum=True).compress(FEED * 50)


def coded(body: bytes, coding: str) -> bytes:
    return answer(body, f"Content-Encoding: {coding}")


def chunk(data: bytes, extension: bytes = b"") -> bytes:
    return b"%x%s\r\n%s\r\n" % (len(data), extension, data)


RAW_DEFLATE = zlib.compress(FEED)[2:-4]
CHUNKED = head("200 OK", "Transfer-Encoding: chunked")

WHOLE: dict[str, Sequence[Step]] = {
    "plain": [answer()],
    "gzip": [coded(PACKED, "gzip")],
    "x-gzip": [coded(PACKED, "x-gzip")],
    "gzip-members": [coded(gzip.compress(FEED[:100]) + gzip.compress(FEED[100:]), "gzip")],
    "T-gzip-trailing-garbage": [coded(PACKED + b"\0\0garbage", "gzip")],
    "T-gzip-unlabelled": [answer(PACKED)],
    "gzip-in-gzip-file": [coded(gzip.compress(PACKED), "gzip")],
    "T-deflate-zlib": [coded(zlib.compress(FEED), "deflate")],
    "T-deflate-raw": [coded(RAW_DEFLATE, "deflate")],
    "brotli": [coded(brotli.compress(FEED), "br")],
    "T-zstd-forced": [coded(zstandard.compress(FEED), "zstd")],
    "zstd-frames": [coded(zstandard.compress(FEED[:100]) + zstandard.compress(FEED[100:]), "zstd")],
    "zstd-skippable": [coded(b"\x50\x2a\x4d\x18\x03\0\0\0abc" + zstandard.compress(FEED), "zstd")],
    "two-codings": [coded(gzip.compress(zlib.compress(FEED)), "deflate, gzip")],
    "two-coding-fields": [
        answer(gzip.compress(zlib.compress(FEED)), "Content-Encoding: deflate", "Content-Encoding: gzip")
    ],
    "identity": [coded(FEED, "identity")],
    "chunked": [CHUNKED + chunk(FEED[:50]) + chunk(FEED[50:]) + b"0\r\n\r\n"],
    "chunked-slowly": [CHUNKED, chunk(FEED[:50]), 0.01, chunk(FEED[50:]), 0.01, b"0\r\n\r\n"],
    "chunked-trailers": [CHUNKED + chunk(FEED) + b"0\r\nX-Late: 1\r\n\r\n"],
    "T-http10": [head("200 OK", version="1.0") + FEED, CLOSE],
    "close-delimited": [head("200 OK", "Content-Type: text/xml") + FEED, CLOSE],
    "early-hints": [head("103 Early Hints", "Link: </x>; rel=preload") * 3 + answer()],
    "T-cl-short-of-keepalive": [answer() + b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nSMUGGLED"],
    "T-ct-octet": [answer(FEED, "Content-Type: application/octet-stream")],
    "T-ct-html-feed": [answer(FEED, "Content-Type: text/html")],
    "T-ct-none": [answer()],
    "status-203": [answer(status="203 Non-Authoritative Information")],
}

BROKEN: dict[str, tuple[Sequence[Step], str]] = {
    "T-torn-gzip": ([coded(HALF, "gzip")], "torn"),
    "T-torn-gzip-unlabelled": ([answer(HALF)], "torn"),
    "gzip-second-member-torn": ([coded(PACKED + HALF, "gzip")], "torn"),
    "gzip-without-trailer": ([coded(PACKED[:-4], "gzip")], "torn"),
    "T-gzip-bad-crc": ([coded(PACKED[:-8] + b"\1\2\3\4" + PACKED[-4:], "gzip")], "torn"),
    "gzip-empty": ([coded(b"", "gzip")], "torn"),
    "T-gzip-label-plain": ([coded(FEED, "gzip")], "torn"),
    "torn-deflate": ([coded(zlib.compress(FEED)[:-6], "deflate")], "torn"),
    "torn-raw-deflate": ([coded(RAW_DEFLATE[:-6], "deflate")], "torn"),
    "torn-brotli": ([coded(brotli.compress(FEED)[:-4], "br")], "torn"),
    "brotli-garbage": ([coded(FEED, "br")], "torn"),
    "torn-zstd": ([coded(ZSTD[:-10], "zstd")], "torn"),
    "torn-zstd-checksum": ([coded(ZSTD[:-1], "zstd")], "torn"),
    "zstd-bad-checksum": ([coded(ZSTD[:-1] + bytes([ZSTD[-1] ^ 1]), "zstd")], "torn"),
    "zstd-garbage": ([coded(FEED, "zstd")], "torn"),
    "zstd-empty": ([coded(b"", "zstd")], "torn"),
    "T-enc-chain-3": ([coded(gzip.compress(gzip.compress(PACKED)), "gzip, gzip, gzip")], "torn"),
    "unknown-coding": ([coded(FEED, "rot13")], "torn"),
    "T-reset-mid": ([head("200 OK", f"Content-Length: {len(FEED)}") + FEED[:100], 0.02, RESET], "torn"),
    "T-close-early": ([head("200 OK", f"Content-Length: {len(FEED) * 10}") + FEED, CLOSE], "torn"),
    "close-in-head": ([b"HTTP/1.1 200 OK\r\nContent-", CLOSE], "torn"),
    "close-at-once": ([CLOSE], "torn"),
    "reset-at-once": ([RESET], "torn"),
    "T-chunk-bad-size": ([CHUNKED + b"zz\r\n" + FEED + b"\r\n0\r\n\r\n"], "protocol"),
    "chunk-bad-end": ([CHUNKED + b"5\r\nabcdeXX0\r\n\r\n"], "protocol"),
    "T-chunk-no-end": ([CHUNKED + chunk(FEED), CLOSE], "torn"),
    "T-chunk-ext-flood": ([CHUNKED + chunk(FEED, b";" + b"x" * 200_000) + b"0\r\n\r\n"], "protocol"),
    "T-dup-cl": ([head("200 OK", f"Content-Length: {len(FEED)}", "Content-Length: 5") + FEED], "protocol"),
    "T-cl-negative": ([head("200 OK", "Content-Length: -1") + FEED], "protocol"),
    "T-bad-status": ([head("abc OK") + FEED], "protocol"),
    "no-http": ([b"SSH-2.0-OpenSSH_9.2\r\n\r\n" + FEED], "protocol"),
    "binary": ([bytes(range(256)) * 600], "protocol"),
    "T-header-20k": ([head("200 OK", *(f"X-{n}: 1" for n in range(20_000)), "Content-Length: 0")], "protocol"),
    "header-endless": ([b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000], "protocol"),
    "interim-flood": ([head("103 Early Hints") * 50 + answer()], "protocol"),
    "T-tarpit": ([HANG], "timeout"),
    "tarpit-in-head": ([b"HTTP/1.1 200 OK\r\n", HANG], "timeout"),
    "tarpit-in-body": ([head("200 OK", "Content-Length: 100") + b"abc", HANG], "timeout"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_a_whole_document_comes_out_whole(case: str) -> None:
    got = visit({"/": WHOLE[case]})
    assert isinstance(got, Capture)
    assert got.body == FEED


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_answer_is_an_error_and_never_a_shorter_document(case: str) -> None:
    steps, code = BROKEN[case]
    started = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        visit({"/": steps}, timeout_seconds=0.4)
    assert caught.value.code == code
    assert caught.value.url.startswith("http://127.0.0.1:")
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("pace", [0.0, 0.02])
def test_one_byte_at_a_time_meets_the_deadline_of_the_whole(pace: float) -> None:
    async def trickle(exchange: Exchange) -> None:
        await exchange.send(head("200 OK", "Content-Length: 1000000"))
        while True:
            await exchange.send(b"x")
            await asyncio.sleep(max(pace, 0.001))

    with pytest.raises(Unreachable) as caught:
        visit({"/": trickle}, timeout_seconds=0.4)
    assert caught.value.code == "timeout"


def test_an_endless_chunked_body_meets_the_size_limit() -> None:
    async def flood(exchange: Exchange) -> None:
        await exchange.send(CHUNKED)
        while True:
            await exchange.send(chunk(b"x" * 10_000))

    with pytest.raises(TooLarge):
        visit({"/": flood}, max_bytes=100_000)


def test_a_body_in_crumbs_is_given_up_before_it_costs_much() -> None:
    async def crumbs(exchange: Exchange) -> None:
        await exchange.send(CHUNKED)
        while True:
            await exchange.send(chunk(b"x") * 10_000)

    started = time.process_time()
    with pytest.raises(Unreachable) as caught:
        visit({"/": crumbs})
    assert caught.value.code == "protocol"
    assert time.process_time() - started < 1


def test_an_announced_length_over_the_limit_is_refused_before_reading() -> None:
    with pytest.raises(TooLarge, match="107374182400"):
        visit({"/": [head("200 OK", "Content-Length: 107374182400"), HANG]})


@pytest.mark.parametrize("size", [1_000, 1_001])
def test_the_limit_on_the_wire_is_exact(size: int) -> None:
    body = b"x" * size
    steps = {"/": [head("200 OK") + body, CLOSE], "/length": [answer(body)]}
    for path in steps:
        if size > 1_000:
            with pytest.raises(TooLarge):
                visit(steps, path, max_bytes=1_000)
        else:
            got = visit(steps, path, max_bytes=1_000)
            assert isinstance(got, Capture)
            assert got.body == body


def test_unpacked_it_may_be_twice_the_limit_and_no_more() -> None:
    got = visit({"/": [coded(gzip.compress(b"x" * 2_000), "gzip")]}, max_bytes=1_000)
    assert isinstance(got, Capture)
    assert len(got.body) == 2_000
    with pytest.raises(TooLarge):
        visit({"/": [coded(gzip.compress(b"x" * 2_001), "gzip")]}, max_bytes=1_000)


def test_a_length_shorter_than_the_body_gives_the_stated_length_and_ends_the_connection() -> None:
    async def ask() -> None:
        async with (
            Misbehaving({"/": [head("200 OK", "Content-Length: 10") + FEED]}) as server,
            client(server) as asking,
        ):
            for _ in range(2):
                got = await asking.fetch(FetchRequest(url=server.url()))
                assert isinstance(got, Capture)
                assert got.body == FEED[:10]
            assert server.connections == 2

    asyncio.run(ask())


def test_length_and_chunks_together_are_never_mixed_up() -> None:
    both = head("200 OK", "Content-Length: 3", "Transfer-Encoding: chunked") + chunk(FEED) + b"0\r\n\r\n"
    got = visit({"/": [both]})
    assert isinstance(got, Capture)
    assert got.body == FEED


@pytest.mark.parametrize("late", [False, True])
def test_an_answer_glued_behind_another_is_never_the_next_one(late: bool) -> None:  # noqa: FBT001 - a case
    glued = b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nSMUGGLED"
    steps: list[Step] = [answer(), 0.03, glued] if late else [answer() + glued]

    async def ask() -> None:
        script = {"/a": steps, "/b": [answer(b"<honest/>")]}
        async with Misbehaving(script) as server, client(server) as asking:
            await asking.fetch(FetchRequest(url=server.url("/a")))
            await asyncio.sleep(0.06)
            got = await asking.fetch(FetchRequest(url=server.url("/b")))
            assert isinstance(got, Capture)
            assert got.body == b"<honest/>"

    asyncio.run(ask())


def test_a_connection_serves_again_and_a_stale_one_costs_nothing() -> None:
    async def shy(exchange: Exchange) -> None:
        await exchange.send(answer())
        if exchange.number == 3:  # closes without saying so
            exchange.writer.close()

    async def ask() -> None:
        async with Misbehaving({"/": shy}) as server, client(server) as asking:
            for _ in range(5):
                got = await asking.fetch(FetchRequest(url=server.url()))
                assert isinstance(got, Capture)
                assert got.body == FEED
            assert server.connections == 2
            assert len(server.requests) == 5

    asyncio.run(ask())


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("204 No Content", "http_204"),
        ("206 Partial Content", "http_206"),
        ("205 Reset Content", "http_205"),
        ("999 No", "http_999"),
    ],
)
def test_a_status_that_carries_no_document_is_refused(status: str, code: str) -> None:
    body = b"" if status.startswith("204") else FEED
    steps = [head(status)] if status.startswith("204") else [answer(body, status=status)]
    with pytest.raises(Refused) as caught:
        visit({"/": steps})
    assert caught.value.code == code


def test_cookies_and_referrers_are_never_sent() -> None:
    async def ask() -> None:
        script = {
            "/": [answer(FEED, *(f"Set-Cookie: c{n}={n}; Path=/" for n in range(300)))],
            "/go": [answer(b"", "Location: /", "Set-Cookie: a=b", status="302 Found")],
        }
        async with Misbehaving(script) as server, client(server) as asking:
            for path in ("/", "/go", "/"):
                await asking.fetch(FetchRequest(url=server.url(path)))
            for exchange in server.requests:
                assert not exchange.all("cookie")
                assert not exchange.all("referer")
                assert not exchange.all("authorization")

    asyncio.run(ask())


def test_a_body_that_only_the_end_of_the_line_ends_keeps_validators_only_if_it_shows_its_end() -> None:
    """T-close-early-nolength: the next visit must not be told 304 about a feed of which we have a half."""
    fields = ('ETag: "e1"', "Last-Modified: Sun, 01 Mar 2026 10:00:00 GMT")
    whole = visit({"/": [head("200 OK", *fields) + FEED + b"\n", CLOSE]})
    cut = visit({"/": [head("200 OK", *fields) + FEED[: len(FEED) // 2], CLOSE]})
    cut_behind_an_element = visit({"/": [head("200 OK", *fields) + FEED[: FEED.rindex(b"<item>")], CLOSE]})
    assert whole.validators.etag == '"e1"'
    assert cut.validators == Validators()
    assert cut_behind_an_element.validators == Validators()


def test_a_failed_read_gives_nothing_to_keep() -> None:
    """T-etag-of-torn: validators come with a document or not at all."""
    with pytest.raises(FetchError) as caught:
        visit({"/": [answer(HALF, "Content-Encoding: gzip", 'ETag: "torn"')]})
    assert not hasattr(caught.value, "validators")


def test_an_empty_body_is_an_empty_document() -> None:
    got = visit({"/": [answer(b"")]})
    assert isinstance(got, Capture)
    assert got.body == b""
