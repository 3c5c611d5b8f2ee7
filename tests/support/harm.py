"""Functions that do to a worker what hostile documents do, and some that behave. Called by name in other processes."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import threading
import time
from dataclasses import dataclass

from syndicator import errors
from syndicator.model.capture import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a worker lives under."""

    pid: int
    nice: int
    memory: int
    files: int
    file_bytes: int
    core: int
    descriptors: tuple[int, ...]
    threads: int
    ignored: tuple[int, ...]


_kept: list[bytearray] = []


def add(a: int, b: int) -> int:
    return a + b


def pid() -> int:
    return os.getpid()


def read(capture: Capture) -> int:
    """Do as the document says."""
    word = capture.body.decode()
    if word == "loop":
        loop()
    elif word == "hoard":
        hoard()
    elif word == "crash":
        crash()
    elif word == "vanish":
        os.kill(os.getpid(), signal.SIGKILL)
    return len(word)


def loop() -> int:
    while True:
        pass


def loop_in_c() -> int:
    """Never come back to the interpreter: no signal handler of Python's would ever run."""
    return sum(1 for _ in iter(int, 1))


def rest(seconds: float) -> int:
    """Take hardly any processor time, and end."""
    time.sleep(seconds)
    return os.getpid()


def sleep() -> int:
    time.sleep(3_600)
    return 0


def work_for(seconds: float) -> int:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return os.getpid()


def hoard() -> int:
    kept = []
    while True:
        kept.append(bytearray(1024 * 1024))


def keep(mebibytes: int) -> int:
    _kept.append(bytearray(os.urandom(1024)) * 1024 * mebibytes)
    return os.getpid()


def crash() -> int:
    ctypes.string_at(0)
    return 0


def abort() -> int:
    os.abort()
    return 0


def leave() -> int:
    os._exit(3)


def go() -> int:
    raise SystemExit(3)


def bug() -> int:
    raise ValueError("a bug \ud800")


def expected() -> int:
    raise errors.Malformed("not so", url="https://a.example/", locator="line 3", hint="mend it")


def odd_bug() -> int:
    raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no")


def unfit() -> int:
    return threading.Lock()  # type: ignore[return-value] # what no signature can promise


def surrogate() -> str:
    return "\ud800"


def unsaid(a: int):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the very fault
    return a


def huge() -> bytes:
    return bytes(130 * 1024 * 1024)


def write(path: str) -> int:
    with open(path, "wb") as file:  # noqa: PTH123 - as plain as can be
        return file.write(b"x" * 10)


def bounds() -> Bounds:
    return Bounds(
        pid=os.getpid(),
        nice=os.getpriority(os.PRIO_PROCESS, 0),
        memory=resource.getrlimit(resource.RLIMIT_AS)[0],
        files=resource.getrlimit(resource.RLIMIT_NOFILE)[0],
        file_bytes=resource.getrlimit(resource.RLIMIT_FSIZE)[0],
        core=resource.getrlimit(resource.RLIMIT_CORE)[0],
        descriptors=tuple(number for number in range(64) if _is_open(number)),
        threads=threading.active_count(),
        ignored=tuple(n for n in (2, 15, 1) if signal.getsignal(n) is signal.SIG_IGN),
    )


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def sockets() -> int:
    """Tell how many sockets a worker holds."""
    count = 0
    for number in range(64):
        try:
            with socket.socket(fileno=os.dup(number)) as found:
                count += found.family == socket.AF_UNIX
        except OSError:
            continue
    return count
