"""The one place where the program looks at a clock or draws a number; everything below is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
JITTER = 0.1  # share of the interval by which polls are spread


def wall_clock() -> datetime:
    """Return the time; the one place where the program looks at a clock."""
    return datetime.now(UTC)  # noqa: TID251 - the edge where time comes in


def fixed_clock(at: datetime) -> Clock:
    """Return a clock that stands still: for rehearsals (``--now``), where equal input must give equal bytes."""
    return lambda: at


def jitter() -> Callable[[], float]:
    """Return what draws by how much a poll is moved: a share of its interval, within ``JITTER`` either way."""
    import random  # noqa: TID251 - the edge where randomness comes in; spreads polls, guards nothing

    return lambda: random.uniform(-JITTER, JITTER)  # noqa: S311 - no secret depends on it
