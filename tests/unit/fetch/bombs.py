"""Not a test: asks a server of its own for bodies that unpack without end, and prints what that cost, as JSON.

Run in its own process by ``test_bombs.py``, because the peak of a process cannot be lowered again.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import resource
import time
import zlib
from typing import Any

import brotli
import zstandard
from support.misbehaving import Exchange, Misbehaving, answer, client, head

from syndicator.errors import FetchError
from syndicator.model.capture import FetchRequest

MIB = 1024 * 1024


def gzip_bomb(mebibytes: int) -> bytes:
    """One member: a block that resets its window, repeated; its checksum is never reached."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * mebibytes + packer.flush() + bytes(8)


def members_bomb(mebibytes: int) -> bytes:
    """As many members as mebibytes."""
    return gzip.compress(bytes(MIB)) * mebibytes


def zstd_bomb(mebibytes: int) -> bytes:
    packer = zstandard.ZstdCompressor().compressobj()
    return b"".join(packer.compress(bytes(MIB)) for _ in range(mebibytes)) + packer.flush()


def brotli_bomb(mebibytes: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(bytes(MIB)) for _ in range(mebibytes)) + packer.finish()


def coded(body: bytes, coding: str) -> list[bytes]:
    return [answer(body, f"Content-Encoding: {coding}")]


async def endless(exchange: Exchange) -> None:
    await exchange.send(head("200 OK", "Content-Length: 1000000000"))
    while True:
        await exchange.send(bytes(65_536))


async def endless_chunks(exchange: Exchange) -> None:
    await exchange.send(head("200 OK", "Transfer-Encoding: chunked"))
    while True:
        await exchange.send(b"10000\r\n" + bytes(65_536) + b"\r\n")


async def endless_unframed(exchange: Exchange) -> None:
    await exchange.send(head("200 OK"))
    while True:
        await exchange.send(bytes(65_536))


async def endless_header(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await exchange.send(b"X-Flood: " + b"x" * 65_536 + b"\r\n")


async def endless_interim(exchange: Exchange) -> None:
    while True:
        await exchange.send(head("103 Early Hints") * 1_000)


SCRIPT: dict[str, Any] = {
    "/T-bomb-gzip": coded(gzip_bomb(512), "gzip"),
    "/bomb-gzip-unlabelled": [answer(gzip_bomb(512))],
    "/bomb-gzip-members": coded(members_bomb(512), "gzip"),
    "/T-bomb-gzip2": coded(gzip.compress(gzip_bomb(512)), "gzip, gzip"),
    "/bomb-gzip-in-gzip-file": coded(gzip.compress(gzip_bomb(512)), "gzip"),
    "/bomb-deflate": coded(gzip_bomb(512)[10:-8], "deflate"),
    "/T-bomb-br": coded(brotli_bomb(256), "br"),
    "/bomb-zstd": coded(zstd_bomb(512), "zstd"),
    "/bomb-mixed": coded(brotli.compress(gzip_bomb(512)), "gzip, br"),
    "/T-big-60m": endless,
    "/T-endless": endless_chunks,
    "/endless-unframed": endless_unframed,
    "/endless-header": endless_header,
    "/endless-interim": endless_interim,
}


async def main() -> None:
    costs: dict[str, dict[str, Any]] = {}
    async with Misbehaving(SCRIPT) as server, client(server, timeout_seconds=20.0) as asking:
        for path in SCRIPT:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            started, worked = time.monotonic(), time.process_time()
            try:
                await asking.fetch(FetchRequest(url=server.url(path)))
                outcome = "ok"
            except FetchError as error:
                outcome = error.code
            costs[path[1:]] = {
                "outcome": outcome,
                "grown_mib": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
                "seconds": time.monotonic() - started,
                "cpu": time.process_time() - worked,
            }
    print(json.dumps(costs))  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    asyncio.run(main())
