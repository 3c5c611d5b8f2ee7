"""How many at once, and who wants to be left alone."""

from __future__ import annotations

import asyncio
import math
from itertools import pairwise

import pytest

from syndicator.fetch import politeness
from syndicator.fetch.politeness import LONGEST_PAUSE, PAUSE_UNSAID, Politeness


def test_a_pause_is_clamped_and_never_shortened() -> None:
    async def ask() -> None:
        polite = Politeness(concurrency=1, per_host=1)
        assert polite.paused("a") == 0.0
        polite.pause("a", 100.0)
        polite.pause("a", 10.0)
        assert 99 < polite.paused("a") <= 100
        polite.pause("b", 10**9)
        assert LONGEST_PAUSE - 1 < polite.paused("b") <= LONGEST_PAUSE
        for nonsense in (None, -5.0, 0.0, math.nan, math.inf):
            polite.pause("c", nonsense)
            assert PAUSE_UNSAID - 1 < polite.paused("c") <= PAUSE_UNSAID
        assert polite.paused("d") == 0.0

    asyncio.run(ask())


def test_a_pause_ends() -> None:
    async def ask() -> None:
        polite = Politeness(concurrency=1, per_host=1)
        polite.pause("a", 0.01)
        await asyncio.sleep(0.02)
        assert polite.paused("a") == 0.0
        assert not polite._pauses

    asyncio.run(ask())


def test_spaced_requests_keep_their_distance() -> None:
    async def ask() -> list[float]:
        polite = Politeness(concurrency=5, per_host=5)
        starts: list[float] = []

        async def one() -> None:
            async with polite.turn("a", spacing=0.03):
                starts.append(asyncio.get_running_loop().time())

        await asyncio.gather(*(one() for _ in range(4)))
        return sorted(starts)

    starts = asyncio.run(ask())
    assert all(later - earlier >= 0.025 for earlier, later in pairwise(starts))


def test_slow_requests_give_up_their_place_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "PATIENCE", 0.01)
    monkeypatch.setattr(politeness, "MOST_SLOW", 3)

    async def ask() -> None:
        polite = Politeness(concurrency=2, per_host=1)
        under_way = 0

        async def hang(number: int) -> None:
            nonlocal under_way
            async with polite.turn(f"tarpit{number}"):
                under_way += 1
                await asyncio.sleep(3_600)

        tasks = [asyncio.create_task(hang(number)) for number in range(10)]
        await asyncio.sleep(0.1)
        assert under_way == 5
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert polite._slow == 0
        assert polite._all._value == 2
        async with asyncio.timeout(1), polite.turn("honest"):
            pass

    asyncio.run(ask())


def test_nothing_is_remembered_of_hosts_that_are_done_with() -> None:
    async def ask() -> None:
        polite = Politeness(concurrency=5, per_host=5)
        for number in range(50):
            async with polite.turn(f"host{number}"):
                assert len(polite._lanes) == 1
        assert not polite._lanes

    asyncio.run(ask())


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "_MOST_REMEMBERED", 10)

    async def ask() -> None:
        polite = Politeness(concurrency=5, per_host=5)
        for number in range(40):
            polite.pause(f"host{number}", 0.001)
            async with polite.turn(f"host{number}", spacing=0.001):
                pass
            await asyncio.sleep(0.002)
        assert len(polite._pauses) <= 11
        assert len(polite._lanes) <= 12

    asyncio.run(ask())
