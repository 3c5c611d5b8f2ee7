"""The life of a worker process: takes calls from its line one by one, within bounds, until it is worn. Chooses nothing.

It reads what strangers wrote, so it is made to be killed: the kernel ends it where a call takes more processor time or
memory than it may, and it ends itself when it has grown or grown old. It may write no file, and it dies with who made
it.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import struct
import sys
import time
from dataclasses import dataclass

from syndicator import errors
from syndicator.bootstrap.workers import allocator, parcels

HEAD = struct.Struct("!QB")
"""Before every call and answer: its length in bytes and, of an answer, whether the worker takes another call."""

LARGEST_ANSWER = 128 * 1024 * 1024  # bytes
_PR_SET_PDEATHSIG = 1
_PAGE = resource.getpagesize()
_OPEN_FILES = 64
_CHUNK = 1024 * 1024
_LITTER = 6 * 1024 * 1024  # bytes; beyond this it is worth looking for memory to give back


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one call may take, and how long a worker lives."""

    memory_bytes: int  # of address space above what it starts with
    cpu_seconds: int  # for one call
    calls: int  # then it is worn
    growth_bytes: int  # then too


def work(line: socket.socket, limits: Limits, *, nice: int) -> None:
    """Take calls until the line ends or the worker is worn."""
    _bind(limits, nice)
    size = trimmed = _resident()
    for number in range(1, limits.calls + 1):
        call = receive(line)
        if call is None:
            return
        _allow(limits.cpu_seconds)
        try:
            answer = parcels.carry_out(call)
            if len(answer) > LARGEST_ANSWER:
                answer = parcels.failure(_too_much(f"comes to more than {LARGEST_ANSWER:,} bytes"))
        except MemoryError:
            answer = parcels.failure(_too_much("takes more memory than [collect] worker_memory allows"))
        call = None
        held = _resident()
        if held - trimmed > _LITTER:
            allocator.give_back()
            held = trimmed = _resident()
        goes_on = number < limits.calls and held - size < limits.growth_bytes
        line.sendall(HEAD.pack(len(answer), goes_on))
        line.sendall(answer)
        if not goes_on:
            return


def _too_much(why: str) -> errors.ParseError:
    return errors.ParseError(f"the document is not read: it {why}", code="too_much_memory")


def receive(line: socket.socket) -> bytearray | None:
    """Return the next call; None at the end of the line."""
    head = _exactly(line, HEAD.size)
    return _exactly(line, HEAD.unpack(head)[0]) if head is not None else None


def _exactly(line: socket.socket, size: int) -> bytearray | None:
    data = bytearray(size)
    view = memoryview(data)
    got = 0
    while got < size:
        read = line.recv_into(view[got : got + _CHUNK])
        if not read:
            return None
        got += read
    return data


def _bind(limits: Limits, nice: int) -> None:
    """Take on the bounds. They are the kernel's: no library can forget them."""
    os.setpriority(os.PRIO_PROCESS, 0, nice)
    memory = _virtual() + limits.memory_bytes
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most, most) if hard == resource.RLIM_INFINITY else (min(most, hard),) * 2)


def _allow(seconds: int) -> None:
    """Let the next call take so many seconds of processor time; then SIGXCPU ends the worker."""
    soft = int(time.process_time()) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _memory(column: int) -> int:
    """Return a figure of /proc/self/statm in bytes; 0 where there is none (then only the number of calls wears out)."""
    try:
        descriptor = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)  # asked after every call: no file object
    except OSError:
        return 0
    try:
        return int(os.read(descriptor, 256).split()[column]) * _PAGE
    except OSError:
        return 0
    finally:
        os.close(descriptor)


def _virtual() -> int:
    return _memory(0)


def _resident() -> int:
    return _memory(1)


def die_with(parent: int) -> None:
    """Have the kernel end this process with its parent, and end it now where that is gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)
