"""Groups T and R of the catalogue of bad inputs: what goes wrong on the wire, and where redirects may lead."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import brotli
import zstandard
from support.hostile import Case, Handler, World, rss, xml
from support.inside import INSIDE
from support.misbehaving import CLOSE, HANG, RESET, Exchange, answer, head, redirect

FEED = rss().encode()
PACKED = gzip.compress(FEED)
RSS = "Content-Type: application/rss+xml"
ERROR = {"outcome": "error", "known": 0}
PORTAL = b"<!doctype html><html><head><title>Sign in</title></head><body><form><input></form>SMUGGLED</body></html>"
TORN = answer(PACKED[: len(PACKED) // 2], RSS, "Content-Encoding: gzip", 'ETag: "torn"')


def coded(body: bytes, coding: str) -> bytes:
    return answer(body, RSS, f"Content-Encoding: {coding}")


def sized(size: int | str, body: bytes = FEED) -> bytes:
    return head("200 OK", RSS, f"Content-Length: {size}") + body


def chunked(body: bytes, extension: bytes = b"", end: bytes = b"0\r\n\r\n") -> bytes:
    return head("200 OK", RSS, "Transfer-Encoding: chunked") + b"%x%s\r\n%s\r\n" % (len(body), extension, body) + end


def packed_bomb(mebibytes: int, times: int) -> bytes:
    """So many MiB of spaces, packed once or twice."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(b" " * 1_048_576) for _ in range(mebibytes)) + packer.flush()
    return gzip.compress(body) if times == 2 else body


async def endless(exchange: Exchange) -> None:
    await exchange.send(head("200 OK", RSS, "Transfer-Encoding: chunked"))
    while not exchange.writer.is_closing():
        await exchange.send(b"10000\r\n" + b"<item/> " * 8_192 + b"\r\n")
        await asyncio.sleep(0.01)


async def slowly(exchange: Exchange) -> None:
    await exchange.send(head("200 OK", RSS, f"Content-Length: {len(FEED)}"))
    for byte in FEED:
        await exchange.send(bytes([byte]))
        await asyncio.sleep(0.02)


def conditional(first: bytes, tag: bytes) -> Handler:
    """Answer once with something that cannot be read; then the feed, but 304 to whoever kept that one's validator."""

    async def play(exchange: Exchange) -> None:
        if exchange.number == 1:
            await exchange.send(first)
        elif tag in exchange.all("if-none-match"):
            await exchange.send(head("304 Not Modified"))
        else:
            await exchange.send(xml(rss()))

    return play


def no_cookie(world: World) -> None:
    assert not world.sent("cookie")


T: dict[str, Case] = {
    "T-torn-gzip": Case(answers=[TORN], **ERROR),
    "T-gzip-bad-crc": Case(answers=[coded(PACKED[:-8] + b"\1\2\3\4" + PACKED[-4:], "gzip")], **ERROR),
    "T-gzip-trailing-garbage": Case(answers=[coded(PACKED + b"\0\0garbage", "gzip")], known=3),
    "T-gzip-unlabelled": Case(answers=[answer(PACKED, RSS)], known=3),
    "T-gzip-label-plain": Case(answers=[coded(FEED, "gzip")], **ERROR),
    "T-deflate-zlib": Case(answers=[coded(zlib.compress(FEED), "deflate")], known=3),
    "T-zstd-forced": Case(answers=[coded(zstandard.compress(FEED), "zstd")], known=3),
    "T-enc-chain-3": Case(answers=[coded(gzip.compress(gzip.compress(PACKED)), "gzip, gzip, gzip")], **ERROR),
    "T-bomb-gzip": Case(answers=[coded(packed_bomb(512, 1), "gzip")], **ERROR),
    "T-bomb-gzip2": Case(answers=[coded(packed_bomb(512, 2), "gzip, gzip")], **ERROR),
    "T-bomb-br": Case(answers=[coded(brotli.compress(bytes(64 << 20), quality=1), "br")], **ERROR),
    "T-big-60m": Case(answers=[[head("200 OK", RSS), *[b"<item/> " * 131_072] * 60, CLOSE]], **ERROR),
    "T-cl-100g": Case(answers=[sized(107_374_182_400)], **ERROR),
    "T-endless": Case(answers=endless, timeout=0.5, outcome="error/timeout", known=0),
    "T-slow-body": Case(answers=slowly, timeout=0.5, outcome="error/timeout", known=0),
    "T-tarpit": Case(answers=[[HANG]], timeout=0.5, outcome="error/timeout", known=0),
    "T-reset-mid": Case(answers=[[sized(len(FEED), FEED[:300]), 0.02, RESET]], **ERROR),
    "T-close-early": Case(answers=[[sized(10 * len(FEED)), CLOSE]], **ERROR),
    # Nothing says that it is cut, so it may be read; but its validators are not kept, and the rest comes next time.
    "T-close-early-nolength": Case(
        answers=[
            [head("200 OK", RSS, 'ETag: "cut"') + FEED[: FEED.index(b"Item 2") + 3], CLOSE],
            xml(rss()),
        ],
        polls=2,
        known=3,
    ),
    "T-cl-short": Case(answers=[[sized(len(FEED) - 200), CLOSE]], outcome="ok/error", most=3),
    "T-chunk-bad-size": Case(answers=[chunked(FEED).replace(b"\r\n\r\n", b"\r\n\r\nzz", 1)], **ERROR),
    "T-chunk-no-end": Case(answers=[[chunked(FEED, end=b""), CLOSE]], **ERROR),
    "T-chunk-ext-flood": Case(answers=[chunked(FEED, b";" + b"x" * 200_000)], outcome="error/ok", most=3),
    "T-cl-and-te": Case(
        answers=[
            head("200 OK", RSS, "Content-Length: 5", "Transfer-Encoding: chunked")
            + chunked(FEED).partition(b"\r\n\r\n")[2]
        ],
        outcome="error/ok",
        most=3,
    ),
    "T-dup-cl": Case(
        answers=[head("200 OK", RSS, f"Content-Length: {len(FEED)}", "Content-Length: 5") + FEED], **ERROR
    ),
    "T-cl-negative": Case(answers=[sized(-1)], **ERROR),
    "T-http10": Case(answers=[[head("200 OK", RSS, version="1.0") + FEED, CLOSE]], known=3),
    "T-bad-status": Case(answers=[head("abc OK") + FEED], **ERROR),
    "T-status-999": Case(answers=[answer(FEED, RSS, status="999 Odd")], **ERROR),
    "T-header-20k": Case(answers=[head("200 OK", *(f"X-{n}: 1" for n in range(20_000))) + FEED], **ERROR),
    "T-204": Case(answers=[head("204 No Content")], outcome="error/empty", known=0),
    "T-206": Case(answers=[answer(FEED, RSS, status="206 Partial Content")], **ERROR),
    "T-empty-after-good": Case(answers=[xml(rss()), answer(b"", RSS)], outcome="error/empty", known=3, polls=2),
    "T-desync": Case(answers=[xml(rss()) + answer(b"SMUGGLED")], known=3),
    "T-cookie-flood": Case(
        answers=[xml(rss(), *(f"Set-Cookie: a{n}=b" for n in range(300)))],
        outcome="ok/not_modified",
        polls=2,
        known=3,
        check=no_cookie,
    ),
    "T-ct-octet": Case(answers=[answer(FEED, "Content-Type: application/octet-stream")], known=3),
    "T-ct-html-feed": Case(answers=[answer(FEED, "Content-Type: text/html")], known=3),
    "T-ct-none": Case(answers=[answer(FEED)], known=3),
    "T-200-html": Case(answers=[answer(PORTAL, RSS)], **ERROR),
    "T-good-then-html": Case(answers=[xml(rss()), answer(PORTAL, RSS)], outcome="error", known=3, polls=2),
    "T-good-then-torn": Case(answers=[xml(rss()), TORN], outcome="error", known=3, polls=2),
    "T-etag-of-torn": Case(answers=conditional(TORN, b'"torn"'), known=3, polls=2),
    "T-etag-of-unparsable": Case(
        answers=conditional(answer(b"\x89PNG no feed at all", RSS, 'ETag: "odd"'), b'"odd"'), known=3, polls=2
    ),
}

