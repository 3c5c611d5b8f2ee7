"""Collects 1,000 loopback sources, alone and with 10 tarpits and 10 bombs among them; prints when the honest are done.

Run: ``.venv/bin/python tests/bench/bench_tarpits.py [ROUNDS]`` (the script sets PYTHONPATH). Not part of the suite.
Each round visits the honest sources in a new store once without and once with the others; what counts is when the last
honest source was visited, and the processor time of the server is not in it.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]

import brotli  # noqa: E402 - the path is set just above
import zstandard  # noqa: E402

from syndicator.bootstrap import Application, run  # noqa: E402

HONEST, ENTRIES = 1_000, 20
MIB = 1_048_576
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
WORDS = ["harbour", "council", "bridge", "school", "market", "winter", "museum", "library", "island", "season"]


def feed(number: int) -> bytes:
    """A feed with words of its own."""
    chance = random.Random(number)  # noqa: S311 - the same words in every run
    items = "".join(
        f"<item><title>Entry {entry} of {number}: {' '.join(chance.choices(WORDS, k=6))}</title>"
        f"<link>https://n{number}.example/{entry}</link><guid>n{number}-{entry}</guid>"
        f"<pubDate>Mon, 01 Jun 2026 10:{entry:02}:00 GMT</pubDate><description>&lt;p&gt;"
        f"{' '.join(chance.choices(WORDS, k=120))}&lt;/p&gt;</description></item>"
        for entry in range(ENTRIES)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Number {number}</title>'
        f"<link>https://n{number}.example/</link><description>d</description>{items}</channel></rss>"
    ).encode()


def whole(body: bytes, coding: str = "") -> bytes:
    """One answer."""
    said = f"Content-Encoding: {coding}\r\n".encode() if coding else b""
    return HEAD + said + f"Content-Length: {len(body)}\r\n\r\n".encode() + body


def bombs() -> dict[str, bytes]:
    """Ten answers that mean harm."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(bytes(MIB)) for _ in range(512)) + packer.flush()
    deep = b"<rss><channel><item>" + b"<a>" * 3_000_000
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12)).encode()
    divs = b"&lt;div&gt;" * 800_000
    start = b"<rss><channel><title>t</title><item><title>x</title><link>http://e.example/</link><description>"
    return {
        "gzip": whole(packed, "gzip"),
        "gzip-twice": whole(gzip.compress(packed), "gzip, gzip"),
        "brotli": whole(brotli.compress(bytes(256 * MIB), quality=1), "br"),
        "zstd": whole(zstandard.compress(bytes(512 * MIB)), "zstd"),
        "deep-xml": whole(deep),
        "laughs": whole(b"<!DOCTYPE rss [" + laughs + b"]><rss><channel><title>&e11;</title></channel></rss>"),
        "deep-html": whole(start + divs + b"</description></item></channel></rss>"),
        "attributes": whole(b"<rss " + b"".join(b' a%d="1"' % n for n in range(700_000)) + b"/>"),
        "many-items": whole(b"<rss><channel>" + b"<item><title>x</title></item>" * 300_000),
        "huge": whole(b" " * (60 * MIB)),
    }


async def _serve(wire: Connection) -> None:
    answers = {f"/{number}": whole(feed(number)) for number in range(HONEST)}
    answers |= {f"/{name}": answer for name, answer in bombs().items()}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                path = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1].decode()
                if path.startswith("/tarpit"):
                    await asyncio.sleep(3_600)
                writer.write(answers.get(path) or b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()

    # Each hostile source is a host of its own; the honest ones share twenty.
    servers = [await asyncio.start_server(serve, "127.0.0.1", 0) for _ in range(40)]
    wire.send([server.sockets[0].getsockname()[1] for server in servers])
    await asyncio.Event().wait()


def _server(wire: Connection) -> None:
    asyncio.run(_serve(wire))


@contextlib.contextmanager
def serving() -> Iterator[list[int]]:
    """Serve from a process of its own; its ports, honest hosts first."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_server, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()


def collect(ports: list[int], *, hostile: bool) -> tuple[float, float, dict[str, int]]:
    """Visit everything once; when the last honest source was done, when everything was, and what came of it."""
    urls = {f"n{number}": f"http://127.0.0.1:{ports[number % 20]}/{number}" for number in range(HONEST)}
    if hostile:
        names = [*bombs(), *(f"tarpit{number}" for number in range(10))]
        random.Random(1).shuffle(names)  # noqa: S311 - the same order in every run
        mixed = list(urls.items())
        for number, name in enumerate(names):
            mixed.insert(number * HONEST // 20, (f"h-{name}", f"http://127.0.0.1:{ports[20 + number]}/{name}"))
        urls = dict(mixed)
    pairs = ", ".join(f'"127.0.0.1:{port}"' for port in ports)
    text = (
        '[site]\ntitle = "Bench"\nurl = "https://bench.example/"\n[[feeds]]\nid = "all"\ntitle = "All"\n'
        f"[collect]\nallow_private = [{pairs}]\n"
        + "".join(f'[[sources]]\nid = "{name}"\nkind = "feed"\nurl = "{url}"\n' for name, url in urls.items())
    )
    with tempfile.TemporaryDirectory() as scratch:
        directory = Path(scratch) / "config"
        directory.mkdir()
        (directory / "config.toml").write_text(text)
        with Application(directory) as house:
            done: list[float] = []
            outcomes: dict[str, int] = {}
            started = time.perf_counter()

            def note(visit: object) -> None:
                name, outcome = visit.source_id, visit.outcome  # type: ignore[attr-defined] # a visit
                if name.startswith("n"):
                    done.append(time.perf_counter() - started)
                outcomes[outcome] = outcomes.get(outcome, 0) + 1

            asyncio.run(run(house, house.settings.sources, done=note))
            return max(done), time.perf_counter() - started, outcomes


def main() -> None:
    """Print medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    alone: list[float] = []
    among: list[float] = []
    with serving() as ports:
        for _ in range(rounds):
            for hostile, times in ((False, alone), (True, among)):
                honest, everything, outcomes = collect(ports, hostile=hostile)
                times.append(honest)
                name = "with 10 tarpits and 10 bombs" if hostile else "alone"
                print(f"{name}: honest done after {honest:.2f} s, all after {everything:.2f} s, {outcomes}", flush=True)  # noqa: T201
    first, second = statistics.median(alone), statistics.median(among)
    print(f"median {first:.2f} s alone, {second:.2f} s among the others: {second / first - 1:+.1%}")  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(REPOSITORY))
    main()
