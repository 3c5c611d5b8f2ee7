"""This process's side of the workers: the nursery that makes them, a line to each, how they end. Chooses no work."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
import time

from syndicator.bootstrap.workers import nursery, worker


class Ended(Exception):
    """The worker is gone before its answer; ``status`` is its wait status where that is known."""

    def __init__(self, status: int | None) -> None:
        super().__init__()
        self.status = status


class Worker:
    """This process's side of one worker."""

    def __init__(self, staff: Staff, number: int, line: socket.socket) -> None:
        self._staff = staff
        self._number = number
        self._line = line
        self.ended: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self.pid: int | None = None
        self.goes_on = True
        self._is_busy = False

    async def answer(self, call: bytes) -> bytearray:
        """Hand over a call and wait for its answer. Raises ``Ended``."""
        loop = asyncio.get_running_loop()
        self._is_busy = True
        try:
            await loop.sock_sendall(self._line, worker.HEAD.pack(len(call), 1))
            await loop.sock_sendall(self._line, call)
            size, goes_on = worker.HEAD.unpack(await self._exactly(worker.HEAD.size))
            if size > worker.LARGEST_ANSWER:
                raise ConnectionError("an answer of absurd size")
            answer = await self._exactly(size)
        except asyncio.CancelledError:
            self._line.close()
            raise
        except OSError:
            self._line.close()
            self.kill()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(5.0):
                    raise Ended(await asyncio.shield(self.ended)) from None
            raise Ended(None) from None
        self._is_busy = False
        self.goes_on = bool(goes_on)
        return answer

    async def _exactly(self, size: int) -> bytearray:
        loop = asyncio.get_running_loop()
        data = bytearray(size)
        view = memoryview(data)
        got = 0
        while got < size:
            read = await loop.sock_recv_into(self._line, view[got:])
            if not read:
                raise ConnectionResetError
            got += read
        return data

    def cpu_seconds(self) -> float:
        """Return the processor time it has taken in its life; 0 where nobody can tell."""
        if self.pid is None or sys.platform != "linux":
            return 0.0
        try:
            return time.clock_gettime((~self.pid << 3) | 2)  # clock_getcpuclockid(3)
        except OSError:
            return 0.0

    def calm(self, nice: int) -> None:
        """Let others go first."""
        self._staff.order(nursery.CALM, self._number, nice)

    def kill(self) -> None:
        """End it, whatever it does."""
        self.goes_on = False
        self._staff.order(nursery.KILL, self._number, 0)

    def dismiss(self) -> None:
        """End it by hanging up; a call under way fails."""
        self.goes_on = False
        if self._is_busy:  # whoever waits on the line closes it
            with contextlib.suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)
        else:
            self._line.close()

    def gone(self, status: int | None) -> None:
        """Called by the staff."""
        self.dismiss()
        if not self.ended.done():
            self.ended.set_result(status)


class Staff:
    """The nursery and its workers, as long as both live."""

    def __init__(self, limits: worker.Limits, *, load: bool) -> None:
        self.loop = asyncio.get_running_loop()
        self._workers: dict[int, Worker] = {}
        self._hired = 0
        self._news = bytearray()
        self._control, theirs = socket.socketpair()
        try:
            self._process: subprocess.Popen[bytes] = nursery.start(theirs, limits, load=load)
        except OSError:
            self._control.close()
            raise
        finally:
            theirs.close()
        self._control.settimeout(0)
        self.is_open = True
        self.loop.add_reader(self._control, self._hear)

    def hire(self, nice: int) -> Worker:
        """Have a worker made. Raises ``OSError`` where that cannot be asked for."""
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        self._hired += 1
        made = Worker(self, self._hired, ours)
        try:
            order = nursery.ORDER.pack(nursery.FORK, self._hired, nice)
            socket.send_fds(self._control, [order], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._workers[self._hired] = made
        return made

    def order(self, kind: bytes, number: int, value: int) -> None:
        """Say something about a worker, if there still is one."""
        if self.is_open and number in self._workers:
            with contextlib.suppress(OSError):
                self._control.send(nursery.ORDER.pack(kind, number, value))

    def _hear(self) -> None:
        try:
            data = self._control.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
            return
        self._news += data
        while len(self._news) >= nursery.NEWS.size:
            kind, number, value = nursery.NEWS.unpack(self._news[: nursery.NEWS.size])
            del self._news[: nursery.NEWS.size]
            if kind == nursery.BORN:
                self._workers[number].pid = value
            else:
                self._workers.pop(number).gone(value)

    def close(self) -> None:
        """Send everybody home and wait until they are gone."""
        if not self.is_open:
            return
        self.is_open = False
        if not self.loop.is_closed():
            self.loop.remove_reader(self._control)
        self._control.close()
        for one in self._workers.values():
            if self.loop.is_closed():
                one.dismiss()
            else:
                one.gone(None)
        try:
            self._process.wait(5.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
