"""2,000 local sources with 20 entries each, beside the library `reader`: first run and all-304 run, in one go.

Run: ``.venv/bin/python tests/bench/bench_reader.py PYTHON_WITH_READER [--sources 2000] [--entries 20] [--rounds 3]``,
where ``PYTHON_WITH_READER`` is an interpreter that can import reader 3.26 (it is no dependency of ours). Both ask the
same server on loopback on the same machine; CPU is that of the whole command with its children, medians of the rounds.
Only the ratios mean anything. Not part of the suite.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import multiprocessing
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORDS = ("river", "harbour", "council", "bridge", "school", "water", "market", "street", "winter", "farmers", "museum",
    "budget", "library", "workers", "forest", "station", "doctors", "teachers", "island", "valley", "season", "village",
    "committee", "report", "morning", "evening", "people", "houses", "plans")  # fmt: skip

READER = """
import json, sys
from reader import make_reader
reader = make_reader(sys.argv[1])
reader.update_feeds(scheduled=False, workers=10) if len(sys.argv) < 3 else None
if len(sys.argv) > 2:
    for url in json.load(open(sys.argv[2])):
        reader.add_feed(url)
print(reader.get_entry_counts().total)
"""


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def made_feed(number: int, entries: int) -> bytes:
    """A feed of the common kind, with words of its own: title, link, guid, date, author, tags, teaser and 1.5 KB."""
    chance = random.Random(number)  # noqa: S311 - the same words in every run
    items = []
    for entry in range(entries):
        address = f"https://site{number}.example/2026/{entry}"
        text = "".join(f"<p>{_prose(chance, 40)}</p>" for _ in range(5))
        items.append(
            f"<item><title>{_prose(chance, 7)}</title><link>{address}</link><guid>{address}</guid>"
            f"<dc:creator>Ann Author {number}</dc:creator><category>river</category><category>town</category>"
            f"<pubDate>Sun, 11 Jan 2026 10:{entry % 60:02}:00 GMT</pubDate>"
            f"<description><![CDATA[<p>{_prose(chance, 30)}</p>]]></description>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Site {number}</title>'
        f"<link>https://site{number}.example/</link><language>en</language>"
        f"<copyright>© 2026 Site {number}</copyright>{''.join(items)}</channel></rss>"
    ).encode()


NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class _Server(asyncio.Protocol):
    """As little of HTTP as both clients need: GET, ETag, 304, kept connections."""

    feeds: dict[str, tuple[bytes, bytes, bytes]] = {}  # noqa: RUF012 - filled once, in the server's own process
    asked: Synchronized[int]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self.transport = transport
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        """Answer whole requests."""
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode()
            full, tag, unchanged = self.feeds.get(path, (NOT_FOUND, b"\n-", b""))
            self.asked.value += 1
            assert isinstance(self.transport, asyncio.WriteTransport)
            self.transport.write(unchanged if tag in head else full)


def _serve(sources: int, entries: int, told: Connection, asked: Synchronized[int]) -> None:
    _Server.asked = asked
    for number in range(sources):
        body = made_feed(number, entries)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {tag}\r\n"
        head += f"Content-Length: {len(body)}\r\n\r\n"
        unchanged = f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        _Server.feeds[f"/{number}.xml"] = (head.encode() + body, tag.encode(), unchanged)

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(_Server, "127.0.0.1", 0)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def _measured(*command: str, cwd: Path) -> tuple[float, float, int, str]:
    """Wall seconds, CPU seconds, peak MiB of its largest process, and what it printed."""
    program = (
        "import json,resource,subprocess,sys,time\n"
        "start=time.perf_counter()\n"
        "done=subprocess.run(sys.argv[1:],capture_output=True,text=True)\n"
        "use=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([time.perf_counter()-start,use.ru_utime+use.ru_stime,use.ru_maxrss//1024,"
        "done.returncode,done.stdout[-300:],done.stderr[-800:]]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [sys.executable, "-c", program, *command], cwd=cwd, env=environment, capture_output=True, text=True, check=True
    )
    wall, cpu, peak, code, out, err = json.loads(done.stdout)
    assert code == 0, err
    return wall, cpu, peak, out


def _ours(root: Path, urls: list[str], host: str) -> list[tuple[float, float, int, str]]:
    (root / "config").mkdir(parents=True)
    text = (
        '[site]\ntitle = "Bench"\nurl = "https://bench.example/"\ncontact = "bench@bench.example"\n'
        f'[collect]\nallow_private = ["{host}"]\nper_host = 10\nconcurrency = 10\n'
        '[[feeds]]\nid = "all"\ntitle = "All"\nlimit = 100\n'
    )
    text += "".join(f'[[sources]]\nid = "s{number}"\nkind = "feed"\nurl = "{url}"\n' for number, url in enumerate(urls))
    (root / "config" / "config.toml").write_text(text, "utf-8")
    command = (sys.executable, "-m", "syndicator", "run", "--all")
    return [_measured(*command, cwd=root) for _ in range(2)]


def _theirs(root: Path, urls: list[str], python: str) -> list[tuple[float, float, int, str]]:
    root.mkdir()
    (root / "urls.json").write_text(json.dumps(urls), "utf-8")
    (root / "with_reader.py").write_text(READER, "utf-8")
    _measured(python, "with_reader.py", "reader.db", "urls.json", cwd=root)  # adding the feeds is not measured
    return [_measured(python, "with_reader.py", "reader.db", cwd=root) for _ in range(2)]


def main() -> None:
    """Print both runs of both, and the ratios of their medians."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("python")
    arguments.add_argument("--sources", type=int, default=2_000)
    arguments.add_argument("--entries", type=int, default=20)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    told, tells = multiprocessing.Pipe()
    asked = multiprocessing.Value("i", 0)
    server = multiprocessing.Process(target=_serve, args=(given.sources, given.entries, tells, asked), daemon=True)
    server.start()
    host = f"127.0.0.1:{told.recv()}"
    urls = [f"http://{host}/{number}.xml" for number in range(given.sources)]
    ours, theirs = [], []
    for number in range(given.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            theirs.append(_theirs(Path(scratch) / "theirs", urls, given.python))
            requests, asked.value = asked.value, 0
            ours.append(_ours(Path(scratch) / "ours", urls, host))
        ours_asked, asked.value = asked.value, 0
        print(f"round {number + 1}: {ours_asked} requests by us, {requests} by reader", flush=True)  # noqa: T201
    for run, name in enumerate(("first run", "all 304")):
        wall, cpu, peak = (statistics.median(one[run][part] for one in ours) for part in range(3))
        their_wall, their_cpu, their_peak = (statistics.median(one[run][part] for one in theirs) for part in range(3))
        print(  # noqa: T201 - a bench prints
            f"{name}: ours {wall:.1f} s wall {cpu:.1f} s CPU {peak} MiB, reader {their_wall:.1f} s {their_cpu:.1f} s "
            f"{their_peak} MiB; reader/ours {their_wall / wall:.1f}x wall, {their_cpu / cpu:.1f}x CPU"
        )
    server.terminate()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4_096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
