"""Where foreign bytes are read: in this process, or in workers that can be killed. Knows no formats.

::

    call ──a place?──> worker ──done soon──> value
                          └──slow──> calmed and moved to the slow lane, its place goes to the next call
                                        └──too long, too much──> killed, ``ParseError``

A few calls are worked on at once. One that is not done soon gives its place back: it goes on at the lowest priority
beside the others, or, where the slow lane is full, is stopped and begun again when there is room. So a document that
means harm, or ten of them, cost the others a fraction of a second.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar

from syndicator import errors
from syndicator.bootstrap.workers import allocator, parcels, worker
from syndicator.bootstrap.workers.staff import Ended, Staff, Worker
from syndicator.model.capture import Capture

Given = ParamSpec("Given")
Made = TypeVar("Made")

MEBIBYTE = 1024 * 1024
MOST_WORKERS = 4  # unless the operator says otherwise
MEMORY_BYTES = 192 * MEBIBYTE
CPU_SECONDS = 10  # for one document
WALL_SECONDS = 60.0  # for one document, whatever it waits for; a loaded machine is no fault of the document
SOON_SECONDS = 0.2  # of processor time; nearly every document is read in a tenth of it
LOOK_SECONDS = 0.1  # how often it is looked at whether a call goes on and on
HANGING_SECONDS = 2.0  # for one that takes no processor time
PATIENCE_SECONDS = 10.0  # for one that takes little, because others take it all
SLOW = 2  # calls that may be slow at once
NICE, CALM = 5, 19  # what the store and the network wait for comes first
CALLS = 1_000  # of one worker
GROWTH_BYTES = 20 * MEBIBYTE
IDLE_SECONDS = 60.0  # after which nobody is kept
ROOM_BYTES = 8 * MEBIBYTE  # of documents that wait to be read; beyond that none are fetched
KEPT_SECONDS = 24 * 3600.0  # for which a document that did harm is not read again
MOST_KEPT = 1_000
SLOW_BYTES = 96 * MEBIBYTE  # of slow documents that are kept waiting


class AtOnce:
    """A workshop in this very process: for looking at one document, and for tests."""

    async def run(self, function: Callable[Given, Made], /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        """Call it."""
        return function(*args, **kwargs)

    async def room(self) -> None:
        """Wait for nothing: what is fetched is read before anything else is."""

    def close(self) -> None:
        """Let go of nothing."""


def by_cores() -> int:
    """Return how many workers this machine has use for."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(MOST_WORKERS, cores))


@dataclass(slots=True)
class _Subject:
    """The document a call is about."""

    capture: Capture | None
    is_slow: bool = False

    @property
    def size(self) -> int:
        return len(self.capture.body) if self.capture is not None else 0

    @classmethod
    def of(cls, args: tuple[object, ...]) -> _Subject:
        return cls(next((argument for argument in args if isinstance(argument, Capture)), None))

    @property
    def name(self) -> str:
        return (self.capture.file_name or self.capture.url) if self.capture is not None else "the document"

    @property
    def url(self) -> str:
        return self.capture.url if self.capture is not None else ""

    @property
    def digest(self) -> bytes | None:
        return hashlib.sha256(self.capture.body).digest() if self.capture is not None else None


