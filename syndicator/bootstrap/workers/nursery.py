"""A process of its own that has the readers loaded and forks workers from itself. Reads nothing foreign.

::

    main process ──control line──> nursery ──fork──> worker, worker, …
         └────────────── one line to each worker ──────────┘

Why not fork from the main process? It has threads, a store with a lock, and sockets; a fork takes half of that along.
Why not start each worker anew? Loading the readers takes 0.4 s, a fork 5 ms, and forks share the memory of what is
loaded. (``multiprocessing``'s fork server does nearly this, but loads the main program once more in each worker, and
speaks pickle.)

It leaves Ctrl-C and SIGTERM to the main process, which may still be ending its visits, and goes when that goes.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any, NoReturn

from syndicator.bootstrap.workers import allocator, worker

ORDER = struct.Struct("!cIi")
"""What the main process says: FORK (with the line as a passed descriptor) or CALM with a niceness, or KILL."""
NEWS = struct.Struct("!cIi")
"""What the nursery says: BORN with the process id, DIED with the wait status."""
FORK, KILL, CALM, BORN, DIED = b"f", b"k", b"c", b"b", b"d"

_BEGIN = (
    "import json, sys; given = json.loads(sys.stdin.readline()); sys.path[:] = given['path']; "
    "from syndicator.bootstrap.workers.nursery import main; main(given)"
)
_SAMPLE = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour</title><link>https://harbour.example/</link><copyright>(c) 2026 Harbour. All rights reserved.</copyright>
<item><title>Tide</title><link>https://harbour.example/tide</link><guid>tide</guid>
<pubDate>Mon, 01 Jun 2026 10:00:00 GMT</pubDate><content:encoded>&lt;p&gt;High water at &lt;b&gt;noon&lt;/b&gt;. This
article is published under a Creative Commons licence (CC BY 4.0).&lt;/p&gt;</content:encoded></item></channel></rss>"""


def start(control: socket.socket, limits: worker.Limits, *, load: bool) -> subprocess.Popen[bytes]:
    """Start a nursery at the other end of a control line, with the readers loaded or not. Raises ``OSError``."""
    given = {
        "path": sys.path,
        "control": control.fileno(),
        "load": load,
        "limits": {name: getattr(limits, name) for name in limits.__slots__},
    }
    process = subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-I", "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        pass_fds=(control.fileno(),),
        cwd="/",
    )
    assert process.stdin is not None  # noqa: S101 - a pipe, as asked for
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(json.dumps(given).encode() + b"\n")
        process.stdin.close()
    return process


def main(given: dict[str, Any]) -> NoReturn:
    """Load the readers, then do as the control line says until it ends."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    _silence(0)
    allocator.keep_no_large_blocks()  # and so in every worker
    control = socket.socket(fileno=given["control"])
    if given["load"]:
        _load()
    nursery = _Nursery(control, worker.Limits(**given["limits"]))
    with contextlib.suppress(ConnectionError):
        nursery.serve()
    nursery.end()
    os._exit(0)


def _silence(*descriptors: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nothing, descriptor)
    os.close(nothing)


def _load() -> None:
    """Have everything in memory that reading a feed takes, by reading one; other readers load what they need late."""
    gc.disable()  # nearly all that is made here stays: looking for what does not is a fifth of the work
    from syndicator.model.capture import Capture
    from syndicator.model.source import Source
    from syndicator.pipeline.understand import understand

    url = "https://harbour.example/feed.xml"
    at = datetime(2026, 6, 1, tzinfo=UTC)
    capture = Capture(url=url, requested_url=url, media_type="application/rss+xml", body=_SAMPLE, fetched_at=at)
    understand(capture, Source(id="sample", kind="feed", urls=(url,)), at=at)
    gc.collect()
    gc.freeze()  # what is loaded is never looked at again, so that the workers go on sharing its memory
    gc.enable()


class _Nursery:
    """Single-threaded, so that a fork takes along exactly what it sees here."""

    def __init__(self, control: socket.socket, limits: worker.Limits) -> None:
        self._control = control
        self._limits = limits
        self._workers: dict[int, int] = {}  # process id by number

    def serve(self) -> None:
        """Do as the control line says until it ends."""
        heard, told = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._own = (heard, told)
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        poll.register(heard, select.POLLIN)
        while True:
            for descriptor, _ in poll.poll():
                if descriptor == heard:
                    os.read(heard, 4096)
                    self._reap()
                elif not self._order():
                    return

    def _order(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self._control, ORDER.size, 1)
        if len(data) < ORDER.size:
            return False
        kind, number, value = ORDER.unpack(data)
        pid = self._workers.get(number)
        if kind == FORK:
            self._fork(number, descriptors[0], value)
        elif pid is not None:  # not reaped yet, so it is nobody else's
            if kind == KILL:
                os.kill(pid, signal.SIGKILL)
            elif kind == CALM:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.setpriority(os.PRIO_PROCESS, pid, value)
        return True

    def _fork(self, number: int, descriptor: int, nice: int) -> None:
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError:  # no memory, no process to be had: the main process sees the line end
            os.close(descriptor)
            self._tell(DIED, number, 0)
            return
        if pid == 0:
            _become_worker(parent, descriptor, self._limits, nice, (self._control.fileno(), *self._own))
        os.close(descriptor)
        self._workers[number] = pid
        self._tell(BORN, number, pid)

    def _reap(self) -> None:
        for number, pid in list(self._workers.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._workers[number]
                self._tell(DIED, number, status)

    def _tell(self, kind: bytes, number: int, value: int) -> None:
        self._control.sendall(NEWS.pack(kind, number, value))

    def end(self) -> None:
        """Leave nobody behind."""
        for pid in self._workers.values():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _become_worker(parent: int, descriptor: int, limits: worker.Limits, nice: int, others: tuple[int, ...]) -> NoReturn:
    """Live a worker's life in this fork; never return into the nursery's."""
    try:
        worker.die_with(parent)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in others:
            os.close(other)
        _silence(0, 1, 2)
        with socket.socket(fileno=descriptor) as line:
            worker.work(line, limits, nice=nice)
    except BaseException:  # noqa: BLE001 - whatever it is, this process must not go on as a second nursery
        os._exit(1)
    os._exit(0)