MOVED = {"/moved.xml": [xml(rss())]}
BLOCKED = "blocked/error"


def adopted(world: World) -> None:
    assert world.adopted is not None
    assert world.adopted.endswith("/moved.xml")
    assert len(world.requests[-1]) == 1


def kept(world: World) -> None:
    assert world.adopted is None


def inside(case: str) -> Case:
    return Case(answers=[redirect(INSIDE[case])], outcome=BLOCKED, known=0)


def named(*found: str, url: str = "http://inside.example/") -> Case:
    return Case(answers=[redirect(url)], outcome="blocked/error/timeout", known=0, names=[[one] for one in found])


R: dict[str, Case] = {
    **{case: inside(case) for case in INSIDE},
    "R-loop": Case(answers=[redirect("/b")], more={"/b": [redirect("/feed.xml")]}, requests=22, **ERROR),
    **{
        f"R-{status}-adopt": Case(
            answers=[redirect("/moved.xml", status)],
            more=MOVED,
            outcome="ok/not_modified",
            polls=10,
            known=3,
            check=adopted,
        )
        for status in (301, 308)
    },
    **{
        f"R-{status}-keep": Case(
            answers=[redirect("/moved.xml", status)],
            more=MOVED,
            outcome="ok/not_modified",
            polls=4,
            known=3,
            check=kept,
        )
        for status in (302, 303, 307)
    },
    "R-dns-private": named("127.0.0.2"),
    "R-dns-rebind": named("8.8.8.8", "127.0.0.2"),
    "R-dns-rebind-hop": Case(
        answers=[redirect("/two")],
        more={"/two": [redirect("http://inside.example/")]},
        outcome="blocked/error/timeout",
        known=0,
        polls=2,
        names=[["8.8.8.8"], ["127.0.0.2"]],
    ),
    "R-dns-mapped": named("::ffff:127.0.0.2"),
    "R-dns-case": named("127.0.0.2", url="http://InSide.Example./"),
    "R-ssrf-2hop": Case(
        answers=[redirect("/two")], more={"/two": [redirect("http://127.0.0.2:{canary}/")]}, outcome=BLOCKED, known=0
    ),
    "R-crlf": Case(answers=[redirect("/a%0d%0aX-Injected:%201")], outcome="ok/error/blocked"),
    "R-long": Case(answers=[redirect("/" + "a" * 65_536)], outcome="error/blocked/ok"),
    "R-300": Case(answers=[redirect("http://127.0.0.2:{canary}/", 300)], outcome=BLOCKED, known=0),
    "R-meta-refresh": Case(
        answers=[
            [
                head(
                    "200 OK",
                    "Content-Type: text/html",
                    "Refresh: 0; url=http://127.0.0.2:{canary}/",
                    "Content-Length: 70",
                ),
                b'<meta http-equiv="refresh" content="0; url=http://127.0.0.2:9/x">'.ljust(70),
            ]
        ],
        outcome=BLOCKED,
        known=0,
    ),
}