class Workers:
    """A workshop of processes that can be killed. Nothing is started before the first call.

    Args:
        workers: calls worked on at once.
        memory_bytes: that reading one document may take.
        cpu_seconds: of processor time, for one document.
        wall_seconds: for one document.
        calls: after which a worker is replaced by a new one.
        growth_bytes: after which too.
        load: whether workers have the readers in memory from their start.
    """

    def __init__(
        self,
        *,
        workers: int,
        memory_bytes: int = MEMORY_BYTES,
        cpu_seconds: int = CPU_SECONDS,
        wall_seconds: float = WALL_SECONDS,
        calls: int = CALLS,
        growth_bytes: int = GROWTH_BYTES,
        load: bool = True,
    ) -> None:
        self._limits = worker.Limits(
            memory_bytes=memory_bytes, cpu_seconds=cpu_seconds, calls=calls, growth_bytes=growth_bytes
        )
        self._wall_seconds = wall_seconds
        self._most = workers
        self._load = load
        self._staff: Staff | None = None
        self._idle: list[Worker] = []
        self._harmful: OrderedDict[bytes, tuple[float, errors.ParseError]] = OrderedDict()
        self._rest: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bytes = 0  # of documents that are not read yet
        self._slow_bytes = 0  # of those that are slow
        self._calls = 0

    def _settle(self) -> None:
        """Belong to the loop that runs now."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self.close()
            self._loop = loop
            self._places = asyncio.Semaphore(self._most)
            self._slow = asyncio.Semaphore(SLOW)
            self._space = asyncio.Event()
            self._space.set()
            self._bytes = self._slow_bytes = self._calls = 0

    async def run(self, function: Callable[Given, Made], /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        """Have a worker call it. What the function raises is raised here.

        Raises ``errors.ParseError`` with code ``too_long``, ``too_much_memory``, ``reader_killed`` or ``no_worker``.
        """
        self._settle()
        contract = parcels.contract(function)
        subject = _Subject.of(args)
        self._refuse_harmful(subject)
        self._begun(subject)
        try:
            answer = await self._answer(partial(contract.call, args, kwargs), subject)
        except Ended as end:
            raise self._in_words(end, subject) from None
        except TimeoutError:
            raise self._too_long(subject, f"{self._wall_seconds:.0f} seconds", is_sure=False) from None
        except OSError as error:
            raise errors.ParseError(
                f"{subject.name} is not read: no worker process could be started: {error}",
                url=subject.url,
                code="no_worker",
                hint="the machine is short of memory or processes; the document is read at the next visit",
            ) from error
        finally:
            self._done(subject)
        try:
            return contract.value(memoryview(answer))  # type: ignore[no-any-return] # what the signature says
        except errors.ParseError as error:
            if error.code == "too_much_memory":
                raise self._too_much(subject, error) from None
            raise

    async def room(self) -> None:
        """Wait until fewer documents wait to be read: what is fetched meanwhile would only fill the memory."""
        self._settle()
        await self._space.wait()

    def _begun(self, subject: _Subject) -> None:
        self._calls += 1
        self._bytes += subject.size
        if self._bytes >= ROOM_BYTES:
            self._space.clear()
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _done(self, subject: _Subject) -> None:
        self._calls -= 1
        if subject.is_slow:
            self._slow_bytes -= subject.size
        else:
            self._give_room(subject)
        if self._calls == 0:
            self._rest = asyncio.get_running_loop().call_later(IDLE_SECONDS, self.close)

    def _give_room(self, subject: _Subject) -> None:
        self._bytes -= subject.size
        if self._bytes < ROOM_BYTES:
            self._space.set()

    def _is_slow(self, subject: _Subject) -> None:
        """Let a slow document keep no others from being fetched; of too many at once some come back another time."""
        subject.is_slow = True
        self._give_room(subject)
        self._slow_bytes += subject.size
        if self._slow_bytes > SLOW_BYTES:
            raise TimeoutError

    async def _answer(self, call: Callable[[], bytes], subject: _Subject) -> bytearray:
        """Find a worker for a call, which is packed only then: those that wait would take their memory twice."""
        async with self._places:
            one = self._take()
            asked = asyncio.create_task(one.answer(call()))
            try:
                if await self._is_done_soon(one, asked):
                    return self._finish(one, asked)
                self._is_slow(subject)
                goes_on = not self._slow.locked()
                if goes_on:
                    await self._slow.acquire()  # at once
                    one.calm(CALM)
                else:
                    _stop(one, asked)
            except BaseException:
                _stop(one, asked)
                raise
        if not goes_on:
            await self._slow.acquire()
        try:
            if not goes_on:
                one = self._hire(CALM)
                asked = asyncio.create_task(one.answer(call()))
            async with asyncio.timeout(self._wall_seconds):
                await asked
            return self._finish(one, asked, is_calm=True)
        except BaseException:
            _stop(one, asked)
            raise
        finally:
            self._slow.release()

    async def _is_done_soon(self, one: Worker, asked: asyncio.Task[bytearray]) -> bool:
        """Wait for it, unless it takes much processor time, or none at all, or the machine gives it too little."""
        before = last = one.cpu_seconds()
        waited = hanging = 0.0
        while True:
            done, _ = await asyncio.wait({asked}, timeout=LOOK_SECONDS)
            if done:
                return True
            if one.pid is None:
                continue  # the readers may still be loading
            spent = one.cpu_seconds()
            waited += LOOK_SECONDS
            # A call that waits for its turn on a loaded machine does not hang: one more worker would add to the load.
            hanging = hanging + LOOK_SECONDS if spent == last else 0.0
            last = spent
            if spent - before >= SOON_SECONDS or hanging >= HANGING_SECONDS or waited >= PATIENCE_SECONDS:
                return False

    def _finish(self, one: Worker, asked: asyncio.Task[bytearray], *, is_calm: bool = False) -> bytearray:
        answer = asked.result()
        if one.goes_on and not is_calm:
            self._idle.append(one)
        else:
            one.dismiss()
        return answer

    def _take(self) -> Worker:
        while self._idle:
            one = self._idle.pop()
            if one.goes_on:
                return one
        return self._hire(NICE)

    def _hire(self, nice: int) -> Worker:
        if self._staff is None or not self._staff.is_open:
            allocator.keep_no_large_blocks()  # documents and what was read of them pass through here
            self._staff = Staff(self._limits, load=self._load)
        return self._staff.hire(nice)

    def close(self) -> None:
        """Send everybody home. The next call starts anew."""
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        self._idle.clear()
        if self._staff is not None:
            self._staff.close()
            self._staff = None

    def _refuse_harmful(self, subject: _Subject) -> None:
        """Raise what was raised for the very same bytes before, for a day: they would do the same harm."""
        if not self._harmful:
            return
        at, error = self._harmful.get(subject.digest or b"", (-KEPT_SECONDS, None))
        if error is not None and time.monotonic() - at < KEPT_SECONDS:
            raise errors.ParseError(error.message, url=subject.url, code=error.code, hint=error.hint)

    def _remember(self, subject: _Subject, error: errors.ParseError) -> errors.ParseError:
        digest = subject.digest
        if digest is not None:
            self._harmful[digest] = (time.monotonic(), error)
            self._harmful.move_to_end(digest)
            while len(self._harmful) > MOST_KEPT:
                self._harmful.popitem(last=False)
        return error

    def _in_words(self, end: Ended, subject: _Subject) -> errors.ParseError:
        number = -os.waitstatus_to_exitcode(end.status) if end.status is not None else signal.SIGKILL
        if number == signal.SIGXCPU:
            return self._too_long(subject, f"{self._limits.cpu_seconds} seconds of processor time", is_sure=True)
        name = signal.Signals(number).name if number in signal.valid_signals() else f"exit {-number}"
        error = errors.ParseError(
            f"{subject.name} is not read: the worker that read it ended before it was done ({name})",
            url=subject.url,
            code="reader_killed",
            hint="nothing that was held is lost; if it happens again, please report it with the document",
        )
        # SIGKILL is the kernel's, short of memory, or a person's: the document may be innocent.
        return error if number == signal.SIGKILL else self._remember(subject, error)

    def _too_long(self, subject: _Subject, limit: str, *, is_sure: bool) -> errors.ParseError:
        error = errors.ParseError(
            f"{subject.name} is not read: it takes more than {limit}",
            url=subject.url,
            code="too_long",
            hint="nothing that was held is lost; the document is broken, or means harm",
        )
        return self._remember(subject, error) if is_sure else error

    def _too_much(self, subject: _Subject, error: errors.ParseError) -> errors.ParseError:
        message = error.message.replace("the document", subject.name, 1)
        hint = "nothing that was held is lost; the document is broken, means harm, or needs a larger limit"
        return self._remember(subject, errors.ParseError(message, url=subject.url, code=error.code, hint=hint))


def _stop(one: Worker, asked: asyncio.Task[bytearray]) -> None:
    one.kill()
    asked.cancel()
