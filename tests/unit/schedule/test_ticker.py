"""The daemon's life."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Sequence

import pytest

from syndicator.model.source import Source
from syndicator.schedule.ticker import serve


class FakeWork:
    """Does what it is told and writes down what it was asked."""

    def __init__(self, *, due: int = 1, seconds: float = 0.0, bug: bool = False) -> None:
        self.left = due
        self.seconds = seconds
        self.bug = bug
        self.rounds = 0
        self.visited = 0
        self.at_once = 0
        self.most_at_once = 0
        self.reloads = 0
        self.asked = 0
        self.printing = False

    def due(self) -> Sequence[Source]:
        if self.left == 0:
            return ()
        self.left -= 1
        return (Source(id="a", kind="feed"),)

    def wants_printing(self) -> bool:
        if not self.printing:
            return False
        self.printing = False
        return True

    def errands(self) -> None:
        self.asked += 1

    async def round(self, sources: Sequence[Source], stopping: asyncio.Event) -> None:
        assert not stopping.is_set()
        self.rounds += 1
        self.visited += len(sources)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self.bug:
                raise ZeroDivisionError
            await asyncio.sleep(self.seconds)
        finally:
            self.at_once -= 1

    def reload(self) -> None:
        self.reloads += 1


async def _when(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - the daemon under test knows no event of ours
        await asyncio.sleep(0.01)


async def _served(work: FakeWork, *, rounds: int, grace_seconds: float = 8.0) -> None:
    task = asyncio.create_task(serve(work, tick_seconds=0.02, grace_seconds=grace_seconds))
    async with asyncio.timeout(10):
        await _when(lambda: task.done() or work.rounds >= rounds)
        os.kill(os.getpid(), signal.SIGTERM)
        await task


def test_what_is_due_at_the_start_is_done_at_once_and_rings_never_overlap() -> None:
    work = FakeWork(due=3, seconds=0.1)
    asyncio.run(_served(work, rounds=3))
    assert work.rounds == 3
    assert work.most_at_once == 1


def test_what_takes_longer_than_the_grace_is_cancelled() -> None:
    work = FakeWork(seconds=60)
    asyncio.run(_served(work, rounds=1, grace_seconds=0.1))
    assert work.at_once == 0


def test_sighup_reloads_and_goes_on() -> None:
    async def life(work: FakeWork) -> None:
        task = asyncio.create_task(serve(work, tick_seconds=0.02))
        async with asyncio.timeout(10):
            await _when(lambda: work.rounds > 0)
            os.kill(os.getpid(), signal.SIGHUP)
            await _when(lambda: work.reloads > 0)
            assert not task.done()
            os.kill(os.getpid(), signal.SIGINT)
            await task

    work = FakeWork()
    asyncio.run(life(work))
    assert work.reloads == 1


def test_a_bug_ends_the_daemon_loudly() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(serve(FakeWork(bug=True), tick_seconds=0.02))


def test_what_time_alone_changes_is_printed_without_a_visit() -> None:
    work = FakeWork(due=0)
    work.printing = True
    asyncio.run(_served(work, rounds=1))
    assert (work.rounds, work.visited) == (1, 0)
