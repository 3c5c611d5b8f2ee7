"""How many requests at once, and which hosts asked for a pause. Knows nothing of documents, decides no schedule.

A pause covers the whole host: who answers 429 counts requests, not feeds. When to come back to a *source* is the
business of ``pipeline/cadence.py``.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

LONGEST_PAUSE = 86_400.0  # seconds; one bad header of one feed must not silence a shared host for longer
PAUSE_UNSAID = 60.0  # seconds to leave a host alone that answers 429 without saying for how long
LONGEST_SPACING = 60.0  # seconds; Crawl-delay is not in RFC 9309, and is honoured up to here
PATIENCE = 2.0  # seconds after which a request no longer counts as one of those under way: it only waits …
MOST_SLOW = 32  # … and so many may wait beside the others, so that a few tar pits do not fill all places
_MOST_REMEMBERED = 10_000


@dataclass(slots=True)
class _Lane:
    """The requests to one host."""

    places: asyncio.Semaphore
    users: int = 0
    next_at: float = 0.0  # loop time before which a spaced request may not start
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # spaced requests start one after the other


class Politeness:
    """Limits of one process: ``concurrency`` requests in all, ``per_host`` to one host."""

    def __init__(self, *, concurrency: int, per_host: int) -> None:
        self._all = asyncio.Semaphore(max(1, concurrency))
        self._per_host = max(1, per_host)
        self._slow = 0  # requests under way that gave up their place
        self._lanes: dict[str, _Lane] = {}
        self._pauses: dict[str, float] = {}  # host → loop time of its end

    @asynccontextmanager
    async def turn(self, host: str, *, spacing: float = 0.0) -> AsyncIterator[None]:
        """Wait for a place. First the host's, then the common one: waiting for a slow host holds up nobody else."""
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(asyncio.Semaphore(self._per_host))
        lane.users += 1
        try:
            async with lane.places:
                if spacing > 0:
                    await self._space(lane, min(spacing, LONGEST_SPACING))
                async with self._place():
                    yield
        finally:
            lane.users -= 1
            if not lane.users and lane.next_at <= asyncio.get_running_loop().time():
                self._lanes.pop(host, None)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """Hold one of the common places; give it up early to somebody else when the answer takes long."""
        await self._all.acquire()
        holds = True

        def give_up() -> None:
            nonlocal holds
            if self._slow < MOST_SLOW:
                holds = False
                self._slow += 1
                self._all.release()

        timer = asyncio.get_running_loop().call_later(PATIENCE, give_up)
        try:
            yield
        finally:
            timer.cancel()
            if holds:
                self._all.release()
            else:
                self._slow -= 1

    async def _space(self, lane: _Lane, spacing: float) -> None:
        async with lane.turn:
            loop = asyncio.get_running_loop()
            wait = lane.next_at - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            lane.next_at = loop.time() + spacing
        if len(self._lanes) > _MOST_REMEMBERED:
            self._forget()

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        for host in [host for host, lane in self._lanes.items() if not lane.users and lane.next_at <= now]:
            del self._lanes[host]

    def pause(self, host: str, seconds: float | None) -> None:
        """Leave a host alone for a while; None or nonsense: for a minute. Never shortens a pause."""
        if seconds is None or not math.isfinite(seconds) or seconds <= 0:
            seconds = PAUSE_UNSAID
        now = asyncio.get_running_loop().time()
        end = now + min(seconds, LONGEST_PAUSE)
        if len(self._pauses) >= _MOST_REMEMBERED:
            self._pauses = {name: until for name, until in self._pauses.items() if until > now}
        self._pauses[host] = max(end, self._pauses.get(host, 0.0))

    def paused(self, host: str) -> float:
        """Return how many seconds a host still wants to be left alone; 0.0: it does not."""
        end = self._pauses.get(host)
        if end is None:
            return 0.0
        left = end - asyncio.get_running_loop().time()
        if left <= 0:
            del self._pauses[host]
            return 0.0
        return left
