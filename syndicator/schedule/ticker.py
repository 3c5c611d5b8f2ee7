"""The daemon's life: a bell, what it starts, and how it ends. Knows neither stores nor feeds, only what it is given.

APScheduler rings; whether there is anything to do is a query (``Work.due``). A ring during a round is swallowed
(``max_instances=1``, ``coalesce``): after a suspended night there is one round, not a thousand.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterator, Sequence
from typing import Protocol

from syndicator.model.source import Source

GRACE_SECONDS = 8.0
"""How long running visits may take to end after SIGTERM before they are cancelled; they roll back whole."""


class Work(Protocol):
    """What the daemon does; ``bootstrap`` provides it."""

    def due(self) -> Sequence[Source]:
        """Return what is due now."""
        ...

    def wants_printing(self) -> bool:
        """Tell whether time alone has changed what may be shown, so that feeds must be printed without a visit."""
        ...

    def errands(self) -> None:
        """Do at once what somebody asked for meanwhile; short, and called between the steps of a round."""
        ...

    async def round(self, sources: Sequence[Source], stopping: asyncio.Event) -> None:
        """Visit these sources and publish what changed."""
        ...

    def reload(self) -> None:
        """Read the configuration again; a bad one is reported and the old one stays."""
        ...


async def serve(work: Work, *, tick_seconds: float = 5.0, grace_seconds: float = GRACE_SECONDS) -> None:
    """Run until SIGTERM or SIGINT; SIGHUP reloads. A second signal ends at once.

    Raises whatever unexpected thing a round raised: a daemon that hides a bug is worse than one that restarts.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    stopping = asyncio.Event()
    failed: list[BaseException] = []
    current: set[asyncio.Task[None]] = set()

    async def ring() -> None:
        if current or stopping.is_set():
            return
        sources = work.due()
        if not sources and not work.wants_printing():
            return
        task = asyncio.create_task(work.round(sources, stopping))
        current.add(task)
        try:
            await task
        except asyncio.CancelledError:
            if not stopping.is_set():
                raise
        except BaseException as error:  # noqa: BLE001 - handed to the waiting main task, which raises it
            failed.append(error)
            stopping.set()
        finally:
            current.discard(task)

    scheduler = AsyncIOScheduler(timezone="UTC")
    bell = {"trigger": "interval", "seconds": tick_seconds, "max_instances": 1, "coalesce": True}
    scheduler.add_job(_errands, args=(work, stopping, failed), misfire_grace_time=None, **bell)
    scheduler.add_job(ring, misfire_grace_time=None, **bell)
    with _signals(stopping, work):
        scheduler.start()
        first = asyncio.create_task(ring())  # what is due at the start is due now, not at the first ring
        await stopping.wait()
        scheduler.shutdown(wait=False)
        await _end(current, grace_seconds)
        first.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await first
    if failed:
        raise failed[0]


async def _errands(work: Work, stopping: asyncio.Event, failed: list[BaseException]) -> None:
    """Look at the desk at every bell; a coroutine, so that it runs between the steps of a round and not beside them."""
    if stopping.is_set():
        return
    try:
        work.errands()
    except BaseException as error:  # noqa: BLE001 - handed to the waiting main task, which raises it
        failed.append(error)
        stopping.set()


async def _end(current: set[asyncio.Task[None]], grace_seconds: float) -> None:
    """Let what runs finish, then cancel it: a visit writes in one transaction, so nothing is torn."""
    tasks = set(current)
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=grace_seconds)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late, timeout=1.0)


@contextlib.contextmanager
def _signals(stopping: asyncio.Event, work: Work) -> Iterator[None]:
    """Turn signals into words; put the old handlers back afterwards."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        if stopping.is_set():
            raise SystemExit(1)  # the second signal: at once
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    loop.add_signal_handler(signal.SIGHUP, work.reload)
    try:
        yield
    finally:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.remove_signal_handler(number)
